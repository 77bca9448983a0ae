import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import type { AppEnv } from "./deps.ts";
import { securityHeaders } from "./headers/index.ts";

/** What stands before the gateway adds these (stacks/edge.ts). */
export const originKeyHeader = "x-marshrut-origin";
export const viewerHeader = "x-marshrut-viewer";

interface GatewayEvent {
  headers?: Record<string, string | undefined>;
  requestContext?: { http?: { sourceIp?: string } };
}

/**
 * The request as if whoever asked had come to the gateway himself, without what the edge has added. Without `hashes` there is no
 * edge, and the headers mean nothing. @returns undefined when it came past the edge
 */
export function throughEdge<Event>(event: Event, hashes: readonly string[]): Event | undefined {
  const { headers = {}, requestContext } = event as GatewayEvent;
  const { [originKeyHeader]: key = "", [viewerHeader]: sourceIp, ...others } = headers;
  if (hashes.length === 0) return { ...event, headers: others };
  if (!hashes.some((hash) => isOf(key, hash)) || !sourceIp) return undefined;
  const http = { ...requestContext?.http, sourceIp };
  return { ...event, headers: others, requestContext: { ...requestContext, http } };
}

/** Answers whoever came past the edge, before anything of the request was looked at. */
export const pastTheEdge = new Hono<AppEnv>().use(securityHeaders).all("*", (c) =>
  c.json({ type: "about:blank", title: "Forbidden", status: 403 }, 403, {
    "Content-Type": "application/problem+json",
  }),
);

function isOf(key: string, hash: string): boolean {
  const wanted = Buffer.from(hash, "hex");
  const shown = createHash("sha256").update(key).digest();
  return wanted.length === shown.length && timingSafeEqual(wanted, shown);
}
