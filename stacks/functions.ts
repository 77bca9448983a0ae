import { functions as entries, identityTriggers, mailEvents, schedules, streams } from "@marshrut/functions/manifest";
import { type Handler, handler } from "../infra/handler.ts";
import { deadLetters } from "../infra/queue.ts";
import type { Settings } from "../infra/settings.ts";
import { stream, streamPermissions } from "../infra/stream.ts";
import { type Access, grantedTo } from "./access.ts";
import { type Issuer, withIssuer } from "./identity.ts";
import type { Storage } from "./storage.ts";

/** What wakes or tells a function without waiting for its answer. */
const asynchronous: ReadonlySet<string> = new Set([...schedules.map((s) => s.function), mailEvents.function]);
/** Made by the stack of identity. */
const elsewhere: ReadonlySet<string> = new Set(Object.values(identityTriggers));

/**
 * Every function of the product's list, each with the permissions and variables that its entry names and no more, and
 * the streams that feed them.
 */
export function functions(
  settings: Settings,
  { storage, issuer, may }: { storage: Storage; issuer: Issuer; may: Access },
) {
  const known = withIssuer(may, issuer);
  const failed = deadLetters("failed");
  const streamed = deadLetters("streams");

  const all = new Map<string, Handler>(issuer.trigger ? [[issuer.trigger.name, issuer.trigger]] : []);
  for (const entry of entries.filter(({ name }) => !elsewhere.has(name))) {
    const feeds = streams.filter((s) => s.function === entry.name);
    const { environment, permissions } = grantedTo(entry, known);
    const made = handler(entry, {
      settings,
      logKey: storage.operationsKey,
      environment,
      permissions: [
        ...permissions,
        ...feeds.flatMap((s) => streamPermissions(storage.tables[s.table].table, streamed)),
      ],
      failed: asynchronous.has(entry.name) ? failed : undefined,
    });
    for (const s of feeds) stream(s, { table: storage.tables[s.table].table, fn: made.fn, dead: streamed });
    all.set(entry.name, made);
  }
  /** @throws Error for a name that is not in the product's list */
  const named = (name: string): sst.aws.Function => {
    const made = all.get(name);
    if (!made) throw new Error(`There is no function ${name}`);
    return made.fn;
  };
  return { all, named, failed, streamed };
}

export type Functions = ReturnType<typeof functions>;
