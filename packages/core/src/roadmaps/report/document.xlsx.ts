import { type Cell, type PageRow, type SheetPage, writeBook } from "../../ground/workbook/write.ts";
import type { ChildrenRow } from "../indicator/figures.ts";
import { indicatorOf } from "../indicator/indicator.ts";
import { forPeriod, periodName } from "../period/period.ts";
import { failures } from "./failures.sheet.ts";
import { failuresCounted } from "./failures.ts";
import { frozenText } from "./frozen.text.ts";
import { helpSheets } from "./help.sheets.ts";
import { punctuality, punctualityOf } from "./punctuality.ts";
import { negativeOf, type Reasons, reasonOf } from "./reasons.ts";
import type { Report, ReportSection } from "./report.ts";
import * as words from "./words.ts";

const row = (kind: PageRow["kind"], ...cells: Cell[]): PageRow => ({ kind, cells });

/** The report as a workbook: a summary, a sheet for each section, who has not reported, and what routes tell. */
export const asWorkbook = (report: Report, reasons: Reasons): Promise<Uint8Array> =>
  writeBook(`Отчёт ${forPeriod(report.period)}`, [
    summary(report),
    ...report.sections.map(section),
    missing(report),
    ...(punctualityOf(report).length > 0 ? [punctuality(report)] : []),
    ...(negativeOf(report).length > 0 ? [negative(report, reasons)] : []),
    children(report),
    rehabilitation(report),
    agencies(report),
    ...helpSheets(report),
    ...(failuresCounted(report) > 0 ? [failures(report)] : []),
    ...((report.trend ?? []).length > 0 ? [trend(report)] : []),
  ]);

/** Computed figures that the summary and the trend tell, in their order. */
const toldFigures: Array<[string, string]> = [
  ["children", "Детей на учёте"],
  ["children-disability", "из них детей-инвалидов"],
  ["children-needs", "из них с ОВЗ"],
  ["routes-open", "Детей с открытым маршрутом"],
  ["programmes", "Детей с утверждённым планом"],
  ["early-help", "Детей с маршрутом ранней помощи"],
  ["families-consulted", "Детей, чьи семьи получили консультацию"],
  ["ipra-recorded", "ИПРА внесено"],
  ["ipra-children", "детей с внесёнными ИПРА"],
  ["ipra-dated", "ИПРА с датой этого периода"],
  ["conclusions-dated", "Заключений ПМПК с датой этого периода"],
  ["papers-late", "Документов внесено с датой прежних периодов"],
  ["papers-corrected", "Исправлений документов"],
  ["ipra-settled", "Мероприятий ИПРА с итогом"],
  ["ipra-performed", "из них выполнено"],
  ["ipra-performed-share", "Доля выполненных, %"],
  ["conclusions-settled", "Рекомендаций ПМПК с итогом"],
  ["conclusions-performed", "из них выполнено"],
  ["conclusions-performed-share", "Доля выполненных рекомендаций ПМПК, %"],
  ["steps-settled", "Шагов маршрутов с итогом"],
  ["steps-late", "из них с опозданием"],
  ["steps-overdue", "Шагов просрочено"],
  ["response-days", "Средний срок ответа, дней"],
];

/** A count of nothing is nought; a share or a mean of nothing is no figure. */
function told(totals: Record<string, number> | undefined, key: string): number | string {
  const type = indicatorOf(key)?.type;
  return totals?.[key] ?? (type === "percent" || type === "days" ? words.noData : 0);
}

