import {
  type Ctx,
  type Expectation,
  getAll,
  idPattern,
  type Key,
  notFound,
  type Page,
  type PageRequest,
  type StandardId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import type { DocumentContent } from "./content.ts";
import type { Edition, StandardDocument, StandardStatus } from "./standard-document.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: StandardId) => `T#${tenant}#STANDARD-DOCUMENT#${id}`;
const keyOf = (tenant: string, id: StandardId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "STANDARD-DOCUMENT",
});
const draftKey = (tenant: string, id: StandardId): Key => ({ ...keyOf(tenant, id), sk: "DRAFT" });
const editionKey = (tenant: string, id: StandardId, n: number): Key => ({
  ...keyOf(tenant, id),
  sk: `EDITION#${String(n).padStart(4, "0")}`,
});
const ofStatus = (tenant: string, status: StandardStatus) => `T#${tenant}#STANDARD-DOCUMENTS#${status}`;

/** gsi1: the tenant's by status. */
export const write = (tenant: string, one: StandardDocument, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one.standardId),
    kind: "standard-document",
    data: one,
    index: { gsi1: { pk: ofStatus(tenant, one.status), sk: one.standardId } },
  },
  expect,
});

/** @param before the version of the draft that was read; 0: there is none yet */
export const writeDraft = (tenant: string, id: StandardId, content: DocumentContent, before = 0): Write => ({
  put: { key: draftKey(tenant, id), kind: "standard-document-draft", data: content },
  expect: before === 0 ? "absent" : before,
});
/** @param before the version of the draft that was read; 0: there is none, and nothing to remove */
export const removeDraft = (tenant: string, id: StandardId, before = 0): Write[] =>
  before === 0 ? [] : [{ remove: draftKey(tenant, id), expect: before }];

export const writeEdition = (tenant: string, edition: Edition): Write => ({
  put: {
    key: editionKey(tenant, edition.standardId, edition.edition),
    kind: "standard-document-edition",
    data: edition,
  },
  expect: "absent",
});

const isId = (id: StandardId) => idPattern("standard").test(id);

/** @throws Refusal not-found */
export async function load(ctx: Bank, id: StandardId): Promise<Stored<StandardDocument>> {
  const found = isId(id) ? await ctx.bank.get<StandardDocument>(keyOf(ctx.tenant, id)) : undefined;
  if (!found) throw notFound();
  return found;
}

export interface Contents {
  content?: DocumentContent | undefined;
  draft?: DocumentContent | undefined;
  /** The version of the draft's record; 0: there is none. */
  draftVersion: number;
}

/** What has been approved, of the edition in force, and the draft. */
export async function contents(ctx: Bank, one: StandardDocument): Promise<Contents> {
  const { standardId, edition, hasDraft } = one;
  const keys = [
    ...(edition > 0 ? [editionKey(ctx.tenant, standardId, edition)] : []),
    ...(hasDraft ? [draftKey(ctx.tenant, standardId)] : []),
  ];
  const found = (await getAll<Edition | DocumentContent>(ctx.bank, keys)).flatMap((stored) => stored ?? []);
  const draft = found.find((stored): stored is Stored<DocumentContent> => "parts" in stored.data);
  return {
    content: found.map(({ data }) => data).find((data): data is Edition => "content" in data)?.content,
    draft: draft?.data,
    draftVersion: draft?.version ?? 0,
  };
}

/** An approved edition as it was. @throws Refusal not-found */
export async function loadEdition(ctx: Bank, id: StandardId, n: number): Promise<Edition> {
  const found = isId(id) ? await ctx.bank.get<Edition>(editionKey(ctx.tenant, id, n)) : undefined;
  if (!found) throw notFound();
  return found.data;
}

/** The editions in force of several. */
export async function editionsInForce(ctx: Bank, of: readonly StandardDocument[]): Promise<Edition[]> {
  const keys = of
    .filter(({ edition }) => edition > 0)
    .map((one) => editionKey(ctx.tenant, one.standardId, one.edition));
  return (await getAll<Edition>(ctx.bank, keys)).flatMap((one) => (one ? [one.data] : []));
}

/** Oldest first, a page of them: each may be large. */
export async function editions(ctx: Bank, id: StandardId, page: PageRequest): Promise<Page<Edition>> {
  const found = await ctx.bank.list<Edition>("records", partition(ctx.tenant, id), { prefix: "EDITION#" }, page);
  return { items: found.items.map(({ data }) => data), next: found.next };
}

/** By age; eventually consistent. */
export const find = (ctx: Bank, status: StandardStatus, page: PageRequest): Promise<Page<Stored<StandardDocument>>> =>
  ctx.bank.find<StandardDocument>("gsi1", ofStatus(ctx.tenant, status), {}, page);
