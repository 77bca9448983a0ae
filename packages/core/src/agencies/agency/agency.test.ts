import { describe, expect, it } from "vitest";
import { family, specialist, world } from "../../../test/worlds/tenant.ts";
import * as Import from "../../ground/import/index.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as AgencyFile from "./file/index.ts";
import * as Agency from "./index.ts";

const school = {
  kind: "school" as const,
  name: "Школа № 20",
  shortName: "Школа 20",
  municipality: "novokuznetsk",
  contacts: [{ email: "School20@Example.org", role: "секретарь" }],
  services: ["адаптированная программа"],
};

const given = async () => {
  const w = await world();
  let n = 20;
  const at = (over: object = {}) => Agency.register(w.ctx, { ...school, shortName: `Школа ${n++}`, ...over });
  return { ...w, at };
};

describe("registering an agency", () => {
  it("given an organisation, when registered, then it is active, can be read, and the change is on record", async () => {
    const { ctx, at } = await given();
    const { agency, version } = await at();
    expect(agency).toMatchObject({ status: "active", contacts: [{ email: "school20@example.org" }] });
    expect(await Agency.get(ctx, agency.agencyId)).toEqual({ agency, version });
    const trail = await ctx.bank.list("audit", `T#kuzbass#AUDIT#${agency.agencyId}`);
    expect(trail.items).toHaveLength(1);
  });

  it.each([
    ["/municipality", { municipality: "tomsk" }],
    ["/contacts/0/email", { contacts: [{ email: "a@example.org\r\nBcc: b@example.org" }] }],
    ["/contacts/0/email", { contacts: [{ email: "Школа <a@example.org>" }] }],
    ["/contacts/0/role", { contacts: [{ email: "a@example.org", role: "a\u0000b" }] }],
    ["/contacts", { contacts: [] }],
    ["/contacts", { contacts: [{ email: "a@example.org" }, { email: "A@example.org" }] }],
    ["/name", { name: "Школа\nBcc: b@example.org" }],
    ["/name", { name: "\u200B\uFEFF" }],
    ["/kind", { kind: "schoolCouncil" }],
    ["/status", { status: "closed" }],
    ["/agencyId", { agencyId: "agency_1" }],
  ])("given a wrong value, when registered, then %s is named", async (pointer, wrong) => {
    const { at } = await given();
    await expect(at(wrong)).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer }] });
  });

  it("given bidi and zero-width marks in a name, when registered, then they are gone", async () => {
    const { at } = await given();
    expect((await at({ name: "Шк\u200Bола\u202E № 20" })).agency.name).toBe("Школа № 20");
  });
});

describe("what an agency offers", () => {
  it("is kept by keys, whatever word was sent, each once", async () => {
    const { ctx, at } = await given();
    const { agency, version } = await at({ services: ["Логопед", "Занятия с логопедом", "tutor-support"] });
    expect(agency.services).toEqual(["speech-therapy", "tutor-support"]);
    const more = [...agency.services, "лекотека"];
    const patched = await Agency.patch(ctx, agency.agencyId, { services: more }, version);
    expect(patched.agency.services).toEqual(["speech-therapy", "tutor-support", "early-help-consultation"]);
  });

  it("is refused by place where the catalogue knows no such service, with what is called alike", async () => {
    const { ctx, at } = await given();
    const fields = [{ pointer: "/services/1", message: { ru: expect.stringContaining("speech-therapy") } }];
    const refusal = { code: "input.invalid", fields };
    await expect(at({ services: ["тьютор", "логопеды"] })).rejects.toMatchObject(refusal);
    const { agencyId } = (await at()).agency;
    await expect(Agency.patch(ctx, agencyId, { services: ["тьютор", "логопеды"] })).rejects.toMatchObject(refusal);
  });

  it("was said in words before there were keys: it is shown by key where there is one, and words stay", async () => {
    const { ctx, at } = await given();
    const { agencyId } = (await at()).agency;
    const key = Agency.keyOf(ctx.tenant, agencyId);
    const { data, ...stored } = (await ctx.bank.get<Agency.Agency>(key))!;
    const services = ["логопед", "своими словами"];
    await ctx.bank.commit([{ put: { ...stored, data: { ...data, services } }, expect: stored.version }]);
    expect((await Agency.get(ctx, agencyId)).agency.services).toEqual(["speech-therapy", "своими словами"]);
    const sent = ["speech-therapy", "своими словами", "тьютор"];
    const { agency } = await Agency.patch(ctx, agencyId, { services: sent });
    expect(agency.services).toEqual(["speech-therapy", "своими словами", "tutor-support"]);
  });

  it("is read from a list's column by keys and titles, and a word that is none is said with what is called alike", async () => {
    const { ctx } = await given();
    const file = (services: string) =>
      [
        "Название,Вид,Муниципалитет,E-mail,Услуги",
        `"Центр «Рост»","нко","Новокузнецк","rost@example.org","${services}"`,
      ].join("\n");
    const take = async (services: string) =>
      (
        await Import.start(ctx, memoryFiles(), AgencyFile.importer, {
          file: { format: "csv", content: file(services) },
          dryRun: false,
        })
      ).outcomes[0]!;
    const refused = await take("логопед; астрология и логопедия");
    expect(refused.rejection?.fields[0]?.message.ru).toMatch(/^Услуги: «астрология и логопедия» — ключ или название/);
    const long = await take("астрология, ".repeat(2_000));
    expect(long.rejection?.fields[0]?.message.ru).toBe("Услуги: не больше 50 услуг в ячейке");
    const { id } = await take("Развитие движений, физическая терапия; логопед, тьютор");
    expect(id).toBeUndefined();
    const taken = await take("Развитие движений, физическая терапия; логопед");
    expect((await Agency.get(ctx, taken.id as AgencyId)).agency.services).toEqual([
      "motor-development",
      "speech-therapy",
    ]);
  });
});

