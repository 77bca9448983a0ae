import type { Hono } from "hono";
import { defaultIsContentTypeBinary, handle } from "hono/aws-lambda";
import type { AppEnv } from "./deps.ts";
import { pastTheEdge, throughEdge } from "./edge.ts";

type Handler = ReturnType<typeof handle>;

/**
 * Under which the same API is had by agencies' systems where the gateway itself can check the tokens of people only: it
 * takes tokens of clients that it was told by name, fifty at most. Here their tokens are checked as all others are.
 */
export const systemsPath = "/systems";

/**
 * An app behind API Gateway (HTTP API, payload version 2.0); it is made when the first request comes.
 * @param originKeys hashes of the keys by which an edge before the gateway is known; none: nothing stands before it
 */
export function lambdaHandler(make: () => Hono<AppEnv>, originKeys: readonly string[] = []): Handler {
  let handler: Handler | undefined;
  const refuse = handle(pastTheEdge);
  return (event, context) => {
    const asked = throughEdge(event, originKeys);
    if (!asked) return refuse(event, context);
    handler ??= handle(make(), { isContentTypeBinary });
    return handler(withoutPrefix(withPlainMethod(withoutIdleBody(asked))), context);
  };
}

/** A table's first bytes say that it is UTF-8, and would be lost on the way through a text: spreadsheets look for them. */
const isContentTypeBinary = (type: string): boolean => type.startsWith("text/csv") || defaultIsContentTypeBinary(type);

/** A body of GET or HEAD means nothing (RFC 9110, 9.3.1), but no Request can be made with it. */
function withoutIdleBody<Event>(event: Event): Event {
  const { requestContext } = event as { requestContext?: { http?: { method?: string } } };
  return ["GET", "HEAD"].includes(requestContext?.http?.method ?? "") ? { ...event, body: undefined } : event;
}

/** No Request can be made with these (Fetch, «forbidden method»); under another name it is one that no address takes. */
function withPlainMethod<Event>(event: Event): Event {
  const { requestContext } = event as { requestContext?: { http?: { method?: string } } };
  if (!["TRACE", "TRACK", "CONNECT"].includes(requestContext?.http?.method ?? "")) return event;
  return { ...event, requestContext: { ...requestContext, http: { ...requestContext?.http, method: "FORBIDDEN" } } };
}

function withoutPrefix<Event>(event: Event): Event {
  const { rawPath } = event as { rawPath?: string };
  return rawPath?.startsWith(`${systemsPath}/v1/`) ? { ...event, rawPath: rawPath.slice(systemsPath.length) } : event;
}
