import type * as Docx from "docx";
import { forPeriod } from "../period/period.ts";
import { byCause, byOrganisation, failuresCounted } from "./failures.ts";
import { mostFailing, mostMissing, mostNegative, noteText } from "./note.text.ts";
import { punctualHead, punctualityOf, punctualRow } from "./punctuality.ts";
import { negativeOf, type Reasons, reasonOf } from "./reasons.ts";
import type { Report } from "./report.ts";
import * as words from "./words.ts";

type Library = typeof Docx;
type Charts = typeof import("docx/charts");

/** The analytical note (measure II.V-5.2) as a document: text, tables and a chart of the same figures. */
export async function asNote(report: Report, reasons: Reasons): Promise<Uint8Array> {
  const [docx, charts] = await Promise.all([import("docx"), import("docx/charts")]);
  const document = new docx.Document({
    title: `Аналитическая справка ${forPeriod(report.period)}`,
    creator: "Маршрут",
    styles: { default: { document: { run: { font: "Times New Roman", size: 24, language: { value: "ru-RU" } } } } },
    sections: [
      {
        properties: { page: { margin: { top: 1134, bottom: 1134, left: 1701, right: 850 } } },
        footers: { default: footer(docx) },
        children: body(docx, charts, report, reasons),
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

function body(docx: Library, charts: Charts, report: Report, reasons: Reasons) {
  const text = noteText(report);
  const p = (line: string) => paragraph(docx, line);
  const h = (line: string) => heading(docx, line);
  const { computed, municipalities } = report;
  const numbered = numbering();
  const places = Object.keys(computed.byMunicipality);
  const name = (key: string) => municipalities[key]?.ru ?? key;
  const count = (place: string | undefined, age: string | undefined) =>
    computed.children
      .filter((r) => (age === undefined || r.age === age) && (place === undefined || r.municipality === place))
      .reduce((sum, r) => sum + r.children, 0);
  const ages = Object.keys(words.age).filter((age) => age !== "other" || count(undefined, age) > 0);
  return [
    centred(docx, text.title, true),
    centred(docx, text.subtitle, false),
    centred(docx, report.tenant.ru, false),
    p(text.state),
    ...text.frozen.map(p),
    h("1. Дети и маршруты сопровождения"),
    ...text.children.map(p),
    caption(docx, numbered("Дети на учёте по возрасту и территориям")),
    table(
      docx,
      ["Возраст", ...places.map(name), "Всего"],
      [...ages, undefined].map((age) => [
        age ? words.age[age]! : "Всего",
        ...places.map((place) => words.number(count(place, age))),
        words.number(count(undefined, age)),
      ]),
    ),
    h("2. Исполнение ИПРА"),
    ...text.ipra.map(p),
    // Where nothing was settled the sentence above says so: a table and a chart of noughts would say no more.
    ...(text.settled ? rehabilitation(docx, charts, report, numbered) : []),
    h("3. Взаимодействие ведомств"),
    ...text.agencies.map(p),
    ...(computed.agencies.length > 0
      ? [
          caption(docx, numbered("Сроки ответа по ведомствам")),
          table(
            docx,
            ["Ведомство", "Шагов с итогом", "С опозданием", "Средний срок, дней", "Просрочено"],
            computed.agencies.map((a) => [
              words.agencyKind[a.kind] ?? a.kind,
              words.number(a.settled),
              words.number(a.late),
              a.days === null ? "—" : words.number(a.days),
              words.number(a.overdue),
            ]),
          ),
        ]
      : []),
    ...text.failures.map(p),
    ...(failuresCounted(report) > 0 ? failures(docx, report, numbered) : []),
    h("4. Отчётность по дорожной карте"),
    ...text.roadmap.map(p),
    caption(docx, numbered("Отчёты по разделам")),
    table(
      docx,
      ["Раздел", "Мероприятий", "Ожидалось", "Сдано", "Поздно", "Просрочено", "Нет данных", "Не выполнено"],
      report.sections.map(({ section, title, measures }) => {
        const sum = (of: (c: (typeof measures)[number]["counts"]) => number) =>
          words.number(measures.reduce((n, m) => n + of(m.counts), 0));
        return [
          `${section}. ${title}`,
          words.number(measures.length),
          sum((c) => c.owed),
          sum((c) => c.submitted + c.accepted),
          sum((c) => c.late),
          sum((c) => c.overdue),
          sum((c) => c.noData ?? 0),
          sum((c) => c.notPerformed ?? 0),
        ];
      }),
    ),
    h("5. Кто не отчитался"),
    p(text.missing),
    ...(report.missing.length > 0
      ? [
          table(
            docx,
            ["Организация", "Территория", "Ждём", "Просрочено"],
            report.missing
              .slice(0, mostMissing)
              .map((m) => [m.name, name(m.municipality), words.number(m.outstanding.length), words.number(m.overdue)]),
          ),
        ]
      : []),
    p(text.punctual),
    ...(punctualityOf(report).length > 0
      ? [
          caption(docx, numbered("Сроки отчётов по организациям")),
          table(docx, punctualHead, punctualityOf(report).slice(0, mostMissing).map(punctualRow(name))),
        ]
      : []),
    h("6. Что не выполнено и о чём нет данных"),
    ...text.negative.map(p),
    ...(negativeOf(report).length > 0
      ? [
          caption(docx, numbered("Ответы «не выполнено» и «нет данных»")),
          table(
            docx,
            ["Организация", "Мероприятие", "Ответ", "Причина"],
            negativeOf(report)
              .slice(0, mostNegative)
              .map((n) => [n.name, n.measureKey, words.says[n.says]!, reasonOf(n, reasons)]),
          ),
        ]
      : []),
    h("7. Выводы"),
    ...(text.conclusions.length > 0 ? text.conclusions : ["Замечаний по данным периода нет."]).map(p),
    p(""),
    p("Руководитель ____________________ / ____________________ /"),
  ];
}

function rehabilitation(docx: Library, charts: Charts, report: Report, numbered: (name: string) => string) {
  const results = Object.keys(words.result);
  return [
    caption(docx, numbered("Мероприятия ИПРА по разделам и результатам")),
    table(
      docx,
      ["Раздел ИПРА", ...results.map((r) => words.result[r]!)],
      report.computed.ipra.map(({ block, results: of }) => [
        words.block[block] ?? block,
        ...results.map((r) => words.number(of[r] ?? 0)),
      ]),
    ),
    caption(docx, "Рисунок 1. Мероприятия ИПРА: выполнено и не выполнено"),
    chart(docx, charts, report),
  ];
}

/** Why steps did not come off, and where; in full in the workbook. */
function failures(docx: Library, report: Report, numbered: (name: string) => string) {
  const told = ({ head, rows }: ReturnType<typeof byCause>, most: number) =>
    table(
      docx,
      head,
      rows.slice(0, most).map(([name, ...counts]) => [name, ...counts.map(words.number)]),
    );
  return [
    caption(docx, numbered("Причины, по которым шаги не выполнены")),
    told(byCause(report), 10),
    caption(docx, numbered("Причины по организациям")),
    told(byOrganisation(report), mostFailing),
  ];
}

/** Tables by their place in the note: one that is left out leaves no gap. */
function numbering(): (name: string) => string {
  let n = 0;
  return (name) => `Таблица ${++n}. ${name}`;
}

const paragraph = ({ Paragraph, AlignmentType }: Library, text: string) =>
  new Paragraph({ text, alignment: AlignmentType.JUSTIFIED, indent: { firstLine: 708 }, spacing: { after: 120 } });

const heading = ({ Paragraph, TextRun, HeadingLevel }: Library, text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 280, after: 120 },
    children: [new TextRun({ text, bold: true, size: 26, color: "000000" })],
  });

const centred = ({ Paragraph, TextRun, AlignmentType }: Library, text: string, large: boolean) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text, bold: large, allCaps: large, size: large ? 28 : 24 })],
  });

