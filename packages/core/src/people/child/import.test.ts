import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { another, vera } from "../../../test/worlds/child.ts";
import { specialist, world } from "../../../test/worlds/tenant.ts";
import * as Child from "./index.ts";

const letters = "бвгджзклмнпрстфхцчшщ";
/** Two letters for one: surnames that are a letter apart would be proposed as one. */
const two = (i: number) => `${letters[i % 20]}о${letters[i % 20]}`;
const child = (i: number) =>
  another({
    surname: `Теста${two(i)}а${two(Math.floor(i / 20))}`,
    givenName: "Иван",
    birthDate: Temporal.PlainDate.from("2010-01-01")
      .add({ days: 5 * i })
      .toString(),
  });

describe("importing rows", () => {
  it("given good and bad rows, when imported, then the good are in and each bad one says what would be right", async () => {
    const { ctx } = await world();
    const rows = [
      vera,
      another({ birthDate: "2020-02-30" }),
      null,
      child(1),
      { ...vera },
      another({ birthDate: "1985-01-01" }),
    ];
    const { registered, rejected } = await Child.importRows(ctx, rows);
    expect(registered.map((r) => r.row)).toEqual([0, 3]);
    expect(rejected).toMatchObject([
      { row: 1, code: "input.invalid", fields: [{ pointer: "/person/birthDate" }] },
      { row: 2, code: "input.invalid", fields: [{ pointer: "" }] },
      { row: 4, code: "child.duplicate", current: { candidates: [registered[0]!.childId] } },
      { row: 5, code: "child.over-age" },
    ]);
    expect((await Child.find(ctx, {})).items).toHaveLength(2);
  });

  it("given a row that is wrong in everything, when judged or imported, then all of it is told at once, with who is alike", async () => {
    const { ctx } = await world();
    const { record } = await Child.register(ctx, vera);
    const nobody = "agency_01JNE0000000000000000000AA";
    const row = {
      ...vera,
      municipality: "omsk",
      disability: "yes",
      representatives: [],
      attachments: { school: nobody },
    };
    for (const dryRun of [true, false]) {
      const { rejected } = await Child.importRows(
        ctx,
        [row, another({ birthDate: "2030-01-01" }, { municipality: "omsk" })],
        dryRun,
      );
      expect(rejected.map(({ code, fields }) => [code, ...fields.map(({ pointer }) => pointer)])).toEqual([
        ["input.invalid", "/representatives", "/disability", "/municipality", "/attachments/school", "/person/snils"],
        ["input.invalid", "/person/birthDate", "/municipality"],
      ]);
      expect(rejected[0]?.current).toMatchObject({ childId: record.childId });
    }
  });

  it("given 1,000 rows with 1 % bad, when imported, then 990 are in and ten are listed; one row more is refused whole", async () => {
    const { ctx } = await world();
    const rows = Array.from({ length: 1000 }, (_, i) =>
      i % 100 === 7
        ? another({ snils: "112-233-445 96" })
        : { ...child(i), person: { ...child(i).person, givenName: ["Иван", "Пётр", "Фома"][Math.floor(i / 400)]! } },
    );
    const { registered, rejected } = await Child.importRows(ctx, rows);
    expect([registered.length, rejected.length]).toEqual([990, 10]);
    const { ctx: other } = await world();
    await expect(Child.importRows(other, [...rows, vera])).rejects.toMatchObject({ code: "input.invalid" });
    expect((await Child.find(other, {})).items).toEqual([]);
  });

  it("given a call that broke in the middle, when repeated with its key, then each row is in once and has its id", async () => {
    const { ctx } = await world();
    const rows = Array.from({ length: 30 }, (_, i) => child(i));
    const idempotency = { key: "import-1", operation: "child.import", bodyHash: "h" };
    let commits = 0;
    const breaking = {
      ...ctx,
      idempotency,
      bank: {
        ...ctx.bank,
        commit: (writes: Parameters<typeof ctx.bank.commit>[0]) =>
          ++commits > 12 ? Promise.reject(new Error("the store is away")) : ctx.bank.commit(writes),
      },
    };
    await expect(Child.importRows(breaking, rows)).rejects.toThrow("the store is away");
    const after = await Child.find(ctx, {});
    expect(after.items).toHaveLength(12);
    const { registered, rejected } = await Child.importRows({ ...ctx, idempotency }, rows);
    expect([registered.length, rejected]).toEqual([30, []]);
    expect((await Child.find(ctx, {})).items).toHaveLength(30);
    const third = await Child.importRows({ ...ctx, idempotency }, rows);
    expect(third.registered).toEqual(registered);
    const other = await Child.importRows({ ...ctx, idempotency: { ...idempotency, bodyHash: "other" } }, rows);
    expect(other.rejected[0]).toMatchObject({ code: "idempotency.mismatch" });
  });

  it("given a specialist, when importing, then there is nothing for them", async () => {
    const { as } = await world();
    const attempt = Child.importRows(as(specialist("agency_01JNE0000000000000000000AA")), [vera]);
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
  });

  it("given 200 rows full of unknown keys, when imported, then each is named and at most 5,000 of their keys", async () => {
    const { ctx } = await world();
    const wrong = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`k${i}`, 0]));
    const { rejected } = await Child.importRows(
      ctx,
      Array.from({ length: 200 }, () => wrong),
    );
    expect(rejected).toHaveLength(200);
    expect(rejected[0]!.fields).toHaveLength(50);
    expect(rejected[0]!.text.ru).toMatch(/^Исправьте указанные поля: названы первые 50 из 4\d\d\.$/);
    expect(rejected.reduce((sum, { fields }) => sum + fields.length, 0)).toBe(5000);
  });
});
