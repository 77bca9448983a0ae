import type { Hono } from "hono";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { type OpenPageId, openAddresses } from "../operations/index.ts";
import { unknownPath } from "../unmatched.ts";

/**
 * What everybody may read without an account. Nothing of a visitor is kept: no cookie is set, and no page differs by who asks. Where the
 * stage shows no region there are no such pages. What they are made of is loaded with the first of them that is asked for.
 */
export function mountOpen(app: Hono<AppEnv>, deps: ApiDeps): void {
  let serving: Promise<ReturnType<typeof import("./serve.ts")["handlers"]>> | undefined;
  for (const [operationId, address] of Object.entries(openAddresses)) {
    const [method = "", path = ""] = address.split(" ");
    app.on(method, path.replaceAll(/\{(\w+)\}/g, ":$1"), async (c, next) => {
      c.set("route", path);
      c.set("operationId", operationId);
      if (!deps.settings.region) throw unknownPath();
      serving ??= import("./serve.ts").then(({ handlers }) => handlers(deps));
      return (await serving)[operationId as OpenPageId](c, next);
    });
  }
}

const pages = Object.values(openAddresses)
  .filter((address) => address.startsWith("GET "))
  .map((address) => new RegExp(`^${address.slice("GET ".length).replaceAll(/\{\w+\}/g, "[^/]+")}$`));

/**
 * Where an open page is that was asked for with a stroke behind its address: as it is written in letters, on posters and in HSDS's own
 * (`/hsds/`). Only addresses of ours, so that nobody is sent elsewhere (`//example.org/`).
 */
export function withoutStroke(url: string): string | undefined {
  const { pathname, search } = new URL(url);
  const bare = pathname.slice(0, -1);
  return pathname.endsWith("/") && pages.some((page) => page.test(bare)) ? `${bare}${search}` : undefined;
}
