import type { Key, Page, PageRequest, Stored, Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId, ErasureId } from "../../ground/shared/ids.ts";
import type { Destroyed, Erasure } from "./erasure.ts";

/**
 * The register of erasures lies in the safe, apart from what it tells of: a restore of records and vault brings back a state in which
 * nothing was erased, and the register says what must be done again (decision 0107). Numbers, codes, ids and days; nobody's name.
 */
export interface Entry extends Pick<Erasure, "erasureId" | "childId" | "municipality" | "grounds" | "receivedOn"> {
  /** Of the act: `2026-0007`. */
  number: string;
  /** Day of the act. */
  on: string;
  /** With the cards that were merged into it. */
  cards: ChildId[];
  destroyed: Destroyed;
  askedBy: string;
  askedAt: string;
  begun: NonNullable<Erasure["begun"]>;
}

/** How many there are; the number of the year's last act. */
interface Head {
  count: number;
  year: string;
  last: number;
}

type Bank = Pick<Ctx, "bank" | "tenant">;

const pk = (tenant: string) => `T#${tenant}#ERASURES`;
const headKey = (tenant: string): Key => ({ table: "safe", pk: pk(tenant), sk: "HEAD" });
const keyOf = (tenant: string, id: ErasureId): Key => ({ table: "safe", pk: pk(tenant), sk: `ERASURE#${id}` });

/**
 * Writes it down, before its key is destroyed: what is destroyed and not on record could come back. Asked again, the entry is as it was.
 * @returns the entry with the number of its act
 */
export const enter = (ctx: Bank, entry: Omit<Entry, "number">): Promise<Entry> =>
  retrying(async () => {
    const [found, head] = await ctx.bank.getMany<unknown>([keyOf(ctx.tenant, entry.erasureId), headKey(ctx.tenant)]);
    if (found) return found.data as Entry;
    const { count, year, last } = (head?.data as Head | undefined) ?? { count: 0, year: "", last: 0 };
    const thisYear = entry.on.slice(0, 4);
    const next: Head = { count: count + 1, year: thisYear, last: year === thisYear ? last + 1 : 1 };
    const whole: Entry = { ...entry, number: `${thisYear}-${String(next.last).padStart(4, "0")}` };
    await ctx.bank.commit([
      { put: { key: keyOf(ctx.tenant, entry.erasureId), kind: "erasure-entry", data: whole }, expect: "absent" },
      { put: { key: headKey(ctx.tenant), kind: "erasure-head", data: next }, expect: head?.version ?? "absent" },
    ]);
    return whole;
  });

/** How many erasures are on record. */
export const entered = async (ctx: Bank): Promise<number> =>
  (await ctx.bank.list<Head>("safe", pk(ctx.tenant), { prefix: "HEAD" })).items[0]?.data.count ?? 0;

export const entries = (ctx: Bank, page: PageRequest): Promise<Page<Stored<Entry>>> =>
  ctx.bank.list<Entry>("safe", pk(ctx.tenant), { prefix: "ERASURE#" }, page);

/** How many of them these records know: fewer than are on record, where the records are those of an earlier day. */
const doneKey = (tenant: string): Key => ({ table: "records", pk: pk(tenant), sk: "DONE" });

export async function done(ctx: Bank): Promise<{ count: number; write(count: number): Write }> {
  const found = await ctx.bank.get<{ count: number }>(doneKey(ctx.tenant));
  return {
    count: found?.data.count ?? 0,
    write: (count) => ({
      put: { key: doneKey(ctx.tenant), kind: "erasures-done", data: { count } },
      expect: found?.version ?? "absent",
    }),
  };
}
