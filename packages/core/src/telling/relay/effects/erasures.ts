import * as Inbox from "../../inbox/index.ts";
import { erasureAnnounced, erasureAsked, erasureRefused } from "../erasures.ts";
import type { Effects } from "../events.ts";

/** Erasures. */
export const effects: Effects = {
  "erasure.asked": erasureAsked,
  "erasure.announced": erasureAnnounced,
  "erasure.refused": erasureRefused,
  "erasure.stalled": ({ ctx }, e) => Inbox.openTask(ctx, e, "erasure-stalled", e.data.erasureId, e.data),
};
