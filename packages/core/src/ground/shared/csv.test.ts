import { describe, expect, it } from "vitest";
import { csvRows, tabRows } from "./csv.ts";

const cells = (text: string) => csvRows(text, /имя/i).map((row) => row.cells);

describe("a table as text", () => {
  it("is read with quotes, lines within them, and blanks before them", () => {
    expect(cells('Имя;Год\r\n "Анна; ""Аня""\nи Пётр" ; 2014\nтри "слова";"')).toEqual([
      ["Имя", "Год"],
      ['Анна; "Аня"\nи Пётр ', " 2014"],
      ['три "слова"', ""],
    ]);
  });

  it("keeps lists of several lines, and quotes that nobody doubled", () => {
    expect(
      cells(
        'Имя;Меры;Год;Вид;Где\nАнна;"Массаж; ЛФК;\nлогопед; бассейн";2014;в;г\nБ;"МБДОУ "Сад № 9 "Звёздочка"";1;в;г',
      ),
    ).toEqual([
      ["Имя", "Меры", "Год", "Вид", "Где"],
      ["Анна", "Массаж; ЛФК;\nлогопед; бассейн", "2014", "в", "г"],
      ["Б", 'МБДОУ Сад № 9 "Звёздочка""', "1", "в", "г"],
    ]);
  });

  it("of 100 columns and 10,000 rows is read", () => {
    expect(cells(`Имя${";".repeat(99)}`)).toMatchObject([{ length: 100 }]);
    expect(cells("Имя;Год\n".repeat(10_000))).toHaveLength(10_000);
    expect(tabRows(`Имя${"\t".repeat(99)}`)).toMatchObject([{ row: 1, cells: { length: 100 } }]);
  });

  it.each([
    ["a head of 300,000 cells", `Имя${";".repeat(300_000)}`, /100 столбцов/],
    ["5 MB of delimiters", "\t".repeat(5_000_000), /100 столбцов/],
    ["5 MB of lines", "\n".repeat(5_000_000), /10000 строк/],
    ["5 MB of quotes within a cell", 'x"'.repeat(2_500_000), /кавычка не закрыта/],
    ["a quote that is never closed", `Имя;Год\n"Анна;2014\n${"Пётр;2015\n".repeat(9_000)}`, /^строка 2: .*кавычка/],
    ["a quote closed rows later", 'Имя;Год;Вид;Где\nА;1;в;г\n"Б;2;в;г\nВ;3;в;г\n"Д";4;в;г', /^строка 3: кавычка/],
    ["a quote closed in the next row", 'Имя;Год;Вид;Где\nА;1;в;г\n"Б;2;в;г\nВ "дом";3;в;г', /^строка 3: кавычка/],
    ["a quote open to the end", 'Имя;Год\nА;1\n"Б;2\nВ;3', /^строка 3: кавычка/],
  ])("of %s is refused before the rest is read", (_, text, said) => {
    const refusal = (read: () => unknown) => {
      try {
        return read();
      } catch (error) {
        return error;
      }
    };
    const fields = [{ pointer: "/content", message: { ru: expect.stringMatching(said) } }];
    expect(refusal(() => csvRows(text, /имя/i))).toMatchObject({ code: "input.invalid", fields });
    if (!text.includes("\n"))
      expect(refusal(() => tabRows(text.replaceAll(";", "\t")))).toMatchObject({ code: "input.invalid" });
  });
});
