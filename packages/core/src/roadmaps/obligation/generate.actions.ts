import { Temporal } from "temporal-polyfill";
import { type Agency, type AgencyKind, byIds, find, worksOn } from "../../agencies/agency/index.ts";
import { type PeriodId, periodBounds } from "../../ground/calendar/index.ts";
import type { Stored, Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Unassigned } from "../period/period.ts";
import { askOf, type ReportingDuty } from "./duty.ts";
import * as decide from "./obligation.decide.ts";
import type { ObligationEvent } from "./obligation.events.ts";
import * as store from "./obligation.store.ts";
import { isOutstanding, type Obligation } from "./obligation.ts";
import { emptyTally, isDone, tallied } from "./tally.ts";

export interface Generated {
  organisations: number;
  made: number;
  withdrawn: number;
  unassigned: Unassigned[];
  /** False when time ran out: the next call goes on. */
  whole: boolean;
}

/** Obligations of one transaction: with tally, event and audit entry below the limit of 25 writes. */
const batchSize = 20;
/** Organisations worked on at the same time. */
const concurrency = 8;

/**
 * Makes the obligations of a period that are missing, and withdraws those whose measure or organisation is gone; doing it
 * again does nothing. Executors are the organisations that work on the period's last day, or today as long as it runs: those
 * that come later get theirs with the next call; of one that closes before, what it has handed in stays and counts. Only
 * organisations of which something else is asked than at the last look are looked at: their tallies say so.
 * @param until stop when this says so, and go on with the next call
 */
export async function generate(
  ctx: Ctx,
  period: PeriodId,
  duties: readonly ReportingDuty[],
  until: () => boolean = () => false,
): Promise<Generated> {
  const active = duties.filter((duty) => duty.status === "active");
  const kinds = [...new Set(active.flatMap((duty) => duty.executors.flatMap((e) => e.kinds)))];
  const [today, { end }] = [await Tenant.today(ctx), periodBounds(period)];
  const day = Temporal.PlainDate.compare(today, end) < 0 ? today : end;
  const named = [...new Set(active.flatMap((duty) => duty.agencies ?? []))];
  const agencies = [
    ...(await workingOn(day.toString(), ctx, kinds)),
    ...[...(await byIds(ctx, named)).values()].filter((agency) => worksOn(agency, day.toString())),
  ];
  const unassigned = unassignedOf(active, agencies);
  const known = new Set(agencies.map((a) => a.agencyId));
  const tallies = await store.tallies(ctx, period);
  const asked = new Map(tallies.map((tally) => [tally.agencyId, tally.asked]));
  const isAsFound = (agency: Agency) => {
    const now = askedOf(agency, active);
    return asked.has(agency.agencyId) ? asked.get(agency.agencyId) === askOf(now) : now.length === 0;
  };
  // Organisations that have closed within the period: what they still owe is withdrawn.
  const gone = tallies.filter((tally) => !known.has(tally.agencyId) && !isDone(tally)).map((tally) => tally.agencyId);
  const queue = [
    ...agencies.filter((agency) => !isAsFound(agency)).map((agency) => ({ agencyId: agency.agencyId, agency })),
    ...gone.map((agencyId) => ({ agencyId, agency: undefined })),
  ];
  const sum: Generated = { organisations: agencies.length, made: 0, withdrawn: 0, unassigned, whole: true };
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (until()) {
        sum.whole = false;
        return;
      }
      const { made, withdrawn } = await forAgency(ctx, period, next.agencyId, next.agency, active, duties);
      sum.made += made;
      sum.withdrawn += withdrawn;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return sum;
}

async function workingOn(day: string, ctx: Ctx, kinds: readonly AgencyKind[]): Promise<Agency[]> {
  const found: Agency[] = [];
  for (const kind of kinds) {
    let from: string | undefined;
    do {
      const page = await find(ctx, { kind, from });
      found.push(...page.items.map((i) => i.agency).filter((a) => worksOn(a, day)));
      from = page.next;
    } while (from);
  }
  return found;
}

/** Whom a decision names is its one executor's entry; of a measure the one for the organisation's kind. */
const isExecutor = (duty: ReportingDuty, { agencyId, kind, municipality }: Agency) => {
  if (duty.agencies) return duty.agencies.includes(agencyId) ? duty.executors[0] : undefined;
  return duty.municipalities && !duty.municipalities.includes(municipality)
    ? undefined
    : duty.executors.find((executor) => executor.kinds.includes(kind));
};

const askedOf = (agency: Agency, active: readonly ReportingDuty[]) => active.filter((duty) => isExecutor(duty, agency));

const unassignedOf = (duties: readonly ReportingDuty[], agencies: readonly Agency[]): Unassigned[] => {
  const kinds = new Set(agencies.map((a) => a.kind));
  return duties.flatMap(({ dutyKey, executors, agencies: named }) =>
    (named ? [] : executors)
      .filter((e) => !e.kinds.some((kind) => kinds.has(kind)))
      .map((e) => ({ dutyKey, executor: e.key })),
  );
};

