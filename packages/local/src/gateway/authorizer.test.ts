import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gateway, type GatewayOptions, startGateway } from "./index.ts";

const issuer = "https://id.example.org";
const audience = "marshrut";
const algorithm = "RS256";
const now = () => Math.floor(Date.now() / 1000);

let signing: Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];
let jwks: Server;
let gateway: Gateway;
/** The same, which knows a console. */
let forConsole: Gateway;
const origin = "https://console.example.org";
let asked = 0;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  signing = privateKey;
  const set = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "a", alg: algorithm }] });
  jwks = createServer((_, response) => response.setHeader("content-type", "application/json").end(set));
  await new Promise<void>((resolve) => jwks.listen(0, "127.0.0.1", resolve));
  const options: GatewayOptions = {
    functionName: "api",
    port: 0,
    invoke: async () => {
      asked++;
      const headers = { "access-control-allow-origin": "https://elsewhere.example.org" };
      return { statusCode: 200, payload: JSON.stringify({ statusCode: 200, headers, body: '"through"' }) };
    },
    routes: [
      { key: "ANY /v1/{proxy+}", token: true },
      { key: "GET /v1/files", token: false },
      { key: "$default", token: false },
    ],
    authorizer: { issuer, audience, jwksUri: `http://127.0.0.1:${(jwks.address() as AddressInfo).port}` },
  };
  const cors = {
    allowOrigins: [origin],
    allowMethods: ["GET"],
    allowHeaders: ["Authorization"],
    exposeHeaders: ["WWW-Authenticate"],
    maxAge: 600,
  };
  [gateway, forConsole] = await Promise.all([startGateway(options), startGateway({ ...options, cors })]);
});
afterAll(async () => {
  await Promise.all([gateway.close(), forConsole.close()]);
  jwks.close();
});

const token = (more: JWTPayload = {}, key = signing) =>
  new SignJWT({ iss: issuer, aud: audience, iat: now(), exp: now() + 600, ...more })
    .setProtectedHeader({ alg: algorithm, kid: "a" })
    .sign(key);
const get = async (path: string, authorization?: string) => {
  const before = asked;
  const answer = await fetch(`${gateway.url}${path}`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  const challenge = answer.headers.get("www-authenticate");
  return { status: answer.status, challenge, body: await answer.json(), reached: asked > before };
};

test("a token of the issuer for this audience passes, with the word Bearer or without", async () => {
  expect(await get("/v1/me", `Bearer ${await token()}`)).toMatchObject({ status: 200, body: "through" });
  expect((await get("/v1/me", await token())).status).toBe(200);
  // Access tokens of Cognito have no audience.
  expect((await get("/v1/me", `Bearer ${await token({ aud: undefined, client_id: audience })}`)).status).toBe(200);
});

test("without one the gateway answers itself, and the function is not asked", async () => {
  expect(await get("/v1/me")).toEqual({
    status: 401,
    challenge: "Bearer",
    body: { message: "Unauthorized" },
    reached: false,
  });
});

test.each<[string, () => Promise<string> | string]>([
  ["of another issuer", () => token({ iss: "https://other.example.org" })],
  ["for another audience", () => token({ aud: "other" })],
  ["of another client", () => token({ aud: undefined, client_id: "other" })],
  ["that has run out", () => token({ exp: now() - 1 })],
  ["that never ends", () => token({ exp: undefined })],
  ["that is not valid yet", () => token({ nbf: now() + 60 })],
  ["made in the future", () => token({ iat: now() + 60 })],
  ["signed by somebody else", async () => token({}, (await generateKeyPair(algorithm)).privateKey)],
  ["that is none", () => "guess"],
  ["with a changed end", async () => `${(await token()).slice(0, -4)}AAAA`],
])("a token %s does not pass", async (_, make) => {
  expect(await get("/v1/me", `Bearer ${await make()}`)).toEqual({
    status: 401,
    challenge: 'Bearer scope="" error="invalid_token"',
    body: { message: "Unauthorized" },
    reached: false,
  });
});

test("a console reads also that its token has expired, and nobody else's scripts do", async () => {
  const expired = await token({ exp: now() - 1 });
  const seenBy = async (from: string, at: Gateway, authorization: string) => {
    const { status, headers } = await fetch(`${at.url}/v1/me`, { headers: { origin: from, authorization } });
    return [status, headers.get("access-control-allow-origin"), headers.get("access-control-expose-headers")];
  };
  expect(await seenBy(origin, forConsole, expired)).toEqual([401, origin, "WWW-Authenticate"]);
  // What the function says of it is not passed on.
  expect(await seenBy(origin, forConsole, await token())).toEqual([200, origin, "WWW-Authenticate"]);
  expect(await seenBy("https://elsewhere.example.org", forConsole, await token())).toEqual([200, null, null]);
  expect(await seenBy(origin, gateway, expired)).toEqual([401, null, null]);
});

test("routes that are open ask for nothing", async () => {
  for (const path of ["/v1/files", "/docs", "/health"]) expect((await get(path)).status, path).toBe(200);
  expect((await get("/v1/files", "Bearer guess")).status).toBe(200);
});

test("nobody is let in while the issuer's keys cannot be had, or when none is named", async () => {
  const of = (more: object) =>
    startGateway({
      functionName: "api",
      port: 0,
      invoke: async () => ({ statusCode: 200, payload: '"through"' }),
      routes: [{ key: "$default", token: true }],
      ...more,
    });
  const authorization = `Bearer ${await token()}`;
  const blind = await of({ authorizer: { issuer, audience, jwksUri: "http://127.0.0.1:9" } });
  expect((await fetch(blind.url, { headers: { authorization } })).status).toBe(500);
  const lone = await of({});
  expect((await fetch(lone.url, { headers: { authorization } })).status).toBe(401);
  await Promise.all([blind.close(), lone.close()]);
});
