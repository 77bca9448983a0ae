import { Refusal } from "@marshrut/core/shared";
import { Hono } from "hono";
import type { ApiDeps, AppEnv } from "./deps.ts";
import { consoles, securityHeaders } from "./headers/index.ts";
import { requestLog } from "./log/index.ts";
import { serve } from "./operation/index.ts";
import { operations, respondReportsOperation, serveFeed, serveRespondReports } from "./operations/index.ts";
import { mountPages } from "./pages/index.ts";
import { policyOf, table } from "./policy/index.ts";
import { answerProblem, EdgeRefusal } from "./problems/index.ts";
import {
  addPartByLinkOperation,
  answerManyOperation,
  attachByLinkOperation,
  filesByLinkOperation,
  Limiter,
  organisationOperation,
  respondOperation,
  serveAddPartByLink,
  serveAttachByLink,
  serveFile,
  serveFilesByLink,
  serveMany,
  serveOrganisation,
  serveRespond,
  serveUnsubscribe,
} from "./respond/index.ts";
import { unmatched } from "./unmatched.ts";

/** The whole API as one Hono app: operations under `/v1`, the pages, and nothing that depends on where it runs. */
export function createApp(deps: ApiDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use("*", requestLog(deps), securityHeaders);
  const origins = deps.settings.corsOrigins ?? [];
  if (origins.length > 0) app.use("/v1/*", consoles(origins));

  app.get("/health", (c) => c.json({ status: "ok" }));
  mountPages(app, deps.settings);
  const policy = policyOf(table, operations);
  for (const op of operations) app.on(op.method.toUpperCase(), route(op.path), serve(op, deps, policy));
  const limiter = new Limiter();
  app.post(route(respondOperation.path), serveRespond(deps, limiter));
  app.post(route(respondReportsOperation.path), serveRespondReports(deps, limiter));
  app.get(route("/calendars/{token}"), serveFeed(deps, limiter));
  app.post(route(organisationOperation.path), serveOrganisation(deps, limiter));
  app.post(route(answerManyOperation.path), serveMany(deps, limiter));
  app.post(route(attachByLinkOperation.path), serveAttachByLink(deps, limiter));
  app.post(route(addPartByLinkOperation.path), serveAddPartByLink(deps, limiter));
  app.post(route(filesByLinkOperation.path), serveFilesByLink(deps, limiter));
  app.get(route("/files"), serveFile(deps, limiter));
  app.on(["GET", "POST"], route("/unsubscribe"), serveUnsubscribe(deps, limiter));

  const refusalFor = unmatched(app);
  app.notFound((c) => answerProblem(c, refusalFor(c.req.path), c.get("requestId")));
  app.onError((error, c) => {
    if (!(error instanceof Refusal) && !(error instanceof EdgeRefusal)) c.set("accident", error);
    return answerProblem(c, error, c.get("requestId"));
  });
  return app;
}

/** `/children/{childId}` as Hono writes it: `/v1/children/:childId`. */
const route = (path: string) => `/v1${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
