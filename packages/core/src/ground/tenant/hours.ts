import type { Temporal } from "temporal-polyfill";
import { isWorkingDay, localDay, type WorkCalendar, workingDayFrom } from "../calendar/index.ts";
import type { TenantSettings } from "./tenant.ts";

/** Digests leave in the working hours of the tenant's working days, after its milestones (9 o'clock), wherever the platform runs. */
const [opens, closes] = ["09:15", "18:00"] as const;

const localTime = (now: Temporal.Instant, zone: string) =>
  now.toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);

export const isDigestHour = (now: Temporal.Instant, settings: TenantSettings, calendar: WorkCalendar): boolean => {
  const time = localTime(now, settings.zone);
  const works = isWorkingDay(calendar, localDay(now, settings.zone));
  return works && time >= opens && time < closes && !isQuiet(now, settings);
};

/** The tenant's quiet hours, over midnight or not; without the setting there are none for what is told at once. */
export function isQuiet(now: Temporal.Instant, { zone, quietHours }: TenantSettings): boolean {
  if (!quietHours) return false;
  const time = localTime(now, zone);
  const { from, to } = quietHours;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** When they end; of a moment that is not in them, the next time that they do. */
export function quietUntil(now: Temporal.Instant, { zone, quietHours }: TenantSettings): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  const end = quietHours?.to ?? "00:00";
  const today = local.withPlainTime(end);
  return (localTime(now, zone) < end ? today : today.add({ days: 1 })).toInstant();
}

/** When the next digests can leave: today at the opening hour, within a quarter of an hour in working time, or the next working day. */
export function nextDigest(now: Temporal.Instant, settings: TenantSettings, calendar: WorkCalendar): Temporal.Instant {
  const local = now.toZonedDateTimeISO(settings.zone);
  if (localTime(now, settings.zone) < opens) return opening(workingDayFrom(calendar, local.toPlainDate()), settings);
  const quarter = { smallestUnit: "minute", roundingIncrement: 15, roundingMode: "floor" } as const;
  const soon = local.round(quarter).add({ minutes: 15 }).toInstant();
  return isDigestHour(soon, settings, calendar) ? soon : tomorrowsDigest(now, settings, calendar);
}

/** The next working day at the opening hour: for readers who have had today's. */
export const tomorrowsDigest = (
  now: Temporal.Instant,
  settings: TenantSettings,
  calendar: WorkCalendar,
): Temporal.Instant => opening(workingDayFrom(calendar, localDay(now, settings.zone).add({ days: 1 })), settings);

const opening = (day: Temporal.PlainDate, { zone }: TenantSettings): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: opens }).toInstant();
