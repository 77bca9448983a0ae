import type { Handler, Hono } from "hono";
import type { ApiSettings, AppEnv } from "../deps.ts";
import { pagePolicy } from "../headers/index.ts";
import { routeOf } from "../operation/index.ts";
import { type PageId, pages } from "../operations/index.ts";
import type { ProblemPage } from "../problems/index.ts";
import { unknownPath } from "../unmatched.ts";

/**
 * The pages and the description of the API: the same for everybody, so they need no token and may be kept for a while. What
 * they are made of is loaded when somebody asks for it: most requests are not for pages, and a cold start waits for what it
 * loads.
 */
export function mountPages(app: Hono<AppEnv>, settings: ApiSettings): void {
  const serve = handlers(settings);
  for (const page of pages) app.get(routeOf(page), serve[page.operationId]);
}

function handlers(settings: ApiSettings): Record<PageId, Handler<AppEnv>> {
  const openapi = () => import("../openapi/index.ts");
  const json = once(async () => JSON.stringify((await openapi()).ourPublished(settings)));
  const docs = once(async () => (await import("./docs.ts")).docsPage((await openapi()).ourDocument(settings)));
  const respond = () => import("./respond.ts");
  const page = { "Cache-Control": "no-cache" };
  return {
    landingPage: async (c) =>
      c.html((await import("./landing.ts")).landingPage(settings.region !== undefined), 200, page),
    respondPage: async (c) => c.html((await respond()).respondPage, 200, page),
    organisationPage: async (c) => c.html((await respond()).organisationPage, 200, page),
    reportsPage: async (c) => c.html((await respond()).reportsPage, 200, page),
    officePage: async (c) => c.html((await respond()).officePage, 200, page),
    familyPage: async (c) => {
      const { signIn } = settings;
      const policy = pagePolicy(signIn && new URL(signIn.tokenUrl).origin);
      return c.html((await respond()).familyPage(settings), 200, { ...page, "Content-Security-Policy": policy });
    },
    formPage: async (c) => c.html((await respond()).formPage, 200, page),
    talkPage: async (c) => c.html((await respond()).talkPage, 200, page),
    signUpPage: async (c) => c.html((await respond()).signUpPage, 200, page),
    docsPage: async (c) => c.html(await docs(), 200, page),
    openApi: async (c) => c.body(await json(), 200, { "Content-Type": "application/json; charset=utf-8", ...page }),
    asset: async (c) => {
      const { assetAt } = await import("../frame/assets.ts");
      const asset = assetAt(c.req.path);
      if (!asset) throw unknownPath();
      return c.body(asset.text, 200, {
        "Content-Type": asset.type,
        "Cache-Control": "public, max-age=31536000, immutable",
      });
    },
    health: (c) => c.json({ status: "ok" }),
  };
}

/** What people read of a problem. Where there are open pages, they may begin anew there. */
export const problemPages =
  ({ region }: ApiSettings): ProblemPage =>
  async (problem) =>
    String(await (await import("./problem.ts")).problemPage(problem, region === undefined ? undefined : "/help"));

/** Made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
