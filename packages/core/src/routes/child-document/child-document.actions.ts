import * as Agency from "../../agencies/agency/index.ts";
import * as Standard from "../../forms/standard-document/index.ts";
import { changing } from "../../ground/change/index.ts";
import { type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import { auditRead, by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, newId, type RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { type FieldFault, notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, partitionOf, readNotes, writeNote } from "../../ground/vault/index.ts";
import { declined } from "../../people/child/declined.ts";
import * as Child from "../../people/child/index.ts";
import type { ChildDocumentEvent } from "./child-document.events.ts";
import { mustWork } from "./child-document.scope.ts";
import * as store from "./child-document.store.ts";
import {
  type ChildDocument,
  type DocumentView,
  type FamilyDocument,
  FillDocument,
  VoidDocument,
} from "./child-document.ts";
import { factsFor } from "./facts.ts";

/**
 * A paper of a child by the edition in force, of what the records know and what is given beside: what is missing is named, nothing is
 * invented. It stays as it was made. By staff, and by an organisation under consent.
 * @throws Refusal input.invalid with each field that is missing or not sure, standard-document.not-approved, standard-document.retired,
 * consent.missing, limit.reached, child.merging, child.left, child.expected, agency.unknown, not-found
 */
export const fill = (ctx: Ctx, childId: ChildId, input: unknown): Promise<DocumentView> =>
  retrying(() => make(ctx, childId, parse(FillDocument, input)));

/** @throws Conflict when the card changes at the same moment */
async function make(ctx: Ctx, childId: ChildId, given: FillDocument): Promise<DocumentView> {
  const { standard, content } = await standardFor(ctx, childId, given);
  const work = await mustWork(ctx, childId, content.dataClass);
  const { record, version } = work;
  Child.mustBeHere(record);
  Child.mustBeBorn(record);
  mustBeOf(standard, record);
  if (given.date > (await Tenant.today(ctx)).toString())
    throw invalid([fault("/date", "не позже сегодняшнего дня", "no later than today")]);
  const agencyId = await organisation(ctx, given, work.agencyId);
  const present = await store.ofChild(ctx, childId);
  mustHaveRoom("documents", present.length);
  const old = replaced(present, given, work.agencyId);
  const { facts, representativeId } = await factsFor(ctx, content, { record, agencyId, request: given });
  const filled = await Standard.fill(content, withGiven(content, facts, given.given), given.forms, decline);
  mustBeRight([...filled.missing.map((key) => missing(content, key)), ...filled.unsure.map(unsure)]);
  const now = ctx.now();
  const data: ChildDocument = {
    documentId: newId("document", now.epochMilliseconds),
    childId,
    standardId: standard.standardId,
    edition: standard.edition,
    title: content.title,
    audience: content.audience,
    dataClass: content.dataClass,
    number: given.number,
    date: given.date,
    agencyId,
    representativeId,
    replaces: old?.data.documentId,
    madeAt: now.toString(),
    by: by(ctx.actor),
  };
  const { documentId, standardId } = data;
  await save(ctx, {
    writes: [
      store.write(ctx.tenant, data, "absent"),
      await store.writeText(ctx, data, Standard.documentOf(content, filled.content)),
      Child.unchanged(ctx.tenant, childId, version),
      ...work.guards,
      ...(old ? [store.write(ctx.tenant, { ...old.data, replacedBy: documentId }, old.version)] : []),
    ],
    stream: partitionOf(ctx.tenant, childId),
    events: [
      {
        type: "child-document.made",
        data: { ...refOf(data), replaces: data.replaces },
      } satisfies ChildDocumentEvent,
    ],
    audit: { subject: childId, action: "child-document.fill", detail: { documentId, standardId } },
    ref: { kind: "child-document", id: documentId, parent: childId },
  });
  return view({ data, version: 1 });
}

/** Whom it is for is told where that person sees it. */
const refOf = ({ childId, documentId, standardId, agencyId, audience, representativeId }: ChildDocument) => ({
  childId,
  documentId,
  standardId,
  agencyId,
  representativeId: audience === "family" ? representativeId : undefined,
});

/** Who may not see the child learns nothing of documents either. */
async function standardFor(ctx: Ctx, childId: ChildId, { standardId }: FillDocument) {
  if (ctx.actor.kind !== "specialist") await Child.governed(ctx, childId);
  else await mustWork(ctx, childId, "identity");
  return Standard.inForce(ctx, standardId);
}

/** A municipality's document is for its own children. @throws Refusal input.invalid */
function mustBeOf({ municipality }: Standard.StandardDocument, record: Child.ChildRecord): void {
  if (municipality === undefined || municipality === record.municipality) return;
  throw invalid([fault("/standardId", "документ региона или муниципалитета ребёнка", "of the child's municipality")]);
}

/** @throws Refusal agency.unknown, input.invalid */
async function organisation(ctx: Ctx, { agencyId }: FillDocument, own: ChildDocument["agencyId"]) {
  if (own === undefined) {
    if (agencyId !== undefined) await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId }]);
    return agencyId;
  }
  if (agencyId !== undefined && agencyId !== own)
    throw invalid([fault("/agencyId", "своя организация", "your own organisation")]);
  return own;
}

