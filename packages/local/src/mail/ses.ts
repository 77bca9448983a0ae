import { randomUUID } from "node:crypto";
import type { MailLimits } from "../limits/index.ts";
import type { MailStore } from "./mail.store.ts";
import type { Fault } from "./mail.types.ts";
import { quotaOf } from "./quota.ts";
import { SesError } from "./ses.answer.ts";
import type { Send } from "./ses.request.ts";

/** What the door does with a request: answer it, or drop the connection after doing what it asks. */
export type Outcome = { result: Record<string, string>; dropReply: boolean };

/** The actions of SES v1 that the product uses, over the inbox's store. `fail` is the fault switch (see `Fault`). */
export function ses(store: MailStore, limits?: MailLimits) {
  const quota = limits && quotaOf(limits);
  let fault: (Fault & { left: number }) | undefined;

  function strike(to: string[]): Fault["kind"] | undefined {
    if (!fault || (fault.to !== undefined && !to.includes(fault.to.toLowerCase()))) return undefined;
    const { kind } = fault;
    fault.left -= 1;
    if (fault.left <= 0) fault = undefined;
    return kind;
  }

  /** Stores one mail and gives its id; it is on the disk when this returns. */
  function keep({ raw, parsed, to }: Send, source: string | null): string {
    const receivedAt = Date.now();
    const id = `${receivedAt.toString(16).padStart(16, "0")}-${randomUUID()}-000000`; // the shape of SES's own
    store.add({
      id,
      messageId: parsed.messageId || `<${id}@email.amazonses.com>`,
      receivedAt,
      sender: parsed.from || (source ?? ""),
      subject: parsed.subject,
      preview: parsed.text.replace(/\s+/g, " ").trim().slice(0, 160),
      attachments: parsed.attachments.length,
      to,
      raw,
    });
    return id;
  }

  return {
    fail(next: Fault | undefined): void {
      fault = next && { ...next, left: next.times ?? (next.kind === "paused" ? Number.POSITIVE_INFINITY : 1) };
    },

    /** One request of the query protocol. Throws SesError. */
    async act(form: URLSearchParams): Promise<Outcome> {
      const action = form.get("Action");
      if (!action) throw new SesError("MissingAction", "The request is missing an action or a required parameter.");
      if (action !== "SendRawEmail" && action !== "SendEmail")
        throw new SesError("InvalidAction", `Could not find operation ${action} for version 2010-12-01`);
      const { readSend } = await import("./ses.request.ts"); // it reads messages, by what is large
      const send = await readSend(action, form);
      const struck = strike(send.to);
      if (struck && struck !== "drop-reply") throw refusals[struck]();
      quota?.(send.to);
      return { result: { MessageId: keep(send, form.get("Source")) }, dropReply: struck === "drop-reply" };
    },
  };
}

const refusals = {
  throttle: () => new SesError("Throttling", "Maximum sending rate exceeded."),
  rejected: () => new SesError("MessageRejected", "Email address is on the suppression list for your account."),
  paused: () => new SesError("AccountSendingPausedException", "Email sending is disabled for your account."),
} satisfies Record<Exclude<Fault["kind"], "drop-reply">, () => SesError>;
