/** A message to one address. Its subject and bodies hold no personal data (DESIGN §9). */
export interface Mail {
  /** Plain address, `pmpk@example.org`. */
  to: string;
  /** Plain address, or with a name: `Маршрут <route@example.org>`. */
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Message-ID without brackets, `step_….1@example.org`: the same for every attempt, so that a receiver can tell a repeat. */
  messageId: string;
  /** More headers, e.g. `Auto-Submitted: auto-generated`. */
  headers?: Record<string, string>;
  attachments?: { filename: string; contentType: string; content: string }[];
}

export interface Mailer {
  /**
   * Hands one message over; that is not a delivery: bounces and complaints come later as events.
   * @returns the provider's id, by which those events name the message.
   * @throws MailRejected never try again (bad address, unverified sender, a header with a line break, too large)
   * @throws Unavailable try later (throttled, sending paused, no answer: in the last case it may have been sent)
   */
  send(mail: Mail): Promise<{ providerId: string }>;
}

/** The message will not be taken, however often it is offered. `code` is the provider's name for the reason. */
export class MailRejected extends Error {
  override readonly name = "MailRejected";
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(`The message was refused: ${code}`, options);
    this.code = code;
  }
}
