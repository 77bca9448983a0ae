import { changing } from "../../ground/change/index.ts";
import type { ChildId, Ctx } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { load } from "../../people/child/child.scope.ts";
import type { EmploymentEvent } from "./employment.events.ts";
import * as store from "./employment.store.ts";
import { freed } from "./placement.actions.ts";
import { forgotten, refOf } from "./placement.decide.ts";
import type { Placement } from "./placement.ts";
import type { LeaveCause, Seeker } from "./seeker.ts";

const seekers = changing<store.SeekerAt, Seeker, EmploymentEvent>({
  load: store.loadSeeker,
  authorise: () => {},
  writes: ({ tenant }, before, after) => [store.writeSeeker(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, seekerId }) => ({ subject: childId, detail: { seekerId } }),
});
const placements = changing<store.PlacementAt, Placement, EmploymentEvent>({
  load: store.loadPlacement,
  authorise: () => {},
  writes: ({ tenant }, before, after) => [store.writePlacement(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, placementId }) => ({ subject: childId, detail: { placementId } }),
});

/**
 * Those who look for work, and their places, are where the child is now: after a move, and after cards were merged or parted. By the
 * platform alone; safe to repeat.
 */
export async function follow(ctx: Ctx, childId: ChildId): Promise<void> {
  const child = await unlessRefused(() => load(ctx, childId));
  if (!child) return;
  const { municipality } = child.record;
  for (const { data } of await store.seekersOf(ctx, childId))
    await seekers(ctx, data, { action: "seeker.move" }, ({ data: seeker }) =>
      seeker.municipality === municipality
        ? { events: [] }
        : {
            events: [{ type: "seeker.moved", data: { seekerId: seeker.seekerId, childId } }],
            after: { ...seeker, municipality },
          },
    );
  for (const { data } of await store.placementsOf(ctx, childId))
    await placements(ctx, data, { action: "placement.move" }, ({ data: placement }) =>
      placement.municipality === municipality
        ? { events: [] }
        : {
            events: [{ type: "placement.moved", data: { ...refOf(placement), municipality } }],
            after: { ...placement, municipality },
          },
    );
}

/** Of a child that is here no more nobody looks for work any more, and stands in lists of those who do. Safe to repeat. */
export async function stopLooking(ctx: Ctx, childId: ChildId, cause: LeaveCause): Promise<void> {
  const on = (await Tenant.today(ctx)).toString();
  for (const { data } of await store.seekersOf(ctx, childId))
    await seekers(ctx, data, { action: "seeker.leave" }, ({ data: seeker }) =>
      seeker.status === "looking"
        ? {
            events: [{ type: "seeker.left", data: { seekerId: seeker.seekerId, childId } }],
            after: { ...seeker, status: "left", left: { on, cause } },
          }
        : { events: [] },
    );
}

/** Everything about the child is being destroyed: no organisation is asked after anybody, and places are free. Safe to repeat. */
export async function forgetAll(ctx: Ctx, childId: ChildId): Promise<void> {
  const today = (await Tenant.today(ctx)).toString();
  for (const { data } of await store.placementsOf(ctx, childId))
    await placements(ctx, data, { action: "placement.end" }, async ({ data: placement }) => {
      if (placement.status === "ended") return { events: [] };
      const decided = forgotten(placement, today);
      return { ...decided, writes: await freed(ctx, decided.after) };
    });
  await stopLooking(ctx, childId, "other");
}
