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
