import type { Block, DocumentFile } from "../../ground/document/index.ts";
import { fileOf } from "../../ground/document/index.ts";
import type { TenantSettings } from "../../ground/tenant/index.ts";
import { type PageRow, type SheetPage, writeBook } from "../../ground/workbook/index.ts";
import { wordsIn } from "../form/words.ts";
import { findingBlocks, findingCells, findingColumns, type ToldFinding } from "./findings.files.ts";
import type { GroupView, ResultsView, Round, reportFormats } from "./round.ts";

export type ReportFile = DocumentFile;

interface Of {
  round: Round;
  format: (typeof reportFormats)[number];
  settings: TenantSettings;
  findings: readonly ToldFinding[];
}

/** The results as they were shown: what is hidden there is hidden here. */
export async function fileOfResults(shown: ResultsView, of: Of): Promise<ReportFile> {
  const name = `itogi-${of.round.roundId.slice(-8).toLowerCase()}`;
  if (of.format !== "xlsx") return fileOf({ title: "Итоги опроса", content: blocksOf(shown, of) }, of.format, name);
  return {
    name: `${name}.xlsx`,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes: await writeBook("Итоги опроса", pagesOf(shown, of)),
  };
}

const date = (iso: string | undefined) => (iso === undefined ? "—" : iso.split("-").reverse().join("."));
const number = (n: number | undefined) => (n === undefined ? "—" : String(n).replace(".", ","));
const share = (n: number, of: number) => (of === 0 ? "—" : `${Math.round((100 * n) / of)} %`);
const hiddenNote =
  "Данные о группах, где ответили меньше пяти человек, скрыты; вместе с ними скрыты группы, по которым их можно было бы вычислить. Скрыто и то, что ответили на вопрос меньше пяти человек.";

const facts = ({ total, closedOn }: ResultsView, { round, settings }: Of): [string, string][] => [
  ["Где", round.municipality === undefined ? settings.name.ru : placeName(settings, round.municipality)],
  ["Когда", `${date(round.opensOn)} — ${date(closedOn ?? round.closesOn)}`],
  ["Форма", `версия ${round.formVersion}`],
  ["Спросили", String(total.invited)],
  ["Из них не получают писем", String(total.unreachable)],
  ["Вернулось писем", String(total.returned)],
  ["Ответили", total.hidden ? "меньше пяти" : String(total.answered ?? 0)],
];

const placeName = ({ municipalities, name }: TenantSettings, key: string | undefined): string =>
  key === undefined ? name.ru : (municipalities.find((one) => one.key === key)?.name.ru ?? key);

const hidesAny = ({ hidden, questions, scores }: GroupView): boolean =>
  hidden === true || [...questions, ...scores].some((one) => one.hidden);

/** Question by question, each option with how many said so, and their share. */
function answerRows({ questions }: Pick<GroupView, "questions">): string[][] {
  return questions.flatMap(({ text, answered, options, mean, hidden }) => {
    const told = mean === undefined ? `ответили ${answered}` : `среднее ${number(mean)}`;
    const head = [wordsIn(text), "", hidden ? "скрыто" : told, ""];
    const rows = (options ?? []).map(({ code, text: said, count }) => [
      "",
      said ? wordsIn(said) : code,
      String(count),
      share(count, answered),
    ]);
    return [head, ...rows];
  });
}

const scoreRows = ({ scores }: Pick<GroupView, "scores">): string[][] =>
  scores.map(({ title, count, mean, bands, hidden }) => [
    wordsIn(title),
    String(count),
    hidden ? "скрыто" : number(mean),
    bands.map(({ text, count: n }) => `${wordsIn(text)}: ${n}`).join("; "),
  ]);

function blocksOf(shown: ResultsView, of: Of): Block[] {
  const { settings } = of;
  const all = [shown.total, ...shown.municipalities, ...shown.organisations];
  const groups = (title: string, rows: string[][]): Block[] =>
    rows.length < 2 && title === "По муниципалитетам"
      ? []
      : [
          {
            kind: "table",
            caption: title,
            columns: [
              { title: "Кто", width: 5 },
              { title: "Спросили", width: 2 },
              { title: "Ответили", width: 2 },
              { title: "Баллы (среднее)", width: 5 },
            ],
            rows,
          },
        ];
  return [
    { kind: "title", lines: ["Итоги опроса", wordsIn(shown.title)] },
    { kind: "facts", rows: facts(shown, of) },
    ...(all.some(hidesAny) ? [{ kind: "paragraph" as const, text: hiddenNote }] : []),
    ...(shown.total.scores.length > 0
      ? [
          {
            kind: "table" as const,
            caption: "Баллы",
            columns: [
              { title: "Балл", width: 4 },
              { title: "Ответов", width: 2 },
              { title: "Среднее", width: 2 },
              { title: "Уровни", width: 5 },
            ],
            rows: scoreRows(shown.total),
          },
        ]
      : []),
    {
      kind: "table",
      caption: "Ответы",
      columns: [
        { title: "Вопрос", width: 5 },
        { title: "Ответ", width: 4 },
        { title: "Сколько", width: 2 },
        { title: "Доля", width: 1.5 },
      ],
      rows: answerRows(shown.total),
    },
    ...groups(
      "По муниципалитетам",
      shown.municipalities.map((one) => groupRow(placeName(settings, one.municipality), one)),
    ),
    ...(shown.organisations.length > 0
      ? groups(
          "По организациям",
          shown.organisations.map((one) => groupRow(one.organisation ?? one.agencyId ?? "", one)),
        )
      : []),
    ...compared(shown),
    ...findingBlocks("Выводы", of.findings),
  ];
}

