import * as z from "zod";

/** How much somebody may ask for: so much at once, and so much again each minute. One request is one, a heavy one is more. */
export const Rate = z.strictObject({ burst: z.int().min(30).max(100_000), perMinute: z.int().min(10).max(100_000) });
export type Rate = z.infer<typeof Rate>;

/** What a tenant limits: an account by what it is, all accounts of an organisation together, and a link. */
export const Rates = z.strictObject({
  /** Coordinators and administrators. */
  staff: Rate,
  specialist: Rate,
  family: Rate,
  /** An organisation's own system, which comes with client credentials. */
  system: Rate,
  /** All of an organisation's specialists and systems. */
  organisation: Rate,
  link: Rate,
});
export type Rates = z.infer<typeof Rates>;
export type RateOf = keyof Rates;

/** Far above what people do, far below what would be felt by others (docs/decisions/0115-rates.md). */
export const usualRates: Rates = {
  staff: { burst: 3000, perMinute: 1800 },
  specialist: { burst: 600, perMinute: 600 },
  family: { burst: 200, perMinute: 100 },
  system: { burst: 1200, perMinute: 1200 },
  organisation: { burst: 2400, perMinute: 2400 },
  link: { burst: 200, perMinute: 100 },
};
