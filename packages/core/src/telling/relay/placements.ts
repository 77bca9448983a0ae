import type { Ctx } from "../../ground/shared/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/** Whether somebody still works there is asked in the organisation's digest: one mail a day, whoever else it is about. */
export async function placementLookDue(r: Relay, event: Happened<"placement.look-due">): Promise<void> {
  const { agencyId, placementId } = event.data;
  await Digest.collect(r.ctx, { agencyId }, { placement: placementId, at: event.at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
}

/** It did not last, or nobody says whether it did: a coordinator sees what follows. */
export async function openPlacementTask(
  ctx: Ctx,
  event: Happened<"placement.ended" | "placement.look-unanswered">,
  kind: "placement-failed" | "placement-unanswered",
): Promise<void> {
  const { placementId, childId, agencyId, municipality } = event.data;
  await Inbox.openTask(ctx, event, kind, placementId, { placementId, childId, agencyId, municipality });
}
