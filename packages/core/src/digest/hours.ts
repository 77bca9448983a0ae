import type { Temporal } from "temporal-polyfill";
import type { TenantSettings } from "../tenant/index.ts";

/** Digests leave in the working day of the tenant, after its milestones (9 o'clock), wherever the platform runs. */
const [opens, closes] = ["09:15", "18:00"];

const clock = (now: Temporal.Instant, zone: string) =>
  now.toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);

export const isDigestHour = (now: Temporal.Instant, settings: TenantSettings): boolean => {
  const at = clock(now, settings.zone);
  return at >= opens! && at < closes! && !isQuiet(now, settings);
};

/** The tenant's quiet hours, over midnight or not; without the setting there are none for what is told at once. */
export function isQuiet(now: Temporal.Instant, { zone, quietHours }: TenantSettings): boolean {
  if (!quietHours) return false;
  const at = clock(now, zone);
  const { from, to } = quietHours;
  return from <= to ? at >= from && at < to : at >= from || at < to;
}
