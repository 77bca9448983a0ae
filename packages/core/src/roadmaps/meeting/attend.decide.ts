import { Temporal } from "temporal-polyfill";
import type { Body, Rhythm } from "./body.ts";
import type { Meeting } from "./meeting.ts";

// What time alone brings about, and when. Days are the tenant's.

const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** Members are reminded on the day before. */
const remindBefore = 1;
/** Minutes that are not approved after so many days are somebody's task: the usual order of groups is ten. */
const minutesWithin = 10;

/** The day (ISO) from which something is to be done about a meeting. */
export function attendOn({
  status,
  on,
  inviteBy,
  seen,
}: Pick<Meeting, "status" | "on" | "inviteBy" | "seen">): string | undefined {
  if (status === "planned") return seen === undefined ? inviteBy : seen === "recording" ? undefined : plus(on, 1);
  if (status === "invited") {
    if (seen === "recording") return undefined;
    return seen === "reminded" ? plus(on, 1) : plus(on, -remindBefore);
  }
  return status === "held" && seen !== "minutes" ? plus(on, minutesWithin) : undefined;
}

const months: Record<Rhythm["every"], number> = { quarter: 3, "half-year": 6, year: 12 };

/** The period of a rhythm in which a day lies: first and last day. */
export function roundOf(
  every: Rhythm["every"],
  day: Temporal.PlainDate,
): { start: Temporal.PlainDate; end: Temporal.PlainDate } {
  const length = months[every];
  const month = Math.floor((day.month - 1) / length) * length + 1;
  const start = day.with({ month, day: 1 });
  return { start, end: start.add({ months: length }).subtract({ days: 1 }) };
}

/** So many days before the last one a period without a meeting is told: as long as an invitation takes, and a week to prepare it. */
const askBefore = 17;

/** From when a rhythm is looked at in a period, without the calendar: its days off only move the look, not the day that is told. */
const lookFrom = ({ within }: Rhythm, start: Temporal.PlainDate): string =>
  start.add({ days: Math.max(0, within - askBefore) }).toString();

/** The day (ISO) from which it is to be asked whether a meeting is planned: of the first period that has not been looked at. */
export function attendBodyOn({ status, rhythm, asked, createdAt }: Body): string | undefined {
  if (status !== "active" || !rhythm) return undefined;
  const first = roundOf(rhythm.every, Temporal.PlainDate.from(createdAt.slice(0, 10))).start;
  const start = asked === undefined ? first : Temporal.PlainDate.from(asked).add({ months: months[rhythm.every] });
  return lookFrom(rhythm, start);
}

/** Whether a body meets in a period. */
export const meetsIn = (
  { meets }: Pick<Body, "meets">,
  { start, end }: { start: Temporal.PlainDate; end: Temporal.PlainDate },
): boolean => meets.some((day) => day >= start.toString() && day <= end.toString());
