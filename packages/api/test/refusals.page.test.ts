import { beforeAll, expect, it } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

// Whoever follows a link in a browser reads a page, whatever became of what it led to; programs read the problem.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
/** As browsers ask where somebody has followed a link. */
const browsing = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

it.each([
  "/organisations/agency_01JNQ8Z5V3T9C7K2M4P6R8S0AB",
  "/organisations/x",
  "/help/nothing-like-it",
  "/no/such/page",
  "/v1/unsubscribe?token=old",
  "/v1/files?token=old",
  "/v1/children",
])("is told in words on a page that %s is not there for them", async (path) => {
  const page = await world.app.request(path, { headers: browsing });
  const problem = await ask(world, "GET", path);
  expect(page.status).toBe(problem.status);
  expect(page.status).toBeGreaterThanOrEqual(400);
  expect(problem.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(page.headers.get("content-type")).toMatch(/^text\/html/);
  expect(page.headers.get("cache-control")).toBe("no-store");
  const text = await page.text();
  expect(text).toContain('<html lang="ru">');
  expect(text).toContain('href="/help"');
  expect(text).not.toMatch(/instance|\/docs/);
});

it("is told to call where too many forms came from one address, and that files are not taken", async () => {
  const env = { requestContext: { http: { sourceIp: "2001:db8:4:4::4" } } };
  const send = (body: string) =>
    world.app.request(
      "/help/ask",
      { method: "POST", body, headers: { ...browsing, "content-type": "application/x-www-form-urlencoded" } },
      env,
    );
  const large = await send(`words=${"x".repeat(30_000)}`);
  expect([large.status, large.headers.get("content-type")]).toEqual([413, expect.stringMatching(/^text\/html/)]);
  expect(await large.text()).toContain("файлы не принимаются");
  let last = large;
  for (let n = 0; n < 20 && last.status !== 429; n++) last = await send("kind=call");
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await last.text()).toContain("позвоните в организацию");
});

it("leads families from the root to help", async () => {
  expect((await ask(world, "GET", "/")).text).toContain('href="/help"');
});
