/** Moments as AWS reads them: RFC 3339 in definitions, Java's ISO_OFFSET_DATE_TIME in data. */
import type { Json } from "./index.ts";

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
/** Its seconds may be missing, and a year of more than four digits has a sign. */
const offsetDateTime =
  /^(\d{4}|-\d{4,9}|\+\d{5,9})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):(\d\d)(?::(\d\d))?)$/;

export interface Moment {
  /** Epoch seconds, of any year. */
  seconds: number;
  nanoseconds: number;
}

/** A moment of a definition; undefined for anything else. */
export function parseRfc3339(value: Json): Moment | undefined {
  return typeof value === "string" && rfc3339.test(value)
    ? parseMoment(value.replace(/(\.\d{9})\d+/, "$1"))
    : undefined;
}

/** A moment of the data; undefined for anything else. */
export function parseMoment(value: Json): Moment | undefined {
  const parts = typeof value === "string" ? offsetDateTime.exec(value) : null;
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second = 0] = parts.slice(1, 7).map((part) => (part ? Number(part) : 0));
  const [zoneHour, zoneMinute, zoneSecond] = parts.slice(9, 12).map((part) => (part ? Number(part) : 0));
  const offset = (zoneHour! * 60 + zoneMinute!) * 60 + zoneSecond!;
  const fits =
    month! >= 1 &&
    month! <= 12 &&
    day! >= 1 &&
    day! <= daysIn(year!, month!) &&
    hour! < 24 &&
    minute! < 60 &&
    second < 60;
  if (!fits || zoneMinute! > 59 || zoneSecond! > 59 || offset > 18 * 3600) return undefined;
  const local = daysBefore(year!, month!, day!) * 86_400 + (hour! * 60 + minute!) * 60 + second;
  return {
    seconds: local - (parts[8] === "-" ? -offset : offset),
    nanoseconds: Number((parts[7] ?? "").padEnd(9, "0")),
  };
}

/** Earlier moments first, as a sort does. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.seconds - b.seconds || a.nanoseconds - b.nanoseconds;
}

export function toMillis({ seconds, nanoseconds }: Moment): number {
  return seconds * 1000 + Math.floor(nanoseconds / 1_000_000);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysIn(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 1970-01-01; Date knows no years past 275,760. */
function daysBefore(year: number, month: number, day: number): number {
  const cycles = Math.floor((year - 2000) / 400);
  return cycles * 146_097 + Date.UTC(year - cycles * 400, month - 1, day) / 86_400_000;
}
