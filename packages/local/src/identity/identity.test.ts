import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { afterEach, expect, test, vi } from "vitest";
import {
  audience,
  authorization,
  Browser,
  follow,
  newHome,
  redeem,
  redirectUri,
  running,
  signIn,
  start,
} from "../../test/fixtures/identity.ts";
import type { Identity } from "./index.ts";

afterEach(() => vi.useRealTimers());

const verify = async (identity: Identity, token: string) =>
  (
    await jwtVerify(token, createRemoteJWKSet(new URL(identity.jwksUri)), {
      issuer: identity.issuer,
      audience,
      typ: "at+jwt",
      algorithms: ["ES256"],
      requiredClaims: ["exp", "sub"],
    })
  ).payload;

test("Code with PKCE: one chooses an account and the client gets tokens that the API can verify", async () => {
  const identity = await running();
  const tokens = await signIn(identity, "coordinator");
  expect(await verify(identity, tokens.access_token)).toMatchObject({
    sub: "coordinator",
    role: "coordinator",
    tenant: "pilot",
    name: "Координатор маршрутов",
    client_id: "marshrut",
  });
  expect(decodeProtectedHeader(tokens.id_token).typ).not.toBe("at+jwt");
  const idToken = await jwtVerify(tokens.id_token, createRemoteJWKSet(new URL(identity.jwksUri)), {
    audience: "marshrut",
  });
  expect(idToken.payload).toMatchObject({ sub: "coordinator", role: "coordinator", name: "Координатор маршрутов" });
});

test("The discovery document names the addresses that are really there", async () => {
  const identity = await running();
  const document = await (await fetch(`${identity.issuer}/.well-known/openid-configuration`)).json();
  expect(document).toMatchObject({
    issuer: identity.issuer,
    jwks_uri: identity.jwksUri,
    code_challenge_methods_supported: ["S256"],
  });
  const { keys } = (await (await fetch(identity.jwksUri)).json()) as { keys: unknown[] };
  expect(keys).toMatchObject([{ kty: "EC", alg: "ES256", use: "sig" }]);
  expect(keys[0]).not.toHaveProperty("d");
});

test("Without PKCE, with another verifier or a code used twice there are no tokens", async () => {
  const identity = await running();
  const { url } = authorization(identity, { code_challenge: "", code_challenge_method: "" });
  expect(new URL((await new Browser().go(url)).next).searchParams.get("error")).toBe("invalid_request");

  const asked = authorization(identity);
  const browser = new Browser();
  const back = await follow(browser, (await follow(browser, asked.url)).at, { account: "pmpk" });
  const code = new URL(back.next).searchParams.get("code")!;
  const form = { grant_type: "authorization_code", code, redirect_uri: redirectUri };
  expect(await redeem(identity, { ...form, code_verifier: "x".repeat(43) })).toMatchObject({ error: "invalid_grant" });
  expect((await redeem(identity, { ...form, code_verifier: asked.verifier })).access_token).toBeDefined();
  expect(await redeem(identity, { ...form, code_verifier: asked.verifier })).toMatchObject({ error: "invalid_grant" });
});

test("Refresh tokens and keys survive a restart, at the same address; a used one is worth nothing", async () => {
  const home = newHome();
  const before = await start(home);
  const tokens = await signIn(before, "family-1");
  await before.close();
  const identity = await running(home);
  expect(identity.issuer).toBe(before.issuer);
  expect(await verify(identity, tokens.access_token)).toMatchObject({ sub: "family-1" });
  const form = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
  const fresh = await redeem(identity, form);
  expect(await verify(identity, fresh.access_token)).toMatchObject({ sub: "family-1", role: "representative" });
  expect(fresh.refresh_token).not.toBe(tokens.refresh_token);
  expect(await redeem(identity, form)).toMatchObject({ error: "invalid_grant" });
});

