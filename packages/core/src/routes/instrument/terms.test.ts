import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { vera } from "../../../test/worlds/child.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, world } from "../../../test/worlds/tenant.ts";
import type { InstrumentId } from "../../ground/shared/ids.ts";
import { memoryBank } from "../../ground/shared/memory/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Instrument from "./index.ts";

const paper = { kind: "pmpk" as const, number: "77", issuer: "ПМПК", educationalNeeds: true };

const given = async () => {
  const bank = memoryBank();
  const w = await world(bank);
  // Born on 20 May 2016; today is 3 March 2025.
  const { record } = await Child.register(w.ctx, vera);
  const { childId } = record;
  const add = (over: object = {}) =>
    Instrument.record(w.ctx, childId, {
      ...paper,
      validFrom: "2025-02-01",
      ...over,
    } as Instrument.NewInstrumentInput);
  const at = async (over: object = { validTo: "2026-02-01" }) => ({
    childId,
    instrumentId: (await add(over)).instrumentId,
  });
  const school = await agencyOf(w.ctx, "school");
  return { ...w, bank, childId, record, add, at, school, mother: w.as(family(record.representativeIds[0]!)) };
};
let w: Awaited<ReturnType<typeof given>>;
beforeEach(async () => {
  w = await given();
});

describe("the term of a paper", () => {
  it.each([
    ["to the 18th birthday", { term: "until-18" }, { validTo: "2034-05-20", term: "until-18" }],
    ["without end", { term: "indefinite" }, { validTo: undefined, term: "indefinite" }],
    ["to a day", { validTo: "2026-02-01" }, { validTo: "2026-02-01", term: undefined }],
  ])("given a paper %s, when recorded, then its end is that day or none", async (_, over, ends) => {
    const recorded = await w.add(over);
    expect(recorded).toMatchObject(ends);
    expect(await Instrument.inForce(w.ctx, w.childId, "pmpk", "2025-03-03")).toEqual(recorded);
    const isInForce = (day: string) => Instrument.inForce(w.ctx, w.childId, "pmpk", day);
    expect((await isInForce("2040-01-01"))?.instrumentId).toBe(ends.validTo ? undefined : recorded.instrumentId);
  });

  it("given a child born on 29 February, when «до 18 лет» is recorded, then it ends on 28 February", async () => {
    const { record } = await Child.register(w.ctx, {
      ...vera,
      person: { ...vera.person, surname: "Високосная", snils: undefined, birthDate: "2012-02-29" },
    });
    const input = { ...paper, validFrom: "2025-02-01", term: "until-18" as const };
    expect(await Instrument.record(w.ctx, record.childId, input)).toHaveProperty("validTo", "2030-02-28");
  });

  it.each<[string, string, object]>([
    ["/validTo", "year 1", { validTo: "0001-01-01" }],
    ["/validTo", "year 9999", { validTo: "9999-12-31" }],
    ["/validFrom", "a beginning in the year 1", { validFrom: "0001-01-01", validTo: "2026-02-01" }],
    ["/validTo", "neither day nor term", {}],
    ["/term", "both", { validTo: "2026-02-01", term: "indefinite" }],
    ["/term", "a term that is none", { term: "0001-01-01" }],
    ["/validTo", "an end before the beginning", { validTo: "2025-01-31" }],
    ["/validFrom", "a beginning before the birth", { validFrom: "2016-04-30", validTo: "2026-02-01" }],
    ["/validFrom", "a beginning after the 18th birthday", { validFrom: "2034-05-21", term: "until-18" }],
    [
      "/measures/0/to",
      "a measure to the year 1",
      { term: "indefinite", measures: [{ block: "health", title: "ЛФК", to: "0001-01-01" }] },
    ],
  ])("given %s: %s, when recorded, then it is refused", async (pointer, _, over) => {
    await expect(w.add(over)).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer }] });
  });

  it("given a sentinel, when refused, then the hint says how «без срока» is written", async () => {
    const { fields } = (await w.add({ validTo: "0001-01-01" }).catch((e: unknown) => e)) as {
      fields: Array<{ message: { ru: string } }>;
    };
    expect(fields[0]!.message.ru).toContain("«без срока»");
    expect(fields[0]!.message.ru).toContain("indefinite");
  });

  it.each([
    ["2025-03-02", true],
    ["2025-03-03", false],
    [undefined, false],
  ])("given a paper to %s, when looked at on 3 March, then it is over: %s", async (validTo, isOver) => {
    const recorded = await w.add(validTo ? { validTo } : { term: "indefinite" });
    expect(Instrument.isExpired(recorded, Temporal.PlainDate.from("2025-03-03"))).toBe(isOver);
  });
});

