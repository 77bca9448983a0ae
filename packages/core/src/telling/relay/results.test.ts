import { beforeAll, expect, it } from "vitest";
import { lockByTwo } from "../../../test/worlds/period.ts";
import { ipraOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import type { MeasureId, ResultId } from "../../ground/shared/index.ts";
import * as Report from "../../roadmaps/report/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Roadmap from "../../roadmaps/roadmap/index.ts";

let w: RouteWorld;
let measureId: MeasureId;
const note = "Ребёнок болел";

/** Revision of the quarter, its reason, and how many measures were settled and performed. */
const newest = async () => {
  await w.settle();
  const { revision, reason, computed } = await Report.reportOf(w.ctx, "2025-Q1");
  return [revision, reason, computed.totals["ipra-settled"], computed.totals["ipra-performed"]];
};

beforeAll(async () => {
  w = await routeWorld();
  measureId = (await ipraOf(w.ctx, w.childId, "1.1/2025", ["Логопед"])).measures[0]!.measureId as MeasureId;
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, "2025-Q1");
});

it("a result of an open quarter revises nothing", async () => {
  const given = { measureId, result: "not-applied", on: "2025-02-03", by: "ЛФК", note } as const;
  await Report.recordResult(w.ctx, w.childId, given);
  expect(await newest()).toEqual([0, undefined, 1, 0]);
  await lockByTwo(w, "2025-Q1");
  expect(await newest()).toEqual([1, undefined, 1, 0]);
});

it("one of a locked quarter is recorded, corrected and taken back by revisions, whose reasons name nobody", async () => {
  const given = { measureId, result: "performed", on: "2025-02-20", by: "ЛФК" } as const;
  const { resultId } = await Report.recordResult(w.ctx, w.childId, given);
  expect(await newest()).toEqual([2, "Внесён результат без маршрута: «выполнено» за 20.02.2025.", 2, 1]);
  const at = { childId: w.childId, resultId: resultId as ResultId };
  const other = { result: "not-performed", on: "2025-02-21", by: "ЛФК", note, reason: "Спутали детей" } as const;
  await Report.correctResult(w.ctx, at, other);
  const corrected =
    "Исправлен результат без маршрута: стало «не выполнено» за 21.02.2025, было «выполнено» за 20.02.2025.";
  expect(await newest()).toEqual([3, corrected, 2, 0]);
  await Report.correctResult(w.ctx, at, { withdrawn: true, reason: "Записан не тому ребёнку" });
  expect(await newest()).toEqual([4, "Отозван результат без маршрута: «не выполнено» за 21.02.2025.", 1, 0]);
  const first = await Report.reportOf(w.ctx, "2025-Q1", 1);
  expect(first.computed.totals).toMatchObject({ "ipra-settled": 1, "ipra-performed": 0 });
});
