import { Temporal } from "temporal-polyfill";
import type { ProductionYear } from "../calendar/index.ts";
import { changing } from "../change/index.ts";
import { mustBeStaff } from "../shared/authorise.ts";
import type { Expectation, Key, Stored, Write } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import type { NewEvent } from "../shared/events.ts";
import { notFound } from "../shared/refusal.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** What a tenant sets of its calendar: a year of it. */
export type Settings = ProductionYear;

/** The newest change of a tenant's calendar, and how far open deadlines have followed it. */
export interface CalendarChange {
  /** One more with each change: the second part of the calendar's version. */
  edition: number;
  changedAt: string;
  /** The first day that may count otherwise now: what is due before it stays as it is. */
  from: string;
  status: "moving" | "moved";
  /** What is looked at next, piece by piece: open steps by due date, then open periods. */
  part: "steps" | "periods";
  place?: string;
  /** Pieces that are done: a piece that is told twice is done once. */
  piece: number;
  /** How many deadlines of steps have another day. */
  steps: number;
  /** It was gone through once more, for what another process still decided by the calendar of before. */
  again: boolean;
}

export interface CalendarPiece {
  edition: number;
  piece: number;
}
export type CalendarEvent =
  | NewEvent<"calendar.changed", CalendarPiece & { year: number }>
  | NewEvent<"calendar.move-continued", CalendarPiece>
  | NewEvent<"calendar.moved", { edition: number; steps: number }>
  | NewEvent<"calendar.year-missing", { year: number }>;

export const partition = (tenant: string) => `T#${tenant}#CALENDAR`;
const keyOf = (tenant: string, sk: string): Key => ({ table: "records", pk: partition(tenant), sk });
export const settingKey = (tenant: string, year: number): Key => keyOf(tenant, `YEAR#${year}`);
/** That a year was asked for: once, whatever becomes of it. */
export const askedKey = (tenant: string, year: number): Key => keyOf(tenant, `ASKED#${year}`);
export const changeKey = (tenant: string): Key => keyOf(tenant, "CHANGE");

export const writeChange = (tenant: string, change: CalendarChange, expect: Expectation): Write => ({
  put: { key: changeKey(tenant), kind: "calendar-change", data: change },
  expect,
});

/** The next change: it goes through all that the one before has not come to yet. */
export function begun(before: CalendarChange | undefined, year: number, now: Temporal.Instant): CalendarChange {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toString();
  const from = before?.status === "moving" && before.from < first ? before.from : first;
  const edition = (before?.edition ?? 0) + 1;
  const progress = { status: "moving", part: "steps", piece: 0, steps: 0, again: false } as const;
  return { edition, changedAt: now.toString(), from, ...progress };
}

/** The newest change, if the tenant has ever made one. */
export const newestChange = (ctx: Bank): Promise<Stored<CalendarChange> | undefined> =>
  ctx.bank.get<CalendarChange>(changeKey(ctx.tenant));

/** How far a change has got, as it goes on. */
export const changeProgress = changing<"newest", CalendarChange, CalendarEvent>({
  load: async (ctx) => {
    const found = await newestChange(ctx);
    if (!found) throw notFound();
    return found;
  },
  authorise: ({ actor }) => mustBeStaff(actor, "region"),
  writes: ({ tenant }, before, after) => [writeChange(tenant, after, before.version)],
  stream: partition,
  audit: () => ({ subject: "calendar" }),
});
