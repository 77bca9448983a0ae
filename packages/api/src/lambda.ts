import type { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import type { AppEnv } from "./deps.ts";

type Handler = ReturnType<typeof handle>;

/** An app behind API Gateway (HTTP API, payload version 2.0); it is made when the first request comes. */
export function lambdaHandler(make: () => Hono<AppEnv>): Handler {
  let handler: Handler | undefined;
  return (event, context) => {
    handler ??= handle(make());
    return handler(event, context);
  };
}
