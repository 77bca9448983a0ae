import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { tellOfficer } from "./officer.ts";

/** Somebody has to look at it afterwards, and the data officer hears of it at once, at night too: that is what it is told for. */
export async function emergencyOpened(r: Relay, event: Happened<"emergency.opened">): Promise<void> {
  const { emergencyId, childId, municipality } = event.data;
  await Inbox.openTask(r.ctx, event, "emergency-access", emergencyId, { emergencyId, childId, municipality });
  await tellOfficer(r, event, municipality, ({ publicUrl }) => ({
    kind: "emergency-access",
    emergencyId,
    by: event.by.startsWith("admin:") ? "admin" : "coordinator",
    publicUrl,
  }));
}
