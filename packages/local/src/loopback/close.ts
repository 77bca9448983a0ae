import type { Server } from "node:http";
import { Server as Listener } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** How long nothing may be under way before connections are closed: what was sent before is read by then. */
const quietMs = 25;

/**
 * Closes a server so that every request that was sent is answered: connections that wait to be taken are taken first, and those whose
 * request has not been read yet, which count as idle, are not closed under it. @param graceMs at most
 */
export async function closeGently(server: Server, running: () => number, graceMs = 5_000): Promise<void> {
  const until = performance.now() + graceMs;
  // A client that keeps its connection would otherwise send on for as long as it is answered.
  server.prependListener("request", (_, response) => void response.setHeader("connection", "close"));
  await sleep(quietMs);
  // Takes no new connection; the way of http.Server would close those, too, that seem idle.
  const closed = new Promise<void>((resolve) => Listener.prototype.close.call(server, () => resolve()));
  do await sleep(quietMs);
  while (running() > 0 && performance.now() < until);
  server.closeAllConnections();
  await closed;
}
