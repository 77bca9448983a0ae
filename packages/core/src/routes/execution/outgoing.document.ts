import type { Document, Block as Part } from "../../ground/document/index.ts";
import { plural } from "../../ground/shared/plural.ts";
import { type Block, blocks } from "../instrument/instrument.ts";
import { causeTexts } from "../step/step.cause.ts";
import type { StepResult } from "../step/step.ts";
import type { ExecutionLine } from "./ledger.ts";
import { totalsOf } from "./ledger.ts";

/** What the report tells, with all its words. */
export interface OutgoingText {
  addressee: string;
  sender: string;
  number: string;
  /** ISO dates. */
  date: string;
  from: string;
  to: string;
  signer: { post: string; name: string };
  child: { name: string; genitive: string; birthDate: string; snils?: string | undefined };
  instrument: { number: string; issuer: string; validFrom: string; term: string };
  lines: readonly ExecutionLine[];
}

/**
 * The report to the МСЭ on how the ИПРА was carried out, by blocks: measure, executor, date, result, reason. After the form of
 * the information that order 723н of 2015 asks for, and letters of regions that work by it.
 */
export function outgoingDocument(text: OutgoingText): Document {
  const { child, instrument, lines } = text;
  return {
    title: "Сведения об исполнении мероприятий ИПРА",
    orientation: "landscape",
    content: [
      { kind: "corner", lines: [text.addressee] },
      { kind: "lines", lines: [text.sender, `от ${day(text.date)} № ${text.number}`] },
      {
        kind: "title",
        lines: [
          "Сведения",
          "об исполнении мероприятий, предусмотренных индивидуальной программой",
          "реабилитации или абилитации ребёнка-инвалида",
          child.genitive,
        ],
      },
      {
        kind: "facts",
        rows: [
          ["Фамилия, имя, отчество", child.name],
          ["Дата рождения", day(child.birthDate)],
          ...(child.snils ? [["СНИЛС", child.snils] as [string, string]] : []),
          ["ИПРА", `№ ${instrument.number} от ${day(instrument.validFrom)}, ${instrument.term}`],
          ["Выдана", instrument.issuer],
          ["Отчётный период", `с ${day(text.from)} по ${day(text.to)}`],
        ],
      },
      ...blocks.flatMap((block) => partOf(block, lines)),
      { kind: "paragraph", text: summary(lines) },
      { kind: "signatures", of: [{ who: text.signer.post, name: text.signer.name }] },
    ],
  };
}

const titles: Record<Block, string> = {
  health: "Медицинская реабилитация или абилитация",
  education: "Психолого-педагогическая реабилитация или абилитация",
  employment: "Профессиональная реабилитация или абилитация",
  social: "Социальная реабилитация или абилитация",
  sport: "Физкультурно-оздоровительные мероприятия, занятия спортом",
  "assistive-devices": "Технические средства реабилитации",
};

const columns = [
  { title: "Мероприятие", width: 8 },
  { title: "Исполнитель", width: 6 },
  { title: "Дата", width: 3 },
  { title: "Результат", width: 4 },
  { title: "Причина неисполнения", width: 7 },
];

function partOf(block: Block, lines: readonly ExecutionLine[]): Part[] {
  const of = lines.filter((line) => line.block === block);
  if (of.length === 0) return [];
  return [
    { kind: "heading", text: titles[block] },
    { kind: "table", columns, rows: of.map(rowOf) },
  ];
}

const results: Record<StepResult, string> = {
  performed: "исполнено",
  "not-applied": "не исполнено: не обращались",
  "refused-measure": "не исполнено: отказ от мероприятия",
  "refused-programme": "не исполнено: отказ от ИПРА в целом",
  "not-performed": "не исполнено",
};

function rowOf({ title, asked, outcome }: ExecutionLine): string[] {
  if (outcome) return [title, outcome.by ?? "—", day(outcome.on), results[outcome.result], whyNot(outcome)];
  if (asked) return [title, asked.agency, `срок ${day(asked.dueDate)}`, "исполняется", "—"];
  return [title, "—", "—", "не исполнено", "исполнителю не поручалось"];
}

/** The cause, where the result does not say it itself, and what was written about it. */
function whyNot({ result, cause, note }: NonNullable<ExecutionLine["outcome"]>): string {
  if (result === "performed") return "—";
  const named = result === "not-performed" && cause && cause !== "other" ? causeTexts[cause].ru : undefined;
  return [named, note].filter(Boolean).join(": ") || "—";
}

function summary(lines: readonly ExecutionLine[]): string {
  const { recommended, performed, failed, open } = totalsOf(lines);
  const all = `${recommended} ${plural(recommended, "мероприятие", "мероприятия", "мероприятий")}`;
  return `Всего предусмотрено: ${all}. Исполнено: ${performed}. Не исполнено: ${failed}. Без результата на конец отчётного периода: ${open}.`;
}

const day = (iso: string) => iso.split("-").reverse().join(".");