describe("what should be looked at", () => {
  // Born on 20 May 2016: of age on 20 May 2034.
  it.each<[string, object, string[] | undefined]>([
    ["to the 18th birthday", { validTo: "2034-05-20" }, undefined],
    ["«до 18 лет»", { term: "until-18" }, undefined],
    ["to a day past it", { validTo: "2034-05-21" }, ["past-18"]],
    ["to the first day of that month", { validTo: "2034-05-01" }, undefined],
    [
      "with a measure past it",
      { term: "until-18", measures: [{ block: "health", title: "ЛФК", to: "2034-05-21" }] },
      ["measure-past-18"],
    ],
    ["that is over", { validTo: "2025-02-15" }, ["expired"]],
    ["of the commission, without end", { term: "indefinite" }, undefined],
  ])("given a paper %s, when looked at, then it is told", async (_, over, codes) => {
    const [told] = await Instrument.warningsOf(w.ctx, w.childId, [await w.add(over)]);
    expect(told?.map(({ code }) => code)).toEqual(codes);
  });

  it("given an ИПРА without end, when looked at, then it is told: a child's is given to the age of 18", async () => {
    const ipra = {
      kind: "ipra",
      number: "1",
      issuer: "Бюро МСЭ",
      validFrom: "2025-02-01",
      term: "indefinite",
    } as const;
    const told = await Instrument.warningsOf(w.ctx, w.childId, [await Instrument.record(w.ctx, w.childId, ipra)]);
    expect(told[0]?.map(({ code }) => code)).toEqual(["past-18"]);
  });

  it("given somebody born on 29 February, when a paper ends on 28 February or 1 March, then neither is past the age", async () => {
    await Instrument.patchChild(w.ctx, w.childId, { person: { birthDate: "2016-02-29" } });
    const papers = [];
    for (const [n, validTo] of ["2034-02-28", "2034-03-01", "2034-03-02"].entries())
      papers.push(await w.add({ number: `29-${n}`, validTo }));
    expect((await Instrument.warningsOf(w.ctx, w.childId, papers)).map((told) => told?.[0]?.code)).toEqual([
      undefined,
      undefined,
      "past-18",
    ]);
  });
});

it("given a birth date that is corrected, when «до 18 лет» stands, then it ends on the new birthday, and says so", async () => {
  const at = await w.at({ term: "until-18" });
  const other = await w.at({ number: "78", validTo: "2026-02-01" });
  await Instrument.patchChild(w.ctx, w.childId, { person: { birthDate: "2016-02-29" } });
  expect(await Instrument.get(w.ctx, at)).toMatchObject({
    validTo: "2034-02-28",
    history: [{ what: "recorded" }, { what: "followed-birthday", was: "2034-05-20" }],
  });
  expect(await Instrument.get(w.ctx, other)).toMatchObject({ validTo: "2026-02-01", history: [{ what: "recorded" }] });
});

