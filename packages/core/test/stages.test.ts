import { beforeAll, expect, it } from "vitest";
import type { RouteId, StepId } from "../src/ground/shared/index.ts";
import * as Analytics from "../src/roadmaps/analytics/index.ts";
import * as Indicator from "../src/roadmaps/indicator/index.ts";
import * as Route from "../src/routes/route/index.ts";
import * as Step from "../src/routes/step/index.ts";
import { type RouteWorld, routeWorld, stepsOf } from "./worlds/relay.ts";

// A route goes its way, and the counters follow: where it stands, what is late there, and whose work that is.

let w: RouteWorld;
let routeId: RouteId;
const steps = () => stepsOf(w, routeId);
const flight = (query: Analytics.InFlightQuery = {}) => Analytics.inFlight(w.ctx, query);
const standing = async () =>
  Object.fromEntries((await flight()).stages.map(({ stage, routes, overdueSteps }) => [stage, [routes, overdueSteps]]));
const at = (stage: string) => Analytics.routesAt(w.ctx, { template: "school-age", stage });
const school = async () => {
  const { items } = await Analytics.timeliness(w.ctx, { kind: "school" });
  return items.find(({ agencyId }) => agencyId === w.agencies.school);
};
beforeAll(async () => {
  w = await routeWorld();
  await w.consent();
  await w.ipra(["Занятия с логопедом"]);
  routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
});

it("stands at its first stage, and is found behind the number", async () => {
  expect(await flight()).toMatchObject({
    templates: [
      { template: "school-age", title: { ru: "Маршрут ребёнка школьного возраста" }, routes: 1, overdueSteps: 0 },
    ],
    stages: [{ stage: "CommissionReview", routes: 1 }],
    municipalities: [{ municipality: "novokuznetsk", routes: 1, overdueSteps: 0 }],
  });
  const { items } = await at("CommissionReview");
  expect(items).toMatchObject([{ routeId, childId: w.childId, openSteps: 1, overdueSteps: 0 }]);
  expect((await at("CycleEvaluation")).items).toEqual([]);
  await expect(Analytics.routesAt(w.ctx, {})).rejects.toMatchObject({ code: "input.invalid" });
});

it("goes on, and stands at the stages that go on beside each other, once each", async () => {
  const [review] = Object.values(await steps());
  await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
  await w.settle();
  expect(Object.keys(await standing())).toEqual(["PlanApproval"]);
  await Route.approvePlan(w.ctx, routeId);
  await w.settle();
  const now = await standing();
  expect(Object.keys(now).length).toBeGreaterThan(2);
  expect(Object.values(now)).toEqual(Object.keys(now).map(() => [1, 0]));
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("is late where a step has passed its day, without anybody touching it, and so is the organisation", async () => {
  const { "adapted-programme": programme } = await steps();
  expect(await school()).toMatchObject({ open: 2, overdue: 0, ended: 0 });
  w.moveTo(`${programme!.dueDate}T20:00:00Z`);
  const { stage } = programme!;
  expect((await standing())[stage]).toEqual([1, 1]);
  expect((await at(stage)).items).toMatchObject([{ openSteps: 1, overdueSteps: 1, dueDate: programme!.dueDate }]);
  expect(await school()).toMatchObject({ open: 2, overdue: 1 });
  await Step.complete(w.ctx, programme!.stepId as StepId, { result: "performed" });
  await w.settle();
  expect((await standing())[stage]).toBeUndefined();
  expect(await school()).toMatchObject({ open: 1, overdue: 0, ended: 1, inTime: 0 });
});

it("is told to a municipality of its own, and to nobody of another's", async () => {
  const ctx = { ...w.ctx, actor: { ...w.ctx.actor, kind: "coordinator", municipality: "kemerovo" } } as typeof w.ctx;
  expect(await Analytics.inFlight(ctx, { municipality: "novokuznetsk" })).toMatchObject({ stages: [], templates: [] });
  expect((await Analytics.routesAt(ctx, { template: "school-age", stage: "SocialAccompaniment" })).items).toEqual([]);
  expect((await Analytics.timeliness(ctx, {})).items.filter(({ municipality }) => municipality !== "kemerovo")).toEqual(
    [],
  );
});

it("stands nowhere once it has ended, and where it stood once it is opened again", async () => {
  const before = await standing();
  await Route.close(w.ctx, routeId, { reason: "left-region" });
  await w.settle();
  expect(await flight()).toMatchObject({ stages: [], templates: [], municipalities: [] });
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  await Route.reopen(w.ctx, routeId, { reason: "Закрыт по ошибке." });
  await w.settle();
  expect(Object.keys(await standing())).toEqual(Object.keys(before));
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  await Indicator.rebuild(w.ctx);
  expect(Object.keys(await standing())).toEqual(Object.keys(before));
});
