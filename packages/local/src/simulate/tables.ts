import { kindWords } from "@marshrut/core/agency";
import type { PeriodId } from "@marshrut/core/calendar";
import { periodName } from "@marshrut/core/period";
import { Temporal } from "temporal-polyfill";
import { cities } from "../pilot/cities.ts";
import type { Figures, Words } from "./figures.ts";
import type { Result } from "./simulation.ts";

export type Cell = string | number | undefined;

/** Figures as people read them: a page and files are both made of these. */
export interface Table {
  /** Of its file, too. */
  key: string;
  title: Words;
  lead: Words;
  columns: Words[];
  rows: Cell[][];
  /** Which column a chart shows; none without a chart. */
  charted: number | undefined;
  /** A chart of many rows shows the first of them. */
  chartedRows: number;
}

const w = (ru: string, en: string): Words => ({ ru, en });
const asked = w("Запрошено", "Asked");
const answered = w("С итогом", "With a result");
const late = w("Поздно", "Late");

/** «январь 2025 / January 2025» */
function monthOf(month: string): string {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const [ru, en] = ["ru", "en"].map((language) => first.toLocaleString(language, { month: "long" }));
  return `${ru} ${first.year} / ${en} ${first.year}`;
}

const cityOf = (key: string): string => cities.find((city) => city.key === key)?.name.ru ?? key;

/** How far a period is. */
const statusWords: Record<string, string> = {
  open: "ещё открыт / still open",
  collecting: "идёт сбор / being collected",
  locked: "закрыт / locked",
  submitted: "отчёт передан / handed on",
};

const kindOf = (kind: string): string => kindWords[kind as keyof typeof kindWords] ?? kind;

/** All tables of a simulation. */
export const tablesOf = ({ figures }: Result): Table[] => [
  totals(figures),
  waiting(figures),
  overdue(figures),
  load(figures),
  months(figures),
  reports(figures),
];

const totals = ({ totals: t }: Figures): Table => ({
  key: "totals",
  title: w("Итоги", "Totals"),
  lead: w("Что было в регионе за всё время", "What there was in the region in all the time"),
  columns: [w("Показатель", "Figure"), w("Число", "Number")],
  rows: [
    ["Дети / children", t.children],
    ["Открытые маршруты / open routes", t.routesOpen],
    ["Шаги, о которых попросили / steps asked for", t.steps],
    ["Шаги с итогом / steps with a result", t.answered],
    ["Итог после срока / results after the due date", t.late],
    ["Срок прошёл, итога нет / overdue at the end", t.overdue],
    ["Ждут согласия / waiting for a consent", t.withheld],
    ["Письма / letters", t.letters],
  ],
  charted: undefined,
  chartedRows: 0,
});

const waiting = ({ waiting: rows }: Figures): Table => ({
  key: "waiting",
  title: w("Ожидание по услугам", "Waiting by service"),
  lead: w(
    "Календарных дней от первого запроса до итога; в среднем, у половины и у девяти из десяти",
    "Calendar days from the first request to the result: the mean, of a half, and of nine of ten",
  ),
  columns: [
    w("Услуга", "Service"),
    w("В среднем, дней", "Mean, days"),
    w("Половина — не дольше", "Half no longer than"),
    w("Девять из десяти — не дольше", "Nine of ten no longer than"),
    asked,
    answered,
    w("Ещё ждут", "Still waiting"),
  ],
  rows: rows.map((row) => [
    `${row.title.ru} / ${row.title.en}`,
    row.mean,
    row.median,
    row.p90,
    row.asked,
    row.answered,
    row.waiting,
  ]),
  charted: 1,
  chartedRows: 40,
});

const overdue = ({ overdue: rows }: Figures): Table => ({
  key: "overdue",
  title: w("Просрочено по видам организаций", "Overdue by kind of organisation"),
  lead: w(
    "Доля шагов, итог которых пришёл после срока или ещё не пришёл, хотя срок прошёл",
    "Part of steps whose result came after the due date, or has not come although it is over",
  ),
  columns: [w("Вид", "Kind"), w("Доля, %", "Part, %"), asked, late, w("Срок прошёл, итога нет", "Overdue at the end")],
  rows: rows.map((row) => [kindOf(row.kind), row.share, row.asked, row.late, row.overdue]),
  charted: 1,
  chartedRows: 20,
});

