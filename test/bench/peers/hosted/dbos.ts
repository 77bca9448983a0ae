/** DBOS in the process of the handlers, on a PostgreSQL of its own with PostgreSQL's own settings. */
import { peer } from "../installed.ts";
import { type Ask, type Open, type Step, steps } from "../workload.ts";
import { postgresOn } from "./postgres.ts";

/** What is used of its SDK, 5.3. */
interface Dbos {
  setConfig(config: object): void;
  launch(): Promise<void>;
  registerWorkflow(
    action: (route: string) => Promise<void>,
    config: { name: string },
  ): (route: string) => Promise<void>;
  startWorkflow(
    workflow: (route: string) => Promise<void>,
    params: { workflowID: string },
  ): (route: string) => Promise<unknown>;
  runStep(action: () => Promise<void>, config: { name: string }): Promise<void>;
  recv(topic: string, options: { timeoutSeconds: number }): Promise<unknown>;
  send(workflow: string, message: string, topic: string, idempotencyKey: string): Promise<void>;
  listWorkflows(query: object): Promise<unknown[]>;
}

const year = 365 * 24 * 3600;

export const open: Open = async (home, ask) => {
  const { url, setting } = await postgresOn(home);
  const { DBOS } = await peer<{ DBOS: Dbos }>("@dbos-inc/dbos-sdk");
  DBOS.setConfig({
    name: "bench",
    systemDatabaseUrl: url,
    logLevel: "error",
    applicationVersion: "1",
    executorID: "bench",
  });
  const route = DBOS.registerWorkflow(
    async (name) => {
      const all = async (wanted: readonly Step[]) => {
        const asks = wanted.map((step) =>
          DBOS.runStep(async () => ask({ route: name, step, token: "" }), { name: `ask ${step}` }),
        );
        await Promise.all(asks);
        await Promise.all(wanted.map((step) => DBOS.recv(step, { timeoutSeconds: year })));
      };
      await all([steps.first]);
      await all(steps.together);
      await all([steps.last]);
    },
    { name: "route" },
  );
  await DBOS.launch();
  return {
    setting: `${setting}; DBOS in the handlers' process`,
    async start(name) {
      await DBOS.startWorkflow(route, { workflowID: name })(name);
    },
    async answer({ route: name, step }: Ask) {
      await DBOS.send(name, "", step, `${name}:${step}`);
    },
    async open() {
      return (await DBOS.listWorkflows({ status: "PENDING", loadInput: false, loadOutput: false })).length;
    },
  };
};
