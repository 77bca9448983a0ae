import type { Hono } from "hono";
import type { ApiSettings, AppEnv } from "../deps.ts";
import { ourDocument } from "../openapi/index.ts";

/** The pages and the description of the API: the same for everybody, so they need no token and may be kept for a while. */
export function mountPages(app: Hono<AppEnv>, settings: ApiSettings): void {
  let document: string | undefined;
  app.get("/openapi.json", (c) => {
    document ??= JSON.stringify(ourDocument(settings));
    return c.body(document, 200, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-cache" });
  });
}
