import type * as Child from "@marshrut/core/child";
import * as Import from "@marshrut/core/import";
import { type FieldFault, refusalCodes } from "@marshrut/core/shared";
import { TableFile } from "@marshrut/core/table";
import * as z from "zod";

/** All is judged and nothing written. In the body or in the address, as one likes. */
const dryRun = z.boolean().optional();
export const dryRunQuery = z.strictObject({ dryRun: z.enum(["true", "false"]).optional() });
export const isDry = (query: z.output<typeof dryRunQuery>, inBody: boolean | undefined): boolean =>
  inBody ?? query.dryRun === "true";

export const importBody = TableFile.extend({ dryRun });

const said = z.strictObject({ pointer: z.string(), detail: z.string(), detailEn: z.string() });

const made = z.strictObject({
  row: z.int(),
  childId: z.string().optional(),
  agencyId: z.string().optional(),
  serviceKey: z.string().optional(),
  specialistId: z.string().optional(),
  instrumentId: z.string().optional(),
  resultId: z.string().optional(),
});

/** An import, and what became of its rows; those of a file are numbered as in it. */
export const ImportReport = z.strictObject({
  /** Of a file. */
  importId: z.string().optional(),
  kind: z.enum(Import.importKinds).optional(),
  status: z.enum(["working", "done"]).optional(),
  dryRun: z.boolean().optional(),
  createdAt: z.string().optional(),
  finishedAt: z.string().optional(),
  rows: z.int().optional(),
  looked: z.int().optional(),
  taken: z.int().optional(),
  known: z.int().optional(),
  rejectedCount: z.int().optional(),
  /** Rows by what became of them, where there is more to tell: of papers. */
  counts: z.record(z.string(), z.int()).optional(),
  /** Of papers: the format of the file, and what its rows are. */
  about: z.record(z.string(), z.string()).optional(),
  /** Rows that were taken, in a dry run those that would be. */
  registered: z.array(made),
  /** Rows that say what is there already. */
  knownRows: z.array(made).optional(),
  rejected: z.array(
    z.strictObject({
      row: z.int(),
      code: z.enum(refusalCodes),
      detail: z.string(),
      detailEn: z.string(),
      errors: z.array(said),
      current: z.unknown().optional(),
    }),
  ),
  /** Cells that were not read as they stand. */
  notes: z.array(said.extend({ row: z.int() })).optional(),
  /** Lines of the file that are no rows. */
  skipped: z.array(z.strictObject({ row: z.int(), why: z.enum(["numbers", "total", "head", "note"]) })).optional(),
  /** Heads of columns that are not read. */
  unknownColumns: z.array(z.string()).optional(),
});
export type ImportReport = z.output<typeof ImportReport>;

/** What is named of all rows together: with more the answer would be longer than a function may give (6 MB). */
const mostNamed = 2000;

/** Rows, and lines that are none, of which more than a number is told; the file of failed rows has all of them. */
const mostRejected = 2000;

const idNames = {
  children: "childId",
  agencies: "agencyId",
  services: "serviceKey",
  specialists: "specialistId",
  papers: "instrumentId",
  results: "resultId",
} as const;
const madeOf =
  (kind: Import.ImportKind) =>
  ({ row, id, childId }: Import.Outcome): z.output<typeof made> => ({ row, childId, [idNames[kind]]: id });

const saying = ({ pointer, message }: FieldFault) => ({ pointer, detail: message.ru, detailEn: message.en });

export function importReport(view: Import.ImportView): ImportReport {
  const { outcomes, rejected: rejectedCount, skipped, ...rest } = view;
  const rejected = outcomes.flatMap(({ row, rejection }) => (rejection ? [{ row, ...rejection }] : []));
  return {
    ...rest,
    skipped: skipped.slice(0, mostRejected),
    rejectedCount,
    registered: outcomes.filter(({ known, rejection }) => !rejection && !known).map(madeOf(view.kind)),
    knownRows: outcomes.filter(({ known }) => known).map(madeOf(view.kind)),
    rejected: namedFirst(rejected.slice(0, mostRejected), mostNamed),
    notes: outcomes.flatMap(({ row, notes }) => notes.map((note) => ({ row, ...saying(note) }))).slice(0, mostNamed),
  };
}

export const rowsReport = ({ registered, rejected }: Child.ImportResult): ImportReport => ({
  registered,
  rejected: namedFirst(rejected, mostNamed),
});

type Rejected = { row: number } & Import.Rejection;

/** Each row by itself; its fields only as long as there are not too many. */
function namedFirst(rejected: readonly Rejected[], most: number): ImportReport["rejected"] {
  let left = most;
  return rejected.map(({ row, code, text, fields, current }) => {
    const named = fields.slice(0, Math.max(left, 0));
    left -= named.length;
    return { row, code, detail: text.ru, detailEn: text.en, errors: named.map(saying), current };
  });
}
