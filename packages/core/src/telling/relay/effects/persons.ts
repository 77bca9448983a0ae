import * as Second from "../../../ground/second/index.ts";
import * as Inbox from "../../inbox/index.ts";
import { administratorAsked } from "../administrators.ts";
import { auditAlerted } from "../alerts.ts";
import { emergencyOpened } from "../emergencies.ts";
import type { Effects } from "../events.ts";

/** What two persons decide, and what administrators look at. */
export const effects: Effects = {
  "second.asked": async (r, e) => {
    const { act, confirmationId, municipality } = e.data;
    if (Second.adminActs.includes(act)) return administratorAsked(r, e);
    await Inbox.openTask(r.ctx, e, "second-person", confirmationId, { confirmationId, municipality });
  },
  "second.given": ({ ctx }, e) => Inbox.closeTask(ctx, "second-person", e.data.confirmationId),
  "second.declined": ({ ctx }, e) => Inbox.closeTask(ctx, "second-person", e.data.confirmationId),
  "emergency.opened": emergencyOpened,
  "emergency.reviewed": ({ ctx }, e) => Inbox.closeTask(ctx, "emergency-access", e.data.emergencyId),
  "audit.alerted": auditAlerted,
};
