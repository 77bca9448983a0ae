import { Temporal } from "temporal-polyfill";
import { localDay, type PeriodId, periodBounds } from "../../ground/calendar/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { Conflict, type Stored } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import { calendarOf } from "../../ground/tenant/calendars.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { dueDates, dutiesOf, explanation, type ReportingDuty } from "../obligation/duty.ts";
import { type Generated, generate } from "../obligation/generate.actions.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { type OrganisationTally, overdueOf, owed } from "../obligation/tally.ts";
import { periodPartition, writeGate } from "../period/gate.ts";
import type { PeriodEvent } from "../period/period.events.ts";
import * as store from "../period/period.store.ts";
import { isTaking, type Period, type PeriodView, periodName } from "../period/period.ts";
import { organisationsOf } from "../report/assemble.ts";
import { revisions } from "../report/frozen.store.ts";
import * as roadmaps from "../roadmap/roadmap.store.ts";
import { lockDay } from "./milestones.ts";

/** Time that one request may spend on making obligations; what is left the period's execution makes. */
const timeBudget = Temporal.Duration.from({ seconds: 20 });

/**
 * Opens a period, or brings an open one up to date with the roadmaps and organisations as they are now: what is missing is
 * made, what was withdrawn is withdrawn. Doing it again does nothing. Staff only.
 * @throws Refusal roadmap.none, calendar.missing, period.locked, not-found
 */
export async function open(ctx: Ctx, period: PeriodId): Promise<PeriodView> {
  mustBeStaff(ctx.actor);
  const keyless = withoutKey(ctx);
  await begin(keyless, period);
  const from = ctx.now();
  await collect(keyless, period, () => Temporal.Duration.compare(from.until(ctx.now()), timeBudget) > 0);
  return get(ctx, period);
}

/** The record of the period, if there is none yet. */
async function begin(ctx: Ctx, period: PeriodId): Promise<void> {
  if (await store.read(ctx, period)) return;
  const { duties } = await wanted(ctx, period);
  if (duties.length === 0) throw noRoadmap(period);
  const now = ctx.now();
  const dates = dueDates(duties).map(String);
  const record: Period = {
    period,
    status: "open",
    openedAt: now.toString(),
    lockOn: await lockOnOf(ctx, dates, now),
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
      ],
      stream: periodPartition(ctx.tenant, period),
      events: [{ type: "period.opened", data: { period, generation: 1 } }],
      audit: { subject: `period:${period}`, action: "period.open" },
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // opened by somebody else at the same moment
  }
}

/** The last day on which reports are taken, as the tenant sets it: opening again takes a changed setting in. */
async function lockOnOf(ctx: Ctx, dueDates: readonly string[], opened: Temporal.Instant): Promise<string> {
  const { zone, reportGraceDays } = await Tenant.load(ctx);
  return lockDay(dueDates, localDay(opened, zone), await calendarOf(ctx), reportGraceDays).toString();
}

/** What the tenant's roadmaps, as they are now, ask for in a period. */
async function wanted(ctx: Ctx, period: PeriodId): Promise<{ duties: ReportingDuty[] }> {
  const calendar = await calendarOf(ctx);
  const duties: ReportingDuty[] = [];
  for (const { data: roadmap } of await roadmaps.all(ctx)) {
    const { year } = periodBounds(period).start;
    if (year < roadmap.from || year > roadmap.to) continue;
    duties.push(...dutiesOf(roadmap, await roadmaps.measures(ctx, roadmap), period, calendar));
  }
  return { duties };
}

/** Whether the tenant's roadmaps ask for anything in this period. */
export const isAsked = async (ctx: Ctx, period: PeriodId): Promise<boolean> =>
  (await wanted(ctx, period)).duties.length > 0;