/** One organisation: what it owes, what it has, and the difference in as few transactions as hold it. */
async function forAgency(
  ctx: Ctx,
  period: PeriodId,
  agencyId: Agency["agencyId"],
  agency: Agency | undefined,
  active: readonly ReportingDuty[],
  all: readonly ReportingDuty[],
): Promise<{ made: number; withdrawn: number }> {
  return retrying(async () => {
    // Before what it counts: who changes any of it meanwhile moves the tally's version.
    let found = await store.readTally(ctx, period, agencyId);
    const present = await store.ofAgency(ctx, period, agencyId);
    const have = new Map(present.map((o) => [o.data.dutyKey, o]));
    const wanted = agency ? askedOf(agency, active) : [];
    const missing = wanted.filter((duty) => !have.has(duty.dutyKey)).map((duty) => made(ctx, period, duty, agency!));
    // Those that are there: wanted again, or due on another day since the roadmap has changed.
    const kept = wanted.flatMap((duty) => {
      const found = have.get(duty.dutyKey);
      if (!found) return [];
      const back = found.data.status === "withdrawn" ? decide.restore(found.data) : [];
      return changed(ctx, found, back, (o) =>
        decide.reschedule(o, { dueDate: duty.due.date, workBy: duty.due.workBy }),
      );
    });
    const stillWanted = new Set(wanted.map((duty) => duty.dutyKey));
    const measures = new Map(all.map((duty) => [duty.dutyKey, duty.status]));
    const over = present.filter(
      ({ data }) => (agency ? data.status !== "withdrawn" : isOutstanding(data)) && !stillWanted.has(data.dutyKey),
    );
    const changes = [
      ...missing.map((after) => ({ before: undefined, version: undefined, after })),
      ...kept,
      ...over.flatMap((one) =>
        changed(
          ctx,
          one,
          decide.withdraw(one.data, measures.get(one.data.dutyKey) === "active" ? "agency" : "measure"),
        ),
      ),
    ];
    if (!found && (!agency || changes.length === 0)) return { made: 0, withdrawn: 0 };
    if (found && changes.length === 0)
      await ctx.bank.commit([store.writeTally(ctx.tenant, { ...found.data, asked: askOf(wanted) }, found.version)]);
    for (let i = 0; i < changes.length; i += batchSize) {
      const part = changes.slice(i, i + batchSize);
      if (i > 0) found = await store.readTally(ctx, period, agencyId);
      const before =
        found?.data ??
        emptyTally({
          period,
          agencyId,
          kind: agency!.kind,
          municipality: agency!.municipality,
          name: agency!.shortName,
        });
      const counted = part.reduce((s, { before, after }) => tallied(s, before, after), before);
      // Of several transactions none has seen all: the next look finds nothing to do, and says so.
      const tally = { ...counted, asked: changes.length <= batchSize ? askOf(wanted) : undefined };
      const writes: Write[] = part.map(({ after, version }) => store.write(ctx.tenant, after, version ?? "absent"));
      await save(ctx, {
        writes: [...writes, store.writeTally(ctx.tenant, tally, found?.version ?? "absent")],
        stream: store.tallyPartition(ctx.tenant, period, agencyId),
        events: [
          {
            type: "obligations.generated",
            data: {
              period,
              agencyId,
              made: part.filter((c) => c.after.status !== "withdrawn").length,
              withdrawn: part.filter((c) => c.after.status === "withdrawn").length,
            },
          },
        ],
        audit: { subject: agencyId, action: "obligations.generate", detail: { period, changes: part.length } },
      });
    }
    return { made: missing.length + kept.length, withdrawn: over.length };
  });
}

interface Changed {
  before: Obligation;
  version: number;
  after: Obligation;
}

/** A record after events, and after those that follow from them; nothing when there are none. */
function changed(
  ctx: Ctx,
  { data, version }: Stored<Obligation>,
  events: ObligationEvent[],
  then: (o: Obligation) => ObligationEvent[] = () => [],
): Changed[] {
  const at = ctx.now().toString();
  const once = events.reduce((o, event) => decide.evolve(o, event, at), data);
  const after = then(once).reduce((o, event) => decide.evolve(o, event, at), once);
  return after === data ? [] : [{ before: data, version, after }];
}

function made(ctx: Ctx, period: PeriodId, duty: ReportingDuty, agency: Agency): Obligation {
  const { agencyId, kind, municipality } = agency;
  return {
    obligationId: store.obligationIdOf(ctx.tenant, duty.dutyKey, period, agencyId),
    period,
    dutyKey: duty.dutyKey,
    roadmapId: duty.roadmapId,
    measureKey: duty.measureKey,
    executor: isExecutor(duty, agency)!.key,
    agencyId,
    agencyKind: kind,
    municipality,
    dueDate: duty.due.date,
    workBy: duty.due.workBy,
    createdAt: ctx.now().toString(),
    submissions: 0,
    status: "pending",
  };
}
