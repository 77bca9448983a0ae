import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import path from "node:path";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWorld, type World } from "../../api/test/world.ts";
import { ourTypes, target } from "../build.ts";
import { pack } from "../pack.ts";
import { createMarshrutClient, each, ifMatch, type MarshrutClient, newKey, ProblemError, take } from "../src/index.ts";

// Over a real wire, against the API on memory.
let world: World;
let server: Server;
let baseUrl: string;
let api: MarshrutClient;
let requests = 0;
beforeAll(async () => {
  world = await makeWorld();
  const fetch = (request: Request) => {
    requests++;
    return world.app.fetch(request);
  };
  server = serve({ fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = createMarshrutClient({ baseUrl: `${baseUrl}/`, token: () => world.tokens.coordinator });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("its types are those of the API as it is: node packages/client/build.ts", async () => {
  expect(readFileSync(target, "utf8") === (await ourTypes())).toBe(true);
});

describe("a call", () => {
  test("is typed by its address, and answered by what the API answers", async () => {
    const me = await take(api.GET("/v1/me"));
    expect(me.role).toBe("coordinator");
    // @ts-expect-error there is no such address
    const none = await api.GET("/v1/nobody");
    expect(none.response.status).toBe(404);
    // @ts-expect-error a child has a name of its own
    expect(me.surname).toBeUndefined();
  });

  test("goes through a list of several pages, and asks for none that nobody comes to", async () => {
    const names: string[] = [];
    for await (const agency of each((cursor) => api.GET("/v1/agencies", { params: { query: { limit: 3, cursor } } })))
      names.push(agency.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(6);
    const before = requests;
    for await (const _ of each((cursor) => api.GET("/v1/agencies", { params: { query: { limit: 3, cursor } } }))) break;
    expect(requests - before).toBe(1);
  });

  test("changes the version that was read, and says who was first", async () => {
    const { path, agency } = await anAgency();
    const change = (shortName: string) =>
      api.PATCH("/v1/agencies/{agencyId}", { params: { path, header: ifMatch(agency) }, body: { shortName } });
    expect((await take(change("Школа у парка"))).version).toBe(agency.version + 1);
    await expect(take(change("Школа у реки"))).rejects.toMatchObject({
      name: "ProblemError",
      status: 412,
      code: "conflict.version",
    });
  });

  test("is done once by one key", async () => {
    const header = newKey();
    const body = { municipality: "novokuznetsk", name: "Вместе", about: "Раз в месяц." };
    const form = () => api.POST("/v1/unions", { params: { header }, body });
    const [first, second] = [await form(), await form()];
    expect((await take(Promise.resolve(second))).unionId).toBe((await take(Promise.resolve(first))).unionId);
    expect(second.response.headers.get("idempotent-replayed")).toBe("true");
  });
});

const anAgency = async () => {
  const params = { path: { agencyId: world.ours.school } };
  return { ...params, agency: await take(api.GET("/v1/agencies/{agencyId}", { params })) };
};

describe("a problem", () => {
  test("is thrown with its code, its words and the fields that are wrong", async () => {
    const params = { query: { limit: 100_000 } };
    const error = await take(api.GET("/v1/agencies", { params })).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ProblemError);
    const { code, problem, awaitsConfirmation } = error as ProblemError;
    expect([code, awaitsConfirmation]).toEqual(["request.invalid", false]);
    expect(problem.errors).toMatchObject([{ in: "query", pointer: "/limit" }]);
  });

  test("is what waits for a second person, too", async () => {
    // Who was the first to say so says it again.
    const token = await world.issuer.token({ sub: "first", tenant: world.ours.tenant, role: "coordinator" });
    const api = createMarshrutClient({ baseUrl, token: () => token });
    const params = { path: { period: world.ours.things.own.period } };
    const body = { reason: "Все сдали" };
    const error = await take(api.POST("/v1/periods/{period}/lock", { params, body })).catch((error: unknown) => error);
    expect(error).toMatchObject({ status: 202, awaitsConfirmation: true });
  });

  test("is made of what a gateway says, which has words of its own", async () => {
    const answer = () =>
      Promise.resolve(new Response('{"message":"Too Many"}', { status: 429, headers: { "Retry-After": "7" } }));
    const api = createMarshrutClient({ baseUrl, token: () => undefined, fetch: answer });
    await expect(take(api.GET("/v1/me"))).rejects.toMatchObject({ code: "request.too-many", retryAfter: 7 });
  });

  test("is none where nobody answered", async () => {
    const api = createMarshrutClient({ baseUrl: "http://127.0.0.1:9", token: () => undefined });
    await expect(take(api.GET("/v1/me"))).rejects.toBeInstanceOf(TypeError);
  });
});

describe("a token that has expired", () => {
  const renewing = (renewed: () => boolean) => {
    let token = "expired";
    return createMarshrutClient({
      baseUrl,
      token: () => token,
      renewed() {
        token = world.tokens.coordinator;
        return renewed();
      },
    });
  };
  const body = { municipality: "novokuznetsk", name: "Рядом", about: "Раз в месяц." };

  test("is had anew, and what was sent is sent again", async () => {
    const union = await take(renewing(() => true).POST("/v1/unions", { body }));
    expect(union.name).toBe("Рядом");
  });

  test("is told when there is no other", async () => {
    await expect(take(renewing(() => false).POST("/v1/unions", { body }))).rejects.toMatchObject({ status: 401 });
  });
});

test("the package as it is published does what its README says", () => {
  const folder = path.join(import.meta.dirname, "../../../node_modules/.cache/client");
  rmSync(folder, { recursive: true, force: true });
  pack(path.join(folder, "node_modules/@marshrut/client"));
  const [, example] = /```ts\n([\s\S]*?)```/.exec(
    readFileSync(path.join(import.meta.dirname, "../README.md"), "utf8"),
  )!;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(path.join(folder, "example.ts"), example!);
  const root = path.join(import.meta.dirname, "../../..");
  const options = {
    module: "NodeNext",
    target: "ES2024",
    strict: true,
    types: ["node"],
    outDir: "out",
    skipLibCheck: true,
  };
  writeFileSync(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, files: ["example.ts"] }),
  );
  execFileSync(path.join(root, "node_modules/.bin/tsc"), ["-p", folder], { stdio: "inherit" });
  return expectOutput(path.join(folder, "out/example.js"));
});

/** Beside the server, which is of this process. */
async function expectOutput(file: string): Promise<void> {
  const { spawn } = await import("node:child_process");
  const env = { ...process.env, MARSHRUT_API: baseUrl, MARSHRUT_TOKEN: world.tokens.coordinator };
  const child = spawn(process.execPath, [file], { env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  for await (const part of child.stdout) said += part;
  expect(said).toMatch(
    /^signed in as coordinator\n(organisation: .+\n){6,}version \d+ became \d+\n404 not-found: .+\n$/,
  );
}
