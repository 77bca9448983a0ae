import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { noteRemoval, writeNote } from "../../ground/vault/index.ts";
import type { Answers } from "../form/answers.ts";
import { notesOf } from "./response.scope.ts";
import type { FormResponse } from "./response.ts";

/** Answers in one note, the one before taken away with it. */
export async function written(ctx: Ctx, response: FormResponse, answers: Answers) {
  const note = await writeNote(ctx, JSON.stringify(answers), notesOf(response));
  const writes: Write[] = [note.write];
  if (response.answersId) writes.push(noteRemoval(ctx, response.answersId, notesOf(response)));
  return { answersId: note.noteId, writes };
}

/** Why, in a note, the one before taken away with it: nothing would lead to that any more. */
export async function because(ctx: Ctx, response: FormResponse, reason: string) {
  const note = await writeNote(ctx, reason, notesOf(response));
  const writes: Write[] = [note.write];
  if (response.reasonId) writes.push(noteRemoval(ctx, response.reasonId, notesOf(response)));
  return { reasonId: note.noteId, writes };
}