const caption = ({ Paragraph, TextRun }: Library, text: string) =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 160, after: 80 },
    children: [new TextRun({ text, italics: true, size: 22 })],
  });

function table(
  { TableLayoutType, Table, TableRow, TableCell, Paragraph, TextRun, WidthType, AlignmentType }: Library,
  head: string[],
  rows: string[][],
) {
  const cell = (text: string, column: number, bold: boolean) =>
    new TableCell({
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      shading: bold ? { fill: "E6F0F6" } : undefined,
      children: [
        new Paragraph({
          alignment: column === 0 ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [new TextRun({ text, bold, size: bold && head.length > 5 ? 16 : 20 })],
        }),
      ],
    });
  const line = (cells: string[], bold: boolean) =>
    new TableRow({ tableHeader: bold, cantSplit: true, children: cells.map((text, i) => cell(text, i, bold)) });
  // Between the margins there are 9,355 twentieths of a point; the first column tells what a row is and gets a third of them.
  const rest = Math.floor(6200 / Math.max(1, head.length - 1));
  return new Table({
    width: { size: 9355, type: WidthType.DXA },
    columnWidths: [9355 - rest * (head.length - 1), ...head.slice(1).map(() => rest)],
    layout: TableLayoutType.FIXED,
    rows: [line(head, true), ...rows.map((cells) => line(cells, false))],
  });
}

function chart({ Paragraph, AlignmentType }: Library, { ChartRun }: Charts, { computed }: Report) {
  const performed = computed.ipra.map(({ results }) => results.performed ?? 0);
  const other = computed.ipra.map(({ results }) =>
    Object.entries(results).reduce((sum, [r, n]) => (r === "performed" ? sum : sum + n), 0),
  );
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new ChartRun({
        type: "column",
        stacking: "stacked",
        categories: computed.ipra.map(({ block }) => words.blockShort[block] ?? block),
        series: [
          { name: "Выполнено", values: performed, color: "1C6B3F" },
          { name: "Не выполнено", values: other, color: "C77700" },
        ],
        valueAxis: { numberFormat: "#,##0" },
        transformation: { width: 600, height: 300 },
        altText: { name: "Мероприятия ИПРА", description: "Мероприятия ИПРА по разделам: выполнено и не выполнено" },
      }),
    ],
  });
}

const footer = ({ Footer, Paragraph, TextRun, PageNumber, AlignmentType }: Library) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 20 })],
      }),
    ],
  });
