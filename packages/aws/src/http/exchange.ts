import type { OutgoingFailure, OutgoingPost } from "@marshrut/core/shared";
import { Client } from "undici";
import { Blocked, type ConnectRules, guardedConnector } from "./connect.ts";

/** What is read of an answer, in bytes; the rest is never taken from the wire. */
const mostRead = 1024;

/** One request. @throws Blocked, or what the connection said: see {@link failureOf} */
export async function exchange({ url, headers, body, timeoutMs }: OutgoingPost, rules: ConnectRules) {
  const { protocol, origin, pathname, search, username, password } = new URL(url);
  const plain = protocol === "http:" && rules.allowLoopback;
  if ((protocol !== "https:" && !plain) || username || password) throw new Blocked("the address");
  const client = new Client(origin, {
    connect: guardedConnector(rules, timeoutMs),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: -1,
  });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await client.request({ method: "POST", path: `${pathname}${search}`, headers, body, signal });
    const retryAfter = answer.headers["retry-after"];
    return {
      status: answer.statusCode,
      body: await beginning(answer.body),
      retryAfter: typeof retryAfter === "string" ? retryAfter.slice(0, 64) : undefined,
    };
  } finally {
    void client.destroy(); // whatever still comes is not read; nobody waits for the farewell
  }
}

/** The first bytes as text. A gigabyte is cut here; a drip is cut by the request's own time. */
async function beginning(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    parts.push(part);
    size += part.byteLength;
    if (size >= mostRead) break;
  }
  const text = new TextDecoder().decode(Buffer.concat(parts).subarray(0, mostRead));
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu, " ");
}

/** What an error of the exchange means. */
export function failureOf(error: unknown): OutgoingFailure {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof Blocked) return "blocked";
    const code = "code" in at ? String(at.code) : "";
    if (at.name === "TimeoutError" || at.name === "AbortError" || /TIMEOUT|ETIMEDOUT/.test(code)) return "timeout";
    if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code)) return "dns";
    if (/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code)) return "tls";
    if (code === "ECONNREFUSED") return "refused";
    if (at instanceof AggregateError && at.errors.length > 0) return failureOf(at.errors[0]);
  }
  return "network";
}
