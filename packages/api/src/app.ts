import { Refusal } from "@marshrut/core/shared";
import { Hono } from "hono";
import type { ApiDeps, AppEnv } from "./deps.ts";
import { consoles, securityHeaders } from "./headers/index.ts";
import { guessing, Limiter, links, sending, serveLink } from "./links/index.ts";
import { requestLog } from "./log/index.ts";
import { mountOpen, withoutStroke } from "./open/index.ts";
import { routeOf, serve } from "./operation/index.ts";
import { operations } from "./operations/index.ts";
import { mountPages, problemPages } from "./pages/index.ts";
import { policyOf, table } from "./policy/index.ts";
import { answerProblem, EdgeRefusal } from "./problems/index.ts";
import { Rates } from "./rates/index.ts";
import { unmatched } from "./unmatched.ts";

/** The whole API as one Hono app: operations under `/v1`, the pages, and nothing that depends on where it runs. */
export function createApp(deps: ApiDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use("*", requestLog(deps), securityHeaders);
  const origins = deps.settings.corsOrigins ?? [];
  if (origins.length > 0) app.use("/v1/*", consoles(origins));

  mountPages(app, deps.settings);
  mountOpen(app, deps);
  const rates = new Rates(deps);
  const policy = policyOf(table, operations);
  for (const op of operations) app.on(op.method.toUpperCase(), routeOf(op), serve(op, deps, policy, rates));
  const limits = { guesses: new Limiter(guessing), bodies: new Limiter(sending), rates };
  for (const op of links) app.on(op.method.toUpperCase(), routeOf(op), serveLink(op, deps, limits));

  const refusalFor = unmatched(app);
  const page = problemPages(deps.settings);
  app.notFound((c) => {
    const bare = c.req.method === "GET" && deps.settings.region ? withoutStroke(c.req.url) : undefined;
    if (bare !== undefined) return c.redirect(bare, 308);
    return answerProblem(c, refusalFor(c.req.path), c.get("requestId"), page);
  });
  app.onError((error, c) => {
    if (!(error instanceof Refusal) && !(error instanceof EdgeRefusal)) c.set("accident", error);
    return answerProblem(c, error, c.get("requestId"), page);
  });
  return app;
}
