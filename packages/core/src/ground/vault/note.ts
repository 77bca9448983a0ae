import { getAll, type Stored, type Write } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import { type NoteId, newId } from "../shared/ids.ts";
import { notFound } from "../shared/refusal.ts";
import { partitionOf } from "./subject.ts";

/** Where a note lives and what it is. */
export interface NotePlace {
  /** Whom or what it is about, and bound to: `child_…`, `step_…`. */
  subject: string;
  /** What it is: `reason`, `report`. */
  field: string;
  /** The child whom the text may name, where the subject is not that child: it is sealed under the child's own key. */
  person?: string | undefined;
  /** Its partition, where that is not the subject's own (a step's note beside the child's). Begins with `T#<tenant>#`. */
  pk?: string;
}

interface SealedNote {
  text: string;
  /** As its place has it; absent in old notes. */
  field?: string;
}

/**
 * A free text that somebody wrote (a reason, a report): it may name a child, so it lives in the vault, and records and events
 * name it by its id. @returns the write, to be saved with the change that it belongs to.
 */
export async function writeNote(ctx: Ctx, text: string, place: NotePlace): Promise<{ write: Write; noteId: NoteId }> {
  const noteId: NoteId = newId("note", ctx.now().epochMilliseconds);
  const data: SealedNote = {
    text: await ctx.keys.seal(text, context(ctx, place, noteId)),
    field: place.field,
  };
  return { noteId, write: { put: { key: key(ctx, place, noteId), kind: "note", data }, expect: "absent" } };
}

/** The write that takes a note away for good. */
export const noteRemoval = (ctx: Ctx, noteId: NoteId, place: NotePlace): Write => ({
  remove: key(ctx, place, noteId),
  expect: "any",
});

/** The text of a note. The caller has authorised the reader and written the audit entry. @throws Refusal not-found */
export async function readNote(ctx: Ctx, noteId: NoteId, place: NotePlace): Promise<string> {
  const note = await ctx.bank.get<SealedNote>(key(ctx, place, noteId));
  if (!note) throw notFound();
  return ctx.keys.open(note.data.text, context(ctx, place, noteId));
}

/** Those of several notes of one place that are there, in one read for each hundred. See {@link readNote}. */
export const readNotes = (ctx: Ctx, ids: readonly NoteId[], place: NotePlace): Promise<Map<NoteId, string>> =>
  readNotesOf(ctx, new Map(ids.map((id) => [id, place])));

/** The same of notes that lie in places of their own. */
export async function readNotesOf(ctx: Ctx, wanted: ReadonlyMap<NoteId, NotePlace>): Promise<Map<NoteId, string>> {
  const found = await getAll<SealedNote>(
    ctx.bank,
    [...wanted].map(([id, place]) => key(ctx, place, id)),
  );
  const opened = [...wanted].map(async ([id, place], i): Promise<[NoteId, string][]> => {
    const note = found[i];
    return note ? [[id, await ctx.keys.open(note.data.text, context(ctx, place, id))]] : [];
  });
  return new Map((await Promise.all(opened)).flat());
}

/** Texts that were written before a note kept its field. */
const formerFields = ["step-note", "route-note", "reason"];

/**
 * The same note bound to another subject, in that subject's own partition: for whoever carries what was written about a child
 * to another card of it. @returns nothing where there is no such note
 */
export async function rebindNote(
  ctx: Ctx,
  noteId: NoteId,
  { from, to }: { from: string; to: string },
): Promise<Omit<Stored<SealedNote>, "version"> | undefined> {
  const found = await ctx.bank.get<SealedNote>(key(ctx, { subject: from, field: "" }, noteId));
  if (!found) return undefined;
  const { text, field } = await openedWith(ctx, found.data, noteId, from);
  const place = { subject: to, field };
  const data: SealedNote = { text: await ctx.keys.seal(text, context(ctx, place, noteId)), field };
  return { key: key(ctx, place, noteId), kind: found.kind, data };
}

/** A note says of which field it is; an older one opens under one of few. @throws when it opens under none */
async function openedWith(ctx: Ctx, { text, field }: SealedNote, noteId: NoteId, subject: string) {
  const fields = field === undefined ? formerFields : [field];
  for (const [i, one] of fields.entries())
    try {
      return { field: one, text: await ctx.keys.open(text, context(ctx, { subject, field: one }, noteId)) };
    } catch (error) {
      if (i === fields.length - 1) throw error;
    }
  throw new RangeError("A note is of some field");
}

const context = (ctx: Ctx, { subject, field, person }: NotePlace, noteId: NoteId) => ({
  tenant: ctx.tenant,
  subject,
  field: `${field}.${noteId}`,
  person,
});

function key(ctx: Ctx, { subject, pk = partitionOf(ctx.tenant, subject) }: NotePlace, noteId: NoteId) {
  if (!pk.startsWith(`T#${ctx.tenant}#`)) throw new RangeError("A note stays within its tenant");
  return { table: "vault" as const, pk, sk: `NOTE#${noteId}` };
}
