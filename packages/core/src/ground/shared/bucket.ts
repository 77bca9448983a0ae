/** So much at once, and so much again each minute. */
export interface Rate {
  burst: number;
  perMinute: number;
}

/** A token bucket: what is left of it at an instant (epoch milliseconds). Below nothing after a heavy request: then it is waited for. */
export interface Bucket {
  left: number;
  at: number;
}

const minute = 60_000;

export const fullBucket = ({ burst }: Rate, now: number): Bucket => ({ left: burst, at: now });

/** As it is now; a clock that has gone back takes nothing away. */
export const refilled = ({ left, at }: Bucket, { burst, perMinute }: Rate, now: number): Bucket => ({
  left: Math.min(burst, left + (Math.max(0, now - at) / minute) * perMinute),
  at: now,
});

/** Milliseconds until there is something in it again. */
export const waitForBucket = ({ left }: Bucket, { perMinute }: Rate): number =>
  left >= 0 ? 0 : Math.ceil((-left / perMinute) * minute);

/** When it is full again, and need not be remembered: epoch seconds. */
export const bucketFullAt = ({ left, at }: Bucket, { burst, perMinute }: Rate): number =>
  Math.ceil((at + ((burst - left) / perMinute) * minute) / 1000);
