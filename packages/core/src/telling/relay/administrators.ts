import * as Second from "../../ground/second/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Delivery from "../delivery/index.ts";
import { compose } from "../notification/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/**
 * Accounts have no addresses here and administrators no inbox, so that whoever answers for personal data hears at once that one of them is
 * to be shut out or let in, and tells the others.
 */
export async function administratorAsked(
  { ctx, mailer, stream }: Relay,
  event: Happened<"second.asked">,
): Promise<void> {
  const { act, subject: account, confirmationId } = event.data;
  if (act !== "account.block" && act !== "account.unblock") return;
  const settings = await Tenant.load(ctx);
  const { publicUrl, zone } = settings;
  const until = await Second.until(ctx, confirmationId);
  await Delivery.deliver(ctx, mailer, {
    eventId: event.eventId,
    stream,
    from: settings.mailFrom,
    guards: [],
    deliveryId: Delivery.deliveryIdOf(event.eventId, "coordinator"),
    audience: "coordinator",
    kind: "administrator-asked",
    about: { municipality: undefined },
    to: [Tenant.officerOf(settings)],
    compose: async () => compose({ kind: "administrator-asked", act, account, until, zone, publicUrl }),
  });
}
