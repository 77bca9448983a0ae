import { listPk } from "../child/child.store.ts";
import type { ChildRecord } from "../child/child.ts";
import { instrumentsPk } from "../instrument/instrument.store.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import { endedRoutes, openRoutes } from "../route/route.store.ts";
import type { Route } from "../route/route.ts";
import { mustBeStaff } from "../shared/authorise.ts";
import { commitLimit, type Stored } from "../shared/bank.ts";
import { type Ctx, retrying } from "../shared/context.ts";
import { tenantSteps } from "../step/step.store.ts";
import type { Step } from "../step/step.ts";
import * as Tenant from "../tenant/index.ts";
import { type Cells, type Contribution, ofChild, ofInstrument, ofRoute, ofStep } from "./contribution.ts";
import { difference, marksOf } from "./count.actions.ts";
import * as store from "./counter.store.ts";

/** Records of one page of an order. */
const pageOf = 500;

/**
 * What every record of the tenant adds: the truth that the counters follow. Four orders, each read page by page from its
 * beginning to its end, so that memory does not grow; children and their instruments stand in the same order and are read side
 * by side. What changes meanwhile, the relay counts.
 */
async function* everyContribution(ctx: Ctx): AsyncGenerator<Contribution[]> {
  const { zone } = await Tenant.load(ctx);
  const instruments = every<InstrumentRecord>(ctx, instrumentsPk(ctx.tenant));
  let paper = await instruments.next();
  for await (const child of every<ChildRecord>(ctx, listPk(ctx.tenant))) {
    const found = [ofChild(child)];
    while (!paper.done && paper.value.childId <= child.childId) {
      if (paper.value.childId === child.childId) found.push(ofInstrument(paper.value, child.municipality, zone));
      paper = await instruments.next();
    }
    yield found;
  }
  for (const pk of [openRoutes(ctx.tenant), endedRoutes(ctx.tenant)])
    for await (const route of every<Route>(ctx, pk)) yield [ofRoute(route, zone)];
  for await (const step of every<Step>(ctx, tenantSteps(ctx.tenant))) yield ofStep(step, zone);
}

async function* every<T>(ctx: Ctx, pk: string): AsyncGenerator<T, undefined> {
  let from: string | undefined;
  do {
    const page = await ctx.bank.find<T>("gsi2", pk, {}, { limit: pageOf, ...(from ? { from } : {}) });
    for (const { data } of page.items) yield data;
    from = page.next;
  } while (from);
  return undefined;
}

/**
 * Counts everything anew beside the counters in use, which are read and kept all the while, and then takes the new ones.
 * Linear in the number of records; memory does not grow with it. Staff only. @returns how many records were counted
 */
export async function rebuild(ctx: Ctx): Promise<{ counted: number; generation: number }> {
  mustBeStaff(ctx.actor);
  const before = await store.readPointer(ctx);
  const live = before?.data.live ?? 1;
  const building = live + 1;
  await store.clear(ctx, building);
  await ctx.bank.commit([
    store.writePointer(ctx.tenant, { ...before?.data, live, building }, before?.version ?? "absent"),
  ]);
  let counted = 0;
  const known = remembered();
  for await (const part of parts(everyContribution(ctx))) {
    await addTo(ctx, building, part, known);
    counted += part.length;
  }
  const pointer = await store.readPointer(ctx);
  const rebuiltAt = ctx.now().toString();
  await ctx.bank.commit([store.writePointer(ctx.tenant, { live: building, rebuiltAt }, pointer!.version)]);
  await store.clear(ctx, live);
  return { counted, generation: building };
}

type KnownCells = Map<string, Stored<Record<string, number>> | undefined>;
/** Counters as this run last wrote them, so that it need not read them before each commit. */
const remembered = (): KnownCells => new Map();

/**
 * Adds subjects that nobody has counted yet in this generation. Where somebody has (something happened to the record while we
 * were at it), or has moved a counter meanwhile, the store says so, and it is done again with what the store then has.
 */
async function addTo(ctx: Ctx, generation: number, part: Contribution[], known: KnownCells): Promise<void> {
  const subjects = part.map((c) => c.subject);
  let first = true;
  await retrying(async () => {
    if (!first) known.clear();
    const marks = first ? new Map() : await marksOf(ctx, generation, subjects);
    first = false;
    const writes = await difference(ctx, generation, part, marks, async (bank, key) => {
      if (!known.has(key.sk)) known.set(key.sk, await store.readCells(bank, key));
      return known.get(key.sk);
    });
    if (writes.length === 0) return;
    await ctx.bank.commit(writes);
    for (const write of writes)
      if ("put" in write && write.put.kind === "counter") {
        const { key, kind, data } = write.put;
        const version = typeof write.expect === "number" ? write.expect + 1 : 1;
        known.set(key.sk, { key, kind, data: data as Record<string, number>, version });
      }
  });
}

/** As many as fit into one commit: a mark for each subject, a record for each group and shard that they touch. */
async function* parts(all: AsyncIterable<Contribution[]>): AsyncGenerator<Contribution[]> {
  let part = new Map<string, Contribution>();
  let touched = 0;
  for await (const contributions of all)
    for (const contribution of contributions) {
      if (part.has(contribution.subject)) continue; // several steps may say that one family was consulted: once is enough
      const more = 1 + Object.keys(contribution.cells).length;
      if (touched + more > commitLimit) {
        yield [...part.values()];
        [part, touched] = [new Map(), 0];
      }
      part.set(contribution.subject, contribution);
      touched += more;
    }
  if (part.size > 0) yield [...part.values()];
}

/** One figure that the counters and the records tell otherwise. */
export interface Disagreement {
  group: string;
  cell: string;
  counted: number;
  inRecords: number;
}

/** Compares the counters with the records. Staff only. @returns nothing when they agree; what is under way may still differ */
export async function compare(ctx: Ctx): Promise<Disagreement[]> {
  mustBeStaff(ctx.actor);
  const truth: Cells = {};
  // Those whom several steps name: their ids, for as long as this takes.
  const consulted = new Set<string>();
  for await (const contributions of everyContribution(ctx))
    for (const { subject, cells } of contributions) {
      if (consulted.has(subject)) continue;
      if (subject.startsWith("consulted:")) consulted.add(subject);
      for (const [group, counts] of Object.entries(cells)) {
        truth[group] ??= {};
        store.add(truth[group], counts, 1);
      }
    }
  const live = (await store.readPointer(ctx))?.data.live ?? 1;
  const counters = await store.readGroups(ctx, live, "");
  const found: Disagreement[] = [];
  for (const group of new Set([...Object.keys(truth), ...Object.keys(counters)]))
    for (const cell of new Set([...Object.keys(truth[group] ?? {}), ...Object.keys(counters[group] ?? {})])) {
      const [counted, inRecords] = [counters[group]?.[cell] ?? 0, truth[group]?.[cell] ?? 0];
      if (counted !== inRecords) found.push({ group, cell, counted, inRecords });
    }
  return found;
}
