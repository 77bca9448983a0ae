import { mailEvents } from "@marshrut/functions/manifest";
import { physical } from "../infra/names.ts";
import { acceptFrom, type DeadLetters } from "../infra/queue.ts";
import type { Functions } from "./functions.ts";
import type { Sender } from "./mail.ts";

/**
 * Bounces, complaints and refusals find back to their delivery: SES → EventBridge → function; what cannot be told waits in
 * `undelivered`.
 */
export function returns(
  { set }: Sender,
  { functions, undelivered }: { functions: Functions; undelivered: DeadLetters },
): void {
  const fn = functions.named(mailEvents.function);
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
  const rule = new aws.cloudwatch.EventRule("MailReturnsRule", {
    name: physical("mail-returns"),
    description: "Bounces, complaints and refusals of our mail",
    eventPattern: $jsonStringify({
      source: ["aws.ses"],
      detail: { mail: { tags: { "ses:configuration-set": [set.configurationSetName] } } },
    }),
  });
  new aws.lambda.Permission("MailReturnsMayTell", {
    action: "lambda:InvokeFunction",
    function: fn.name,
    principal: "events.amazonaws.com",
    sourceArn: rule.arn,
  });
  new aws.cloudwatch.EventTarget("MailReturnsTarget", {
    rule: rule.name,
    arn: fn.arn,
    deadLetterConfig: { arn: undelivered.queue.arn },
    retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
  });
  acceptFrom(undelivered, [rule.arn]);
}
