import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { buildAssets } from "../browser/build.ts";
import { described } from "../src/openapi/index.ts";
import { problemStatus } from "../src/problems/index.ts";
import { ask, makeWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
const pages = ["/", "/docs", "/respond", "/organisation", "/reports", "/office"];

describe("what the browser runs", () => {
  test("is what was built from its sources", async () => {
    for (const [file, text] of await buildAssets()) expect(readFileSync(file, "utf8")).toBe(text);
  });

  test("calls nothing by a name in one language alone", () => {
    const folder = fileURLToPath(new URL("../browser", import.meta.url));
    const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    expect(scripts).toContain("organisation/sessions.ts");
    const sources = scripts.map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n");
    // A file's own name is none of ours.
    const names = [...sources.matchAll(/"aria-label": ([^,}]+)/g)].map(([, given]) => given!.trim());
    expect(names).toEqual(["file.name"]);
  });

  test("has types of its own that hold", () => {
    const tsc = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
    const project = fileURLToPath(new URL("../browser", import.meta.url));
    expect(() => execFileSync(tsc, ["-p", project], { stdio: "pipe", encoding: "utf8" })).not.toThrow();
  });
});

test.each(pages)("%s loads nothing from elsewhere and runs nothing inline", async (path) => {
  const page = await ask(world, "GET", path);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toMatch(/^text\/html; charset=utf-8/i);
  const csp = page.headers.get("content-security-policy")!;
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ])
    expect(csp).toContain(rule);
  expect(csp).not.toMatch(/unsafe|https?:|\*|data:/);
  const loaded = [...page.text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url!);
  for (const url of loaded) expect(url).toMatch(/^[/#]/);
  expect(page.text).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=|<style/);
  expect(page.text).toMatch(/^<!doctype html>\n<html lang="ru">/);
});

test("a page says that looks at a child are recorded where it shows one, and nowhere else", async () => {
  const says = async (path: string) =>
    (await ask(world, "GET", path)).text.includes("Каждый просмотр сведений о ребёнке");
  expect(await Promise.all(["/respond", "/organisation", "/reports"].map(says))).toEqual([true, true, false]);
});

test("an asset of another build is not there", async () => {
  expect((await ask(world, "GET", "/assets/respond-AAAAAAAAAAAA.js")).status).toBe(404);
});

test("assets are there, named after their content, and may be kept for ever", async () => {
  for (const path of pages) {
    const page = await ask(world, "GET", path);
    for (const [, url] of page.text.matchAll(/"(\/assets\/[^"]+)"/g)) {
      const asset = await ask(world, "GET", url!);
      expect(asset.status, url).toBe(200);
      expect(asset.headers.get("cache-control")).toContain("immutable");
      expect(asset.headers.get("content-type")).toMatch(/javascript|css|svg/);
    }
  }
});

test("every answer carries the same guards", async () => {
  for (const path of [...pages, "/health", "/openapi.json", "/v1/me", "/nothing"]) {
    const { headers } = await ask(world, "GET", path);
    expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
    expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("cache-control")).toBeTruthy();
  }
});

test("the reference tells of every operation and every problem, in both languages", async () => {
  const { text } = await ask(world, "GET", "/docs");
  for (const op of described) {
    for (const part of [`<article id="${op.operationId}">`, op.summary.ru, op.summary.en.replaceAll("'", "&#39;")])
      expect(text.includes(part), part).toBe(true);
  }
  for (const code of Object.keys(problemStatus)) expect(text.includes(`<tr id="${code}">`), code).toBe(true);
});

test("what scrolls in the reference is reached by keyboard", async () => {
  const { text } = await ask(world, "GET", "/docs");
  expect(text).toContain('<pre tabindex="0">');
  expect(text).not.toMatch(/<pre>|<div class="scroll">/);
});

test("what people wrote is never markup (FAULTS B12)", async () => {
  const { ours, tokens } = world;
  const hostile = '<img src=x onerror="alert(1)">';
  const body = {
    kind: "ngo",
    name: hostile,
    shortName: hostile,
    municipality: "novokuznetsk",
    contacts: [{ email: "a@example.org" }],
  };
  const made = await ask(world, "POST", "/v1/agencies", { token: tokens.coordinator, body });
  expect(made).toMatchObject({ status: 201, json: { name: hostile } });
  expect(made.headers.get("content-type")).toMatch(/^application\/json/);
  expect(
    (await ask(world, "GET", `/v1/agencies/${made.json.agencyId}`, { token: tokens.coordinator })).headers.get(
      "x-content-type-options",
    ),
  ).toBe("nosniff");
  const script = await ask(world, "GET", `/respond?x=${hostile}#${ours.tenant}`);
  expect(script.text).not.toContain("onerror");
});

test("health needs no token and tells nothing", async () => {
  expect(await ask(world, "GET", "/health")).toMatchObject({ status: 200, json: { status: "ok" } });
  expect((await ask(world, "HEAD", "/health")).text).toBe("");
});
