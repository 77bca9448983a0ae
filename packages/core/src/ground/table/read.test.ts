import { describe, expect, it } from "vitest";
import { writeBook } from "../workbook/write.ts";
import { tidy } from "./cells.ts";
import { type Column, failedTable, readTable, saysNothing, writeLongTable, writeTable } from "./index.ts";

const text = (ru: string) => ({ ru, en: ru });
const columns: Column[] = [
  { key: "surname", name: text("Фамилия"), required: true },
  { key: "name", name: text("Имя"), required: true },
  { key: "born", name: text("Дата рождения"), also: ["Д.р."] },
  { key: "phone", name: text("Телефон"), many: true },
  { key: "who", name: text("Представитель: фамилия") },
  { key: "whoName", name: text("Представитель: имя") },
  { key: "full", name: text("ФИО"), gives: ["surname", "name"] },
];
const csv = (content: string) => ({ format: "csv" as const, content });
const bytes = (content: Uint8Array, format: "csv" | "xlsx" = "csv") => ({
  format,
  encoding: "base64" as const,
  content: Buffer.from(content).toString("base64"),
});
const valuesOf = async (file: Parameters<typeof readTable>[0]) =>
  (await readTable(file, columns)).rows.map(({ row, values }) => [row, values]);

/** A text in an encoding that Node reads and does not write. */
function encoded(text: string, encoding: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte] as const),
  );
  return Uint8Array.from([...text], (letter) => table.get(letter)!);
}

const list = "Фамилия;Имя;Дата рождения\r\nТестова;Анна;12.04.2015\r\n";
const anna = [[2, { surname: "Тестова", name: "Анна", born: "12.04.2015" }]];

it("takes a list of 20,000 rows, as CSV and as a workbook, and none of 20,100", async () => {
  const columns: Column[] = [
    { key: "name", name: { ru: "Имя", en: "name" }, required: true },
    { key: "year", name: { ru: "Год", en: "year" } },
  ];
  const lines = (count: number) => ["Список", "Имя;Год", ...Array.from({ length: count }, (_, i) => `Анна ${i};2015`)];
  const csv = (count: number) => ({ format: "csv" as const, content: lines(count).join("\n") });
  expect((await readTable(csv(20_000), columns)).rows).toHaveLength(20_000);
  await expect(readTable(csv(20_100), columns)).rejects.toMatchObject({ code: "input.invalid" });
  const cells = (count: number) => lines(count).map((line) => line.split(";"));
  async function* pieces(count: number) {
    yield cells(count);
  }
  const book = async (count: number) => {
    const files = writeLongTable("xlsx", { name: "Дети", heads: ["Дети"], widths: [10], pieces: pieces(count) });
    const { value } = await files.next();
    return { format: "xlsx" as const, content: Buffer.from(value.bytes).toString("base64") };
  };
  expect((await readTable(await book(20_000), columns)).rows).toHaveLength(20_000);
  await expect(readTable(await book(20_100), columns)).rejects.toMatchObject({ code: "input.invalid" });
});

