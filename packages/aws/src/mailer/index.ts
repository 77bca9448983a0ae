import { type SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { type Mailer, MailRejected } from "@marshrut/core/shared";
import { mayPass, nameOf, unavailable } from "../retry/index.ts";
import { composed, recipient } from "./message.ts";

export { sesClient } from "./client.ts";

/** Most bytes of a raw message, by SES's quotas. */
const mostBytes = 10 * 1024 * 1024;

/** Mail through SES. SES puts a Message-ID of its own in place of ours; bounces and complaints name the provider's id. */
export function sesMailer(client: SESClient): Mailer {
  return {
    async send(mail) {
      const to = recipient(mail.to);
      const raw = await composed({ ...mail, to });
      if (raw.length > mostBytes) throw new MailRejected("too-large");
      // The envelope is named, so that whatever stands in the headers, the message goes to one address.
      const command = new SendRawEmailCommand({ Destinations: [to], RawMessage: { Data: raw } });
      try {
        const { MessageId } = await client.send(command);
        return { providerId: MessageId ?? "" };
      } catch (error) {
        throw meaning(error);
      }
    },
  };
}

/** Refused for this message, whenever it is offered. */
const refused = new Set([
  "MessageRejected",
  "InvalidParameterValue",
  "InvalidParameterValueException",
  "InvalidParameterCombination",
  "ValidationError",
  "RequestEntityTooLarge",
]);

/** Refused for now, by us or our settings: whoever mends them wants the messages sent (FAULTS F20). */
const paused = new Set([
  "AccountSendingPausedException",
  "ConfigurationSetSendingPausedException",
  "ConfigurationSetDoesNotExist",
  "ConfigurationSetDoesNotExistException",
  "MailFromDomainNotVerifiedException",
]);

function meaning(error: unknown): unknown {
  const name = nameOf(error);
  // SES also says "rejected" of an account whose sending it has suspended, and of one that is in the sandbox still.
  const words = /sending (suspended|paused|disabled)|address is not verified/i;
  const suspended = error instanceof Error && words.test(error.message);
  if (mayPass(error) || paused.has(name) || suspended) return unavailable(error);
  return refused.has(name) ? new MailRejected(name, { cause: error }) : error;
}
