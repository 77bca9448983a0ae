import { readFileSync } from "node:fs";
import { systemTokenHours, tokenVerifier } from "@marshrut/api";
import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { handler } from "../../packages/functions/src/events/claims.ts";
import { rehearsal } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

let production: Stage;
beforeAll(async () => {
  production = await Stage.of("production");
}, 300_000);

describe("the user pool", () => {
  it("lets in whom an administrator invited, with a second factor", () => {
    const [pool] = production.all("UserPool");
    expect(pool!.inputs).toMatchObject({
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      mfaConfiguration: "ON",
      softwareTokenMfaConfiguration: { enabled: true },
      deletionProtection: "ACTIVE",
      userPoolTier: "ESSENTIALS",
    });
    expect(pool!.inputs.passwordPolicy).toMatchObject({
      minimumLength: 14,
      requireLowercase: false,
      requireNumbers: false,
      requireSymbols: false,
      requireUppercase: false,
    });
    // The first password is good for three days, a forgotten one is asked for by the mail address, and no other ends by the calendar.
    expect(pool!.inputs.passwordPolicy.temporaryPasswordValidityDays).toBe(3);
    expect(pool!.inputs.accountRecoverySetting).toEqual({
      recoveryMechanisms: [{ name: "verified_email", priority: 1 }],
    });
  });

  it("lets agencies' systems ask for the scope that is ours, and the pages of people not", () => {
    const [server] = production.all("ResourceServer");
    expect(server!.inputs).toMatchObject({ identifier: "marshrut", scopes: [{ scopeName: "system" }] });
    expect(production.all("UserPoolClient").map((c) => c.inputs.allowedOauthScopes)).toEqual([["openid"]]);
    expect(production.all("UserPoolClient").map((c) => c.inputs.allowedOauthFlows)).toEqual([["code"]]);
  });

  it("has pages to sign in at", () => {
    const [style] = production.all("ManagedLoginBranding");
    expect(style!.inputs).toMatchObject({ useCognitoProvidedValues: true });
    expect(production.all("UserPoolDomain")[0]!.inputs.managedLoginVersion).toBe(2);
  });

  it("leads families back to the site's own page, where it has a name, and tells the API where they sign in", async () => {
    const named = await Stage.of("dev", rehearsal);
    const [client] = named.all("UserPoolClient");
    expect(client!.inputs.callbackUrls).toEqual([
      "http://localhost:5173/signed-in",
      "https://api.example.org/family",
      "https://api.example.org/console/signed-in",
    ]);
    const { OIDC_SIGN_IN, OIDC_AUDIENCE } = named.fn("api").inputs.environment.variables;
    const [id, authorize, token] = OIDC_SIGN_IN.split(" ");
    expect(id).toBe(OIDC_AUDIENCE);
    const host = /^https:\/\/marshrut-dev-\d+\.auth\.eu-central-1\.amazoncognito\.com\/oauth2$/;
    expect([authorize.replace(/\/authorize$/, ""), token.replace(/\/token$/, "")]).toEqual([
      expect.stringMatching(host),
      expect.stringMatching(host),
    ]);
    expect(production.all("UserPoolClient")[0]!.inputs.callbackUrls).toEqual(["http://localhost:5173/signed-in"]);
    expect(production.fn("api").inputs.environment.variables.OIDC_SIGN_IN).toBe("none");
  });

  it("lets nobody write what the API takes for a right: tenant, role and the rest are the administrator's", () => {
    const [client] = production.all("UserPoolClient");
    expect(client!.inputs.writeAttributes).toEqual(["email"]);
    expect(client!.inputs).toMatchObject({
      generateSecret: false,
      allowedOauthFlows: ["code"],
      preventUserExistenceErrors: "ENABLED",
      enableTokenRevocation: true,
      explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    });
    expect(client!.inputs.accessTokenValidity).toBeLessThanOrEqual(60);
    expect(client!.inputs).toMatchObject({ refreshTokenValidity: 12, tokenValidityUnits: { refreshToken: "hours" } });
  });
});

