/** OpenWorkflow on its SQLite store, worker and client in this process; its store's own settings. */
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { peer } from "../installed.ts";
import { type Ask, type Open, type Step, steps } from "../workload.ts";

/** What is used of it, 0.10. */
interface Given {
  input: { route: string };
  step: {
    run(config: { name: string }, action: () => void): Promise<void>;
    waitForSignal(options: { name: string; signal: string; timeout: string }): Promise<unknown>;
  };
}
interface Backend {
  countWorkflowRuns(): Promise<Record<string, number>>;
}
interface Main {
  OpenWorkflow: new (options: {
    backend: Backend;
  }) => {
    defineWorkflow(
      spec: { name: string },
      action: (given: Given) => Promise<void>,
    ): { run(input: object, options: { idempotencyKey: string }): Promise<unknown> };
    newWorker(options: { concurrency: number }): { start(): Promise<void> };
    sendSignal(options: { signal: string; idempotencyKey: string }): Promise<{ workflowRunIds: string[] }>;
  };
}
interface Sqlite {
  BackendSqlite: { connect(file: string): Backend };
}

/** So many runs at once as there are clients. */
const concurrency = 50;

export const open: Open = async (home, ask) => {
  const { OpenWorkflow } = await peer<Main>("openworkflow");
  const { BackendSqlite } = await peer<Sqlite>("openworkflow/sqlite");
  const file = path.join(home, "openworkflow.sqlite");
  const backend = BackendSqlite.connect(file);
  const engine = new OpenWorkflow({ backend });
  const route = engine.defineWorkflow({ name: "route" }, async ({ input, step }) => {
    const all = async (wanted: readonly Step[]) => {
      const asks = wanted.map((name) =>
        step.run({ name: `ask ${name}` }, () => ask({ route: input.route, step: name, token: "" })),
      );
      await Promise.all(asks);
      const signal = (name: Step) => ({ name: `answer ${name}`, signal: `${input.route}:${name}`, timeout: "365d" });
      await Promise.all(wanted.map((name) => step.waitForSignal(signal(name))));
    };
    await all([steps.first]);
    await all(steps.together);
    await all([steps.last]);
  });
  await engine.newWorker({ concurrency }).start();
  const { synchronous } = new DatabaseSync(file).prepare("pragma synchronous").get() as { synchronous: number };
  return {
    setting: `its SQLite store in the handlers' process, WAL, synchronous = ${synchronous === 2 ? "full" : synchronous}, polling as it comes, ${concurrency} runs at once`,
    async start(name) {
      await route.run({ route: name }, { idempotencyKey: name });
    },
    async answer({ route: name, step }: Ask) {
      // A signal that nobody waits for yet is dropped, and says so: it is sent until it is taken.
      for (let i = 0; ; i++) {
        const signal = { signal: `${name}:${step}`, idempotencyKey: `${name}:${step}:${i}` };
        if ((await engine.sendSignal(signal)).workflowRunIds.length > 0) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async open() {
      const { pending = 0, running = 0, sleeping = 0 } = await backend.countWorkflowRuns();
      return pending + running + sleeping;
    },
  };
};
