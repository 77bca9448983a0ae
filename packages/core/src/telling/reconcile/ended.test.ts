import { describe, expect, it } from "vitest";
import { enrolmentOf, programmeOf } from "../../../test/worlds/programme.ts";
import { routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { executionName, type RouteId, type StepId } from "../../ground/shared/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { type Differences, type Ended, healEnded, reconcile } from "./index.ts";

async function opened() {
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const stepId = Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId;
  /** The execution of a generation ends before its time, and that is told. */
  const fails = async (id: RouteId | StepId, generation = 1): Promise<Partial<Differences>> => {
    const name = executionName(id, generation);
    const { input } = w.executions.get(name) ?? { input: { tenant: "kuzbass", routeId, generation } };
    w.executions.delete(name);
    const found = Object.entries(await healEnded(w.deps, input as unknown as Ended)).filter(([, n]) => n > 0);
    await w.settle();
    return Object.fromEntries(found);
  };
  const generationOf = async (id: RouteId | StepId) =>
    (id === routeId ? await Route.load(w.ctx, routeId) : await Step.load(w.ctx, stepId)).data.generation;
  return { w, routeId, stepId, fails, generationOf };
}

describe("an execution that ended before its time", () => {
  it("of a step and of a route, a moment after they began: each has its successor at once", async () => {
    const { w, routeId, stepId, fails, generationOf } = await opened();
    expect(await fails(stepId)).toEqual({ stepsRestarted: 1 });
    expect(await fails(routeId)).toEqual({ routesRestarted: 1 });
    expect([await generationOf(stepId), await generationOf(routeId)]).toEqual([2, 2]);
    expect([...w.executions.keys()].sort()).toEqual([executionName(routeId, 2), executionName(stepId, 2)]);
    await Step.complete(w.ctx, stepId, { result: "performed" });
    await w.settle();
    expect((await Route.get(w.ctx, routeId)).plan.status).toBe("draft");
  });

  it("told twice, or late, of a generation that has its successor: nothing follows", async () => {
    const { routeId, stepId, fails, generationOf } = await opened();
    await fails(stepId);
    await fails(routeId);
    expect(await fails(stepId)).toEqual({});
    expect(await fails(routeId)).toEqual({});
    expect([await generationOf(stepId), await generationOf(routeId)]).toEqual([2, 2]);
  });

  it("told to two at once: one successor", async () => {
    const { w, routeId, stepId, generationOf } = await opened();
    const of = (id: RouteId | StepId) => w.executions.get(executionName(id, 1))!.input as unknown as Ended;
    const [step, route] = [of(stepId), of(routeId)];
    w.executions.clear();
    await Promise.all([step, step, route, route].map((input) => healEnded(w.deps, input)));
    await w.settle();
    expect([await generationOf(stepId), await generationOf(routeId)]).toEqual([2, 2]);
  });

  it("that we stopped ourselves, its record being settled: nothing follows", async () => {
    const { w, routeId, stepId, fails } = await opened();
    await Step.complete(w.ctx, stepId, { result: "performed" });
    await Route.close(w.ctx, routeId, { reason: "other", note: "Семья отказалась" });
    await w.settle();
    expect(await fails(stepId)).toEqual({});
    expect(await fails(routeId)).toEqual({});
  });

  it("one after the other: each successor waits longer, and the runs between find it in time", async () => {
    const { w, routeId, fails, generationOf } = await opened();
    const none = { share: () => 0, mayGoOn: () => true };
    const from = w.ctx.now();
    const begun: string[] = [];
    let known = 1;
    for (let minute = 0; minute < 240; minute += 5) {
      w.moveTo(from.add({ minutes: minute }).toString());
      await reconcile(w.deps, "kuzbass", none);
      await w.settle();
      if (w.executions.has(executionName(routeId, known))) await fails(routeId, known);
      const now = await generationOf(routeId);
      if (now > known) begun.push(`${minute} g${now}`);
      known = now;
    }
    expect(begun).toEqual(["0 g2", "20 g3", "60 g4", "140 g5"]);
  });

  describe("of an enrolment", () => {
    async function enrolled() {
      const { w } = await opened();
      const programmeId = await programmeOf(w.ctx, w.agencies.social!, { ages: { from: 5, to: 17 } });
      const id = await enrolmentOf(w.ctx, programmeId, w.childId);
      await w.settle();
      const generationOf = async () => (await Enrolment.load(w.ctx, id)).data.generation;
      const told = (n: number) => healEnded(w.deps, { tenant: "kuzbass", enrolmentId: id, generation: n });
      /** It has waited under a token, and ends before its time. */
      const fails = async (n: number) => {
        await Enrolment.registerWait(w.ctx, { enrolmentId: id, generation: n, taskToken: `t${n}` });
        w.executions.delete(executionName(id, n));
        await told(n);
        await w.settle();
      };
      return { w, id, generationOf, told, fails };
    }

    it("one after the other: the first at once, each next one in time by the run after it, told twice or not", async () => {
      const { w, id, generationOf, told, fails } = await enrolled();
      const from = w.ctx.now();
      const begun: string[] = [];
      let known = 1;
      for (let minute = 0; minute < 240; minute += 5) {
        w.moveTo(from.add({ minutes: minute }).toString());
        // No pass over everything: what is looked at is what was doubted.
        await reconcile(w.deps, "kuzbass", { share: () => 0, mayGoOn: () => true });
        await w.settle();
        if (w.executions.has(executionName(id, known))) await fails(known);
        else await told(known);
        const now = await generationOf();
        if (now > known) begun.push(`${minute} g${now}`);
        known = now;
      }
      expect(begun).toEqual(["0 g2", "20 g3", "60 g4", "140 g5"]);
    });

    it("told to two at once, or of one that has its successor: one successor", async () => {
      const { w, generationOf, told, fails } = await enrolled();
      await Promise.all([fails(1), told(1)]);
      await told(1);
      await w.settle();
      expect(await generationOf()).toBe(2);
    });

    it("that never began is started as it is, by the pass", async () => {
      const { w, id, generationOf } = await enrolled();
      w.executions.delete(executionName(id, 1));
      w.moveTo(w.ctx.now().add({ minutes: 11 }).toString());
      expect(await reconcile(w.deps, "kuzbass")).toMatchObject({ enrolmentsRestarted: 1 });
      expect([w.executions.has(executionName(id, 1)), await generationOf()]).toEqual([true, 1]);
    });
  });
});