function summary(report: Report): SheetPage {
  const { organisations: o, obligations: d, computed } = report;
  const state =
    report.revision === 0
      ? "Предварительные данные: период ещё не закрыт"
      : `Редакция ${report.revision}, цифры заморожены${report.reason ? `. Причина исправления: ${report.reason}` : ""}`;
  const places = Object.keys(computed.byMunicipality);
  return {
    name: "Сводка",
    widths: [46, 14, 18, 12, ...places.map(() => 16)],
    rows: [
      row("title", `${report.tenant.ru}: отчёт ${forPeriod(report.period)}`),
      row("note", state),
      ...frozenText(report).map((line) => row("note", line)),
      row("note", report.roadmaps.join("; ")),
      row("body"),
      row("head", "Отчётность", "Всего"),
      row("body", "Организаций, которые должны отчитаться", o.expected),
      row("body", "отчитались полностью", o.complete),
      row("body", "отчитались частично", o.partly),
      row("body", "не сдали ничего", o.silent),
      row("body", "Отчётов ожидается", d.owed),
      row("body", "сдано", d.submitted + d.accepted),
      row("body", "из них принято", d.accepted),
      row("body", "возвращено", d.returned),
      row("body", "сдано с опозданием", d.late),
      row("body", "просрочено", d.overdue),
      row("body", "дней опоздания, всего", d.daysLate ?? 0),
      row("body", "срок продлён", d.extended ?? 0),
      row("body", "из них повторно", d.extendedAgain ?? 0),
      row("body", "«нет данных», с причиной", d.noData ?? 0),
      row("body", "«не выполнено», с причиной", d.notPerformed ?? 0),
      row("body"),
      row(
        "head",
        `Показатели на ${words.shortDate(computed.asOf)}`,
        "Всего",
        "Прошлый период",
        "Цель",
        ...places.map((key) => report.municipalities[key]?.ru ?? key),
      ),
      ...(computed.basis ? [row("note", computed.basis.ru)] : []),
      ...toldFigures.map(([key, name]) =>
        row(
          ...([
            "body",
            name,
            told(computed.totals, key),
            report.previous?.[key] ?? null,
            report.targets[key] ?? null,
          ] as const),
          ...places.map((place) => told(computed.byMunicipality[place], key)),
        ),
      ),
    ],
  };
}

const sources = { computed: "рассчитан", submitted: "сдан", recorded: "подтверждён" } as const;

/** Keys are for programs: there, and not on paper. */
const keyColumn = 18;

function section({ section, title, measures }: ReportSection): SheetPage {
  const rows = measures.flatMap((m): PageRow[] => {
    const { counts: c } = m;
    const lead: Cell[] = [m.number, m.title.ru, words.shortDate(m.dueDate), words.shortDate(m.workBy)];
    const in_ = c.submitted + c.accepted;
    const tally: Cell[] = [c.owed, in_, c.accepted, c.returned, c.late, c.overdue, c.noData ?? 0, c.notPerformed ?? 0];
    const [first, ...others] = m.figures;
    const figure = (f: typeof first): Cell[] =>
      f
        ? [
            f.title.ru,
            f.value ?? words.noData,
            f.of ?? null,
            f.recorded === undefined ? sources[f.source] : `${sources[f.source]}; по записям ${f.recorded}`,
            f.previous ?? null,
            f.target ?? null,
            f.key,
          ]
        : [];
    return [
      row("strong", ...lead, ...tally, ...figure(first)),
      ...others.map((f) => row("body", "", "", "", "", ...tally.map(() => null), ...figure(f))),
    ];
  });
  return {
    name: `Раздел ${section}`,
    widths: [5, 30, 11, 11, 10, 7, 9, 9, 8, 10, 8, 10, 28, 9, 9, 10, 8, 8, 24],
    hidden: [keyColumn],
    rows: [
      row("title", `${section}. ${title}`),
      row(
        "head",
        "№",
        "Мероприятие",
        "Срок",
        "Рабочий день",
        "Ожидается",
        "Сдано",
        "Принято",
        "Возвращено",
        "Поздно",
        "Просрочено",
        "Нет данных",
        "Не выполнено",
        "Показатель",
        "Значение",
        "Ответивших",
        "Источник",
        "Было",
        "Цель",
        "Ключ показателя",
      ),
      ...rows,
    ],
  };
}

function missing({ missing, municipalities }: Report): SheetPage {
  return {
    name: "Не отчитались",
    widths: [40, 20, 18, 12, 14, 60, 40],
    hidden: [6],
    rows: [
      row("title", "Организации, от которых ждут отчётов"),
      row("head", "Организация", "Вид", "Территория", "Ждём", "Просрочено", "Мероприятия", "Ключ организации"),
      ...missing.map((m) =>
        row(
          "body",
          m.name,
          words.agencyKind[m.kind] ?? m.kind,
          municipalities[m.municipality]?.ru ?? m.municipality,
          m.outstanding.length,
          m.overdue,
          m.outstanding.join(", "),
          m.agencyId,
        ),
      ),
    ],
  };
}

