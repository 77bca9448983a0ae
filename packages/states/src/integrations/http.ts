/** Requests to the services behind the engine. */
import http from "node:http";
import https from "node:https";
import { ServiceError } from "./types.ts";

const options = { keepAlive: true, maxSockets: 512 };
const agents = { "http:": new http.Agent(options), "https:": new https.Agent(options) };

/** A service's answer may be no longer than this, bytes: far above AWS's limits, so that a flood is cut off. */
const longestAnswer = 32 * 1024 * 1024;

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** @throws ServiceError SdkClientException when nobody answers; AbortError when the attempt is given up. */
export function request(
  url: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
  method = "POST",
): Promise<Answer> {
  const target = new URL(url);
  const secure = target.protocol === "https:";
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      // The service had closed the kept connection before it saw the request: as AWS's clients do, once more on a new one.
      if (sent.reusedSocket && error.code === "ECONNRESET" && !signal.aborted)
        resolve(request(url, headers, body, signal, method));
      else if (signal.aborted) reject(error);
      else reject(new ServiceError("SdkClientException", `Unable to execute HTTP request: ${error.message}`, 0));
    };
    const sent = (secure ? https : http).request(
      target,
      {
        method,
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
        signal,
        agent: agents[secure ? "https:" : "http:"],
      },
      (response) => {
        const parts: Buffer[] = [];
        let length = 0;
        response.on("data", (part: Buffer) => {
          length += part.length;
          if (length > longestAnswer) sent.destroy(new Error("answer is too long"));
          parts.push(part);
        });
        response.on("error", refuse);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", refuse);
    sent.end(body);
  });
}

/** Local services look for a signature's shape, not its value. */
export function signed(service: string, region: string, now = new Date()): Record<string, string> {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${stamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  return {
    "x-amz-date": stamp,
    authorization: `AWS4-HMAC-SHA256 Credential=local/${scope}, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`,
  };
}

/** A request in AWS's JSON protocol; its error answers become ServiceErrors. */
export async function callJson(
  url: string,
  service: string,
  target: string,
  input: unknown,
  region: string,
  signal: AbortSignal,
): Promise<string> {
  const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": target, ...signed(service, region) };
  const answer = await request(url, headers, JSON.stringify(input), signal);
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw errorOf(answer);
}

export function errorOf(answer: Answer): ServiceError {
  let body: { __type?: string; message?: string; Message?: string } = {};
  try {
    body = JSON.parse(answer.body) as typeof body;
  } catch {}
  const type = header(answer, "x-amzn-errortype") ?? body.__type ?? "ServiceException";
  const name = type.split(":")[0]!.split("#").at(-1)!;
  const message = body.message ?? body.Message ?? "";
  const code = header(answer, "x-amzn-query-error")?.split(";")[0];
  return new ServiceError(name, message, answer.status, header(answer, "x-amzn-requestid"), code);
}

export function header(answer: Answer, name: string): string | undefined {
  const value = answer.headers[name];
  return typeof value === "string" ? value : undefined;
}
