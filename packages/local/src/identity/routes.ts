import { readFileSync } from "node:fs";
import type { HttpBindings } from "@hono/node-server";
import { Hono, type HonoRequest } from "hono";
import { bodyLimit } from "hono/body-limit";
import type Provider from "oidc-provider";
import { errors, type InteractionResults } from "oidc-provider";
import * as z from "zod";
import { foreignOrigin } from "../loopback/index.ts";
import { UnknownAccount } from "./accounts.ts";
import { registerClient, SystemClient } from "./clients.ts";
import { type IssuerOptions, issueToken, lifetimes } from "./issuer.ts";
import { errorPage, homePage, loginPage, pagePolicy } from "./pages.ts";

/** The addresses that are ours; the protocol's own endpoints have all others. */
export const isPage = (path = "/"): boolean => /^\/($|\?|identity\.css$|interaction\/|local\/)/.test(path);

/** JSON only: a form of another site could be sent without asking, JSON cannot. */
const jsonOf = (request: HonoRequest): Promise<unknown> =>
  request.header("content-type")?.startsWith("application/json")
    ? request.json().catch(() => undefined)
    : Promise.resolve(undefined);

const TokenRequest = z.strictObject({ account: z.string().max(200) });

/** The sign-in page, the list of accounts, and the token door of the command line (`command` is what one types for it). */
export function routes(issuer: Provider, options: IssuerOptions & { command: string }) {
  const { store, url, redirectUris, command } = options;
  const policy = pagePolicy(redirectUris.map((uri) => new URL(uri).origin));
  const style = readFileSync(new URL("identity.css", import.meta.url), "utf8");
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.use(bodyLimit({ maxSize: 10_000 }), async (c, next) => {
    const refusal = foreignOrigin(c.env.incoming);
    if (refusal !== undefined) return c.text(`${refusal}\n`, 403);
    await next();
    c.header("content-security-policy", policy);
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "same-origin"); // with "no-referrer" the browser would send "Origin: null" with our form
  });

  app.get("/", (c) => c.html(homePage(url, store.accounts(), command)));
  app.get("/identity.css", (c) => c.body(style, 200, { "content-type": "text/css; charset=utf-8" }));

  app.get("/interaction/:uid", async (c) => {
    const { incoming, outgoing } = c.env;
    const { uid, prompt, params } = await issuer.interactionDetails(incoming, outgoing);
    // Clients ask for consent to get a refresh token; ours have it.
    if (prompt.name !== "login")
      return c.redirect(await issuer.interactionResult(incoming, outgoing, { consent: {} }), 303);
    return c.html(loginPage({ uid, accounts: store.accounts(), hint: params.login_hint as string | undefined }));
  });
  app.post("/interaction/:uid", async (c) => {
    const { incoming, outgoing } = c.env;
    const { uid } = await issuer.interactionDetails(incoming, outgoing);
    const form = await c.req.parseBody();
    const account = String(form.account ?? "").trim();
    if (!form.cancel && !store.account(account))
      return c.html(loginPage({ uid, accounts: store.accounts(), refused: account }), 422);
    const result: InteractionResults = form.cancel
      ? { error: "access_denied", error_description: "the sign-in was cancelled" }
      : { login: { accountId: account } };
    return c.redirect(await issuer.interactionResult(incoming, outgoing, result), 303);
  });

  app.post("/local/token", async (c) => {
    const request = TokenRequest.safeParse(await jsonOf(c.req));
    if (!request.success) return c.json({ error: "invalid_request", error_description: 'JSON: {"account": "…"}' }, 400);
    const token = await issueToken(issuer, options, request.data.account);
    return c.json({ access_token: token, token_type: "Bearer", expires_in: lifetimes.accessToken });
  });

  /** What an administrator does on AWS with scripts/ops/system.ts: client credentials for an agency's own system. */
  app.post("/local/systems", async (c) => {
    const request = SystemClient.safeParse(await jsonOf(c.req));
    if (!request.success)
      return c.json({ error: "invalid_request", error_description: "JSON: client, tenant, agency, name" }, 400);
    const secret = await registerClient(store, request.data);
    return c.json({ client: request.data.client, secret, tokens: `${url}/token` }, 201);
  });

  app.onError((error, c) => {
    if (error instanceof UnknownAccount)
      return c.json({ error: "unknown_account", error_description: error.message, known: error.known }, 404);
    if (error instanceof errors.SessionNotFound) return c.html(errorPage("session_not_found"), 400);
    console.error("identity:", error);
    return c.html(errorPage("server_error"), 500);
  });
  app.notFound((c) => c.html(errorPage("not_found"), 404));
  return app;
}
