import type { Expectation, Key, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type ChildId, idPattern, type RepresentativeId } from "../../ground/shared/ids.ts";
import { openFields, partitionOf, type Sealed, sealFields } from "../../ground/vault/index.ts";
import type { ChildRecord, Person, Representative } from "./child.ts";

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

/** Of up to a hundred children, in their order; strongly consistent each by itself. */
export const readMany = (ctx: Bank, ids: readonly ChildId[]): Promise<(Stored<ChildRecord> | undefined)[]> =>
  ctx.bank.getMany<ChildRecord>(ids.map((id) => keyOf(ctx.tenant, id)));

/** Orders: gsi1 the children of a municipality, gsi2 all of the tenant; both by age of registration. */
export const write = (tenant: string, record: ChildRecord, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, record.childId),
    kind: "child",
    data: record,
    index: {
      gsi1: { pk: listPk(tenant, record.municipality), sk: record.childId },
      gsi2: { pk: listPk(tenant), sk: record.childId },
    },
  },
  expect,
});

export const listPk = (tenant: string, municipality?: string): string =>
  `T#${tenant}#CHILDREN${municipality === undefined ? "" : `#${municipality}`}`;

/** The children of a representative: one small record for each. */
export const ofRepresentative = (tenant: string, id: RepresentativeId) => `T#${tenant}#REP#${id}`;

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

/** Personal data as read, with the version that a writer compares. */
export interface Opened<T> {
  data: T;
  version: number;
}

const personKey = (tenant: string, childId: ChildId) => place("vault", tenant, childId, "PERSON");

export async function readPerson(ctx: Vault, childId: ChildId): Promise<Opened<PersonalData>> {
  return openPerson(ctx, childId, await ctx.bank.get<Sealed<PersonalData>>(personKey(ctx.tenant, childId)));
}

/** Of up to a hundred children, in their order. */
export async function readPersons(ctx: Vault, ids: readonly ChildId[]): Promise<Opened<PersonalData>[]> {
  const found = await ctx.bank.getMany<Sealed<PersonalData>>(ids.map((id) => personKey(ctx.tenant, id)));
  return Promise.all(ids.map((id, i) => openPerson(ctx, id, found[i])));
}

async function openPerson(
  ctx: Vault,
  childId: ChildId,
  stored: Stored<Sealed<PersonalData>> | undefined,
): Promise<Opened<PersonalData>> {
  if (!stored) throw missing(childId);
  return {
    data: await openFields<PersonalData>(ctx, { subject: childId, path: "person" }, stored.data),
    version: stored.version,
  };
}

export const writePerson = async (
  ctx: Vault,
  childId: ChildId,
  person: PersonalData,
  expect: Expectation,
): Promise<Write> => ({
  put: {
    key: place("vault", ctx.tenant, childId, "PERSON"),
    kind: "person",
    data: await sealFields(ctx, { subject: childId, path: "person" }, person),
  },
  expect,
});

interface SealedRepresentative {
  representativeId: RepresentativeId;
  fields: Sealed<Omit<Representative, "representativeId">>;
}

export async function readRepresentatives(ctx: Vault, childId: ChildId): Promise<Opened<Representative[]>> {
  const key = place("vault", ctx.tenant, childId, "REPRESENTATIVES");
  const stored = await ctx.bank.get<{ representatives: SealedRepresentative[] }>(key);
  if (!stored) throw missing(childId);
  const open = async ({ representativeId, fields }: SealedRepresentative): Promise<Representative> => ({
    representativeId,
    ...(await openFields<Omit<Representative, "representativeId">>(ctx, owner(childId, representativeId), fields)),
  });
  return { data: await Promise.all(stored.data.representatives.map(open)), version: stored.version };
}

/** All representatives of a child are one record, so that a registration stays one transaction. */
export async function writeRepresentatives(
  ctx: Vault,
  childId: ChildId,
  list: Representative[],
  expect: Expectation,
): Promise<Write> {
  const seal = async ({ representativeId, ...fields }: Representative): Promise<SealedRepresentative> => ({
    representativeId,
    fields: await sealFields(ctx, owner(childId, representativeId), fields),
  });
  const representatives = await Promise.all(list.map(seal));
  const key = place("vault", ctx.tenant, childId, "REPRESENTATIVES");
  return { put: { key, kind: "representatives", data: { representatives } }, expect };
}

const owner = (childId: ChildId, id: RepresentativeId) => ({ subject: childId, path: `representatives.${id}` });

// Record and vault are written in one transaction: one without the other is an accident, not a refusal.
const missing = (childId: ChildId) => new Error(`The vault has nothing of ${childId}`);
