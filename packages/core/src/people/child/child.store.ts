import { type Expectation, getAll, type Key, type Place, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import {
  type AgencyId,
  type ChildId,
  type ErasureId,
  type FamilyId,
  idPattern,
  type RepresentativeId,
} from "../../ground/shared/ids.ts";
import { KeyDestroyed } from "../../ground/shared/keyring.ts";
import { openFields, partitionOf, type Sealed, sealFields } from "../../ground/vault/index.ts";
import { type Likeness, likenessOf } from "../likeness/index.ts";
import type { ChildRecord, FormerName, Person } from "./child.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;
type Vault = Pick<Ctx, "bank" | "tenant" | "keys">;

/** What the vault keeps of a child: all of the person but the sex, which the record has. */
export type PersonalData = Omit<Person, "sex">;

const place = (table: Key["table"], tenant: string, childId: ChildId, sk: string): Key => ({
  table,
  pk: partitionOf(tenant, childId),
  sk,
});

export const keyOf = (tenant: string, childId: ChildId): Key => place("records", tenant, childId, "CHILD");

/** Strongly consistent. An id that cannot be one is simply not there. */
export const read = async (ctx: Bank, childId: ChildId): Promise<Stored<ChildRecord> | undefined> =>
  idPattern("child").test(childId) ? ctx.bank.get<ChildRecord>(keyOf(ctx.tenant, childId)) : undefined;

/** Of many children, in their order; strongly consistent each by itself. */
export const readMany = (ctx: Bank, ids: readonly ChildId[]): Promise<(Stored<ChildRecord> | undefined)[]> =>
  getAll<ChildRecord>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );

/**
 * Orders: gsi1 the children of a municipality, gsi2 all of the tenant, gsi3 those born in a month, gsi4 those of a school or
 * kindergarten; all by age of registration. A merged card is in none, one that was erased in an order of its own, for the figures, and one of
 * a child that is not born yet in an order of such cards alone: no list, figure or round of children meets it.
 */
export const write = (tenant: string, record: ChildRecord, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, record.childId),
    kind: "child",
    data: record,
    index: placesOf(tenant, record),
  },
  expect,
});

function placesOf(tenant: string, record: ChildRecord): Stored["index"] {
  const { childId: sk, municipality, mergedInto, erasure, expected, born } = record;
  if (mergedInto) return undefined;
  if (erasure) return { gsi2: { pk: erasedPk(tenant), sk } };
  if (expected) return { gsi1: { pk: expectedPk(tenant, municipality), sk }, gsi2: { pk: expectedPk(tenant), sk } };
  return {
    gsi1: { pk: listPk(tenant, municipality), sk },
    gsi2: { pk: listPk(tenant), sk },
    gsi3: { pk: bornPk(tenant, born), sk },
    gsi4: learning(tenant, record),
  };
}

/** Where a child learns: its school, and before it has one its kindergarten. */
export const learnsAt = ({ attachments }: Pick<ChildRecord, "attachments">): AgencyId | undefined =>
  attachments.school ?? attachments.kindergarten;

function learning(tenant: string, record: ChildRecord): Place | undefined {
  const agencyId = learnsAt(record);
  return agencyId && { pk: learningPk(tenant, agencyId), sk: record.childId };
}

export const learningPk = (tenant: string, agencyId: AgencyId): string => `T#${tenant}#AGENCY#${agencyId}#CHILDREN`;

/** Whether a card stands in all orders that its record names: those of an older program stand in fewer. */
export const isPlaced = (tenant: string, { data, index }: Stored<ChildRecord>): boolean =>
  data.mergedInto !== undefined ||
  data.erasure !== undefined ||
  data.expected !== undefined ||
  (index?.gsi3 !== undefined && index.gsi4?.pk === learning(tenant, data)?.pk);

export const listPk = (tenant: string, municipality?: string): string =>
  `T#${tenant}#CHILDREN${municipality === undefined ? "" : `#${municipality}`}`;

/** gsi1 those of a municipality, gsi2 all of the tenant: children who are not born yet, by age of registration. */
export const expectedPk = (tenant: string, municipality?: string): string =>
  `T#${tenant}#EXPECTED${municipality === undefined ? "" : `#${municipality}`}`;

/** gsi2: children whose personal data was destroyed. */
export const erasedPk = (tenant: string): string => `T#${tenant}#CHILDREN-ERASED`;

/** @param month `YYYY-MM` */
export const bornPk = (tenant: string, month: string): string => `T#${tenant}#BORN#${month}`;

/** As long as this holds, the card is as it was read: not merged into another meanwhile, say. */
export const unchanged = (tenant: string, childId: ChildId, version: number): Write => ({
  check: keyOf(tenant, childId),
  expect: version,
});

/** The children of a representative: one small record for each. */
export const ofRepresentative = (tenant: string, id: RepresentativeId) => `T#${tenant}#REP#${id}`;

/** Of which family somebody is a member: one at most. */
export interface Membership {
  familyId: FamilyId;
}
/** The family's own record, which the room of families keeps. */
export const familyKey = (tenant: string, familyId: FamilyId): Key => ({
  table: "records",
  pk: partitionOf(tenant, familyId),
  sk: "FAMILY",
});
export const membershipKey = (tenant: string, id: RepresentativeId): Key => ({
  table: "records",
  pk: ofRepresentative(tenant, id),
  sk: "FAMILY",
});

export const link = (tenant: string, representative: RepresentativeId, childId: ChildId): Write => ({
  put: {
    key: { table: "records", pk: ofRepresentative(tenant, representative), sk: `CHILD#${childId}` },
    kind: "representation",
    data: { representativeId: representative, childId },
  },
  expect: "absent",
});

