import type { Actor } from "./actor.ts";
import type { Key, Stored, Write } from "./bank.ts";

/**
 * An account as it was seen last. Accounts are the identity provider's, and a changed role shows in the next token; what rests on an
 * account without a token, the link of an export, is held against this (docs/decisions/0123-files-in-parts.md).
 */
export const standingKey = ({ tenant, id }: Pick<Actor, "tenant" | "id">): Key => ({
  table: "records",
  pk: `T#${tenant}#ACCOUNT#${id}`,
  sk: "STANDING",
});

/** Seconds; longer than anything rests on it. */
const kept = 72 * 3600;

/** @param found what is kept of it by now @param now epoch milliseconds */
export const standingWrite = (actor: Actor, found: Stored<unknown> | undefined, now: number): Write => ({
  put: {
    key: standingKey(actor),
    kind: "standing",
    data: actor,
    expiresAt: Math.floor(now / 1000) + kept,
  },
  expect: found?.version ?? "absent",
});

/** The same account with the same role, over the same territory, organisation or family. */
export const isSameRight = (one: Actor, other: Actor): boolean => rightOf(one) === rightOf(other);

const rightOf = (actor: Actor): string =>
  JSON.stringify(
    Object.entries(actor)
      .filter(([, claim]) => claim !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
