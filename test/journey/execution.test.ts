import { afterAll, beforeAll, expect, it } from "vitest";
import { canary, World } from "./world.ts";

// Recommended and performed, over HTTP and with the functions' own rights: a route's result and one beside it, the plan to be
// signed, the report to the МСЭ asked for a month before the ИПРА ends, made and kept.

let w: World;
let routeId: string;
beforeAll(async () => {
  w = await World.start();
  routeId = await w.openSupport();
});
afterAll(() => w.close());

interface Line {
  title: string;
  measureId: string;
  outcome?: { source: string; result: string };
}
const ledger = (childId: string) => w.ok<{ items: Line[]; totals: object }>("GET", `/v1/children/${childId}/execution`);

it("tells what came of each measure, by a step of the route and beside it, and counts both", async () => {
  const steps = await w.stepsOf(routeId, "RehabilitationMeasures");
  const { items } = await ledger(w.childId);
  const [lessons, massage] = [canary.measure, "Массаж"].map((title) => items.find((line) => line.title === title)!);
  await w.complete(steps.find((s) => s.measureId === lessons!.measureId)!.stepId);
  await w.ok("POST", `/v1/children/${w.childId}/results`, {
    measureId: massage!.measureId,
    result: "refused-measure",
    on: "2026-01-11",
    by: "Санаторий «Топаз»",
    note: canary.reason,
  });
  await w.cloud.settle();
  const told = await ledger(w.childId);
  expect(told.totals).toEqual({ recommended: 2, asked: 2, performed: 1, failed: 1, open: 0 });
  expect(told.items.map(({ outcome }) => [outcome?.source, outcome?.result]).toSorted()).toEqual([
    ["recorded", "refused-measure"],
    ["step", "performed"],
  ]);
  expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
});

it("prints the plan with the measures as the ИПРА words them, and who signs", async () => {
  const plan = await w.pdf(`/v1/routes/${routeId}/plan/print`);
  for (const words of [
    canary.measure,
    "Канарейкин Пётр",
    "План утверждён: 12.01.2026",
    "10.04.2026 По перечню ИПРА school",
  ])
    expect(plan).toContain(words);
});

it("asks for the report a month before the ИПРА ends, once, and not where it is made or the paper replaced", async () => {
  const ipraOf = (childId: string, number: string, validTo: string) =>
    w.ok("POST", `/v1/children/${childId}/instruments`, {
      kind: "ipra",
      issuer: "Бюро № 7",
      number,
      validFrom: "2025-02-20",
      validTo,
      measures: [],
    });
  const childOf = async (surname: string, validTo: string) => {
    const { childId } = await w.ok<{ childId: string }>("POST", "/v1/children", {
      person: { surname, givenName: "Анна", birthDate: "2016-03-04", sex: "female" },
      municipality: "novokuznetsk",
      representatives: [{ surname, givenName: "Мария", relation: "parent" }],
      disability: true,
      educationalNeeds: false,
    });
    await ipraOf(childId, surname, validTo);
    return childId;
  };
  const report = (childId: string, date: string) =>
    w.ok<{ outgoingId: string }>("POST", `/v1/children/${childId}/execution/report`, {
      number: "45-исх",
      date,
      addressee: "Руководителю бюро МСЭ № 7",
      signer: { post: "Начальник отдела", name: "И. И. Иванов" },
    });
  const waiting = async () => {
    const { items } = await w.ok<{ items: { task: { kind: string; childId: string } }[] }>(
      "GET",
      "/v1/inbox?bucket=tasks",
    );
    return items.flatMap(({ task }) => (task.kind === "execution-report" ? task.childId : []));
  };
  const late = await childOf("Позднева", "2026-01-30");
  const soon = await childOf("Скорова", "2026-02-19");
  const made = await childOf("Ранева", "2026-02-19");
  await report(made, "2026-01-12");
  await w.cloud.settle();
  expect(await waiting()).toEqual([late]);

  await w.cloud.advance("P8D");
  await w.cloud.settle();
  expect((await waiting()).toSorted()).toEqual([late, soon].toSorted());

  const { outgoingId } = await report(soon, "2026-01-20");
  await w.cloud.settle();
  expect(await waiting()).toEqual([late]);
  await ipraOf(late, "новая", "2027-01-30");
  await w.cloud.settle();
  expect(await waiting()).toEqual([]);
  const sent = await w.pdf(`/v1/children/${soon}/execution/reports/${outgoingId}/file`);
  expect(sent).toContain("ребёнка-инвалида Скоровой Анны");
});
