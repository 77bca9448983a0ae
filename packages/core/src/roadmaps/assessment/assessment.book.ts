import { wordsIn } from "../../forms/form/words.ts";
import { fileTypes } from "../../ground/shared/file-type.ts";
import { type PageRow, type SheetPage, writeBook } from "../../ground/workbook/index.ts";
import { number, shortDate } from "../report/words.ts";
import type { Around } from "./around.ts";
import { factsOf, nameOf } from "./assessment.files.ts";
import type { AssessmentView, Judged } from "./assessment.ts";
import { rightKey } from "./content.ts";

const row = (kind: PageRow["kind"], ...cells: PageRow["cells"]): PageRow => ({ kind, cells });

/** The assessment as a table, for whoever compares years and sections: numbers as numbers, and what was judged beside them. */
export const bookOfAssessment = async (shown: AssessmentView, around: Around) => ({
  name: `${nameOf(shown)}.xlsx`,
  type: fileTypes.xlsx,
  bytes: await writeBook(`Межведомственная оценка за ${shown.year} год`, [
    judgements(shown, around),
    figures(around),
    wishes(shown, around),
    findings(around),
  ]),
});

function judgements(shown: AssessmentView, { region }: Around): SheetPage {
  const line = (title: string, one: Judged, before = ""): PageRow["cells"] => [
    title,
    one.mean ?? "—",
    one.answered,
    ...one.steps,
    before,
  ];
  const { whole, together } = shown;
  return {
    name: "Оценка",
    widths: [70, 10, 10, 6, 6, 6, 6, 6, 24],
    rows: [
      row("title", `Межведомственная оценка системы реабилитации за ${shown.year} год`),
      row("note", region),
      ...factsOf(shown).map(([name, value]) => row("note", `${name}: ${value}`)),
      row("head", "Раздел", "Среднее", "Ответов", "1", "2", "3", "4", "5", "Прежние годы"),
      ...shown.sections.map((one) => {
        const before = one.before.map(({ year, mean }) => `${year}: ${number(mean)}`).join("; ");
        return row("body", ...line(one.title.ru, one, before));
      }),
      ...(whole ? [row("strong", ...line("Система в целом", whole))] : []),
      ...(together ? [row("strong", ...line("Взаимодействие ведомств", together))] : []),
    ],
  };
}

function figures({ content }: Around): SheetPage {
  const groups = new Map(
    content?.items.flatMap((item) => (item.kind === "group" ? [[item.key, wordsIn(item.text)]] : [])),
  );
  const notes = content?.items.flatMap((item) =>
    item.kind === "note" && item.in !== undefined && (item.in === "figures" || item.in.startsWith("section-"))
      ? [row("body", groups.get(item.in) ?? "", item.prefix ?? "", wordsIn(item.text))]
      : [],
  );
  return { name: "Цифры", widths: [40, 8, 120], rows: [row("head", "Раздел", "Пункт", "Цифры"), ...(notes ?? [])] };
}

function wishes({ sections }: AssessmentView, { written }: Around): SheetPage {
  const asked = [
    ...sections.map(({ section, title }) => ({ key: rightKey(section), title: title.ru })),
    { key: "whole-first", title: "Решить в первую очередь" },
  ];
  const told = asked.flatMap(({ key, title }) =>
    written.flatMap(({ name, texts }) => {
      const text = texts.get(key);
      return text === undefined ? [] : [row("body", title, name, text)];
    }),
  );
  return {
    name: "Предложения",
    widths: [50, 30, 90],
    rows: [row("head", "О чём", "Организация", "Предложение"), ...told],
  };
}

const findings = ({ findings, names }: Around): SheetPage => ({
  name: "Выводы",
  widths: [80, 40, 12],
  rows: [
    row("head", "Вывод", "Кто отвечает", "До"),
    ...findings.map(({ text, responsible, dueOn }) =>
      row("body", text, names.get(responsible) ?? responsible, shortDate(dueOn)),
    ),
  ],
});