test("Lifetimes go by Date: an access token for an hour, a refresh token for two weeks", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2019-03-01T09:00:00Z") });
  const identity = await running();
  const tokens = await signIn(identity, "admin"); // the clock is years behind the browser's: the sign-in must not mind
  vi.setSystemTime(Date.parse("2019-03-01T09:59:00Z"));
  expect(await verify(identity, tokens.access_token)).toMatchObject({ sub: "admin" });
  vi.setSystemTime(Date.parse("2019-03-01T10:01:00Z"));
  await expect(verify(identity, tokens.access_token)).rejects.toThrow("exp");
  const form = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
  vi.setSystemTime(Date.parse("2019-03-14T09:00:00Z"));
  const second = await redeem(identity, form);
  expect(await verify(identity, second.access_token)).toMatchObject({ sub: "admin" });
  vi.setSystemTime(Date.parse("2019-05-01T09:00:00Z"));
  expect(await redeem(identity, { ...form, refresh_token: second.refresh_token })).toMatchObject({
    error: "invalid_grant",
  });
});

test("No cookie carries an expiry that a browser with another clock would judge", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2019-03-01T09:00:00Z") });
  const identity = await running();
  const { answer } = await new Browser().go(authorization(identity).url);
  const cookies = answer.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).not.toMatch(/expires/i);
});

test("An account is linked to its agency at run time; its next token says so, also after a restart", async () => {
  const home = newHome();
  const identity = await start(home);
  const account = { account: "pmpk", role: "specialist", tenant: "pilot", name: "Специалист ПМПК" } as const;
  expect(await verify(identity, await identity.token("pmpk"))).not.toHaveProperty("agency");
  await identity.registerAccount({ ...account, agency: "agency_1" });
  await identity.registerAccount({
    account: "clinic-2",
    role: "specialist",
    tenant: "pilot",
    agency: "agency_2",
    name: "Поликлиника",
  });
  await identity.registerAccount({
    account: "yurga",
    role: "coordinator",
    tenant: "pilot",
    municipality: "yurga",
    name: "Юрга",
  });
  expect((await identity.accounts()).map((one) => one.account)).toEqual([
    ...["admin", "coordinator", "pmpk", "school-1", "family-1"],
    ...["clinic-2", "yurga"],
  ]);
  await identity.close();
  const again = await running(home);
  expect(await verify(again, await again.token("pmpk"))).toMatchObject({ sub: "pmpk", agency: "agency_1" });
  expect(await verify(again, (await signIn(again, "clinic-2")).access_token)).toMatchObject({ agency: "agency_2" });
  expect(await verify(again, await again.token("yurga"))).toMatchObject({ municipality: "yurga" });
  await expect(again.registerAccount({ ...account, role: "coordinator", agency: "agency_1" })).rejects.toThrow(
    "agency",
  );
});

test("A client that asks for consent or names the API as its resource is served too", async () => {
  const identity = await running();
  const tokens = await signIn(identity, "school-1", {
    scope: "openid offline_access",
    prompt: "login consent",
    resource: audience,
  });
  expect(await verify(identity, tokens.access_token)).toMatchObject({ sub: "school-1", aud: audience });
  const { url } = authorization(identity, { resource: "https://other.test" });
  expect(new URL((await new Browser().go(url)).next).searchParams.get("error")).toBe("invalid_target");
});

test("Whoever is signed in stays so, until the client asks to choose again and another is chosen", async () => {
  const identity = await running();
  const browser = new Browser();
  await follow(browser, (await follow(browser, authorization(identity).url)).at, { account: "admin" });
  expect((await follow(browser, authorization(identity).url)).next).toContain("code=");
  const { url, verifier } = authorization(identity, { prompt: "login" });
  const page = await follow(browser, url);
  expect(page.body).toContain("Кто входит?");
  const code = new URL((await follow(browser, page.at, { account: "pmpk" })).next).searchParams.get("code")!;
  const form = { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier };
  const { access_token } = await redeem(identity, form);
  expect(await verify(identity, access_token)).toMatchObject({ sub: "pmpk" });
});
