import { describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { type DataBank, executionName, type RouteId, type StepId, type Workflows } from "../../ground/shared/index.ts";
import * as Route from "../../routes/route/index.ts";
import { record as routeRecord } from "../../routes/route/route.store.ts";
import * as Step from "../../routes/step/index.ts";
import { record as stepRecord } from "../../routes/step/step.store.ts";
import { doubt } from "../relay/doubts.ts";
import { type Budget, share } from "./budget.ts";
import { reconcile } from "./index.ts";

const tenant = "kuzbass";
const named = (prefix: string, n: number) => `${prefix}_01JNXP${String(n).padStart(20, "0")}`;

/** A region of so many open routes, each with one step that waits, as copies of one that was opened. */
async function regionOf(routes: number) {
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const stepId = Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId;
  const { data: route } = await Route.load(w.ctx, routeId);
  const { data: step } = await Step.load(w.ctx, stepId);
  const { machine } = w.executions.get(executionName(stepId, 1))!;
  for (let n = 1; n < routes; n++) {
    const like = { ...step, stepId: named("step", n) as StepId, routeId: named("route", n) as RouteId };
    const write = (put: ReturnType<typeof stepRecord | typeof routeRecord>) => ({ put, expect: "absent" as const });
    await w.ctx.bank.commit([
      write(stepRecord(tenant, like)),
      write(routeRecord(tenant, { ...route, routeId: like.routeId })),
    ]);
    for (const id of [like.stepId, like.routeId]) w.executions.set(executionName(id, 1), { machine, input: {} });
  }
  w.moveTo("2025-03-03T06:00:00Z");
  return { w, routeId, stepId };
}

/** One run, and what it asks of the store and of Step Functions. */
async function counted(w: RouteWorld, budget: Budget) {
  const asked = { reads: 0, records: 0, writes: 0, executions: 0, waits: 0 };
  const note = (what: Partial<typeof asked>) => {
    for (const key of Object.keys(what) as (keyof typeof asked)[]) asked[key] += what[key] ?? 0;
  };
  const { bank, workflows } = w.deps;
  const watched: DataBank = {
    ...bank,
    get(key) {
      note({ reads: 1, records: 1 });
      return bank.get(key);
    },
    getMany(keys) {
      note({ reads: 1, records: keys.length });
      return bank.getMany(keys);
    },
    list(...of) {
      note({ reads: 1 });
      return bank.list(...of);
    },
    find(...of) {
      note({ reads: 1 });
      return bank.find(...of);
    },
    commit(writes) {
      note({ writes: 1 });
      return bank.commit(writes);
    },
  };
  const asking: Workflows = {
    ...workflows,
    status(...of) {
      note({ executions: 1 });
      return workflows.status(...of);
    },
    waits(token) {
      note({ waits: 1 });
      return workflows.waits(token);
    },
  };
  const found = await reconcile({ ...w.deps, bank: watched, workflows: asking }, tenant, budget);
  return { asked, found };
}
const only = (records: number): Budget => ({ share: () => records, mayGoOn: () => true });
const quarterHours = function* () {
  for (let n = 0; n < 96; n++) yield new Date(Date.parse("2025-03-03T06:00:00Z") + n * 900_000).toISOString();
};

describe("a run's part of the pass", () => {
  it("asks for the same, of however many routes there are", async () => {
    const [small, large] = [await regionOf(34), await regionOf(136)];
    const first = await counted(small.w, only(16));
    expect(await counted(large.w, only(16))).toEqual(first);
    expect(await counted(large.w, only(16))).toEqual(await counted(small.w, only(16)));
    // Two records of the tenant and sixteen routes in one batch; lists of calendar, doubts, periods and jobs, and a page of steps. No step
    // is read, and each is asked for by its token.
    expect(first.asked).toEqual({ reads: 8, records: 18, writes: 1, executions: 0, waits: 16 });
  });

  it("given an execution lost without a word, then it is healed within the day, whatever stands before it", async () => {
    const { w } = await regionOf(40);
    const last = named("route", 39) as RouteId;
    w.executions.delete(executionName(last, 1));
    const healedAt: string[] = [];
    for (const time of quarterHours()) {
      w.moveTo(time);
      const { found } = await counted(w, only(1));
      if (found.routesRestarted) healedAt.push(time);
    }
    expect(healedAt).toHaveLength(1);
    expect((await Route.load(w.ctx, last)).data.generation).toBe(1); // it never began: the same will do
    expect(w.executions.has(executionName(last, 1))).toBe(true);
  });

  it("given there is no more time, then the next run begins where this one stopped", async () => {
    const { w } = await regionOf(3);
    let pages = 0;
    const oneOf = { share: () => 1, mayGoOn: () => pages++ < 1 };
    const seen: number[] = [];
    for (let run = 0; run < 6; run++) {
      pages = 0;
      seen.push((await counted(w, oneOf)).asked.waits);
    }
    // Three steps by their tokens, then three routes, of which one has a stage that waits.
    expect(seen.slice(0, 3)).toEqual([1, 1, 1]);
    expect(seen.slice(3).toSorted()).toEqual([0, 0, 1]);
  });

  it("given a region that has grown since, then it is known by what has been seen of it", async () => {
    const { w } = await regionOf(12);
    const asked: number[] = [];
    for (let run = 0; run < 4; run++)
      await counted(w, { share: (size) => asked.push(size) && Math.max(2, size), mayGoOn: () => true });
    expect(asked).toEqual([0, 2, 4, 8]);
  });

  it("given two runs at once, then one keeps where it stopped, and nobody is harmed", async () => {
    const { w } = await regionOf(6);
    await Promise.all([counted(w, only(4)), counted(w, only(4))]);
    const { asked } = await counted(w, only(2));
    expect(asked).toMatchObject({ waits: 2 }); // the fifth step and the sixth
  });

  it("takes a day from twelve thousand children on, and no run takes more than it has time for", () => {
    expect([0, 1_000, 88_000, 92_050, 7_100_000, 20_000_000].map(share)).toEqual([
      1_000, 1_000, 1_000, 1_047, 80_682, 100_000,
    ]);
  });
});

describe("a doubt", () => {
  it("is looked at when it is due, before anything else, and once", async () => {
    const { w, routeId } = await regionOf(2);
    w.executions.delete(executionName(routeId, 1));
    await doubt(w.ctx, { at: "2025-03-03T06:10:00Z", of: "route", routeId });
    expect((await counted(w, only(0))).found.routesRestarted).toBe(0);
    w.moveTo("2025-03-03T06:10:00Z");
    expect((await counted(w, only(0))).found.routesRestarted).toBe(1);
    w.moveTo("2025-03-03T07:00:00Z");
    const { asked } = await counted(w, only(0));
    expect(asked).toMatchObject({ executions: 0, waits: 0 });
  });

  it("given a stage is answered and nobody waits there, then its route is judged anew ten minutes later", async () => {
    const { w, routeId, stepId } = await regionOf(1);
    w.faults.deadTokens = true;
    await Step.complete(w.ctx, stepId, { result: "performed" });
    await w.settle();
    const found: Record<string, number> = {};
    for (const time of ["06:09", "06:10", "06:15", "06:20", "06:21", "06:30"]) {
      w.moveTo(`2025-03-03T${time}:00Z`);
      found[time] = (await counted(w, only(0))).found.routesRestarted;
    }
    // Once it is found gone, once it is certain; no pass over the routes had to come by.
    expect(found).toEqual({ "06:09": 0, "06:10": 0, "06:15": 0, "06:20": 1, "06:21": 0, "06:30": 0 });
    expect((await Route.load(w.ctx, routeId)).data.generation).toBe(2);
  });
});
