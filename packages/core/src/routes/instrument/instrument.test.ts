import { beforeEach, describe, expect, it, vi } from "vitest";
import { vera } from "../../../test/worlds/child.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, world } from "../../../test/worlds/tenant.ts";
import type { AgencyId, ChildId, InstrumentId, MeasureId } from "../../ground/shared/ids.ts";
import { memoryBank } from "../../ground/shared/memory/index.ts";
import type { Refusal } from "../../ground/shared/refusal.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Instrument from "./index.ts";

const ipra = {
  kind: "ipra" as const,
  number: "1234.5.42/2025",
  issuer: "Бюро МСЭ № 5",
  validFrom: "2025-03-01",
  validTo: "2027-02-28",
  measures: [
    { block: "education" as const, title: "Занятия с логопедом", from: "2025-03-10", to: "2025-12-01" },
    { block: "health" as const, title: "Курс лечебной физкультуры", providerKind: "resourceCentre" as const },
  ],
};
const pmpk = { ...ipra, kind: "pmpk" as const, number: "77", measures: [], educationalNeeds: true };

const given = async () => {
  const bank = memoryBank();
  const w = await world(bank);
  const { record } = await Child.register(w.ctx, vera);
  const { childId } = record;
  const add = (over: object = {}) =>
    Instrument.record(w.ctx, childId, { ...ipra, ...over } as Instrument.NewInstrumentInput);
  const inForce = async (on: string, kind: Instrument.InstrumentKind = "ipra") =>
    (await Instrument.inForce(w.ctx, childId, kind, on))?.instrumentId;
  return { ...w, bank, childId, add, inForce, mother: w.as(family(record.representativeIds[0]!)), record };
};

let at: Awaited<ReturnType<typeof given>>;
beforeEach(async () => {
  at = await given();
});

