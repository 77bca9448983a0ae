import dns from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isLoopback, isPublic } from "./address.ts";

/** The address is not one that we connect to. */
export class Blocked extends Error {
  override readonly name = "Blocked";
}

export interface ConnectRules {
  /** The local cloud's own setting; never on AWS. */
  allowLoopback: boolean;
  /** For tests; the system's resolver otherwise. */
  lookup?: LookupFunction;
}

/**
 * Connects to public addresses only. A custom look-up is skipped for IP literals, so those are judged before; a name is
 * judged by all that it resolves to, and one bad address is enough; and the connected socket is judged once more.
 */
export function guardedConnector(rules: ConnectRules, timeoutMs: number): buildConnector.connector {
  const may = (address: string) => isPublic(address) || (rules.allowLoopback && isLoopback(address));
  const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(rules.lookup ?? dns.lookup, may) });
  return (options, callback) => {
    const literal = options.hostname.replace(/^\[|\]$/g, "");
    if (isIP(literal) && !may(literal)) return callback(new Blocked("an IP literal"), null);
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      if (may(socket.remoteAddress ?? "")) return callback(null, socket);
      socket.destroy();
      return callback(new Blocked("the connected address"), null);
    });
  };
}

const guardedLookup =
  (lookup: LookupFunction, may: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "", 0);
      const addresses = Array.isArray(found) ? found : [];
      const first = addresses[0];
      if (!first || !addresses.every(({ address }) => may(address)))
        return callback(new Blocked("a resolved address"), "", 0);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
