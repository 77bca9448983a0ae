import { Temporal } from "temporal-polyfill";
import {
  isOfDecisions,
  localDay,
  type PeriodId,
  periodBounds,
  type WorkCalendar,
} from "../../ground/calendar/index.ts";
import type * as Second from "../../ground/second/index.ts";
import { isStaff, mustBeStaff } from "../../ground/shared/authorise.ts";
import { Conflict, type Stored } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import { calendarOf } from "../../ground/tenant/calendars.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { dueDates, dutiesOf, explanation, type ReportingDuty } from "../obligation/duty.ts";
import { type Generated, generate } from "../obligation/generate.actions.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { type OrganisationTally, overdueOf, owed } from "../obligation/tally.ts";
import type { FreezeGroup } from "../period/freezing.ts";
import { periodPartition, writeGate } from "../period/gate.ts";
import * as store from "../period/period.store.ts";
import { isTaking, type Period, type PeriodView, periodName } from "../period/period.ts";
import { organisationsOf } from "../report/assemble.ts";
import { groupsIn } from "../report/frozen.groups.ts";
import { type Revision, revisions } from "../report/frozen.store.ts";
import * as roadmaps from "../roadmap/roadmap.store.ts";
import { changePeriod } from "./change.ts";
import { Early, type EarlyInput, early } from "./early.ts";
import { groupsOf, lockDay } from "./freezing.ts";

/** Time that one request may spend on making obligations; what is left the period's execution makes. */
const timeBudget = Temporal.Duration.from({ seconds: 20 });

/**
 * Opens a period, or brings an open one up to date with the roadmaps and organisations as they are now: what is missing is
 * made, what was withdrawn is withdrawn. Doing it again does nothing. One that has not begun is opened by two persons. Staff only.
 * @throws Refusal roadmap.none, calendar.missing, period.locked, second-person.wanted, input.invalid (no reason), not-found
 */
export async function open(ctx: Ctx, period: PeriodId, input: EarlyInput = {}): Promise<PeriodView> {
  mustBeStaff(ctx.actor, "region");
  const { reason } = parse(Early, input);
  const found = await store.read(ctx, period);
  if (found && !isTaking(found.data)) throw locked(period);
  const duties = await wanted(ctx, period);
  if (!found && duties.length === 0) throw noRoadmap(period);
  const isAhead = Temporal.PlainDate.compare(periodBounds(period).start, await Tenant.today(ctx)) > 0;
  const word = !found && isAhead ? await retrying(() => early(ctx, "period.open", period, reason)) : undefined;
  await make(ctx, period, duties, word);
  return get(ctx, period);
}

/** The period itself, if there is none yet, and what is asked for in it. */
export async function make(
  ctx: Ctx,
  period: PeriodId,
  duties: ReportingDuty[],
  word: Second.Word = { writes: [], detail: {} },
): Promise<void> {
  const keyless = withoutKey(ctx);
  const found = (await store.read(ctx, period))?.data ?? (await begin(keyless, period, duties, word));
  const from = ctx.now();
  await update(keyless, found, duties, () => Temporal.Duration.compare(from.until(ctx.now()), timeBudget) > 0);
}

async function begin(
  ctx: Ctx,
  period: PeriodId,
  duties: readonly ReportingDuty[],
  { writes, detail }: Second.Word,
): Promise<Period> {
  const now = ctx.now();
  const dates = dueDates(duties).map(String);
  const record: Period = {
    period,
    status: "open",
    openedAt: now.toString(),
    ...(await lastDays(ctx, { period, dueDates: dates, openedAt: now })),
    dueDates: dates,
    unassigned: [],
    generation: 1,
    generationAt: now.toString(),
  };
  try {
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, record, "absent"),
        store.listing(ctx.tenant, period),
        writeGate(ctx.tenant, { period, open: true }, "absent"),
        ...writes,
      ],
      stream: periodPartition(ctx.tenant, period),
      events: [{ type: "period.opened", data: { period, generation: 1 } }],
      audit: { subject: `period:${period}`, action: "period.open", detail },
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return (await store.load(ctx, period)).data; // opened by somebody else at the same moment
  }
  return record;
}

/**
 * The last days on which reports are taken, as the tenant sets them: opening again takes a changed setting in. Those that rest on
 * the period's figures, and those of an organisation that was given longer, do not keep it open.
 * @param grouped false: of a period that was opened before there were groups, which goes on as it began
 */
