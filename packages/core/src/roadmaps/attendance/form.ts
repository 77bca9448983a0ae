import { fault, invalid } from "../../ground/shared/input.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import { type PageRow, writeBook } from "../../ground/workbook/write.ts";
import type { MonthTable } from "./month.ts";

// The month's table as a workbook: taken away, filled, brought back. What could not be taken comes back with the reason.

const head = [
  "Код",
  "Ребёнок",
  "Программа",
  "По плану",
  "Проведено",
  "Болезнь",
  "Семья",
  "Организация",
  "Другое",
  "Ошибка",
];
const absences = ["illness", "family", "organisation", "other"] as const;
const [plannedColumn, heldColumn, firstAbsence, faultColumn] = [3, 4, 5, 9];
const marker = "ЗАНЯТИЯ";

/** A filled line, as it was read; numbers that are none are left to whoever checks them. */
export interface FormRow {
  enrolmentId: string;
  month: string;
  told: Record<string, unknown>;
  cells: string[];
}

const numberOf = (n: number | undefined): string => (n === undefined ? "" : String(n));

export function writeMonth(agency: string, { month, rows }: Pick<MonthTable, "month" | "rows">): Promise<Uint8Array> {
  return write(
    agency,
    rows.map(({ enrolmentId, child, programme, planned, held, absent }) => [
      `${enrolmentId}:${month}`,
      child,
      programme,
      String(planned),
      numberOf(held),
      ...absences.map((cause) => numberOf(absent[cause])),
      "",
    ]),
  );
}

/** The lines that were not taken, each with why. */
export const writeFailed = (agency: string, failed: readonly { cells: string[]; why: string }[]): Promise<Uint8Array> =>
  write(
    agency,
    failed.map(({ cells, why }) => [...head.slice(0, faultColumn).map((_, i) => cells[i] ?? ""), why]),
  );

function write(agency: string, lines: string[][]): Promise<Uint8Array> {
  const rows: PageRow[] = [
    { kind: "title", cells: ["", `${marker}: ${agency}`] },
    {
      kind: "note",
      cells: [
        "",
        "Заполните жёлтые ячейки и отправьте файл обратно. Строки, где не указано «Проведено», пропускаются.",
      ],
    },
    { kind: "head", cells: head },
    ...lines.map((cells): PageRow => ({ kind: "body", cells })),
  ];
  const editable = [plannedColumn, heldColumn, ...absences.map((_, i) => firstAbsence + i)];
  return writeBook(`Занятия: ${agency}`, [
    { name: "Занятия", widths: [14, 34, 40, 10, 12, 10, 10, 12, 10, 40], rows, hidden: [0], editable },
  ]);
}

/** Lines with something in «Проведено». @throws Refusal input.invalid: not our form, too large, or nothing filled in */
export async function readMonth(bytes: Uint8Array): Promise<FormRow[]> {
  const sheets = await readSheets(bytes, "/file");
  const sheet = sheets.find(({ rows }) => rows.some((row) => row[0] === head[0]));
  const columns = sheet?.rows.find((row) => row[0] === head[0]);
  if (!sheet || !columns || head.slice(0, faultColumn).some((name, i) => columns[i] !== name))
    throw invalid([
      fault("/file", "форма «Занятия», которую мы отправили, без перестановок", "our form of sessions, as it was sent"),
    ]);
  const found = sheet.rows.flatMap((cells): FormRow[] => {
    const [, enrolmentId = "", month = ""] = /^(enrolment_[0-9A-Z]{26}):(\d{4}-\d{2})$/.exec(cells[0] ?? "") ?? [];
    if (!enrolmentId || (cells[heldColumn] ?? "").trim() === "") return [];
    const absent = absences.flatMap((cause, i): [string, unknown][] => {
      const text = (cells[firstAbsence + i] ?? "").trim();
      return text === "" ? [] : [[cause, count(text)]];
    });
    const told = {
      planned: count(cells[plannedColumn]),
      held: count(cells[heldColumn]),
      absent: Object.fromEntries(absent),
    };
    return [{ enrolmentId, month, told, cells }];
  });
  if (found.length === 0) throw invalid([fault("/file", "в форме ничего не заполнено", "nothing is filled in")]);
  return found;
}

/** A whole number, else the text itself, which its check refuses with words. */
function count(text = ""): unknown {
  const plain = text.replace(/[\s\u00A0\u202F]/g, "");
  return /^\d{1,4}$/.test(plain) ? Number(plain) : text;
}
