import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, it } from "vitest";
import { lockByTwo } from "../../../test/worlds/period.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import type { DataBank, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { reportOf } from "../report/freeze.actions.ts";
import * as Reporting from "../reporting/index.ts";
import * as Roadmap from "../roadmap/index.ts";
import { countStages } from "./count.stages.ts";
import * as Indicator from "./index.ts";

let w: RouteWorld;
beforeEach(async () => {
  w = await routeWorld();
});
const today = () => w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate();
const figures = (period: `${number}-Q${1 | 2 | 3 | 4}` = "2025-Q1") => Indicator.computed(w.ctx, period, today());

/** A route from the review to the end of its measures, with the time that each answer took. */
async function runRoute() {
  await w.consent();
  await w.ipra(["Массаж", "Логопед"]);
  const { routeId } = await Route.open(w.ctx, w.childId, { template: "school-age" });
  await w.settle();
  const steps = async () => (await Step.find(w.ctx, { bucket: "open", limit: 200 })).items;
  for (const step of await steps()) await Step.complete(w.ctx, step.stepId as StepId, { result: "performed" });
  await w.settle();
  await Route.approvePlan(w.ctx, routeId as RouteId);
  await w.settle();
  return { routeId: routeId as RouteId, steps };
}

/** Counts the papers; just before that is written something else happens, and all that happened is told and counted. */
async function overtaken(by: () => Promise<unknown>): Promise<void> {
  let overtaking = false;
  const commit: DataBank["commit"] = async (writes) => {
    if (!overtaking) {
      overtaking = true;
      await by();
      await w.settle();
    }
    await w.ctx.bank.commit(writes);
  };
  await Indicator.countEnds({ ...w.ctx, bank: { ...w.ctx.bank, commit } }, w.childId);
  expect(overtaking).toBe(true);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
}

const ofIpras = async (n: number) => {
  for (let i = 0; i < n; i++) await w.ipra(["Массаж"]);
};

/** A conclusion, which takes nobody's place. */
const pmpk = (validFrom: string) =>
  Instrument.record(w.ctx, w.childId, {
    kind: "pmpk",
    number: `№ ${validFrom}`,
    issuer: "ПМПК",
    validFrom,
    validTo: "2026-02-20",
    educationalNeeds: true,
    study: { conditions: ["tutor"] },
  });

// One paper is checked by the commit that counts it; of twelve there are too many.
it.each([1, 12])("watches none of %i papers of a route that was closed while its opening was counted", async (n) => {
  await ofIpras(n);
  const { routeId } = await Route.open(w.ctx, w.childId, { template: "school-age" });
  await overtaken(() => Route.close(w.ctx, routeId as RouteId, { reason: "left-region" }));
});

it.each([1, 12])("watches a new paper alone, which came while %i before it were counted", async (n) => {
  await ofIpras(n);
  await Route.open(w.ctx, w.childId, { template: "school-age" });
  await overtaken(() => ofIpras(1));
});

it("watches a paper no more that another one follows, which came while the first was counted", async () => {
  await Route.open(w.ctx, w.childId, { template: "school-age" });
  await w.settle();
  await pmpk("2025-02-01");
  await overtaken(() => pmpk("2025-03-01"));
});