export async function lastDays(
  ctx: Ctx,
  {
    period,
    dueDates,
    openedAt,
    extendedTo = [],
  }: Pick<Period, "period" | "dueDates" | "extendedTo"> & { openedAt: Temporal.Instant },
  grouped = true,
): Promise<Pick<Period, "lockOn" | "laterUntil" | "groups">> {
  if (isOfDecisions(period))
    return { lockOn: lastOfDecisions(period, [...dueDates, ...extendedTo]), laterUntil: undefined, groups: undefined };
  const { zone, reportGraceDays: graceDays } = await Tenant.load(ctx);
  const [opened, calendar] = [localDay(openedAt, zone), await calendarOf(ctx)];
  const groups = groupsOf(period, dueDates, { opened, calendar, graceDays, capped: grouped });
  const [{ lastDay: lockOn }, ...rest] = groups as [FreezeGroup, ...FreezeGroup[]];
  const later = [...rest.flatMap((one) => one.dueDates), ...extendedTo];
  const laterUntil = lockDay(later, opened, calendar, graceDays).toString();
  return {
    lockOn,
    laterUntil: later.some((date) => date > lockOn) ? laterUntil : undefined,
    groups: grouped ? groups : undefined,
  };
}

/** Whether a period was opened since its measures are frozen by groups, or opened again since. */
export const isGrouped = ({ groups }: Pick<Period, "groups">): boolean => groups !== undefined;

/**
 * A decision binds until it is carried out or withdrawn, whatever its date: what was decided in a year is reported on for a year after the
 * last date, and stands on the agenda meanwhile.
 */
const lastOfDecisions = (period: PeriodId, dates: readonly string[]): string =>
  Temporal.PlainDate.from([...dates, periodBounds(period).end.toString()].sort().at(-1)!)
    .add({ years: 1 })
    .toString();

/** Since when a period takes reports. */
export const since = ({ reopened, openedAt }: Pick<Period, "reopened" | "openedAt">): Temporal.Instant =>
  Temporal.Instant.from(reopened?.at ?? openedAt);

/**
 * What the tenant's roadmaps, as they are now, ask for in a period; by the tenant's calendar, unless another one is given. What decisions ask
 * for is what was kept of them when they took effect.
 */
export async function wanted(ctx: Ctx, period: PeriodId, by?: WorkCalendar): Promise<ReportingDuty[]> {
  if (isOfDecisions(period))
    return (await obligations.duties(ctx, period)).map(({ data }) => data).filter(({ status }) => status === "active");
  const calendar = by ?? (await calendarOf(ctx));
  const duties: ReportingDuty[] = [];
  for (const { data: roadmap } of await roadmaps.all(ctx)) {
    const { year } = periodBounds(period).start;
    if (year < roadmap.from || year > roadmap.to) continue;
    duties.push(...dutiesOf(roadmap, await roadmaps.measures(ctx, roadmap), period, calendar));
  }
  return duties;
}

/** Duties and obligations of an open period, made and withdrawn until they are what the roadmaps ask for. */
export async function collect(ctx: Ctx, period: PeriodId, until: () => boolean = () => false): Promise<Generated> {
  const { data } = await store.load(ctx, period);
  if (!isTaking(data)) throw locked(period);
  return (await update(ctx, data, await wanted(ctx, period), until)).made;
}

/** The same for a period that was found to take reports. @returns also the period as it then stands */
export async function update(
  ctx: Ctx,
  { period }: Period,
  asked: ReportingDuty[],
  until?: () => boolean,
): Promise<{ made: Generated; after: Period }> {
  const duties = await keepDuties(ctx, period, asked);
  const made = await generate(ctx, period, duties, until);
  const { unassigned } = made;
  const { data } = await changePeriod(ctx, period, { action: "period.collect" }, async ({ data: before }) => {
    if (!isTaking(before)) return { events: [] };
    const dates = dueDates(duties).map(String);
    const wanted = {
      dueDates: dates,
      unassigned,
      ...(await lastDays(ctx, { ...before, dueDates: dates, openedAt: since(before) }, isGrouped(before))),
    };
    const { dueDates: wasDue, unassigned: wasUnassigned, lockOn, laterUntil, groups } = before;
    const unchanged = same(wanted, { dueDates: wasDue, unassigned: wasUnassigned, lockOn, laterUntil, groups });
    const after: Period = { ...before, ...wanted };
    if (!made.whole || before.status !== "open") return { events: [], after: unchanged ? before : after };
    return {
      events: [{ type: "period.collecting", data: { period, generation: before.generation } }],
      after: { ...after, status: "collecting", collectingAt: ctx.now().toString() },
    };
  });
  return { made, after: data };
}

/** Keeps what each measure asks for; a measure that is gone stays, as withdrawn. */
async function keepDuties(ctx: Ctx, period: PeriodId, asks: ReportingDuty[]): Promise<ReportingDuty[]> {
  let first: ReportingDuty[] | undefined = asks;
  return retrying(async () => {
    // Somebody else kept them meanwhile, maybe of a newer edition: asked anew.
    const now = first ?? (await wanted(ctx, period));
    first = undefined;
    const before = await obligations.duties(ctx, period);
    const old = new Map(before.map((d) => [d.data.dutyKey, d]));
    const asked = new Set(now.map((d) => d.dutyKey));
    const gone = before
      .filter((d) => !asked.has(d.data.dutyKey))
      .map((d): ReportingDuty => ({ ...d.data, status: "withdrawn" }));
    const all = [...now, ...gone];
    const changed = all.filter((duty) => !same(old.get(duty.dutyKey)?.data, duty));
    for (let i = 0; i < changed.length; i += 20)
      await ctx.bank.commit(
        changed
          .slice(i, i + 20)
          .map((d) => obligations.writeDuty(ctx.tenant, d, old.get(d.dutyKey)?.version ?? "absent")),
      );
    return all;
  });
}

