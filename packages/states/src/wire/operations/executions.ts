/** StartExecution and its kin. */
import { randomUUID } from "node:crypto";
import { checkJson } from "../../json/fault.ts";
import type { JsonObject } from "../../json/index.ts";
import type { ExecutionRow } from "../../store/index.ts";
import { checkExecutionArn, executionArnOf } from "../arn.ts";
import { type Api, type Operation, seconds } from "../context.ts";
import { ApiError, invalidName, noExecution } from "../errors.ts";
import { pageToken, readPage } from "../pages.ts";
import * as Params from "../params.ts";
import { findMachine } from "./machines.ts";

/** A closed execution's name is free again after this long. */
const nameKept = 90 * 24 * 3600 * 1000;

export const startExecution: Operation = (api, input) => startWith(api, input);

/** @param from the task that starts it, and whether it waits for the end */
export async function startWith(
  api: Api,
  input: JsonObject,
  from?: { parent: string; awaited: boolean },
): Promise<{ executionArn: string; startDate: number }> {
  Params.check(input, {
    stateMachineArn: Params.machineArn,
    name: Params.name,
    input: Params.payload,
    traceHeader: { type: "string", max: 256 },
  });
  const machine = findMachine(api, Params.text(input, "stateMachineArn"));
  const name = Params.optionalText(input, "name") ?? randomUUID();
  if (!Params.isName(name)) throw invalidName(name);
  const text = Params.optionalText(input, "input") ?? "{}";
  checkInput(text);
  const arn = executionArnOf(machine.arn, name);
  const known = api.executions.find(arn);
  // The same name and input while it runs is the same request.
  const same = known?.status === "RUNNING" && known.input === text;
  if (known && !same) freeName(api, known);
  const { revision } = machine;
  const row = same
    ? known
    : await api.executions.start({ arn, machineArn: machine.arn, name, revision, input: text, ...from });
  await api.executions.durable(row.id);
  return { executionArn: row.arn, startDate: seconds(row.startedAt) };
}

/**
 * A name is refused for 90 days after its execution has closed; then that is forgotten. @throws ApiError
 * ExecutionAlreadyExists
 */
function freeName(api: Api, { id, arn, stoppedAt }: ExecutionRow): void {
  if (stoppedAt === undefined || stoppedAt + nameKept >= api.clock.now())
    throw new ApiError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
  api.store.executions.remove(id);
}

function checkInput(text: string): void {
  if (Buffer.byteLength(text) > Params.payload.max!) {
    throw new ApiError(
      "ValidationException",
      "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144",
    );
  }
  const fault = checkJson(text);
  if (fault) throw new ApiError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${fault}'`);
}

/** @throws ApiError InvalidArn, ExecutionDoesNotExist */
export function findExecution(api: Api, input: JsonObject, more: Params.Rules = {}): ExecutionRow {
  Params.check(input, { executionArn: Params.arn, ...more });
  const arn = Params.text(input, "executionArn");
  checkExecutionArn(arn);
  const row = api.executions.find(arn);
  if (!row) throw noExecution(arn);
  return row;
}

export const describeExecution: Operation = (api, input) => {
  const row = findExecution(api, input, {
    includedData: { type: "string", values: ["ALL_DATA", "METADATA_ONLY"] },
  });
  const data = input.includedData !== "METADATA_ONLY";
  const included = { included: data };
  const redrive = redriveOf(row, api.clock.now());
  return {
    executionArn: row.arn,
    stateMachineArn: row.machineArn,
    name: row.name,
    status: row.status,
    startDate: seconds(row.startedAt),
    stopDate: row.stoppedAt === undefined ? undefined : seconds(row.stoppedAt),
    input: data ? row.input : undefined,
    inputDetails: included,
    output: data ? row.output : undefined,
    outputDetails: row.output === undefined ? undefined : included,
    error: data ? row.error : undefined,
    cause: data ? row.cause : undefined,
    redriveCount: row.redriveCount,
    redriveDate: row.redrivenAt === undefined ? undefined : seconds(row.redrivenAt),
    redriveStatus: redrive === undefined ? "REDRIVABLE" : "NOT_REDRIVABLE",
    redriveStatusReason: redrive,
  };
};

/** A failed execution may be redriven for this long. */
const redrivable = 14 * 24 * 3600 * 1000;

/** Why an execution cannot be redriven, or undefined when it can. */
function redriveOf(row: ExecutionRow, now: number): string | undefined {
  if (row.status === "SUCCEEDED" || row.status === "RUNNING")
    return `Execution is ${row.status} and cannot be redriven`;
  if ((row.stoppedAt ?? now) + redrivable < now) return "Execution's redrivable period exceeded";
  return row.lastEvent >= 24_999 ? "Execution history event limit exceeded" : undefined;
}

export const stopExecution: Operation = async (api, input) => {
  const row = findExecution(api, input, { error: Params.error, cause: Params.cause });
  const error = Params.optionalText(input, "error");
  const cause = Params.optionalText(input, "cause");
  await api.executions.send(row.id, {
    kind: "stopped",
    error,
    cause,
  });
  await api.executions.durable(row.id);
  const after = api.executions.find(row.arn) ?? row;
  return { stopDate: seconds(after.stoppedAt ?? api.clock.now()) };
};

export const redriveExecution: Operation = async (api, input) => {
  const row = findExecution(api, input, { clientToken: { type: "string", min: 1, max: 64 } });
  const reason = redriveOf(row, api.clock.now());
  if (reason !== undefined || !(await api.executions.send(row.id, { kind: "redriven" }))) {
    const why = reason ?? "Execution cannot be redriven";
    throw new ApiError("ExecutionNotRedrivable", `Execution is not redrivable: '${why}'`);
  }
  await api.executions.durable(row.id);
  return { redriveDate: seconds(api.executions.find(row.arn)?.redrivenAt ?? api.clock.now()) };
};

export const listExecutions: Operation = (api, input) => {
  Params.check(input, {
    stateMachineArn: { ...Params.machineArn, required: false },
    statusFilter: {
      type: "string",
      values: ["SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING"],
    },
    maxResults: Params.maxResults,
    nextToken: Params.nextToken,
  });
  const arn = Params.optionalText(input, "stateMachineArn");
  if (arn === undefined) throw new ApiError("ValidationException", "Must specify a stateMachineArn or mapRunArn");
  findMachine(api, arn, true);
  const status = Params.optionalText(input, "statusFilter");
  const limit = (input.maxResults as number | undefined) || 100;
  const question = `executions ${arn} ${status ?? ""}`;
  const offset = readPage(api.store.secret, question, Params.optionalText(input, "nextToken"));
  api.store.db.commit();
  const rows = api.store.executions.list(arn, status, limit + 1, offset);
  return {
    executions: rows.slice(0, limit).map((row) => ({
      executionArn: row.arn,
      stateMachineArn: row.machineArn,
      name: row.name,
      status: row.status,
      startDate: seconds(row.startedAt),
      stopDate: row.stoppedAt === undefined ? undefined : seconds(row.stoppedAt),
      redriveCount: row.redriveCount,
      redriveDate: row.redrivenAt === undefined ? undefined : seconds(row.redrivenAt),
    })),
    nextToken: rows.length > limit ? pageToken(api.store.secret, question, offset + limit) : undefined,
  };
};
