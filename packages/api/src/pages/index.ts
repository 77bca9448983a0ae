import type { Hono } from "hono";
import type { ApiSettings, AppEnv } from "../deps.ts";
import { ourDocument } from "../openapi/index.ts";
import { allAssets } from "./assets.ts";
import { docsPage } from "./docs.ts";
import { landingPage } from "./landing.ts";
import { organisationPage, reportsPage, respondPage } from "./respond.ts";

/** The pages and the description of the API: the same for everybody, so they need no token and may be kept for a while. */
export function mountPages(app: Hono<AppEnv>, settings: ApiSettings): void {
  const document = once(() => JSON.stringify(ourDocument(settings)));
  const docs = once(() => docsPage(ourDocument(settings)));
  const page = { "Cache-Control": "no-cache" };
  app.get("/", (c) => c.html(landingPage, 200, page));
  app.get("/respond", (c) => c.html(respondPage, 200, page));
  app.get("/organisation", (c) => c.html(organisationPage, 200, page));
  app.get("/reports", (c) => c.html(reportsPage, 200, page));
  app.get("/docs", (c) => c.html(docs(), 200, page));
  app.get("/openapi.json", (c) =>
    c.body(document(), 200, { "Content-Type": "application/json; charset=utf-8", ...page }),
  );
  for (const { path, type, text } of allAssets)
    app.get(path, (c) =>
      c.body(text, 200, { "Content-Type": type, "Cache-Control": "public, max-age=31536000, immutable" }),
    );
}

/** Made when it is first asked for: a cold start should not wait for pages that nobody reads. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