const groupRow = (who: string, { invited, answered, hidden, scores }: GroupView): string[] => [
  who,
  String(invited),
  hidden ? "скрыто" : String(answered ?? 0),
  scores.map(({ title, mean }) => `${wordsIn(title)}: ${number(mean)}`).join("; "),
];

/** The same questions and scores in earlier rounds. */
function compared({ before, total }: ResultsView): Block[] {
  if (before.length === 0) return [];
  const columns = [
    { title: "Показатель", width: 5 },
    { title: "Сейчас", width: 2 },
  ];
  const means = [...total.scores.map((one) => ({ key: one.key, text: one.title, mean: one.mean }))].concat(
    total.questions.filter(({ mean }) => mean !== undefined).map(({ key, text, mean }) => ({ key, text, mean })),
  );
  const of = (one: ResultsView["before"][number], key: string) =>
    [...one.scores, ...one.questions].find((found) => found.key === key)?.mean;
  return [
    {
      kind: "table",
      caption: "В сравнении с прежними раундами той же формы",
      columns: [...columns, ...before.map(({ closedOn }) => ({ title: date(closedOn), width: 2 }))],
      rows: [
        ["Ответили", String(total.answered ?? "—"), ...before.map(({ answered }) => number(answered))],
        ...means.map(({ key, text, mean }) => [
          wordsIn(text),
          number(mean),
          ...before.map((one) => number(of(one, key))),
        ]),
      ],
    },
  ];
}

function pagesOf(shown: ResultsView, of: Of): SheetPage[] {
  const { settings } = of;
  const head = (cells: string[]): PageRow => ({ kind: "head", cells });
  const intro: PageRow[] = [
    { kind: "title", cells: [`Итоги опроса: ${wordsIn(shown.title)}`] },
    ...facts(shown, of).map(([name, value]): PageRow => ({ kind: "note", cells: [`${name}: ${value}`] })),
    { kind: "note", cells: [hiddenNote] },
  ];
  const answers: PageRow[] = shown.total.questions.flatMap(({ text, answered, options, mean, hidden }): PageRow[] => [
    { kind: "strong", cells: [wordsIn(text), null, hidden ? "скрыто" : answered, mean ?? null] },
    ...(options ?? []).map(
      ({ code, text: said, count }): PageRow => ({
        kind: "body",
        cells: [
          null,
          said ? wordsIn(said) : code,
          count,
          answered === 0 ? null : Math.round((1000 * count) / answered) / 10,
        ],
      }),
    ),
  ]);
  const scoreNames = shown.total.scores.map(({ title }) => wordsIn(title));
  const row = (who: string, { invited, unreachable, returned, answered, hidden, scores }: GroupView): PageRow => ({
    kind: "body",
    cells: [
      who,
      invited,
      unreachable,
      returned,
      hidden ? "скрыто" : (answered ?? 0),
      ...scoreNames.map((_, i) => scores[i]?.mean ?? null),
    ],
  });
  const groupHead = head(["Кто", "Спросили", "Не получают писем", "Вернулось", "Ответили", ...scoreNames]);
  const widths = [40, 12, 14, 12, 12, ...scoreNames.map(() => 18)];
  const places = shown.municipalities.map((one) => row(placeName(settings, one.municipality), one));
  const those = shown.organisations.map((one) => row(one.organisation ?? one.agencyId ?? "", one));
  return [
    {
      name: "Ответы",
      widths: [60, 40, 12, 12],
      rows: [...intro, head(["Вопрос", "Ответ", "Сколько", "Доля, % (среднее)"]), ...answers],
    },
    {
      name: "Муниципалитеты",
      widths,
      rows: [groupHead, ...places],
      chart: answeredChart("Муниципалитеты", places.length),
    },
    ...(those.length > 0 ? [{ name: "Организации", widths, rows: [groupHead, ...those] }] : []),
    ...(of.findings.length > 0
      ? [
          {
            name: "Выводы",
            widths: [80, 30, 30, 12],
            rows: [
              head([...findingColumns]),
              ...of.findings.map((one): PageRow => ({ kind: "body", cells: findingCells(one) })),
            ],
          },
        ]
      : []),
  ];
}

/** How many were asked and answered, place by place. */
const answeredChart = (sheet: string, n: number): SheetPage["chart"] => ({
  type: "bar",
  title: "Спросили и ответили",
  series: [
    { name: "Спросили", values: `${sheet}!$B$2:$B$${n + 1}`, categories: `${sheet}!$A$2:$A$${n + 1}` },
    { name: "Ответили", values: `${sheet}!$E$2:$E$${n + 1}`, categories: `${sheet}!$A$2:$A$${n + 1}` },
  ],
  anchor: { from: { row: n + 3, col: 0 }, to: { row: n + 20, col: 4 } },
});
