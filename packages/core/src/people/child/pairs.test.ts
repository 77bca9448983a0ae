import { describe, expect, it } from "vitest";
import { another, vera } from "../../../test/worlds/child.ts";
import { specialist, world } from "../../../test/worlds/tenant.ts";
import { all } from "../../ground/shared/bank.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { hashed } from "../likeness/index.ts";
import * as store from "./child.store.ts";
import * as Child from "./index.ts";
import { wordKey } from "./words.ts";

const alyona = { surname: "Соловьёва", givenName: "Алёна", patronymic: "Игоревна", birthDate: "2015-04-12" };
const register = async (w: Awaited<ReturnType<typeof world>>, person: object, confirmed: ChildId[] = []) =>
  (await Child.register(w.ctx, another(person, { confirmedDistinctFrom: confirmed }))).record.childId;
/** Of different fathers and a digit apart: not refused, but noted. */
const given = async () => {
  const w = await world();
  const first = await register(w, alyona);
  const second = await register(w, { ...alyona, patronymic: "Петровна", birthDate: "2015-04-13" });
  return { ...w, first, second };
};

describe("the report of duplicates", () => {
  it("given two cards that are perhaps of one child, when it is read, then both stand there, with score and reasons", async () => {
    const { ctx, first, second } = await given();
    const { items, next } = await Child.duplicates(ctx);
    expect(items).toMatchObject([
      {
        score: 64,
        reasons: ["same-surname", "same-given-name", "other-patronymic", "birth-date-digit"],
        status: "open",
        children: [
          { record: { childId: first }, person: alyona },
          { record: { childId: second }, person: { birthDate: "2015-04-13" } },
        ],
      },
    ]);
    expect(next).toBeUndefined();
    const log = await ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${second}`);
    expect(log.items.at(-1)?.data.action).toBe("child.compare");
  });

  it("given somebody tells two apart, when it is read, then they are gone, with the reason among the others, and can come back", async () => {
    const { ctx, first, second } = await given();
    await Child.tellApart(ctx, second, { other: first, reason: "Двоюродные сёстры" });
    expect((await Child.duplicates(ctx)).items).toEqual([]);
    expect((await Child.duplicates(ctx, { status: "distinct" })).items).toMatchObject([
      { status: "distinct", by: "coordinator:coordinator", reason: "Двоюродные сёстры" },
    ]);
    for await (const { data } of all(ctx.bank, "vault", "T#kuzbass#ALIKE"))
      expect(JSON.stringify(data)).not.toContain("сёстры");
    // What would be proposed otherwise is not, since a person has said it.
    await Child.patch(ctx, second, { person: { patronymic: "Игоревна" } });
    await Child.tellApart(ctx, first, { other: second, distinct: false, reason: "Ошиблись" });
    expect((await Child.duplicates(ctx)).items).toMatchObject([{ score: 84, status: "open", reason: "Ошиблись" }]);
  });

  it("given a name is corrected, when it is read, then whoever is not alike any more is not shown", async () => {
    const { ctx, second } = await given();
    await Child.patch(ctx, second, { person: { surname: "Громова", givenName: "Инна" } });
    // The former name stays as alike as it was.
    expect((await Child.duplicates(ctx)).items).toMatchObject([{ score: 64 }]);
    await Child.patch(ctx, second, { person: { birthDate: "2011-11-30" } });
    expect((await Child.duplicates(ctx)).items).toEqual([]);
  });

  it("given a person confirmed at registration, when it is read, then the pair stands among those told apart", async () => {
    const w = await world();
    const first = await register(w, alyona);
    await register(w, { ...alyona, givenName: "Елена" }, [first]);
    expect((await Child.duplicates(w.ctx)).items).toEqual([]);
    expect((await Child.duplicates(w.ctx, { status: "distinct" })).items).toMatchObject([{ score: 96 }]);
  });

  it("given no staff, a card itself, or a card that is not there, then it is refused", async () => {
    const { ctx, as, first } = await given();
    const stranger = as(specialist("agency_01JNE0000000000000000000AA"));
    await expect(Child.duplicates(stranger)).rejects.toMatchObject({ code: "not-found" });
    for (const other of [first, "child_01JNE0000000000000000000AA"])
      await expect(Child.tellApart(ctx, first, { other, reason: "Нет" })).rejects.toMatchObject({
        code: "input.invalid",
        fields: [{ pointer: "/other" }],
      });
  });
});

describe("cards that an older program wrote", () => {
  /** Without what they are compared by, and without the newer indices. */
  const aged = async () => {
    const w = await given();
    const ids = [w.first, w.second];
    const { commit } = w.ctx.bank;
    await Child.register(w.ctx, vera);
    for (const id of ids) {
      const key = { table: "vault", pk: `T#kuzbass#CHILD#${id}`, sk: "PERSON" } as const;
      const found = (await w.ctx.bank.get<Record<string, string>>(key))!;
      const { likeness: _, ...data } = found.data;
      await commit([{ put: { key, kind: found.kind, data }, expect: found.version }]);
    }
    for await (const { key } of all(w.ctx.bank, "records", "T#kuzbass#ALIKE"))
      await commit([{ remove: key, expect: "any" }]);
    return { ...w, ids };
  };

  it("are compared and paired by a round, once, and as they were otherwise", async () => {
    const { ctx, ids } = await aged();
    expect(await store.readLikenesses(ctx, ids)).toEqual([undefined, undefined]);
    expect((await Child.duplicates(ctx)).items).toEqual([]);
    const before = await Child.get(ctx, ids[0]!);
    expect(await Child.indexAnew(ctx)).toBe(3);
    expect((await Child.duplicates(ctx)).items).toMatchObject([{ score: 64 }]);
    expect(await Child.get(ctx, ids[0]!)).toEqual(before);
    expect((await Child.find(ctx, { query: "Саловьева Алёна" })).items).toHaveLength(2);
    expect(await Child.indexAnew(ctx)).toBe(0);
  });

  it("whose names it folded otherwise are found by the new folding alone, and nothing of the old is left", async () => {
    const w = await given();
    const { childId } = (
      await Child.register(w.ctx, another({ surname: "Майский", givenName: "Сергей", birthDate: "2014-02-03" }))
    ).record;
    const { table, pk } = await wordKey(w.ctx, "майский");
    const places = ["WORD", `CHILD#${await hashed(w.ctx, "сергей")}#${childId}`].map((sk) => ({ table, pk, sk }));
    for (const key of places)
      await w.ctx.bank.commit([{ put: { key, kind: "blind", data: { childId } }, expect: "absent" }]);
    await Child.indexAnew(w.ctx);
    expect(await w.ctx.bank.getMany(places)).toEqual([undefined, undefined]);
    expect((await Child.find(w.ctx, { query: "Маиский Сергеи" })).items).toMatchObject([{ record: { childId } }]);
  });
});
