import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { computeDeadline, DeadlineRule, isNoCalendar, russianCalendar } from "../../../ground/calendar/index.ts";
import type { Text } from "../../../ground/shared/text.ts";
import type { RouteTemplate, StageTemplate } from "../template.ts";
import { templateOf, templates } from "./index.ts";
import { modules } from "./modules.ts";

const stagesOf = (template: RouteTemplate): StageTemplate[] =>
  template.flow.flatMap((item) => ("parallel" in item ? item.branches : [item]));

/** Every {ru, en} pair, wherever it stands. */
const textsOf = (value: unknown): Text[] => {
  if (typeof value !== "object" || value === null) return [];
  if ("ru" in value && "en" in value) return [value as Text];
  return Object.values(value).flatMap(textsOf);
};

describe("templates as data", () => {
  it("leave no age without a route, and hand over where the next begins", () => {
    expect(
      templates.filter((t) => t.version === 1 && !t.group && !t.expected).map((t) => [t.ages.from, t.ages.to]),
    ).toEqual([
      [0, 3],
      [3, 7],
      [7, 16],
      [16, 18],
    ]);
  });

  it("are found by key, and by version", () => {
    expect(templateOf("school-age")?.version).toBe(2);
    expect(templateOf("school-age", 1)?.key).toBe("school-age");
    expect(templateOf("school-age", 99)).toBeUndefined();
    expect(templateOf("constructor")).toBeUndefined();
  });
});

const stepsOf = (template: RouteTemplate) => stagesOf(template).flatMap((stage) => stage.steps);

describe("modules as data", () => {
  const diagnoses = /даун|down|ментальн|mental|аутизм|autis|отказ|abandon/i;

  it.each(modules)("$key: adds to stages that every template has, steps that none of them has", (module) => {
    for (const template of templates.filter(({ expected }) => !expected)) {
      expect(stagesOf(template).map(({ key }) => key)).toEqual(expect.arrayContaining(module.stages.map((s) => s.key)));
      const had = stepsOf(template).map(({ key }) => key);
      for (const { key } of module.stages.flatMap(({ steps }) => steps)) expect(had).not.toContain(key);
    }
    expect(module.stages.every((stage) => stage.settledBy === "steps" && stage.steps.length > 0)).toBe(true);
  });

  it.each(modules)("$key: what letters and webhooks tell of its steps names no diagnosis", ({ stages }) => {
    for (const { key, title, task, expectedResult, means } of stages.flatMap(({ steps }) => steps))
      expect(JSON.stringify([key, title, task, expectedResult, means])).not.toMatch(diagnoses);
  });
});

it("before-birth: what is asked and shown tells of no pregnancy, intent or diagnosis, and the first talk waits 48 hours", () => {
  const template = templateOf("before-birth")!;
  const steps = stepsOf(template);
  const telling = /берем|рожд|родит[ьс]|роды|отказ|диагн|даун|новорожд|pregnan|birth|born|expect|abandon|diagnos|down/i;
  for (const { title } of [template, ...stagesOf(template)]) expect(Object.values(title).join()).not.toMatch(telling);
  for (const { key, title, task, expectedResult } of steps)
    for (const text of [{ ru: key, en: key }, title, task, expectedResult])
      expect(`${text.ru} ${text.en}`).not.toMatch(telling);
  expect(steps.flatMap(({ key, hours }) => (hours ? [[key, hours]] : []))).toEqual([["first-contact", 48]]);
});

it("before-birth: the second version waits for one consultation, and for no quarter's", () => {
  const eachOf = (version: number) =>
    stepsOf(templateOf("before-birth", version)!).flatMap(({ key, each }) => (each === "once" ? [] : [key]));
  expect([eachOf(1), eachOf(2)]).toEqual([["family-consultation"], []]);
});

it("foster-family: the kindergarten is asked before 7, the school from 7", () => {
  const ages = stepsOf(templateOf("foster-family")!).flatMap(({ key, ages }) => (ages ? [[key, ages]] : []));
  expect(ages).toEqual([
    ["kindergarten-programme", { from: 3, to: 7 }],
    ["adapted-programme", { from: 7, to: 18 }],
  ]);
});

describe.each([...templates, ...modules])("$key v$version, its texts and deadlines", (form) => {
  const steps = ("stages" in form ? form.stages : stagesOf(form)).flatMap((stage) => stage.steps);

  it("gives every step a deadline with its legal basis, counted from the request", () => {
    for (const { key, deadline } of steps) {
      expect(DeadlineRule.safeParse(deadline), key).toMatchObject({ success: true });
      expect(deadline.anchor).toBe("step-requested");
      expect(
        deadline.legalBasis.grade === "S" || /Настройка региона|подтвердить/.test(deadline.legalBasis.text.ru),
        key,
      ).toBe(true);
    }
  });

  it("has every text in both languages", () => {
    for (const { ru, en } of textsOf(form)) {
      expect(ru).toMatch(/[а-яё]/i);
      expect(en).toMatch(/[a-z]/i);
    }
  });
});

describe.each(templates)("$key v$version", (template) => {
  const steps = stepsOf(template);

  it("ends with its only evaluation, within a cycle that an execution can hold", () => {
    expect(stagesOf(template).filter((stage) => stage.settledBy === "evaluation")).toEqual([template.flow.at(-1)]);
    expect(template.cycleDays).toBeLessThanOrEqual(300);
  });

  it("names each stage and step once", () => {
    const stages = stagesOf(template).map((stage) => stage.key);
    expect(new Set(stages).size).toBe(stages.length);
    expect(new Set(steps.map((step) => step.key)).size).toBe(steps.length);
  });
});

describe("school-age", () => {
  it("due dates of what is asked on Monday, 14 September 2026", () => {
    const asked = Temporal.PlainDate.from("2026-09-14");
    const steps = stagesOf(templateOf("school-age", 1)!).flatMap((stage) => stage.steps);
    const due = steps.map((step) => {
      const deadline = computeDeadline(step.deadline, asked, russianCalendar);
      return [step.key, isNoCalendar(deadline) ? "no calendar" : deadline.date];
    });
    expect(Object.fromEntries(due)).toEqual({
      "pmpk-conclusion": "2026-10-05",
      "ipra-measure": "2026-12-14",
      "family-consultation": "2026-09-30",
      "adapted-programme": "2026-10-12",
      "social-accompaniment": "2026-09-28",
      "cycle-review": "2026-09-28",
    });
  });

  it("asks each kind of agency in its stage", () => {
    const asked = stagesOf(templateOf("school-age", 1)!).map((stage) => [
      stage.key,
      ...stage.steps.map((s) => s.agencyKind),
    ]);
    expect(asked).toEqual([
      ["CommissionReview", "pmpc"],
      ["PlanApproval"],
      ["RehabilitationMeasures", "health"],
      ["FamilyConsultations", "resourceCentre"],
      ["EducationRoute", "school"],
      ["SocialAccompaniment", "social"],
      ["CycleEvaluation", "resourceCentre"],
    ]);
  });

  it("asks once, for each measure of the ИПРА, or for each quarter", () => {
    const each = Object.fromEntries(
      stagesOf(templateOf("school-age", 1)!).flatMap((s) => s.steps.map((x) => [x.key, x.each])),
    );
    expect(each).toMatchObject({
      "pmpk-conclusion": "once",
      "ipra-measure": "measure",
      "family-consultation": "quarter",
    });
  });
});
