import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";

/** What the proxy does with one request: passes it on, answers in the service's place, or passes it on and drops the reply. */
export type Fault = "pass" | "lose-reply" | { status: number; body: object } | (() => Promise<Fault>);

export interface FaultyWire {
  endpoint: string;
  /** Faults of the next requests of an operation (`TransactWriteItems`), in order; then all pass. */
  plan(operation: string, ...faults: Fault[]): void;
  /** Operations seen, in order. */
  seen: string[];
  close(): Promise<void>;
}

export const throttle: Fault = {
  status: 400,
  body: {
    __type: "com.amazonaws.dynamodb.v20120810#ThrottlingException",
    message: "Rate of requests exceeds the limit",
  },
};

/** Stands between an AWS client and a service and makes the wire fail as told. */
export async function startProxy(target: string): Promise<FaultyWire> {
  const plans = new Map<string, Fault[]>();
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    const operation = String(request.headers["x-amz-target"]).split(".").at(-1) ?? "";
    seen.push(operation);
    const body = await read(request);
    let fault = plans.get(operation)?.shift() ?? "pass";
    const forward = () => fetch(target, { method: "POST", headers: headersOf(request), body });
    if (typeof fault === "function") {
      await (await forward()).arrayBuffer();
      fault = await fault();
    }
    if (typeof fault === "object") {
      response.writeHead(fault.status, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify(fault.body));
      return;
    }
    const answer = await forward();
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (fault === "lose-reply") request.socket.destroy();
    else response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" }).end(bytes);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    plan: (operation, ...faults) => void plans.set(operation, faults),
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    ["x-amz-target", "content-type", "authorization", "x-amz-date"].flatMap((name) => {
      const value = request.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
