import * as Tenant from "../../ground/tenant/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { compose } from "../notification/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/**
 * The region's coordinators see to it, and whoever answers for personal data hears of it at once, at night too: of children neither
 * learns more than how many they were.
 */
export async function auditAlerted({ ctx, mailer, stream }: Relay, event: Happened<"audit.alerted">): Promise<void> {
  const { what, account, count } = event.data;
  await Inbox.openTask(ctx, event, "audit-alert", `${what}#${account}`, { account, alert: what, count });
  const settings = await Tenant.load(ctx);
  await Delivery.deliver(ctx, mailer, {
    eventId: event.eventId,
    stream,
    from: settings.mailFrom,
    guards: [],
    deliveryId: Delivery.deliveryIdOf(event.eventId, "coordinator"),
    audience: "coordinator",
    kind: "audit-alert",
    about: { municipality: undefined },
    to: [Tenant.officerOf(settings)],
    compose: () => compose({ kind: "audit-alert", ...event.data, zone: settings.zone, publicUrl: settings.publicUrl }),
  });
}
