/** A text for a telephone: what fits into one, naming nobody. */
export interface TextMessage {
  /** The same for every attempt: a provider that asks for it sends a text once. */
  id: string;
  /** E.164: `+79000000000`. */
  to: string;
  text: string;
}

/** Sends texts. Whether one arrived nobody tells; that it was not taken is told at once. */
export interface Texting {
  /**
   * Hands one over. @returns by what the provider finds the text again
   * @throws MailRejected never try again (no such number) @throws Unavailable try later (asked to wait, no answer, key not taken)
   */
  send(message: TextMessage): Promise<{ providerId: string }>;
}

/** Letters of the Russian alphabet in one text (UCS-2, 3GPP TS 23.038): a longer one is cut into several, each of which is paid for. */
export const longestText = 70;
