import { type Document, pack, unpack } from "../../ground/document/index.ts";
import { all, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, OutgoingId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import { openFields, partitionOf, type Sealed, sealFields } from "../../ground/vault/index.ts";
import type { OutgoingRecord } from "./outgoing.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;
type Vault = Pick<Ctx, "bank" | "tenant" | "keys">;

const keyOf = (table: Key["table"], tenant: string, childId: ChildId, id: OutgoingId): Key => ({
  table,
  pk: partitionOf(tenant, childId),
  sk: `OUTGOING#${id}`,
});

/** What it says, as it was sent. */
interface Text {
  document: string;
}
const owner = (childId: ChildId, id: OutgoingId) => ({ subject: childId, path: `outgoing.${id}` });

/** The record, and beside it in the vault what it says. */
export async function creation(ctx: Vault, record: OutgoingRecord, document: Document): Promise<Write[]> {
  const { childId, outgoingId } = record;
  const text: Text = { document: pack(document) };
  return [
    {
      put: { key: keyOf("records", ctx.tenant, childId, outgoingId), kind: "outgoing", data: record },
      expect: "absent",
    },
    {
      put: {
        key: keyOf("vault", ctx.tenant, childId, outgoingId),
        kind: "outgoing-text",
        data: await sealFields(ctx, owner(childId, outgoingId), text),
      },
      expect: "absent",
    },
  ];
}

/** @throws Refusal not-found */
export const load = async (ctx: Bank, childId: ChildId, id: OutgoingId): Promise<OutgoingRecord> =>
  (await known<OutgoingRecord>("outgoing", id, () => ctx.bank.get(keyOf("records", ctx.tenant, childId, id)))).data;

export async function readDocument(ctx: Vault, { childId, outgoingId }: OutgoingRecord): Promise<Document> {
  const found = await ctx.bank.get<Sealed<Text>>(keyOf("vault", ctx.tenant, childId, outgoingId));
  if (!found) throw new Error(`The vault has no text of ${outgoingId}`);
  const { document } = await openFields<Text>(ctx, owner(childId, outgoingId), found.data);
  return unpack(document);
}

/** What it says, bound to another card: for whoever carries the report there. @returns nothing where there is none */
export async function rebindText(
  ctx: Vault,
  id: OutgoingId,
  { from, to }: { from: ChildId; to: ChildId },
): Promise<Omit<Stored<Sealed<Text>>, "version"> | undefined> {
  const found = await ctx.bank.get<Sealed<Text>>(keyOf("vault", ctx.tenant, from, id));
  if (!found) return undefined;
  const text = await openFields<Text>(ctx, owner(from, id), found.data);
  const data = await sealFields<Text>(ctx, owner(to, id), text);
  return { key: keyOf("vault", ctx.tenant, to, id), kind: found.kind, data };
}

/** A child's reports, oldest first; strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<OutgoingRecord[]> {
  const found: OutgoingRecord[] = [];
  const range = { prefix: "OUTGOING#" };
  for await (const { data } of all<OutgoingRecord>(ctx.bank, "records", partitionOf(ctx.tenant, childId), range))
    found.push(data);
  return found;
}
