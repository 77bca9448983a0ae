import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";

const channel = "http.client.response.finish";

/**
 * Makes the servers of this machine tell the machine's time in the Date header, as far as this process hears them.
 * The AWS SDK compares that header with its own clock, and where they differ by minutes it takes every refusal
 * (a failed condition, a closed task) for a matter of the clock and tries again. Returns the way back.
 */
export function tellMachineTime(clock: { now(): number }): () => void {
  const stamp = (message: unknown) => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    if (response.headers.date === undefined || !loopback.test(String(request.getHeader("host")))) return;
    response.headers.date = new Date(Math.floor(clock.now())).toUTCString();
  };
  subscribe(channel, stamp);
  return () => unsubscribe(channel, stamp);
}

const loopback = /^(127\.[\d.]+|localhost|\[::1\])(:\d+)?$/;