/** What it takes the place of: the same document, which nobody has replaced yet. @throws Refusal input.invalid */
function replaced(
  present: readonly Stored<ChildDocument>[],
  { replaces, standardId }: FillDocument,
  own: ChildDocument["agencyId"],
): Stored<ChildDocument> | undefined {
  if (replaces === undefined) return undefined;
  const old = present.find(({ data }) => data.documentId === replaces);
  const isRight =
    old &&
    old.data.standardId === standardId &&
    !old.data.replacedBy &&
    (own === undefined || own === old.data.agencyId);
  if (isRight) return old;
  throw invalid([
    fault("/replaces", "последний такой же документ этого ребёнка", "the last one of this kind of this child"),
  ]);
}

/** What is given beside the records: only what they do not know, and what the template asks. @throws Refusal input.invalid */
function withGiven(
  { asks }: Standard.DocumentContent,
  facts: Standard.Facts,
  given: Readonly<Record<string, string>>,
): Standard.Facts {
  const values = { ...facts.values };
  const names = { ...facts.names };
  const faults: FieldFault[] = [];
  for (const [key, value] of Object.entries(given)) {
    const at = `/given/${key}`;
    const asked = asks.find((one) => `given.${one.key}` === key);
    const kind = asked?.kind ?? (Standard.isField(key) ? Standard.fieldOf(key).kind : undefined);
    if (kind === undefined) faults.push(fault(at, "поле этого документа", "a field of this document"));
    else if (!asked && Standard.isKnown(facts, key as Standard.AnyKey))
      faults.push(fault(at, "это есть в записи: исправьте там", "the record knows it: correct it there"));
    else if (kind === "day" && !/^\d{4}-\d{2}-\d{2}$/.test(value))
      faults.push(fault(at, "дата ГГГГ-ММ-ДД", "a date YYYY-MM-DD"));
    else if (kind === "name") {
      const [surname = "", givenName = "", patronymic] = value.split(/\s+/);
      names[key as Standard.FieldKey] = { surname, givenName, patronymic, sex: undefined };
    } else values[key as Standard.AnyKey] = value;
  }
  mustBeRight(faults);
  return { ...facts, values, names };
}

const decline: Standard.Decline = async (name, to) => {
  const found = name.sex && (await declined(name, name.sex, to));
  return found ? Standard.inFull(found) : undefined;
};

function missing({ asks }: Standard.DocumentContent, key: Standard.AnyKey): FieldFault {
  const { ru, en } = Standard.isField(key)
    ? Standard.fieldOf(key).title
    : (asks.find((one) => `given.${one.key}` === key)?.title ?? { ru: key, en: key });
  return fault(`/given/${key}`, `${ru}: в записи этого нет`, `${en}: no record knows it`);
}
function unsure(form: string): FieldFault {
  const [key = "", to = ""] = form.split(":");
  const { ru, en } = Standard.fieldOf(key as Standard.FieldKey).title;
  const word = Standard.caseWords[to as Standard.Case];
  return fault(
    `/forms/${form}`,
    `${ru}, ${word} падеж: программа в нём не уверена`,
    `${en} in the ${to}: not sure of it`,
  );
}

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
  return fileOf(await store.readText(ctx, data), format, "document");
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

function view({ data, version }: Pick<Stored<ChildDocument>, "data" | "version">, reason?: string): DocumentView {
  const { voided, ...told } = data;
  return { ...told, voided: voided && { at: voided.at, by: voided.by, reason }, version };
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
