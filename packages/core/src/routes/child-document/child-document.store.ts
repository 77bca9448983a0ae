import { all, type Expectation, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, DocumentId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import { keptDocuments } from "../../ground/vault/documents.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import type { ChildDocument } from "./child-document.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** What each says. */
export const texts = keptDocuments<DocumentId>("document");

export const write = (tenant: string, data: ChildDocument, expect: Expectation): Write => ({
  put: { key: texts.keyOf("records", tenant, data.childId, data.documentId), kind: "child-document", data },
  expect,
});

export interface DocumentAt {
  childId: ChildId;
  documentId: DocumentId;
}

/** @throws Refusal not-found */
export const load = (ctx: Bank, { childId, documentId }: DocumentAt): Promise<Stored<ChildDocument>> =>
  known<ChildDocument>("document", documentId, () =>
    ctx.bank.get(texts.keyOf("records", ctx.tenant, childId, documentId)),
  );

/** A child's, oldest first; strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<ChildDocument>[]> {
  const found: Stored<ChildDocument>[] = [];
  const range = { prefix: texts.prefix };
  for await (const one of all<ChildDocument>(ctx.bank, "records", partitionOf(ctx.tenant, childId), range))
    found.push(one);
  return found;
}