/** Duties and obligations of an open period, made and withdrawn until they are what the roadmaps ask for. */
export async function collect(ctx: Ctx, period: PeriodId, until: () => boolean = () => false): Promise<Generated> {
  const { data } = await store.load(ctx, period);
  if (!isTaking(data)) throw locked(period);
  const duties = await keepDuties(ctx, period);
  const made = await generate(ctx, period, duties, until);
  await retrying(async () => {
    const found = await store.load(ctx, period);
    if (!isTaking(found.data)) return;
    const dates = dueDates(duties).map(String);
    const lockOn = await lockOnOf(ctx, dates, Temporal.Instant.from(found.data.openedAt));
    const { unassigned } = made;
    const done = made.whole && found.data.status === "open";
    const { dueDates: oldDates, unassigned: oldUnassigned, lockOn: oldLock } = found.data;
    const unchanged = same([dates, unassigned, lockOn], [oldDates, oldUnassigned, oldLock]);
    if (!done && unchanged) return;
    const after: Period = {
      ...found.data,
      dueDates: dates,
      unassigned,
      lockOn,
      ...(done ? { status: "collecting", collectingAt: ctx.now().toString() } : {}),
    };
    const events: PeriodEvent[] = done
      ? [{ type: "period.collecting", data: { period, generation: after.generation } }]
      : [];
    await savePeriod(ctx, found, after, "period.collect", events);
  });
  return made;
}

/** Keeps what each measure asks for; a measure that is gone stays, as withdrawn. */
async function keepDuties(ctx: Ctx, period: PeriodId): Promise<ReportingDuty[]> {
  return retrying(async () => {
    const [{ duties: now }, before] = [await wanted(ctx, period), await obligations.duties(ctx, period)];
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
    (await revisions(ctx, period)).at(-1)?.revision ?? 0,
  );
}

async function view(
  ctx: Ctx,
  { data, version }: Stored<Period>,
  tallies: OrganisationTally[],
  duties: ReportingDuty[],
  revision: number,
): Promise<PeriodView> {
  const clock = await Tenant.clock(ctx);
  const { period, status, openedAt, lockOn, lockedAt, submittedAt, unassigned } = data;
  const sum = (of: (tally: OrganisationTally) => number) => tallies.reduce((n, tally) => n + of(tally), 0);
  const tally = (key: keyof OrganisationTally["tally"]) => sum((tally) => tally.tally[key]);
  return {
    period,
    name: periodName(period),
    status,
    openedAt,
    lockOn,
    revision,
    unassigned,
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
      overdue: sum((tally) => overdueOf(tally, clock)),
    },
  };
}

/** The tenant's periods. Staff and agencies. */
export async function list(ctx: Ctx): Promise<Period[]> {
  if (ctx.actor.kind === "representative") throw notFound();
  return store.list(ctx);
}

/** Saves a period with what happened to it. */
export async function savePeriod(
  ctx: Ctx,
  before: Stored<Period>,
  after: Period,
  action: string,
  events: PeriodEvent[],
  more: Parameters<Ctx["bank"]["commit"]>[0] = [],
): Promise<void> {
  await save(ctx, {
    writes: [store.write(ctx.tenant, after, before.version), ...more],
    stream: periodPartition(ctx.tenant, after.period),
    events,
    audit: { subject: `period:${after.period}`, action },
    ref: { kind: "period", id: after.period },
  });
}

/** What a request does beside its own change must not use up its key. */
const withoutKey = ({ idempotency: _, ...ctx }: Ctx): Ctx => ctx;

export const locked = (period: PeriodId) =>
  new Refusal("period.locked", { ru: `Период ${period} уже закрыт.`, en: `The period ${period} is locked already.` });
const noRoadmap = (period: PeriodId) =>
  new Refusal("roadmap.none", {
    ru: `Ни одна дорожная карта не требует отчёта за ${periodName(period).ru}: загрузите её или выберите другой период.`,
    en: `No roadmap asks for a report on the ${periodName(period).en}: import one or choose another period.`,
  });
