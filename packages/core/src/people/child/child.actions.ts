import type { Actor } from "../../ground/shared/actor.ts";
import { caresFor, mustCareFor } from "../../ground/shared/authorise.ts";
import { commitLimit } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, newId } from "../../ground/shared/ids.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import { readNote } from "../../ground/vault/index.ts";
import { standingsOf } from "./authority.ts";
import { rightChild } from "./check.ts";
import * as decide from "./child.decide.ts";
import type { ChildEvent } from "./child.events.ts";
import { type ChildAt, load, visible } from "./child.scope.ts";
import * as store from "./child.store.ts";
import type { ChildRecord, FormerName, LeaveCause, NewChild, NewChildInput, Person, Representative } from "./child.ts";
import { whoComes } from "./coming.ts";
import { identityWrites } from "./duplicates.ts";
import { type Expected, expectedIn } from "./expected.ts";
import { placeWrites } from "./former.ts";
import { always, mustFitOneCommit } from "./part.ts";
import { readRepresentatives, writeRepresentatives } from "./representatives.store.ts";
import { wordWrites } from "./words.ts";

/** The whole card: the record and, from the vault, who it is about. */
export interface ChildCard extends ChildAt {
  person?: Person | undefined;
  /** In place of who the child is, as long as nobody is born. */
  expected?: Expected | undefined;
  representatives: Representative[];
  /** Oldest first; for staff alone. */
  formerNames?: FormerName[] | undefined;
  /** Of a child who left; what was written of the reason is for staff alone. */
  left?: { cause?: LeaveCause | undefined; on?: string | undefined; reason?: string | undefined } | undefined;
}

/**
 * Registers a child: record, vault, blind index, links to representatives, event and audit entry in one transaction.
 * Staff only. @throws Refusal input.invalid, child.over-age, child.duplicate (`current.candidates`), agency.unknown, not-found
 */
export async function register(ctx: Ctx, input: NewChildInput): Promise<ChildAt> {
  mustCareFor(ctx.actor, "each");
  const child = await rightChild(ctx, input);
  return retrying(async () => {
    const made = await madeBefore(ctx);
    return made ? load(ctx, made.id as ChildId) : create(ctx, child);
  });
}

/** The whole card, for staff and the child's own family; on record before it is read. @throws Refusal not-found */
export async function get(ctx: Ctx, childId: ChildId): Promise<ChildCard> {
  const found = await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "child.read" });
  const [person, representatives] = await Promise.all([
    store.readPerson(ctx, childId),
    readRepresentatives(ctx, childId, found.record.representativeIds),
  ]);
  return {
    ...found,
    ...asShownTo(ctx.actor, opened(found.record, person.data), representatives.data),
    formerNames: caresFor(ctx.actor, "each") ? await store.openFormerNames(ctx, childId, person) : undefined,
    left: await leaving(ctx, found.record),
  };
}

/** Who a child is and how its family is reached, for another room that has authorised and written the audit entry. */
export async function whoIs(ctx: Ctx, record: ChildRecord): Promise<Who> {
  const { childId, representativeIds } = record;
  const [person, representatives] = await Promise.all([
    store.readPerson(ctx, childId),
    readRepresentatives(ctx, childId, representativeIds),
  ]);
  return { ...opened(record, person.data), representatives: representatives.data };
}

/** Who a card is about: of a child that is not born yet how the card is called, and for when. */
export type Who = Pick<ChildCard, "person" | "expected" | "representatives">;
const opened = ({ sex }: Pick<ChildRecord, "sex">, data: store.PersonalData): Omit<Who, "representatives"> =>
  sex ? { person: { ...data, sex } } : { expected: expectedIn(data) };

/**
 * Parents may live apart, and one may hide from the other (security before comfort): of another representative a family sees who it is,
 * and not how or where they are found. The child's address is where one of them lives.
 */
function asShownTo(actor: Actor, who: Omit<Who, "representatives">, all: Representative[]): Who {
  if (actor.kind !== "representative") return { ...who, representatives: all };
  const representatives = all.map((one) => {
    if (one.representativeId === actor.representative) return one;
    const { representativeId, surname, givenName, patronymic, relation } = one;
    return { representativeId, surname, givenName, patronymic, relation };
  });
  return { ...who, person: who.person && { ...who.person, address: undefined }, representatives };
}

