import { createHash } from "node:crypto";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AppEnv } from "../src/deps.ts";
import { lambdaHandler } from "../src/index.ts";
import { sourceAddress } from "../src/links/source.ts";
import { eventOf } from "./event.ts";
import { makeWorld } from "./world.ts";

const event = (method: string, path: string, more: Partial<APIGatewayProxyEventV2> = {}) =>
  eventOf(method, path, undefined, more);

test("API Gateway's events go in and out, and the app is made once", async () => {
  const world = await makeWorld();
  let made = 0;
  const handler = lambdaHandler(() => {
    made++;
    return world.app;
  });
  const call = async (e: APIGatewayProxyEventV2) =>
    (await handler(e as never, {} as Context as never)) as APIGatewayProxyStructuredResultV2;

  const authorization = `Bearer ${world.tokens.coordinator}`;
  const health = await call(event("GET", "/health"));
  expect(health).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });

  const list = await call(event("GET", "/v1/agencies?kind=school&limit=1", { headers: { authorization } }));
  expect(JSON.parse(list.body!)).toMatchObject({ items: [{ kind: "school" }], nextCursor: expect.any(String) });

  const path = `/v1/steps/${world.ours.family.stepId}/reject`;
  const headers = { authorization, "content-type": "application/json" };
  const body = Buffer.from(JSON.stringify({ reason: "Нет мест." })).toString("base64");
  const rejected = await call(event("POST", path, { headers, body, isBase64Encoded: true }));
  expect(rejected).toMatchObject({ statusCode: 200, headers: { etag: '"v3"' } });

  const page = await call(event("GET", "/respond"));
  expect(page.isBase64Encoded).toBe(false);
  expect(page.body).toContain("<!doctype html>");
  expect(made).toBe(1);

  const csv = await call(event("GET", "/v1/children/imports/template?format=csv", { headers: { authorization } }));
  expect(Buffer.from(csv.body!, csv.isBase64Encoded ? "base64" : "utf8").subarray(0, 3)).toEqual(Buffer.from("\uFEFF"));
});

test.each(["GET", "HEAD"])("the body of a %s means nothing", async (method) => {
  const world = await makeWorld();
  const handler = lambdaHandler(() => world.app);
  const answer = await handler(event(method, "/health", { body: "ab" }) as never, {} as Context as never);
  expect(answer).toMatchObject({ statusCode: 200 });
});

test.each(["TRACE", "TRACK", "CONNECT"])("%s is a method that no address takes (FAULTS B16)", async (method) => {
  const world = await makeWorld();
  const handler = lambdaHandler(() => world.app);
  const answer = await handler(event(method, "/v1/agencies") as never, {} as Context as never);
  expect(answer).toMatchObject({ statusCode: 405, headers: { allow: "GET, HEAD, POST" } });
});

test("guesses are counted by the address of the connection", async () => {
  const world = await makeWorld();
  const handler = lambdaHandler(() => world.app);
  const guess = async (n: number) => {
    const headers = { "content-type": "application/json", "x-forwarded-for": `203.0.113.${n}` };
    const body = JSON.stringify({ token: "guess", action: "view" });
    const result = await handler(event("POST", "/v1/respond", { headers, body }) as never, {} as never);
    return (result as APIGatewayProxyStructuredResultV2).statusCode;
  };
  const statuses: Array<number | undefined> = [];
  for (let i = 0; i < 12; i++) statuses.push(await guess(i));
  expect(statuses.at(-1)).toBe(429);
});

test("behind an edge only what has come by it is answered, by the address that the edge tells", async () => {
  const world = await makeWorld();
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const handler = lambdaHandler(() => world.app, [sha256("new"), sha256("former")]);
  const ask = async (headers: Record<string, string>, path = "/health") =>
    (await handler(event("GET", path, { headers }) as never, {} as never)) as APIGatewayProxyStructuredResultV2;
  const viewer = { "x-marshrut-viewer": "203.0.113.5" };
  for (const key of ["new", "former"])
    expect(await ask({ "x-marshrut-origin": key, ...viewer })).toMatchObject({ statusCode: 200 });

  const authorization = `Bearer ${world.tokens.coordinator}`;
  const past = await ask({ authorization, "x-marshrut-origin": "guess", ...viewer }, "/v1/agencies");
  expect(past).toMatchObject({ statusCode: 403, headers: { "cache-control": "no-store" } });
  expect(JSON.parse(past.body!)).toEqual({ type: "about:blank", title: "Forbidden", status: 403 });
  expect(await ask({ authorization, ...viewer }, "/v1/agencies")).toMatchObject({ statusCode: 403 });
  expect(await ask({ "x-marshrut-origin": "new" })).toMatchObject({ statusCode: 403 });
});

test("what the edge adds stops at the door, and whoever asks is the viewer and not the edge (FAULTS B19)", async () => {
  const seen: unknown[] = [];
  const app = new Hono<AppEnv>().get("/", (c) => {
    seen.push([sourceAddress(c), c.req.header("x-marshrut-origin"), c.req.header("x-marshrut-viewer")]);
    return c.text("");
  });
  const headers = { "x-marshrut-origin": "key", "x-marshrut-viewer": "203.0.113.5" };
  const keys = [createHash("sha256").update("key").digest("hex")];
  await lambdaHandler(() => app, keys)(event("GET", "/", { headers }) as never, {} as never);
  // Without an edge they are anybody's words.
  await lambdaHandler(() => app)(event("GET", "/", { headers }) as never, {} as never);
  expect(seen).toEqual([
    ["203.0.113.5", undefined, undefined],
    ["192.0.2.7", undefined, undefined],
  ]);
});
