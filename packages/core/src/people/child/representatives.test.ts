import { describe, expect, it } from "vitest";
import { another, vera } from "../../../test/worlds/child.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import type { RepresentativeId } from "../../ground/shared/ids.ts";
import * as Child from "./index.ts";

const guardian = { surname: "Берёзкина", givenName: "Нина", relation: "guardian" as const };

async function given() {
  const w = await world();
  const { record } = await Child.register(w.ctx, vera);
  const { childId, representativeIds } = record;
  const family = (representative: RepresentativeId) => w.as({ kind: "representative", representative });
  const names = async () => (await Child.get(w.ctx, childId)).representatives.map((r) => r.surname);
  return { ...w, childId, mother: representativeIds[0]!, family, names };
}

describe("who represents a child", () => {
  it("given a guardian is appointed in the mother's place, then the card follows and only the guardian sees it", async () => {
    const { ctx, childId, mother, family, names } = await given();
    expect((await Child.get(family(mother), childId)).record.childId).toBe(childId);
    const change = { addRepresentatives: [guardian], removeRepresentatives: [mother] };
    const { record, version } = await Child.patch(ctx, childId, change, 1);
    expect(version).toBe(2);
    expect(await names()).toEqual(["Берёзкина"]);
    expect(record.representativeIds).toHaveLength(1);
    expect((await Child.get(family(record.representativeIds[0]!), childId)).record.childId).toBe(childId);
    await expect(Child.get(family(mother), childId)).rejects.toMatchObject({ code: "not-found" });
    expect((await Child.find(family(mother), {})).items).toEqual([]);
  });

  it("given a sibling's representative, when added by id, then both children are theirs", async () => {
    const { ctx, childId, mother, family } = await given();
    const other = await Child.register(
      ctx,
      another(
        { givenName: "Пётр", sex: "male", surname: "Иной" },
        {
          representatives: [guardian],
        },
      ),
    );
    const { childId: sibling } = other.record;
    const same = { representativeId: mother, surname: "Ёлкина", givenName: "Ольга", relation: "parent" as const };
    await Child.patch(ctx, sibling, { addRepresentatives: [same] });
    const found = await Child.find(family(mother), {});
    expect(found.items.map((i) => i.record.childId).sort()).toEqual([childId, sibling].sort());
    await Child.patch(ctx, sibling, { removeRepresentatives: [mother] });
    expect((await Child.find(family(mother), {})).items).toHaveLength(1);
  });

  it("given a brother and a sister with one mother, when her name or phone is corrected with one, then both cards have it", async () => {
    const { ctx, childId, mother } = await given();
    const { phone: _phone, email: _email, ...known } = vera.representatives[0]!;
    const own = [{ ...known, representativeId: mother, patronymic: "Ивановна" }];
    const brother = await Child.register(ctx, another({ givenName: "Пётр" }, { representatives: own }));
    const hers = { ...vera.representatives[0], representativeId: mother, patronymic: "Ивановна" };
    const both = async () => {
      const cards = await Promise.all([childId, brother.record.childId].map((id) => Child.get(ctx, id)));
      return cards.map((card) => card.representatives[0]);
    };
    expect(await both()).toEqual([hers, hers]);
    const now = { phone: "+7 900 111-11-11", surname: "Соснина" };
    await Child.patch(ctx, childId, { representatives: [{ representativeId: mother, ...now, email: null }] });
    const { email: _, ...kept } = hers;
    expect(await both()).toEqual([
      { ...kept, ...now },
      { ...kept, ...now },
    ]);
    const again = [{ ...known, surname: "Соснина", representativeId: mother, relation: "guardian" as const }];
    const sister = await Child.register(ctx, another({ givenName: "Зоя" }, { representatives: again }));
    expect((await Child.get(ctx, sister.record.childId)).representatives).toEqual([
      { ...kept, ...now, relation: "guardian" },
    ]);
  });

  it.each([
    ["surname", { surname: "Берёзкина" }],
    ["given name", { givenName: "Нина" }],
    ["patronymic", { patronymic: "Петровна" }],
  ])(
    "given another %s under the mother's id, when registered or added, then it is refused and she sees nothing new",
    async (_, other) => {
      const { ctx, childId, mother, family } = await given();
      await Child.patch(ctx, childId, { representatives: [{ representativeId: mother, patronymic: "Ивановна" }] });
      const stranger = { ...vera.representatives[0]!, representativeId: mother, ...other };
      const register = Child.register(ctx, another({ givenName: "Пётр" }, { representatives: [guardian, stranger] }));
      await expect(register).rejects.toMatchObject({
        code: "input.invalid",
        fields: [{ pointer: "/representatives/1/representativeId" }],
      });
      const foreign = await Child.register(ctx, another({ givenName: "Ян" }, { representatives: [guardian] }));
      await expect(Child.patch(ctx, foreign.record.childId, { addRepresentatives: [stranger] })).rejects.toMatchObject({
        fields: [{ pointer: "/addRepresentatives/0/representativeId" }],
      });
      expect((await Child.find(family(mother), {})).items.map((i) => i.record.childId)).toEqual([childId]);
    },
  );

  it("given her name is written with other letters, when she is named by id, then she is the same", async () => {
    const { ctx, childId, mother, family } = await given();
    const same = { surname: "ЕЛКИНА", givenName: "ольга", relation: "parent" as const, representativeId: mother };
    await Child.register(ctx, another({ givenName: "Пётр" }, { representatives: [same] }));
    expect((await Child.find(family(mother), {})).items).toHaveLength(2);
    await Child.patch(ctx, childId, { representatives: [{ representativeId: mother, patronymic: "Артёмовна" }] });
    const whole = { ...same, patronymic: "АРТЕМОВНА" };
    await Child.register(ctx, another({ givenName: "Яна" }, { representatives: [whole] }));
    expect((await Child.find(family(mother), {})).items).toHaveLength(3);
  });

  it("given her card is read to compare, then that is on record with the child whose card it is", async () => {
    const { ctx, childId, mother } = await given();
    const same = { ...vera.representatives[0]!, representativeId: mother };
    await Child.register(ctx, another({ givenName: "Пётр" }, { representatives: [same] }));
    const { items } = await ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${childId}`);
    expect(items.map((i) => i.data.action)).toContain("child.compare-representative");
  });

  it("given more at once than one write takes, then it is said and nothing is written", async () => {
    const { ctx, childId, mother } = await given();
    await Child.patch(ctx, childId, { addRepresentatives: Array.from({ length: 5 }, () => guardian) });
    const { record } = await Child.get(ctx, childId);
    const go = record.representativeIds.filter((id) => id !== mother);
    const come = [];
    for (const givenName of ["Ян", "Глеб", "Лука", "Фома", "Карп"]) {
      const one = { ...guardian, givenName };
      const sibling = another({ givenName }, { representatives: [one] });
      const { representativeIds } = (await Child.register(ctx, sibling)).record;
      come.push({ ...one, representativeId: representativeIds[0]! });
    }
    const person = { surname: "Соснина", snils: "112-233-446 96", birthDate: "2016-05-21" };
    const all = { person, addRepresentatives: come, removeRepresentatives: go, status: "left" as const, reason: "Нет" };
    await expect(Child.patch(ctx, childId, all)).rejects.toMatchObject({ code: "input.invalid" });
    expect((await Child.get(ctx, childId)).record).toEqual(record);
    await Child.patch(ctx, childId, { addRepresentatives: come, removeRepresentatives: go });
    await Child.patch(ctx, childId, { person, status: "left", reason: "Нет" });
  });

  it("given a coordinator of another municipality who knows her id and name, then she is nobody there and keeps her contact", async () => {
    const { as, ctx, childId, mother, family } = await given();
    const elsewhere = as({ kind: "coordinator", id: "far", municipality: "kemerovo" });
    const hers = { ...vera.representatives[0]!, phone: "+7 900 111-11-11" };
    const add = (representativeId: RepresentativeId) =>
      Child.register(
        elsewhere,
        another({ givenName: "Пётр" }, { municipality: "kemerovo", representatives: [{ ...hers, representativeId }] }),
      );
    const refusal = (id: RepresentativeId) => add(id).catch(({ code, fields }) => ({ code, fields }));
    expect(await refusal(mother)).toMatchObject({ code: "input.invalid" });
    expect(await refusal(mother)).toEqual(await refusal("rep_01JNE0000000000000000000ZZ" as RepresentativeId));
    expect((await Child.get(ctx, childId)).representatives[0]!.phone).toBe(vera.representatives[0]!.phone);
    expect((await Child.find(family(mother), {})).items).toHaveLength(1);
    // Whoever answers for a child of hers may: the region, and the other city once a child of hers lives there.
    const sibling = another(
      { givenName: "Лев" },
      { municipality: "kemerovo", representatives: [{ ...hers, representativeId: mother }] },
    );
    await Child.register(ctx, sibling);
    expect((await add(mother)).record.representativeIds).toEqual([mother]);
  });

  it("given nothing but a phone number, then nobody else changes", async () => {
    const { ctx, childId, mother } = await given();
    await Child.patch(ctx, childId, { representatives: [{ representativeId: mother, phone: "+7 900 111-11-11" }] });
    const { representatives, record } = await Child.get(ctx, childId);
    expect(representatives).toEqual([
      { ...vera.representatives[0], representativeId: mother, phone: "+7 900 111-11-11" },
    ]);
    expect(record.representativeIds).toEqual([mother]);
  });

  it("given six are there, then a seventh is refused", async () => {
    const { ctx, childId } = await given();
    await Child.patch(ctx, childId, { addRepresentatives: Array.from({ length: 5 }, () => guardian) });
    await expect(Child.patch(ctx, childId, { addRepresentatives: [guardian] })).rejects.toMatchObject({
      fields: [{ pointer: "/addRepresentatives", message: { ru: "всего не больше 6" } }],
    });
  });

  it("given five come and five go while all else changes, then it is one transaction", async () => {
    const { ctx, childId, mother } = await given();
    await Child.patch(ctx, childId, { addRepresentatives: Array.from({ length: 5 }, () => guardian) });
    const { record } = await Child.get(ctx, childId);
    const five = record.representativeIds.filter((id) => id !== mother);
    const person = { surname: "Соснина", snils: null, birthDate: "2016-05-21" };
    const family = { addRepresentatives: Array.from({ length: 5 }, () => guardian), removeRepresentatives: five };
    const idempotency = { key: "k", operation: "child.patch", bodyHash: "h" };
    await Child.patch({ ...ctx, idempotency }, childId, { person, ...family, status: "left", reason: "Переезд" });
    expect((await Child.get(ctx, childId)).record.representativeIds).toHaveLength(6);
  });

  const stranger = "rep_01JNE0000000000000000000AA" as RepresentativeId;
  it.each([
    ["the last one goes", (m: RepresentativeId) => ({ removeRepresentatives: [m] }), "/removeRepresentatives"],
    ["somebody unknown goes", () => ({ removeRepresentatives: [stranger] }), "/removeRepresentatives/0"],
    [
      "somebody comes who is there",
      (m: RepresentativeId) => ({ addRepresentatives: [{ ...guardian, representativeId: m }] }),
      "/addRepresentatives/0/representativeId",
    ],
    [
      "somebody comes by an id that nobody has",
      () => ({ addRepresentatives: [{ ...guardian, representativeId: stranger }] }),
      "/addRepresentatives/0/representativeId",
    ],
    [
      "more come than one call takes",
      () => ({ addRepresentatives: Array.from({ length: 6 }, () => guardian) }),
      "/addRepresentatives",
    ],
  ])("given %s, then the field is named and nothing is written", async (_, change, pointer) => {
    const { ctx, childId, mother, names } = await given();
    await expect(Child.patch(ctx, childId, change(mother))).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer }],
    });
    expect(await names()).toEqual(["Ёлкина"]);
  });
});

describe("an organisation that is the guardian", () => {
  it("is known by its id under whichever head, and nobody passes for it, nor it for anybody", async () => {
    const { ctx, mother } = await given();
    const home = await agencyOf(ctx, "social", "home");
    const other = await agencyOf(ctx, "social", "pier");
    const head = { surname: "Кедрова", givenName: "Анна", patronymic: "Львовна", relation: "institution" as const };
    const born = (givenName: string, representative: object) =>
      Child.register(ctx, another({ givenName, surname: "Иная" }, { representatives: [representative as never] }));
    const first = await born("Яна", { ...head, agencyId: home });
    const [representativeId] = first.record.representativeIds;
    const next = { surname: "Берёзкина", givenName: "Нина", relation: "institution" as const, representativeId };
    const second = await born("Зоя", { ...next, agencyId: home });
    expect((await Child.get(ctx, second.record.childId)).representatives).toMatchObject([
      { representativeId, agencyId: home, surname: "Берёзкина", givenName: "Нина" },
    ]);
    const { patronymic } = (await Child.get(ctx, first.record.childId)).representatives[0]!;
    expect(patronymic).toBeUndefined();
    const sameName = { surname: "Берёзкина", givenName: "Нина", relation: "guardian" as const };
    for (const wrong of [
      { ...next, agencyId: other },
      { ...sameName, representativeId },
      { ...next, ...vera.representatives[0]!, relation: "institution", representativeId: mother, agencyId: home },
    ])
      await expect(born("Ева", wrong)).rejects.toMatchObject({
        fields: [{ pointer: "/representatives/0/representativeId" }],
      });
  });
});

describe("a paper of authority that is over", () => {
  const past = { kind: "guardianship-act" as const, number: "14-р", from: "2024-03-01", to: "2025-03-02" };
  const refused = (pointer: string) => ({ code: "input.invalid", fields: [{ pointer }] });

  it("is refused with its field, whoever brings it and however, and counts to the end of its last day", async () => {
    const { ctx, childId, mother } = await given();
    const coming = { ...guardian, authority: past };
    await expect(
      Child.register(ctx, another({ surname: "Иная", givenName: "Инна" }, { representatives: [coming] })),
    ).rejects.toMatchObject(refused("/representatives/0/authority/to"));
    const patch = (change: Child.ChildPatchInput) => Child.patch(ctx, childId, change);
    await expect(patch({ addRepresentatives: [coming] })).rejects.toMatchObject(
      refused("/addRepresentatives/0/authority/to"),
    );
    const correction = (authority: Child.Authority) =>
      patch({ representatives: [{ representativeId: mother, authority }] });
    await expect(correction(past)).rejects.toMatchObject(refused("/representatives/0/authority/to"));
    const today = { ...past, to: "2025-03-03" };
    await correction(today);
    await expect(correction({ ...today, ended: true })).rejects.toMatchObject(
      refused("/representatives/0/authority/ended"),
    );
  });

  it("gives no right where it is recorded as what was", async () => {
    const { ctx, childId, family, names } = await given();
    const former = { ...guardian, authority: { ...past, ended: true as const } };
    const { record } = await Child.patch(ctx, childId, { addRepresentatives: [former] });
    expect(await names()).toEqual(["Ёлкина", "Берёзкина"]);
    const nina = family(record.representativeIds[1]!);
    await expect(Child.get(nina, childId)).rejects.toMatchObject({ code: "not-found" });
    expect((await Child.find(nina, {})).items).toEqual([]);
  });
});
