import type { NewEvent } from "../../ground/shared/events.ts";
import type {
  AgencyId,
  ChildId,
  DeliveryId,
  RepresentativeId,
  RouteId,
  SignUpId,
  StepId,
  TalkId,
  WebhookId,
} from "../../ground/shared/ids.ts";
import type { Audience } from "./delivery.ts";

interface About {
  deliveryId: DeliveryId;
  round: number;
  /** Of the mail, or the public type of what a webhook tells. */
  kind: string;
  agencyId: AgencyId;
  webhookId?: WebhookId;
  stepId?: StepId;
  routeId?: RouteId;
  childId?: ChildId;
  audience?: Audience;
}

/** What happens to a delivery once it has been tried, in its own partition. */
export type DeliveryEvent =
  | NewEvent<"delivery.failed" | "delivery.resend-asked" | "delivery.bounced" | "delivery.complained", About>
  /** One to somebody who has signed up for an event, or submitted a talk to it, who is known by that alone. */
  | NewEvent<
      "delivery.guest-returned",
      {
        deliveryId: DeliveryId;
        signUpId?: SignUpId | undefined;
        talkId?: TalkId | undefined;
        municipality?: string | undefined;
      }
    >
  /** A letter to somebody of a family came back, whose address stands nowhere but with them. */
  | NewEvent<
      "delivery.family-returned",
      {
        deliveryId: DeliveryId;
        memberId: RepresentativeId;
        municipality?: string | undefined;
        childId?: ChildId | undefined;
      }
    >;
