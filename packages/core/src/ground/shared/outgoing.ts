/** What is sent to a server of strangers: always POST, never followed anywhere else. */
export interface OutgoingPost {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** For the whole exchange, from the look-up of the name to the last byte read, in milliseconds. */
  timeoutMs: number;
}

/** What came back. Whatever happened on the way is an answer too: strangers' servers fail, and that is no accident of ours. */
export type OutgoingAnswer = {
  /** Milliseconds from the beginning to the end. */
  latencyMs: number;
} & (
  | {
      /** HTTP status. */
      status: number;
      /** The beginning of the body, at most 1,024 characters, without control characters. */
      body: string;
      /** As sent, when it was: seconds or an HTTP date. */
      retryAfter?: string;
    }
  | { failure: OutgoingFailure }
);

/** `blocked`: the address is not of the public internet; `timeout`: also a body that does not end. */
export type OutgoingFailure = "blocked" | "timeout" | "dns" | "tls" | "refused" | "network";

/**
 * HTTP to addresses that agencies name. Every address that a name resolves to is checked at the moment of connecting, on
 * each attempt, IP literals too; redirects are answers, not followed (FAULTS B9). Never throws.
 */
export interface Outgoing {
  post(request: OutgoingPost): Promise<OutgoingAnswer>;
}
