import type { MiddlewareHandler } from "hono";
import type { ApiDeps, AppEnv } from "../deps.ts";
import type { LogEntry } from "./entry.ts";
import { isLogged } from "./level.ts";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Names the request and writes its line when it has been answered. */
export const requestLog =
  ({ log, now }: Pick<ApiDeps, "log" | "now">): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const requestId = crypto.randomUUID();
    c.set("requestId", requestId);
    c.header("X-Request-Id", requestId);
    const began = performance.now();
    await next();
    const accident = c.get("accident") ?? c.get("unrecorded");
    const actor = c.get("actor");
    const status = c.res.status;
    log({
      level: status >= 500 || c.get("unrecorded") !== undefined ? "error" : status === 429 ? "warn" : "info",
      at: now().toString({ fractionalSecondDigits: 3 }),
      requestId,
      method: methods.has(c.req.method) ? c.req.method : "other",
      route: c.get("route") ?? "-",
      operationId: c.get("operationId"),
      tenant: actor?.tenant,
      role: actor?.kind,
      account: [401, 403, 404].includes(status) ? actor?.id : undefined,
      status,
      ms: Math.round(performance.now() - began),
      error: accident === undefined ? undefined : traceOf(accident),
    });
  };

/** An error without its message. */
function traceOf(error: unknown): { name: string; stack: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { name: error.name, stack: frames.slice(0, 12).map((line) => line.trim()) };
}

/** The process's log: a line of JSON on standard output. */
export const logLine = (entry: LogEntry): void => {
  if (isLogged(entry.level)) process.stdout.write(`${JSON.stringify(entry)}\n`);
};
