import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, ChildId, InstrumentId, MeasureId, NoteId, ResultId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { type Block, blocks, type InstrumentKind } from "../instrument/instrument.ts";
import { type StepResult, stepResults } from "../step/step.ts";
import { DateWarning } from "./warning.ts";

/** Most corrections of one result. */
export const mostCorrections = 20;

const fields = {
  result: z.enum(stepResults),
  /** The day on which it was given, or on which it was known that it would not be. */
  on: ourDate,
  /** Who did it, when it is an organisation that we know. */
  agencyId: AgencyIdText.optional(),
  /** Who did it, in words: an organisation or a specialist that nobody has registered. */
  by: line(300).optional(),
  /** Why not, or what was given: may name a child, so it is kept sealed. */
  note: paragraph(2000).optional(),
};

type Given = { [K in keyof typeof fields]?: unknown };
const doer = (given: Given) =>
  given.agencyId === undefined ? given.by !== undefined || given.result !== "performed" : given.by === undefined;
const doerError = {
  path: ["by"],
  error: says("кто исполнил: либо agencyId, либо by", "who did it: either agencyId or by"),
};
const reasoned = (given: Given) => given.result === "performed" || given.note !== undefined;
const reasonError = {
  path: ["note"],
  error: says("для невыполненного нужна причина", "what is not performed needs a reason"),
};

/** What became of a measure of one of the child's instruments, without a step of a route. */
export const NewResult = z
  .strictObject({
    measureId: idText("measure"),
    ...fields,
  })
  .refine(doer, doerError)
  .refine(reasoned, reasonError);
export type NewResult = z.infer<typeof NewResult>;

/** What it should have been, or that there was nothing of the kind; and why it is corrected. */
export const ResultCorrection = z.union(
  [
    z
      .strictObject({ ...fields, reason: paragraph(2000) })
      .refine(doer, doerError)
      .refine(reasoned, reasonError),
    z.strictObject({ withdrawn: z.literal(true), reason: paragraph(2000) }),
  ],
  { error: says("новый итог целиком либо withdrawn", "the whole of the new result, or withdrawn") },
);
export type ResultCorrection = z.infer<typeof ResultCorrection>;

/** What a result says: everything but words, which are notes in the vault. */
export interface ResultFacts {
  result: StepResult;
  /** ISO date. */
  on: string;
  agencyId?: AgencyId | undefined;
  byNoteId?: NoteId | undefined;
  noteId?: NoteId | undefined;
}

/** The result of a measure that no route has asked for. */
export interface ResultRecord extends ResultFacts {
  resultId: ResultId;
  childId: ChildId;
  instrumentId: InstrumentId;
  kind: InstrumentKind;
  measureId: MeasureId;
  block: Block;
  /** Where the child lived when it was recorded: there it counts. */
  municipality: string;
  status: "standing" | "withdrawn";
  recordedAt: string;
  /** What it said before, oldest first, and why it does not any more. */
  corrections: Array<ResultFacts & { correctedAt: string; reasonNoteId: NoteId }>;
}

const said = {
  result: z.enum(stepResults),
  on: z.iso.date(),
  agencyId: z.string().optional(),
  by: z.string().optional(),
  note: z.string().optional(),
};
export const ResultView = z.strictObject({
  resultId: z.string(),
  childId: z.string(),
  instrumentId: z.string(),
  measureId: z.string(),
  block: z.enum(blocks),
  ...said,
  warning: DateWarning.optional(),
  status: z.enum(["standing", "withdrawn"]),
  recordedAt: z.string(),
  corrections: z.array(z.strictObject({ ...said, correctedAt: z.string(), reason: z.string() })),
  version: z.int(),
});
export type ResultView = z.infer<typeof ResultView>;
