import { changing } from "../../ground/change/index.ts";
import type { ChildId, Ctx } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { load } from "../../people/child/child.scope.ts";
import type { EmploymentEvent } from "./employment.events.ts";
import * as store from "./employment.store.ts";
import { refOf } from "./placement.decide.ts";
import type { Placement } from "./placement.ts";
import type { Seeker } from "./seeker.ts";

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