export const unlink = (tenant: string, representative: RepresentativeId, childId: ChildId): Write => ({
  remove: { table: "records", pk: ofRepresentative(tenant, representative), sk: `CHILD#${childId}` },
  expect: "any",
});

/**
 * Whoever is forgotten with the last of their children has a mark, so that nobody brings them a child in the moment between the last
 * look and the end of their key. It stays where they were forgotten.
 */
const forgottenKey = (tenant: string, id: RepresentativeId): Key => ({
  table: "records",
  pk: ofRepresentative(tenant, id),
  sk: "FORGOTTEN",
});
/** By which erasures: children of one family may be erased at once, and the mark stays until none of them wants it. */
interface Forgotten {
  by?: ErasureId[];
}
export const forgottenBy = async (ctx: Pick<Ctx, "bank" | "tenant">, id: RepresentativeId) => {
  const found = await ctx.bank.get<Forgotten>(forgottenKey(ctx.tenant, id));
  return { by: found?.data.by ?? [], version: found?.version };
};
/** @param by nobody: the mark goes */
export const markForgotten = (tenant: string, id: RepresentativeId, by: ErasureId[], expect: Expectation): Write => {
  const key = forgottenKey(tenant, id);
  return by.length > 0
    ? { put: { key, kind: "forgotten", data: { by } satisfies Forgotten }, expect }
    : { remove: key, expect };
};
/** For whoever brings them another child. */
export const mustNotBeForgotten = (tenant: string, id: RepresentativeId): Write => ({
  check: forgottenKey(tenant, id),
  expect: "absent",
});

/** Personal data as read, with the version that a writer compares. */
export interface Opened<T> {
  data: T;
  version: number;
}

/** Former names stay sealed until somebody who may see them asks, see {@link openFormerNames}. */
export interface OpenedPerson extends Opened<PersonalData> {
  formerNames?: string | undefined;
}

/** The likeness is there since cards are compared by it. */
type SealedPerson = Sealed<PersonalData> & { formerNames?: string; likeness?: string };

const personKey = (tenant: string, childId: ChildId) => place("vault", tenant, childId, "PERSON");

export async function readPerson(ctx: Vault, childId: ChildId): Promise<OpenedPerson> {
  return openPerson(ctx, childId, await ctx.bank.get<SealedPerson>(personKey(ctx.tenant, childId)));
}

/** The same of a card that may have nothing in the vault any more. */
export async function readPersonIfAny(ctx: Vault, childId: ChildId): Promise<OpenedPerson | undefined> {
  const found = await ctx.bank.get<SealedPerson>(personKey(ctx.tenant, childId));
  return found && openPerson(ctx, childId, found);
}

/** Of many children, in their order. */
export async function readPersons(ctx: Vault, ids: readonly ChildId[]): Promise<OpenedPerson[]> {
  const keys = ids.map((id) => personKey(ctx.tenant, id));
  const found = await getAll<SealedPerson>(ctx.bank, keys);
  return Promise.all(ids.map((id, i) => openPerson(ctx, id, found[i])));
}

async function openPerson(ctx: Vault, childId: ChildId, stored: Stored<SealedPerson> | undefined) {
  if (!stored) throw await whyNothing(ctx, childId);
  const { formerNames, likeness: _, ...sealed } = stored.data;
  return { data: await openFields<PersonalData>(ctx, ofPerson(childId), sealed), version: stored.version, formerNames };
}

/** The child's former names, oldest first. The caller has made sure that staff asks. */
export async function openFormerNames(
  ctx: Vault,
  childId: ChildId,
  { formerNames }: Pick<OpenedPerson, "formerNames">,
): Promise<FormerName[]> {
  if (formerNames === undefined) return [];
  const opened = await openFields<{ formerNames: string }>(ctx, ofPerson(childId), { formerNames });
  return JSON.parse(opened.formerNames) as FormerName[];
}

export async function writePerson(
  ctx: Vault,
  childId: ChildId,
  person: PersonalData,
  expect: Expectation,
  formerNames: readonly FormerName[] = [],
): Promise<Write> {
  const former = { formerNames: formerNames.length > 0 ? JSON.stringify(formerNames) : undefined };
  const { birthDate, snils } = person;
  const likeness = JSON.stringify(await likenessOf(ctx, { names: [...formerNames, person], birthDate, snils }));
  const data = await sealFields(ctx, ofPerson(childId), { ...person, ...former, likeness });
  return { put: { key: personKey(ctx.tenant, childId), kind: "person", data }, expect };
}

/**
 * By what children are compared, in their order; nothing else of them is opened. None of a card that an older program wrote and
 * nobody has written since.
 */
export async function readLikenesses(ctx: Vault, ids: readonly ChildId[]): Promise<(Likeness | undefined)[]> {
  const found = await getAll<SealedPerson>(
    ctx.bank,
    ids.map((id) => personKey(ctx.tenant, id)),
  );
  return Promise.all(
    found.map(async (stored, i) => {
      const likeness = stored?.data.likeness;
      if (likeness === undefined) return undefined;
      const opened = await openFields<{ likeness: string }>(ctx, ofPerson(ids[i]!), { likeness });
      return JSON.parse(opened.likeness) as Likeness;
    }),
  );
}

const ofPerson = (childId: ChildId) => ({ subject: childId, path: "person" });

// Record and vault are written in one transaction: one without the other is an accident, not a refusal.
/** Whoever comes after an erasure finds no more than whoever came while it was under way. */
export async function whyNothing(ctx: Bank, childId: ChildId): Promise<Error> {
  const card = await read(ctx, childId);
  return card?.data.erasure ? new KeyDestroyed(`${childId} was erased`) : missing(childId);
}

const missing = (childId: ChildId) => new Error(`The vault has nothing of ${childId}`);
