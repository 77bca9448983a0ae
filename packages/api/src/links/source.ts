import type { Context } from "hono";
import type { AppEnv } from "../deps.ts";

/** What the two runtimes put into Hono's `env`: API Gateway's request context, or Node's incoming message. */
interface Runtime {
  requestContext?: { http?: { sourceIp?: string } };
  incoming?: { socket?: { remoteAddress?: string } };
}

/** Where the connection came from. Never X-Forwarded-For, which anybody can write (FAULTS B19). */
export function sourceAddress(c: Context<AppEnv>): string {
  const env = (c.env ?? {}) as Runtime;
  return env.requestContext?.http?.sourceIp ?? env.incoming?.socket?.remoteAddress ?? "unknown";
}
