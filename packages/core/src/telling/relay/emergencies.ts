import * as Tenant from "../../ground/tenant/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { compose } from "../notification/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/** Somebody has to look at it afterwards, and the data officer hears of it at once, at night too: that is what it is told for. */
export async function emergencyOpened(r: Relay, event: Happened<"emergency.opened">): Promise<void> {
  const { ctx, mailer, stream } = r;
  const { emergencyId, childId, municipality } = event.data;
  await Inbox.openTask(ctx, event, "emergency-access", emergencyId, { emergencyId, childId, municipality });
  const settings = await Tenant.load(ctx);
  await Delivery.deliver(ctx, mailer, {
    eventId: event.eventId,
    stream,
    from: settings.mailFrom,
    guards: [],
    deliveryId: Delivery.deliveryIdOf(event.eventId, "coordinator"),
    audience: "coordinator",
    kind: "emergency-access",
    about: { municipality },
    to: [Tenant.officerOf(settings)],
    compose: () =>
      compose({
        kind: "emergency-access",
        emergencyId,
        by: event.by.startsWith("admin:") ? "admin" : "coordinator",
        publicUrl: settings.publicUrl,
      }),
  });
}