it("has the terms of sessions and tokens that the runbook gives reasons for", () => {
  const [, section] = /## Sessions and tokens\n([\s\S]+?)\n## /.exec(readFileSync("docs/runbook.md", "utf8"))!;
  const term = (what: string) =>
    new RegExp(`^\\| ${what}[^|]* \\| ([^|]+) \\| [^|]{20,} \\|$`, "m").exec(section!)?.[1];
  const [client] = production.all("UserPoolClient");
  const { accessTokenValidity, refreshTokenValidity, tokenValidityUnits } = client!.inputs;
  expect([term("A person's token"), term("A person's session")]).toEqual([
    `${accessTokenValidity} ${tokenValidityUnits.accessToken}`,
    `${refreshTokenValidity} ${tokenValidityUnits.refreshToken}, used or not`,
  ]);
  expect(term("A token of an organisation's system")).toBe(`${systemTokenHours} hours`);
  expect(term("Sessions at once")).toBe("as many as a person begins");
});

describe("a token as Cognito makes it", async () => {
  const issuer = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_pool";
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256" }] });
  const verify = tokenVerifier({ issuer, audience: "client-1", jwksUri: `${issuer}/jwks`, tokens: "cognito" }, keys);
  const now = Date.UTC(2026, 2, 1);

  /** What our trigger adds for an account with these attributes. */
  async function claimsOf(userAttributes: Record<string, string>): Promise<Record<string, unknown>> {
    const event = { request: { userAttributes }, response: {} } as unknown as PreTokenGenerationV2TriggerEvent;
    const { response } = await handler(event);
    return response.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride ?? {};
  }
  const token = (claims: Record<string, unknown>) =>
    new SignJWT({ sub: "5f0c", token_use: "access", client_id: "client-1", scope: "openid", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .setIssuer(issuer)
      .setIssuedAt(now / 1000)
      .setExpirationTime(now / 1000 + 1800)
      .sign(privateKey);

  it("is let in, with the claims that our trigger adds", async () => {
    const claims = await claimsOf({
      sub: "5f0c",
      email: "anna@example.org",
      "custom:tenant": "kuzbass",
      "custom:role": "specialist",
      "custom:agency": "agency_01J",
    });
    expect(claims).toEqual({ tenant: "kuzbass", role: "specialist", agency: "agency_01J" });
    expect(await verify(await token(claims), now)).toMatchObject({
      sub: "5f0c",
      tenant: "kuzbass",
      role: "specialist",
    });
  });

  it("is let in for an agency's system, whatever client it is of, by the scope that only such clients have", async () => {
    const claims = { tenant: "kuzbass", role: "specialist", agency: "agency_01J" };
    const ofSystem = { client_id: "system-7", sub: "system-7", scope: "marshrut/system", ...claims };
    expect(await verify(await token(ofSystem), now)).toMatchObject({ sub: "system-7", agency: "agency_01J" });
    for (const scope of ["openid", "marshrut/systems", "other/system", ""])
      expect(await verify(await token({ ...ofSystem, scope }), now), scope).toBeUndefined();
    const id = { ...ofSystem, token_use: "id" };
    expect(await verify(await token(id), now)).toBeUndefined();
  });

  it("carries nothing of an account that nobody gave a role, nor its address", async () => {
    expect(await claimsOf({ sub: "5f0c", email: "anna@example.org" })).toEqual({});
  });

  it.each([
    ["an ID token", { token_use: "id", aud: "client-1" }],
    ["a token of another client", { client_id: "client-2" }],
    ["a token that does not say what for", { token_use: undefined }],
  ])("is refused when it is %s", async (_, claims) => {
    expect(await verify(await token(claims), now)).toBeUndefined();
  });

  it("is no token for an issuer that keeps to RFC 9068", async () => {
    const strict = tokenVerifier({ issuer, audience: "client-1", jwksUri: `${issuer}/jwks` }, keys);
    expect(await strict(await token({ aud: "client-1" }), now)).toBeUndefined();
  });
});
