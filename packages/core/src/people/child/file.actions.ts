import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Page } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { csvRows, decodeUtf8 } from "../../ground/shared/csv.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { fold } from "../../ground/vault/fold.ts";
import { columnOf, type FileColumn, type FileNames, fileColumns } from "./file.columns.ts";
import { type ImportResult, importRows } from "./import.actions.ts";

/**
 * A list of children as people keep it: CSV as text, a workbook in base64; of a workbook the first sheet counts. Lambda
 * takes 6 MB.
 */
export const ChildrenFile = z.strictObject({
  format: z.enum(["csv", "xlsx"]),
  content: z.string().min(1).max(5_000_000),
});
export type ChildrenFile = z.infer<typeof ChildrenFile>;

/**
 * Registers the rows of a file; `row` counts the file's own lines, from 1, and what is wrong is said by column. Columns are
 * known by their heads, see {@link fileColumns}. Staff only.
 * @throws Refusal input.invalid: unreadable, a column missing or unknown, more than 1,000 rows (nothing is written)
 */
export async function importFile(ctx: Ctx, file: ChildrenFile): Promise<ImportResult> {
  mustBeStaff(ctx.actor);
  const [head, ...rows] = await rowsOf(file);
  const columns = columnsOf(head?.cells ?? []);
  const names = await namesIn(ctx);
  const result = await importRows(
    ctx,
    rows.map(({ cells }) => inputOf(columns, cells, names)),
  );
  const lineOf = (row: number) => rows[row]!.row;
  return {
    registered: result.registered.map((one) => ({ ...one, row: lineOf(one.row) })),
    rejected: result.rejected.map((one) => ({ ...one, row: lineOf(one.row), fields: one.fields.map(byColumn) })),
  };
}

/** Rows with anything in them, the head first. */
async function rowsOf({ format, content }: ChildrenFile) {
  const all =
    format === "csv" ? csvRows(decodeUtf8(Buffer.from(content)), /фамилия|surname/i) : await sheetRows(content);
  return all
    .map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
}

async function sheetRows(content: string) {
  const { readSheets } = await import("../../ground/workbook/read.ts");
  const [sheet] = await readSheets(Buffer.from(content, "base64"));
  return (sheet?.rows ?? []).map((cells, i) => ({ row: i + 1, cells }));
}

function columnsOf(heads: string[]): (FileColumn | undefined)[] {
  const columns = heads.map(columnOf);
  const unknown = heads.filter((head, i) => head !== "" && !columns[i]);
  const twice = columns.filter((column, i) => column && columns.indexOf(column) < i);
  const missing = fileColumns.filter((c) => c.required && !columns.includes(c));
  const said = [
    missing.length > 0 &&
      fault("/content", `нет столбцов: ${named(missing, "ru")}`, `no columns: ${named(missing, "en")}`),
    unknown.length > 0 &&
      fault(
        "/content",
        `неизвестных столбцов: ${unknown.length}; допустимы: ${named(fileColumns, "ru")}`,
        `unknown columns: ${unknown.length}; known are: ${named(fileColumns, "en")}`,
      ),
    twice.length > 0 &&
      fault("/content", `столбцы повторяются: ${named(twice, "ru")}`, `columns twice: ${named(twice, "en")}`),
  ].filter((f): f is FieldFault => Boolean(f));
  if (said.length > 0) throw invalid(said);
  return columns;
}

const named = (columns: (FileColumn | undefined)[], language: "ru" | "en"): string =>
  columns.map((c) => c?.name[language]).join(", ");

function inputOf(columns: (FileColumn | undefined)[], cells: string[], names: FileNames): unknown {
  const representative: Record<string, unknown> = {};
  const parts: Record<string, Record<string, unknown>> = {
    person: {},
    attachments: {},
    representatives: representative,
  };
  const input: Record<string, unknown> = { ...parts, representatives: [representative] };
  for (const [i, column] of columns.entries()) {
    const cell = cells[i] ?? "";
    if (!column || cell === "") continue;
    const [, part = "", ...rest] = column.pointer.split("/");
    const into = rest.length > 0 ? parts[part]! : input;
    into[rest.at(-1) ?? part] = column.read ? column.read(cell, names) : cell;
  }
  return input;
}

/** Says what is wrong in the words of the table. */
function byColumn({ pointer, message }: FieldFault): FieldFault {
  const column = fileColumns.find((c) => c.pointer === pointer);
  if (!column) return { pointer, message };
  const isOurs = column.insteadOf?.test(message.ru) ?? true;
  const { ru, en } = (isOurs ? column.expected : undefined) ?? message;
  return fault(pointer, `${column.name.ru}: ${ru}`, `${column.name.en}: ${en}`);
}

/** Names that a file may use in place of keys and ids. A name of two organisations stands for neither. */
async function namesIn(ctx: Ctx): Promise<FileNames> {
  const { municipalities } = await Tenant.load(ctx);
  const agencies = new Map<string, string | undefined>();
  for (let from: string | undefined, page: Page<Agency.AgencyAt> | undefined; !page || from; from = page.next) {
    page = await Agency.find(ctx, { limit: 200, from });
    for (const { agency } of page.items)
      for (const known of agency.status === "active" ? new Set([fold(agency.name), fold(agency.shortName)]) : [])
        agencies.set(known, agencies.has(known) ? undefined : agency.agencyId);
  }
  return {
    municipalities: new Map(municipalities.map(({ key, name }) => [fold(name.ru), key])),
    agencies: new Map([...agencies].flatMap(([name, id]) => (id ? [[name, id] as const] : []))),
  };
}
