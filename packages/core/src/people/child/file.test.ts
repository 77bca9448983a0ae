import { describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { specialist, world } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Child from "./index.ts";

const head = [
  ...["Фамилия", "Имя", "Отчество", "Дата рождения", "ПОЛ", "СНИЛС", "Муниципалитет", "Инвалидность", "ОВЗ"],
  ...["Представитель: фамилия", "Представитель: имя", "Кем приходится", "Телефон", "Школа"],
];
const anna = {
  Фамилия: "Ёлкина",
  Имя: "Анна",
  "Дата рождения": "06.05.2014",
  ПОЛ: "ж",
  Муниципалитет: "Новокузнецк",
  Инвалидность: "да",
  ОВЗ: "нет",
  "Представитель: фамилия": "Ёлкина",
  "Представитель: имя": "Мария",
  "Кем приходится": "мать",
  Школа: "школа № 12",
};
const csv = (...rows: Array<Record<string, string>>) => ({
  format: "csv" as const,
  content: [head, ...rows.map((row) => head.map((name) => row[name] ?? ""))]
    .map((cells) => cells.join(";"))
    .join("\r\n"),
});

async function region() {
  const w = await world();
  const contacts = [{ email: "school@example.org" }];
  return { ...w, agencyId: await agencyOf(w.ctx, "school", "Школа № 12", { contacts }) };
}

describe("a file of children", () => {
  it("is read by its heads, in the words of people, and registers the children", async () => {
    const { ctx, agencyId } = await region();
    const { registered, rejected } = await Child.importFile(ctx, csv(anna));
    expect(rejected).toEqual([]);
    expect(registered).toMatchObject([{ row: 2 }]);
    const { record, person, representatives } = await Child.get(ctx, registered[0]!.childId);
    expect(person).toMatchObject({ surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06", sex: "female" });
    expect(representatives).toMatchObject([{ surname: "Ёлкина", givenName: "Мария", relation: "parent" }]);
    expect(record).toMatchObject({ municipality: "novokuznetsk", disability: true, educationalNeeds: false });
    expect(record.attachments).toEqual({ school: agencyId });
  });

  it("tells of each bad row its line and column, in the words of the table, and takes the others", async () => {
    const { ctx } = await region();
    const file = csv(
      { ...anna, ПОЛ: "девочка", Школа: "Школа № 99" },
      {},
      { ...anna, "Дата рождения": "30.02.2014" },
      anna,
    );
    const { registered, rejected } = await Child.importFile(ctx, file);
    expect(registered.map((r) => r.row)).toEqual([5]);
    expect(rejected.map(({ row, fields }) => [row, fields.map((f) => f.message.ru)])).toEqual([
      [2, ["Пол: ж или м", "Школа: название действующей организации, как в перечне, или её идентификатор"]],
      [4, ["Дата рождения: дата ДД.ММ.ГГГГ"]],
    ]);
  });

  it("tells of a day that is to come, or too long ago, what is wrong with it", async () => {
    const { ctx } = await region();
    const on = (day: string) => ({ ...anna, "Дата рождения": day });
    const { rejected } = await Child.importFile(ctx, csv(on("06.05.2030"), on("06.05.2001"), on("")));
    expect(rejected.map(({ row, fields }) => [row, fields.map((f) => f.message.ru)])).toEqual([
      [2, ["Дата рождения: не позже сегодняшнего дня (2025-03-03)"]],
      [3, ["Дата рождения: ребёнку должно быть меньше 18 лет"]],
      [4, ["Дата рождения: дата ДД.ММ.ГГГГ"]],
    ]);
  });

  it("takes a name that two organisations bear for neither", async () => {
    const { ctx, agencyId } = await region();
    const { agency } = await Agency.get(ctx, agencyId);
    const { kind, name, shortName, municipality, contacts } = agency;
    await Agency.register(ctx, { kind, name, shortName, municipality, contacts });
    const { rejected } = await Child.importFile(ctx, csv(anna));
    expect(rejected).toMatchObject([{ row: 2, fields: [{ pointer: "/attachments/school" }] }]);
  });

  it.each([
    ["is not UTF-8", { format: "csv" as const, content: "\uFFFD\uFFFD;\uFFFD" }, /UTF-8/],
    [
      "has no such column",
      { format: "csv" as const, content: "Фамилия;Имя;Любимая сказка\na;b;c" },
      /нет столбцов: Дата рождения/,
    ],
    ["has a column twice", { ...csv(anna), content: csv(anna).content.replace("Отчество", "Имя") }, /повторяются: Имя/],
    ["is no workbook", { format: "xlsx" as const, content: "bm8=" }, /XLSX/],
  ])("that %s is refused whole, and says what it should have", async (_, file, said) => {
    const { ctx } = await region();
    const attempt = Child.importFile(ctx, file);
    await expect(attempt).rejects.toMatchObject({
      code: "input.invalid",
      fields: expect.arrayContaining([
        { pointer: "/content", message: { ru: expect.stringMatching(said), en: expect.any(String) } },
      ]),
    });
    expect((await Child.find(ctx, {})).items).toEqual([]);
  });

  it("is nothing that a specialist of an agency may bring", async () => {
    const { as, agencyId } = await region();
    const attempt = Child.importFile(as(specialist(agencyId)), csv(anna));
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
  });
});
