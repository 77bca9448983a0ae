import { mailEvents } from "@marshrut/functions/manifest";
import type { DeadLetters } from "../infra/queue.ts";
import { rule } from "../infra/rule.ts";
import type { Functions } from "./functions.ts";
import type { Sender } from "./mail.ts";

/**
 * Bounces, complaints and refusals find back to their delivery: SES → EventBridge → function; what cannot be told waits in
 * `undelivered`.
 */
export function returns(
  { set }: Sender,
  { functions, undelivered }: { functions: Functions; undelivered: DeadLetters },
): aws.cloudwatch.EventRule {
  const account = aws.getCallerIdentityOutput().accountId;
  const region = aws.getRegionOutput().region;
  new aws.sesv2.ConfigurationSetEventDestination("MailReturns", {
    configurationSetName: set.configurationSetName,
    eventDestinationName: "returns",
    eventDestination: {
      enabled: true,
      matchingEventTypes: [...mailEvents.types],
      eventBridgeDestination: { eventBusArn: $interpolate`arn:aws:events:${region}:${account}:event-bus/default` },
    },
  });
  return rule(
    {
      name: "mail-returns",
      description: "Bounces, complaints and refusals of our mail",
      pattern: {
        source: ["aws.ses"],
        detail: { mail: { tags: { "ses:configuration-set": [set.configurationSetName] } } },
      },
      tried: { seconds: 86_400, times: 185 },
    },
    { fn: functions.named(mailEvents.function), dead: undelivered },
  );
}
