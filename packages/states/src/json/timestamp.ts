/** RFC 3339 as AWS reads it: seconds are needed, so is `Z` or an offset, and the date must exist. */
import type { Json } from "./index.ts";

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Epoch milliseconds, or undefined for anything else. */
export function parseTimestamp(value: Json): number | undefined {
  if (typeof value !== "string") return undefined;
  const parts = rfc3339.exec(value);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}
