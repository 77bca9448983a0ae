import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type IssuerOptions, issueToken, newIssuer } from "./issuer.ts";
import { isPage, routes } from "./routes.ts";

/** What an issuer answers, its pages and the protocol's endpoints. */
export interface Protocol {
  answer: RequestListener;
  /** An access token without anybody signing in. Throws UnknownAccount. */
  token(account: string): Promise<string>;
}

/** With the library that knows the protocol, which is large: imported when somebody asks, since nobody has to sign in for a start. */
export function protocolOf(setup: IssuerOptions & { command: string }): Protocol {
  const issuer = newIssuer(setup);
  const pages = getRequestListener(routes(issuer, setup).fetch);
  const protocol = issuer.callback();
  return {
    answer: (request, response) => void (isPage(request.url) ? pages : protocol)(request, response),
    token: (account) => issueToken(issuer, setup, account),
  };
}
