import { describe, expect, it } from "vitest";
import type { ChildId, InstrumentId, MeasureId, ResultId } from "../../ground/shared/ids.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import type { Step } from "../step/step.ts";
import { ledgerOf } from "./ledger.ts";
import type { ResultRecord } from "./result.ts";

const measure = (n: number, line?: number) => ({
  measureId: `measure_${n}` as MeasureId,
  line: line === undefined ? undefined : (`measure_${line}` as MeasureId),
  block: "health" as const,
  providerKind: "health" as const,
});

/** Paper n, of March of the year 2024 + n. */
const paper = (n: number, over: Partial<InstrumentRecord> = {}): InstrumentRecord => ({
  instrumentId: `instrument_${n}` as InstrumentId,
  childId: "child_1" as ChildId,
  kind: "ipra",
  validFrom: `${2024 + n}-03-01`,
  validTo: `${2025 + n}-03-01`,
  measures: [measure(n)],
  recordedAt: `${2024 + n}-03-02T03:00:00Z`,
  ...over,
});

const step = (n: number, of: { instrument: number; measure: number; line?: number }, over: object = {}): Step =>
  ({
    stepId: `step_${n}`,
    agencyId: "agency_1",
    due: { date: "2025-06-01" },
    measure: {
      instrumentId: `instrument_${of.instrument}`,
      measureId: `measure_${of.measure}`,
      line: of.line === undefined ? undefined : `measure_${of.line}`,
      block: "health",
    },
    status: "requested",
    ...over,
  }) as unknown as Step;
const done = (settledAt: string, result = "performed") => ({
  status: result === "not-performed" ? "failed" : "completed",
  settledAt,
  result,
  late: false,
});

const result = (n: number, on: string, over: Partial<ResultRecord> = {}): ResultRecord => ({
  resultId: `result_${n}` as ResultId,
  childId: "child_1" as ChildId,
  instrumentId: "instrument_1" as InstrumentId,
  kind: "ipra",
  measureId: "measure_1" as MeasureId,
  block: "health",
  result: "performed",
  on,
  municipality: "novokuznetsk",
  status: "standing",
  recordedAt: `${on}T03:00:00Z`,
  corrections: [],
  ...over,
});

const zone = "Asia/Novokuznetsk";
const told = (...of: Parameters<typeof ledgerOf>) =>
  ledgerOf(...of).map(({ instrument, step, outcome }) => [
    instrument.instrumentId,
    step?.stepId,
    outcome && `${outcome.source} ${outcome.result} ${outcome.on}`,
  ]);

describe("the ledger", () => {
  it("has a line for a measure that nobody was asked for", () => {
    expect(told([paper(1)], [], [], zone)).toEqual([["instrument_1", undefined, undefined]]);
  });

  it("takes the day of a step's result from the tenant's clock, and no cancelled step for a request", () => {
    const of = { instrument: 1, measure: 1 };
    const steps = [
      step(1, of, done("2025-06-30T18:30:00Z")),
      step(2, of, { status: "cancelled", settledAt: "2025-07-01" }),
    ];
    expect(told([paper(1)], steps, [], zone)).toEqual([["instrument_1", "step_1", "step performed 2025-07-01"]]);
  });

  it("tells what was found out last, by a step or beside it, and nothing that was taken back", () => {
    const steps = [step(1, { instrument: 1, measure: 1 }, done("2025-05-01T03:00:00Z", "not-performed"))];
    const later = result(1, "2025-06-01");
    expect(told([paper(1)], steps, [later], zone)[0]![2]).toBe("recorded performed 2025-06-01");
    expect(told([paper(1)], steps, [{ ...later, status: "withdrawn" }], zone)[0]![2]).toBe(
      "step not-performed 2025-05-01",
    );
    expect(told([paper(1)], steps, [result(1, "2025-04-01")], zone)[0]![2]).toBe("step not-performed 2025-05-01");
  });

  it("tells a corrected paper by its correction, with the results of both", () => {
    const first = paper(1, { supersededBy: "instrument_2" as InstrumentId });
    const second = paper(2, {
      corrects: true,
      supersedes: "instrument_1" as InstrumentId,
      validFrom: "2025-03-01",
      measures: [measure(2, 1)],
    });
    expect(told([first, second], [], [result(1, "2025-04-01")], zone)).toEqual([
      ["instrument_2", undefined, "recorded performed 2025-04-01"],
    ]);
  });

  it("lets a request that was under way serve the next paper too, and one that was over only its own", () => {
    const papers = [paper(1), paper(2, { measures: [measure(2, 1)] })];
    const of = { instrument: 1, measure: 1 };
    expect(told(papers, [step(1, of)], [], zone).map(([id, s]) => [id, s])).toEqual([
      ["instrument_2", "step_1"],
      ["instrument_1", "step_1"],
    ]);
    const over = step(1, of, done("2025-12-01T03:00:00Z"));
    expect(told(papers, [over], [], zone).map(([id, s]) => [id, s])).toEqual([
      ["instrument_2", undefined],
      ["instrument_1", "step_1"],
    ]);
  });
});