const load = ({ load: rows }: Figures): Table => ({
  key: "load",
  title: w("Нагрузка по организациям", "Load by organisation"),
  lead: w(
    "Сколько шагов было открыто у организации одновременно и всего",
    "How many steps it had at one time and in all",
  ),
  columns: [
    w("Организация", "Organisation"),
    w("Вид", "Kind"),
    w("Муниципалитет", "Municipality"),
    w("Больше всего сразу", "Most at one time"),
    asked,
    answered,
    late,
    w("Отказов", "Refused"),
    w("Открыто в конце", "Open at the end"),
  ],
  rows: rows.map((row) => [
    row.name,
    kindOf(row.kind),
    cityOf(row.municipality),
    row.peak,
    row.asked,
    row.answered,
    row.late,
    row.refused,
    row.open,
  ]),
  charted: 3,
  chartedRows: 30,
});

const months = ({ months: rows }: Figures): Table => ({
  key: "months",
  title: w("По месяцам", "By month"),
  lead: w("Сколько запросили и сколько было открыто в конце месяца", "How many were asked for, and open when it ended"),
  columns: [w("Месяц", "Month"), w("Открыто в конце", "Open at its end"), asked, answered, late],
  rows: rows.map((row) => [monthOf(row.month), row.open, row.asked, row.answered, row.late]),
  charted: 1,
  chartedRows: 24,
});

const reports = ({ reports: { periods } }: Figures): Table => ({
  key: "reports",
  title: w("Отчёты по дорожной карте", "Reports on the roadmap"),
  lead: w("Периоды, их отчёты и кто не отчитался", "Periods, their reports and what is missing"),
  columns: [
    w("Период", "Period"),
    w("Состояние", "Status"),
    w("Отчётов ждут", "Reports owed"),
    w("Сдано", "Handed in"),
    late,
    w("Не сдано", "Missing"),
    w("Организаций", "Organisations"),
    w("Отчитались обо всём", "Complete"),
    w("Не отчитались", "Silent"),
  ],
  rows: periods.map((row) => [
    periodName(row.period as PeriodId).ru,
    statusWords[row.status] ?? row.status,
    row.owed,
    row.handedIn,
    row.late,
    row.missing,
    row.organisations?.expected,
    row.organisations?.complete,
    row.organisations?.silent,
  ]),
  charted: undefined,
  chartedRows: 0,
});

/** The same table of two scenarios: each figure of the one, of the other, and by how much the second differs. */
export function comparedTables(one: Table, other: Table): Table {
  const texts = textColumns(one);
  const nameOf = (row: Cell[]) => row.slice(0, texts).join("\u0000");
  const others = new Map(other.rows.map((row) => [nameOf(row), row]));
  const names = new Set(one.rows.map(nameOf));
  const rows = [...one.rows, ...other.rows.filter((row) => !names.has(nameOf(row)))];
  const numbers = one.columns.slice(texts);
  return {
    ...one,
    columns: [
      ...one.columns.slice(0, texts),
      ...numbers.flatMap(({ ru, en }) => [w(`${ru}: А`, `${en}: A`), w(`${ru}: Б`, `${en}: B`), w("Б − А", "B − A")]),
    ],
    rows: rows.map((row) => {
      const [a, b] = [names.has(nameOf(row)) ? row : undefined, others.get(nameOf(row))];
      return [
        ...row.slice(0, texts),
        ...numbers.flatMap((_, i) => [a?.[texts + i], b?.[texts + i], difference(a?.[texts + i], b?.[texts + i])]),
      ];
    }),
    charted: one.charted === undefined ? undefined : texts + (one.charted - texts) * 3,
  };
}

/** How many columns at the beginning say what a row is about. */
const textColumns = ({ key }: Table): number => (key === "load" ? 3 : key === "reports" ? 2 : 1);

const difference = (a: Cell, b: Cell): Cell =>
  typeof a === "number" && typeof b === "number" ? Math.round((b - a) * 10) / 10 : undefined;

/** For spreadsheets: semicolons and a mark of UTF-8, as they read it here; numbers with a comma. */
export function csvOf({ columns, rows }: Table): string {
  const cell = (value: Cell) =>
    typeof value === "number" ? String(value).replace(".", ",") : `"${(value ?? "").replaceAll('"', '""')}"`;
  const lines = [columns.map(({ ru, en }) => `${ru} / ${en}`), ...rows].map((row) => row.map(cell).join(";"));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}