describe("one number, two children", () => {
  const twinOf = async () => {
    const { ctx } = at;
    const { snils: _, ...person } = vera.person;
    const { record } = await Child.register(ctx, { ...vera, person: { ...person, givenName: "Надежда" } });
    return (over: object = {}) =>
      Instrument.record(ctx, record.childId, { ...ipra, ...over } as Instrument.NewInstrumentInput).catch(
        (refusal: Refusal) => ({ code: refusal.code, current: refusal.current, twin: record.childId }),
      );
  };

  it("given a twin's number, however it is written, when recorded, then both are named until a person confirms", async () => {
    const { ctx, childId, add } = at;
    await add();
    const record = await twinOf();
    const both = await record({ number: " 1234 / 5.42-2025", issuer: "бюро мсэ №5" });
    expect(both).toMatchObject({ code: "instrument.duplicate", current: { candidates: [childId] } });
    const whole = "Бюро № 5 — филиал ФКУ «ГБ МСЭ по Кемеровской области — Кузбассу» Минтруда России";
    expect(await record({ issuer: whole })).toMatchObject({ code: "instrument.duplicate" });
    expect(both).toMatchObject({ current: { childId: (both as { twin: string }).twin } });
    const { items } = await ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${childId}`);
    expect(items.map((i) => i.data.action)).toContain("instrument.same-number");
    expect(await record({ confirmedDistinctFrom: [childId] })).toHaveProperty("instrumentId");
    // A correction of what was confirmed asks nothing anew.
    expect(await record({ validTo: "2027-03-01" })).not.toHaveProperty("current.candidates");
  });

  it.each([
    ["issuer", { issuer: "Бюро МСЭ № 6" }],
    ["number", { number: "1234.5.43/2025" }],
    ["kind", { kind: "iprp" }],
  ])("given another %s, when recorded for a twin, then nothing is asked", async (_, over) => {
    await at.add();
    expect(await (await twinOf())(over)).toHaveProperty("instrumentId");
  });

  it("given one number for two children at the same moment, when both end, then one is told", async () => {
    const record = await twinOf();
    const ends = await Promise.all([at.add(), record()].map((one) => one.catch((refusal: Refusal) => refusal)));
    expect(ends.map((end) => ("instrumentId" in end ? "recorded" : end.code)).sort()).toEqual([
      "instrument.duplicate",
      "recorded",
    ]);
  });
});

describe("recording an instrument", () => {
  it("given an ИПРА, when recorded, then the record and the event are pseudonymous and the wording reads back", async () => {
    const { ctx, childId, bank, add } = at;
    const commit = vi.spyOn(bank, "commit");
    const recorded = await add();
    const { instrumentId, measures } = recorded;
    expect(measures).toEqual([
      {
        measureId: expect.stringMatching(/^measure_/),
        block: "education",
        providerKind: "school",
        // In the open, and by a rule until somebody confirms it.
        serviceKey: "speech-therapy",
        proposedBy: "rule",
        from: "2025-03-10",
        to: "2025-12-01",
      },
      {
        measureId: expect.stringMatching(/^measure_/),
        block: "health",
        providerKind: "resourceCentre",
        serviceKey: "motor-development",
        proposedBy: "rule",
      },
    ]);
    expect(JSON.stringify(commit.mock.calls.at(-1))).not.toMatch(/1234|Бюро|логопед|физкультур/);
    const [read] = await Instrument.listFor(ctx, childId);
    expect(read).toMatchObject({ ...ipra, instrumentId, measures: ipra.measures });
    const events = await bank.list<{ type: string; data: object }>("records", Child.keyOf("kuzbass", childId).pk, {
      prefix: "EVENT#",
    });
    expect(events.items.at(-1)?.data).toMatchObject({
      type: "instrument.recorded",
      data: { childId, instrumentId, kind: "ipra", measureIds: measures.map((m) => m.measureId) },
    });
  });

  it("given 100 measures with the longest titles, when recorded, then it is one commit of few and small records", async () => {
    const { bank, add } = at;
    const commit = vi.spyOn(bank, "commit");
    const measures = Array.from({ length: 100 }, () => ({ block: "social" as const, title: "誠".repeat(500) }));
    expect((await add({ measures })).measures).toHaveLength(100);
    const writes = commit.mock.calls.at(-1)![0];
    expect(writes.length).toBeLessThan(10);
    for (const write of writes) expect(JSON.stringify(write).length).toBeLessThan(300_000);
  });

  it("given a new ИПРА, when recorded, then it supersedes the old from the day it begins", async () => {
    const { add, inForce, ctx, childId } = at;
    const old = await add();
    const next = await add({ number: "2", validFrom: "2025-09-01", validTo: "2027-08-31" });
    expect(next.supersedes).toBe(old.instrumentId);
    expect((await Instrument.listFor(ctx, childId)).map((i) => i.supersededBy)).toEqual([next.instrumentId, undefined]);
    expect(await inForce("2025-02-28")).toBeUndefined();
    expect(await inForce("2025-08-31")).toBe(old.instrumentId);
    expect(await inForce("2025-09-01")).toBe(next.instrumentId);
    expect(await inForce("2027-08-31")).toBe(next.instrumentId);
    expect(await inForce("2027-09-01")).toBeUndefined();
  });

  it("given two ИПРА recorded at the same moment, when both end, then they form one chain", async () => {
    const { add, ctx, childId } = at;
    await Promise.all([add({ number: "1" }), add({ number: "2" }), add({ number: "3" })]);
    const all = await Instrument.listFor(ctx, childId);
    expect(all.filter((i) => !i.supersededBy)).toHaveLength(1);
    expect(all.filter((i) => !i.supersedes)).toHaveLength(1);
  });

  it("given a ПМПК conclusion, when recorded, then it decides the special educational needs, and the ИПРА stays in force", async () => {
    const { add, inForce, ctx, childId } = at;
    const { instrumentId } = await add();
    await Instrument.record(ctx, childId, { ...pmpk, agreement: "agree" });
    const { record } = await Child.load(ctx, childId);
    expect([record.educationalNeeds, record.disability]).toEqual([true, true]);
    expect(await inForce("2025-04-01")).toBe(instrumentId);
    const found = await Instrument.inForce(ctx, childId, "pmpk", "2025-04-01");
    expect(found?.conclusion).toEqual({ educationalNeeds: true, agreement: "agree", presented: false });
  });

  it("given an ИПРА, when recorded, then the version of the child's card does not move", async () => {
    await at.add();
    expect((await Child.load(at.ctx, at.childId)).version).toBe(1);
  });

  it("given the same number again, when recorded, then it is refused, unless it corrects that one", async () => {
    const { add } = at;
    const { instrumentId } = await add();
    await expect(add({ number: "1234.5.42 / 2025" })).rejects.toMatchObject({
      code: "conflict.exists",
      current: { instrumentId },
    });
    expect((await add({ supersedes: instrumentId })).supersedes).toBe(instrumentId);
    await expect(add({ number: "3", supersedes: instrumentId })).rejects.toMatchObject({
      code: "instrument.superseded",
    });
  });

  it.each<[string, object]>([
    ["/validTo", { validTo: "2025-02-28" }],
    ["/validFrom", { validFrom: "2025-02-30" }],
    ["/measures/0/to", { measures: [{ block: "health", title: "…", from: "2025-03-02", to: "2025-03-01" }] }],
    ["/measures/0/block", { measures: [{ block: "magic", title: "…" }] }],
    ["/measures/0/title", { measures: [{ block: "health", title: "a\u0000b" }] }],
    ["/measures", { measures: Array(101).fill(ipra.measures[0]) }],
    ["/supersedes", { supersedes: "instrument_01JNE0000000000000000000AA" as InstrumentId }],
    ["/educationalNeeds", { educationalNeeds: true }],
    ["/kind", { kind: "mse" }],
    ["/number", { number: "" }],
  ])("given a wrong value, when recorded, then %s is named", async (pointer, wrong) => {
    await expect(at.add(wrong)).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer }] });
    expect(await Instrument.listFor(at.ctx, at.childId)).toEqual([]);
  });

  it("given a measure of an agency that is not there, or a child who left, when recorded, then it is refused", async () => {
    const { add, ctx, childId } = at;
    const agencyId = "agency_01JNE0000000000000000000AA" as AgencyId;
    await expect(add({ measures: [{ ...ipra.measures[0], agencyId }] })).rejects.toMatchObject({
      code: "agency.unknown",
      fields: [{ pointer: "/measures/0/agencyId" }],
    });
    await Child.patch(ctx, childId, { status: "left", reason: "Переезд" });
    await expect(add()).rejects.toMatchObject({ code: "child.left" });
  });
});

describe("who sees an instrument", () => {
  it("given the family, when it lists, then it reads the wording; strangers find nothing, and nobody of them records", async () => {
    const { add, as, mother, childId, ctx } = at;
    await add();
    expect((await Instrument.listFor(mother, childId))[0]?.number).toBe(ipra.number);
    const agency = await agencyOf(ctx, "school");
    const absent = "child_01JNE0000000000000000000AA" as ChildId;
    for (const [who, id] of [
      [as(specialist(agency)), childId],
      [as(family("rep_01JNE0000000000000000000AA")), childId],
      [ctx, absent],
    ] as const)
      await expect(Instrument.listFor(who, id)).rejects.toMatchObject({ code: "not-found" });
    for (const who of [mother, as(specialist(agency))])
      await expect(Instrument.record(who, childId, ipra)).rejects.toMatchObject({ code: "not-found" });
  });

  it("given consent for education only, when the school asks, then it reads that title and not the health one", async () => {
    const { add, as, ctx, childId, record } = at;
    const [education, health] = (await add()).measures.map((m) => m.measureId);
    const school = await agencyOf(ctx, "school");
    const link = as({ kind: "link", agency: school });
    const title = (who: typeof ctx, id: MeasureId, to?: AgencyId) => Instrument.measureTitle(who, childId, id, to);
    await expect(title(link, education!)).rejects.toMatchObject({ code: "consent.missing" });
    await Consent.give(ctx, childId, {
      representativeId: record.representativeIds[0]!,
      recipient: school,
      purpose: "support-route",
      dataClasses: ["identity", "education"],
      signedOn: "2025-03-01",
      expiresOn: "2025-12-31",
    });
    expect(await title(link, education!)).toBe("Занятия с логопедом");
    await expect(title(link, health!)).rejects.toMatchObject({ code: "consent.missing" });
    expect(await title(as({ kind: "system" }), education!, school)).toBe("Занятия с логопедом");
    expect(await title(ctx, health!)).toBe("Курс лечебной физкультуры");
    await expect(title(ctx, "measure_01JNE0000000000000000000AA")).rejects.toMatchObject({ code: "not-found" });
    const { items } = await ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${childId}`);
    expect(items.filter((i) => i.data.action === "instrument.measure-title")).toHaveLength(3);
  });

  it("given the audit log does not take entries, when wording is read, then nothing is opened", async () => {
    const { add, ctx, childId } = at;
    const measureId = (await add()).measures[0]!.measureId;
    const open = vi.fn(ctx.keys.open);
    const silent = {
      ...ctx,
      keys: { ...ctx.keys, open },
      bank: { ...ctx.bank, commit: () => Promise.reject(new Error("away")) },
    };
    await expect(Instrument.listFor(silent, childId)).rejects.toThrow("away");
    await expect(Instrument.measureTitle(silent, childId, measureId)).rejects.toThrow("away");
    expect(open).not.toHaveBeenCalled();
  });
});