async function leaving(ctx: Ctx, record: ChildRecord): Promise<ChildCard["left"]> {
  if (record.status !== "left") return undefined;
  const { childId, leftNoteId, leftCause: cause, leftOn: on } = record;
  const isTold = leftNoteId !== undefined && caresFor(ctx.actor, "each");
  return {
    cause,
    on,
    reason: isTold ? await readNote(ctx, leftNoteId, { subject: childId, field: "reason" }) : undefined,
  };
}

/** A child as papers name it. */
export interface NamedChild {
  /** Surname, given name, patronymic; of a child that is not born yet what its card is called. */
  child: string;
  parts: Pick<Person, "surname" | "givenName" | "patronymic">;
  /** `YYYY-MM-DD`; unknown of a child that is not born yet. */
  birthDate?: string | undefined;
  snils?: string | undefined;
  representatives: string[];
}

/**
 * Who the child is, and who represents it, for a paper that another room makes: that room has authorised and written the audit
 * entry. @throws Refusal not-found
 */
export async function named(ctx: Ctx, childId: ChildId): Promise<NamedChild> {
  const { record } = await load(ctx, childId);
  const [{ data: person }, { data: representatives }] = await Promise.all([
    store.readPerson(ctx, childId),
    readRepresentatives(ctx, childId, record.representativeIds),
  ]);
  const { surname, givenName, patronymic, birthDate, snils } = person;
  const parts = { surname, givenName, patronymic };
  return {
    child: inFull(person),
    parts,
    birthDate: record.expected ? undefined : birthDate,
    snils,
    representatives: representatives.map(inFull).filter(Boolean),
  };
}

const inFull = ({ surname, givenName, patronymic }: Partial<Pick<Person, "surname" | "givenName" | "patronymic">>) =>
  [surname, givenName, patronymic].filter(Boolean).join(" ");

/** The pseudonymous record alone, as the answer to a repeated request gives it; on record too. @throws Refusal not-found */
export async function readRecord(ctx: Ctx, childId: ChildId): Promise<ChildAt> {
  const found = await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "child.look" });
  return found;
}

async function create(ctx: Ctx, child: NewChild): Promise<ChildAt> {
  const now = ctx.now();
  const childId: ChildId = newId("child", now.epochMilliseconds);
  const { sex: _sex, ...person } = child.person;
  const { people: representatives, writes: known } = await whoComes(ctx, child.representatives, "/representatives");
  const representativeIds = representatives.map((r) => r.representativeId);
  const standings = standingsOf(representatives);
  const record = decide.recordOf(child, { childId, representativeIds, createdAt: now.toString() });
  if (standings) record.standings = standings;
  const { municipality } = record;
  const identity = { names: [person], birthDate: person.birthDate, snils: person.snils };
  const alike = await identityWrites(ctx, childId, identity, { confirmed: child.confirmedDistinctFrom });
  const beside = [
    await store.writePerson(ctx, childId, person, "absent"),
    await writeRepresentatives(ctx, childId, representatives, "absent"),
    ...alike.writes,
    ...(await placeWrites(ctx, childId, person)),
    ...(await wordWrites(ctx, childId, person)),
    ...known,
    ...representativeIds.map((id) => store.link(ctx.tenant, id, childId)),
  ];
  const events: ChildEvent[] = [{ type: "child.registered", data: { childId, municipality } }];
  mustFitOneCommit(beside.length + events.length);
  const room = commitLimit - always - beside.length - events.length;
  await save(ctx, {
    writes: [store.write(ctx.tenant, record, "absent"), ...beside, ...alike.pairs.slice(0, room)],
    stream: store.keyOf(ctx.tenant, childId).pk,
    events,
    audit: { subject: childId, action: "child.register", detail: confirmedDetail(child.confirmedDistinctFrom) },
    ref: { kind: "child", id: childId },
  });
  return { record, version: 1 };
}

/** Who was looked at and found to be another child belongs on record: it is a decision. */
export const confirmedDetail = (ids: readonly ChildId[] = []): Record<string, string> =>
  ids.length > 0 ? { distinctFrom: ids.join(",") } : {};
