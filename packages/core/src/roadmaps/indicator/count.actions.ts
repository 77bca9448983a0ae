import { Temporal } from "temporal-polyfill";
import * as Capacity from "../../agencies/capacity/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import { read as readSheet } from "../../agencies/resource/resource.store.ts";
import { load as loadWorkPlace } from "../../agencies/work-place/work-place.store.ts";
import { all, type Key } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type {
  AgencyId,
  ChildId,
  EnrolmentId,
  InstrumentId,
  ProgrammeId,
  ResultId,
  RouteId,
  WorkPlaceId,
} from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import { ofChild as accompanimentsOf } from "../../routes/accompaniment/accompaniment.store.ts";
import * as Employment from "../../routes/employment/employment.store.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Execution from "../../routes/execution/index.ts";
import { ofChild as resultsOf } from "../../routes/execution/result.store.ts";
import { list as instrumentsOf } from "../../routes/instrument/instrument.store.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import { routesWithSteps } from "../../routes/merging/hangs.ts";
import * as routeStore from "../../routes/route/route.store.ts";
import * as Step from "../../routes/step/index.ts";
import { stepKey } from "../../routes/step/step.store.ts";
import {
  accompaniedSubject,
  ofAccompaniments,
  ofPlacement,
  ofResources,
  ofSeeker,
  ofWorkPlace,
} from "./contribution.agency.ts";
import { ofCapacity, ofProgramme } from "./contribution.capacity.ts";
import { ofEnrolment } from "./contribution.enrolment.ts";
import { consultationStages, consultedIn, consultedSubject, ofStep, periodsOf } from "./contribution.step.ts";
import { type Contribution, ofChild, ofInstrument, ofResult } from "./contribution.ts";
import { countAppointments } from "./count.appointments.ts";
import { countChildsEvents } from "./count.events.ts";
import { countRequests } from "./count.requests.ts";
import { countEnds, countRoute } from "./count.routes.ts";
import { count, countByMarks, countKnowing, type Known, outranks } from "./counting.ts";
import { countHelp } from "./help.actions.ts";
import { countOutcomes } from "./outcome.actions.ts";

/**
 * Counters follow the records: each time something happens to a record, what it adds now is compared with what it has added,
 * and the difference is counted. So an event that comes twice, late or out of order changes nothing that it should not, and
 * whatever was missed is made good by the next one (docs/decisions/0032-counters.md).
 */

export const countChild = (ctx: Ctx, childId: ChildId): Promise<void> =>
  count(ctx, async () => {
    const child = await childRecord(ctx, childId);
    return child && { adds: [ofChild(child.data)], from: [child] };
  });

/** The child and its instruments, which count where the child lives, as does what it needs. */
export async function countMoved(ctx: Ctx, childId: ChildId): Promise<void> {
  await countChild(ctx, childId);
  const pk = partitionOf(ctx.tenant, childId);
  for await (const { data } of all<InstrumentRecord>(ctx.bank, "records", pk, { prefix: "INSTRUMENT#" }))
    await countInstrument(ctx, childId, data.instrumentId);
  await countHelp(ctx, childId);
}

/** What is known of two cards between which something was carried. */
export interface CarriedBetween {
  childId: ChildId;
  otherId: ChildId;
  routeIds: readonly RouteId[];
}

/**
 * What was carried counts with the card where it is now: papers where its child lives, and behind each figure stands that child. A
 * family that was consulted counts once in a period, whichever card its steps were in.
 */
export async function countCarried(ctx: Ctx, { childId, otherId, routeIds }: CarriedBetween): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  const periods = new Set<string>();
  for (const routeId of routeIds) {
    await countRoute(ctx, routeId);
    await (await import("./count.stages.ts")).countStages(ctx, routeId);
    for (const step of (await routeStore.madeSteps(ctx, routeId)).values()) {
      await countStep(ctx, step);
      for (const { subject } of ofStep(step, zone)) periods.add(consultedIn(subject) ?? "");
    }
  }
  periods.delete("");
  for (const id of [childId, otherId]) {
    await countMoved(ctx, id);
    for (const { resultId } of await resultsOf(ctx, id)) await countResult(ctx, id, resultId);
    await countEnds(ctx, id);
    await countEmployment(ctx, id);
    await countAccompaniments(ctx, id);
    await countRequests(ctx, id);
    await countAppointments(ctx, id);
    await countChildsEvents(ctx, id);
    await countOutcomes(ctx, id);
    if (periods.size > 0) await countConsulted(ctx, id, periods, zone);
  }
  await countPapered(ctx, [childId, otherId], zone);
  for (const id of [childId, otherId])
    for (const { enrolmentId } of await Enrolment.ofChild(ctx, id)) await countOne(ctx, enrolmentId, zone);
}

