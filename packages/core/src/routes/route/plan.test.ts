import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { AgencyId, InstrumentId, MeasureId, StepId } from "../../ground/shared/ids.ts";
import { PlanEntryDraft, PlanEntryView } from "./plan.entry.ts";
import {
  approvalOf,
  draftEntries,
  ofAge,
  type PlannedMeasure,
  type PlanSources,
  providersOf,
  splitAtApproval,
  stagesOf,
} from "./plan.ts";
import { columns } from "./route.view.ts";
import { templateOf, templates } from "./templates/index.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const template = templateOf("school-age", 1)!;
const { before, after } = splitAtApproval(template);

const measure = (over: Partial<PlannedMeasure> = {}): PlannedMeasure => ({
  instrumentId: "instrument_1" as InstrumentId,
  measureId: "measure_1" as MeasureId,
  kind: "ipra",
  block: "education",
  providerKind: "school",
  ...over,
});

function sources(over: Partial<PlanSources> = {}): PlanSources {
  let steps = 0;
  return {
    today: day("2025-03-03"),
    cycleEnd: day("2025-12-28"),
    measures: [],
    agencyFor: ({ kind }) => ({ agencyId: `agency_${kind}` as AgencyId }),
    newStepId: () => `step_${++steps}` as StepId,
    ...over,
  };
}
const stage = (key: string) => after.filter((s) => s.key === key);
const measures = (list: PlannedMeasure[]) => draftEntries(stage("RehabilitationMeasures"), sources({ measures: list }));

describe("where a template is cut", () => {
  it.each(templates)(
    "$key v$version: review before the approval, the rest after it, the approval itself in neither",
    (t) => {
      const parts = splitAtApproval(t);
      const keys = [...parts.before, ...parts.after].map((s) => s.key);
      expect(keys).not.toContain(approvalOf(t)?.key);
      expect(parts.before.length).toBeGreaterThan(0);
      expect(parts.after.at(-1)?.settledBy).toBe("evaluation");
    },
  );

  it("given stages and measures, then every provider is asked for once, but not where the measure names it", () => {
    const kinds = (...wanted: Parameters<typeof providersOf>) =>
      [...providersOf(...wanted).values()].map(({ kind }) => kind).toSorted();
    expect(kinds(before, [])).toEqual(["pmpc"]);
    const named = measure({ providerKind: "health", agencyId: "agency_17" as AgencyId });
    expect(kinds(after, [measure({ providerKind: "ngo" }), measure(), named])).toEqual([
      "ngo",
      "resourceCentre",
      "resourceCentre",
      "school",
      "social",
    ]);
  });
});

describe("a line of the plan", () => {
  it.each(templates)("of $key v$version is shown by the answer's schema, and can be sent as it was read", (t) => {
    const ending = { instrumentId: "instrument_1" as InstrumentId, validTo: "2025-12-01" };
    const one = "01J8ZQ4M7N3E5R6T8V9WXYZABC";
    const entries = draftEntries(
      stagesOf(t),
      sources({
        ending,
        measures: [measure()],
        agencyFor: () => ({ agencyId: `agency_${one}` as AgencyId }),
        newStepId: () => `step_${one}` as StepId,
      }),
    );
    for (const entry of entries) {
      const shown = { ...columns(entry, {}), direction: entry.title, dueDate: "2025-06-01", formerAgencies: [] };
      expect(PlanEntryView.safeParse(shown).error, entry.stepKey).toBeUndefined();
      expect(PlanEntryDraft.safeParse(shown).error, entry.stepKey).toBeUndefined();
    }
  });

  it("has no column that cannot be sent", () => {
    expect(Object.keys(PlanEntryDraft.shape)).toEqual(expect.arrayContaining(Object.keys(PlanEntryView.shape)));
  });
});

