import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { files, read, root } from "./imports.ts";

/** docs/asvs.md: every requirement, and no promise that nothing holds. */
interface Row {
  id: string;
  verdict: string;
  why: string;
  tests: string[];
}
const page = read("docs/asvs.md");
const rows: Row[] = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id, verdict, why]) => ({
    id: id!,
    verdict: verdict!,
    why: why!,
    tests: [...why!.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map((m) => m[1]!),
  }),
);
const of = (verdict: string) => rows.filter((row) => row.verdict === verdict);

/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has, counted in the standard. */
const chapters: Record<string, number> = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 35,
  7: 18,
  8: 7,
  9: 7,
  10: 29,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
  17: 7,
};

it("has every requirement of levels 1 and 2 once, under its chapter in both languages", () => {
  const counted = Object.fromEntries(
    Object.keys(chapters).map((chapter) => [chapter, rows.filter(({ id }) => id.startsWith(`${chapter}.`)).length]),
  );
  expect(counted).toEqual(chapters);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(253);
  for (const chapter of Object.keys(chapters)) expect(page).toMatch(new RegExp(`^## V${chapter} .+ / .+$`, "m"));
  // A row that the pattern does not read would be no row at all.
  expect(page.match(/^\| \d/gm)).toHaveLength(rows.length);
});

it("knows four verdicts", () => {
  const known = ["met", "partly", "not", "n/a"];
  expect(rows.filter(({ verdict }) => !known.includes(verdict)).map(({ id }) => id)).toEqual([]);
});

it("calls nothing met that no test holds, and names tests that are there", () => {
  expect(of("met").length).toBeGreaterThan(100);
  expect(of("met").flatMap(({ id, tests }) => (tests.length > 0 ? [] : id))).toEqual([]);
  const astray = rows.flatMap(({ id, tests }) =>
    tests.filter((file) => !file.endsWith(".test.ts") || !existsSync(path.join(root, file))).map((f) => `${id}: ${f}`),
  );
  expect(astray).toEqual([]);
});

it("calls each test by its file's name, also in words", () => {
  const links = [...page.matchAll(/\[([^\]]+)\]\(\.\.\/[^)]+?([\w.-]+)\.test\.ts\)/g)];
  expect(links.length).toBeGreaterThan(100);
  expect(links.flatMap(([, text, file]) => (text === file ? [] : `${text}: ${file}`))).toEqual([]);
  const named = new Set(["packages", "test"].flatMap(files).map((file) => path.basename(file)));
  const inWords = [...page.matchAll(/(?<![\w./-])([\w-]+\.test\.ts)/g)].map(([, file]) => file!);
  expect(inWords.filter((file) => !named.has(file))).toEqual([]);
});

it("says of everything else why, or what is missing", () => {
  const silent = rows.filter(({ verdict, why }) => verdict !== "met" && why.trim().length < 4);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

it("counts at its head what stands below", () => {
  const [, met, partly, not, none] = /(\d+) are met, (\d+) partly, (\d+) not, (\d+) do not apply/.exec(page)!;
  expect([met, partly, not, none].map(Number)).toEqual(["met", "partly", "not", "n/a"].map((v) => of(v).length));
});
