import type { Ctx } from "../shared/context.ts";
import type { ChildId, ImportId } from "../shared/ids.ts";
import type { FieldFault, RefusalCode } from "../shared/refusal.ts";
import type { Text } from "../shared/text.ts";
import type { Column, Skipped, TableRow } from "../table/index.ts";

/** What lists are taken of. */
export const importKinds = ["children", "agencies", "services", "specialists", "papers", "results"] as const;
export type ImportKind = (typeof importKinds)[number];

/** Why a row was not taken, all of it at once. */
export interface Rejection {
  code: RefusalCode;
  text: Text;
  /** By column where there is one. */
  fields: readonly FieldFault[];
  current?: unknown;
}

/** What became of a row. */
export interface Taken {
  /** What was made of it, or what was there; in a dry run nothing is made. */
  id?: string | undefined;
  /** About whom that is, where it is no child itself. */
  childId?: ChildId | undefined;
  /** It was there before, and stays as it is. */
  known?: boolean | undefined;
  /** How cells were read that are not as they stand. */
  notes: readonly FieldFault[];
  rejection?: Rejection | undefined;
  /** What became of it in the words of its kind, by which rows are counted; and what its kind tells besides. */
  outcome?: string | undefined;
  told?: object | undefined;
}

export interface Outcome extends Taken {
  row: number;
}

/** A row of any list, as it waits to be taken. */
export interface ListRow {
  /** Its number in the file, from 1. */
  row: number;
  /** As it stands there, to be given back with what to mend. */
  cells: string[];
}

/** A list as it was read. */
export interface List<R extends ListRow> {
  rows: R[];
  /** Of the cells. */
  heads: string[];
  /** Columns that are not read, and lines that are no rows. */
  unknown: string[];
  skipped: Skipped[];
}

/** How rows of one piece are taken. */
export interface RowTaker<R extends ListRow = Row> {
  /** In a dry run all is judged and nothing written. The row comes with a key of its own, so that it is taken once. */
  take(ctx: Ctx, row: R): Promise<Taken>;
}

/** A row of a table. */
export type Row = Pick<TableRow<string>, "row" | "cells" | "values">;

export interface Sameness {
  mark: string;
  /** What is wrong with the second of two rows that have only this in common; without it they are the same. */
  says?: (first: number) => FieldFault;
}

/** How a list is taken: what its kind said about it when it came, too. */
export interface Preparation extends Pick<ImportDetails, "dryRun" | "about"> {
  importId: ImportId;
}

/** Takes lists of one kind. */
export interface Importer<R extends ListRow = Row> {
  kind: ImportKind;
  /** What two rows of one file have in common when they mean the same, or cannot both be right; none where that cannot be told. */
  sameness?(row: R): readonly Sameness[];
  /** Rows of which this is the same are taken one after the other: the second may say what the first has said. */
  together?(row: R): string;
  /** Reads what rows are compared with, once for a piece. */
  prepare(ctx: Ctx, how: Preparation): Promise<RowTaker<R>>;
}

/** Takes tables: their columns say what a row is. */
export interface TableImporter extends Importer {
  columns: readonly Column[];
}

/** The file to fill in for a kind of tables. */
export interface Template {
  kind: ImportKind;
  /** Name of its sheet. */
  title: Text;
  /** Its columns, each with what an invented row has there, and what may be put there. */
  templateColumns: readonly (Column & { example: string; help?: Text; expected?: Text })[];
}

/** What the record of an import keeps. */
export interface ImportDetails {
  dryRun: boolean;
  rows: number;
  taken: number;
  known: number;
  rejected: number;
  /** Rows by what became of them, where the kind has words for it. */
  counts?: Record<string, number> | undefined;
  /** What the kind keeps of the file: its format, say. */
  about?: Record<string, string> | undefined;
}

/** An import as it is told: how far it is, and what became of the rows so far. */
export interface ImportView extends ImportDetails {
  importId: ImportId;
  kind: ImportKind;
  status: "working" | "done";
  createdAt: string;
  finishedAt?: string | undefined;
  /** How many rows have been looked at. */
  looked: number;
  outcomes: Outcome[];
  /** Columns that are not read, and lines that are no rows. */
  unknownColumns: string[];
  skipped: Skipped[];
}