describe("an entry for each measure of the ИПРА", () => {
  it("given none, then there is none", () => {
    expect(measures([])).toEqual([]);
  });

  it.each<[string, Partial<PlannedMeasure>, Record<string, unknown>]>([
    ["a block", { block: "health", providerKind: "health" }, { agencyId: "agency_health", dataClass: "health" }],
    ["another block", { block: "education" }, { agencyId: "agency_school", dataClass: "education" }],
    ["a provider of its own", { agencyId: "agency_17" as AgencyId }, { agencyId: "agency_17", agencyKind: "school" }],
    ["a later begin", { from: "2025-06-01" }, { requestOn: "2025-06-01" }],
  ])("given %s, then who is asked, when, and under which consent follows", (_, over, expected) => {
    expect(measures([measure(over)])).toMatchObject([expected]);
  });

  it.each(["2025-03-03", "2025-01-01"])("given it began already (%s), then it is asked for at once", (from) => {
    expect(measures([measure({ from })])[0]!.requestOn).toBeUndefined();
  });

  it("given a recommendation of the commission, then it is called so, and is no measure of the ИПРА", () => {
    const [entry] = measures([measure({ kind: "pmpk" })]);
    expect(entry).toMatchObject({ title: { ru: "Рекомендация ПМПК" }, measure: { kind: "pmpk" } });
  });

  it("given nobody can be proposed, then the entry is there and has no agency", () => {
    const [entry] = draftEntries(stage("EducationRoute"), sources({ agencyFor: () => undefined }));
    expect(entry).toMatchObject({ stepKey: "adapted-programme", agencyId: undefined });
  });

  it("holds ids and blocks, never the wording", () => {
    const [entry] = measures([measure({ title: "Логопед" } as never)]);
    expect(JSON.stringify(entry)).not.toContain("Логопед");
    expect(entry?.measure).toEqual({ instrumentId: "instrument_1", measureId: "measure_1", block: "education" });
  });
});

describe("an entry for each quarter", () => {
  const quarters = (today: string, cycleEnd: string) =>
    draftEntries(stage("FamilyConsultations"), sources({ today: day(today), cycleEnd: day(cycleEnd) })).map((e) =>
      [e.quarter, e.requestOn].filter(Boolean).join(" from "),
    );
  it.each<[string, string, string, string[]]>([
    [
      "enough of the first quarter is left",
      "2025-03-03",
      "2025-12-31",
      ["2025-Q1", "2025-Q2 from 2025-04-01", "2025-Q3 from 2025-07-01", "2025-Q4 from 2025-10-01"],
    ],
    ["just enough is left", "2025-03-17", "2025-06-30", ["2025-Q1", "2025-Q2 from 2025-04-01"]],
    ["too little is left", "2025-03-18", "2025-06-30", ["2025-Q2 from 2025-04-01"]],
    ["the first day of a quarter", "2025-04-01", "2025-09-30", ["2025-Q2", "2025-Q3 from 2025-07-01"]],
    [
      "the last quarter does not end in time",
      "2025-03-03",
      "2025-12-30",
      ["2025-Q1", "2025-Q2 from 2025-04-01", "2025-Q3 from 2025-07-01"],
    ],
    ["too little is left, but nothing follows", "2025-12-20", "2026-03-01", ["2025-Q4"]],
  ])("given %s", (_, today, end, expected) => {
    expect(quarters(today, end)).toEqual(expected);
  });
});

it("asks by the child's age on the day of drafting, by the month of birth", () => {
  const stages = splitAtApproval(templateOf("foster-family")!).after;
  const asked = (born: string) =>
    ofAge(stages, { born }, day("2026-05-20"))
      .find(({ key }) => key === "EducationRoute")!
      .steps.map(({ key }) => key);
  expect(asked("2023-06")).toEqual([]);
  expect(asked("2023-05")).toEqual(["kindergarten-programme"]);
  expect(asked("2019-05")).toEqual(["adapted-programme"]);
});

it("gives every entry an id of its own, in the order of the stages", () => {
  const entries = draftEntries(after, sources({ measures: [measure(), measure()] }));
  expect(new Set(entries.map((e) => e.stepId)).size).toBe(entries.length);
  expect([...new Set(entries.map((e) => e.stage))]).toEqual(after.map((s) => s.key));
});
