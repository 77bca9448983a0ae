import { type Expectation, getAll, type Key, type Stored, type Write } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";

/**
 * Blind index of what identifies: one record for each keyed hash, holding the subjects that share it. Writers compare its
 * version, so that two registrations of the same person at the same moment cannot both find nobody.
 */
export interface Mark {
  key: Key;
  /** Who stands there now. */
  subjects: string[];
  expect: Expectation;
}

interface Subjects {
  subjects: string[];
}

/** Reads who shares this value. @param value folded by the caller, see `fold` and `digits`. */
export async function markOf(ctx: Pick<Ctx, "bank" | "keys" | "tenant">, field: string, value: string): Promise<Mark> {
  const key = await markKey(ctx, field, value);
  return markIn(key, await ctx.bank.get<Subjects>(key));
}

/** The same of many values of a field, in their order; one operation for each hundred. */
export async function marksOf(
  ctx: Pick<Ctx, "bank" | "keys" | "tenant">,
  field: string,
  values: readonly string[],
): Promise<Mark[]> {
  const keys = await Promise.all(values.map((value) => markKey(ctx, field, value)));
  const found = await getAll<Subjects>(ctx.bank, keys);
  return keys.map((key, i) => markIn(key, found[i]));
}

const markKey = async (ctx: Pick<Ctx, "keys" | "tenant">, field: string, value: string): Promise<Key> => ({
  table: "vault",
  pk: await blindPk(ctx, field, value),
  sk: "SUBJECTS",
});

const markIn = (key: Key, found: Stored<Subjects> | undefined): Mark => ({
  key,
  subjects: found?.data.subjects ?? [],
  expect: expectationOf(found),
});

export const joinMark = (mark: Mark, subject: string): Write =>
  written(mark, [...mark.subjects.filter((s) => s !== subject), subject]);

export const leaveMark = (mark: Mark, subject: string): Write => {
  const left = mark.subjects.filter((s) => s !== subject);
  return left.length > 0 ? written(mark, left) : { remove: mark.key, expect: mark.expect };
};

/** Partition of a keyed hash; the tenant is in the hash too, so that equal names of two tenants have nothing in common. */
export const blindPk = async (ctx: Pick<Ctx, "keys" | "tenant">, field: string, value: string): Promise<string> =>
  `T#${ctx.tenant}#BLIND#${field}#${await blindMac(ctx, field, value)}`;

export const blindMac = (ctx: Pick<Ctx, "keys" | "tenant">, field: string, value: string): Promise<string> =>
  ctx.keys.mac("blind-index", JSON.stringify([ctx.tenant, field, value]));

const expectationOf = (found: Stored | undefined): Expectation => found?.version ?? "absent";

const written = ({ key, expect }: Mark, subjects: string[]): Write => ({
  put: { key, kind: "blind", data: { subjects } satisfies Subjects },
  expect,
});
