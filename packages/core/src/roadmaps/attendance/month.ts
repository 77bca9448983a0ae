import { Temporal } from "temporal-polyfill";
import * as Programme from "../../agencies/programme/index.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { type Ctx, inParallel, unlessRefused } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { readGate } from "../period/gate.ts";

/** A child's line in a month's table. */
export interface MonthRow {
  enrolmentId: string;
  child: string;
  programme: string;
  /** As the programme has it, until the organisation says otherwise. */
  planned: number;
  /** Absent until it is told. */
  held?: number | undefined;
  absent: Enrolment.Sessions["absent"];
}

/** An organisation's month: whom it taught, as far as consent goes. */
export interface MonthTable {
  month: string;
  /** Those that can be asked for, the newest first. */
  months: string[];
  /** The quarter is locked: nothing can be told any more. */
  locked: boolean;
  rows: MonthRow[];
  next?: string | undefined;
}

/** Lines of one page; each opens a name, and is on record. */
const mostRows = 100;
const atOnce = 10;
const shownMonths = 6;

/** The table of a month; until the middle of the next one the month before is meant. The caller speaks for the organisation. */
export async function monthOf(ctx: Ctx, agencyId: AgencyId, wanted?: string, from?: string): Promise<MonthTable> {
  const head = await headOf(ctx, wanted);
  const { month } = head;
  const page = await Enrolment.ofOrganisation(ctx, agencyId, { limit: mostRows, from });
  const taught = page.items.filter((one) => isTaught(one, month));
  const programmes = await Programme.loadMany(ctx, [...new Set(taught.map((one) => one.programmeId))]);
  const titleOf = (one: Enrolment.Enrolment) => programmes.get(one.programmeId)?.data.content?.title ?? "";
  const rows = new Map<string, MonthRow>();
  await inParallel(taught, atOnce, async (one) => {
    const child = await nameOf(ctx, one);
    if (child !== undefined) rows.set(one.enrolmentId, rowOf(one, month, child, titleOf(one)));
  });
  return {
    ...head,
    rows: [...rows.values()].sort(
      (a, b) => a.programme.localeCompare(b.programme, "ru") || a.child.localeCompare(b.child, "ru"),
    ),
    next: page.next,
  };
}

/** The month alone, without a child's name. */
export async function headOf(ctx: Ctx, wanted?: string): Promise<Omit<MonthTable, "rows" | "next">> {
  const today = await Tenant.today(ctx);
  const usual = today.toPlainYearMonth().subtract({ months: today.day <= 15 ? 1 : 0 });
  const month = wanted ?? usual.toString();
  const gate = await readGate(ctx, quarterId(Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })));
  return {
    month,
    months: Array.from({ length: shownMonths }, (_, n) => today.toPlainYearMonth().subtract({ months: n }).toString()),
    locked: gate !== undefined && !gate.data.open,
  };
}

const isTaught = ({ status, from, until }: Enrolment.Enrolment, month: string): boolean =>
  status === "enrolled" && from.slice(0, 7) <= month && month <= until.slice(0, 7);

function rowOf(one: Enrolment.Enrolment, month: string, child: string, programme: string): MonthRow {
  const told = one.months.find((m) => m.month === month);
  return {
    enrolmentId: one.enrolmentId,
    child,
    programme,
    planned: told?.planned ?? one.sessionsPerMonth,
    held: told?.held,
    absent: told?.absent ?? {},
  };
}

/** Nothing of a child is shown that consent does not cover. */
export async function nameOf(ctx: Ctx, one: Enrolment.Enrolment): Promise<string | undefined> {
  if (!(await Enrolment.isTold(ctx, one))) return undefined;
  const why = { about: one.enrolmentId, purpose: "support-route" } as const;
  return (await unlessRefused(() => Disclosure.disclose(ctx, one.childId, ["name"], why)))?.name;
}
