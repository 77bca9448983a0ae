import { Temporal } from "temporal-polyfill";
import { read as readSheet } from "../../agencies/resource/resource.store.ts";
import * as store from "../../ground/counter/counter.store.ts";
import { all, commitLimit, type Stored, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, EnrolmentId, InstrumentId, ResultId, RouteId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import {
  loadPlacement,
  loadSeeker,
  type PlacementAt,
  type SeekerAt,
} from "../../routes/employment/employment.store.ts";
import * as Employment from "../../routes/employment/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Execution from "../../routes/execution/index.ts";
import { ofChild as resultsOf } from "../../routes/execution/result.store.ts";
import { list as instrumentsOf } from "../../routes/instrument/instrument.store.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import { routesWithSteps } from "../../routes/merging/hangs.ts";
import * as Route from "../../routes/route/index.ts";
import * as routeStore from "../../routes/route/route.store.ts";
import * as Step from "../../routes/step/index.ts";
import { ofPlacement, ofResources, ofSeeker } from "./contribution.agency.ts";
import { ofEnrolment, servedBy } from "./contribution.enrolment.ts";
import { consultationStages, consultedIn, consultedSubject, ofStep, periodsOf } from "./contribution.step.ts";
import { type Cells, type Contribution, ofChild, ofInstrument, ofResult, ofRoute } from "./contribution.ts";
import { ofPapers, papersOf } from "./papers.ts";

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

/** The child and its instruments, which count where the child lives. */
export async function countMoved(ctx: Ctx, childId: ChildId): Promise<void> {
  await countChild(ctx, childId);
  const pk = partitionOf(ctx.tenant, childId);
  for await (const { data } of all<InstrumentRecord>(ctx.bank, "records", pk, { prefix: "INSTRUMENT#" }))
    await countInstrument(ctx, childId, data.instrumentId);
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
    if (periods.size > 0) await countConsulted(ctx, id, periods, zone);
  }
  await countPapered(ctx, [childId, otherId], zone);
  for (const id of [childId, otherId])
    for (const { enrolmentId } of await Enrolment.ofChild(ctx, id)) await countOne(ctx, enrolmentId, zone);
  await countServed(ctx, [childId, otherId]);
}

/** An enrolment, and for what its child counts as served. @param childId whose it was when that happened */
export async function countEnrolment(ctx: Ctx, childId: ChildId, enrolmentId: EnrolmentId): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  await countOne(ctx, enrolmentId, zone);
  const { data } = await Enrolment.load(ctx, enrolmentId);
  await countServed(ctx, [...new Set([childId, data.childId])]);
}

const countOne = (ctx: Ctx, enrolmentId: EnrolmentId, zone: string): Promise<void> =>
  count(ctx, async () => {
    const found = await Enrolment.load(ctx, enrolmentId);
    return { adds: [ofEnrolment(found.data, zone)], from: [found] };
  });

/** Each of the children counts once for what it takes part in now, and no more for what went to the other. */
async function countServed(request: Ctx, ids: readonly ChildId[]): Promise<void> {
  const ctx = readingAnew(request);
  const once = new Map<string, Contribution>();
  for (const id of ids)
    for (const one of (await Enrolment.ofChild(ctx, id)).flatMap(servedBy)) {
      const before = once.get(one.subject);
      if (!before || !outranks(before, one)) once.set(one.subject, one);
    }
  const kinds = new Set([...once.keys()].map((subject) => subject.slice(0, subject.lastIndexOf(":"))));
  if (kinds.size === 0) return;
  for (const id of ids)
    await count(ctx, async () => {
      const child = await childRecord(ctx, id);
      const adds = [...kinds].map((kind) => once.get(`${kind}:${id}`) ?? { subject: `${kind}:${id}`, cells: {} });
      return child && { adds, from: [child], whole: true };
    });
}

/** Each of two children counts once for its own papers, and no more for those that went to the other. */
async function countPapered(ctx: Ctx, ids: readonly ChildId[], zone: string): Promise<void> {
  const once = new Map<string, Contribution>();
  for (const id of ids) {
    const child = await childRecord(ctx, id);
    for (const { data } of child ? await instrumentsOf(ctx, id) : [])
      for (const one of ofInstrument(data, child!.data.municipality, zone))
        if (one.rank !== undefined) once.set(one.subject, one);
  }
  const kinds = new Set([...once.keys()].map((subject) => subject.slice(0, subject.lastIndexOf(":"))));
  if (kinds.size === 0) return;
  for (const id of ids)
    await count(ctx, async () => {
      const child = await childRecord(ctx, id);
      const adds = [...kinds].map((kind) => once.get(`${kind}:${id}`) ?? { subject: `${kind}:${id}`, cells: {} });
      return child && { adds, from: [child], whole: true };
    });
}

