import { fault, invalid } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import { type PageRow, writeBook } from "../../ground/workbook/write.ts";
import { indicatorOf } from "../indicator/indicator.ts";
import { isOutstanding, type ObligationView, type Value } from "../obligation/obligation.ts";
import { shortDate } from "./words.ts";

/** What a filled form says of one obligation. */
export interface FormReport {
  obligationId: string;
  values: Record<string, Value>;
  narrative?: string;
}

const head = ["Код", "№", "Мероприятие", "Срок", "Показатель", "Значение", "Пояснение"];
/** Columns that the organisation fills in. */
const [valueColumn, noteColumn] = [5, 6];
/** What an organisation owes in all open periods is less by far; each is read and written by itself. */
const mostReports = 1000;
const marker = "ФОРМА ОТЧЁТА";

/** The form that an organisation fills and sends back: a row for each figure that is still asked for. */
export function writeForm(agency: string, obligations: readonly ObligationView[]): Promise<Uint8Array> {
  const open = obligations.filter(isOutstanding);
  const body = open.flatMap((o): PageRow[] =>
    o.indicators.map(({ key, title, type, recorded }, i) => ({
      kind: "body",
      cells: [
        `${o.obligationId}:${key}`,
        i === 0 ? o.measureKey : "",
        i === 0 ? o.title.ru : "",
        i === 0 ? shortDate(o.dueDate) : "",
        `${title.ru}${type === "yes-no" ? " (да / нет)" : ""}${recorded ? ` (по записям: ${recorded})` : ""}${key === "done" ? sheetInWords(o.sheet) : ""}`,
        "",
        "",
      ],
    })),
  );
  const rows: PageRow[] = [
    { kind: "title", cells: ["", `${marker}: ${agency}`] },
    {
      kind: "note",
      cells: [
        "",
        "Заполните жёлтые ячейки и отправьте файл обратно. Если мероприятие не выполнено, напишите причину в пояснении. Если данных нет, напишите «нет данных» и почему их нет. Если число не то, что по записям, объясните почему.",
      ],
    },
    { kind: "head", cells: head },
    ...body,
  ];
  return writeBook(`Отчёт: ${agency}`, [
    { name: "Отчёт", widths: [14, 12, 44, 12, 40, 14, 40], rows, hidden: [0], editable: [valueColumn, noteColumn] },
  ]);
}

/** What is known of the sheet that a measure is about. */
function sheetInWords(sheet: ObligationView["sheet"]): string {
  if (!sheet) return "";
  if (!sheet.totals) return ` (лист ресурсов за ${sheet.year} год ещё не заполнен)`;
  const [units, vacant] = [sheet.totals.units, sheet.totals.vacant].map((n) => String(n).replace(".", ","));
  return ` (лист ресурсов за ${sheet.year} год заполнен: ставок ${units}, свободно ${vacant})`;
}

/**
 * Reads a filled form. Rows left empty are skipped: their report comes later. @throws Refusal input.invalid with the cells that
 * cannot be read, or when columns have been moved or nothing is filled in; then nothing of the form counts
 */
export async function readForm(bytes: Uint8Array): Promise<FormReport[]> {
  const sheets = await readSheets(bytes, "/file");
  const sheet = sheets.find(({ rows }) => rows.some((row) => row[0] === head[0]));
  if (!sheet)
    throw invalid([
      fault(
        "/file",
        `нет листа со столбцом «${head[0]}»: пришлите форму, которую мы отправили`,
        "no sheet of ours: send the form that we sent",
      ),
    ]);
  const columns = sheet.rows.find((row) => row[0] === head[0])!;
  if (head.some((name, i) => columns[i] !== name))
    throw invalid([
      fault(
        "/file",
        `столбцы переставлены: должны идти ${head.map((name) => `«${name}»`).join(", ")}`,
        `columns have been moved; their order is ${head.join(", ")}`,
      ),
    ]);
  const reports = new Map<string, FormReport>();
  const faults: FieldFault[] = [];
  for (const [i, row] of sheet.rows.entries()) {
    const [, obligationId = "", key = ""] = /^(obligation_[0-9A-Z]{26}):([a-z0-9-]+)$/.exec(row[0] ?? "") ?? [];
    const text = (row[valueColumn] ?? "").trim();
    const place = `/file/Отчёт/F${i + 1}`;
    if (!obligationId || (text === "" && !(row[noteColumn] ?? "").trim())) continue;
    const report = reports.get(obligationId) ?? { obligationId, values: {} };
    if (reports.size >= mostReports) throw tooMany();
    const value = text === "" ? undefined : readValue(key, text);
    if (text !== "" && value === undefined)
      faults.push(
        indicatorOf(key)?.type === "yes-no"
          ? fault(place, "да, нет или «нет данных»", "yes, no, or «нет данных»")
          : fault(place, "целое число или «нет данных»", "a whole number, or «нет данных»"),
      );
    if (value !== undefined) report.values[key] = value;
    const note = (row[noteColumn] ?? "").trim();
    if (note) report.narrative = report.narrative ? `${report.narrative}\n${note}` : note;
    reports.set(obligationId, report);
  }
  if (faults.length > 0) throw invalid(faults);
  if (reports.size === 0) throw invalid([fault("/file", "в форме ничего не заполнено", "nothing is filled in")]);
  return [...reports.values()];
}

const tooMany = () =>
  invalid([fault("/file", `не более ${mostReports} отчётов в форме`, `at most ${mostReports} reports in a form`)]);

const said: Record<string, boolean> = {
  да: true,
  yes: true,
  true: true,
  "1": true,
  нет: false,
  no: false,
  false: false,
  "0": false,
};

/** As people write that they have none. */
const none = /^(нет данных|нет сведений|данных нет|н\s*\/\s*д|no data|n\s*\/\s*a)\.?$/i;

function readValue(key: string, text: string): Value | undefined {
  if (none.test(text)) return null;
  if (indicatorOf(key)?.type === "yes-no") return said[text.toLowerCase()];
  const plain = text.replace(/[\s\u00A0\u202F]/g, "");
  return /^-?\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}
