import * as z from "zod";
import type { ChildId, ImportId, InstrumentId } from "../../ground/shared/ids.ts";
import type { FieldFault, RefusalCode } from "../../ground/shared/refusal.ts";
import { idText } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";
import { distinct } from "../../people/child/child.ts";
import type { NewInstrumentInput } from "../instrument/index.ts";

/**
 * Papers that come as files: an extract of the МСЭ (XML) or a ZIP of many, a register of ИПРА or the list by which the ПМПК is
 * watched (XLSX, CSV).
 */
export const formats = ["xml", "zip", "xlsx", "csv"] as const;

export const PapersFile = z.strictObject({
  format: z.enum(formats),
  /** XML and CSV as text or in base64, which keeps another encoding than UTF-8; XLSX and ZIP in base64. Lambda takes 6 MB. */
  content: z.string().min(1).max(5_000_000),
  encoding: z.enum(["text", "base64"]).optional(),
  /** Of a table: what its rows are. */
  kind: z.enum(["ipra", "pmpk"]).default("ipra"),
  /** Tell what would come of it, and write nothing. */
  dryRun: z.boolean().default(false),
});
export type PapersFile = z.infer<typeof PapersFile>;
export type PapersFileInput = z.input<typeof PapersFile>;

/** A person has found whose paper it is. */
export const Confirm = z.strictObject({
  childId: idText("child"),
  /** Children that have a paper of this number, where each has one. */
  confirmedDistinctFrom: distinct,
});
export type Confirm = z.infer<typeof Confirm>;

/** Whom a row names, as far as it does. */
export interface Who {
  surname?: string | undefined;
  givenName?: string | undefined;
  patronymic?: string | undefined;
  birthDate?: string | undefined;
  snils?: string | undefined;
}

/** What one row or extract says. What is wrong with it is named whole; only without faults there is a paper. */
export interface Said {
  who: Who;
  paper?: NewInstrumentInput;
  /** Whether it tells the measures at all; a register does not, and takes none away. */
  tellsMeasures: boolean;
  faults: FieldFault[];
  /** How it was read where that is not as it stands. */
  notes: Text[];
}

/** A row of a file, with where it stands there. */
export interface Row extends Said {
  /** Line of a table, or the extract's place among those of an archive; from 1. */
  row: number;
  /** Name of the extract's file. */
  file?: string | undefined;
  /** The line as it stands under its heads, to be given back with what to mend. */
  heads: string[];
  cells: string[];
}

/** A row, and whom else the file gives its number to. */
export interface PaperRow extends Row {
  others: Who[];
}

/**
 * What came of a row. `recorded`; `corrected`: the same number with other particulars; `unchanged`; `uncertain`: a person
 * says which child it is; `unknown-child`: nobody like that is registered; `same-number`: another child has the number;
 * `failed`: it cannot be read, or is refused.
 */
export const outcomes = [
  "recorded",
  "corrected",
  "unchanged",
  "uncertain",
  "unknown-child",
  "same-number",
  "failed",
] as const;
export type Outcome = (typeof outcomes)[number];
/** Those that a person may still give to a child. */
export const waiting = ["uncertain", "unknown-child", "same-number"] as const satisfies Outcome[];
/** Why a row was not recorded, where nothing else says it. */
export const whyLeft: Partial<Record<Outcome, Text>> = {
  uncertain: { ru: "подтвердите, какой это ребёнок", en: "say which child it is" },
  "unknown-child": { ru: "такой ребёнок не зарегистрирован", en: "no such child is registered" },
  "same-number": { ru: "этот номер есть у другого ребёнка: сверьте, чей он", en: "another child has this number" },
};
export const isWaiting = (outcome: Outcome): boolean => (waiting as readonly Outcome[]).includes(outcome);

/** Why somebody may be the child that is meant. */
export const reasons = ["snils", "name-and-birth-date", "name", "birth-date-swapped", "alike"] as const;
export type Reason = (typeof reasons)[number];
export interface Candidate {
  childId: ChildId;
  reasons: Reason[];
}

/** What came of a row; pseudonymous: ids, codes and words of ours. */
export interface RowResult {
  row: number;
  outcome: Outcome;
  childId?: ChildId | undefined;
  instrumentId?: InstrumentId | undefined;
  candidates?: Candidate[] | undefined;
  /** What is wrong, by its column or element. */
  fields?: FieldFault[] | undefined;
  notes?: Text[] | undefined;
  code?: RefusalCode | undefined;
  text?: Text | undefined;
}

/** A row as it is kept; how it was read may tell a birth date, and is kept sealed with what the row said. */
export interface KeptRow extends Omit<RowResult, "notes"> {
  importId: ImportId;
}

/** An import of papers, and how far it is. */
export interface PapersImport {
  importId: ImportId;
  dryRun: boolean;
  format: (typeof formats)[number];
  kind: "ipra" | "pmpk";
  rows: number;
  done: number;
  counts: Partial<Record<Outcome, number>>;
  startedAt: string;
  /** Absent while rows are under way; what was cut short goes on by itself. */
  finishedAt?: string | undefined;
}

/** What came of a file as far as it has been taken: of a short one all. */
export interface Report {
  importId: ImportId;
  status: "working" | "done";
  dryRun: boolean;
  total: number;
  looked: number;
  counts: Partial<Record<Outcome, number>>;
  rows: Array<RowResult & { file?: string | undefined }>;
}