describe("the encoding of a table", () => {
  it.each([
    ["UTF-8", Buffer.from(list)],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${list}`)],
    ["UTF-16 with its mark", Buffer.from(`\uFEFF${list}`, "utf16le")],
    ["UTF-16 without", Buffer.from(list, "utf16le")],
    ["UTF-16 the other way round", Buffer.from(`\uFEFF${list}`, "utf16le").swap16()],
    ["windows-1251", encoded(list, "windows-1251")],
    ["windows-1251 in capitals", encoded(list.toUpperCase(), "windows-1251")],
    ["CP866", encoded(list, "ibm866")],
    ["CP866 in capitals", encoded(list.toUpperCase(), "ibm866")],
    ["KOI8-R", encoded(list, "koi8-r")],
    ["KOI8-R in capitals", encoded(list.toUpperCase(), "koi8-r")],
    ["ISO 8859-5", encoded(list, "iso-8859-5")],
    ["a Mac's", encoded(list, "x-mac-cyrillic")],
  ])("%s is known by itself", async (encoding, file) => {
    const capitals = [[2, { surname: "ТЕСТОВА", name: "АННА", born: "12.04.2015" }]];
    expect(await valuesOf(bytes(file))).toEqual(encoding.includes("capitals") ? capitals : anna);
  });

  it("that is none, or was lost on the way, is refused with the way out", async () => {
    for (const file of [csv("\uFFFD\uFFFD;\uFFFD"), bytes(Uint8Array.of(0x80, 0x81, 0xff, 0xfe, 0x90))])
      await expect(readTable(file, columns)).rejects.toMatchObject({
        code: "input.invalid",
        fields: [{ message: { ru: expect.stringMatching(/UTF-8.*XLSX.*base64/) } }],
      });
    await expect(readTable(bytes(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "xlsx"), columns)).rejects.toMatchObject({
      fields: [{ message: { ru: expect.stringMatching(/старом формате XLS/) } }],
    });
  });
});

describe("the head of a table", () => {
  it.each([";", ",", "\t", "|"])("is found whichever delimiter the file has: %j", async (delimiter) => {
    expect(await valuesOf(csv(list.replaceAll(";", delimiter)))).toEqual(anna);
  });

  it("is found under titles, whatever they hold, in any order and wording", async () => {
    const file = `"Список детей; школа № 12, на 01.09.2026";;\n;;\n№;Имя (полностью);ФАМИЛИЯ *;Д.р.\n1;Анна;Тестова;12.04.2015`;
    expect(await valuesOf(csv(file))).toEqual([[4, { surname: "Тестова", name: "Анна", born: "12.04.2015" }]]);
  });

  it("of two storeys is read as one, as CSV keeps it", async () => {
    const file = `№;Сведения о ребёнке;;Представитель;;Телефон\n;Фамилия;Имя;Фамилия;Имя;\n1;2;3;4;5;6\n1;Тестова;Анна;Сидорова;Мария;7`;
    const table = await readTable(csv(file), columns);
    expect(table.rows).toMatchObject([
      { row: 4, values: { surname: "Тестова", name: "Анна", who: "Сидорова", whoName: "Мария", phone: "7" } },
    ]);
    expect(table.unknown).toEqual(["№"]);
    expect(table.skipped).toEqual([{ row: 3, why: "numbers" }]);
  });

  it("is looked for in every sheet of a workbook", async () => {
    const page = (name: string, ...rows: string[][]) => ({
      name,
      widths: [10, 10, 10],
      rows: rows.map((cells) => ({ kind: "body" as const, cells })),
    });
    const book = await writeBook("Книга", [
      page("Титул", ["Утверждаю"], ["Фамилия", "исполнителя"]),
      page("Дети", ["Список"], ["Фамилия", "Имя", "Дата рождения"], ["Тестова", "Анна", "12.04.2015"]),
    ]);
    const table = await readTable(bytes(book, "xlsx"), columns);
    expect([table.sheet, table.rows[0]?.row, table.rows[0]?.values.name]).toEqual(["Дети", 3, "Анна"]);
    // What calls itself a CSV and is a workbook is read as what it is.
    expect((await readTable(bytes(book), columns)).sheet).toBe("Дети");
  });

  it("may have letters of another alphabet that look alike", async () => {
    expect(await valuesOf(csv("Фaмилия;Имя;Датa рoждeния\nТестова;Анна;12.04.2015"))).toEqual(anna);
  });

  it("may have one column in place of several, and several of a kind that may repeat", async () => {
    expect(await valuesOf(csv("ФИО;Телефон;Телефон\nТестова Анна;1;2\nТестов Иван;;3"))).toEqual([
      [2, { full: "Тестова Анна", phone: "1; 2" }],
      [3, { full: "Тестов Иван", phone: "3" }],
    ]);
  });

  it.each([
    ["is not there", "Сказка;Герой\nКолобок;Колобок", /нет строки с заголовками столбцов; нужны столбцы: Фамилия, Имя/],
    ["lacks a column", "Фамилия;Телефон\nТестова;1", /^нет столбцов: Имя$/],
    ["has a column twice", "Фамилия;Имя;Имя\nТестова;Анна;Яна", /^столбцы повторяются: Имя$/],
  ])("that %s is refused, and the columns are named", async (_, file, said) => {
    await expect(readTable(csv(file), columns, "/file")).rejects.toMatchObject({
      fields: [{ pointer: "/file", message: { ru: expect.stringMatching(said) } }],
    });
  });
});

describe("the rows of a table", () => {
  it("are told from totals, column numbers, heads of another page, names of parts and signatures", async () => {
    const file = [
      "Фамилия;Имя;Дата рождения;Телефон",
      "А;1;2;3",
      "г. Новокузнецк;;;",
      "Тестова;Анна;12.04.2015;",
      "Всеволодов;Пётр;;",
      ";;;",
      "Фамилия;Имя;Дата рождения;Телефон",
      "Итогова;Яна;;",
      "ИТОГО: 3;;;",
      ";Всего;3;",
      "Исп. Иванова И. И., 77-09-32;;;",
      "В том числе девочек;2;;",
      "Директор;;И. И. Иванова;",
      "М.П.;;;",
    ].join("\n");
    const { rows, skipped } = await readTable(csv(file), columns);
    expect(rows.map(({ row, values }) => [row, values.surname])).toEqual([
      [4, "Тестова"],
      [5, "Всеволодов"],
      [8, "Итогова"],
    ]);
    expect(skipped).toEqual([
      { row: 2, why: "numbers" },
      { row: 3, why: "note" },
      { row: 7, why: "head" },
      { row: 9, why: "total" },
      { row: 10, why: "total" },
      { row: 11, why: "note" },
      { row: 12, why: "total" },
      { row: 13, why: "note" },
      { row: 14, why: "note" },
    ]);
  });

  it("keep their number over cells of several lines, and their cells as they stand", async () => {
    const { rows } = await readTable(csv('Фамилия;Имя\n"Тес\nтова";\u00A0Анна \nТестов;"И""ван"'), columns);
    expect(rows).toEqual([
      { row: 2, cells: ["Тес\nтова", "\u00A0Анна "], values: { surname: "Тес това", name: "Анна" } },
      { row: 4, cells: ["Тестов", 'И"ван'], values: { surname: "Тестов", name: 'И"ван' } },
    ]);
  });

  it("are tidied of what nobody sees, and of the apostrophe that keeps a text from being a formula", () => {
    expect([" а\u00A0\u2009б ", "а\u00ADб\u200B", "'+7 913", "'Оглы"].map(tidy)).toEqual([
      "а б",
      "аб",
      "+7 913",
      "'Оглы",
    ]);
    expect(["'08765430300", '="08765430300"', "8‑913‑437", "Римский\u2011Корсаков"].map(tidy)).toEqual([
      "08765430300",
      "08765430300",
      "8-913-437",
      "Римский-Корсаков",
    ]);
  });

  it("say «nothing» in many words", () => {
    for (const word of [
      "-",
      "—",
      "нет",
      "Н/Д",
      "н/у",
      "не имеет",
      "не имеется",
      "отсутствует",
      "не указано",
      "отсутств.",
      "(нет)",
    ])
      expect([word, saysNothing(word)]).toEqual([word, true]);
    for (const word of ["б/о", "без отчества", "Нет отчества", "нет телефона", "отсутствует СНИЛС"])
      expect([word, saysNothing(word)]).toEqual([word, true]);
    for (const word of ["Нетов", "нет-нет", "0", "да", "(Нетова)", "без пяти"])
      expect([word, saysNothing(word)]).toEqual([word, false]);
  });
});

describe("a file of failed rows", () => {
  const failed = failedTable(["Фамилия", "Имя", "№"], [{ row: 7, cells: ["=1+1", "Ан;на", "+7"], fix: "Имя: буквы" }]);

  it("has the columns that came, says what to correct, and makes no formula", async () => {
    const { bytes: file } = await writeTable("csv", failed);
    expect(Buffer.from(file).toString()).toBe(
      "\uFEFFФамилия;Имя;№;Строка исходного файла;Что исправить\r\n'=1+1;\"Ан;на\";'+7;7;Имя: буквы\r\n",
    );
  });

  it.each(["csv", "xlsx"] as const)("can be sent again: %s", async (format) => {
    const written = await writeTable(format, failed);
    const table = await readTable(bytes(written.bytes, format), columns);
    expect(table.rows.map(({ values }) => values)).toEqual([{ surname: "=1+1", name: "Ан;на" }]);
    expect(table.unknown).toEqual(["№", "Строка исходного файла", "Что исправить"]);
  });
});