it("counts a stage that is opened, and counted, while all of its route are looked at", async () => {
  const { routeId } = await Route.open(w.ctx, w.childId, { template: "school-age" });
  const { bank } = w.ctx;
  let opening = false;
  const list: DataBank["list"] = async (...question) => {
    const page = await bank.list<never>(...question);
    if (!opening && question[2]?.prefix?.startsWith("STAGE#")) {
      opening = true;
      await w.settle();
    }
    return page;
  };
  await countStages({ ...w.ctx, bank: { ...bank, list } }, routeId as RouteId);
  expect(opening).toBe(true);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("follows routes, papers and steps event by event, and agrees with the records", async () => {
  const { steps } = await runRoute();
  const requested = (await steps()).filter((s) => s.status === "requested");
  const [measure, ...rest] = requested.filter((s) => s.stage === "RehabilitationMeasures");
  await Step.complete(w.ctx, measure!.stepId as StepId, { result: "not-performed", reason: "болезнь" });
  for (const step of rest) await Step.complete(w.ctx, step.stepId as StepId, { result: "performed" });
  for (const step of requested.filter((s) => s.stage === "FamilyConsultations"))
    await Step.complete(w.ctx, step.stepId as StepId, { result: "performed" });
  await w.settle();
  const { totals, ipra } = await figures();
  expect(totals).toMatchObject({
    children: 1,
    "routes-open": 1,
    "routes-opened": 1,
    programmes: 1,
    "ipra-recorded": 1,
    "ipra-settled": 2,
    "ipra-performed": 1,
    "ipra-performed-share": 50,
    "families-consulted": 1,
    consultations: 2, // the commission's own review is one (II.II-2.3)
    "steps-settled": 4,
  });
  expect(ipra.reduce((sum, b) => sum + b.results["not-performed"]!, 0)).toBe(1);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("calls overdue what is past its date and unsettled, for each kind of agency", async () => {
  const { steps } = await runRoute();
  const open = (await steps()).filter((s) => s.status !== "planned");
  expect((await figures()).totals["steps-overdue"]).toBe(0);
  w.moveTo("2026-01-20T05:00:00Z");
  const after = await figures();
  // Of the first quarter: as of its last day.
  expect(after.totals["steps-overdue"]).toBe(open.filter((s) => s.dueDate < "2025-03-31").length);
  const now = await Indicator.computed(w.ctx, "2026-Q1", today());
  expect(now.totals["steps-overdue"]).toBe(open.length);
  expect(now.agencies.reduce((sum, a) => sum + a.overdue, 0)).toBe(open.length);
});

it("moves a child that moves, with its papers, and lets one go that leaves", async () => {
  await w.consent();
  await w.ipra(["Массаж"]);
  await w.settle();
  await Child.patch(w.ctx, w.childId, { municipality: "kemerovo" });
  await w.settle();
  expect((await figures()).byMunicipality).toMatchObject({ kemerovo: { children: 1, "ipra-recorded": 1 } });
  expect((await figures()).byMunicipality.novokuznetsk?.children ?? 0).toBe(0);
  await Child.patch(w.ctx, w.childId, { status: "left", reason: "переезд" });
  await w.settle();
  expect((await figures()).totals.children).toBe(0);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("changes nothing when an event comes again, and everything is there after a rebuild", async () => {
  await runRoute();
  const before = await figures();
  await Indicator.countChild(w.ctx, w.childId);
  await Indicator.countChild(w.ctx, w.childId);
  expect(await figures()).toEqual(before);
  const { generation } = await Indicator.rebuild(w.ctx);
  expect(generation).toBe(2);
  expect(await figures()).toEqual(before);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  await Indicator.countChild(w.ctx, w.childId);
  expect(await figures()).toEqual(before);
});

it("finds a lost count by comparing, and puts it right by rebuilding", async () => {
  await w.settle();
  await Child.patch(w.ctx, w.childId, { disability: false });
  // Nobody tells the event onward.
  expect(await Indicator.compare(w.ctx)).toMatchObject([{ counted: 1, inRecords: 0 }]);
  await Indicator.rebuild(w.ctx);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("knows ages by month, at the period's end", async () => {
  await w.settle();
  const { children } = await figures();
  expect(children).toHaveLength(1);
  expect(Indicator.ageGroups.map((g) => g.key)).toEqual(["0-3", "4-7", "8-14", "15-18"]);
  const older = await Indicator.computed(w.ctx, "2040", Temporal.PlainDate.from("2040-12-31"));
  expect(older.children[0]!.age).toBe("other");
});

it("shows staff the children behind a figure, and nobody else", async () => {
  const { steps } = await runRoute();
  for (const s of (await steps()).filter((s) => s.stage === "RehabilitationMeasures"))
    await Step.complete(w.ctx, s.stepId as StepId, { result: "performed" });
  await w.settle();
  await agencyOf(w.ctx, "department");
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, "2025-Q1");
  const row = (await figures()).children[0]!;
  const look = async (figure: string) => (await Indicator.drill(w.ctx, "2025-Q1", figure)).items.map((i) => i.childId);
  expect(await look(`children/novokuznetsk/${row.age}/${row.sex}`)).toEqual([w.childId]);
  expect(await look(`children/novokuznetsk/${row.age === "0-3" ? "8-14" : "0-3"}`)).toEqual([]);
  expect(new Set(await look("ipra/novokuznetsk/all"))).toEqual(new Set([w.childId]));
  expect(await look("routes/novokuznetsk/school-age")).toEqual([w.childId]);
  expect(await look("papers/novokuznetsk/ipra")).toEqual([w.childId]);
  // A year's figures of what happened are those of its quarters.
  await Reporting.open(w.ctx, "2025");
  await expect(Indicator.drill(w.ctx, "2025", "ipra/novokuznetsk/all")).rejects.toMatchObject({
    code: "input.invalid",
  });
  await expect(look("nonsense/x")).rejects.toMatchObject({ code: "input.invalid" });
  const of = (municipality: string) =>
    Indicator.drill(w.as({ kind: "coordinator", municipality }), "2025-Q1", "routes/novokuznetsk");
  expect((await of("novokuznetsk")).items).toHaveLength(1);
  await expect(of("kemerovo")).rejects.toMatchObject({ code: "not-found" });
  const school = w.as({ kind: "specialist", agency: w.agencies.school! });
  await expect(Indicator.drill(school, "2025-Q1", "children/novokuznetsk")).rejects.toMatchObject({
    code: "not-found",
  });
  expect(Instrument.blocks.length).toBe(6);
});

it("says when the figure was frozen and when the records were looked at: they may differ", async () => {
  await agencyOf(w.ctx, "department");
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, "2025-Q1");
  await Indicator.countChild(w.ctx, w.childId);
  const look = () => Indicator.drill(w.ctx, "2025-Q1", "children/novokuznetsk");
  expect(await look()).toMatchObject({ items: [{ childId: w.childId }], recordsAt: w.ctx.now().toString() });
  expect(await look()).not.toHaveProperty("frozenAt");
  await lockByTwo(w, "2025-Q1");
  const lockedAt = w.ctx.now().toString();
  w.moveTo("2025-06-02T03:00:00Z");
  await Child.patch(w.ctx, w.childId, { status: "left", reason: "переезд" });
  await Indicator.countChild(w.ctx, w.childId);
  const { computed } = await reportOf(w.ctx, "2025-Q1");
  expect(computed.totals.children).toBe(1);
  expect(await look()).toEqual({ items: [], recordsAt: w.ctx.now().toString(), frozenAt: lockedAt });
});
