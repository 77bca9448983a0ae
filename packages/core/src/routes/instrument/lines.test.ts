import { describe, expect, it } from "vitest";
import type { MeasureId } from "../../ground/shared/ids.ts";
import type { Block, MeasureRecord } from "./instrument.ts";
import { continued, type Worded } from "./lines.ts";

const worded = (prefix: string, ...said: Array<[Block, string]>): Worded => {
  const ids = said.map((_, i) => `measure_${prefix}${i}` as MeasureId);
  return {
    measures: said.map(([block], i): MeasureRecord => ({ measureId: ids[i]!, block, providerKind: "school" })),
    titles: Object.fromEntries(said.map(([, title], i) => [ids[i], title])),
  };
};
const lines = (measures: MeasureRecord[]) => measures.map((m) => m.line);

describe("the measures of a new ИПРА", () => {
  const old = worded("o", ["education", "Занятия с логопедом"], ["health", "Массаж"], ["health", "Массаж"]);

  it("go on in the line of the old one where block and wording are the same", () => {
    const next = worded("n", ["health", "Плавание"], ["education", "занятия  с логопедом "], ["social", "Массаж"]);
    expect(lines(continued(next, old))).toEqual([undefined, "measure_o0", undefined]);
  });

  it("each continue one of the old: the third massage of two is new", () => {
    const next = worded("n", ["health", "Массаж"], ["health", "Массаж"], ["health", "Массаж"]);
    expect(lines(continued(next, old))).toEqual(["measure_o1", "measure_o2", undefined]);
  });

  it("keep the first id through a third instrument", () => {
    const next = worded("n", ["education", "Занятия с логопедом"]);
    const second = { ...next, measures: continued(next, old) };
    expect(lines(continued(worded("t", ["education", "Занятия с логопедом"]), second))).toEqual(["measure_o0"]);
  });
});
