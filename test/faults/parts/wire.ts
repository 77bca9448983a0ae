import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { Manifest } from "@marshrut/local";

/** One request to a service on its way. */
export interface Call {
  /** `SendTaskSuccess`, `TransactWriteItems`, `SendRawEmail`. */
  operation: string;
  body: string;
  /** Lets it through now; its answer is kept back until the rule has decided. */
  forward(): Promise<void>;
}

/**
 * What becomes of it: passed on; the line cut, before the service heard of it or before its answer came back; answered in
 * its place.
 */
export type Fate = "pass" | "cut" | { status: number; body: object };
export type Rule = (call: Call) => Fate | undefined | Promise<Fate | undefined>;

/** A line between the functions and one service, with faults on demand. */
export interface Wire {
  url: string;
  /** Where it leads to; calls wait until that is known. */
  lead(target: string): void;
  /** What happens from now on; the last rule goes first, and one that answers undefined leaves it to those before it. */
  rule(rule: Rule): void;
  /** No rules any more. */
  heal(): void;
  /** Operations seen, in order. */
  seen: string[];
  close(): Promise<void>;
}

export async function openWire(): Promise<Wire> {
  let rules: Rule[] = [];
  const seen: string[] = [];
  const target = Promise.withResolvers<string>();
  let known: string | undefined;

  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return void response.destroy();
    const operation = operationOf(request, body);
    seen.push(operation);
    let answer: Promise<{ status: number; type: string; bytes: Buffer }> | undefined;
    const pass = () => {
      answer ??= carry(known ?? target.promise, request, body);
      return answer;
    };
    const fate = await decide(rules, { operation, body, forward: async () => void (await pass()) });
    if (fate === "cut") return void request.socket.destroy();
    if (fate !== "pass") {
      response.writeHead(fate.status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(fate.body));
      return;
    }
    const { status, type, bytes } = await pass().catch(() => ({ status: 0, type: "", bytes: Buffer.alloc(0) }));
    if (status === 0) request.socket.destroy();
    else response.writeHead(status, { "content-type": type }).end(bytes);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    lead(where) {
      known = where;
      target.resolve(where);
    },
    rule: (rule) => void rules.unshift(rule),
    heal() {
      rules = [];
    },
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** JSON services name the operation in a header, SES in its form. */
const operationOf = (request: IncomingMessage, body: string): string =>
  String(request.headers["x-amz-target"] ?? /(?:^|&)Action=(\w+)/.exec(body)?.[1] ?? "")
    .split(".")
    .at(-1)!;

async function decide(rules: Rule[], call: Call): Promise<Fate> {
  for (const rule of rules) {
    const fate = await rule(call);
    if (fate !== undefined) return fate;
  }
  return "pass";
}

async function carry(target: string | Promise<string>, request: IncomingMessage, body: string) {
  const headers = Object.fromEntries(
    ["x-amz-target", "content-type", "authorization", "x-amz-date"].flatMap((name) => {
      const value = request.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
  const answer = await fetch(await target, { method: "POST", headers, body });
  const type = answer.headers.get("content-type") ?? "application/x-amz-json-1.0";
  return { status: answer.status, type, bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** Services that functions reach by an address in their environment. */
const variables = {
  dynamodb: "AWS_ENDPOINT_URL_DYNAMODB",
  states: "AWS_ENDPOINT_URL_SFN",
  mail: "AWS_ENDPOINT_URL_SES",
} as const;
export type Wires = Partial<Record<keyof typeof variables, Pick<Wire, "url" | "lead">>>;

/** The product with its functions at the end of these wires. */
export const through = (product: Manifest, wires: Wires): Manifest => ({
  ...product,
  env: (place) => {
    const own = typeof product.env === "function" ? product.env(place) : (product.env ?? {});
    const ours = Object.entries(wires).map(([service, wire]) => {
      const name = service as keyof Wires;
      wire.lead(place.urls[name]);
      return [variables[name], wire.url];
    });
    return { ...own, ...Object.fromEntries(ours) };
  },
});
