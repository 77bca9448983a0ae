import * as Inbox from "../../inbox/index.ts";
import type { Effects } from "../events.ts";
import { openPlacementTask, placementLookDue } from "../placements.ts";

/** Placements at work. */
export const effects: Effects = {
  "placement.look-due": placementLookDue,
  "placement.look-unanswered": ({ ctx }, e) => openPlacementTask(ctx, e, "placement-unanswered"),
  "placement.looked": ({ ctx }, e) => Inbox.closeTask(ctx, "placement-unanswered", e.data.placementId),
  "placement.moved": ({ ctx }, { data: { municipality, placementId } }) =>
    Inbox.moveTasks(ctx, municipality, ["placement-unanswered", "placement-failed"], [placementId]),
  "placement.ended": async ({ ctx }, e) => {
    await Inbox.closeTask(ctx, "placement-unanswered", e.data.placementId);
    if (e.data.failed) await openPlacementTask(ctx, e, "placement-failed");
  },
};
