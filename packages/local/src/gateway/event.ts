import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** What of a request reaches the function by a route: payload format 2.0. */
export function toEvent(
  request: IncomingMessage,
  body: Buffer,
  { apiId, routeKey }: { apiId: string; routeKey: string },
): APIGatewayProxyEventV2 {
  const { rawPath, rawQueryString } = splitTarget(request.url ?? "/");
  const headers = flatten(request);
  const cookies = (request.headers.cookie ?? "").split(/; */).filter((cookie) => cookie !== "");
  const query = queryParameters(rawQueryString);
  // The peer of the socket and nothing else: whoever writes X-Forwarded-For could be anyone.
  const sourceIp = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const now = new Date();
  const domainName = (headers.host ?? "localhost").replace(/:\d+$/, "");
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString,
    cookies: cookies.length > 0 ? cookies : undefined,
    headers: { ...headers, "x-forwarded-for": [headers["x-forwarded-for"], sourceIp].filter(Boolean).join(", ") },
    queryStringParameters: query,
    requestContext: {
      accountId: "anonymous",
      apiId,
      domainName,
      domainPrefix: domainName.split(".")[0] ?? "",
      http: {
        method: request.method ?? "GET",
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey,
      stage: "$default",
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...bodyOf(body, headers["content-type"]),
  };
}

/** Whether a Host header names a host and nothing more: with a `/` or `?` in it, the function would read another address. */
export const isHost = (host = "localhost"): boolean => /^[\w.:[\]-]+$/.test(host) && URL.canParse(`https://${host}/`);

/** Path and query of a request target as sent, still percent-encoded (also of the absolute form that proxies use). */
export function splitTarget(target: string): { rawPath: string; rawQueryString: string } {
  const origin = /^https?:\/\/[^/?#]*/i.exec(target)?.[0] ?? "";
  const [path = "", ...query] = target.slice(origin.length).split("?");
  return { rawPath: path.startsWith("/") ? path : `/${path}`, rawQueryString: query.join("?") };
}

/** Header names in lower case; repeated headers joined by a comma. The cookies are a list of their own in format 2.0. */
function flatten(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (name !== "cookie" && values) headers[name] = values.join(",");
  }
  return headers;
}

function queryParameters(query: string): Record<string, string> | undefined {
  if (query === "") return undefined;
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
}

function bodyOf(body: Buffer, type: string | undefined): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = body.toString("utf8");
  const isText = (type === undefined || textual.test(type)) && Buffer.from(text, "utf8").equals(body);
  return isText ? { body: text, isBase64Encoded: false } : { body: body.toString("base64"), isBase64Encoded: true };
}

/** Media types that HTTP APIs pass on as text; anything else is base64, forms included. */
const textual = /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.+-]+\+(json|xml)\b)/i;
