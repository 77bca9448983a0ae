import type { Agent, IncomingHttpHeaders } from "node:http";
import https from "node:https";

/** How long to wait, in milliseconds. */
export interface Limits {
  /** Until a connection stands. */
  connectionTimeout: number;
  /** From the first byte to the last. */
  requestTimeout: number;
}

/** What of the SDK's request is sent: services that speak JSON have no query. */
export interface Outgoing {
  protocol: string;
  hostname: string;
  port?: number | undefined;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array | undefined;
}

/** An answer, all of it. */
export interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** As the SDK's handler has it: these too are worth another attempt. */
const broken = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);
/** As many as the SDK has. */
const connections = { keepAlive: true, maxSockets: 50 };
/** So that the account's trail tells our functions from people at a console. */
const userAgent = "marshrut";

/**
 * Takes the answer whole, by Node's own client. The SDK's handler hands out a stream, sets four timers for each request and collects the stream in
 * another: a quarter of what a call costs (decision 0268).
 */
export class Whole {
  readonly metadata = { handlerProtocol: "http/1.1" };
  #limits: Limits;
  #plain: Agent | undefined;
  #secure = new https.Agent(connections);

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  handle({ protocol, hostname, port, method, path, headers, body }: Outgoing): Promise<{ response: Answer }> {
    const secure = protocol === "https:";
    const { connectionTimeout, requestTimeout } = this.#limits;
    const { promise, resolve, reject } = Promise.withResolvers<{ response: Answer }>();
    const { request: ask, agent } = secure ? { request: https.request, agent: this.#secure } : this.#unsecured();
    const request = ask({
      agent,
      host: hostname.replace(/^\[|\]$/g, ""),
      port,
      method,
      path,
      headers: { "user-agent": userAgent, ...headers },
    });
    const fail = (error: Error & { code?: string }) => {
      clearTimeout(late);
      reject(broken.has(error.code ?? "") ? Object.assign(error, { name: "TimeoutError" }) : error);
    };
    /** Both: of a request that still waits for a connection Node says nothing before one comes free. */
    const giveUp = (error: Error) => {
      fail(error);
      request.destroy(error);
    };
    const late = setTimeout(() => giveUp(timedOut(requestTimeout)), requestTimeout);
    request.once("socket", (socket) => {
      if (!socket.connecting) return;
      const unconnected = setTimeout(() => giveUp(timedOut(connectionTimeout)), connectionTimeout);
      socket.once("connect", () => clearTimeout(unconnected));
      request.once("close", () => clearTimeout(unconnected));
    });
    request.once("error", fail);
    request.once("response", (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("error", fail);
      answer.once("end", () => {
        clearTimeout(late);
        const statusCode = answer.statusCode ?? 0;
        resolve({ response: { statusCode, headers: joined(answer.headers), body: bytesOf(parts) } });
      });
    });
    request.end(body);
    return promise;
  }

  /** Other limits for who has this handler already. */
  updateHttpClientConfig(limit: keyof Limits, ms: number): void {
    this.#limits = { ...this.#limits, [limit]: ms };
  }

  httpHandlerConfigs(): Limits {
    return this.#limits;
  }

  destroy(): void {
    this.#plain?.destroy();
    this.#secure.destroy();
  }

  /** To the local cloud. Imported, node:http would bring all of Node's fetch with it: 17 ms of every cold start (decision 0268). */
  #unsecured() {
    const http = process.getBuiltinModule("node:http");
    this.#plain ??= new http.Agent(connections);
    return { request: http.request, agent: this.#plain };
  }
}

const timedOut = (ms: number) =>
  Object.assign(new Error(`No answer within ${ms} ms`), { name: "TimeoutError", code: "ETIMEDOUT" });

/** Headers that came more than once are one, as the SDK expects it. */
function joined(headers: IncomingHttpHeaders): Record<string, string> {
  const made: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) made[name] = typeof value === "string" ? value : value.join(",");
  }
  return made;
}

/** Not a Buffer: the SDK makes it an object of another class, which Node's own buffers bear badly. */
function bytesOf(parts: Buffer[]): Uint8Array {
  const { buffer, byteOffset, byteLength } = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  return new Uint8Array(buffer, byteOffset, byteLength);
}
