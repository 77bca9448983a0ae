/** So many at once, and so many more each second. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** A token bucket: true as long as there is enough in it. */
export type Bucket = (tokens?: number) => boolean;

/** @param now milliseconds; people's, unless a test moves them: the machine's clock may stand, or go through months */
export function bucketOf({ burst, perSecond }: Rate, now = () => performance.now()): Bucket {
  let [left, at] = [burst, now()];
  return (tokens = 1) => {
    const instant = now();
    left = Math.min(burst, left + (Math.max(0, instant - at) / 1000) * perSecond);
    at = instant;
    if (tokens > left) return false;
    left -= tokens;
    return true;
  };
}

/** Of each operation by itself; those without a rate may be called at will. */
export function callsWithin(rates: Readonly<Record<string, Rate>>): (operation: string) => boolean {
  const buckets = new Map(Object.entries(rates).map(([operation, rate]) => [operation, bucketOf(rate)]));
  return (operation) => buckets.get(operation)?.() ?? true;
}
