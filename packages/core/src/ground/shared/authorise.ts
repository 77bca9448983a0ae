import type { Actor } from "./actor.ts";
import type { Ctx, Deps } from "./context.ts";
import { newId } from "./ids.ts";
import { readOnce } from "./read-once.ts";
import { notFound, Refusal } from "./refusal.ts";

/** Coordinators, administrators and the platform itself work across all children and agencies of their tenant. */
export const isStaff = (actor: Actor): boolean => ["admin", "coordinator", "system"].includes(actor.kind);

/** @throws Refusal not-found for everybody else: what is not yours does not exist (FAULTS B1). */
export function mustBeStaff(actor: Actor): void {
  if (!isStaff(actor)) throw notFound();
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
