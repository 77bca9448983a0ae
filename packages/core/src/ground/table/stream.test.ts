import { expect, it } from "vitest";
import { readSheets } from "../workbook/read.ts";
import { writeLongTable } from "./index.ts";

const heads = ["Фамилия", "Число", "Пусто", "Текст"];
async function* pieces(count: number) {
  for (let piece = 0; piece < count; piece++) yield [["=Тест<&>", piece, null, 'в "кавычках"; и\nстрока']];
}
const table = (count: number) => ({ name: "Дети & «все»", heads, widths: [20, 10, 10, 40], pieces: pieces(count) });

it("writes a long workbook piece by piece, as texts and numbers, and the same rows as the same bytes", async () => {
  const bytes = await writeLongTable("xlsx", table(300));
  const [sheet] = await readSheets(bytes);
  expect(sheet?.name).toBe("Дети & «все»");
  expect(sheet?.rows).toHaveLength(301);
  expect(sheet?.rows.slice(0, 2)).toEqual([heads, ["=Тест<&>", "0", "", 'в "кавычках"; и\nстрока']]);
  expect(await writeLongTable("xlsx", table(300))).toEqual(bytes);
});

it("writes a long CSV with its mark, and no cell of it is a formula", async () => {
  const text = Buffer.from(await writeLongTable("csv", table(2))).toString();
  expect(text).toBe(
    `\uFEFFФамилия;Число;Пусто;Текст\r\n'=Тест<&>;0;;"в ""кавычках""; и\nстрока"\r\n'=Тест<&>;1;;"в ""кавычках""; и\nстрока"\r\n`,
  );
});
