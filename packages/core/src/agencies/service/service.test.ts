import { beforeEach, describe, expect, it } from "vitest";
import { world } from "../../../test/worlds/tenant.ts";
import type { Ctx } from "../../ground/shared/index.ts";
import { entryOf } from "../../roadmaps/roadmap/catalogue/index.ts";
import { catalogue } from "./catalogue/index.ts";
import * as Service from "./index.ts";
import { Lookup } from "./lookup.ts";
import * as store from "./service.store.ts";
import { shippedStandard } from "./standards/index.ts";

let ctx: Ctx;
let asFamily: Ctx;
let asCity: Ctx;
beforeEach(async () => {
  const w = await world();
  ctx = w.ctx;
  asFamily = w.as({ kind: "representative", representative: "rep_1" });
  asCity = w.as({ kind: "coordinator", municipality: "kemerovo" });
});

const standard = {
  content: { ru: "Занятия верхом" },
  volume: { unit: "session", per: "month", norm: 4 },
  staff: { ru: "Инструктор" },
  indicators: [{ ru: "Посадка без помощи" }],
  conditions: { ru: "Манеж" },
};
const riding = {
  serviceKey: "therapeutic-riding",
  title: { ru: "Лечебная верховая езда", en: "Therapeutic riding" },
  also: ["иппотерапия"],
  area: "motor",
  recipient: "child",
  ages: { from: 4 },
  forms: ["individual"],
  sectors: ["ngo"],
  standard,
};
const order = { act: "Приказ", number: "14", date: "2025-01-17", by: "Министерство" };

describe("the shipped catalogue", () => {
  it("gives every service a key, a title in both languages, a standard, and measures that there are", () => {
    for (const { serviceKey, title, measures, ages, forms, sectors } of catalogue) {
      expect(Service.ServiceKey.safeParse(serviceKey).success, serviceKey).toBe(true);
      expect(
        [title.ru, title.en].every((words) => words.length > 3),
        serviceKey,
      ).toBe(true);
      expect(Service.Standard.safeParse(shippedStandard(serviceKey)).success, serviceKey).toBe(true);
      expect(shippedStandard(serviceKey).assumed, serviceKey).toBeDefined();
      expect(Service.Ages.safeParse(ages).success && forms.length > 0 && sectors.length > 0, serviceKey).toBe(true);
      for (const measure of measures) expect(entryOf(measure), `${serviceKey}: ${measure}`).toBeDefined();
    }
    expect(catalogue.length).toBeGreaterThanOrEqual(40);
    expect(new Set(catalogue.map(({ serviceKey }) => serviceKey)).size).toBe(catalogue.length);
  });

  it("means one service by each word", () => {
    const lookup = new Lookup();
    for (const { serviceKey, title, also } of catalogue)
      for (const word of [title.ru, title.en, ...also])
        expect([word, lookup.resolve(word)]).toEqual([word, serviceKey]);
  });
});

describe("a word for a service", () => {
  it("is its key, its title or another word for it, however it is spelled", async () => {
    for (const word of ["speech-therapy", "Занятия с логопедом", "ЛОГОПЕД", "  логопед ", "Speech therapy"])
      expect(await Service.resolve(ctx, word)).toBe("speech-therapy");
    // Two of its letters are Latin.
    expect(await Service.resolve(ctx, "Зaнятия с лoгопедом")).toBe("speech-therapy");
    expect(await Service.resolve(ctx, "астрология")).toBeUndefined();
    expect(await Service.known(ctx, "speech-therapy")).toBe(true);
    expect(await Service.known(ctx, "логопед")).toBe(false);
  });

  it("that is unknown is refused with what is called most like it, by place", async () => {
    const lookup = await Service.lookup(ctx);
    const mentions = [
      { pointer: "/services/0", word: "логопед" },
      { pointer: "/services/1", word: "логопедия" },
      { pointer: "/services/2", word: "звездочтение" },
    ];
    expect(lookup.mustResolve(mentions.slice(0, 1))).toEqual(["speech-therapy"]);
    expect(() => lookup.mustResolve(mentions)).toThrow(
      expect.objectContaining({
        code: "input.invalid",
        fields: [
          {
            pointer: "/services/1",
            message: expect.objectContaining({ ru: expect.stringContaining("speech-therapy («Занятия с логопедом»)") }),
          },
          { pointer: "/services/2", message: expect.objectContaining({ ru: expect.not.stringContaining("похожие") }) },
        ],
      }),
    );
  });

  it("that was stored before services had keys is read by its key where it is known, or as it stands", () => {
    const catalogue = new Lookup();
    for (const word of ["ЛОГОПЕД", "консультации для семей", "прокат ТСР"])
      expect([word, Service.keyOf(word)]).toEqual([word, catalogue.resolve(word)]);
    expect(["Логопед", "speech-therapy", "своими словами"].map(Service.keyOf)).toEqual([
      "speech-therapy",
      "speech-therapy",
      "своими словами",
    ]);
  });
});

