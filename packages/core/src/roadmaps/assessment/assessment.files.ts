import { wordsIn } from "../../forms/form/words.ts";
import { type Block, type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import { longDate, number, shortDate } from "../report/words.ts";
import type { Around, Written } from "./around.ts";
import type { AssessmentView, Judged } from "./assessment.ts";
import { rightKey } from "./content.ts";

/** The report on a year's interagency assessment, with the figures that were judged. */
export const fileOfAssessment = (
  shown: AssessmentView,
  around: Around,
  format: DocumentFormat,
): Promise<DocumentFile> =>
  fileOf({ title: "Межведомственная оценка", content: blocksOf(shown, around) }, format, nameOf(shown));

export const nameOf = ({ year }: Pick<AssessmentView, "year">): string => `mezhvedomstvennaya-ocenka-${year}`;

const mean = ({ mean }: Pick<Judged, "mean">): string => (mean === undefined ? "—" : number(mean));
const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", text });

function blocksOf(shown: AssessmentView, around: Around): Block[] {
  const { year, sections, whole, together } = shown;
  return [
    {
      kind: "title",
      lines: ["Отчёт о межведомственной оценке", `системы реабилитации за ${year} год`, around.region],
    },
    { kind: "facts", rows: factsOf(shown) },
    heading("1. Цифры года"),
    paragraph(
      `Организации оценивали цифры отчёта за ${year} год, редакция ${shown.revision}, замороженные ${longDate(shown.frozenOn)}. С тех пор они не менялись; исправления — в следующих редакциях отчёта.`,
    ),
    ...figuresOf(around),
    heading("2. Оценка"),
    ...(whole && together
      ? [
          paragraph(
            `Система в целом — ${mean(whole)} из 5, взаимодействие ведомств — ${mean(together)} из 5. Ответили ${shown.answered ?? 0} из ${shown.asked ?? 0} организаций.`,
          ),
        ]
      : [paragraph("Итоги ещё не подведены.")]),
    ...(sections.length > 0 ? [judgements(shown)] : []),
    heading("3. Что исправить"),
    ...(shown.summedOn ? wishes(shown, around.written) : [paragraph("Итоги ещё не подведены.")]),
    heading("4. Выводы"),
    ...(shown.summedOn ? findingsOf(around) : [paragraph("Итоги ещё не подведены.")]),
    { kind: "signatures", of: [{ who: "Председатель рабочей группы" }, { who: "Секретарь рабочей группы" }] },
  ];
}

export const factsOf = (shown: AssessmentView): [string, string][] => [
  ["Основание", "дорожная карта, раздел II.VIII, п. 8.2: до 30 апреля года, следующего за отчётным"],
  ["Цифры заморожены", `${shortDate(shown.frozenOn)}, редакция ${shown.revision}`],
  ["Спросили организаций", shown.asked === undefined ? "—" : String(shown.asked)],
  ["Ответили", shown.answered === undefined ? "—" : String(shown.answered)],
  ["Итоги подведены", shown.summedOn ? shortDate(shown.summedOn) : "ещё нет"],
];

/** What stood before the questions, word for word. */
function figuresOf({ content }: Around): Block[] {
  if (!content) return [];
  return content.items.flatMap((item): Block[] => {
    // Each section numbers its measures anew.
    if (item.kind === "group" && item.key.startsWith("section-")) return [heading(wordsIn(item.text))];
    if (item.kind === "note" && item.in === "figures") return [paragraph(wordsIn(item.text))];
    if (item.kind === "note" && item.in?.startsWith("section-"))
      return [paragraph(`${item.prefix === undefined ? "" : `${item.prefix}. `}${wordsIn(item.text)}`)];
    return [];
  });
}

const judgements = ({ sections }: AssessmentView): Block => ({
  kind: "table",
  caption: "Как организации оценили разделы, от 1 до 5",
  columns: [
    { title: "Раздел", width: 6 },
    { title: "Среднее", width: 1.4 },
    { title: "Ответов", width: 1.4 },
    { title: "1 / 2 / 3 / 4 / 5", width: 2.4 },
    { title: "Прежние годы", width: 2.4 },
  ],
  rows: sections.map((one) => [
    one.title.ru,
    mean(one),
    String(one.answered),
    one.steps.join(" / "),
    one.before.map(({ year, mean: was }) => `${year}: ${number(was)}`).join("; "),
  ]),
});

function wishes({ sections }: AssessmentView, written: readonly Written[]): Block[] {
  const of = (title: string, key: string): Block[] => {
    const told = written.flatMap(({ name, texts }) => {
      const text = texts.get(key);
      return text === undefined ? [] : [[name, text]];
    });
    if (told.length === 0) return [];
    const columns = [
      { title: "Организация", width: 3 },
      { title: "Предложение", width: 7 },
    ];
    return [{ kind: "table", caption: title, columns, rows: told }];
  };
  const blocks = [
    ...sections.flatMap(({ section, title }) => of(title.ru, rightKey(section))),
    ...of("Решить в первую очередь", "whole-first"),
  ];
  return blocks.length > 0 ? blocks : [paragraph("Организации ничего не предложили.")];
}

function findingsOf({ findings, names }: Around): Block[] {
  if (findings.length === 0) return [paragraph("Выводов не записано.")];
  return [
    {
      kind: "table",
      columns: [
        { title: "Вывод", width: 6 },
        { title: "Кто отвечает", width: 3 },
        { title: "До", width: 1.6 },
      ],
      rows: findings.map(({ text, responsible, dueOn }) => [
        text,
        names.get(responsible) ?? responsible,
        shortDate(dueOn),
      ]),
    },
  ];
}
