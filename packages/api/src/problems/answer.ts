import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Problem, problemOf } from "./problem.ts";

/** The words of a problem for people, as HTML. */
export type ProblemPage = (problem: Problem) => Promise<string>;

/**
 * Answers with the problem of whatever was thrown: as a page to whoever has followed a link or sent a form in a browser, as JSON to
 * everybody else.
 */
export async function answerProblem(
  c: Context,
  error: unknown,
  requestId: string,
  page: ProblemPage,
): Promise<Response> {
  const { problem, headers } = problemOf(error, requestId, c.req.method === "GET" ? "query" : "body");
  const status = problem.status as ContentfulStatusCode;
  const more = { "Cache-Control": "no-store", Vary: "Accept", ...headers };
  if (reads(c)) return c.html(await page(problem), status, more);
  return c.body(JSON.stringify(problem), status, {
    "Content-Type": "application/problem+json; charset=utf-8",
    ...more,
  });
}

/** A browser that goes to an address names pages first (Fetch, «HTTP fetch», Accept of navigations); what scripts ask for never does. */
const reads = (c: Context): boolean => /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(c.req.header("accept") ?? "");
