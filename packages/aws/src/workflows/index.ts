import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { type Workflows, woken } from "@marshrut/core/shared";
import { mayPass, nameOf, unavailable } from "../retry/index.ts";

/** Where a machine of a logical name is. */
export interface Machines {
  /** ARN of the state machine. */
  arnOf(machine: string): string;
  /** Alias under which executions start, so that they belong to a published version; none: the latest definition. */
  alias?: string;
}

/** The machines under `STATE_MACHINE_ARN_PREFIX`, e.g. `arn:aws:states:eu-central-1:123456789012:stateMachine:marshrut-`. */
export function machinesOf(env: Record<string, string | undefined> = process.env): Machines {
  return {
    arnOf(machine) {
      const prefix = env.STATE_MACHINE_ARN_PREFIX;
      if (!prefix) throw new Error("STATE_MACHINE_ARN_PREFIX is not set: how the ARNs of the state machines begin");
      return prefix + machine;
    },
  };
}

/** TaskTimedOut also means "already closed": the caller's own record tells whether the answer came from an earlier attempt. */
const gone = { TaskTimedOut: "gone", TaskDoesNotExist: "gone", InvalidToken: "gone" } as const;
const dead = { TaskTimedOut: false, TaskDoesNotExist: false, InvalidToken: false } as const;

/** The domain's workflows in Step Functions. The client retries what may pass; what remains is Unavailable. */
export function sfnWorkflows(client: SFNClient, machines: Machines): Workflows {
  const executionArn = (machine: string, name: string) =>
    `${machines.arnOf(machine).replace(":stateMachine:", ":execution:")}:${name}`;
  return {
    async start({ machine, name, input }) {
      const stateMachineArn = [machines.arnOf(machine), ...(machines.alias ? [machines.alias] : [])].join(":");
      const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
      return asked(() => client.send(command).then(() => "started" as const), { ExecutionAlreadyExists: "exists" });
    },
    async succeed(taskToken, output) {
      const command = new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) });
      return asked(() => client.send(command).then(() => "done" as const), gone);
    },
    async wake(taskToken) {
      const command = new SendTaskFailureCommand({ taskToken, error: woken });
      return asked(() => client.send(command).then(() => "done" as const), gone);
    },
    async stop(machine, name, cause) {
      const command = new StopExecutionCommand({
        executionArn: executionArn(machine, name),
        error: "Marshrut.Stopped",
        cause,
      });
      return asked(() => client.send(command).then(() => {}), { ExecutionDoesNotExist: undefined });
    },
    async status(machine, name) {
      const command = new DescribeExecutionCommand({ executionArn: executionArn(machine, name) });
      const found = await asked(() => client.send(command), { ExecutionDoesNotExist: undefined });
      if (!found) return "absent";
      return found.status === "RUNNING" || found.status === "PENDING_REDRIVE" ? "running" : "ended";
    },
    async waits(taskToken) {
      // Any task that waits under a token takes a heartbeat, and its history does not show it (API_SendTaskHeartbeat). What beats does is to
      // put off HeartbeatSeconds, which no state of ours has: those of others without it "were discarded" on AWS
      // (github.com/wellcomecollection/catalogue-pipeline, pull request 3597). So it only tells whether the task still waits: TaskTimedOut is
      // "either expired or the task … has already been closed".
      const command = new SendTaskHeartbeatCommand({ taskToken });
      return asked(() => client.send(command).then(() => true as boolean), dead);
    },
  };
}

/** The answer to a call, or what its error means: `meanings` by the error's name. @throws Unavailable */
async function asked<T, M>(call: () => Promise<T>, meanings: Record<string, M>): Promise<T | M> {
  try {
    return await call();
  } catch (error) {
    const name = nameOf(error);
    if (Object.hasOwn(meanings, name)) return meanings[name] as M;
    throw mayPass(error) || name === "ExecutionLimitExceeded" ? unavailable(error) : error;
  }
}