describe("who sees an agency", () => {
  it("given another agency, a family or no such id, when read, then the answers are alike", async () => {
    const { as, at } = await given();
    const { agency } = await at();
    const other = (await at({ name: "Школа № 21" })).agency.agencyId;
    const absent = "agency_01JNE0000000000000000000AA" as AgencyId;
    const own = as(specialist(agency.agencyId));
    expect((await Agency.get(own, agency.agencyId)).agency.name).toBe("Школа № 20");
    const answers = await Promise.all(
      [
        Agency.get(own, other),
        Agency.get(own, absent),
        Agency.get(as({ kind: "admin" }), absent),
        Agency.get(as({ kind: "admin" }), "agency_x#AGENCY" as AgencyId),
        Agency.get(as(family("rep_01JNE0000000000000000000AA")), agency.agencyId),
        Agency.find(own, {}),
        Agency.patch(own, agency.agencyId, { name: "…" }),
        Agency.register(own, school),
      ].map((p) => p.catch((e: unknown) => e)),
    );
    for (const answer of answers) expect(answer).toMatchObject({ code: "not-found", fields: [], current: undefined });
  });
});

describe("changing an agency", () => {
  it("given only a new name, when patched, then its services stay", async () => {
    const { ctx, at } = await given();
    const { agency, version } = await at();
    const after = await Agency.patch(ctx, agency.agencyId, { name: "Лицей № 20" }, version);
    expect(after).toEqual({ agency: { ...agency, name: "Лицей № 20" }, version: 2 });
    expect(await Agency.get(ctx, agency.agencyId)).toEqual(after);
  });

  it("given a stale version, when patched, then it is refused; given nothing new, then nothing is written", async () => {
    const { ctx, at } = await given();
    const { agency } = await at();
    await Agency.patch(ctx, agency.agencyId, { shortName: "Лицей" }, 1);
    await expect(Agency.patch(ctx, agency.agencyId, { shortName: "Гимназия" }, 1)).rejects.toMatchObject({
      code: "conflict.version",
    });
    expect((await Agency.patch(ctx, agency.agencyId, { shortName: "Лицей" }, 2)).version).toBe(2);
  });

  it("given it closes, when patched, then the events say so", async () => {
    const { ctx, at } = await given();
    const { agencyId } = (await at()).agency;
    await Agency.patch(ctx, agencyId, { status: "closed" });
    const events = await ctx.bank.list<{ type: string }>("records", Agency.keyOf("kuzbass", agencyId).pk, {
      prefix: "EVENT#",
    });
    expect(events.items.map((e) => e.data.type)).toEqual([
      "agency.registered",
      "agency.links-revoked",
      "agency.closed",
    ]);
  });
});

describe("finding agencies", () => {
  it.each([
    [{}, ["Д/с Кемерово", "Школа Кемерово", "Школа Новокузнецк"]],
    [{ kind: "school" as const }, ["Школа Кемерово", "Школа Новокузнецк"]],
    [{ municipality: "kemerovo" }, ["Д/с Кемерово", "Школа Кемерово"]],
    [{ municipality: "kemerovo", kind: "school" as const }, ["Школа Кемерово"]],
  ])("given three in two cities, when asked for %j, then those come", async (query, names) => {
    const { ctx, at } = await given();
    await at({ name: "Школа Новокузнецк" });
    await at({ name: "Школа Кемерово", municipality: "kemerovo" });
    await at({ name: "Д/с Кемерово", municipality: "kemerovo", kind: "kindergarten" });
    const { items } = await Agency.find(ctx, query);
    expect(items.map((i) => i.agency.name).sort()).toEqual(names);
  });

  it("given more than a page, when read page by page, then each comes once", async () => {
    const { ctx, at } = await given();
    for (let i = 0; i < 5; i++) await at({ name: `Школа ${i}` });
    const first = await Agency.find(ctx, { kind: "school", limit: 3 });
    const second = await Agency.find(ctx, { kind: "school", limit: 3, from: first.next! });
    expect([...first.items, ...second.items].map((i) => i.agency.name).sort()).toHaveLength(5);
    expect(second.next).toBeUndefined();
  });
});