/** Of whoever was consulted in such a period no more, nothing counts. */
async function countConsulted(ctx: Ctx, childId: ChildId, periods: ReadonlySet<string>, zone: string): Promise<void> {
  const steps = (await routesWithSteps(ctx, childId)).flatMap((one) => one.steps);
  const now = steps.flatMap((step) => ofStep(step, zone)).filter(({ subject }) => consultedIn(subject));
  const known = new Map<string, Contribution>();
  for (const one of now) {
    const before = known.get(one.subject);
    if (!before || !outranks(before, one)) known.set(one.subject, one);
  }
  await count(ctx, async () => {
    const child = await childRecord(ctx, childId);
    const adds = [...periods].map((period) => {
      const subject = consultedSubject(period, childId);
      return known.get(subject) ?? { subject, cells: {} };
    });
    return child && { adds, from: [child], whole: true };
  });
}

export async function countStep(ctx: Ctx, at: Step.StepAt): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  await count(ctx, async () => {
    const step = await Step.load(ctx, at);
    return { adds: ofStep(step.data, zone), from: [step] };
  });
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

export async function countRoute(ctx: Ctx, routeId: RouteId): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  await count(ctx, async () => {
    const route = await Route.load(ctx, routeId);
    return { adds: [ofRoute(route.data, zone)], from: [route] };
  });
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

export const countResources = (ctx: Ctx, agencyId: AgencyId, year: string): Promise<void> =>
  count(ctx, async () => {
    const sheet = await readSheet(ctx, agencyId, year);
    return sheet && { adds: [ofResources(sheet.data)], from: [sheet] };
  });

/** Those of a child and its family who look for work, and their placements. */
async function countEmployment(ctx: Ctx, childId: ChildId): Promise<void> {
  for (const { data } of await Employment.seekersOf(ctx, childId)) await countSeeker(ctx, data);
  for (const { data } of await Employment.placementsOf(ctx, childId)) await countPlacement(ctx, data);
}

export const countSeeker = (ctx: Ctx, at: SeekerAt): Promise<void> =>
  count(ctx, async () => {
    const seeker = await loadSeeker(ctx, at);
    return { adds: [ofSeeker(seeker.data)], from: [seeker] };
  });

export const countPlacement = (ctx: Ctx, at: PlacementAt): Promise<void> =>
  count(ctx, async () => {
    const placement = await loadPlacement(ctx, at);
    // Whoever has a place looks no more: both change in one commit.
    const seeker = await loadSeeker(ctx, placement.data);
    return { adds: [ofPlacement(placement.data), ofSeeker(seeker.data)], from: [placement, seeker] };
  });

const childRecord = (ctx: Ctx, childId: ChildId) =>
  unlessRefused(async () => {
    const { record, version } = await Child.load(ctx, childId);
    return { key: Child.keyOf(ctx.tenant, childId), version, data: record };
  });

/** Marks and cells of one commit; each may move from a cell to another. */
const endsAbreast = 8;

/** The papers of a child that will end: a consent or an instrument counts as long as the child has an open route. */
export async function countEnds(request: Ctx, childId: ChildId): Promise<void> {
  const ctx = readingAnew(request);
  const subjects = (await endsOf(ctx, childId)).map((c) => c.subject);
  for (let i = 0; i < subjects.length; i += endsAbreast) {
    const part = new Set(subjects.slice(i, i + endsAbreast));
    // What has changed before we wrote may have looked to another counter as if it were counted: we look again.
    while (await retrying(() => countPart(ctx, childId, part)));
  }
}

/**
 * So many papers that they cannot all be checked in one commit. First what was counted, then the papers: if another counter
 * comes between, its mark has moved and we start anew. @returns whether there was anything to count
 */
async function countPart(ctx: Ctx, childId: ChildId, part: ReadonlySet<string>): Promise<boolean> {
  let counted = false;
  for (const { generation, marks } of await store.readMarks(ctx, [...part])) {
    const ends = (await endsOf(ctx, childId)).filter((c) => part.has(c.subject));
    const writes = await difference(ctx, generation, ends, marks);
    if (writes.length === 0) continue;
    await ctx.bank.commit(writes);
    counted = true;
  }
  return counted;
}

