/** The wire: AWS's JSON 1.0 protocol over HTTP, as client-sfn speaks it. */
import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { isObject, type JsonObject } from "../json/index.ts";
import type { Api } from "./context.ts";
import { ApiError } from "./errors.ts";
import { operations } from "./operations/index.ts";

/** Longer requests are cut off, bytes: a definition may have 1 MiB, and JSON escapes make it longer. */
const longestRequest = 8 * 1024 * 1024;

/** Other pages and doors of the same port; true when they have answered. */
export type Door = (request: http.IncomingMessage, response: http.ServerResponse) => boolean;

export interface Server {
  url: string;
  close(): Promise<void>;
}

export async function listen(
  api: Api,
  host: string,
  port: number,
  door: Door,
  mayCall: (operation: string) => boolean = () => true,
): Promise<Server> {
  const server = http.createServer((request, response) => {
    if (isLoopback(host) && !isLoopback(hostOf(request))) send(response, 403, { message: "Not this host" });
    else if (request.method === "POST") void answer(api, request, response, mayCall);
    else if (!door(request, response)) send(response, 404, { message: "Not found" });
  });
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page of another site must not reach a loopback engine under that site's name (DNS rebinding). */
function isLoopback(host: string): boolean {
  return host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host) || /^(.+\.)?localhost$/.test(host);
}

function hostOf(request: http.IncomingMessage): string {
  const host = request.headers.host ?? "localhost"; // HTTP/1.0: no browser
  return host.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
}

async function answer(
  api: Api,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  mayCall: (operation: string) => boolean,
): Promise<void> {
  try {
    const body = await read(request);
    const operation = operationOf(request);
    if (!mayCall(operation)) throw new ApiError("ThrottlingException", "Rate exceeded");
    const output = await call(api, operation, parse(body));
    // For the page: what is running has run by this clock and not by the browser's. The Date header stays the machine's,
    // since AWS's clients take a difference there for a wrong clock of their own.
    send(response, 200, output, { "x-engine-time": new Date(api.clock.now()).toISOString() });
  } catch (error) {
    if (error instanceof ApiError) sendError(response, 400, error.name, error.message);
    else {
      console.error(error);
      sendError(response, 500, "InternalFailure", "The request processing has failed because of an unknown error");
    }
  }
}

/** These wait by themselves until what they have changed is on disk, and have seen nothing else that may not be: what came after is not theirs. */
const durable = new Set(["StartExecution", "SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat"]);

/** Runs an operation; what it changed, and what it saw, is on disk when this resolves or is refused: "answered before" is an answer, too. */
export async function call(api: Api, operation: string, input: JsonObject): Promise<object> {
  if (!Object.hasOwn(operations, operation))
    throw new ApiError("UnknownOperationException", `Unknown operation ${operation}`.trim());
  let isWaitedFor = durable.has(operation);
  try {
    return await operations[operation]!(api, input);
  } catch (error) {
    isWaitedFor = false;
    throw error;
  } finally {
    if (!isWaitedFor) await api.store.db.committed();
  }
}

function operationOf(request: http.IncomingMessage): string {
  const target = request.headers["x-amz-target"];
  const [service, operation] = typeof target === "string" ? target.split(".") : [];
  if (service !== "AWSStepFunctions" || !operation) throw new ApiError("UnknownOperationException", "");
  return operation;
}

function parse(body: string): JsonObject {
  if (body === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new ApiError("SerializationException", "The request body is not valid JSON");
  }
  if (!isObject(value)) throw new ApiError("SerializationException", "The request body must be an object");
  return value;
}

function read(request: http.IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on("data", (part: Buffer) => {
      length += part.length;
      if (length <= longestRequest) parts.push(part);
    });
    request.on("error", reject);
    request.on("end", () => {
      if (length > longestRequest) reject(new ApiError("RequestEntityTooLargeException", "The request is too long"));
      else resolve(Buffer.concat(parts).toString("utf8"));
    });
  });
}

function send(response: http.ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.0",
    "x-amzn-requestid": randomUUID(),
    ...headers,
  });
  response.end(JSON.stringify(body));
}

function sendError(response: http.ServerResponse, status: number, name: string, message: string): void {
  const shape =
    name === "UnknownOperationException" || name === "SerializationException"
      ? "com.amazon.coral.service"
      : "com.amazonaws.states.v20161123";
  send(response, status, { __type: `${shape}#${name}`, message }, { "x-amzn-errortype": name });
}
