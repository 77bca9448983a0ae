import { describe, expect, it } from "vitest";
import { world } from "../../../test/worlds/tenant.ts";
import { Conflict } from "../shared/bank.ts";
import { Refusal } from "../shared/refusal.ts";
import * as Vault from "./index.ts";

const subject = "child_01JNE0000000000000000000AA";

describe("fold", () => {
  it.each([
    ["ё and е", "Семёнов", "семенов"],
    ["NFC and NFD", "Бойко".normalize("NFD"), "бойко"],
    ["a decomposed ё", "Семёнов".normalize("NFD"), "семенов"],
    ["capitals, hyphens and blanks", " РИМСКИЙ - корсаков", "римскийкорсаков"],
    ["apostrophes", "О’Нил", "онил"],
  ])("given %s, when folded, then both spellings meet", (_, written, folded) => {
    expect(Vault.fold(written)).toBe(folded);
  });
});

describe("sealed fields", () => {
  const person = { surname: "Ёлкина", givenName: "Вера", patronymic: undefined };

  it("given personal fields, when sealed, then nothing of them shows and all of them come back", async () => {
    const { ctx } = await world();
    const owner = { subject, path: "person" };
    const sealed = await Vault.sealFields(ctx, owner, person);
    expect(JSON.stringify(sealed)).not.toMatch(/Ёлкина|Вера/);
    expect(Object.keys(sealed)).toEqual(["surname", "givenName"]);
    expect(await Vault.openFields(ctx, owner, sealed)).toEqual({ surname: "Ёлкина", givenName: "Вера" });
  });

  it.each([
    ["another child", { subject: "child_01JNE0000000000000000000BB", path: "person" }],
    ["another path", { subject, path: "representatives" }],
  ])("given a sealed field, when it is copied to %s, then it does not open", async (_, elsewhere) => {
    const { ctx } = await world();
    const sealed = await Vault.sealFields(ctx, { subject, path: "person" }, person);
    await expect(Vault.openFields(ctx, elsewhere, sealed)).rejects.toThrow();
  });

  it("given a sealed field, when it is renamed, then it does not open", async () => {
    const { ctx } = await world();
    const { surname } = await Vault.sealFields(ctx, { subject, path: "person" }, person);
    await expect(Vault.openFields(ctx, { subject, path: "person" }, { givenName: surname })).rejects.toThrow();
  });
});

describe("notes", () => {
  it("given a reason that names a child, when it is written, then the record holds no word of it and it can be read", async () => {
    const { ctx } = await world();
    const place = { subject, field: "reason" };
    const { write, noteId } = await Vault.writeNote(ctx, "Вера переехала", place);
    await ctx.bank.commit([write]);
    expect(JSON.stringify(write)).not.toContain("Вера");
    expect(write).toMatchObject({ put: { key: { table: "vault", pk: `T#kuzbass#CHILD#${subject}` } } });
    expect(await Vault.readNote(ctx, noteId, place)).toBe("Вера переехала");
  });

  it("given a note in a partition of the caller's, when read from there, then it is found, and nowhere else", async () => {
    const { ctx } = await world();
    const place = { subject, field: "report", pk: "T#kuzbass#ROUTE#route_1" };
    const { write, noteId } = await Vault.writeNote(ctx, "Отчёт", place);
    await ctx.bank.commit([write]);
    expect(await Vault.readNote(ctx, noteId, place)).toBe("Отчёт");
    await expect(Vault.readNote(ctx, noteId, { subject, field: "report" })).rejects.toThrow(Refusal);
    await expect(Vault.readNote(ctx, noteId, { ...place, field: "reason" })).rejects.toThrow();
    await expect(Vault.writeNote(ctx, "…", { ...place, pk: "T#altai#ROUTE#route_1" })).rejects.toThrow(RangeError);
  });
});

describe("the blind index of identity", () => {
  it("given two writers who both saw nobody, when both join, then one is refused by the version", async () => {
    const { ctx } = await world();
    const [one, two] = [
      await Vault.markOf(ctx, "snils", "11223344595"),
      await Vault.markOf(ctx, "snils", "11223344595"),
    ];
    await ctx.bank.commit([Vault.joinMark(one, "child_a")]);
    await expect(ctx.bank.commit([Vault.joinMark(two, "child_b")])).rejects.toThrow(Conflict);
    expect(one.key.pk).toMatch(/^T#kuzbass#BLIND#snils#/);
    expect(one.key.pk).not.toContain("11223344595");
  });

  it("given two who share a value, when one leaves, then the other stays; when both leave, then nothing is left", async () => {
    const { ctx } = await world();
    const mark = () => Vault.markOf(ctx, "snils", "11223344595");
    await ctx.bank.commit([Vault.joinMark(await mark(), "child_a")]);
    await ctx.bank.commit([Vault.joinMark(await mark(), "child_b")]);
    await ctx.bank.commit([Vault.leaveMark(await mark(), "child_a")]);
    expect((await mark()).subjects).toEqual(["child_b"]);
    await ctx.bank.commit([Vault.leaveMark(await mark(), "child_b")]);
    expect(await mark()).toMatchObject({ subjects: [], expect: "absent" });
  });

  it("given two tenants, when they index the same value, then their hashes have nothing in common", async () => {
    const { ctx } = await world();
    const here = await Vault.blindMac(ctx, "snils", "11223344595");
    expect(await Vault.blindMac({ ...ctx, tenant: "altai" }, "snils", "11223344595")).not.toBe(here);
  });
});

describe("the blind search of names", () => {
  const anna = { surname: "Иванова", givenName: "Анна", patronymic: "Петровна" };

  it.each([
    ["the first three letters", ["Ива"], true],
    ["the whole surname", ["Иванова"], true],
    ["a man's form of it, its beginning", ["Иванов"], true],
    ["surname and the beginning of the given name", ["иванова", "ан"], true],
    ["all three", ["ИВАНОВА", "Анна", "Петровна"], true],
    ["another given name", ["Иванова", "Ольга"], false],
    ["a given name behind a part of the surname", ["Иван", "Анна"], false],
    ["another surname", ["Петрова"], false],
  ])("given Иванова Анна Петровна, when searched by %s, then that is %s → %s", async (_, parts, hit) => {
    const { ctx } = await world();
    const at = await Vault.namePlace(ctx, anna, subject);
    const search = await Vault.nameSearch(ctx, parts as string[]);
    expect(at.pk === search.pk && at.sk.startsWith(search.sk)).toBe(hit);
    expect(at.pk + at.sk).not.toMatch(/\p{Script=Cyrillic}/u);
  });

  it.each(["Ли", "Ю"])(
    "given the short surname %s, when searched by it, then only the whole surname is found",
    async (short) => {
      const { ctx } = await world();
      const at = await Vault.namePlace(ctx, { surname: short, givenName: "Анна" }, subject);
      const long = await Vault.namePlace(ctx, { surname: `${short}сина`, givenName: "Анна" }, subject);
      const search = await Vault.nameSearch(ctx, [short]);
      expect(at.pk).toBe(search.pk);
      expect(at.sk.startsWith(search.sk)).toBe(true);
      expect(long.pk).not.toBe(search.pk);
    },
  );

  it("given the longest names, when placed, then the key stays below DynamoDB's limit", async () => {
    const { ctx } = await world();
    const name = "Щ".repeat(100);
    const { sk } = await Vault.namePlace(ctx, { surname: name, givenName: name, patronymic: name }, subject);
    expect(Buffer.byteLength(sk)).toBeLessThan(1024);
  });
});
