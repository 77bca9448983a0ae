import { expect, it } from "vitest";
import { after, ids, inStatus, on, planned } from "../../../test/fixtures/step.ts";
import type { InstrumentId, MeasureId, ResultId } from "../../ground/shared/ids.ts";
import type { ResultRecord } from "../../routes/execution/result.ts";
import * as again from "../../routes/step/again.decide.ts";
import * as decide from "../../routes/step/step.decide.ts";
import type { Step } from "../../routes/step/step.ts";
import { ofStep } from "./contribution.step.ts";
import { ofInstrument, ofResult } from "./contribution.ts";

const zone = "Asia/Novokuznetsk";
const { note } = ids;
const cells = (step: Step) => {
  const all: Record<string, number> = {};
  for (const contribution of ofStep(step, zone))
    for (const [group, counts] of Object.entries(contribution.cells))
      for (const [cell, n] of Object.entries(counts)) all[`${group} ${cell}`] = (all[`${group} ${cell}`] ?? 0) + n;
  return all;
};
const failedOn = (day: string, step: Step = inStatus.accepted): Step => {
  const clock = on(day);
  const answer = { result: "not-performed", cause: "no-place", noteId: note } as const;
  return after(step, decide.complete(step, answer, clock), clock.now.toString());
};
const performedOn = (day: string, step: Step): Step => {
  const clock = on(day);
  const asked = after(step, decide.wake(step, clock, { allowed: true }), clock.now.toString());
  return after(asked, decide.complete(asked, { result: "performed" }, clock), clock.now.toString());
};
const givenOn = (day: string, step: Step): Step => {
  const clock = on(day);
  const given = again.askAgain(step, { why: "give-to-another", to: ids.clinic, noteId: note }, clock);
  return after(step, given, clock.now.toString());
};
const stages = (step: Step) => Object.fromEntries(Object.entries(cells(step)).filter(([cell]) => cell.includes("s|")));
const causes = (step: Step) => Object.fromEntries(Object.entries(cells(step)).filter(([cell]) => /^CAUSES/.test(cell)));
const noPlace = { [`CAUSES#2025-Q1#novokuznetsk#${ids.school} not-performed|no-place`]: 1 };

it("counts a failed step with its cause, by agency, and as waiting for a decision", () => {
  expect(cells(failedOn("2025-03-10"))).toEqual({
    "STEPS#2025-Q1#novokuznetsk r|school|in-time": 1,
    "STEPS#2025-Q1#novokuznetsk s|EducationRoute|not-performed": 1,
    "STEPS#2025-Q1#novokuznetsk t|school|n": 1,
    "STEPS#2025-Q1#novokuznetsk t|school|days": 7,
    ...noPlace,
    "WAITS#novokuznetsk failed": 1,
    [`WHOM#novokuznetsk#${ids.school} failed|2025-03-17`]: 1,
    [`PROVIDER#${ids.school} *|in-time|2025`]: 1,
  });
});

it("counts as its agency's work: open under all and under its service, then in time or late, and how long it took", () => {
  const standing = (step: Step) =>
    Object.fromEntries(Object.entries(cells(step)).filter(([cell]) => cell.startsWith("PROVIDER#")));
  const of = (cell: string) => ({
    [`PROVIDER#${ids.school} *|${cell}`]: 1,
    [`PROVIDER#${ids.school} speech|${cell}`]: 1,
  });
  const served: Step = { ...inStatus.accepted, service: "speech" };
  expect(standing(planned)).toEqual({});
  expect(standing(served)).toEqual({ ...of("open"), [`PROVIDER#${ids.school} due|2025-03-17`]: 1 });
  expect(standing(performedOn("2025-03-10", served))).toEqual({ ...of("in-time|2025"), ...of("took|2025|7") });
  const late = givenOn("2025-06-12", failedOn("2025-06-10", served));
  // The next one is not asked yet.
  expect(standing(late)).toEqual(of("late|2025"));
});

it("counts one that another agency performed in the same quarter once, as performed, and its cause as well", () => {
  const step = performedOn("2025-03-20", givenOn("2025-03-12", failedOn("2025-03-10")));
  expect(stages(step)).toEqual({ "STEPS#2025-Q1#novokuznetsk s|EducationRoute|performed": 1 });
  expect(causes(step)).toEqual(noPlace);
});