/** An enrolment, and by what its child is helped. @param childId whose it was when that happened */
export async function countEnrolment(ctx: Ctx, childId: ChildId, enrolmentId: EnrolmentId): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  await countOne(ctx, enrolmentId, zone);
  const { data } = await Enrolment.load(ctx, enrolmentId);
  for (const id of new Set([childId, data.childId])) await countHelp(ctx, id);
}

const countOne = (ctx: Ctx, enrolmentId: EnrolmentId, zone: string): Promise<void> =>
  count(ctx, async () => {
    const found = await Enrolment.load(ctx, enrolmentId);
    return { adds: [ofEnrolment(found.data, zone)], from: [found] };
  });

/** So many marks of one commit: each may move from a group to another. */
const abreast = 10;

/** Each of two children counts once for its own papers, and no more for those that went to the other. */
async function countPapered(request: Ctx, ids: readonly ChildId[], zone: string): Promise<void> {
  const ctx = readingAnew(request);
  const onceOf = async (id: ChildId) => {
    const child = await childRecord(ctx, id);
    const found = child ? await instrumentsOf(ctx, id) : [];
    return child && bySubject(found.flatMap(({ data }) => ofInstrument(data, child.data.municipality, zone)));
  };
  const kinds = new Set<string>();
  for (const id of ids)
    for (const subject of (await onceOf(id))?.keys() ?? []) kinds.add(subject.slice(0, subject.lastIndexOf(":")));
  for (const id of ids) {
    const subjects = [...kinds].map((kind) => `${kind}:${id}`);
    for (let i = 0; i < subjects.length; i += abreast)
      await countOnly(ctx, subjects.slice(i, i + abreast), () => onceOf(id));
  }
}

/** Of whoever was consulted in such a period no more, nothing counts. */
async function countConsulted(
  request: Ctx,
  childId: ChildId,
  periods: ReadonlySet<string>,
  zone: string,
): Promise<void> {
  const ctx = readingAnew(request);
  const subjects = [...periods].map((period) => consultedSubject(period, childId));
  await countOnly(ctx, subjects, async () => {
    if (!(await childRecord(ctx, childId))) return undefined;
    const steps = (await routesWithSteps(ctx, childId)).flatMap((one) => one.steps);
    return bySubject(steps.flatMap((step) => ofStep(step, zone)).filter(({ subject }) => consultedIn(subject)));
  });
}

/** What counts once, by its subject: the greatest of it. */
function bySubject(all: readonly Contribution[]): Map<string, Contribution> {
  const once = new Map<string, Contribution>();
  for (const one of all) {
    const before = once.get(one.subject);
    if (one.rank !== undefined && !(before && outranks(before, one))) once.set(one.subject, one);
  }
  return once;
}

/**
 * Subjects that count by what is found of them, and by nothing where there is nothing. All of a child is looked at, after its marks: what
 * another has counted meanwhile would be taken back otherwise.
 * @param found nothing of a child that is gone: its figures stay
 */
const countOnly = (
  ctx: Ctx,
  subjects: readonly string[],
  found: () => Promise<ReadonlyMap<string, Contribution> | undefined>,
): Promise<void> =>
  countByMarks(ctx, subjects, async () => {
    const once = await found();
    return once ? subjects.map((subject) => once.get(subject) ?? { subject, cells: {} }) : [];
  });

/** What is wanted next by whoever counts a step: other subjects, and records. */
export interface Next {
  subjects: readonly string[];
  keys: readonly Key[];
}

/** @returns the step as it was counted, and what was counted before of the other subjects, where it was read along */
export async function countStep(
  ctx: Ctx,
  at: Step.StepAt,
  next: Next = { subjects: [], keys: [] },
): Promise<{ step: Step.Step; known: Known | undefined }> {
  const { zone } = await Tenant.load(ctx);
  let counted: Step.Step | undefined;
  const read = async () => {
    const step = await Step.load(ctx, at);
    counted = step.data;
    return { adds: ofStep(step.data, zone), from: [step] };
  };
  const foreseen = typeof at !== "string" && {
    subjects: [at.stepId, ...next.subjects],
    keys: [stepKey(ctx.tenant, at.routeId, at.stepId), ...next.keys],
  };
  const known = await countKnowing(ctx, read, foreseen || undefined);
  return { step: counted!, known };
}

