/** StartSyncExecution: an EXPRESS execution, answered when it has ended. */
import { type Operation, seconds } from "../context.ts";
import { wrongType } from "../errors.ts";
import * as Params from "../params.ts";
import { begin, startOf } from "./executions.ts";

/** AWS bills by 100 ms and 64 MB. */
const billed = { step: 100, memory: 64 };

export const startSyncExecution: Operation = async (api, input) => {
  Params.check(input, { includedData: Params.includedData });
  const wanted = startOf(api, input);
  if (wanted.machine.type !== "EXPRESS") throw wrongType();
  const begun = await begin(api, wanted);
  const row = begun.status === "RUNNING" ? await api.executions.ended(begun.id) : begun;
  await api.executions.durable(row.id);
  const data = input.includedData !== "METADATA_ONLY";
  const included = { included: data };
  const stoppedAt = row.stoppedAt ?? row.startedAt;
  return {
    executionArn: row.arn,
    stateMachineArn: row.machineArn,
    name: row.name,
    status: row.status,
    startDate: seconds(row.startedAt),
    stopDate: seconds(stoppedAt),
    input: data ? row.input : undefined,
    inputDetails: included,
    output: data ? row.output : undefined,
    outputDetails: included,
    error: data ? row.error : undefined,
    cause: data ? row.cause : undefined,
    traceHeader: row.more.traceHeader,
    billingDetails: {
      billedDurationInMilliseconds: Math.max(1, Math.ceil((stoppedAt - row.startedAt) / billed.step)) * billed.step,
      billedMemoryUsedInMB: billed.memory,
    },
  };
};