/** How a period stands; for staff, and for agencies as far as they owe anything. @throws Refusal not-found */
export async function get(ctx: Ctx, period: PeriodId): Promise<PeriodView> {
  if (ctx.actor.kind === "representative") throw notFound();
  const found = await store.load(ctx, period);
  const { actor } = ctx;
  const own = actor.kind === "specialist" || actor.kind === "link" ? actor.agency : undefined;
  const tallies = (await obligations.tallies(ctx, period)).filter(
    (tally) => own === undefined || tally.agencyId === own,
  );
  return view(
    ctx,
    found,
    tallies,
    (await obligations.duties(ctx, period)).map((d) => d.data),
    await revisions(ctx, period),
  );
}

async function view(
  ctx: Ctx,
  { data, version }: Stored<Period>,
  tallies: OrganisationTally[],
  duties: ReportingDuty[],
  made: Revision[],
): Promise<PeriodView> {
  const clock = await Tenant.clock(ctx);
  const { period, status, openedAt, lockOn, laterUntil, lockedAt, submittedAt, unassigned, reopened } = data;
  const sum = (of: (tally: OrganisationTally) => number) => tallies.reduce((n, tally) => n + of(tally), 0);
  const tally = (key: keyof OrganisationTally["tally"]) => sum((tally) => tally.tally[key]);
  return {
    period,
    name: periodName(period),
    status,
    openedAt,
    lockOn,
    laterUntil,
    reopenedAt: reopened?.at,
    revision: made.at(-1)?.revision ?? 0,
    groups: groupsIn(data, duties, { ...clock, made }),
    unassigned,
    mayDo: mayDo(ctx, data),
    lockTakesTwo: isTaking(data) && localDay(clock.now, clock.zone).toString() <= (await ownLastDay(ctx, data)),
    version,
    lockedAt,
    submittedAt,
    measures: duties.map(({ measureKey, roadmapId, title, wording, status, due }) => ({
      measureKey,
      roadmapId,
      title,
      wording,
      status,
      dueDate: due.date,
      workBy: due.workBy,
      explain: explanation(due),
    })),
    organisations: organisationsOf(tallies),
    obligations: {
      owed: sum(owed),
      pending: tally("pending"),
      submitted: tally("submitted"),
      accepted: tally("accepted"),
      returned: tally("returned"),
      withdrawn: tally("withdrawn"),
      late: sum((s) => s.late),
      noData: sum((s) => s.noData ?? 0),
      overdue: sum((tally) => overdueOf(tally, clock)),
    },
  };
}

/** What is the whole region's is done by whoever works across it. */
const mayDo = ({ actor }: Ctx, period: Period): PeriodView["mayDo"] => {
  if (!isStaff(actor, "region")) return [];
  return isTaking(period) ? ["open", "remind", "lock"] : ["unlock"];
};

/** The last day by which one person alone may not lock it; where it was unlocked its time is over all the same. */
export async function ownLastDay(
  ctx: Ctx,
  {
    period,
    reopened,
    lockOn,
    dueDates,
    openedAt,
  }: Pick<Period, "period" | "reopened" | "lockOn" | "dueDates" | "openedAt">,
): Promise<string> {
  if (!reopened) return lockOn;
  return (await lastDays(ctx, { period, dueDates, openedAt: Temporal.Instant.from(openedAt) })).lockOn;
}

/** The tenant's periods. Staff and agencies. */
export async function list(ctx: Ctx): Promise<Period[]> {
  if (ctx.actor.kind === "representative") throw notFound();
  return store.list(ctx);
}

/** Periods that take any report on a day. */
export const takingOn = async (ctx: Ctx, day: string): Promise<Period[]> =>
  (await list(ctx)).filter((period) => isTaking(period) || (period.laterUntil ?? "") >= day);

/** What a request does beside its own change must not use up its key. */
const withoutKey = ({ idempotency: _, ...ctx }: Ctx): Ctx => ctx;

export const locked = (period: PeriodId) =>
  new Refusal("period.locked", { ru: `Период ${period} уже закрыт.`, en: `The period ${period} is locked already.` });
const noRoadmap = (period: PeriodId) =>
  new Refusal("roadmap.none", {
    ru: `Ни одна дорожная карта не требует отчёта за ${periodName(period).ru}: загрузите её или выберите другой период.`,
    en: `No roadmap asks for a report on the ${periodName(period).en}: import one or choose another period.`,
  });
