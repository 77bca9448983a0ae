import { type Expectation, getAll, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { openFields, partitionOf, type Sealed, sealFields } from "../../ground/vault/index.ts";
import { type Opened, whyNothing } from "./child.store.ts";
import type { Representative } from "./child.ts";

type Vault = Pick<Ctx, "bank" | "tenant" | "keys">;

/** Who somebody is, and how to reach them: the same for all children whom they represent. */
export type Contact = Omit<Representative, "representativeId" | OfChild>;
/** What somebody is to one child, and by which paper. */
type OfChild = "relation" | "authority";

/** Representatives of a child. */
export interface OpenedRepresentatives extends Opened<Representative[]> {
  /** Versions of what is kept once for all of a person's children; absent for whoever has a child's card only. */
  shared: ReadonlyMap<RepresentativeId, number>;
}

interface SealedRepresentative {
  representativeId: RepresentativeId;
  fields: SealedFields;
}
type SealedFields = Sealed<Required<Omit<Texts, "authority">>> & { authority?: string };
/** As they are sealed: the paper is one text. */
type Texts = Omit<Contact, "agencyId"> & {
  relation: string;
  agencyId?: string | undefined;
  authority?: string | undefined;
};

/** Those of a child, by one read. @param ids whose contacts are read too: of all of them, as the child's record has them */
export async function readRepresentatives(
  ctx: Vault,
  childId: ChildId,
  ids: readonly RepresentativeId[],
): Promise<OpenedRepresentatives> {
  const keys = [listKey(ctx.tenant, childId), ...ids.map((id) => contactKey(ctx.tenant, id))];
  const [list, ...found] = await ctx.bank.getMany<unknown>(keys);
  if (!list) throw await whyNothing(ctx, childId);
  const shared = new Map(ids.flatMap((id, i) => (found[i] ? [[id, found[i] as Stored<Sealed<Contact>>]] : [])));
  const { representatives } = list.data as { representatives: SealedRepresentative[] };
  const data = await Promise.all(
    representatives.map((one) => open(ctx, childId, one, shared.get(one.representativeId))),
  );
  return { data, version: list.version, shared: new Map([...shared].map(([id, { version }]) => [id, version])) };
}

/** What is kept of people by themselves, whomever they represent; of some there is nothing but a child's card. */
export async function readContacts(
  ctx: Vault,
  ids: readonly RepresentativeId[],
): Promise<Map<RepresentativeId, Opened<Partial<Contact>>>> {
  const found = await getAll<Sealed<Contact>>(
    ctx.bank,
    ids.map((id) => contactKey(ctx.tenant, id)),
  );
  const opened = ids.map(async (id, i): Promise<[RepresentativeId, Opened<Partial<Contact>>][]> => {
    const one = found[i];
    if (!one) return [];
    return [[id, { data: await openFields<Partial<Contact>>(ctx, ofThemselves(id), one.data), version: one.version }]];
  });
  return new Map((await Promise.all(opened)).flat());
}

/** Of somebody who represents nobody; the same record goes on when they do. */
export async function writeOwnContact(
  ctx: Vault,
  id: RepresentativeId,
  contact: Partial<Contact>,
  expect: Expectation,
): Promise<Write> {
  const data = await sealFields(ctx, ofThemselves(id), contact);
  return { put: { key: contactKey(ctx.tenant, id), kind: "contact", data }, expect };
}

export const removeContact = (tenant: string, id: RepresentativeId, expect: Expectation): Write => ({
  remove: contactKey(tenant, id),
  expect,
});

async function open(
  ctx: Vault,
  childId: ChildId,
  { representativeId, fields }: SealedRepresentative,
  shared: Stored<Sealed<Contact>> | undefined,
): Promise<Representative> {
  const owner = ofChild(childId, representativeId);
  const opened = await openFields<Texts>(ctx, owner, shared ? ofChildAlone(fields) : fields);
  const contact = shared && (await openFields<Contact>(ctx, ofThemselves(representativeId), shared.data));
  const { authority, ...rest } = opened;
  const paper = authority === undefined ? undefined : (JSON.parse(authority) as Representative["authority"]);
  return { representativeId, ...(rest as Omit<Representative, "representativeId">), ...contact, authority: paper };
}

/** What is not kept with the person: opened only where the person's own record says the rest. */
const ofChildAlone = ({ relation, authority }: SealedFields): SealedFields => ({ relation, authority }) as SealedFields;

/** All representatives of a child are one record, so that a registration stays one transaction. */
export async function writeRepresentatives(
  ctx: Vault,
  childId: ChildId,
  list: Representative[],
  expect: Expectation,
): Promise<Write> {
  const seal = async ({ representativeId, authority, ...rest }: Representative): Promise<SealedRepresentative> => {
    const texts: Texts = { ...rest, authority: authority && JSON.stringify(authority) };
    return {
      representativeId,
      fields: (await sealFields(ctx, ofChild(childId, representativeId), texts)) as SealedFields,
    };
  };
  const representatives = await Promise.all(list.map(seal));
  return { put: { key: listKey(ctx.tenant, childId), kind: "representatives", data: { representatives } }, expect };
}

/** What holds for all children of a person. It goes before the copy in a child's card, which may be older. */
export async function writeContact(
  ctx: Vault,
  { representativeId, relation: _, authority: __, ...contact }: Representative,
  expect: Expectation,
): Promise<Write> {
  const data = await sealFields<Contact>(ctx, ofThemselves(representativeId), contact);
  return { put: { key: contactKey(ctx.tenant, representativeId), kind: "contact", data }, expect };
}

const listKey = (tenant: string, childId: ChildId): Key => ({
  table: "vault",
  pk: partitionOf(tenant, childId),
  sk: "REPRESENTATIVES",
});

const contactKey = (tenant: string, id: RepresentativeId): Key => ({
  table: "vault",
  pk: partitionOf(tenant, id),
  sk: "CONTACT",
});

const ofChild = (childId: ChildId, id: RepresentativeId) => ({ subject: childId, path: `representatives.${id}` });
const ofThemselves = (id: RepresentativeId) => ({ subject: id, path: "contact" });
