import type { Ctx } from "../shared/context.ts";
import type { ImportId } from "../shared/ids.ts";
import type { FieldFault, RefusalCode } from "../shared/refusal.ts";
import type { Text } from "../shared/text.ts";
import type { Column, Skipped, TableRow } from "../table/index.ts";

/** What lists are taken of. */
export const importKinds = ["children", "agencies"] as const;
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
  /** What was made of it; in a dry run nothing is. */
  id?: string | undefined;
  /** It was there before, and stays as it is. */
  known?: boolean | undefined;
  /** How cells were read that are not as they stand. */
  notes: readonly FieldFault[];
  rejection?: Rejection | undefined;
}

export interface Outcome extends Taken {
  row: number;
}

/** How rows of one piece are taken. */
export interface RowTaker {
  /** In a dry run all is judged and nothing written. The row comes with a key of its own, so that it is taken once. */
  take(ctx: Ctx, row: Row): Promise<Taken>;
}

export type Row = Pick<TableRow<string>, "row" | "cells" | "values">;

export interface Sameness {
  mark: string;
  /** What is wrong with the second of two rows that have only this in common; without it they are the same. */
  says?: (first: number) => FieldFault;
}

/** Takes lists of one kind. */
export interface Importer {
  kind: ImportKind;
  /** Name of the template's sheet. */
  title: Text;
  columns: readonly Column[];
  /** Those of the template, each with what an invented row has there. */
  templateColumns: readonly (Column & { example: string })[];
  /** What two rows of one file have in common when they mean the same, or cannot both be right; none where that cannot be told. */
  sameness(row: Row): readonly Sameness[];
  /** Reads what rows are compared with, once for a piece. */
  prepare(ctx: Ctx, how: { dryRun: boolean }): Promise<RowTaker>;
}

/** What the record of an import keeps. */
export interface ImportDetails {
  dryRun: boolean;
  rows: number;
  taken: number;
  known: number;
  rejected: number;
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
