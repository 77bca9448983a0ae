import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { tellOfficer } from "./officer.ts";

/**
 * The region's coordinators see to it, and whoever answers for personal data hears of it at once, at night too: of children neither
 * learns more than how many they were.
 */
export async function auditAlerted(r: Relay, event: Happened<"audit.alerted">): Promise<void> {
  const { what, account, count } = event.data;
  await Inbox.openTask(r.ctx, event, "audit-alert", `${what}#${account}`, { account, alert: what, count });
  await tellOfficer(r, event, undefined, ({ zone, publicUrl }) => ({
    kind: "audit-alert",
    ...event.data,
    zone,
    publicUrl,
  }));
}
