import { describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { executionName, type RouteId, type StepId, Unavailable } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { record } from "../../routes/step/step.store.ts";
import { type Differences, reconcile } from "./index.ts";

async function opened() {
  const w = await routeWorld();
  const { consent } = await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const stepId = Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId;
  w.moveTo("2025-03-03T06:00:00Z");
  return { w, routeId, stepId, consentId: consent.consentId };
}

/** What a run finds, without the zeros. */
async function found(w: RouteWorld): Promise<Partial<Differences>> {
  const differences = Object.entries(await reconcile(w.deps, "kuzbass")).filter(([, n]) => n > 0);
  await w.settle();
  return Object.fromEntries(differences);
}
const running = (w: RouteWorld) => [...w.executions.keys()].sort();
const at = (time: string) => `2025-03-03T${time}:00Z`;

describe("records and executions", () => {
  it("given they agree, then nothing is found", async () => {
    const { w } = await opened();
    expect(await found(w)).toEqual({});
  });

  it("given a step that an older program wrote after all had got their places, then it stands in its orders again", async () => {
    const { w, stepId } = await opened();
    await Tenant.setUpToDate(w.ctx);
    const { data, version } = await Step.load(w.ctx, stepId);
    const { gsi1, gsi2 } = record("kuzbass", data).index!;
    const older = { ...record("kuzbass", data), index: { gsi1, gsi2 } };
    await w.ctx.bank.commit([{ put: older, expect: version }]);
    const listed = async () => (await Step.find(w.ctx, { only: "novokuznetsk" })).items.map((step) => step.stepId);
    expect(await listed()).toEqual([]);
    expect(await found(w)).toEqual({});
    expect(await listed()).toEqual([stepId]);
  });

  it("given both executions are lost, then each gets a successor under the next generation, and the same waits", async () => {
    const { w, routeId, stepId } = await opened();
    w.executions.clear();
    expect(await found(w)).toEqual({ routesRestarted: 1, stepsRestarted: 1 });
    expect(running(w)).toEqual([executionName(routeId, 2), executionName(stepId, 2)]);
    expect(await found(w)).toEqual({});
    await Step.complete(w.ctx, stepId, { result: "performed" });
    await w.settle();
    expect((await Route.get(w.ctx, routeId)).plan.status).toBe("draft");
  });

  it("given an execution that never began, then the same generation starts", async () => {
    const { w, routeId } = await opened();
    const other = await Route.load(w.ctx, routeId);
    expect(other.data.generation).toBe(1);
    w.executions.delete(executionName(routeId, 1));
    const stages = await Route.stagesIn(w.ctx, other.data);
    for (const { stage } of stages)
      await w.ctx.bank.commit([
        { remove: { table: "records", pk: other.key.pk, sk: `STAGE#001#${stage}` }, expect: "any" },
      ]);
    expect(await found(w)).toEqual({ routesRestarted: 1 });
    expect(running(w)).toContain(executionName(routeId, 1));
  });

  it("given an execution lost a minute ago, then it is too early to judge", async () => {
    const { w } = await opened();
    w.moveTo(at("05:05"));
    w.executions.clear();
    expect(await found(w)).toEqual({});
  });

  it("given one generation is lost after the other, then each successor waits longer, and mails do not flood", async () => {
    const { w, routeId } = await opened();
    const restartedAt: string[] = [];
    for (let minute = 0; minute < 240; minute += 5) {
      const time = `${String(6 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
      w.moveTo(at(time));
      w.executions.delete(executionName(routeId, (await Route.load(w.ctx, routeId)).data.generation));
      if ((await found(w)).routesRestarted) restartedAt.push(time);
    }
    expect(restartedAt).toEqual(["06:00", "06:20", "07:00", "08:20"]);
  });

  it("given a settled stage whose token is dead, then the execution that waits there is replaced", async () => {
    const { w, routeId, stepId } = await opened();
    w.faults.deadTokens = true;
    await Step.complete(w.ctx, stepId, { result: "performed" });
    await w.settle();
    expect(await found(w)).toEqual({});
    w.moveTo(at("07:00"));
    expect(await found(w)).toEqual({}); // somebody may have told it just now
    w.moveTo(at("07:15"));
    expect(await reconcile(w.deps, "kuzbass")).toMatchObject({ routesRestarted: 1 });
    w.faults.deadTokens = false;
    await w.settle();
    expect(running(w)).toEqual([executionName(routeId, 2)]);
    expect((await Route.get(w.ctx, routeId)).plan.status).toBe("draft");
  });
});

describe("a record that cannot be healed", () => {
  it("given the first one throws, then the others are healed, and the accident is told", async () => {
    const { w, routeId, stepId } = await opened();
    w.executions.clear();
    const { workflows } = w.deps;
    const status: typeof workflows.status = (machine, name) => {
      if (name === executionName(stepId, 1)) throw new RangeError("poison");
      return workflows.status(machine, name);
    };
    const run = reconcile({ ...w.deps, workflows: { ...workflows, status } }, "kuzbass");
    await expect(run).rejects.toThrow("poison");
    expect((await Route.load(w.ctx, routeId)).data.generation).toBe(2);
  });

  it("given the service does not answer, then it is not asked for each of the others", async () => {
    const { w } = await opened();
    w.executions.clear();
    let asked = 0;
    const status = async () => {
      asked++;
      throw new Unavailable("throttled");
    };
    const run = reconcile({ ...w.deps, workflows: { ...w.deps.workflows, status } }, "kuzbass");
    await expect(run).rejects.toThrow(Unavailable);
    expect(asked).toBe(1);
  });
});

describe("two at the same moment", () => {
  it("given a stage settled long ago and not told, when two reconcilers meet, then the execution moves on unharmed", async () => {
    const { w, routeId, stepId } = await opened();
    await Step.complete(w.ctx, stepId, { result: "performed" });
    await Route.settleStage(w.ctx, routeId, 1, "CommissionReview");
    w.moveTo(at("07:00"));
    const runs = await Promise.all([reconcile(w.deps, "kuzbass"), reconcile(w.deps, "kuzbass")]);
    expect(runs.map((r) => r.routesRestarted)).toEqual([0, 0]);
    await w.settle();
    w.moveTo(at("07:15"));
    expect(await found(w)).toEqual({});
    expect(running(w)).toEqual([executionName(routeId, 1)]);
    expect((await Route.get(w.ctx, routeId)).plan.status).toBe("draft");
  });
});

describe("what nobody else looks at again", () => {
  it("given a timer was lost, then the milestone is run", async () => {
    const { w, stepId } = await opened();
    w.moveTo("2025-03-17T03:00:00Z");
    expect(await found(w)).toEqual({ stepsWoken: 1 });
    expect((await Step.load(w.ctx, stepId)).data.milestones.remindedAt).toBeDefined();
    expect(await found(w)).toEqual({});
  });

  it("given consent came while the step was being withheld, then it goes on", async () => {
    const { w, stepId, consentId } = await opened();
    await Consent.withdraw(w.ctx, consentId);
    await w.consent();
    await w.settle(); // the relay saw a consent in force, twice
    const { data, version } = await Step.load(w.ctx, stepId);
    const hold = { reason: "consent", resumeTo: "requested" } as const;
    const late = record("kuzbass", { ...data, status: "on-hold", hold } as Step.Step);
    await w.ctx.bank.commit([{ put: late, expect: version }]); // and the withholding came last
    expect(await found(w)).toEqual({ stepsWoken: 1 });
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ status: "requested" });
  });

  it("given a step withheld for good reason, then it is looked at and left alone, without a trace in the audit log", async () => {
    const { w, stepId, consentId } = await opened();
    await Consent.withdraw(w.ctx, consentId);
    await w.settle();
    const entries = async () => (await w.ctx.bank.list("audit", `T#kuzbass#AUDIT#${w.childId}`)).items.length;
    const before = await entries();
    expect(await found(w)).toEqual({});
    expect(await entries()).toBe(before);
    expect((await Step.load(w.ctx, stepId)).data.status).toBe("on-hold");
  });

  it("given an open step of a route that ended, then it is cancelled", async () => {
    const { w, routeId, stepId } = await opened();
    const { data, version } = await Route.load(w.ctx, routeId);
    const ended = { ...data, status: "closed", endedAt: at("06:00"), reason: "other" } as Route.Route;
    const key = (await Route.load(w.ctx, routeId)).key;
    await w.ctx.bank.commit([{ put: { key, kind: "route", data: ended }, expect: version }]);
    expect(await found(w)).toEqual({ stepsCancelled: 1 });
    expect((await Step.load(w.ctx, stepId)).data.status).toBe("cancelled");
    expect(running(w)).not.toContain(executionName(stepId, 1));
  });
});

describe("a child who leaves", () => {
  it("given an open route, when the card says so, then the route is closed and nobody is asked any more", async () => {
    const { w, routeId } = await opened();
    await Child.patch(w.ctx, w.childId, { status: "left", reason: "Семья переехала" });
    await w.settle();
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "closed", reason: "left-region" });
    // The letter by which the organisation hears that its work has ended.
    expect(running(w)).toEqual(["kuzbass-202503030615"]);
  });
});