describe("the region's own services", () => {
  it("are added with a standard, found by their words, listed to everybody, and refused where a name would mean two", async () => {
    const added = await Service.add(ctx, riding);
    expect(added).toMatchObject({ own: true, version: 1, title: { en: "Therapeutic riding" }, measures: [] });
    expect(added.standard.content).toEqual({ ru: "Занятия верхом", en: "Занятия верхом" });
    expect(await Service.resolve(ctx, "Иппотерапия")).toBe("therapeutic-riding");
    const { items } = await Service.list(asFamily, { area: "motor", age: 4 });
    expect(items.map(({ serviceKey }) => serviceKey)).toContain("therapeutic-riding");
    expect((await Service.list(asFamily, { area: "motor", age: 3 })).items.map((s) => s.serviceKey)).not.toContain(
      "therapeutic-riding",
    );
    await expect(Service.add(ctx, riding)).rejects.toMatchObject({ code: "conflict.exists" });
    await expect(Service.add(ctx, { ...riding, serviceKey: "other" })).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/title" }, { pointer: "/title" }, { pointer: "/also/0" }],
    });
    await expect(Service.add(asCity, { ...riding, serviceKey: "other" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("are proposed for some hundred unknown words, and for none that is no title: a file of them is not compared for ever", async () => {
    const lookup = await Service.lookup(ctx);
    const near = (i: number) => lookup.nearest(`логопедия ${i}`).length;
    expect(near(0)).toBeGreaterThan(0);
    expect(lookup.nearest("логопед ".repeat(100))).toEqual([]);
    for (let i = 0; i < 1_000; i++) near(i);
    expect(near(999)).toBe(0);
    expect(near(0)).toBeGreaterThan(0);
  });

  it("take over a shipped service that is changed, and take one away that is withdrawn", async () => {
    const before = await Service.list(ctx, {});
    const changed = await Service.patch(ctx, "speech-therapy", { also: ["речевик"], title: { ru: "Логопед" } }, 0);
    expect(changed).toMatchObject({ version: 1, title: { ru: "Логопед", en: "Логопед" }, measures: ["II.III-3.3"] });
    expect(changed.own).toBeUndefined();
    expect(await Service.resolve(ctx, "речевик")).toBe("speech-therapy");
    await Service.patch(ctx, "speech-therapy", { status: "withdrawn" });
    expect(await Service.known(ctx, "speech-therapy")).toBe(false);
    const lookup = await Service.lookup(ctx);
    expect(() => lookup.mustResolve([{ pointer: "/service", word: "логопед" }])).not.toThrow("похожие");
    const after = await Service.list(ctx, {});
    expect(after.items.length).toBe(before.items.length - 1);
    expect((await Service.list(ctx, { all: true })).items.length).toBe(before.items.length);
    expect(after.version).toBeGreaterThan(before.version);
    await expect(Service.patch(ctx, "speech-therapy", { status: "active" }, 1)).rejects.toMatchObject({
      code: "conflict.version",
    });
    await expect(Service.get(ctx, "nothing")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the catalogue of a region", () => {
  it("is changed by the region alone: for others there is nothing to be changed, whatever they send", async () => {
    for (const other of [asCity, asFamily])
      for (const input of [{ also: ["речевик"] }, { also: 5 }]) {
        await expect(Service.patch(other, "speech-therapy", input)).rejects.toMatchObject({ code: "not-found" });
        await expect(Service.approveStandard(other, "speech-therapy", 1, input)).rejects.toMatchObject({
          code: "not-found",
        });
        await expect(Service.add(other, input)).rejects.toMatchObject({ code: "not-found" });
      }
  });

  it("has room for two hundred of its own and changed ones; those that it has can still be changed", async () => {
    await Service.add(ctx, riding);
    const { data } = (await store.read(ctx, "therapeutic-riding"))!;
    const named = (i: number) => ({ ru: `Услуга номер ${i}`, en: `Service number ${i}` });
    const more = Array.from({ length: 199 }, (_, i) =>
      store.write(ctx.tenant, { ...data, serviceKey: `service-${i}`, title: named(i), also: [] }, "absent"),
    );
    for (let i = 0; i < more.length; i += 25) await ctx.bank.commit(more.slice(i, i + 25));
    const another = { ...riding, serviceKey: "another", title: { ru: "Ещё одна", en: "Another" }, also: [] };
    await expect(Service.add(ctx, another)).rejects.toMatchObject({ code: "limit.reached" });
    await expect(Service.patch(ctx, "speech-therapy", { also: ["речевик"] })).rejects.toMatchObject({
      code: "limit.reached",
    });
    expect(await Service.patch(ctx, "therapeutic-riding", { also: ["верхом"] })).toMatchObject({ also: ["верхом"] });
  });

  it("keeps fifty versions of a standard", async () => {
    const next = (norm: number) =>
      Service.patch(ctx, "speech-therapy", { standard: { ...standard, volume: { ...standard.volume, norm } } });
    for (let version = 2; version <= 50; version++) await next(version);
    await expect(next(51)).rejects.toMatchObject({ code: "limit.reached" });
    expect((await Service.get(ctx, "speech-therapy")).standards).toHaveLength(50);
  });
});

describe("a standard", () => {
  it("that is changed counts from its approval by an act, and so does its norm", async () => {
    const next = { ...standard, volume: { unit: "session", per: "month", norm: 12 } };
    const changed = await Service.patch(ctx, "speech-therapy", { standard: next });
    expect(changed.standards.map(({ version, inForce }) => [version, inForce])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect((await Service.norms(ctx)).get("speech-therapy")).toMatchObject({ norm: 8 });
    const approved = await Service.approveStandard(ctx, "speech-therapy", 2, order);
    expect(approved.standard.volume.norm).toBe(12);
    expect(approved.standards[1]).toMatchObject({ inForce: true, approval: { number: "14" } });
    const norms = await Service.norms(ctx);
    expect([norms.get("speech-therapy"), norms.get("living-skills")]).toEqual([
      { unit: "session", per: "month", norm: 12 },
      { unit: "session", per: "month", norm: 8 },
    ]);
    // The same text again is no new version, the same act no new approval.
    expect((await Service.patch(ctx, "speech-therapy", { standard: next })).standards).toHaveLength(2);
    expect((await Service.approveStandard(ctx, "speech-therapy", 2, order)).version).toBe(approved.version);
    await expect(Service.approveStandard(ctx, "speech-therapy", 2, { ...order, number: "15" })).rejects.toMatchObject({
      code: "conflict.exists",
      current: { number: "14" },
    });
  });

  it("that ships can be approved as it is; of one that is not there, or by an act to come, nothing is", async () => {
    const approved = await Service.approveStandard(ctx, "early-help", 1, order);
    expect(approved.standards).toMatchObject([{ version: 1, inForce: true, approval: { date: "2025-01-17" } }]);
    expect((await Service.get(ctx, "early-help")).standards).toHaveLength(1);
    await expect(Service.approveStandard(ctx, "early-help", 2, order)).rejects.toMatchObject({ code: "not-found" });
    await expect(Service.approveStandard(ctx, "respite", 1, { ...order, date: "2099-01-01" })).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/date" }],
    });
  });

  it("has a norm by the month, where it counts sessions", () => {
    const norm = (of: number, unit: "session" | "hour", per: Service.Volume["per"]) =>
      Service.sessionsPerMonth({ norm: of, unit, per });
    expect([norm(8, "session", "month"), norm(6, "session", "quarter"), norm(24, "session", "year")]).toEqual([
      8, 2, 2,
    ]);
    expect(norm(3, "session", "week")).toBeCloseTo(13);
    expect([norm(8, "hour", "month"), norm(10, "session", "course")]).toEqual([undefined, undefined]);
  });
});
