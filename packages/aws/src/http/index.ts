import type { Outgoing, OutgoingAnswer } from "@marshrut/core/shared";
import type { ConnectRules } from "./connect.ts";

export type { ConnectRules } from "./connect.ts";

/**
 * HTTP to servers that strangers name: see the port. A connection serves one request, so that each attempt looks the
 * name up and judges its addresses anew (rebinding). The HTTP client is loaded with the first request: it is large.
 */
export const safeOutgoing = (rules: ConnectRules = { allowLoopback: false }): Outgoing => ({
  async post(request) {
    const { exchange, failureOf } = await import("./exchange.ts");
    const began = performance.now();
    const outcome = await exchange(request, rules).catch((error: unknown) => ({ failure: failureOf(error) }));
    return { ...outcome, latencyMs: Math.round(performance.now() - began) } as OutgoingAnswer;
  },
});
