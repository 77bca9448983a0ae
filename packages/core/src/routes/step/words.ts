import type { ChildId, Ctx, NoteId, StepId, Text, Write } from "../../ground/shared/index.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { readNote, writeNote } from "../../ground/vault/index.ts";

// A child's own measures, means and results are written by hand and may tell of the child: they live in the vault, all of a
// plan in one note, so that a plan of a hundred lines is opened by one read. Its steps name the same note.

/** What a plan says of a step in its own words instead of the template's. */
export interface StepWords {
  keyMeasure?: Text;
  means?: Text;
  expectedResult?: Text;
}
/** The words of a plan, by step. */
export type PlanWords = Record<StepId, StepWords>;

const placeOf = (childId: ChildId) => ({ subject: childId, field: "plan-words" });

/** With it a sealed note stays well below the 400 KB of one record. */
const most = 60_000;

/** Seals the words of a plan. @throws Refusal input.invalid when they are too many */
export async function writeWords(
  ctx: Ctx,
  childId: ChildId,
  words: PlanWords,
): Promise<{ noteId: NoteId; write: Write }> {
  const text = JSON.stringify(words);
  const tooMany = fault(
    "/entries",
    `не больше ${most} знаков своих слов на план`,
    `at most ${most} characters of own words in a plan`,
  );
  mustBeRight(text.length > most ? [tooMany] : []);
  return writeNote(ctx, text, placeOf(childId));
}

/** The words of a plan; the caller has authorised the reader and written the audit entry. */
export async function readWords(ctx: Ctx, childId: ChildId, noteId: NoteId | undefined): Promise<PlanWords> {
  return noteId ? (JSON.parse(await readNote(ctx, noteId, placeOf(childId))) as PlanWords) : {};
}
