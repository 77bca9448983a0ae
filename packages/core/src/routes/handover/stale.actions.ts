import type { ChildId, Ctx } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import { openRouteOf, load as routeOf } from "../route/route.store.ts";
import * as store from "./handover.store.ts";
import { attachmentKinds, type Handover, type HandoverKind, isGuardian } from "./handover.ts";
import { openWork } from "./open-work.ts";
import { proposeAge, proposeMove, proposeOrganisation, proposeRepresentative, withdraw } from "./propose.actions.ts";

/**
 * Nobody takes over a route that has ended, or is another card's since two were merged, or one was split: what is open about it is
 * withdrawn, and where it still holds, for either card, it is proposed anew. Safe to repeat.
 */
export async function withdrawStale(ctx: Ctx, childId: ChildId, cause: string): Promise<void> {
  for (const id of await store.openOnes(ctx, childId)) {
    const { data } = await store.load(ctx, id);
    if (data.routeId === undefined || data.routeId === (await openRouteOf(ctx, childId))) continue;
    const { childId: whose } = (await routeOf(ctx, data.routeId)).data;
    await withdraw(ctx, id);
    for (const child of new Set([childId, whose])) await again[data.kind](ctx, child, data, cause);
  }
}

const again: Record<HandoverKind, (ctx: Ctx, childId: ChildId, of: Handover, cause: string) => Promise<unknown>> = {
  municipality: (ctx, childId, _, cause) => proposeMove(ctx, childId, cause),
  age: async (ctx, childId, { age }) => age !== undefined && proposeAge(ctx, childId, age),
  representative: async (ctx, childId, { from: { representativeId } }, cause) =>
    representativeId && proposeRepresentative(ctx, childId, representativeId, cause),
  async organisation(ctx, childId, { from: { agencyId } }, cause) {
    const { record } = await Child.load(ctx, childId);
    const routeId = await openRouteOf(ctx, childId);
    const work = routeId ? (await openWork(ctx, routeId)).work : [];
    const concerns = [...attachmentKinds.map((kind) => record.attachments[kind]), ...work.map((one) => one.agencyId)];
    if (agencyId && (concerns.includes(agencyId) || isGuardian(record, agencyId)))
      await proposeOrganisation(ctx, childId, agencyId, cause);
  },
};
