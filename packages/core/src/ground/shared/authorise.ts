import type { Actor } from "./actor.ts";
import type { Ctx, Deps } from "./context.ts";
import { newId } from "./ids.ts";
import { readOnce } from "./read-once.ts";
import { notFound, Refusal } from "./refusal.ts";

/** Something that belongs to a municipality; without one it is the region's. */
export interface Placed {
  municipality?: string | undefined;
}

/**
 * Whose business something is: what has a municipality, or several sides that have one; `region`: the whole tenant's; `each`: by itself
 * nobody's, since each thing that is touched is asked for its own, or the list is cut by {@link within}.
 */
export type Territory = Placed | readonly Placed[] | "region" | "each";

/** The one municipality that a coordinator is limited to. Everybody else's right has other limits, or none. */
export const reachOf = (actor: Actor): string | undefined =>
  actor.kind === "coordinator" ? actor.municipality : undefined;

/** The municipality to which a list is cut: the own one, whatever is asked for, else the one that is asked for. */
export const within = (actor: Actor, wanted?: string): string | undefined => reachOf(actor) ?? wanted;

const staffKinds: readonly Actor["kind"][] = ["admin", "coordinator", "system"];

/**
 * Whether it is the actor's business by office. Administrators and the platform itself work across the whole tenant, and so do
 * coordinators but those of one municipality. Who asks must say what it is about, so that no action forgets the territory (FAULTS B22).
 */
export function isStaff(actor: Actor, of: Territory): boolean {
  if (!staffKinds.includes(actor.kind)) return false;
  const own = reachOf(actor);
  if (own === undefined) return true;
  if (typeof of === "string") return of === "each";
  return [of].flat().some(({ municipality }) => municipality === own);
}

/** @throws Refusal not-found for everybody else: what is not yours does not exist (FAULTS B1). */
export function mustBeStaff(actor: Actor, of: Territory): void {
  if (!isStaff(actor, of)) throw notFound();
}

/** The same of what tells of a child: running the platform gives nobody a look at it (decision 0113). */
export const caresFor = (actor: Actor, of: Territory): boolean => actor.kind !== "admin" && isStaff(actor, of);

/** @throws Refusal not-found for everybody else */
export function mustCareFor(actor: Actor, of: Territory): void {
  if (!caresFor(actor, of)) throw notFound();
}

/** An optimistic writer's version against the record's. @throws Refusal conflict.version */
export function mustMatch(version: number, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw new Refusal(
    "conflict.version",
    {
      ru: "Запись изменилась с тех пор, как вы её читали. Прочитайте её снова.",
      en: "The record has changed since you read it. Read it again.",
    },
    { current: { version } },
  );
}

/** The platform itself for one piece of work, a task of a machine or an event to tell, that reads each record once. */
export const taskCtx = (deps: Deps, tenant: string, name: string): Ctx =>
  systemCtx({ ...deps, bank: readOnce(deps.bank) }, tenant, name);

/** The platform itself as an actor, e.g. `system:relay`. */
export const systemCtx = (deps: Deps, tenant: string, name: string): Ctx => ({
  ...deps,
  tenant,
  actor: { kind: "system", id: name, tenant },
  requestId: newId("request", deps.now().epochMilliseconds),
});
