import type { Document } from "../../ground/document/document.ts";
import { all, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, OutgoingId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import { keptDocuments } from "../../ground/vault/documents.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import type { OutgoingRecord } from "./outgoing.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;
type Vault = Pick<Ctx, "bank" | "tenant" | "keys">;

/** What each says, as it was sent. */
export const texts = keptDocuments<OutgoingId>("outgoing");

/** The record, and beside it what it says. */
export const creation = async (ctx: Vault, record: OutgoingRecord, document: Document): Promise<Write[]> => [
  {
    put: {
      key: texts.keyOf("records", ctx.tenant, record.childId, record.outgoingId),
      kind: "outgoing",
      data: record,
    },
    expect: "absent",
  },
  await texts.write(ctx, "outgoing-text", record.childId, record.outgoingId, document),
];

/** @throws Refusal not-found */
export const load = async (ctx: Bank, childId: ChildId, id: OutgoingId): Promise<OutgoingRecord> =>
  (await known<OutgoingRecord>("outgoing", id, () => ctx.bank.get(texts.keyOf("records", ctx.tenant, childId, id))))
    .data;

/** A child's reports, oldest first; strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<OutgoingRecord[]> {
  const found: OutgoingRecord[] = [];
  const range = { prefix: texts.prefix };
  for await (const { data } of all<OutgoingRecord>(ctx.bank, "records", partitionOf(ctx.tenant, childId), range))
    found.push(data);
  return found;
}
