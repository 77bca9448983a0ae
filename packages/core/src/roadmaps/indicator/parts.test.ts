import { beforeEach, expect, it } from "vitest";
import { inStatus, on } from "../../../test/fixtures/step.ts";
import { ipraOf } from "../../../test/worlds/region.ts";
import { type World, world } from "../../../test/worlds/tenant.ts";
import type { ChildId, StepId } from "../../ground/shared/ids.ts";
import * as Child from "../../people/child/index.ts";
import { creation } from "../../routes/step/step.store.ts";
import type { Step } from "../../routes/step/step.ts";
import { ofInstrument } from "./contribution.ts";
import * as Indicator from "./index.ts";

// A child moves from Novokuznetsk to Kemerovo in the middle of the quarter: whoever counts, and in whatever order, comes to the
// same, and the parts add up to the whole.

let w: World;
let childId: ChildId;
beforeEach(async () => {
  w = await world();
  const { record } = await Child.register(w.ctx, {
    person: { surname: "Ёлкина", givenName: "Анна", birthDate: "2016-05-06", sex: "female" },
    municipality: "novokuznetsk",
    disability: true,
    educationalNeeds: false,
    representatives: [{ surname: "Ёлкина", givenName: "Мария", relation: "parent" }],
  });
  childId = record.childId;
  await Indicator.countChild(w.ctx, childId);
});

const consulted = (n: number, stage: string, municipality: string, day: string): Step => {
  const { status: _, ...asked } = inStatus.accepted;
  const settledAt = on(day).now.toString();
  const stepId = `step_01JNE00000000000000000000${n}` as StepId;
  const done = { status: "completed", result: "performed", settledAt, late: false } as const;
  return { ...asked, ...done, stepId, childId, stage, municipality } as Step;
};
const figures = async () =>
  Indicator.computed(w.ctx, "2025-Q1", w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate());
const sumOfParts = ({ totals, byMunicipality }: Indicator.Computed) =>
  Object.keys(totals)
    .filter((key) => !["ipra-performed-share", "response-days"].includes(key))
    .map((key) => [key, Object.values(byMunicipality).reduce((sum, part) => sum + (part[key] ?? 0), 0)]);

it.each([
  ["as they came", [1, 2, 3]],
  ["the other way round", [3, 2, 1]],
])("counts a family that was consulted here and there once, where it was last, told %s", async (_, order) => {
  const steps = [
    consulted(1, "CommissionReview", "novokuznetsk", "2025-01-20"),
    consulted(2, "FamilyConsultations", "novokuznetsk", "2025-02-03"),
    consulted(3, "FamilyConsultations", "kemerovo", "2025-02-24"),
  ];
  for (const step of steps) await w.ctx.bank.commit(creation(w.ctx.tenant, step));
  await ipraOf(w.ctx, childId, "1", ["Логопед"], "2027-02-28");
  await Child.patch(w.ctx, childId, { municipality: "kemerovo" });
  for (const n of order) await Indicator.countStep(w.ctx, steps[n - 1]!);
  await Indicator.countMoved(w.ctx, childId);

  const counted = await figures();
  expect(counted.totals).toMatchObject({ children: 1, "families-consulted": 1, consultations: 3, "ipra-children": 1 });
  expect(counted.byMunicipality.kemerovo).toMatchObject({ children: 1, "families-consulted": 1, consultations: 1 });
  expect(counted.byMunicipality.novokuznetsk).toMatchObject({ children: 0, "families-consulted": 0, consultations: 2 });
  expect(Object.fromEntries(sumOfParts(counted))).toEqual(
    Object.fromEntries(sumOfParts(counted).map(([key]) => [key, counted.totals[key as string]])),
  );
  expect(counted.basis!.ru).toContain("3 марта 2025 года");
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  await Indicator.rebuild(w.ctx);
  expect(await figures()).toEqual(counted);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("notices a cell that is wrong, and a child that counts in two places", async () => {
  const { items } = await w.ctx.bank.list<Record<string, number>>("records", "T#kuzbass#COUNTERS#1", {
    prefix: "CHILDREN#novokuznetsk#2016",
  });
  const [cell] = items;
  const there = { ...cell!.key, sk: cell!.key.sk.replace("novokuznetsk", "kemerovo") };
  await w.ctx.bank.commit([{ put: { key: there, kind: "counter", data: cell!.data }, expect: "absent" }]);
  const found = await Indicator.compare(w.ctx);
  expect(found).toContainEqual({
    group: "CHILDREN#kemerovo#2016",
    cell: "2016-05|female|n",
    counted: 1,
    inRecords: 0,
  });
  await Indicator.rebuild(w.ctx);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("tells children from papers, a correction from a second paper, and a late entry from one in time", async () => {
  const paper = (instrumentId: string, more: object) => ({
    instrumentId: `instrument_${instrumentId}`,
    childId,
    kind: "ipra",
    validFrom: "2025-02-10",
    measures: [],
    recordedAt: on("2025-03-03").now.toString(),
    ...more,
  });
  const adds = [paper("1", {}), paper("2", { validFrom: "2024-12-20" }), paper("3", { corrects: true })].flatMap(
    (one) => ofInstrument(one as never, "kemerovo", "Asia/Novokuznetsk"),
  );
  const papers = adds.flatMap(({ cells }) => Object.entries(cells["PAPERS#2025-Q1#kemerovo"] ?? {}));
  expect(papers).toEqual([
    ["ipra", 1],
    ["ipra", 1],
    ["l|ipra", 1],
    ["x|ipra", 1],
  ]);
  const children = new Set(adds.filter(({ rank }) => rank !== undefined).map(({ subject }) => subject));
  expect([...children]).toEqual([`papered:2025-Q1:ipra:${childId}`, `papered:2025:ipra:${childId}`]);
});
