import * as Delivery from "@marshrut/core/delivery";
import { type DeliveryId, deliveryIdPattern, systemCtx } from "@marshrut/core/shared";
import * as z from "zod";
import { deps } from "../container/deps.ts";
import { log } from "../log.ts";

// What SES tells of a message, as EventBridge or SNS brings it. Unknown keys are let pass: SES adds to them.
const recipients = z.array(z.object({ emailAddress: z.string().max(320) })).default([]);
const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    destination: z.array(z.string()).default([]),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  }),
  bounce: z
    .object({ bounceType: z.string(), bounceSubType: z.string().default(""), bouncedRecipients: recipients })
    .optional(),
  complaint: z.object({ complainedRecipients: recipients }).optional(),
  deliveryDelay: z.object({ delayType: z.string().max(60) }).optional(),
});
type SesEvent = z.infer<typeof SesEvent>;
const Envelope = z.union([
  z.object({ detail: SesEvent }).transform((e) => [e.detail]),
  z
    .object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) })
    .transform((e) => e.Records.map((r) => SesEvent.parse(JSON.parse(r.Sns.Message)))),
]);

/** Bounces, complaints and suppressions find back to their delivery by the headers that it left with. */
export const handler = async (event: unknown): Promise<{ told: number }> => {
  let told = 0;
  for (const ses of Envelope.parse(event)) {
    const header = (name: string) => ses.mail.headers.find((h) => h.name.toLowerCase() === name)?.value ?? "";
    const [tenant, deliveryId] = [header("x-marshrut-tenant"), header("x-marshrut-delivery")];
    if (!/^[a-z0-9-]{1,60}$/.test(tenant) || !deliveryIdPattern.test(deliveryId)) {
      log("warn", "mail.event.unknown", { eventType: ses.eventType });
      continue;
    }
    // Not an end: SES goes on trying for hours, and then tells of a delivery or a bounce.
    if (ses.eventType === "DeliveryDelay")
      log("info", "mail.delayed", { deliveryId, delayType: ses.deliveryDelay?.delayType });
    for (const returned of meaning(ses)) {
      await Delivery.returned(systemCtx(deps(), tenant, "mail-events"), {
        deliveryId: deliveryId as DeliveryId,
        ...returned,
      });
      told++;
    }
  }
  return { told };
};

function meaning({ bounce, complaint, ...event }: SesEvent): Omit<Delivery.Returned, "deliveryId">[] {
  if (bounce) {
    const suppressed = /suppress/i.test(bounce.bounceSubType);
    const permanent = bounce.bounceType === "Permanent";
    return bounce.bouncedRecipients.map(({ emailAddress: email }) => ({
      email,
      what: "bounce" as const,
      permanent,
      because: suppressed ? ("suppressed" as const) : ("bounce" as const),
    }));
  }
  if (complaint)
    return complaint.complainedRecipients.map(({ emailAddress: email }) => ({
      email,
      what: "complaint" as const,
      permanent: true,
      because: "complaint" as const,
    }));
  // SES took it and then found that it would not send it (a virus): the address is not to blame.
  if (event.eventType === "Reject")
    return event.mail.destination.map((email) => ({
      email,
      what: "bounce" as const,
      permanent: false,
      because: "refused" as const,
    }));
  return [];
}
