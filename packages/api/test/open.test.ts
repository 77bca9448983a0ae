import { expect, it } from "vitest";
import { byLink, openForms, pages } from "../../../test/open-addresses.ts";
import { makeWorld } from "./world.ts";

it("every route of the app wants an access token, or is reached by a link, or is a page", async () => {
  const { app } = await makeWorld();
  const routes = app.routes.filter(({ method }) => method !== "ALL");
  for (const { method, path } of routes) {
    const pattern = path.replaceAll(/:(\w+)/g, "{$1}");
    if ((byLink as readonly string[]).includes(`${method} ${pattern}`)) continue;
    if ((pages as readonly string[]).includes(pattern) && method === "GET") continue;
    if ((openForms as readonly string[]).includes(`${method} ${pattern}`)) continue;
    const answer = await app.request(path.replaceAll(/:\w+/g, "x"), { method });
    expect([answer.status, ((await answer.json()) as { code: string }).code], `${method} ${path}`).toEqual([
      401,
      "auth.required",
    ]);
  }
  const addresses = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  const get = byLink.map((address) => address.replace("HEAD", "GET"));
  expect([...get, ...pages.map((path) => `GET ${path}`)].filter((address) => !addresses.includes(address))).toEqual([]);
});