describe("a conclusion that was recorded before", () => {
  it("given it is shown to a school and the family agrees, when read, then both stand with their days", async () => {
    const at = await w.at();
    await Instrument.present(w.ctx, at, { agencyId: w.school, on: "2025-02-10" });
    await Instrument.agree(w.mother, at, { answer: "disagree", on: "2025-02-11" });
    await Instrument.agree(w.ctx, at, {
      answer: "agree",
      on: "2025-02-12",
      representativeId: w.record.representativeIds[0]!,
    });
    const whole = await Instrument.get(w.mother, at);
    expect(whole.conclusion).toEqual({ educationalNeeds: true, agreement: "agree", presented: true });
    expect(whole.history).toMatchObject([
      { what: "recorded", by: "coordinator:coordinator" },
      { what: "presented", agencyId: w.school, on: "2025-02-10" },
      { what: "disagreed", on: "2025-02-11", representativeId: w.record.representativeIds[0] },
      { what: "agreed", on: "2025-02-12", by: "coordinator:coordinator" },
    ]);
    const events = await w.bank.list<{ type: string }>("records", Child.keyOf("kuzbass", w.childId).pk, {
      prefix: "EVENT#",
    });
    expect(events.items.map(({ data }) => data.type).slice(-3)).toEqual([
      "instrument.presented",
      "instrument.disagreed",
      "instrument.agreed",
    ]);
  });

  it.each([
    ["a day to come", { on: "2025-03-04" }, "input.invalid"],
    ["a day before the paper", { on: "2025-01-31" }, "input.invalid"],
    [
      "somebody else's mother",
      { on: "2025-02-10", representativeId: "rep_01JNE0000000000000000000AA" },
      "input.invalid",
    ],
  ])("given %s, when the family's answer is recorded, then it is refused", async (_, over, code) => {
    const input = { answer: "agree", ...over } as Instrument.Agree;
    await expect(Instrument.agree(w.ctx, await w.at(), input)).rejects.toMatchObject({ code });
  });

  it("given the same act twice, or an organisation that is not there, when recorded, then it is refused", async () => {
    const at = await w.at();
    const shown = { agencyId: w.school, on: "2025-02-10" };
    await Instrument.present(w.ctx, at, shown);
    await expect(Instrument.present(w.ctx, at, shown)).rejects.toMatchObject({ code: "conflict.exists" });
    await Instrument.agree(w.ctx, at, { answer: "agree", on: "2025-02-10" });
    await expect(Instrument.agree(w.ctx, at, { answer: "agree", on: "2025-02-10" })).rejects.toMatchObject({
      code: "conflict.exists",
    });
    const absent = { ...shown, agencyId: "agency_01JNE0000000000000000000AA" as const };
    await expect(Instrument.present(w.ctx, at, absent)).rejects.toMatchObject({ code: "agency.unknown" });
    await expect(Instrument.present(w.mother, at, shown)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a correction of a paper", () => {
  it("given a wrong number, end and finding, when corrected, then the former ones stay with the reason", async () => {
    const at = await w.at();
    const patch = { reason: "Опечатка", number: "78", term: "until-18", educationalNeeds: false } as const;
    await Instrument.correct(w.ctx, at, patch);
    const whole = await Instrument.get(w.ctx, at);
    expect(whole).toMatchObject({ number: "78", issuer: "ПМПК", validTo: "2034-05-20", term: "until-18" });
    expect(whole.history.at(-1)).toMatchObject({
      what: "corrected",
      reason: "Опечатка",
      number: "77",
      fields: ["number", "validTo", "term", "educationalNeeds"],
      was: { validTo: "2026-02-01", educationalNeeds: true },
    });
    expect((await Child.load(w.ctx, w.childId)).record.educationalNeeds).toBe(false);
    const stored = await w.bank.get<object>({
      table: "records",
      pk: Child.keyOf("kuzbass", w.childId).pk,
      sk: `INSTRUMENT#${at.instrumentId}`,
    });
    expect(JSON.stringify(stored)).not.toMatch(/Опечатка|"78"|ПМПК/);
    await Instrument.correct(w.ctx, at, { reason: "Всё-таки до дня", validTo: "2026-05-01" });
    const { validTo, term } = await Instrument.get(w.ctx, at);
    expect([validTo, term]).toEqual(["2026-05-01", undefined]);
  });

  it("given the very values that stand there, when corrected, then nothing is written", async () => {
    const at = await w.at();
    await Instrument.correct(w.ctx, at, { reason: "Проверка", number: "77" });
    expect((await Instrument.get(w.ctx, at)).history).toHaveLength(1);
  });

  it("given another paper's number, of this child or another, when corrected to it, then both are named", async () => {
    const first = await w.add({ validTo: "2026-02-01" });
    const at = await w.at({ number: "78", validTo: "2026-02-01" });
    await expect(Instrument.correct(w.ctx, at, { reason: "…", number: "77" })).rejects.toMatchObject({
      code: "conflict.exists",
      current: { instrumentId: first.instrumentId },
    });
    const sister = { ...vera, person: { ...vera.person, givenName: "Надежда", snils: undefined } };
    const { childId } = (await Child.register(w.ctx, sister)).record;
    await Instrument.record(w.ctx, childId, { ...paper, number: "79", validFrom: "2025-02-01", term: "indefinite" });
    const correct = (more: object = {}) =>
      Instrument.correct(w.ctx, at, { reason: "…", number: "79", ...more } as Instrument.InstrumentPatch);
    await expect(correct()).rejects.toMatchObject({
      code: "instrument.duplicate",
      current: { childId: w.childId, candidates: [childId] },
    });
    await correct({ confirmedDistinctFrom: [childId] });
    // The number that was given up is free for whoever has it.
    await Instrument.record(w.ctx, childId, { ...paper, number: "78", validFrom: "2025-02-01", term: "indefinite" });
  });

  it.each([
    ["/reason", { number: "78" }],
    ["/validTo", { reason: "…", validTo: "0001-01-01" }],
    ["/validTo", { reason: "…", validTo: "2025-01-31" }],
    ["/term", { reason: "…", validTo: "2026-05-01", term: "indefinite" }],
  ])("given a wrong %s, when corrected, then it is named and nothing changes", async (pointer, patch) => {
    const at = await w.at();
    await expect(Instrument.correct(w.ctx, at, patch as Instrument.InstrumentPatch)).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer }],
    });
    expect((await Instrument.get(w.ctx, at)).history).toHaveLength(1);
  });

  it("given a paper that is not there, or is not theirs, when corrected, then it is not found", async () => {
    const at = await w.at();
    const absent = { ...at, instrumentId: "instrument_01JNE0000000000000000000AA" as InstrumentId };
    await expect(Instrument.correct(w.ctx, absent, { reason: "…" })).rejects.toMatchObject({ code: "not-found" });
    await expect(Instrument.correct(w.mother, at, { reason: "…" })).rejects.toMatchObject({ code: "not-found" });
  });
});
