import { Temporal } from "temporal-polyfill";
import { localDay, type PeriodId } from "../../ground/calendar/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { Conflict, type Key, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, save } from "../../ground/shared/context.ts";
import type { NewEvent } from "../../ground/shared/events.ts";
import { calendarOf } from "../../ground/tenant/calendars.ts";
import { nextDigest } from "../../ground/tenant/hours.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { isDone, type OrganisationTally } from "../obligation/tally.ts";
import type { NoticeEvent } from "../period/period.events.ts";
import * as store from "../period/period.store.ts";
import { isTaking, type Period } from "../period/period.ts";
import { milestonesOf, type PeriodMilestone } from "./milestones.ts";
import { locked } from "./reporting.actions.ts";

type Reason = PeriodMilestone["reason"];

const claimKey = (tenant: string, of: string, day: string, reason: Reason): Key => ({
  table: "records",
  pk: `T#${tenant}#${of}#NOTICES`,
  sk: reason === "remind" ? `DAY#${day}` : `DAY#${day}#ESCALATED`,
});

/**
 * An organisation (or a municipality's coordinator) is claimed for a day: whoever comes second has nothing to add. But an
 * escalation has, also on a day on which somebody was reminded already.
 */
const claim = (tenant: string, of: string, day: string, reason: Reason): Write => ({
  put: { key: claimKey(tenant, of, day, reason), kind: "notice-day", data: { day } },
  expect: "absent",
});

/**
 * Sees to the milestones between the last look and today: every organisation that has something outstanding at one of them is
 * to be written to, once a day, with all that it owes in all open periods. @returns how many
 */
export async function noticeDue(ctx: Ctx, data: Period): Promise<number> {
  const { period } = data;
  const { zone } = await Tenant.load(ctx);
  const today = localDay(ctx.now(), zone);
  const seen =
    data.noticedThrough ??
    Temporal.Instant.from(data.openedAt).toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 }).toString();
  const due = milestonesOf(data, await calendarOf(ctx)).filter((m) => m.on > seen && m.on <= today.toString());
  if (due.length === 0) return 0;
  let told = 0;
  const tallies = await obligations.tallies(ctx, period);
  const overdueIn = new Set<string>();
  for (const tally of tallies) {
    const mine = due.filter((m) => tally.outstanding[m.dueDate] !== undefined);
    if (mine.length === 0) continue;
    const reason = mine.some((m) => m.reason === "escalate") ? "escalate" : "remind";
    if (reason === "escalate") overdueIn.add(tally.municipality);
    if (await notice(ctx, tally, today.toString(), reason)) told++;
  }
  for (const municipality of overdueIn) await escalate(ctx, period, municipality, today.toString());
  return told;
}

const notice = (ctx: Ctx, { agencyId, period }: OrganisationTally, day: string, reason: Reason): Promise<boolean> =>
  once(ctx, `AGENCY#${agencyId}`, day, reason, {
    type: "agency.reports-due",
    data: { agencyId, day, reason, period },
  } satisfies NoticeEvent);

const escalate = (ctx: Ctx, period: PeriodId, municipality: string, day: string): Promise<boolean> =>
  once(ctx, `MUNICIPALITY#${municipality}#${period}`, day, "escalate", {
    type: "municipality.reports-overdue",
    data: { municipality, day, period },
  } satisfies NoticeEvent);

async function once(ctx: Ctx, of: string, day: string, reason: Reason, event: NewEvent): Promise<boolean> {
  // Looked at, not made part of the write: of two at the same moment the worst is a line too many in the digest.
  if (reason === "remind" && (await ctx.bank.get(claimKey(ctx.tenant, of, day, "escalate")))) return false;
  try {
    await save(ctx, {
      writes: [claim(ctx.tenant, of, day, reason)],
      stream: `T#${ctx.tenant}#${of}#NOTICES`,
      events: [event],
      audit: { subject: of, action: event.type, detail: { day } },
    });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false; // claimed for today: that mail tells of everything
    throw error;
  }
}

/** What became of a call to remind everybody. */
export interface Reminded {
  /** Organisations that the next digest tells of what they owe, and those that were reminded today already. */
  reminded: number;
  already: number;
  /** When that digest leaves: an instant. Who has had one today gets the next day's. */
  leavesAt: string;
}

/** Reminds everybody who still owes something for a period, with one click. Staff only. @throws Refusal period.locked */
export async function remindAll(ctx: Ctx, period: PeriodId): Promise<Reminded> {
  mustBeStaff(ctx.actor, "region");
  if (!isTaking((await store.load(ctx, period)).data)) throw locked(period);
  const settings = await Tenant.load(ctx);
  const day = localDay(ctx.now(), settings.zone).toString();
  const { idempotency: _, ...keyless } = ctx;
  const owing = (await obligations.tallies(ctx, period)).filter((tally) => !isDone(tally));
  let reminded = 0;
  for (const tally of owing) if (await notice(keyless, tally, day, "remind")) reminded++;
  const { now, calendar } = await Tenant.clock(ctx);
  return { reminded, already: owing.length - reminded, leavesAt: nextDigest(now, settings, calendar).toString() };
}
