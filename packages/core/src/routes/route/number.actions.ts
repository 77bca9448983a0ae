import * as z from "zod";
import {
  auditReads,
  type Ctx,
  mustCareFor,
  type RouteId,
  type StepId,
  type Stored,
} from "../../ground/shared/index.ts";
import { loadMany, numbersPk } from "../step/step.store.ts";
import type { Route } from "./route.ts";

/** What a number in a letter or on a page stands for. */
export const Numbered = z.strictObject({
  routeId: z.string(),
  childId: z.string(),
  stepId: z.string().optional(),
});
export type Numbered = z.infer<typeof Numbered>;

/**
 * Routes and steps by the number that letters show: the last six characters of the id, by chance of several. Staff only; on record
 * with each child. @param only this municipality's
 */
export async function byNumber(ctx: Ctx, number: string, only?: string): Promise<Numbered[]> {
  mustCareFor(ctx.actor, "each");
  const { items } = await ctx.bank.find<{ routeId: RouteId }>("gsi4", numbersPk(ctx.tenant, number), {}, { limit: 20 });
  const routes = items.filter(({ kind }) => kind === "route") as unknown as Stored<Route>[];
  const located = items.filter(({ kind }) => kind === "locator");
  const steps = await loadMany(
    ctx,
    located.map(({ key, data }) => ({
      routeId: data.routeId,
      stepId: key.pk.slice(key.pk.lastIndexOf("#") + 1) as StepId,
    })),
  );
  const found = [...routes, ...steps.flatMap((step) => step ?? [])]
    .map(({ data }) => data)
    .filter(({ municipality }) => !only || municipality === only);
  await auditReads(
    ctx,
    [...new Set(found.map(({ childId }) => childId))].map((subject) => ({ subject, action: "route.by-number" })),
  );
  return found.map((of) => ({
    routeId: of.routeId,
    childId: of.childId,
    stepId: "stepId" in of ? of.stepId : undefined,
  }));
}
