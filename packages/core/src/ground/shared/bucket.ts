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

/** So much may machines' clocks differ. A bucket of an instant further ahead was kept by a clock that has been set back since. */
const skew = 15 * minute;

/**
 * As it is now. A clock that is slow takes nothing away, and does not turn the bucket back: the next one that is right would fill it for
 * the same minutes twice.
 */
export const refilled = ({ left, at }: Bucket, { burst, perMinute }: Rate, now: number): Bucket => ({
  left: Math.min(burst, left + (Math.max(0, now - at) / minute) * perMinute),
  at: at - now > skew ? now : Math.max(at, now),
});

/** Milliseconds until there is something in it again. */
export const waitForBucket = ({ left }: Bucket, { perMinute }: Rate): number =>
  left >= 0 ? 0 : Math.ceil((-left / perMinute) * minute);

/** When it is full again, and need not be remembered: epoch seconds. */
export const bucketFullAt = ({ left, at }: Bucket, { burst, perMinute }: Rate): number =>
  Math.ceil((at + ((burst - left) / perMinute) * minute) / 1000);
