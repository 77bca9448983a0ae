import type { DomainEvent } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Delivery from "../delivery/index.ts";
import { compose, type PlainNotice } from "../notification/index.ts";
import type { Relay } from "./deps.ts";

/**
 * Writes to whoever answers for personal data, at once, at night too: that is what it is told for.
 * @param municipality none of what concerns the whole region
 */
export async function tellOfficer(
  { ctx, mailer, stream }: Relay,
  { eventId }: DomainEvent,
  municipality: string | undefined,
  noticeOf: (settings: Tenant.TenantSettings) => PlainNotice,
): Promise<void> {
  const settings = await Tenant.load(ctx);
  const notice = noticeOf(settings);
  await Delivery.deliver(ctx, mailer, {
    eventId,
    stream,
    from: settings.mailFrom,
    guards: [],
    deliveryId: Delivery.deliveryIdOf(eventId, "coordinator"),
    audience: "coordinator",
    kind: notice.kind,
    about: { municipality },
    to: [Tenant.officerOf(settings)],
    compose: () => compose(notice),
  });
}
