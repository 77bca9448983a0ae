import { beforeEach, expect, it } from "vitest";
import { ipraOf } from "../../../test/worlds/region.ts";
import { type World, world } from "../../../test/worlds/tenant.ts";
import type { ChildId, ImportId, MeasureId, MergingId, ResultId } from "../../ground/shared/ids.ts";
import { write } from "../../people/child/child.store.ts";
import * as Child from "../../people/child/index.ts";
import * as Instrument from "../instrument/index.ts";
import * as Execution from "./index.ts";
import { ofChild } from "./result.store.ts";

let w: World;
let childId: ChildId;
let given: { measureId: MeasureId; result: "performed"; on: string; by: string };
const importId = "import_01JNE0000000000000000000ZZ" as ImportId;
const massage = { educationalNeeds: true, measures: [{ block: "education" as const, title: "Массаж" }] };
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
  await ipraOf(w.ctx, childId, "1", ["Логопед"], "2027-02-28");
  const [paper] = await Instrument.listFor(w.ctx, childId);
  given = { measureId: paper!.measures[0]!.measureId as MeasureId, result: "performed", on: "2025-02-20", by: "Школа" };
});

it("records what two say at the same moment once, whoever of them is first", async () => {
  const record = () => Execution.recordResult(w.ctx, childId, given);
  const both = await Promise.allSettled([record(), record()]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const known = await ofChild(w.ctx, childId);
  expect(known).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict.exists", current: { resultId: known[0]!.resultId } },
  });
});

it.each([
  ["before the paper began", "2025-02-28", "before-paper"],
  ["on its first day", "2025-03-01", undefined],
  ["after it ended", "2025-06-01", "after-paper"],
])("takes a result dated %s, and says so to whoever enters it, in the ledger and in a list", async (_, on, code) => {
  w.moveTo("2025-06-10T05:00:00Z");
  const number = { number: "2", validFrom: "2025-03-01", validTo: "2025-05-31" };
  await Instrument.record(w.ctx, childId, { kind: "pmpk", issuer: "ПМПК", ...number, ...massage });
  const paper = (await Instrument.listFor(w.ctx, childId)).find((one) => one.kind === "pmpk")!;
  const measureId = paper.measures[0]!.measureId as MeasureId;
  const warning = code && expect.objectContaining({ code });
  const tried = await Execution.resultsImporter((...[ctx, id, said]) => Execution.recordResult(ctx, id, said)).prepare(
    w.ctx,
    { dryRun: true, importId },
  );
  const cells = { surname: "Ёлкина", givenName: "Анна", birthDate: "06.05.2016", measure: "Массаж", by: "Школа" };
  const values = { ...cells, result: "выполнено", on: on.split("-").reverse().join(".") };
  const { notes } = await tried.take(w.ctx, { row: 1, cells: [], values });
  expect(notes.map(({ pointer }) => pointer)).toEqual(code ? ["/on"] : []);
  const recorded = await Execution.recordResult(w.ctx, childId, { ...given, measureId, on });
  expect(recorded.warning).toEqual(warning);
  const { items } = await Execution.execution(w.ctx, childId);
  const line = items.find((one) => one.measureId === measureId);
  expect(line?.outcome?.warning).toEqual(warning);
  expect(line?.mayDo).toEqual(["correct"]);
  const at = { childId, resultId: recorded.resultId as ResultId };
  const right = { result: "performed", on: "2025-03-02", by: "Школа", reason: "Опечатка" } as const;
  expect((await Execution.correctResult(w.ctx, at, right)).warning).toBeUndefined();
  await expect(Execution.recordResult(w.ctx, childId, { ...given, on: "2025-06-11" })).rejects.toMatchObject({
    fields: [{ pointer: "/on" }],
  });
});

it("records and corrects nothing in a card that is just being merged", async () => {
  const { resultId } = await Execution.recordResult(w.ctx, childId, given);
  const { record, version } = await Child.load(w.ctx, childId);
  const merging = "merging_01JNE0000000000000000000ZZ" as MergingId;
  await w.ctx.bank.commit([write(w.ctx.tenant, { ...record, merging }, version)]);
  const later = { ...given, on: "2025-02-21" };
  await expect(Execution.recordResult(w.ctx, childId, later)).rejects.toMatchObject({ code: "child.merging" });
  const back = Execution.correctResult(
    w.ctx,
    { childId, resultId: resultId as ResultId },
    { withdrawn: true, reason: "Ошибка" },
  );
  await expect(back).rejects.toMatchObject({ code: "child.merging" });
});
