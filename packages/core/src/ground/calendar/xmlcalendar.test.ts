import { expect, it } from "vitest";
import { YearFile, yearOfFile } from "./file/index.ts";
import { ProductionYear, russianCalendarData } from "./index.ts";

const basis = { text: { ru: "Постановление", en: "Decree" }, source: "№ 1466", grade: "S" as const };
/** `MM.DD` of a day off, `<MM.DD` after it where it came from; `!` worked on a weekend, `-` an hour shorter. */
const file = (year: number, days: string): string => {
  const one = (word: string) => {
    const [, mark, d, f] = /^([!-]?)([\d.]+)(?:<([\d.]+))?$/.exec(word)!;
    return `<day d="${d}" t="${mark === "!" ? 3 : mark === "-" ? 2 : 1}"${f ? ` f="${f}"` : ""}/>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<calendar year="${year}" lang="ru" country="ru"><holidays><holiday id="1" title="Новогодние каникулы"/></holidays>
<days>${days.trim().split(/\s+/).map(one).join("\n")}</days></calendar>`;
};
const newYear = "01.01 01.02 01.03 01.04 01.05 01.06 01.07 01.08";
const days2026 = `${newYear} 01.09<01.03 02.23 03.08 03.09<03.08 -04.30 05.01 -05.08 05.09 05.11<05.09 -06.11 06.12 -11.03 11.04 12.31<01.04`;
const days2025 = `${newYear} 02.23 -03.07 03.08 -04.30 05.01 05.02<01.04 05.08<02.23 05.09 -06.11 06.12 06.13<03.08 -11.01 11.03<11.01 11.04 12.31<01.05`;
const days2024 = `${newYear} -02.22 02.23 03.08 !04.27 04.29<04.27 04.30<11.02 05.01 -05.08 05.09 05.10<01.06 -06.11 06.12 -11.02 11.04 !12.28 12.30<12.28 12.31<01.07`;

const take = (content: string, beside: object = {}) =>
  yearOfFile(YearFile.parse({ format: "xmlcalendar", content, basis, ...beside }));
const faults = async (content: string, beside?: object): Promise<[string, string][]> => {
  const refused: { code: string; fields: { pointer: string; message: { ru: string } }[] } = await take(
    content,
    beside,
  ).then(
    () => expect.unreachable(),
    (error) => error,
  );
  expect(refused.code).toBe("input.invalid");
  return refused.fields.map(({ pointer, message }) => [pointer, message.ru]);
};

it.each([
  [2024, days2024],
  [2025, days2025],
  [2026, days2026],
])("reads %i as the government has it: its moves, without those of art. 112", async (year, days) => {
  const taken = await take(file(year, days));
  const { transfers } = russianCalendarData.years.find((one) => one.year === year)!;
  const inOrder = (list: readonly { from: string; to: string }[]) => list.toSorted((a, b) => (a.to < b.to ? -1 : 1));
  expect(inOrder(taken.transfers)).toEqual(inOrder(transfers));
  expect(taken).toMatchObject({ year, basis });
  expect(ProductionYear.parse(taken)).toEqual(taken);
});

it("names each day on which the file and the calendar that results disagree", async () => {
  const wrong = days2026.replace("03.09<03.08", "").replace("02.23", "02.24");
  expect(await faults(file(2026, wrong))).toEqual([
    ["/content", expect.stringMatching(/^2026-02-23: в файле рабочий день/)],
    ["/content", expect.stringMatching(/^2026-02-24: в файле нерабочий день.* days$/)],
    ["/content", expect.stringMatching(/^2026-03-09: в файле рабочий день/)],
  ]);
});

it("takes what a decree or the region declares beside the file, and does not take it for a transfer", async () => {
  const decreed = {
    kind: "decreed",
    from: "2026-07-06",
    to: "2026-07-07",
    text: { ru: "Нерабочие дни", en: "Non-working days" },
    act: { title: { ru: "Указ", en: "Decree" }, number: "5", date: "2026-06-01" },
    termsRun: true,
    basis,
  };
  const content = file(2026, `${days2026} 07.06 07.07`);
  expect((await faults(content)).map(([, said]) => said.slice(0, 10))).toEqual(["2026-07-06", "2026-07-07"]);
  expect(await take(content, { days: [decreed] })).toMatchObject({ transfers: { length: 2 }, days: [decreed] });
  expect(await faults(content, { days: [{ ...decreed, to: "2026-01-01" }] })).toEqual([
    ["/days/0/to", expect.any(String)],
  ]);
});

const calendar = (inner: string, of = 'year="2026"') => `<calendar ${of}><days>${inner}</days></calendar>`;
it.each([
  ["a DOCTYPE", `<!DOCTYPE c [<!ENTITY x "y">]>${calendar('<day d="01.01" t="1"/>')}`, "DOCTYPE"],
  ["an entity", calendar('<day d="01.01" t="1" h="&x;"/>'), "сущности"],
  ["an entity where nothing is read", `<calendar year="2026"><holiday title="&x;"/></calendar>`, "сущности"],
  ["no XML", "year;2026", "XML"],
  ["XML that breaks off", '<calendar year="2026"><days>', "XML"],
  ["no days", calendar(""), "нет дней"],
  ["days before the year", '<day d="01.01" t="1"/>', "нет в календаре"],
  ["no year", calendar('<day d="01.01" t="1"/>', 'year="26"'), "нужен один год"],
  ["two years", calendar('<day d="01.01" t="1"/>') + calendar('<day d="01.02" t="1"/>'), "нужен один год"],
  ["another country", calendar('<day d="01.01" t="1"/>', 'year="2026" country="by"'), "другой страны"],
  ["a day that does not exist", calendar('<day d="02.30" t="1"/>'), "нет в календаре"],
  ["a day twice", calendar('<day d="01.01" t="1"/><day d="01.01" t="2"/>'), "дважды"],
  ["an unknown kind", calendar('<day d="01.01" t="9"/>'), "вида"],
  ["a day moved from a working day", calendar('<day d="03.11" t="1" f="03.10"/>'), "перенос 2026-03-10 → 2026-03-11"],
  ["an early year", calendar('<day d="01.01" t="1"/>', 'year="2012"'), "2013"],
])("refuses %s by the field of the file", async (_, content, said) => {
  expect(await faults(content)).toEqual([["/content", expect.stringContaining(said)]]);
});

it("takes a file of 64 KB at most", () => {
  const content = `${file(2026, days2026)}${" ".repeat(64_000)}`;
  expect(YearFile.safeParse({ format: "xmlcalendar", content, basis }).error?.issues).toMatchObject([
    { path: ["content"] },
  ]);
});
