import type { Actor } from "./actor.ts";
import type { Key, Stored, Write } from "./bank.ts";
import type { AgencyId } from "./ids.ts";

/**
 * An account as it was seen last. Accounts are the identity provider's, and a changed role shows in the next token; what rests on an
 * account without a token, the link of an export, is held against this (docs/decisions/0123-files-in-parts.md), and so is who may be
 * the last administrator (docs/decisions/0128-accounts-seen.md).
 */
export interface Standing {
  actor: Actor;
  /** Day of the last use, in UTC. */
  lastUsedOn: string;
  /** Day of the last use as an administrator: who comes in another role by turns is one still. */
  adminOn?: string | undefined;
  /** Tokens of sessions that began no later count no more, epoch seconds: whoever has the account said so. */
  sessionsEndedAt?: number | undefined;
}

/** So long after its last use as such an account counts as an administrator's, in milliseconds. */
const adminFor = 30 * 86_400_000;

/** Whether two are needed to shut it out and to let it in again. @param now epoch milliseconds */
export const wasAdmin = ({ adminOn }: Standing, now: number): boolean =>
  adminOn !== undefined && Date.parse(adminOn) + adminFor > now;

export const standingKey = ({ tenant, id }: Pick<Actor, "tenant" | "id">): Key => ({
  table: "records",
  pk: `T#${tenant}#ACCOUNT#${id}`,
  sk: "STANDING",
});

/**
 * The mark of an account that was closed before its tokens ran out. A token lives for up to an hour after the identity provider
 * disabled its account; this record ends it at once (FAULTS B5).
 */
export interface BlockMark {
  /** Of a system that was taken out of use: its tokens end, until it is added again. Without it, an administrator has shut it out. */
  removed?: true | undefined;
}
export const blockKey = (tenant: string, account: string): Key => ({
  table: "records",
  pk: `T#${tenant}#ACCOUNT#${account}`,
  sk: "BLOCK",
});

/**
 * The record of an organisation, with which the accounts of its people and systems end. Its key stands here, so that whoever looks at a
 * token alone does not load what organisations are.
 */
export const agencyKey = (tenant: string, agencyId: AgencyId): Key => ({
  table: "records",
  pk: `T#${tenant}#AGENCY#${agencyId}`,
  sk: "AGENCY",
});

/** gsi1: those of a tenant by role and id. */
export const standingsPk = (tenant: string) => `T#${tenant}#ACCOUNTS`;

/** Seconds after the last use; longer than anything rests on it. */
const kept = 400 * 86_400;

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** What is new about an account that comes with a token; nothing when it was here today with the same right. @param now epoch milliseconds */
export function standingWrite(actor: Actor, now: number, before: Stored<Standing> | undefined): Write | undefined {
  const lastUsedOn = dayOf(now);
  if (before?.data.lastUsedOn === lastUsedOn && isSameRight(before.data.actor, actor)) return undefined;
  const adminOn = actor.kind === "admin" ? lastUsedOn : before?.data.adminOn;
  return written({ ...before?.data, actor, lastUsedOn, adminOn }, now, before);
}

/** That no session that has begun counts any more. @param now epoch milliseconds */
export const sessionsEnded = (actor: Actor, now: number, before: Stored<Standing> | undefined): Write =>
  written({ lastUsedOn: dayOf(now), ...before?.data, actor, sessionsEndedAt: Math.floor(now / 1000) }, now, before);

/** Whether a token's session is over by that. @param beganAt epoch seconds */
export const isSessionEnded = ({ sessionsEndedAt }: Standing, beganAt: number): boolean =>
  sessionsEndedAt !== undefined && beganAt <= sessionsEndedAt;

const written = (data: Standing, now: number, before: Stored<Standing> | undefined): Write => ({
  put: {
    key: standingKey(data.actor),
    kind: "standing",
    data,
    index: { gsi1: { pk: standingsPk(data.actor.tenant), sk: `${data.actor.kind}#${data.actor.id}` } },
    expiresAt: Math.floor(now / 1000) + kept,
  },
  expect: before?.version ?? "absent",
});

/** The same account with the same role, over the same territory, organisation or family. */
export const isSameRight = (one: Actor, other: Actor): boolean => rightOf(one) === rightOf(other);

const rightOf = (actor: Actor): string =>
  JSON.stringify(
    Object.entries(actor)
      .filter(([, claim]) => claim !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
