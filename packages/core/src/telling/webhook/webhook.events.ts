import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, WebhookId } from "../../ground/shared/ids.ts";

interface About {
  agencyId: AgencyId;
  webhookId: WebhookId;
}

/** What happens to an endpoint, in its agency's partition; `disabled` stands with the delivery that was the last straw. */
export type WebhookEvent =
  | NewEvent<"webhook.registered" | "webhook.changed" | "webhook.rotated" | "webhook.test-asked", About>
  | NewEvent<"webhook.disabled", About & { because: "gone" | "failing" }>;
