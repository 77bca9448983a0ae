/** Restate: its server as it comes (every append synced), its SDK's service here, its SDK's client. */
import { spawn } from "node:child_process";
import http2 from "node:http2";
import path from "node:path";
import { folderOf, peer } from "../installed.ts";
import type { Ask, Open, Step } from "../workload.ts";
import { steps } from "../workload.ts";
import { portsOf } from "./ports.ts";

/** What is used of its SDK, 1.17. */
interface Context {
  key: string;
  awakeable<T>(): { id: string; promise: Promise<T> };
  run(name: string, action: () => void): Promise<void>;
}
interface Sdk {
  RestatePromise: { all(promises: readonly Promise<unknown>[]): Promise<unknown> };
  workflow(definition: { name: string; handlers: { run(context: Context): Promise<void> } }): { name: string };
  createEndpointHandler(options: {
    services: { name: string }[];
  }): (request: http2.Http2ServerRequest, response: http2.Http2ServerResponse) => void;
}
interface Clients {
  connect(options: { url: string }): {
    workflowClient(of: { name: string }, key: string): { workflowSubmit(): Promise<{ status: string }> };
    resolveAwakeable(id: string, payload: string): Promise<void>;
  };
}

export const open: Open = async (home, ask) => {
  const { ingress, admin, node, service } = await portsOf(home, ["ingress", "admin", "node", "service"]);
  process.env.RESTATE_LOGGING = "ERROR"; // else it says each invocation, on standard output
  const { RestatePromise, workflow, createEndpointHandler } = await peer<Sdk>("@restatedev/restate-sdk");
  const { connect } = await peer<Clients>("@restatedev/restate-sdk-clients");
  const route = workflow({
    name: "route",
    handlers: {
      async run(context) {
        const all = async (wanted: readonly Step[]) => {
          const open = wanted.map((step) => ({ step, ...context.awakeable<string>() }));
          const asks = open.map(({ step, id }) =>
            context.run(`ask ${step}`, () => ask({ route: context.key, step, token: id })),
          );
          await RestatePromise.all(asks);
          await RestatePromise.all(open.map(({ promise }) => promise));
        };
        await all([steps.first]);
        await all(steps.together);
        await all([steps.last]);
      },
    },
  });
  await new Promise<void>((resolve) => {
    const server = http2.createServer(createEndpointHandler({ services: [route] }));
    server.listen(service, "127.0.0.1", resolve);
  });
  startServer(home, { ingress, admin, node });
  await answering(`http://127.0.0.1:${admin}/health`);
  await answering(`http://127.0.0.1:${ingress}/restate/health`);
  const registered = await fetch(`http://127.0.0.1:${admin}/deployments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ uri: `http://127.0.0.1:${service}` }),
  });
  if (!registered.ok) throw new Error(`Restate does not take the service: ${await registered.text()}`);
  const client = connect({ url: `http://127.0.0.1:${ingress}` });
  return {
    setting:
      "restate-server as it comes (RocksDB's log synced before an acknowledgement), HTTP/2 to the service, its SDK's client",
    async start(key) {
      await client.workflowClient(route, key).workflowSubmit();
    },
    async answer({ token }: Ask) {
      await client.resolveAwakeable(token, "");
    },
    async open() {
      const answer = await fetch(`http://127.0.0.1:${admin}/query`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ query: "select count(*) as n from sys_invocation where status <> 'completed'" }),
      });
      return ((await answer.json()) as { rows: { n: number }[] }).rows[0]!.n;
    },
  };
};

function startServer(home: string, ports: { ingress: number; admin: number; node: number }): void {
  const file = path.join(
    folderOf(`@restatedev/restate-server-${process.platform}-${process.arch}`),
    "bin/restate-server",
  );
  const env = {
    ...process.env,
    RESTATE_INGRESS__BIND_PORT: String(ports.ingress),
    RESTATE_ADMIN__BIND_PORT: String(ports.admin),
    RESTATE_BIND_PORT: String(ports.node),
    RESTATE_BIND_IP: "127.0.0.1",
    RESTATE_DISABLE_TELEMETRY: "true",
    RESTATE_LOG_FILTER: "error",
  };
  const args = ["--base-dir", home, "--node-name", "bench", "--no-logo", "--listen-mode", "tcp"];
  spawn(file, args, { env, stdio: ["ignore", 2, 2] });
}

async function answering(url: string): Promise<void> {
  for (;;) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
