/** One accepted mail, as tests and `GET /messages/{id}` see it. */
export type StoredMail = {
  /** SES's MessageId, the one in the answer to the sender. */
  id: string;
  /** The Message-ID header of the raw message, with its angle brackets; SES's own when the message had none. */
  messageId: string;
  /** When it was accepted, in milliseconds since the epoch (the machine's clock, so virtual time where that is moved). */
  receivedAt: number;
  /** When somebody opened it in the inbox; undefined: unread. */
  readAt?: number;
  from: string;
  replyTo: string[];
  /** Everyone it was sent to: the envelope, in lower case. */
  to: string[];
  /** Those whom the message itself names. */
  header: { to: string[]; cc: string[] };
  subject: string;
  /** Plain text body, empty when there is none. */
  text: string;
  /** HTML body as the sender wrote it (never safe to show as is), empty when there is none. */
  html: string;
  attachments: Attachment[];
};

export type Attachment = {
  filename: string;
  mimeType: string;
  /** Bytes after decoding. */
  size: number;
  /** Base64. */
  content: string;
};

/**
 * What goes wrong with the next sends.
 * - `throttle`: refused with Throttling (the SDK itself retries that one); nothing is stored.
 * - `rejected`: refused with MessageRejected; nothing is stored.
 * - `paused`: refused with AccountSendingPausedException; nothing is stored.
 * - `drop-reply`: the mail is stored, but the connection dies before the answer.
 */
export type Fault = {
  kind: "throttle" | "rejected" | "paused" | "drop-reply";
  /** How many sends it hits; by default one, and for `paused` every one until the switch is turned off. */
  times?: number;
  /** Only sends to this address. */
  to?: string;
};

export type Mail = {
  /** Both the SES endpoint and the inbox page. */
  url: string;
  /** Oldest first; `to` is an address, `since` milliseconds since the epoch (inclusive). */
  messages(filter?: { to?: string; since?: number }): Promise<StoredMail[]>;
  /** The fault switch: what goes wrong next, or undefined for nothing. */
  fail(next: Fault | undefined): void;
  /** Resolves when no request is being answered. */
  idle(): Promise<void>;
  close(): Promise<void>;
};
