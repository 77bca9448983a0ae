import { all, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId, InstrumentId, RouteId, StepId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { type Contribution, ofChild, ofInstrument, ofRoute, ofStep } from "./contribution.ts";
import * as store from "./counter.store.ts";
import { ofPapers, papersOf } from "./papers.ts";

/**
 * Counters follow the records: each time something happens to a record, what it adds now is compared with what it has added,
 * and the difference is counted. So an event that comes twice, late or out of order changes nothing that it should not, and
 * whatever was missed is made good by the next one (docs/decisions/0032-counters.md).
 */

export const countChild = (ctx: Ctx, childId: ChildId): Promise<void> =>
  count(ctx, [childId], async () => {
    const child = await unlessRefused(() => Child.load(ctx, childId));
    return child ? [ofChild(child.record)] : [];
  });

/** The child and its instruments, which count where the child lives. */
export async function countMoved(ctx: Ctx, childId: ChildId): Promise<void> {
  await countChild(ctx, childId);
  const pk = partitionOf(ctx.tenant, childId);
  for await (const { data } of all<InstrumentRecord>(ctx.bank, "records", pk, { prefix: "INSTRUMENT#" }))
    await countInstrument(ctx, childId, data.instrumentId);
}

export async function countStep(ctx: Ctx, stepId: StepId): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  const read = async () => ofStep((await Step.load(ctx, stepId)).data, zone);
  const subjects = (await read()).map((c) => c.subject);
  await count(ctx, subjects, read);
}

export async function countRoute(ctx: Ctx, routeId: RouteId): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  await count(ctx, [routeId], async () => [ofRoute((await Route.load(ctx, routeId)).data, zone)]);
}

export async function countInstrument(ctx: Ctx, childId: ChildId, instrumentId: InstrumentId): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  const key: Key = { table: "records", pk: partitionOf(ctx.tenant, childId), sk: `INSTRUMENT#${instrumentId}` };
  await count(ctx, [instrumentId], async () => {
    const found = await ctx.bank.get<InstrumentRecord>(key);
    const child = await unlessRefused(() => Child.load(ctx, childId));
    return found && child ? [ofInstrument(found.data, child.record.municipality, zone)] : [];
  });
}

/** Marks and cells of one commit; each may move from a cell to another. */
const endsAbreast = 8;

/** The papers of a child that will end: a consent or an instrument counts as long as the child has an open route. */
export async function countEnds(ctx: Ctx, childId: ChildId): Promise<void> {
  const subjects = (await endsOf(ctx, childId)).map((c) => c.subject);
  for (let i = 0; i < subjects.length; i += endsAbreast) {
    const part = new Set(subjects.slice(i, i + endsAbreast));
    await count(ctx, [...part], async () => (await endsOf(ctx, childId)).filter((c) => part.has(c.subject)));
  }
}

async function endsOf(ctx: Ctx, childId: ChildId): Promise<Contribution[]> {
  const [routeId, papers] = await Promise.all([Route.openRouteOf(ctx, childId), papersOf(ctx, childId)]);
  return ofPapers(papers, routeId && (await Route.load(ctx, routeId)).data);
}

/** @param read what the subjects add, from the records as they are; asked again after a conflict */
async function count(ctx: Ctx, subjects: readonly string[], read: () => Promise<Contribution[]>): Promise<void> {
  const pointer = (await store.readPointer(ctx))?.data ?? { live: 1 };
  for (const generation of [pointer.live, ...(pointer.building ? [pointer.building] : [])])
    await retrying(async () => {
      // First what was counted, then the record: if another counter comes between, its mark has moved and we start anew.
      const marks = await marksOf(ctx, generation, subjects);
      const writes = await difference(ctx, generation, await read(), marks);
      if (writes.length > 0) await ctx.bank.commit(writes);
    });
}

type Marks = Map<string, Stored<store.Counted> | undefined>;

export async function marksOf(ctx: Ctx, generation: number, subjects: readonly string[]): Promise<Marks> {
  const found = await store.readManyCounted(ctx, generation, subjects);
  return new Map(subjects.map((subject, i) => [subject, found[i]]));
}

/** The writes that bring the counters from what was counted to what is; none when they agree. */
export async function difference(
  ctx: Ctx,
  generation: number,
  contributions: readonly Contribution[],
  marks: Marks,
): Promise<Write[]> {
  const writes: Write[] = [];
  const sums: store.Sums = new Map();
  for (const contribution of contributions) {
    const mark = marks.get(contribution.subject);
    if (same(mark?.data ?? { subject: contribution.subject, cells: {} }, contribution)) continue;
    if (mark) store.addTo(sums, ctx.tenant, generation, mark.data, -1);
    store.addTo(sums, ctx.tenant, generation, contribution);
    writes.push(store.writeCounted(ctx.tenant, generation, contribution, mark?.version ?? "absent"));
  }
  return [...writes, ...(await store.sumWrites(ctx, [...sums.values()]))];
}
