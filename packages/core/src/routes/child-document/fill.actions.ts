import * as Agency from "../../agencies/agency/index.ts";
import * as Standard from "../../forms/standard-document/index.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import { by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, newId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { ourDate } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { declined } from "../../people/child/declined.ts";
import * as Child from "../../people/child/index.ts";
import type { ChildDocumentEvent } from "./child-document.events.ts";
import { mustWork } from "./child-document.scope.ts";
import * as store from "./child-document.store.ts";
import { type ChildDocument, type DocumentView, FillDocument } from "./child-document.ts";
import { refOf, view } from "./child-document.view.ts";
import { factsFor, named } from "./facts.ts";

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
  mustBeForms(content, given.forms);
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
      await store.texts.write(
        ctx,
        "child-document-text",
        childId,
        documentId,
        Standard.documentOf(content, filled.content),
      ),
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

/** A form of a name that the document has no place for would be dropped without a word, and the paper keep the other. @throws Refusal input.invalid */
function mustBeForms(content: Standard.DocumentContent, forms: Readonly<Record<string, string>>): void {
  const { places } = Standard.placesOf(content);
  const wanted = new Set(places.map(({ key, case: as }) => `${key}:${as}`));
  mustBeRight(
    Object.keys(forms).flatMap((form) =>
      wanted.has(form)
        ? []
        : [fault(`/forms/${form}`, "имя и падеж, которые есть в документе", "a name and a case of this document")],
    ),
  );
}

/** What is given beside the records: only what they do not know, and what the template asks. @throws Refusal input.invalid */
function withGiven(
  content: Standard.DocumentContent,
  facts: Standard.Facts,
  given: Readonly<Record<string, string>>,
): Standard.Facts {
  const { asks } = content;
  const { places, tested } = Standard.placesOf(content);
  const used = new Set<string>([...places.map(({ key }) => key), ...tested]);
  const values = { ...facts.values };
  const names = { ...facts.names };
  const faults: FieldFault[] = [];
  for (const [key, value] of Object.entries(given)) {
    const at = `/given/${key}`;
    const asked = asks.find((one) => `given.${one.key}` === key);
    const kind = asked?.kind ?? (Standard.isField(key) && used.has(key) ? Standard.fieldOf(key).kind : undefined);
    if (kind === undefined) faults.push(fault(at, "поле этого документа", "a field of this document"));
    else if (!asked && Standard.isKnown(facts, key as Standard.AnyKey))
      faults.push(fault(at, "это есть в записи: исправьте там", "the record knows it: correct it there"));
    else if (kind === "day" && !ourDate.safeParse(value).success)
      faults.push(fault(at, "дата ГГГГ-ММ-ДД, которая есть в календаре", "an existing date YYYY-MM-DD"));
    else if (kind === "name") names[key as Standard.FieldKey] = named(value);
    else values[key as Standard.AnyKey] = value;
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
