import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { AppEnv } from "../deps.ts";

/** Lets the scripts of our own consoles read us; nobody's when the list is empty. Tokens go in a header, never in cookies. */
export const consoles = (origins: readonly string[]): MiddlewareHandler<AppEnv> =>
  cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    allowMethods: ["GET", "POST", "PUT", "PATCH"],
    allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "If-Match"],
    exposeHeaders: ["ETag", "Location", "X-Request-Id", "Idempotent-Replayed", "Retry-After"],
    maxAge: 600,
  });
