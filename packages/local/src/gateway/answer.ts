import type { ServerResponse } from "node:http";
import type { LambdaResult } from "@marshrut/states";

/** An HTTP answer before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer;
}

/** What API Gateway itself says, in its own words. */
export function ownAnswer(status: 401 | 403 | 404 | 408 | 413 | 429 | 500 | 503): Answer {
  const message = {
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    408: "Request Timeout",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
  }[status];
  return {
    status,
    headers: { "content-type": "application/json" },
    cookies: [],
    body: Buffer.from(JSON.stringify({ message })),
  };
}

interface Structured {
  statusCode: number;
  headers?: Record<string, string | number | boolean>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
}

/** Reads a function's result by the rules of payload format 2.0; a failed function is a 500 that says nothing of it. */
export function toAnswer(result: Pick<LambdaResult, "payload" | "functionError">): Answer {
  if (result.functionError) return ownAnswer(result.payload.includes("Task timed out") ? 503 : 500);
  const value: unknown = JSON.parse(result.payload);
  if (!isStructured(value)) {
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      cookies: [],
      body: Buffer.from(result.payload),
    };
  }
  const headers = Object.entries(value.headers ?? {}).map(([name, text]) => [name.toLowerCase(), String(text)]);
  return {
    status: value.statusCode,
    headers: Object.fromEntries(headers),
    cookies: value.cookies ?? [],
    body: Buffer.from(value.body ?? "", value.isBase64Encoded ? "base64" : "utf8"),
  };
}

const isStructured = (value: unknown): value is Structured =>
  typeof value === "object" && value !== null && "statusCode" in value && Number.isInteger(value.statusCode);

/** The stable code of a refusal (RFC 9457), if it is one. */
export function codeOf({ headers, body }: Answer): string | undefined {
  if (!headers["content-type"]?.startsWith("application/problem+json")) return undefined;
  try {
    const { code } = JSON.parse(body.toString("utf8")) as { code?: unknown };
    return typeof code === "string" ? code : undefined;
  } catch {
    return undefined; // not the JSON that it says
  }
}

/** Headers that belong to the connection: the gateway sets them itself. */
const ours = new Set(["connection", "content-length", "keep-alive", "transfer-encoding", "upgrade"]);

/**
 * Sends the answer, and resolves when it is out or the client is gone; throws when a header cannot be sent (then nothing has
 * been).
 */
export async function send(response: ServerResponse, answer: Answer, bodyless: boolean): Promise<void> {
  for (const [name, value] of Object.entries(answer.headers)) if (!ours.has(name)) response.setHeader(name, value);
  if (answer.cookies.length > 0) response.setHeader("set-cookie", answer.cookies);
  response.statusCode = answer.status;
  if (answer.status !== 204 && answer.status !== 304) response.setHeader("content-length", answer.body.length);
  const over = new Promise((resolve) => response.once("close", resolve));
  response.end(bodyless ? undefined : answer.body);
  await over;
}
