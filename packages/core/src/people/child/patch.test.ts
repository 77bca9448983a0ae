import { describe, expect, it } from "vitest";
import { another, secrets, vera } from "../../../test/worlds/child.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import type { RepresentativeId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNote } from "../../ground/vault/index.ts";
import * as Child from "./index.ts";

const given = async () => {
  const w = await world();
  const { record } = await Child.register(w.ctx, vera);
  const events = async () => {
    const pk = Child.keyOf("kuzbass", record.childId).pk;
    const { items } = await w.ctx.bank.list<{ type: string; data: object }>("records", pk, { prefix: "EVENT#" });
    return items.map((i) => ({ type: i.data.type, data: i.data.data }));
  };
  return { ...w, record, childId: record.childId, events };
};

describe("changing a child's card", () => {
  it("given a new surname, when patched, then the card and the search know it, and the event names only the field", async () => {
    const { ctx, childId, events } = await given();
    const after = await Child.patch(ctx, childId, { person: { surname: "Соснина" } }, 1);
    expect(after.version).toBe(2);
    expect((await Child.get(ctx, childId)).person).toEqual({ ...vera.person, surname: "Соснина" });
    expect((await Child.find(ctx, { query: "соснина" })).items).toHaveLength(1);
    expect((await Child.find(ctx, { query: "ёлкина" })).items.map((i) => i.person.surname)).toEqual(["Соснина"]);
    expect((await events()).at(-1)).toEqual({ type: "child.changed", data: { childId, fields: ["person.surname"] } });
  });

  it("given what may be absent, when null, then it is cleared, and a СНИЛС no longer finds the child", async () => {
    const { ctx, childId } = await given();
    await Child.patch(ctx, childId, { person: { snils: null, patronymic: null, address: null } });
    expect((await Child.get(ctx, childId)).person).toEqual({
      surname: "Ёлкина",
      givenName: "Вера",
      birthDate: "2016-05-20",
      sex: "female",
    });
    expect((await Child.find(ctx, { query: vera.person.snils })).items).toEqual([]);
    await Child.register(ctx, another({ surname: "Иная", snils: vera.person.snils }));
  });

  it("given a СНИЛС that another child has, when patched, then it is refused whatever is confirmed, until it is free", async () => {
    const { ctx, childId } = await given();
    const other = (await Child.register(ctx, another({ surname: "Иная" }))).record.childId;
    const change = { person: { snils: vera.person.snils } };
    for (const confirmedDistinctFrom of [undefined, [childId]])
      await expect(Child.patch(ctx, other, { ...change, confirmedDistinctFrom })).rejects.toMatchObject({
        code: "child.duplicate",
        fields: [{ pointer: "/person/snils" }],
        current: { candidates: [childId], childId },
      });
    await Child.patch(ctx, childId, { person: { snils: "112-233-446 96" } });
    await Child.patch(ctx, other, change);
    expect((await Child.find(ctx, { query: vera.person.snils })).items.map((i) => i.record.childId)).toEqual([other]);
  });

  it("given a corrected birth date and sex, when patched, then the record follows", async () => {
    const { ctx, childId } = await given();
    const { record } = await Child.patch(ctx, childId, { person: { birthDate: "2015-12-31", sex: "male" } });
    expect(record).toMatchObject({ born: "2015-12", sex: "male" });
    expect((await Child.get(ctx, childId)).person).toMatchObject({ birthDate: "2015-12-31", sex: "male" });
  });

  it.each<[string, Child.ChildPatchInput, string]>([
    ["/person/birthDate", { person: { birthDate: "2020-02-30" } }, "input.invalid"],
    ["/person/birthDate", { person: { birthDate: "1985-01-01" } }, "child.over-age"],
    ["/person/snils", { person: { snils: "112-233-445 96" } }, "input.invalid"],
    ["/municipality", { municipality: "tomsk" }, "input.invalid"],
    ["/reason", { status: "left" }, "input.invalid"],
    ["/childId", { childId: "child_1" } as never, "input.invalid"],
    ["/person/surname", { person: { surname: null } as never }, "input.invalid"],
    [
      "/representatives/0/representativeId",
      { representatives: [{ representativeId: "rep_01JNE0000000000000000000AA" as RepresentativeId, phone: null }] },
      "input.invalid",
    ],
  ])("given a wrong value, when patched, then %s is named and nothing changes", async (pointer, change, code) => {
    const { ctx, childId } = await given();
    await expect(Child.patch(ctx, childId, change)).rejects.toMatchObject({ code, fields: [{ pointer }] });
    expect((await Child.load(ctx, childId)).version).toBe(1);
  });

  it("given a paper shows that somebody is of age already, when that is corrected, then it wants a reason", async () => {
    const { ctx, childId } = await given();
    const { record } = await Child.patch(ctx, childId, { person: { birthDate: "2007-01-31" }, reason: "По паспорту." });
    expect(record.born).toBe("2007-01");
  });

  it("given a patronymic that says there is none, or a СНИЛС in other ways to write it, when patched, then it is as in papers", async () => {
    const { ctx, childId, record } = await given();
    const representativeId = record.representativeIds[0]!;
    const person = { patronymic: "Вагиф кызы", snils: "11223344595" };
    await Child.patch(ctx, childId, { person, representatives: [{ representativeId, patronymic: "Вагифовна" }] });
    const known = await Child.get(ctx, childId);
    expect(known.person).toMatchObject({ patronymic: "Вагиф кызы", snils: "112-233-445 95" });
    for (const patronymic of ["нет", "-", " "]) {
      await Child.patch(ctx, childId, { person: { patronymic }, representatives: [{ representativeId, patronymic }] });
      const { person, representatives } = await Child.get(ctx, childId);
      expect([person?.patronymic, representatives[0]!.patronymic]).toEqual([undefined, undefined]);
      await Child.patch(ctx, childId, { person, representatives: [{ representativeId, patronymic: "Вагифовна" }] });
    }
  });

  it("given somebody who has come of age, when another field is corrected, then age does not stand in the way", async () => {
    const { ctx, childId, moveTo } = await given();
    moveTo("2036-01-01T00:00:00Z");
    const { record } = await Child.patch(ctx, childId, { status: "left", reason: "Исполнилось 18 лет" });
    expect(record.status).toBe("left");
  });

  it("given new contacts of a representative, when patched, then only they change", async () => {
    const { ctx, childId, record } = await given();
    const representativeId = record.representativeIds[0]!;
    await Child.patch(ctx, childId, {
      representatives: [{ representativeId, phone: "+7 900 000-00-02", email: null }],
    });
    const [mother] = (await Child.get(ctx, childId)).representatives;
    expect(mother).toEqual({
      representativeId,
      surname: "Ёлкина",
      givenName: "Ольга",
      relation: "parent",
      phone: "+7 900 000-00-02",
    });
  });

  it("given attachments, when one is named and one is null, then the third stays", async () => {
    const { ctx, childId } = await given();
    const [school, health, social] = await Promise.all([
      agencyOf(ctx, "school"),
      agencyOf(ctx, "health"),
      agencyOf(ctx, "social"),
    ]);
    await Child.patch(ctx, childId, { attachments: { school, health } });
    const { record } = await Child.patch(ctx, childId, { attachments: { school: null, social } });
    expect(record.attachments).toEqual({ health, social });
    await expect(Child.patch(ctx, childId, { attachments: { school: health } })).rejects.toMatchObject({
      code: "agency.unknown",
    });
  });

  it("given a child moves, when patched, then the lists of both cities know", async () => {
    const { ctx, childId } = await given();
    await Child.patch(ctx, childId, { municipality: "kemerovo" });
    expect((await Child.find(ctx, { municipality: "novokuznetsk" })).items).toEqual([]);
    expect((await Child.find(ctx, { municipality: "kemerovo" })).items).toHaveLength(1);
  });

  it("given a child leaves and returns, when patched, then the reason is a note and the events tell", async () => {
    const { ctx, childId, events } = await given();
    const left = await Child.patch(ctx, childId, { status: "left", reason: "Вера переехала" });
    const noteId = left.record.leftNoteId!;
    expect(await readNote(ctx, noteId, { subject: childId, field: "reason" })).toBe("Вера переехала");
    const today = (await Tenant.today(ctx)).toString();
    expect((await Child.get(ctx, childId)).left).toEqual({ cause: "left-region", on: today, reason: "Вера переехала" });
    const back = await Child.patch(ctx, childId, { status: "active" });
    for (const field of ["leftNoteId", "leftCause", "leftOn"]) expect(back.record).not.toHaveProperty(field);
    expect((await Child.get(ctx, childId)).left).toBeUndefined();
    const told = (await events()).slice(1);
    expect(told).toEqual([
      { type: "child.left", data: { childId, noteId, cause: "left-region" } },
      { type: "child.returned", data: { childId } },
    ]);
    for (const secret of secrets) expect(JSON.stringify(told)).not.toContain(secret);
  });

  it("given a stale version, when patched, then it is refused with the current one", async () => {
    const { ctx, childId } = await given();
    await Child.patch(ctx, childId, { disability: false }, 1);
    await expect(Child.patch(ctx, childId, { disability: true }, 1)).rejects.toMatchObject({
      code: "conflict.version",
      current: { version: 2 },
    });
  });

  it("given two patches of one version at the same moment, when both end, then one has won", async () => {
    const { ctx, childId } = await given();
    const both = await Promise.allSettled([
      Child.patch(ctx, childId, { person: { surname: "Соснина" } }, 1),
      Child.patch(ctx, childId, { person: { surname: "Пихтина" } }, 1),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((r) => r.status === "rejected")?.reason).toMatchObject({ code: "conflict.version" });
  });

  it("given nothing new, when patched, then nothing is written", async () => {
    const { ctx, childId, record } = await given();
    const same = await Child.patch(ctx, childId, { disability: true, person: { surname: "Ёлкина" } });
    expect(same).toEqual({ record, version: 1 });
  });
});
