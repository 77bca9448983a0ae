import type { Block, Document } from "../../ground/document/index.ts";
import { citedAct } from "../../ground/shared/act.ts";
import type { Text } from "../../ground/shared/text.ts";
import { type EntryKind, ofChildren, type YearEntryView } from "./entry.ts";
import { titleOf, type YearPlanView } from "./year-plan.ts";

/** Where a number is one of children's and below this, each could be known (docs/decisions/0167-help-by-child.md). */
const smallest = 5;

const monthNames = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" ");
/** «Март 2026». */
export function monthName(month: string): string {
  const name = monthNames[Number(month.slice(5)) - 1]!;
  return `${name[0]!.toUpperCase()}${name.slice(1)} ${month.slice(0, 4)}`;
}

const dayIn = (day: string): string => day.split("-").toReversed().join(".");

const isFew = (n: number): boolean => n > 0 && n < smallest;
const isOfChildren = (kind: EntryKind): boolean => ofChildren.includes(kind);

/** As the paper says it, which goes to everybody: small numbers of children's are not told, nor what would tell them. */
export function plannedText({ kind, planned }: Pick<YearEntryView, "kind" | "planned">): string {
  if (planned === undefined) return "";
  return isOfChildren(kind) && isFew(planned) ? `менее ${smallest}` : String(planned);
}

const resultWords = { done: "Выполнено", partly: "Выполнено частично", "not-done": "Не выполнено" } as const;

/** What became of a line: by the records, and in somebody's words. */
export function factText(entry: Pick<YearEntryView, "kind" | "fact" | "fulfilled" | "overdue" | "result">): string {
  const { result } = entry;
  const said = result && [resultWords[result.status], result.words].filter(Boolean).join(": ");
  return [numbersOf(entry), said, entry.overdue ? "Срок прошёл" : ""].filter(Boolean).join(". ");
}

function numbersOf({ kind, fact, fulfilled }: Pick<YearEntryView, "kind" | "fact" | "fulfilled">): string {
  if (!fact) return "";
  const { done, of } = fact;
  if (!isOfChildren(kind) || !(isFew(of) || isFew(done) || isFew(of - done))) return `${done} из ${of}`;
  return fulfilled ? "Выполнено" : done > 0 ? "Выполняется" : "";
}

export const termOf = ({ day, month }: Pick<YearEntryView, "day" | "month">): string =>
  day ? dayIn(day) : monthName(month).split(" ")[0]!;

/** The act of an edition, as it is cited; one in preparation says that it is a draft. */
export function actOf({ editions }: Pick<YearPlanView, "editions">, shown: number): string {
  const found = editions.find(({ edition }) => edition === shown);
  if (!found) return "Проект";
  return `Утверждён: ${citedAct(found).ru} (${found.by})`;
}

const columns = [
  { title: "№", width: 1 },
  { title: "Срок", width: 2 },
  { title: "Мероприятие", width: 8 },
  { title: "Ответственный", width: 5 },
  { title: "Пункт дорожной карты", width: 2 },
  { title: "План", width: 2 },
  { title: "Выполнение", width: 5 },
  { title: "Примечание", width: 3 },
];

/** Of a plan of many lines a cell has fewer letters: as a PDF it has to go through one answer, of 4 MB at most. */
const mostLetters = (lines: number): number => (lines > 300 ? 160 : 600);
const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** The plan as it is approved, signed and sent: by months, with who answers and what has become of it. */
export function planDocument(
  plan: YearPlanView,
  entries: readonly YearEntryView[],
  { where, edition }: { where: Text; edition: number },
): Document {
  const rows: string[][] = [];
  const most = mostLetters(entries.length);
  let month = "";
  for (const [i, entry] of entries.entries()) {
    if (entry.month !== month) rows.push([monthName(entry.month)]);
    month = entry.month;
    rows.push(
      [
        String(i + 1),
        termOf(entry),
        entry.action.ru,
        entry.responsible.name.ru,
        entry.measureKey ?? "",
        plannedText(entry),
        factText(entry),
        entry.note ?? "",
      ].map((text) => cut(text, most)),
    );
  }
  const content: Block[] = [
    { kind: "title", lines: [titleOf(plan, where).ru, "Дорожная карта, II.I, пункт 1.5", actOf(plan, edition)] },
    ...(plan.factOn ? [paragraph(`Выполнение — на ${dayIn(plan.factOn)}, по записям.`)] : []),
    rows.length > 0 ? { kind: "table", columns, rows } : paragraph("В плане нет строк."),
    paragraph(
      `Числа о детях меньше ${smallest} и то, из чего их можно узнать, не показаны. План ни о ком: имён детей и родителей в нём нет.`,
    ),
    { kind: "signatures", of: [{ who: "Руководитель" }, { who: "Муниципальный координатор" }] },
  ];
  return { title: titleOf(plan, where).ru, orientation: "landscape", content };
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
