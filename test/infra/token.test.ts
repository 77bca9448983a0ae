import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { accessToken } from "../../scripts/ops/token.ts";

/** What was exchanged, and what a pool in the place of Cognito answers. */
let exchanged: URLSearchParams[];
let answer: { status: number; body: object };
let callback: string;
const pool = createServer(async (request, response) => {
  exchanged.push(new URLSearchParams(await bodyOf(request)));
  response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
});
const tokens = () => `http://127.0.0.1:${(pool.address() as AddressInfo).port}/oauth2/token`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
/** A port that nobody has just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(() => new Promise<void>((resolve) => pool.listen(0, "127.0.0.1", resolve)));
afterAll(() => void pool.close());
beforeEach(async () => {
  exchanged = [];
  answer = { status: 200, body: { access_token: "the token", id_token: "another" } };
  callback = `http://127.0.0.1:${await freePort()}/signed-in`;
});

/** Signs in as a browser would: `back` is what the pool adds to the callback. */
function signIn(back: (state: string) => Record<string, string>[]) {
  const opened: URL[] = [];
  const statuses: number[] = [];
  const browse = async (address: URL) => {
    for (const query of back(address.searchParams.get("state")!)) {
      const { status } = await fetch(`${callback}?${new URLSearchParams(query)}`);
      statuses.push(status);
    }
  };
  let browsed: Promise<void> | undefined;
  const open = (address: string) => {
    opened.push(new URL(address));
    browsed = browse(opened[0]!);
  };
  const token = accessToken({ tokens: tokens(), client: "console-1", callback, open }).finally(() => browsed);
  return { opened, statuses, token };
}

it("asks for a code with a challenge, and exchanges it by the verifier that only it knows", async () => {
  const { opened, token } = signIn((state) => [{ code: "c-1", state }]);
  expect(await token).toBe("the token");
  const [page] = opened;
  expect(`${page!.origin}${page!.pathname}`).toBe(tokens().replace("/token", "/authorize"));
  const { code_challenge: challenge, state, ...asked } = Object.fromEntries(page!.searchParams);
  expect(asked).toEqual({
    response_type: "code",
    client_id: "console-1",
    redirect_uri: callback,
    scope: "openid",
    code_challenge_method: "S256",
  });
  expect(state).toMatch(/^[\w-]{22}$/);
  const { code_verifier: verifier, ...form } = Object.fromEntries(exchanged[0]!);
  expect(form).toEqual({
    grant_type: "authorization_code",
    client_id: "console-1",
    redirect_uri: callback,
    code: "c-1",
  });
  expect(createHash("sha256").update(verifier!).digest("base64url")).toBe(challenge);
});

it("takes no code that it did not ask for", async () => {
  const { statuses, token } = signIn((state) => [
    { code: "stranger's", state: "another" },
    { code: "c-2", state },
  ]);
  await token;
  expect(exchanged.map((form) => form.get("code"))).toEqual(["c-2"]);
  expect(statuses).toEqual([404, 200]);
});

it("says what the pool refused", async () => {
  const refused = signIn((state) => [{ error: "access_denied", error_description: "User is not enabled", state }]);
  await expect(refused.token).rejects.toThrow("Not signed in: User is not enabled");
  answer = { status: 400, body: { error: "invalid_grant" } };
  await expect(signIn((state) => [{ code: "old", state }]).token).rejects.toThrow("No token: 400 invalid_grant");
});
