import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { AppEnv } from "../deps.ts";

/** In the words of API Gateway. */
export interface Cors {
  allowOrigins: string[];
  allowMethods: string[];
  allowHeaders: string[];
  exposeHeaders: string[];
  /** Seconds for which a browser need not ask again. */
  maxAge: number;
}

/**
 * What scripts of our consoles may ask and read: of the app, and of the gateway before it, which turns an expired token away with an
 * answer of its own. Tokens go in a header, never in cookies. @param origins nobody's when there are none
 */
export const corsOf = (origins: readonly string[]): Cors => ({
  allowOrigins: [...origins],
  allowMethods: ["GET", "POST", "PUT", "PATCH"],
  allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Range"],
  exposeHeaders: [
    "Content-Disposition",
    "Content-Range",
    "ETag",
    "Idempotent-Replayed",
    "Link",
    "Location",
    "Retry-After",
    "WWW-Authenticate",
    "X-Request-Id",
  ],
  maxAge: 600,
});

/** Lets the scripts of our own consoles read us. */
export function consoles(origins: readonly string[]): MiddlewareHandler<AppEnv> {
  const { allowMethods, allowHeaders, exposeHeaders, maxAge } = corsOf(origins);
  const origin = (asks: string) => (origins.includes(asks) ? asks : null);
  return cors({ origin, allowMethods, allowHeaders, exposeHeaders, maxAge });
}
