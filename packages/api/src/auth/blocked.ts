import {
  type Actor,
  agencyKey,
  blockKey,
  Conflict,
  type DataBank,
  isSameRight,
  isSessionEnded,
  retrying,
  type Standing,
  type Stored,
  standingKey,
  standingWrite,
  Unavailable,
  type Write,
} from "@marshrut/core/shared";

/** By what an account's rights are at an end, whatever its token says: it was closed itself, has ended the session, or its organisation is closed. */
export type Ended = "block" | "sessions" | "closure";

/** How an account stands, and as whom it was seen last. */
async function standingOf(
  bank: DataBank,
  actor: Actor,
): Promise<{ ended?: Ended | undefined; seen?: Stored<Standing> | undefined }> {
  const { tenant, id } = actor;
  const agency = actor.kind === "specialist" ? [agencyKey(tenant, actor.agency)] : [];
  const [block, seen, own] = await bank.getMany<unknown>([blockKey(tenant, id), standingKey(actor), ...agency]);
  const isClosed = (own?.data as { status?: string } | undefined)?.status === "closed";
  return { ended: block ? "block" : isClosed ? "closure" : undefined, seen: seen as Stored<Standing> | undefined };
}

/**
 * Whether an account that comes with a token has any right; on which day it came, and as whom, is kept.
 * @param session when that began, epoch seconds @param now epoch milliseconds
 */
export const endedBy = (bank: DataBank, actor: Actor, session: number, now: number): Promise<Ended | undefined> =>
  retrying(async () => {
    const { ended: of, seen } = await standingOf(bank, actor);
    const ended = of ?? (seen && isSessionEnded(seen.data, session) ? "sessions" : undefined);
    const write = ended ? undefined : standingWrite(actor, now, seen);
    const isOther = seen !== undefined && !isSameRight(seen.data.actor, actor);
    if (write) await (isOther ? bank.commit([write]) : noted(bank, write));
    return ended;
  });

/** That a day cannot be kept stops nobody: the next request keeps it. */
async function noted(bank: DataBank, write: Write): Promise<void> {
  try {
    await bank.commit([write]);
  } catch (error) {
    if (!(error instanceof Conflict) && !(error instanceof Unavailable)) throw error;
  }
}

/** Who an account is that is named by role and id, as it was seen last; nobody when it is ended, or has another role. */
export async function holderOf(bank: DataBank, tenant: string, by: string): Promise<Actor | undefined> {
  const colon = by.indexOf(":");
  const actor = (await bank.get<Standing>(standingKey({ tenant, id: by.slice(colon + 1) })))?.data.actor;
  return actor?.kind === by.slice(0, colon) && (await stillStands(bank, actor)) ? actor : undefined;
}

/** Whether an account still has the right with which it began something: not ended, and not seen under another since. */
export async function stillStands(bank: DataBank, by: Actor): Promise<boolean> {
  const { ended, seen } = await standingOf(bank, by);
  return !ended && (seen === undefined || isSameRight(seen.data.actor, by));
}
