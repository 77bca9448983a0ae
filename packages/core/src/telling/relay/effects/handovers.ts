import * as Handover from "../../../routes/handover/index.ts";
import type { Effects } from "../events.ts";
import { tellHandover } from "../handovers.ts";

/** Hand-overs. */
export const effects: Effects = {
  "handover.proposed": tellHandover,
  "handover.redirected": tellHandover,
  "handover.accepted": async (r, e) => {
    await Handover.carryOut(r.ctx, e.data.handoverId);
    await tellHandover(r, e);
  },
  "handover.declined": tellHandover,
};