it("counts one that another agency performed in the next quarter in both, in each by what came of it then", () => {
  const given = givenOn("2025-03-12", failedOn("2025-03-10"));
  expect(stages(given)).toEqual({ "STEPS#2025-Q1#novokuznetsk s|EducationRoute|not-performed": 1 });
  expect(stages(performedOn("2025-04-20", given))).toEqual({
    "STEPS#2025-Q1#novokuznetsk s|EducationRoute|not-performed": 1,
    "STEPS#2025-Q2#novokuznetsk s|EducationRoute|performed": 1,
  });
});

it("counts nothing of what was reopened as a mistake", () => {
  const failed = failedOn("2025-03-10");
  const clock = on("2025-03-11");
  const reopened = after(failed, again.askAgain(failed, { why: "reopen", noteId: note }, clock), clock.now.toString());
  expect(cells(reopened)).toEqual({});
});

it("counts a refusal with its cause, also after the step was given to another", () => {
  const clock = on("2025-03-10");
  const reject = decide.reject(inStatus.requested, { cause: "no-specialist", noteId: note });
  const rejected = after(inStatus.requested, reject, clock.now.toString());
  const cause = { [`CAUSES#2025-Q1#novokuznetsk#${ids.school} rejected|no-specialist`]: 1 };
  expect(causes(rejected)).toEqual(cause);
  const moved = after(rejected, decide.reassign(rejected, { to: ids.clinic }, clock), clock.now.toString());
  expect(causes(moved)).toEqual(cause);
});

it("counts what a commission recommended by its result, told by a step or beside it, and not among an ИПРА's measures", () => {
  const instrumentId = "inst_01JNE0000000000000000000AA" as InstrumentId;
  const measureId = "measure_01JNE0000000000000000000AA" as MeasureId;
  const of = { instrumentId, measureId, kind: "pmpk", block: "education" } as const;
  const told = cells(performedOn("2025-03-10", { ...inStatus.planned, measure: of }));
  expect(told).toMatchObject({ "STEPS#2025-Q1#novokuznetsk k|pmpk|performed": 1 });
  expect(Object.keys(told).filter((cell) => cell.includes(" b|"))).toEqual([]);
  const result: ResultRecord = {
    ...of,
    resultId: "result_01JNE0000000000000000000AA" as ResultId,
    childId: planned.childId,
    municipality: "kemerovo",
    status: "standing",
    result: "refused-measure",
    on: "2025-02-03",
    recordedAt: "2025-04-01T05:00:00Z",
    corrections: [],
  };
  expect(ofResult(result).cells).toEqual({ "STEPS#2025-Q1#kemerovo": { "k|pmpk|refused-measure": 1, beside: 1 } });
  expect(ofResult({ ...result, status: "withdrawn" }).cells).toEqual({});
});

it("counts what papers ask for by service, and what nobody has put to a service", () => {
  const measure = (serviceKey?: string) => ({ block: "education", serviceKey });
  const paper = {
    instrumentId: "instrument_1",
    childId: "child_1",
    kind: "pmpk",
    validFrom: "2025-02-10",
    measures: [measure("speech-therapy"), measure("speech-therapy"), measure("respite"), measure()],
    recordedAt: on("2025-03-03").now.toString(),
  };
  const [{ cells } = { cells: {} }] = ofInstrument(paper as never, "kemerovo", zone);
  expect(cells).toEqual({
    "PAPERS#2025-Q1#kemerovo": {
      pmpk: 1,
      "o|pmpk": 1,
      "v|pmpk|speech-therapy": 2,
      "v|pmpk|respite": 1,
      "v|pmpk|-": 1,
    },
  });
});

it("knows an open step by the service that it needs, and where, as long as it is open", () => {
  const step = { ...inStatus.requested, service: "Логопед" };
  const [one] = ofStep(step, zone);
  expect(one?.use).toEqual({ serviceKey: "speech-therapy", kind: "step", municipality: step.municipality });
  expect(cells(step)).toMatchObject({ [`SERVICE#speech-therapy step|${step.municipality}`]: 1 });
  const [after] = ofStep(performedOn("2025-03-20", { ...planned, service: "Логопед" }), zone);
  expect(after?.use).toBeUndefined();
  expect(Object.keys(after?.cells ?? {}).filter((group) => group.startsWith("SERVICE#"))).toEqual([]);
});
