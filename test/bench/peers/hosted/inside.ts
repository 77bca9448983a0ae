/** Our engine in the process of the handlers, asked without the wire. */
import { startStates } from "@marshrut/states";
import { type Ask, machine, machineArn, type Open, role } from "../workload.ts";

export const open: Open = async (home, ask) => {
  const states = await startStates({
    home,
    region: "us-east-1",
    async invokeLambda({ payload }) {
      ask(JSON.parse(payload) as Ask);
      return { statusCode: 200, payload: "{}" };
    },
  });
  const made = { name: "bench-route", definition: JSON.stringify(machine), roleArn: role };
  await states.call("CreateStateMachine", made);
  return {
    setting: "node:sqlite, WAL synced before an acknowledgement, one sync for all that came meanwhile",
    async start(route) {
      await states.call("StartExecution", {
        stateMachineArn: machineArn,
        name: route,
        input: JSON.stringify({ route }),
      });
    },
    async answer({ token }) {
      try {
        await states.call("SendTaskSuccess", { taskToken: token, output: "{}" });
      } catch (error) {
        if ((error as Error).name !== "TaskTimedOut") throw error; // answered before
      }
    },
    open: () => openOf((input) => states.call("ListExecutions", input)),
  };
};

/** Counts the running executions, a page after the other. */
export async function openOf(list: (input: object) => Promise<object>): Promise<number> {
  let count = 0;
  let nextToken: string | undefined;
  do {
    const input = { stateMachineArn: machineArn, statusFilter: "RUNNING", maxResults: 1000, nextToken };
    const page = (await list(input)) as { executions: unknown[]; nextToken?: string };
    count += page.executions.length;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return count;
}