/**
 * A consultation counts no more, or not as it did: whether its family still counts as consulted is asked of all its steps.
 * @param at when that happened: what was taken back had ended within the hour
 */
export async function countUnconsulted(ctx: Ctx, stepAt: Step.StepAt, at: string): Promise<void> {
  const { data: step } = await Step.load(ctx, stepAt);
  if (!consultationStages.includes(step.stage)) return;
  const { zone } = await Tenant.load(ctx);
  const within = Temporal.Instant.from(at).subtract({ hours: 1 }).toString();
  const settled = Step.isSettled(step) ? [step.settledAt] : [];
  const ends = [at, within, ...settled, ...(step.attempts ?? []).map(({ endedAt }) => endedAt)];
  await countConsulted(ctx, step.childId, new Set(ends.flatMap((end) => periodsOf(end, zone))), zone);
}

export async function countInstrument(ctx: Ctx, childId: ChildId, instrumentId: InstrumentId): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  const [pk, sk] = [partitionOf(ctx.tenant, childId), `INSTRUMENT#${instrumentId}`];
  await count(ctx, async () => {
    const found = await ctx.bank.get<InstrumentRecord>({ table: "records", pk, sk });
    const child = found && (await childRecord(ctx, childId));
    return child && { adds: ofInstrument(found.data, child.data.municipality, zone), from: [found, child] };
  });
}

export const countResult = (ctx: Ctx, childId: ChildId, resultId: ResultId): Promise<void> =>
  count(ctx, async () => {
    const result = await Execution.load(ctx, { childId, resultId });
    return { adds: [ofResult(result.data)], from: [result] };
  });

/** What an organisation says that it can take. */
export const countCapacity = (ctx: Ctx, agencyId: AgencyId): Promise<void> =>
  count(ctx, async () => {
    const { agency, said } = await Capacity.saidBy(ctx, agencyId);
    return { adds: [ofCapacity(agency.data, said.data.services)], from: [agency, said] };
  });

export const countProgramme = (ctx: Ctx, programmeId: ProgrammeId): Promise<void> =>
  count(ctx, async () => {
    const programme = await Programme.load(ctx, programmeId);
    return { adds: [ofProgramme(programme.data)], from: [programme] };
  });

export const countResources = (ctx: Ctx, agencyId: AgencyId, year: string): Promise<void> =>
  count(ctx, async () => {
    const sheet = await readSheet(ctx, agencyId, year);
    return sheet && { adds: [ofResources(sheet.data)], from: [sheet] };
  });

export const countWorkPlace = (ctx: Ctx, id: WorkPlaceId): Promise<void> =>
  count(ctx, async () => {
    const place = await loadWorkPlace(ctx, id);
    return { adds: [ofWorkPlace(place.data)], from: [place] };
  });

/** Those of a child and its family who look for work, and their placements. */
async function countEmployment(ctx: Ctx, childId: ChildId): Promise<void> {
  for (const { data } of await Employment.seekersOf(ctx, childId)) await countSeeker(ctx, data);
  for (const { data } of await Employment.placementsOf(ctx, childId)) await countPlacement(ctx, data);
}

/** All of a child's together: its family counts once, however often it was accompanied. */
export const countAccompaniments = (ctx: Ctx, childId: ChildId): Promise<void> => {
  const anew = readingAnew(ctx);
  return countByMarks(anew, [accompaniedSubject(childId)], async () => [
    ofAccompaniments(
      childId,
      (await accompanimentsOf(anew, childId)).map(({ data }) => data),
    ),
  ]);
};

export const countSeeker = (ctx: Ctx, at: Employment.SeekerAt): Promise<void> =>
  count(ctx, async () => {
    const seeker = await Employment.loadSeeker(ctx, at);
    return { adds: [ofSeeker(seeker.data)], from: [seeker] };
  });

export const countPlacement = (ctx: Ctx, at: Employment.PlacementAt): Promise<void> =>
  count(ctx, async () => {
    const placement = await Employment.loadPlacement(ctx, at);
    // Whoever has a place looks no more: both change in one commit.
    const seeker = await Employment.loadSeeker(ctx, placement.data);
    return { adds: [ofPlacement(placement.data), ofSeeker(seeker.data)], from: [placement, seeker] };
  });

const childRecord = (ctx: Ctx, childId: ChildId) =>
  unlessRefused(async () => {
    const { record, version } = await Child.load(ctx, childId);
    return { key: Child.keyOf(ctx.tenant, childId), version, data: record };
  });