/** Who says no, and why: what a coordinator takes up first. */
function negative(report: Report, reasons: Reasons): SheetPage {
  return {
    name: "Причины",
    widths: [14, 40, 20, 16, 80],
    rows: [
      row("title", "Не выполнено и нет данных: что пишут организации"),
      row("head", "Мероприятие", "Организация", "Территория", "Ответ", "Причина"),
      ...negativeOf(report).map((n) =>
        row(
          "body",
          n.measureKey,
          n.name,
          report.municipalities[n.municipality]?.ru ?? n.municipality,
          words.says[n.says]!,
          reasonOf(n, reasons),
        ),
      ),
    ],
  };
}

const groups = Object.keys(words.group);

function children({ computed, municipalities }: Report): SheetPage {
  const line = (r: ChildrenRow): PageRow =>
    row(
      ...([
        "body",
        municipalities[r.municipality]?.ru ?? r.municipality,
        words.age[r.age] ?? r.age,
        words.sex[r.sex] ?? r.sex,
      ] as const),
      ...[r.children, r.disability, r.needs, ...groups.map((g) => r.groups[g] ?? 0)],
      `children/${r.municipality}/${r.age}/${r.sex}`,
    );
  const total = (of: (r: ChildrenRow) => number) => computed.children.reduce((sum, r) => sum + of(r), 0);
  return {
    name: "Дети",
    widths: [22, 14, 12, 10, 14, 10, 16, 16, 16, 16, 40],
    hidden: [6 + groups.length],
    rows: [
      row("title", `Дети на учёте на ${words.shortDate(computed.asOf)}`),
      row(
        "head",
        "Территория",
        "Возраст",
        "Пол",
        "Детей",
        "Инвалидность",
        "ОВЗ",
        ...groups.map((g) => words.group[g]!),
        "Ключ показателя",
      ),
      ...computed.children.map(line),
      row(
        ...([
          "strong",
          "Всего",
          "",
          "",
          total((r) => r.children),
          total((r) => r.disability),
          total((r) => r.needs),
        ] as const),
        ...groups.map((g) => total((r) => r.groups[g] ?? 0)),
        "",
      ),
    ],
  };
}

function rehabilitation({ computed }: Report): SheetPage {
  const results = Object.keys(words.result);
  return {
    name: "ИПРА",
    widths: [30, 14, 16, 20, 22, 16, 12],
    rows: [
      row("title", "Мероприятия ИПРА с итогом за период"),
      row("head", "Раздел ИПРА", ...results.map((r) => words.result[r]!), "Всего"),
      ...computed.ipra.map(({ block, results: of }) =>
        row(
          "body",
          words.block[block] ?? block,
          ...results.map((r) => of[r] ?? 0),
          results.reduce((sum, r) => sum + (of[r] ?? 0), 0),
        ),
      ),
    ],
  };
}

function agencies({ computed }: Report): SheetPage {
  return {
    name: "Ведомства",
    widths: [28, 16, 16, 20, 16],
    rows: [
      row("title", "Сроки ответа по ведомствам"),
      row("head", "Ведомство", "Шагов с итогом", "С опозданием", "Средний срок, дней", "Просрочено"),
      ...computed.agencies.map((a) =>
        row("body", words.agencyKind[a.kind] ?? a.kind, a.settled, a.late, a.days, a.overdue),
      ),
    ],
  };
}

/** The computed figures of the periods before and of this one, side by side. */
function trend({ trend: before = [], computed, period }: Report): SheetPage {
  const points = [...before, { period, totals: computed.totals }];
  return {
    name: "Динамика",
    widths: [46, ...points.map(() => 16)],
    rows: [
      row("title", "Показатели по периодам"),
      row("head", "Показатель", ...points.map((point) => periodName(point.period).ru)),
      ...toldFigures.map(([key, name]) => row("body", name, ...points.map(({ totals }) => totals[key] ?? null))),
    ],
  };
}
