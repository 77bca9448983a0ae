import type { Temporal } from "temporal-polyfill";
import { all, commitLimit, type Key, type Page, type PageRequest, type TableName, type Write } from "../shared/bank.ts";
import { type AuditEntry, auditWrite, type Ctx } from "../shared/context.ts";
import type { Files } from "../shared/files.ts";
import type { ChildId } from "../shared/ids.ts";
import type { TermName } from "./terms.ts";

/** The first day that is kept, and the instant at which it begins where the tenant is. */
export interface Before {
  day: Temporal.PlainDate;
  at: Temporal.Instant;
}

/** What goes when its term is over, as its room knows it. */
export interface Over<Item = unknown> {
  term: TermName;
  /** Of what is older, the oldest first. A page may have fewer than it looked at, and more behind it. */
  over(ctx: Ctx, before: Before, page: PageRequest): Promise<Page<Item>>;
  /** About which child it is: as long as a request or a complaint about it is open, it is kept. */
  childOf?(item: Item): ChildId | undefined;
  /** Why it is kept all the same, for a reason of its own. */
  held?(ctx: Ctx, item: Item): Promise<string | undefined>;
}

/** What goes by itself. The round, and what is kept for a reason that holds for all, are told once: room `retention`. */
export interface Expiring<Item = unknown> extends Over<Item> {
  /** With an entry in the log. Safe to repeat. @param because in words, for who finds it gone; names nobody */
  letGo(ctx: Ctx, files: Files, item: Item, because: string): Promise<void>;
}

/** Removes what lies in these places. The record by which it is found goes last, with the entry: what is cut short is found again. */
export async function removeWhole(
  ctx: Ctx,
  places: readonly (readonly [TableName, string])[],
  { last, audit }: { last: Key; audit: AuditEntry },
): Promise<void> {
  const keys: Key[] = [];
  for (const [table, pk] of places) for await (const { key } of all(ctx.bank, table, pk)) keys.push(key);
  const gone = (key: Key): Write => ({ remove: key, expect: "any" });
  const before = keys.filter(({ table, pk, sk }) => table !== last.table || pk !== last.pk || sk !== last.sk);
  for (let i = 0; i < before.length; i += commitLimit)
    await ctx.bank.commit(before.slice(i, i + commitLimit).map(gone));
  await ctx.bank.commit([gone(last), auditWrite(ctx, audit)]);
}
