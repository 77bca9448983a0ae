import type { Server } from "node:http";
import { Server as Listener } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** How long nothing may be under way before connections are closed: what was sent before is read by then. */
const quietMs = 25;
/** So many times in a row nothing may have come while the loop turned; connections that wait are taken one with each turn of it. */
const quietTurns = 5;

/**
 * Closes a server so that every request that was sent is answered: connections that wait to be taken are taken first, and those whose
 * request has not been read yet, which count as idle, are not closed under it. @param graceMs at most
 */
export async function closeGently(server: Server, running: () => number, graceMs = 5_000): Promise<void> {
  const until = performance.now() + graceMs;
  let come = 0;
  server.on("connection", () => come++);
  server.prependListener("request", (_, response) => {
    come++;
    // A client that keeps its connection would otherwise send on for as long as it is answered.
    response.setHeader("connection", "close");
  });
  const quiet = async (isOver: () => boolean) => {
    for (let turns = 0; turns < quietTurns && performance.now() < until; ) {
      const before = come;
      await sleep(quietMs / quietTurns);
      turns = come === before && isOver() ? turns + 1 : 0;
    }
  };
  await quiet(() => true);
  // Takes no new connection; the way of http.Server would close those, too, that seem idle.
  const closed = new Promise<void>((resolve) => Listener.prototype.close.call(server, () => resolve()));
  await quiet(() => running() === 0);
  server.closeAllConnections();
  await closed;
}
