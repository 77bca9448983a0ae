import { describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { specialist, world } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Import from "../../ground/import/index.ts";
import type { ChildId, Ctx } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import type { TableFile } from "../../ground/table/index.ts";
import * as ChildFile from "./file/index.ts";
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

const messy = `\uFEFFФамилия;Имя;Отчество;Дата рождения;Пол;СНИЛС;Адрес;Муниципалитет;Инвалидность;ОВЗ;Представитель: фамилия;Представитель: имя;Представитель: отчество;Кем приходится;Телефон;E-mail;Школа
Тестова;Анна;Игоревна;12.04.15;ж;;654018, г. Новокузнецк, ул. Циолковского, д.11а, кв. 5;Новокузнецк;да;да;Тестова;Мария;;мать;;;
Тестова;Бэла;Игоревна;12.04.2015 г.р.;ж;;;г. Новокузнецк;да;да;Тестова;Мария;;мама;;;
Тестова;Вера;Игоревна;42106;Ж;;;Новокузнецкий ГО;+;-;Тестова;Мария;;бабушка (опекун);8-913-437-00-00, 77-09-32;;
ТЕСТОВА;ГАЛИНА;ИГОРЕВНА;12/04/2015;ж.;нет;;НОВОКУЗНЕЦК;есть;нет;ТЕСТОВА;МАРИЯ;;мать;8(3843)77-09-32 доб. 12;нет;"МБДОУ ""Детский сад № 9 ""Звездочка"""
Тестова;Дарья;-;12.04.2015;ж;1,12233E+10;;Новокузнецк;да;да;Тестова;Мария;;мать;не имеет;-;МБОУ ЕОШ№ 4
Д’Артаньян-Оглы;Тая;Вагиф кызы;12.04.2015;ж;112-233-445 95;;Новокузнецк;да;да;Д'Артаньян;Мария;;мать;+7(913)437-00-00;;
Tecтoвa;Елена;Игоревна;12.04.2015;ж;;;Новокузнецк;да;да;Тестова;Мария;;мать;;;
Тестова;\u00A0Ёлка;Игоревна;12.04.2015;ж;;;Новокузнецк;да;да;Тестова;Мария;;мать;;;
Итого;8;;;;;;;;;;;;;;;
`;

/** Imports a short file whole. */
async function importFile(ctx: Ctx, file: TableFile, dryRun = false) {
  const { outcomes } = await Import.start(ctx, memoryFiles(), ChildFile.importer, { file, dryRun });
  return {
    registered: outcomes.flatMap(({ row, id, rejection }) => (rejection ? [] : [{ row, childId: id as ChildId }])),
    rejected: outcomes.flatMap(({ row, rejection }) => (rejection ? [{ row, ...rejection }] : [])),
    notes: outcomes.map(({ row, notes }) => [row, notes.map(({ message }) => message.ru)] as const),
  };
}

async function region() {
  const w = await world();
  const contacts = [{ email: "school@example.org" }];
  return { ...w, agencyId: await agencyOf(w.ctx, "school", "Школа № 12", { contacts }) };
}

describe("a file of children", () => {
  it("is read by its heads, in the words of people, and registers the children", async () => {
    const { ctx, agencyId } = await region();
    const { registered, rejected } = await importFile(ctx, csv(anna));
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
    const file = csv({ ...anna, ПОЛ: "?", Школа: "Школа № 99" }, {}, { ...anna, "Дата рождения": "30.02.2014" }, anna);
    const { registered, rejected } = await importFile(ctx, file);
    expect(registered.map((r) => r.row)).toEqual([5]);
    expect(rejected.map(({ row, fields }) => [row, fields.map((f) => f.message.ru)])).toEqual([
      [2, ["Пол: ж или м", "Школа: название действующей организации, как в перечне, или её идентификатор"]],
      [4, ["Дата рождения: дата ДД.ММ.ГГГГ"]],
    ]);
  });

  it("tells of a day that is to come, or too long ago, what is wrong with it", async () => {
    const { ctx } = await region();
    const on = (day: string) => ({ ...anna, "Дата рождения": day });
    const { rejected } = await importFile(ctx, csv(on("06.05.2030"), on("06.05.2001"), on("")));
    expect(rejected.map(({ row, fields }) => [row, fields.map((f) => f.message.ru)])).toEqual([
      [2, ["Дата рождения: не позже сегодняшнего дня (2025-03-03)"]],
      [3, ["Дата рождения: ребёнку должно быть меньше 18 лет"]],
      [4, ["Дата рождения: дата ДД.ММ.ГГГГ"]],
    ]);
  });

  it("is read as people keep it, and each row that is not right is told all that is wrong with it", async () => {
    const { ctx } = await region();
    const contacts = [{ email: "school@example.org" }];
    const kindergarten = await agencyOf(ctx, "kindergarten", "МБДОУ Детский сад № 9", { contacts });
    await agencyOf(ctx, "school", "МБОУ СОШ № 4", { contacts });
    const { registered, rejected } = await importFile(ctx, { format: "csv", content: messy });
    expect(registered.map(({ row }) => row)).toEqual([2, 3, 4, 5, 7, 8, 9]);
    expect(rejected.map(({ row, fields }) => [row, fields.map((f) => f.message.ru)])).toEqual([
      [
        6,
        [
          "СНИЛС: номер сохранён как число и часть цифр потеряна: сделайте столбец текстовым и впишите номер заново",
          "Школа: название действующей организации, как в перечне, или её идентификатор; возможно, это: МБОУ СОШ № 4",
        ],
      ],
    ]);
    const cards = await Promise.all(registered.map(({ childId }) => Child.get(ctx, childId)));
    expect(cards.map(({ person }) => [person?.surname, person?.givenName, person?.patronymic])).toEqual([
      ["Тестова", "Анна", "Игоревна"],
      ["Тестова", "Бэла", "Игоревна"],
      ["Тестова", "Вера", "Игоревна"],
      ["Тестова", "Галина", "Игоревна"],
      ["Д’Артаньян-Оглы", "Тая", "Вагиф кызы"],
      ["Тестова", "Елена", "Игоревна"],
      ["Тестова", "Ёлка", "Игоревна"],
    ]);
    for (const { person, record } of cards) {
      expect([person?.birthDate, person?.sex]).toEqual(["2015-04-12", "female"]);
      expect([record.municipality, record.disability]).toEqual(["novokuznetsk", true]);
    }
    expect(cards.map(({ record }) => record.educationalNeeds)).toEqual([true, true, false, false, true, true, true]);
    expect(cards.map(({ representatives: [who] }) => [who?.relation, who?.phone])).toEqual([
      ["parent", undefined],
      ["parent", undefined],
      ["guardian", "8-913-437-00-00, 77-09-32"],
      ["parent", "8(3843)77-09-32 доб. 12"],
      ["parent", "+7(913)437-00-00"],
      ["parent", undefined],
      ["parent", undefined],
    ]);
    expect(cards.map(({ record }) => record.attachments)).toEqual([{}, {}, {}, { kindergarten }, {}, {}, {}]);
  });

  it("has the school of its line's own municipality, two representatives, and what other columns tell", async () => {
    const { ctx, agencyId } = await region();
    const contacts = [{ email: "school@example.org" }];
    await agencyOf(ctx, "school", "Школа № 12", { contacts, municipality: "kemerovo" });
    const content = [
      "Список детей на 1 сентября;;;;;;;;;;;",
      "№ п/п;ФИО ребёнка;Дата рождения;Адрес проживания;Ребёнок-инвалид;Статус ОВЗ;Родитель (законный представитель);;;Второй представитель: ФИО;Место обучения;Класс",
      ";;;;;;ФИО;Степень родства;Контактный телефон;;;",
      "1;2;3;4;5;6;7;8;9;10;11;12",
      "1;ТЕСТОВА АННА ИГОРЕВНА;12.04.15;654018, г. Новокузнецк, ул. Мира, 1;+;-;Тестова Мария Павловна;мама;нет;-;МБОУ «Школа №12»;3 «А»",
      "2;Тестов Пётр;12.04.15;пгт. Где-то;+;да;Тестова Мария Павловна;соседка;1;;нет;1",
    ].join("\n");
    const { registered, rejected } = await importFile(ctx, { format: "csv", content });
    expect(rejected.map(({ row, fields }) => [row, fields.map((f) => f.message.ru)])).toEqual([
      [
        6,
        [
          "Кем приходится: мать, отец, опекун, попечитель, приёмный родитель или другое",
          "Телефон: телефон вида +7 900 000-00-00, не более трёх",
          "Пол: ж или м",
          "Муниципалитет: муниципалитет региона",
        ],
      ],
    ]);
    expect(registered).toMatchObject([{ row: 5 }]);
    const { record, person, representatives } = await Child.get(ctx, registered[0]!.childId);
    expect(person).toMatchObject({ surname: "Тестова", givenName: "Анна", patronymic: "Игоревна", sex: "female" });
    expect(record).toMatchObject({ municipality: "novokuznetsk", disability: true, educationalNeeds: false });
    expect(record.attachments).toEqual({ school: agencyId });
    expect(representatives).toMatchObject([{ surname: "Тестова", patronymic: "Павловна", relation: "parent" }]);
  });

  it.each<[string, Record<string, string>, object]>([
    ["a school without its sign", { Школа: "школа 12" }, { record: { attachments: { school: "agency" } } }],
    ["a school's number in Latin", { Школа: "СОШ No 12" }, { record: { attachments: { school: "agency" } } }],
    ["a nursery's number", { Школа: "д.с. 9" }, { record: { attachments: { kindergarten: "agency" } } }],
    ["a nursery in one word", { Школа: "детсад №9" }, { record: { attachments: { kindergarten: "agency" } } }],
    ["no school at all", { Школа: "не посещает" }, { record: { attachments: {} } }],
    ["nor any other", { Школа: "неорганизованный" }, { record: { attachments: {} } }],
    ["a mother alone", { "Кем приходится": "мать-одиночка" }, { representatives: [{ relation: "parent" }] }],
    [
      "a father by law",
      { "Кем приходится": "отец (законный представитель)" },
      { representatives: [{ relation: "parent" }] },
    ],
    ["a sister", { "Кем приходится": "родная сестра" }, { representatives: [{ relation: "other" }] }],
    ["no patronymic", { Отчество: "б/о" }, { person: expect.not.objectContaining({ patronymic: expect.anything() }) }],
    [
      "none in words",
      { Отчество: "без отчества" },
      { person: expect.not.objectContaining({ patronymic: expect.anything() }) },
    ],
    ["a programme for a status", { ОВЗ: "ТНР" }, { record: { educationalNeeds: true } }],
    ["a sex by the father's name", { Отчество: "Рашид угли", ПОЛ: "" }, { person: { sex: "male" } }],
  ])("reads %s", async (_, cells, card) => {
    const { ctx, agencyId } = await region();
    const contacts = [{ email: "school@example.org" }];
    const kindergarten = await agencyOf(ctx, "kindergarten", "МБДОУ Детский сад № 9", { contacts });
    const { registered, rejected } = await importFile(ctx, csv({ ...anna, ...cells }));
    expect(rejected).toEqual([]);
    const read = await Child.get(ctx, registered[0]!.childId);
    const { attachments } = read.record;
    if (attachments.school) expect(attachments.school).toBe(agencyId);
    if (attachments.kindergarten) expect(attachments.kindergarten).toBe(kindergarten);
    const named = Object.fromEntries(Object.keys(attachments).map((kind) => [kind, "agency"]));
    expect({ ...read, record: { ...read.record, attachments: named } }).toMatchObject(card);
  });

  it.each(["отец, лишён прав", "директор детского дома", "законный представитель"])(
    "leaves «%s» to a person to say",
    async (who) => {
      const { ctx } = await region();
      const { rejected } = await importFile(ctx, csv({ ...anna, "Кем приходится": who }));
      expect(rejected).toMatchObject([{ fields: [{ pointer: "/representatives/0/relation" }] }]);
    },
  );

  it("takes a name that two organisations bear for neither", async () => {
    const { ctx, agencyId } = await region();
    const { agency } = await Agency.get(ctx, agencyId);
    const { kind, name, shortName, municipality, contacts } = agency;
    const another = { kind, name, shortName, municipality, contacts, confirmedDistinctFrom: [agencyId] };
    await Agency.register(ctx, another);
    const { rejected } = await importFile(ctx, csv(anna));
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
    const attempt = importFile(ctx, file);
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
    const attempt = importFile(as(specialist(agencyId)), csv(anna));
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
  });
});
