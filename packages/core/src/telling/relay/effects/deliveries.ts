import type { DomainEvent } from "../../../ground/shared/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects } from "../events.ts";
import { deliveryFailed, deliveryReturned, resendAsked } from "../resend.ts";
import { webhookDisabled } from "../tell.ts";

/** Letters and webhooks that did not arrive. @param again what follows from the event that was to be told */
export const effectsOf = (again: (r: Relay, event: DomainEvent) => Promise<unknown>): Effects => ({
  "delivery.failed": (r, e) => deliveryFailed(r, e, again),
  "delivery.resend-asked": (r, e) => resendAsked(r, e, again),
  "delivery.bounced": (r, e) => deliveryReturned(r, e, again),
  "delivery.complained": (r, e) => deliveryReturned(r, e, again),
  "delivery.guest-returned": async ({ ctx }, { data: { signUpId, talkId } }) => {
    if (signUpId) await (await import("../../../people/occasion/sign-up.actions.ts")).notReached(ctx, signUpId);
    if (talkId) await (await import("../../../people/talk/attend.actions.ts")).notReached(ctx, talkId);
  },
  "delivery.family-returned": async (r, e) => (await import("../families.ts")).familyReturned(r, e),
  "webhook.disabled": webhookDisabled,
});
