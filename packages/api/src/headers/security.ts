import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../deps.ts";

/** Nothing may be loaded, framed or sent anywhere: for answers that are data. */
const forData = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Pages: our own script and style and our own API, nobody else's, and no script that makes markup of text. */
const forPages = pagePolicy();

/** Open pages have no script at all, and forms that are sent to us alone. */
export const openPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** @param askedToo an origin that the page's script asks beside us: where tokens are had */
export function pagePolicy(askedToo?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${askedToo === undefined ? "" : ` ${askedToo}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** Given with everything, beside a policy. */
export const always = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
} as const;

/** Hono's own secureHeaders() has no CSP unless told, and says less than this. */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const isPage = c.res.headers.get("content-type")?.startsWith("text/html");
  const headers: Record<string, string> = {
    "Content-Security-Policy": c.res.headers.get("Content-Security-Policy") ?? (isPage ? forPages : forData),
    ...always,
  };
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
};
