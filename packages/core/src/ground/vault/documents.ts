import type { Document } from "../document/document.ts";
import { pack, unpack } from "../document/packed.ts";
import type { Key, Stored, Write } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import type { ChildId } from "../shared/ids.ts";
import { openFields, type Sealed, sealFields } from "./fields.ts";
import { partitionOf } from "./subject.ts";

type Vault = Pick<Ctx, "bank" | "tenant" | "keys">;

interface Text {
  document: string;
}

/**
 * What documents about a child say, as they were made: in the vault, beside the record of each.
 * @param noun names them in keys, in what the text is bound to, and its kind
 */
export function keptDocuments<Id extends string>(noun: string) {
  const owner = (childId: ChildId, id: Id) => ({ subject: childId, path: `${noun}.${id}` });
  const prefix = `${noun.toUpperCase()}#`;
  const keyOf = (table: Key["table"], tenant: string, childId: ChildId, id: Id): Key => ({
    table,
    pk: partitionOf(tenant, childId),
    sk: `${prefix}${id}`,
  });
  return {
    prefix,
    keyOf,
    async write(ctx: Vault, kind: string, childId: ChildId, id: Id, document: Document): Promise<Write> {
      const data = await sealFields<Text>(ctx, owner(childId, id), { document: pack(document) });
      return { put: { key: keyOf("vault", ctx.tenant, childId, id), kind, data }, expect: "absent" };
    },
    async read(ctx: Vault, childId: ChildId, id: Id): Promise<Document> {
      const found = await ctx.bank.get<Sealed<Text>>(keyOf("vault", ctx.tenant, childId, id));
      if (!found) throw new Error(`The vault has no text of ${id}`);
      return unpack((await openFields<Text>(ctx, owner(childId, id), found.data)).document);
    },
    /** Bound to another card: for whoever carries the record there. @returns nothing where there is none */
    async rebind(
      ctx: Vault,
      id: Id,
      { from, to }: { from: ChildId; to: ChildId },
    ): Promise<Omit<Stored<Sealed<Text>>, "version"> | undefined> {
      const found = await ctx.bank.get<Sealed<Text>>(keyOf("vault", ctx.tenant, from, id));
      if (!found) return undefined;
      const text = await openFields<Text>(ctx, owner(from, id), found.data);
      const data = await sealFields<Text>(ctx, owner(to, id), text);
      return { key: keyOf("vault", ctx.tenant, to, id), kind: found.kind, data };
    },
  };
}
