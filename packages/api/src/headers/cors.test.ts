import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AppEnv } from "../deps.ts";
import { consoles } from "./cors.ts";

const ours = "https://console.example.org";
const app = new Hono<AppEnv>().use("*", consoles([ours])).get("/x", (c) => c.text("x"));

test("our console's scripts may read the answers, with what they need of the headers", async () => {
  const preflight = await app.request("/x", {
    method: "OPTIONS",
    headers: { origin: ours, "access-control-request-method": "PATCH" },
  });
  expect(preflight.headers.get("access-control-allow-origin")).toBe(ours);
  expect(preflight.headers.get("access-control-allow-headers")).toMatch(/If-Match/);
  const answer = await app.request("/x", { headers: { origin: ours } });
  expect(answer.headers.get("access-control-expose-headers")).toMatch(/ETag/);
  expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
});

test.each(["https://evil.example.org", "null", `${ours}.evil.example.org`])("scripts of %s may not", async (origin) => {
  const answer = await app.request("/x", { headers: { origin } });
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
});
