import { type Document, pack, unpack } from "../../ground/document/index.ts";
import { all, type Expectation, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type ChildId, type DocumentId, idPattern } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { openFields, partitionOf, type Sealed, sealFields } from "../../ground/vault/index.ts";
import type { ChildDocument } from "./child-document.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;
type Vault = Pick<Ctx, "bank" | "tenant" | "keys">;

const keyOf = (table: Key["table"], tenant: string, childId: ChildId, id: DocumentId): Key => ({
  table,
  pk: partitionOf(tenant, childId),
  sk: `DOCUMENT#${id}`,
});

/** What it says, as it was made. */
interface Text {
  document: string;
}
const owner = (childId: ChildId, id: DocumentId) => ({ subject: childId, path: `document.${id}` });

export const write = (tenant: string, data: ChildDocument, expect: Expectation): Write => ({
  put: { key: keyOf("records", tenant, data.childId, data.documentId), kind: "child-document", data },
  expect,
});

/** Beside the record, in the vault: what it says. */
export async function writeText(
  ctx: Vault,
  { childId, documentId }: ChildDocument,
  document: Document,
): Promise<Write> {
  const text: Text = { document: pack(document) };
  return {
    put: {
      key: keyOf("vault", ctx.tenant, childId, documentId),
      kind: "child-document-text",
      data: await sealFields(ctx, owner(childId, documentId), text),
    },
    expect: "absent",
  };
}

export interface DocumentAt {
  childId: ChildId;
  documentId: DocumentId;
}

/** @throws Refusal not-found */
export async function load(ctx: Bank, { childId, documentId }: DocumentAt): Promise<Stored<ChildDocument>> {
  const found = idPattern("document").test(documentId)
    ? await ctx.bank.get<ChildDocument>(keyOf("records", ctx.tenant, childId, documentId))
    : undefined;
  if (!found) throw notFound();
  return found;
}

export async function readText(ctx: Vault, { childId, documentId }: DocumentAt): Promise<Document> {
  const found = await ctx.bank.get<Sealed<Text>>(keyOf("vault", ctx.tenant, childId, documentId));
  if (!found) throw new Error(`The vault has no text of ${documentId}`);
  return unpack((await openFields<Text>(ctx, owner(childId, documentId), found.data)).document);
}

/** What it says, bound to another card: for whoever carries the document there. @returns nothing where there is none */
export async function rebindText(
  ctx: Vault,
  id: DocumentId,
  { from, to }: { from: ChildId; to: ChildId },
): Promise<Omit<Stored<Sealed<Text>>, "version"> | undefined> {
  const found = await ctx.bank.get<Sealed<Text>>(keyOf("vault", ctx.tenant, from, id));
  if (!found) return undefined;
  const text = await openFields<Text>(ctx, owner(from, id), found.data);
  const data = await sealFields<Text>(ctx, owner(to, id), text);
  return { key: keyOf("vault", ctx.tenant, to, id), kind: found.kind, data };
}

/** A child's, oldest first; strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<ChildDocument>[]> {
  const found: Stored<ChildDocument>[] = [];
  const range = { prefix: "DOCUMENT#" };
  for await (const one of all<ChildDocument>(ctx.bank, "records", partitionOf(ctx.tenant, childId), range))
    found.push(one);
  return found;
}