async function endsOf(ctx: Ctx, childId: ChildId): Promise<Contribution[]> {
  const [routeId, papers] = await Promise.all([Route.openRouteOf(ctx, childId), papersOf(ctx, childId)]);
  return ofPapers(papers, routeId && (await Route.load(ctx, routeId)).data);
}

/** What records add, and the records that say so. */
interface Counting {
  adds: Contribution[];
  from: Pick<Stored, "key" | "version">[];
  /** All that there is of its subjects was looked at: what was counted of them stands against nothing. */
  whole?: boolean;
}

/**
 * Counts only from the records as they are at that moment: they are checked in the very transaction, so whoever is overtaken
 * by a later change starts anew, and then finds it counted.
 */
async function count(ctx: Ctx, read: () => Promise<Counting | undefined>): Promise<void> {
  while (await retrying(() => countOnce(ctx, read)));
}

/** @returns whether there was more than one commit takes */
async function countOnce(ctx: Ctx, read: () => Promise<Counting | undefined>): Promise<boolean> {
  const counting = await read();
  if (!counting) return false;
  const { adds, from, whole = false } = counting;
  const unchanged = from.map(({ key, version }): Write => ({ check: key, expect: version }));
  const subjects = adds.map((c) => c.subject);
  let more = false;
  for (const { generation, marks } of await store.readMarks(ctx, subjects)) {
    const moves = (one: Contribution) => movedBy(one, marks.get(one.subject)?.data, whole);
    const portion = portionOf(adds, commitLimit - unchanged.length, moves);
    const writes = await difference(ctx, generation, portion.adds, marks, whole);
    if (writes.length > 0) await ctx.bank.commit([...writes, ...unchanged]);
    more ||= portion.more && writes.length > 0;
  }
  return more;
}

/**
 * As much of it as so many writes take: a mark and the groups that change with it. Of what moves between more groups some move now;
 * the mark then says what has been counted so far, so that the rest is the next difference.
 */
function portionOf(adds: readonly Contribution[], most: number, moves: (one: Contribution) => Moved | undefined) {
  const portion: Contribution[] = [];
  let room = most;
  for (const contribution of adds) {
    const moved = moves(contribution);
    if (!moved) continue;
    room -= 1;
    if (moved.groups.length <= room) portion.push(contribution);
    else {
      const cells = { ...moved.from };
      for (const group of moved.groups.slice(0, Math.max(room, 0)))
        if (contribution.cells[group]) cells[group] = contribution.cells[group];
        else delete cells[group];
      if (room > 0) portion.push({ ...contribution, cells });
      return { adds: portion, more: true };
    }
    room -= moved.groups.length;
  }
  return { adds: portion, more: false };
}

/** Whether what was counted stands against this: a later one of what counts once. */
export const outranks = (counted: Contribution, { rank }: Contribution): boolean =>
  rank !== undefined && counted.rank !== undefined && counted.rank > rank;

/** What a subject has added until now, and the groups that it adds to otherwise. */
interface Moved {
  from: Cells;
  groups: string[];
}

/** How a contribution differs from what was counted; nothing where it does not, or where that stands against it. */
function movedBy(contribution: Contribution, mark: store.Counted | undefined, whole: boolean): Moved | undefined {
  if (mark && !whole && outranks(mark, contribution)) return undefined;
  if (same(mark ?? { subject: contribution.subject, cells: {} }, contribution)) return undefined;
  const [from, to] = [mark?.cells ?? {}, contribution.cells];
  const groups = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return { from, groups: groups.filter((group) => !same(from[group], to[group])) };
}

/** The writes that bring the counters from what was counted to what is; none when they agree. */
export async function difference(
  ctx: Ctx,
  generation: number,
  contributions: readonly Contribution[],
  marks: store.Marks,
  whole = false,
): Promise<Write[]> {
  const writes: Write[] = [];
  const sums: store.Sums = new Map();
  for (const contribution of contributions) {
    const mark = marks.get(contribution.subject);
    if (!movedBy(contribution, mark?.data, whole)) continue;
    if (mark) store.addTo(sums, ctx.tenant, generation, mark.data, -1);
    store.addTo(sums, ctx.tenant, generation, contribution);
    writes.push(store.writeCounted(ctx.tenant, generation, contribution, mark?.version ?? "absent"));
  }
  return [...writes, ...(await store.sumWrites(ctx, [...sums.values()]))];
}
