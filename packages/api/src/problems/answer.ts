import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { problemOf } from "./problem.ts";

/** Answers with the problem of whatever was thrown. */
export function answerProblem(c: Context, error: unknown, requestId: string): Response {
  const { problem, headers } = problemOf(error, requestId, c.req.method === "GET" ? "query" : "body");
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
    ...headers,
  });
}
