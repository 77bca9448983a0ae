import { bucketOf, type MailLimits } from "../limits/index.ts";
import { SesError } from "./ses.answer.ts";

const dayMs = 86_400_000;

/**
 * What an account may send: by the second of this machine, since the sender waits for it; by the day of its clock; in the sandbox to
 * whom it has verified. @throws SesError in SES's words: its guide, "Amazon SES email sending errors" and "Sending quota errors"
 */
export function quotaOf({ perSecond, perDay, sandbox }: MailLimits): (to: readonly string[]) => void {
  const takes = bucketOf({ burst: perSecond, perSecond });
  let sent: number[] = [];
  return (to) => {
    const strangers = sandbox ? to.filter((address) => !isOf(address, sandbox)) : [];
    if (strangers.length > 0) {
      const failed = `The following identities failed the check in region EU-CENTRAL-1: ${strangers.join(", ")}`;
      throw new SesError("MessageRejected", `Email address is not verified. ${failed}`);
    }
    sent = sent.filter((at) => at > Date.now() - dayMs);
    if (sent.length + to.length > perDay) throw new SesError("Throttling", "Daily message quota exceeded.");
    if (!takes(to.length)) throw new SesError("Throttling", "Maximum sending rate exceeded.");
    sent.push(...to.map(() => Date.now()));
  };
}

/** A domain that is verified is so with all below it. */
const isOf = (address: string, verified: readonly string[]): boolean =>
  verified.some((one) => address === one || new RegExp(`[@.]${one.replaceAll(".", "\\.")}$`).test(address));
