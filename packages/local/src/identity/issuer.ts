import { tokenClaims } from "@marshrut/core/shared";
import Provider, { type Configuration, errors, type KoaContextWithOIDC, type ResourceServer } from "oidc-provider";
import { claimsOf, UnknownAccount } from "./accounts.ts";
import { sqliteAdapter } from "./adapter.ts";
import type { IdentityStore } from "./identity.store.ts";
import { pageClient } from "./page-client.ts";
import { errorPage, type Html, logoutPage, pagePolicy, signedOutPage } from "./pages.ts";

/** Client that the tokens of the command line are issued to; it can sign nobody in. */
const commandClient = "marshrut-local";
// The API's name inside the issuer, for clients that ask without a `resource`.
const apiResource = "urn:marshrut:api";
const day = 24 * 60 * 60;

/** How long tokens live, in seconds. */
export const lifetimes = { accessToken: 60 * 60, refreshToken: 14 * day };

export type IssuerOptions = {
  url: string;
  audience: string;
  redirectUris: string[];
  signedOutUris: string[];
  store: IdentityStore;
};

/** The OIDC provider at `url`: who may ask (`redirectUris`), for what (`audience`), and what the tokens say. */
export function newIssuer({ url, audience, redirectUris, signedOutUris, store }: IssuerOptions): Provider {
  const origins = new Set(redirectUris.map((uri) => new URL(uri).origin));
  const claims = (account: string) => {
    const found = store.account(account);
    return found && claimsOf(found);
  };
  const configuration: Configuration = {
    adapter: sqliteAdapter(store.db),
    jwks: { keys: [store.signingKey()] },
    cookies: { keys: [store.cookieKey()] },
    clientDefaults: { id_token_signed_response_alg: "ES256", token_endpoint_auth_method: "none" },
    clients: [
      ...(redirectUris.length > 0
        ? [
            {
              client_id: pageClient,
              redirect_uris: redirectUris,
              post_logout_redirect_uris: signedOutUris,
              grant_types: ["authorization_code", "refresh_token"],
            },
          ]
        : []),
      { client_id: commandClient, redirect_uris: [], response_types: [], grant_types: [] },
    ],
    scopes: ["openid", "offline_access"],
    claims: { openid: ["sub", "name", ...tokenClaims] },
    conformIdTokenClaims: false, // the claims stand in the ID token: there is no userinfo endpoint to fetch them from
    // A system's token speaks for the account of its client's name: a specialist of its agency.
    extraTokenClaims: (_, token) => ("accountId" in token ? claims(token.accountId) : claims(token.clientId ?? "")),
    findAccount: (_, sub) => {
      const found = claims(sub);
      return found && { accountId: sub, claims: () => ({ sub, ...found }) };
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_, __, oneOf) => oneOf?.[0] ?? apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, indicator) => {
          if (indicator !== apiResource && indicator !== audience) throw new errors.InvalidTarget();
          return api(audience);
        },
      },
      rpInitiatedLogout: {
        logoutSource: (ctx, form) => show(ctx, logoutPage(form), [...origins]),
        postLogoutSuccessSource: (ctx) => show(ctx, signedOutPage()),
      },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    issueRefreshToken: (_, client) => client.grantTypeAllowed("refresh_token"),
    loadExistingGrant: grantEverything,
    clientBasedCORS: (_, origin) => origins.has(origin),
    renderError: (ctx, out) => show(ctx, errorPage(out.error, out.error_description)),
    ttl: {
      AccessToken: lifetimes.accessToken,
      ClientCredentials: lifetimes.accessToken,
      AuthorizationCode: 60,
      Grant: lifetimes.refreshToken,
      IdToken: lifetimes.accessToken,
      Interaction: 60 * 60,
      RefreshToken: lifetimes.refreshToken,
      Session: lifetimes.refreshToken,
    },
  };
  const issuer = new Provider(url, configuration);
  issuer.use(async (ctx, next) => {
    await next();
    const cookies = ctx.res.getHeader("set-cookie");
    if (Array.isArray(cookies)) ctx.res.setHeader("set-cookie", cookies.map(withoutExpiry));
  });
  return issuer;
}

/** An access token for the account without anybody signing in. Throws UnknownAccount. */
export async function issueToken(issuer: Provider, options: IssuerOptions, account: string): Promise<string> {
  const { store, audience } = options;
  if (!store.account(account)) {
    throw new UnknownAccount(
      account,
      store.accounts().map((one) => one.account),
    );
  }
  const client = (await issuer.Client.find(commandClient))!;
  const token = new issuer.AccessToken({ accountId: account, client, grantId: "", gty: "local" });
  token.resourceServer = new issuer.ResourceServer(apiResource, api(audience));
  return token.save();
}

const api = (audience: string): ResourceServer => ({
  scope: "",
  audience,
  accessTokenFormat: "jwt",
  accessTokenTTL: lifetimes.accessToken,
  jwt: { sign: { alg: "ES256" } },
});

// The only client is our own: nobody is asked whether it may know who they are.
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { session, client, provider } = oidc;
  const grantId = oidc.result?.consent?.grantId ?? session?.grantIdFor(client!.clientId);
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  const grant =
    known?.accountId === session!.accountId
      ? known!
      : new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId });
  grant.addOIDCScope("openid offline_access");
  await grant.save();
  return grant;
}

// The browser judges a cookie's expiry by its own clock, the issuer writes it by the local cloud's, which may be moved into
// another year: the cookie would be gone at once. So the browser keeps it for its session, and the issuer alone judges.
const withoutExpiry = (cookie: string): string =>
  cookie.includes("expires=Thu, 01 Jan 1970") ? cookie : cookie.replace(/; expires=[^;]*/gi, "");

/** @param origins where a form of the page may lead in the end */
async function show(ctx: KoaContextWithOIDC, body: Html, origins: string[] = []): Promise<void> {
  ctx.type = "html";
  ctx.set("content-security-policy", pagePolicy(origins));
  ctx.body = String(await body);
}
