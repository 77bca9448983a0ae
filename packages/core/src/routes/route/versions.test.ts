import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { agenciesOf, childOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { RouteId } from "../../ground/shared/ids.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { patch } from "../../people/child/patch.actions.ts";
import { doesFit, open, visible } from "./route.actions.ts";
import { templates } from "./templates/index.ts";
import { approveTemplate, getTemplate, listTemplates } from "./versions.actions.ts";

const decision = { act: "Приказ министерства", number: "1187", date: "2025-02-20", by: "Министерство образования" };

let w: World;
beforeEach(async () => {
  w = await world();
});

describe("templates of the region", () => {
  it("are listed by age, each with the version that counts and on what that rests", async () => {
    const items = await listTemplates(w.ctx);
    expect(items.map((t) => [t.template, t.ages.from, t.ages.to, t.version, t.targetGroup])).toEqual([
      ["early-help", 0, 3, 1, undefined],
      ["preschool", 3, 7, 1, undefined],
      ["school-age", 7, 16, 1, undefined],
      ["transition-to-adulthood", 16, 18, 1, undefined],
      ["foster-family", 0, 18, 1, "foster-family"],
      ["before-birth", 0, 0, 1, undefined],
      ["module-down-syndrome", 0, 18, 0, "down-syndrome"],
      ["module-mental-disorder", 0, 18, 0, "mental-disorder"],
      ["module-abandonment-risk", 0, 3, 0, "abandonment-risk"],
    ]);
    expect(items[2]!.versions[0]).toMatchObject({ version: 1, inUse: true, approval: { basis: "assumed" } });
  });

  it("show the form: directions, key measures, means, expected results, deadlines with their basis", async () => {
    const { stages, cycleDays } = await getTemplate(w.ctx, "school-age");
    expect(cycleDays).toBe(300);
    expect(stages.map((s) => [s.stage, s.parallel])).toEqual([
      ["CommissionReview", undefined],
      ["PlanApproval", undefined],
      ["RehabilitationMeasures", "Support"],
      ["FamilyConsultations", "Support"],
      ["EducationRoute", "Support"],
      ["SocialAccompaniment", "Support"],
      ["CycleEvaluation", undefined],
    ]);
    expect(stages[4]).toMatchObject({
      direction: { ru: "Образование" },
      steps: [
        {
          stepKey: "adapted-programme",
          keyMeasure: { ru: "Адаптированная образовательная программа" },
          agencyKind: "school",
          means: { ru: "Адаптированные учебные материалы, тьютор или ассистент по рекомендации" },
          expectedResult: { ru: "Программа согласована с семьёй, условия обучения созданы" },
          deadline: { offset: 20, unit: "working-day" },
        },
      ],
    });
  });

  it("are approved by a decision, which the same request records once and another one does not change", async () => {
    const approved = await approveTemplate(w.ctx, "school-age", 1, decision);
    expect(approved.versions[0]!.approval).toMatchObject({ basis: "decision", ...decision });
    expect(await approveTemplate(w.ctx, "school-age", 1, decision)).toEqual(approved);
    await expect(approveTemplate(w.ctx, "school-age", 1, { ...decision, number: "7" })).rejects.toMatchObject({
      code: "conflict.exists",
      current: { number: "1187" },
    });
    const { items } = await w.ctx.bank.list("records", "T#kuzbass#TEMPLATE#school-age", { prefix: "EVENT#" });
    expect(items).toHaveLength(1);
  });

  it("count a module from its approval only, and show what it adds to which stage", async () => {
    const before = await getTemplate(w.ctx, "module-down-syndrome");
    expect(before).toMatchObject({ kind: "module", version: 0, shown: 1, versions: [{ version: 1, inUse: false }] });
    expect(before.versions[0]!.approval).toBeUndefined();
    expect(before.stages.map((s) => [s.stage, ...s.steps.map(({ stepKey }) => stepKey)])).toEqual([
      ["RehabilitationMeasures", "cardiology", "early-communication"],
      ["FamilyConsultations", "parents-club"],
    ]);
    const after = await approveTemplate(w.ctx, "module-down-syndrome", 1, decision);
    expect(after).toMatchObject({ version: 1, versions: [{ inUse: true, approval: { basis: "decision" } }] });
  });

  it.each([
    ["a module's version that does not ship", "module-down-syndrome", 2, {}, "not-found"],
    ["a decision of tomorrow", "school-age", 1, { date: "2025-03-04" }, "input.invalid"],
    ["a version that does not ship", "school-age", 99, {}, "not-found"],
    ["no template", "constructor", 1, {}, "not-found"],
  ])("refuse %s", async (_, key, version, over, code) => {
    await expect(approveTemplate(w.ctx, key, version, { ...decision, ...over })).rejects.toMatchObject({ code });
  });

  it("are those by which a child's route may be opened now: by age and group, in the version that counts", async () => {
    const { childId } = await childOf(w.ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2024-05-06" });
    const fitting = async () => (await listTemplates(w.ctx, childId)).map(({ template }) => template);
    expect(await fitting()).toEqual(["early-help"]);
    await patch(w.ctx, childId, { targetGroups: ["foster-family", "down-syndrome"] });
    await approveTemplate(w.ctx, "module-down-syndrome", 1, decision);
    expect(await fitting()).toEqual(["early-help", "foster-family"]);
    const elsewhere = w.as({ kind: "coordinator", municipality: "kemerovo" });
    await expect(listTemplates(elsewhere, childId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("are that of before birth alone for a child that is expected", () => {
    const unborn = { status: "active", targetGroups: [], born: "2025-07", expected: true } as unknown as ChildRecord;
    const today = Temporal.PlainDate.from("2025-03-03");
    const fitting = (child: ChildRecord) => [
      ...new Set(templates.filter((one) => doesFit(child, one, today)).map(({ key }) => key)),
    ];
    expect(fitting(unborn)).toEqual(["before-birth"]);
    expect(fitting({ ...unborn, expected: undefined, born: "2015-07" })).toEqual(["school-age"]);
    expect(fitting({ ...unborn, status: "left" })).toEqual([]);
  });

  it("are not the family's business", async () => {
    const family = w.as({ kind: "representative", representative: "rep_1" });
    await expect(listTemplates(family)).rejects.toMatchObject({ code: "not-found" });
    await expect(getTemplate(family, "school-age")).rejects.toMatchObject({ code: "not-found" });
  });
});

it("opens a foster family's route for a child of that group only, of any age", async () => {
  await agenciesOf(w.ctx, ["guardianship", "pmpc"]);
  const name = { surname: "Ёлкина", givenName: "Анна", birthDate: "2024-05-06" };
  const { childId } = await childOf(w.ctx, name);
  await expect(open(w.ctx, childId, { template: "foster-family" })).rejects.toMatchObject({
    code: "input.invalid",
    fields: [{ pointer: "/template", message: { ru: expect.stringContaining("foster-family") } }],
  });
  await patch(w.ctx, childId, { targetGroups: ["foster-family"] });
  const { plan } = await open(w.ctx, childId, { template: "foster-family" });
  expect(plan.entries.map((e) => [e.stage, e.agencyKind])).toEqual([
    ["FosterCare", "guardianship"],
    ["CommissionReview", "pmpc"],
  ]);
});

it("shows a route to the child's staff and family alone", async () => {
  await agenciesOf(w.ctx, ["pmpc"]);
  const name = { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" };
  const { childId, representativeIds } = await childOf(w.ctx, name);
  const routeId = (await open(w.ctx, childId, { template: "school-age" })).routeId as RouteId;
  const city = (municipality: string) => w.as({ kind: "coordinator", municipality });
  for (const ctx of [w.ctx, city("novokuznetsk"), w.as(family(representativeIds[0]!))])
    expect(await visible(ctx, routeId)).toMatchObject({ routeId, childId });
  const strangers = [
    city("kemerovo"),
    w.as({ kind: "admin" }),
    w.as(specialist("agency_01JNE0000000000000000000AA")),
    w.as(family("rep_01JNE0000000000000000000AA")),
  ];
  for (const ctx of strangers) await expect(visible(ctx, routeId)).rejects.toMatchObject({ code: "not-found" });
});

it("opens no route by a module", async () => {
  const { childId } = await childOf(w.ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2024-05-06" });
  const module = { template: "module-mental-disorder" };
  await expect(open(w.ctx, childId, module)).rejects.toMatchObject({ code: "input.invalid" });
});

it("names the template that fits when a route is opened for the wrong age", async () => {
  const child = await childOf(w.ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2020-05-06" });
  await expect(open(w.ctx, child.childId, { template: "school-age" })).rejects.toMatchObject({
    code: "child.over-age",
    current: { template: "preschool" },
    text: { ru: expect.stringContaining("«Маршрут ребёнка дошкольного возраста»") },
  });
});
