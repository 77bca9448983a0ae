import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { siteOf } from "./index.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "site-"));
  mkdirSync(path.join(folder, "assets"));
  writeFileSync(path.join(folder, "index.html"), "<!doctype html>");
  writeFileSync(path.join(folder, "assets/main-1a2b.js"), "main()");
  writeFileSync(path.join(path.dirname(folder), "outside.js"), "secret");
});
afterAll(() => rmSync(folder, { recursive: true }));

const settings = { tokenUrl: "http://127.0.0.1:9/token", client: "marshrut" };
const site = () => siteOf({ folder: async () => folder, settings });
const get = async (path: string, method = "GET") => {
  const answer = await site().answer(method, path);
  const headers = Object.entries(answer?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return answer && { status: answer.status, text: answer.body.toString(), ...Object.fromEntries(headers) };
};

test("addresses of screens are the page, which is asked for each time", async () => {
  for (const address of ["/console", "/console/", "/console/children/child_1", "/console/signed-in"])
    expect(await get(address), address).toMatchObject({
      status: 200,
      text: "<!doctype html>",
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
    });
});

test("files whose name tells their content are kept for ever", async () => {
  expect(await get("/console/assets/main-1a2b.js")).toMatchObject({
    status: 200,
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
  });
  expect(await get("/console/assets/gone.js")).toMatchObject({ status: 404, "cache-control": "no-store" });
});

test("it says who signs people in, and lets scripts ask there and nowhere else", async () => {
  const told = await get("/console/settings.json");
  expect(JSON.parse(told!.text)).toEqual(settings);
  const policy = String((await get("/console"))!["content-security-policy"]);
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:9;");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain("unsafe");
});

test("nothing beside it is its business, and nothing outside its folder is shown", async () => {
  for (const address of ["/", "/v1/me", "/consoles", "/docs"]) expect(await get(address), address).toBeUndefined();
  for (const address of ["/console/../outside.js", "/console/%2e%2e/outside.js", "/console/..%2foutside.js"])
    expect((await get(address))?.text, address).not.toBe("secret");
  expect((await get("/console", "POST"))?.status).toBe(405);
});

test("whoever comes before it is built is told so, and comes again by itself", async () => {
  const building = siteOf({ folder: () => new Promise(() => {}), settings });
  const answer = await building.answer("GET", "/console/");
  expect(answer).toMatchObject({ status: 503, headers: { refresh: "1" } });
  const broken = siteOf({ folder: () => Promise.reject(new Error("vite")), settings });
  const told = await broken.answer("GET", "/console/");
  expect([told?.status, told?.headers.refresh]).toEqual([503, undefined]);
  expect(told?.body.toString()).toContain("Собрать консоль не удалось");
});
