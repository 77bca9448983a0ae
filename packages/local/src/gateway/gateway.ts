import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { LambdaCall, LambdaResult } from "@marshrut/states";
import { type Bucket, bucketOf, type Rate } from "../limits/index.ts";
import { closeGently } from "../loopback/close.ts";
import { StartError } from "../start-error/index.ts";
import type { Access } from "./access.ts";
import { type Answer, codeOf, ownAnswer, send, toAnswer } from "./answer.ts";
import { authorizer, type JwtAuthorizer, unauthorized } from "./authorizer.ts";
import { type Cors, withCors } from "./cors.ts";
import { isHost, splitTarget, toEvent } from "./event.ts";
import { type Route, router } from "./routes.ts";

export interface GatewayOptions {
  /** The function behind the API. */
  functionName: string;
  /** @param reads the request is a GET or HEAD, which changes nothing */
  invoke(call: LambdaCall, how: { reads: boolean }): Promise<LambdaResult>;
  /** Default: one for everything, behind no authorizer. */
  routes?: readonly Route[] | undefined;
  /** Whose tokens the routes behind it take. */
  authorizer?: JwtAuthorizer;
  /** Requests that the stage takes; over it they are refused before anybody is asked. Default: any number. */
  throttling?: Rate | undefined;
  /** Whose scripts may read the answers; without it that is the function's business. */
  cors?: Cors | undefined;
  /** What stands on the same domain beside the API, as CloudFront puts it there: no answer is none of its addresses. */
  beside?: ((method: string, path: string) => Promise<Answer | undefined>) | undefined;
  /** 0 picks a free one. */
  port: number;
  host?: string;
  /** Hears of each request that was answered. */
  accessLog?: (access: Access) => void;
}

export interface Gateway {
  readonly url: string;
  /** Takes no more connections; resolves when the requests under way are answered (at most 5 s). */
  close(): Promise<void>;
}

/** Bytes of a body, and of all headers together. Source: API Gateway quotas for HTTP APIs. */
const mostBodyBytes = 10 * 1024 * 1024;
const mostHeaderBytes = 10_240;

/** Answers a request, or says in the gateway's own words why not. */
type Way = (request: IncomingMessage, body: Buffer) => Promise<Answer>;

/** An HTTP API of API Gateway whose routes lead to one Lambda function. StartError when the port is taken. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const running = new Set<Promise<void>>();
  const way = wayOf(options);
  const server = createServer({ maxHeaderSize: mostHeaderBytes, requestTimeout: 30_000 }, (request, response) => {
    const served = serve(request, response, way, options);
    running.add(served);
    void served.finally(() => running.delete(served));
  });
  const host = options.host ?? "127.0.0.1";
  const port = await listen(server, host, options.port);
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    close: () => closeGently(server, () => running.size),
  };
}

/** Route, authorizer, function. */
function wayOf(options: GatewayOptions): Way {
  const route = router(options.routes ?? [{ key: "$default", token: false }]);
  const authorize = options.authorizer ? authorizer(options.authorizer) : async () => unauthorized();
  const takes: Bucket = options.throttling ? bucketOf(options.throttling) : () => true;
  return async (request, body) => {
    if (!isHost(request.headers.host)) return ownAnswer(403);
    const method = request.method ?? "GET";
    const { rawPath } = splitTarget(request.url ?? "/");
    const other = await options.beside?.(method, rawPath);
    if (other) return other;
    const taken = route(method, rawPath);
    if (!taken) return ownAnswer(404);
    if (!takes()) return ownAnswer(429);
    const refused = taken.token ? await authorize(request.headers.authorization) : undefined;
    if (refused) return refused;
    const payload = JSON.stringify(toEvent(request, body, { apiId: "local", routeKey: taken.key }));
    return ask(options, payload, { reads: method === "GET" || method === "HEAD" });
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  way: Way,
  options: GatewayOptions,
): Promise<void> {
  const began = performance.now();
  let answer: Answer | undefined;
  let accident: string | undefined;
  try {
    const body = await readBody(request);
    if (body === undefined) {
      answer = ownAnswer(413);
      response.setHeader("connection", "close"); // the rest of the body is not wanted
    } else {
      answer = await way(request, body);
    }
    await send(response, withCors(answer, request.headers.origin, options.cors), request.method === "HEAD");
  } catch (error) {
    if (!request.complete || response.headersSent) return void response.destroy(); // the client is gone
    accident = (error as Error).name; // its message may quote an answer
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    answer = ownAnswer(500);
    await send(response, withCors(answer, request.headers.origin, options.cors), request.method === "HEAD");
  }
  const code = codeOf(answer);
  options.accessLog?.({
    at: Date.now(),
    method: request.method ?? "-",
    path: splitTarget(request.url ?? "/").rawPath,
    status: answer.status,
    ms: Math.round(performance.now() - began),
    code,
    error: accident,
  });
}

async function ask(
  { invoke, functionName }: GatewayOptions,
  payload: string,
  how: { reads: boolean },
): Promise<Answer> {
  try {
    return toAnswer(await invoke({ functionName, payload, invocationType: "RequestResponse" }, how));
  } catch (error) {
    // Lambda takes 6 MB, in which base64 counts a third more than the body had.
    if ((error as Error).name === "RequestTooLargeException") return ownAnswer(413);
    // No function is free. Of HTTP APIs AWS does not say what they answer then; to time-outs they say the same.
    if ((error as Error).name === "TooManyRequestsException") return ownAnswer(503);
    throw error;
  }
}

/** The whole body, or undefined when it is larger than allowed. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > mostBodyBytes) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > mostBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  } catch (cause) {
    throw cannotListen(port, cause as NodeJS.ErrnoException);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The gateway's port did not open.");
  return address.port;
}

function cannotListen(port: number, cause: NodeJS.ErrnoException): Error {
  if (cause.code === "EADDRINUSE") {
    const ru = `Порт ${port} занят другой программой. Остановите её или выберите другой порт: MARSHRUT_PORT=${port + 1} npm start`;
    const en = `Port ${port} is taken by another program. Stop that, or choose another port: MARSHRUT_PORT=${port + 1} npm start`;
    return new StartError({ ru, en }, { cause });
  }
  if (cause.code === "EACCES" || cause.code === "ERR_SOCKET_BAD_PORT") {
    const ru = `Порт ${port} открыть нельзя. Выберите порт от 1024 до 65535: MARSHRUT_PORT=8787 npm start`;
    const en = `Port ${port} cannot be opened. Choose a port from 1024 to 65535: MARSHRUT_PORT=8787 npm start`;
    return new StartError({ ru, en }, { cause });
  }
  return cause;
}
