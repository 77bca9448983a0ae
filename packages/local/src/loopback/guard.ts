import type { IncomingMessage } from "node:http";

// A page of the open web can reach 127.0.0.1 through the reader's browser: by DNS rebinding (its own name resolves to
// 127.0.0.1, so Host is foreign) or by a cross-site request (Origin is foreign). Both are told apart here.

/** Why the request may not come in by its address or Host header; undefined when it comes from this machine. */
export function foreignHost(request: IncomingMessage): string | undefined {
  const from = request.socket.remoteAddress ?? "";
  if (!/^(::ffff:)?127\.|^::1$/.test(from)) return "only this machine may connect";
  const host = request.headers.host ?? "";
  return own(request).includes(host) ? undefined : `the Host header "${host}" is not an address of this machine`;
}

/** Why the request may not act by its Origin; undefined when there is none or it is this server's own page. */
export function foreignOrigin(request: IncomingMessage): string | undefined {
  const origin = request.headers.origin;
  if (origin === undefined || own(request).some((host) => origin === `http://${host}`)) return undefined;
  return `the Origin "${origin}" is not this server`;
}

const own = (request: IncomingMessage): string[] =>
  ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${request.socket.localPort}`);
