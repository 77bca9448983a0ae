import { ourDocument } from "@marshrut/api/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byLink, pages } from "../open-addresses.ts";
import { World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start();
}, 300_000);
afterAll(() => w.close());

const split = (address: string) => address.split(" ") as [string, string];

/** A token that looks right and is not ours. */
const forged = `${Buffer.from("pilot~step_01J8ZQ4M7N3E5R6T8V9WXYZABC~1~1~9999999999").toString("base64url")}.${"A".repeat(43)}`;

/** What each address wants beside its token. */
const bodies: Record<string, (token: string) => object> = {
  "/v1/respond": (token) => ({ token, action: "view" }),
  "/v1/respond/organisation": (token) => ({ token }),
  "/v1/respond/many": (token) => ({ answers: [{ token, action: "view" }] }),
  "/v1/respond/capacity": (token) => ({ token, action: "view" }),
  "/v1/respond/resources": (token) => ({ token, action: "view" }),
  "/v1/respond/placements": (token) => ({ token, action: "view" }),
  "/v1/respond/appointments": (token) => ({ token, action: "view" }),
  "/v1/respond/lessons": (token) => ({ token, action: "view" }),
  "/v1/respond/accompaniments": (token) => ({ token, action: "view" }),
  "/v1/respond/requests": (token) => ({ token, action: "view" }),
  "/v1/respond/plans": (token) => ({ token, action: "view" }),
  "/v1/respond/attachments": (token) => ({ token, name: "скан.pdf", content: "JVBERi0xLjQKJSVFT0Y=" }),
  "/v1/respond/uploads": (token) => ({ token, upload: "skan-20260112", part: 1, content: "JVBERi0xLjQK" }),
  "/v1/respond/files": (token) => ({ token }),
  "/v1/reports/respond": (token) => ({ token, action: "view" }),
  "/v1/respond/specialists": (token) => ({ token, action: "view" }),
  "/v1/respond/advice": (token) => ({ token, action: "view" }),
  "/v1/respond/internships": (token) => ({ token, action: "view" }),
  "/v1/certificates/check": (code) => ({ code: code.slice(0, 40) }),
  "/v1/respond/events": (token) => ({ token, action: "view" }),
  "/v1/sign-ups/respond": (token) => ({ token, action: "view" }),
  "/v1/talks/respond": (token) => ({ token, action: "view" }),
  "/v1/respond/talks": (token) => ({ token, action: "view" }),
  "/v1/respond/wards": (token) => ({ token, action: "view" }),
  "/v1/respond/listing": (token) => ({ token, action: "view" }),
  "/v1/respond/library": (token) => ({ token, action: "view" }),
  "/v1/respond/courses": (token) => ({ token, action: "view" }),
  "/v1/respond/enquiries": (token) => ({ token, action: "view" }),
  "/v1/respond/meetings": (token) => ({ token, action: "view" }),
  "/v1/forms/respond": (token) => ({ token, action: "view" }),
  "/v1/office/sessions": (token) => ({ token, action: "view" }),
  "/v1/family": (token) => ({ token, action: "show" }),
  "/v1/family/code": (code) => ({ code: code.slice(0, 40) }),
  "/v1/family/renew": (token) => ({ token }),
};

function knock(address: string, token: string): Promise<Response> {
  const [method, path] = split(address);
  const url = path.includes("{") ? path.replace("{token}", token) : bodies[path] ? path : `${path}?token=${token}`;
  const headers = { "content-type": "application/json" };
  const body = bodies[path] && JSON.stringify(bodies[path](token));
  return fetch(`${w.cloud.urls.api}${url}`, { method, body: body ?? null, headers: body ? headers : {} });
}

/** Whose word an answer is: the gateway's own, or a refusal's code; `respond/many` says it of each answer. */
async function codeOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === "") return answer.status === 404 ? "link.invalid" : answer.status; // HEAD
  const json = JSON.parse(text) as { code?: string; message?: string; items?: { code: string }[] };
  return json.code ?? json.items?.[0]?.code ?? json.message;
}

describe.each(byLink)("%s", (address) => {
  it("refuses a token that is not ours, itself and always alike; and after a few of them the address must wait", async () => {
    await w.cloud.advance("PT10M"); // the address of all these tests is one
    const answers = [];
    for (let i = 0; i < 12; i++) answers.push(await knock(address, i % 2 ? "guess" : forged));
    const statuses = answers.map(({ status }) => status);
    const refused = statuses.filter((status) => status !== 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(7);
    expect(statuses.slice(-4)).toEqual([429, 429, 429, 429]);
    for (const answer of answers) expect(answer.headers.get("cache-control")).toBe("no-store");
    const codes = await Promise.all(answers.slice(0, refused.length).map(codeOf));
    expect(new Set(codes)).toEqual(new Set(["link.invalid"]));
  });
});

describe("the gateway", () => {
  const operations = Object.entries(ourDocument({ issuer: "" }).paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const isOpen = (address: string) =>
    (byLink as readonly string[]).includes(address) || (pages as readonly string[]).includes(split(address)[1]);
  const url = (path: string) => `${w.cloud.urls.api}${path.replaceAll(/\{\w+\}/g, "x")}`;

  it("turns away whoever asks without a token for anything else, in its own words", async () => {
    const closed = operations.filter((address) => !isOpen(address));
    expect(closed.length).toBeGreaterThan(80);
    for (const address of [...closed, "GET /v1/nothing"]) {
      const [method, path] = split(address);
      const answer = await fetch(url(path), { method });
      expect([answer.status, answer.headers.get("www-authenticate"), await answer.text()], address).toEqual([
        401,
        "Bearer",
        '{"message":"Unauthorized"}',
      ]);
    }
  });

  it("turns away a token that is none, before the API is asked", async () => {
    const answer = await fetch(url("/v1/me"), { headers: { authorization: "Bearer guess" } });
    expect([answer.status, await answer.json()]).toEqual([401, { message: "Unauthorized" }]);
    const admin = `Bearer ${await w.cloud.identity.token("admin")}`;
    expect((await fetch(url("/v1/me"), { headers: { authorization: admin } })).status).toBe(200);
  });

  it("lets a browser's question before a request through to the API, which knows our consoles", async () => {
    const headers = { origin: "https://console.example.org", "access-control-request-method": "PATCH" };
    const answer = await fetch(url("/v1/children/{childId}"), { method: "OPTIONS", headers });
    expect(answer.status).not.toBe(401);
    expect(answer.headers.get("x-request-id")).toBeTruthy();
  });

  it("has the pages open to everybody", async () => {
    for (const path of pages.filter((path) => !path.includes("{")))
      expect((await fetch(url(path))).status, path).toBe(200);
    expect((await fetch(url("/assets/{name}"))).status).toBe(404);
  });
});
