import { describe, expect, it } from "vitest";
import { readSheets } from "../workbook/read.ts";
import { type LongTable, mostBytes, type TableFormat, type TablePart, writeLongTable } from "./index.ts";

const heads = ["Фамилия", "Число", "Пусто", "Текст"];
async function* pieces(count: number) {
  for (let piece = 0; piece < count; piece++) yield [["=Тест<&>", piece, null, 'в "кавычках"; и\nстрока']];
}
const table = (count: number) => ({ name: "Дети & «все»", heads, widths: [20, 10, 10.5, 40], pieces: pieces(count) });
async function files(format: TableFormat, of: LongTable, most?: number): Promise<TablePart[]> {
  const made: TablePart[] = [];
  for await (const one of writeLongTable(format, of, most)) made.push(one);
  return made;
}

it("writes a long workbook piece by piece, as texts and numbers, and the same rows as the same bytes", async () => {
  const [file, ...others] = await files("xlsx", table(300));
  expect([file?.rows, others]).toEqual([300, []]);
  const [sheet] = await readSheets(file!.bytes);
  expect(sheet?.name).toBe("Дети & «все»");
  expect(sheet?.rows).toHaveLength(301);
  expect(sheet?.rows.slice(0, 2)).toEqual([heads, ["=Тест<&>", "0", "", 'в "кавычках"; и\nстрока']]);
  expect((await files("xlsx", table(300)))[0]?.bytes).toEqual(file?.bytes);
});

it("gives the columns their widths, as another program reads them", async () => {
  const { readXlsx } = await import("hucre/xlsx");
  const [file] = await files("xlsx", table(1));
  const { sheets } = await readXlsx(file!.bytes);
  expect(sheets[0]?.columns?.map(({ width }) => width)).toEqual([20, 10, 10.5, 40]);
});

it("writes a long CSV with its mark, and no cell of it is a formula", async () => {
  const text = (await files("csv", table(2))).map(({ bytes }) => Buffer.from(bytes).toString());
  expect(text).toEqual([
    `\uFEFFФамилия;Число;Пусто;Текст\r\n'=Тест<&>;0;;"в ""кавычках""; и\nстрока"\r\n'=Тест<&>;1;;"в ""кавычках""; и\nстрока"\r\n`,
  ]);
});

/** Texts that hardly get smaller, of which a packed file is long too. */
function noise(seed: number, length: number): string {
  let at = seed + 1;
  const letters = Array.from({ length }, () => {
    at = (at * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x4e00 + (at % 20_000));
  });
  return letters.join("");
}
async function* long(count: number, each: number, length: number) {
  for (let piece = 0; piece < count; piece++)
    yield Array.from({ length: each }, (_, i) => [`Строка ${piece * each + i}`, noise(piece * each + i, length)]);
}
const ofNoise = (count: number, each: number, length: number): LongTable => ({
  name: "Шум",
  heads: ["Строка", "Шум"],
  widths: [10, 10],
  pieces: long(count, each, length),
});

describe("what is longer than one answer", () => {
  it.each(["csv", "xlsx"] as const)(
    "is several files that each are whole, every row in one of them: %s",
    async (format) => {
      const made = await files(format, ofNoise(9, 100, 2500));
      const total = made.reduce((sum, { bytes }) => sum + bytes.length, 0);
      expect(total).toBeGreaterThan(4.5 * 2 ** 20);
      expect(made.length).toBeGreaterThan(1);
      const seen: string[] = [];
      for (const { bytes, rows } of made) {
        expect(bytes.length).toBeLessThanOrEqual(mostBytes);
        const lines =
          format === "csv"
            ? Buffer.from(bytes)
                .toString()
                .slice(1)
                .trimEnd()
                .split("\r\n")
                .map((line) => line.split(";"))
            : (await readSheets(bytes))[0]!.rows;
        expect(lines[0]).toEqual(["Строка", "Шум"]);
        expect(lines).toHaveLength(rows + 1);
        seen.push(...lines.slice(1).map(([name]) => name!));
      }
      expect(seen).toEqual(Array.from({ length: 900 }, (_, i) => `Строка ${i}`));
    },
  );

  it.each(["csv", "xlsx"] as const)("parts even one piece that is too long, row by row: %s", async (format) => {
    const most = 20_000;
    const made = await files(format, ofNoise(1, 16, 1500), most);
    expect(made.map(({ rows }) => rows).reduce((sum, rows) => sum + rows)).toBe(16);
    expect(Math.max(...made.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(most);
  });

  it("is one file with its head where there is no row", async () => {
    const [file, ...others] = await files("csv", ofNoise(0, 0, 0));
    expect([Buffer.from(file!.bytes).toString(), file?.rows, others]).toEqual(["\uFEFFСтрока;Шум\r\n", 0, []]);
  });
});
