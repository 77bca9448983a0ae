import type { Invoker } from "./functions.ts";

/** Who asks: what an account's token says, or nobody, who comes by a link. */
export interface Visitor {
  sub: string;
  role: "coordinator" | "specialist" | "admin";
  municipality?: string;
  agency?: string;
}

export interface ApiAnswer<T> {
  status: number;
  body: T;
}

/** The token of a visitor, which {@link readToken} reads: in a process of its own nobody has to be kept from writing one. */
const tokenOf = (visitor: Visitor, tenant: string): string =>
  Buffer.from(JSON.stringify({ ...visitor, tenant })).toString("base64url");

/** In place of an issuer's signature. */
export async function readToken(token: string, now: number): Promise<Record<string, unknown>> {
  const seconds = Math.floor(now / 1000);
  return { ...JSON.parse(Buffer.from(token, "base64url").toString()), iat: seconds, exp: seconds + 60 };
}

/** Requests of people, as the gateway hands them to the function. */
export class Api {
  readonly #invoker: Invoker;
  readonly #tenant: string;
  #requests = 0;

  constructor(invoker: Invoker, tenant: string) {
    this.#invoker = invoker;
    this.#tenant = tenant;
  }

  /** @param as nobody: by a link in the body */
  async call<T = Record<string, unknown>>(
    method: string,
    url: string,
    body?: unknown,
    as?: Visitor,
  ): Promise<ApiAnswer<T>> {
    const [rawPath = "", rawQueryString = ""] = url.split("?");
    const requestId = `simulated-${++this.#requests}`;
    const event = {
      version: "2.0",
      routeKey: "$default",
      rawPath,
      rawQueryString,
      headers: {
        host: "simulation",
        ...(as && { authorization: `Bearer ${tokenOf(as, this.#tenant)}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      requestContext: {
        accountId: "anonymous",
        apiId: "simulation",
        domainName: "simulation",
        domainPrefix: "simulation",
        http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "simulation" },
        requestId,
        routeKey: "$default",
        stage: "$default",
        time: "",
        timeEpoch: 0,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      isBase64Encoded: false,
    };
    const { answer, error } = await this.#invoker.call("api", event);
    if (error) throw new Error(`${method} ${url}: ${error.name}: ${error.message}`, { cause: error });
    const { statusCode, body: text = "" } = answer as { statusCode: number; body?: string };
    return { status: statusCode, body: (text ? JSON.parse(text) : undefined) as T };
  }
}
