import { listPk } from "../child/child.store.ts";
import type { ChildRecord } from "../child/child.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import { childRoutes } from "../route/route.store.ts";
import type { Route } from "../route/route.ts";
import { mustBeStaff } from "../shared/authorise.ts";
import { all, commitLimit, type Stored } from "../shared/bank.ts";
import { type Ctx, retrying } from "../shared/context.ts";
import { routePartition } from "../step/step.store.ts";
import type { Step } from "../step/step.ts";
import * as Tenant from "../tenant/index.ts";
import { partitionOf } from "../vault/index.ts";
import { type Cells, type Contribution, ofChild, ofInstrument, ofRoute, ofStep } from "./contribution.ts";
import { difference, marksOf } from "./count.actions.ts";
import * as store from "./counter.store.ts";

/** Children whose records are read at the same time. */
const abreast = 16;

/** What every record of the tenant adds, child by child: the truth that the counters follow. */
async function* everyContribution(ctx: Ctx): AsyncGenerator<Contribution[]> {
  const { zone } = await Tenant.load(ctx);
  let from: string | undefined;
  do {
    const page = await ctx.bank.find<ChildRecord>(
      "gsi2",
      listPk(ctx.tenant),
      {},
      { limit: 200, ...(from ? { from } : {}) },
    );
    for (let i = 0; i < page.items.length; i += abreast) {
      const some = page.items.slice(i, i + abreast);
      yield (await Promise.all(some.map(({ data }) => ofOne(ctx, data, zone)))).flat();
    }
    from = page.next;
  } while (from);
}

async function ofOne(ctx: Ctx, child: ChildRecord, zone: string): Promise<Contribution[]> {
  const found = [ofChild(child)];
  const pk = partitionOf(ctx.tenant, child.childId);
  for await (const { data } of all<InstrumentRecord>(ctx.bank, "records", pk, { prefix: "INSTRUMENT#" }))
    found.push(ofInstrument(data, child.municipality, zone));
  const routes = await ctx.bank.find<Route>("gsi1", childRoutes(ctx.tenant, child.childId));
  for (const { data: route } of routes.items) {
    found.push(ofRoute(route, zone));
    const steps = routePartition(ctx.tenant, route.routeId);
    for await (const { data } of all<Step>(ctx.bank, "records", steps, { prefix: "STEP#" }))
      found.push(...ofStep(data, zone));
  }
  // Several steps may say that one family was consulted: once is enough.
  return [...new Map(found.map((c) => [c.subject, c])).values()];
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
  for await (const contributions of everyContribution(ctx))
    for (const part of parts(contributions)) {
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

/** As many as fit into one commit: a mark for each, a record for each group and shard that they touch. */
function* parts(contributions: readonly Contribution[]): Generator<Contribution[]> {
  let part: Contribution[] = [];
  let touched = 0;
  for (const contribution of contributions) {
    const more = 1 + Object.keys(contribution.cells).length;
    if (touched + more > commitLimit) {
      yield part;
      [part, touched] = [[], 0];
    }
    part.push(contribution);
    touched += more;
  }
  if (part.length > 0) yield part;
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
  for await (const contributions of everyContribution(ctx))
    for (const { cells } of contributions)
      for (const [group, counts] of Object.entries(cells)) {
        truth[group] ??= {};
        store.add(truth[group], counts, 1);
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
