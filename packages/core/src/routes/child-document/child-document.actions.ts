import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import { type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import { auditRead, by, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { type NotePlace, partitionOf, readNotes, writeNote } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import type { ChildDocumentEvent } from "./child-document.events.ts";
import { mustWork } from "./child-document.scope.ts";
import * as store from "./child-document.store.ts";
import { type ChildDocument, type DocumentView, type FamilyDocument, VoidDocument } from "./child-document.ts";
import { refOf, view } from "./child-document.view.ts";

/** A child's documents, the newest first: to staff all, to an organisation its own. @throws Refusal consent.missing, not-found */
export async function list(ctx: Ctx, childId: ChildId): Promise<DocumentView[]> {
  const { agencyId } = await mustWork(ctx, childId, "identity");
  await auditRead(ctx, { subject: childId, action: "child-document.list" });
  const found = (await store.ofChild(ctx, childId)).filter(
    ({ data }) => agencyId === undefined || data.agencyId === agencyId,
  );
  const ids = found.flatMap(({ data }) => data.voided?.reasonId ?? []);
  const reasons = await readNotes(ctx, ids, reasonPlace(childId));
  return found.toReversed().map((one) => view(one, one.data.voided && reasons.get(one.data.voided.reasonId)));
}

/** One of them, without its text. @throws Refusal consent.missing, not-found */
export async function get(ctx: Ctx, at: store.DocumentAt): Promise<DocumentView> {
  const { agencyId } = await mustWork(ctx, at.childId, "identity");
  await auditRead(ctx, { subject: at.childId, action: "child-document.look", detail: { documentId: at.documentId } });
  const found = await store.load(ctx, at);
  mustBeTheirs(found.data, agencyId);
  return view(found);
}

const mustBeTheirs = (data: ChildDocument, agencyId: ChildDocument["agencyId"]): void => {
  if (agencyId !== undefined && data.agencyId !== agencyId) throw notFound();
};

/** The document as it was made, as a file; on record. @throws Refusal consent.missing, not-found */
export async function file(ctx: Ctx, at: store.DocumentAt, format: DocumentFormat): Promise<DocumentFile> {
  const { agencyId } = await mustWork(ctx, at.childId, "identity");
  const { data } = await store.load(ctx, at);
  mustBeTheirs(data, agencyId);
  if (agencyId !== undefined && data.dataClass !== "identity") await mustWork(ctx, at.childId, data.dataClass);
  return read(ctx, data, format);
}

async function read(ctx: Ctx, data: ChildDocument, format: DocumentFormat): Promise<DocumentFile> {
  const { childId, documentId } = data;
  await auditRead(ctx, { subject: childId, action: "child-document.read", detail: { documentId, format } });
  return fileOf(await store.texts.read(ctx, data.childId, data.documentId), format, "document");
}

const changed = changing<store.DocumentAt, ChildDocument, ChildDocumentEvent>({
  load: store.load,
  authorise: async (ctx, data) => {
    const { agencyId, guards } = await mustWork(ctx, data.childId, "identity");
    mustBeTheirs(data, agencyId);
    return guards;
  },
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, documentId }) => ({ subject: childId, detail: { documentId } }),
  ref: ({ childId, documentId }) => ({ kind: "child-document", id: documentId, parent: childId }),
});

const reasonPlace = (childId: ChildId): NotePlace => ({ subject: childId, field: "document-reason" });

/** It was made by mistake: it stays, marked with the reason, and the family sees it no more. @throws Refusal consent.missing, input.invalid, not-found */
export async function voidDocument(ctx: Ctx, at: store.DocumentAt, input: unknown): Promise<DocumentView> {
  const { reason } = parse(VoidDocument, input);
  const after = await changed(ctx, at, { action: "child-document.void" }, async ({ data }) => {
    if (data.voided) return { events: [] };
    const note = await writeNote(ctx, reason, reasonPlace(data.childId));
    return {
      events: [{ type: "child-document.voided", data: refOf(data) }],
      after: { ...data, voided: { at: ctx.now().toString(), by: by(ctx.actor), reasonId: note.noteId } },
      writes: [note.write],
    };
  });
  return view(after, reason);
}

/** Which documents were made for this very person: another parent's may tell where that one lives. */
const isFor = ({ audience, representativeId, voided }: ChildDocument, me: RepresentativeId): boolean =>
  audience === "family" && representativeId === me && !voided;

/** What was made for whoever represents the child and asks. @throws Refusal not-found */
export async function familyDocuments(ctx: Ctx, childId: ChildId): Promise<FamilyDocument[]> {
  const me = await mustRepresent(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "child-document.list" });
  const found = (await store.ofChild(ctx, childId)).map(({ data }) => data).filter((one) => isFor(one, me));
  const names = await Agency.namesOf(ctx, [...new Set(found.flatMap(({ agencyId }) => agencyId ?? []))]);
  return found.toReversed().map(({ documentId, title, number, date, agencyId, replacedBy }) => ({
    documentId,
    title,
    number,
    date,
    agency: agencyId && names.get(agencyId),
    replaced: replacedBy !== undefined,
  }));
}

/** One of them, as a file. @throws Refusal not-found */
export async function familyFile(ctx: Ctx, at: store.DocumentAt, format: DocumentFormat): Promise<DocumentFile> {
  const me = await mustRepresent(ctx, at.childId);
  const { data } = await store.load(ctx, at);
  if (!isFor(data, me)) throw notFound();
  return read(ctx, data, format);
}

async function mustRepresent(ctx: Ctx, childId: ChildId): Promise<RepresentativeId> {
  await Child.visible(ctx, childId);
  if (ctx.actor.kind !== "representative") throw notFound();
  return ctx.actor.representative;
}
