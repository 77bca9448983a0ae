/** StartExecution and its kin. */
import { randomUUID } from "node:crypto";
import { checkJson } from "../../json/fault.ts";
import type { JsonObject } from "../../json/index.ts";
import type { ExecutionQuery, ExecutionRow } from "../../store/index.ts";
import { checkExecutionArn, executionArnOf, expressArnOf, readMachineArn, versionArnOf } from "../arn.ts";
import { type Api, type Operation, seconds } from "../context.ts";
import { ApiError, invalid, invalidName, noExecution, wrongType } from "../errors.ts";
import { pageToken, readPage } from "../pages.ts";
import * as Params from "../params.ts";
import { findMachine } from "./find.ts";
import { findMapRun } from "./map-runs.ts";
import { findStartable, type Startable } from "./versions.ts";

/** A closed execution's name is free again after this long. */
const nameKept = 90 * 24 * 3600 * 1000;

export const startExecution: Operation = (api, input) => startWith(api, input);

/** @param from the task that starts it, and whether it waits for the end */
export async function startWith(
  api: Api,
  input: JsonObject,
  from?: From,
): Promise<{ executionArn: string; startDate: number }> {
  const wanted = startOf(api, input);
  const row = wanted.machine.type === "EXPRESS" ? await begin(api, wanted, from) : await beginOnce(api, wanted, from);
  await api.executions.durable(row.id);
  return { executionArn: row.arn, startDate: seconds(row.startedAt) };
}

interface Start extends Startable {
  arn: string;
  name: string;
  input: string;
  traceHeader: string | undefined;
}

/** What a request asks to be started. */
export function startOf(api: Api, input: JsonObject): Start {
  Params.check(input, {
    stateMachineArn: Params.machineArn,
    name: Params.name,
    input: Params.payload,
    traceHeader: { type: "string", max: 256 },
  });
  const startable = findStartable(api, Params.text(input, "stateMachineArn"));
  const name = Params.optionalText(input, "name") ?? randomUUID();
  if (!Params.isName(name)) throw invalidName(name);
  const text = Params.optionalText(input, "input") ?? "{}";
  checkInput(text);
  const { arn: machineArn, type } = startable.machine;
  const arn = type === "EXPRESS" ? expressArnOf(machineArn, name, randomUUID()) : executionArnOf(machineArn, name);
  return { ...startable, arn, name, input: text, traceHeader: Params.optionalText(input, "traceHeader") };
}

interface From {
  parent: string;
  awaited: boolean;
}

export function begin(api: Api, wanted: Start, from?: From): Promise<ExecutionRow> {
  const { arn, machine, revision, version, alias, name, input, traceHeader } = wanted;
  const express = machine.type === "EXPRESS" ? (true as const) : undefined;
  const more = { traceHeader, version, alias, express };
  return api.executions.start({ arn, machineArn: machine.arn, name, revision, input, more, ...from });
}

/** The same name and input while it runs is the same request. */
async function beginOnce(api: Api, wanted: Start, from?: From): Promise<ExecutionRow> {
  const known = api.executions.find(wanted.arn);
  if (known?.status === "RUNNING" && known.input === wanted.input) return known;
  if (known) freeName(api, known);
  return begin(api, wanted, from);
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
    includedData: Params.includedData,
  });
  const data = input.includedData !== "METADATA_ONLY";
  const included = { included: data };
  const redrive = redriveOf(api, row);
  return {
    executionArn: row.arn,
    stateMachineArn: row.machineArn,
    ...qualifiedArns(row),
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
    traceHeader: row.more.traceHeader,
    redriveCount: row.redriveCount,
    redriveDate: row.redrivenAt === undefined ? undefined : seconds(row.redrivenAt),
    redriveStatus: redrive === undefined ? "REDRIVABLE" : "NOT_REDRIVABLE",
    redriveStatusReason: redrive,
  };
};

/** The version and the alias by which it was started, or the Map Run whose child it is. */
function qualifiedArns({ machineArn, mapRun, more: { version, alias } }: ExecutionRow): object {
  return {
    mapRunArn: mapRun,
    stateMachineVersionArn: version === undefined ? undefined : versionArnOf(machineArn, version),
    stateMachineAliasArn: alias === undefined ? undefined : `${machineArn}:${alias}`,
  };
}

/** A failed execution may be redriven for this long. */
const redrivable = 14 * 24 * 3600 * 1000;

/** Why an execution cannot be redriven, or undefined when it can. */
function redriveOf(api: Api, row: ExecutionRow): string | undefined {
  const now = api.clock.now();
  if (row.status === "SUCCEEDED" || row.status === "RUNNING")
    return `Execution is ${row.status} and cannot be redriven`;
  if ((row.stoppedAt ?? now) + redrivable < now) return "Execution's redrivable period exceeded";
  if (row.lastEvent >= 24_999) return "Execution history event limit exceeded";
  return api.store.machines.find(row.machineArn)?.status === "ACTIVE"
    ? undefined
    : "State machine is in DELETING status";
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

/** The same token is the same request for this long. */
const tokenKept = 15 * 60 * 1000;

export const redriveExecution: Operation = async (api, input) => {
  const row = findExecution(api, input, { clientToken: { type: "string", min: 1, max: 64 } });
  const token = Params.optionalText(input, "clientToken");
  const { redrivenAt } = row;
  const repeated = token !== undefined && row.more.redriveToken === token && redrivenAt !== undefined;
  if (repeated && redrivenAt + tokenKept > api.clock.now()) return { redriveDate: seconds(redrivenAt) };
  api.executions.closing.sweep();
  const reason = redriveOf(api, row);
  if (reason !== undefined || !(await api.executions.send(row.id, { kind: "redriven", token }))) {
    const why = reason ?? "Execution cannot be redriven";
    throw new ApiError("ExecutionNotRedrivable", `Execution is not redrivable: '${why}'`);
  }
  await api.executions.durable(row.id);
  return { redriveDate: seconds(api.executions.find(row.arn)?.redrivenAt ?? api.clock.now()) };
};

export const listExecutions: Operation = (api, input) => {
  Params.check(input, {
    stateMachineArn: { ...Params.machineArn, required: false },
    mapRunArn: { ...Params.arn, required: false },
    statusFilter: {
      type: "string",
      values: ["SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING"],
    },
    redriveFilter: { type: "string", values: ["REDRIVEN", "NOT_REDRIVEN"] },
    maxResults: Params.maxResults,
    nextToken: Params.nextToken,
  });
  const wanted = wantedOf(api, input);
  const status = Params.optionalText(input, "statusFilter");
  const redriven = input.redriveFilter == null ? undefined : input.redriveFilter === "REDRIVEN";
  const limit = (input.maxResults as number | undefined) || 100;
  const question = `executions ${JSON.stringify([wanted, status, redriven])}`;
  const after = readPage<[number, number]>(api.store.secret, question, Params.optionalText(input, "nextToken"));
  api.store.db.commit();
  const query = { ...wanted, status, redriven, after: after && { startedAt: after[0], id: after[1] } };
  const rows = api.store.executions.list(query, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    executions: page.map((row) => ({
      executionArn: row.arn,
      stateMachineArn: row.machineArn,
      ...qualifiedArns(row),
      name: row.name,
      status: row.status,
      startDate: seconds(row.startedAt),
      stopDate: row.stoppedAt === undefined ? undefined : seconds(row.stoppedAt),
      redriveCount: row.redriveCount,
      redriveDate: row.redrivenAt === undefined ? undefined : seconds(row.redrivenAt),
    })),
    nextToken:
      last && rows.length > limit ? pageToken(api.store.secret, question, [last.startedAt, last.id]) : undefined,
  };
};

/** Whose executions are asked for: a machine's, a version's or an alias's. */
function wantedOf(api: Api, input: JsonObject): ExecutionQuery {
  const arn = Params.optionalText(input, "stateMachineArn");
  const mapRun = Params.optionalText(input, "mapRunArn");
  if (arn === undefined && mapRun === undefined) throw invalid("Must specify a stateMachineArn or mapRunArn");
  if (arn !== undefined && mapRun !== undefined)
    throw invalid("Must specify only one of stateMachineArn and mapRunArn");
  if (mapRun !== undefined) return { mapRun: findMapRun(api, mapRun).arn };
  if (input.statusFilter === "PENDING_REDRIVE" || input.redriveFilter != null)
    throw invalid("PENDING_REDRIVE and redriveFilter can only be asked for with a mapRunArn");
  const { machineArn, qualifier } = readMachineArn(arn!);
  const { type } = findMachine(api, machineArn, true, arn);
  if (type === "EXPRESS") throw wrongType();
  if (qualifier === undefined) return { machineArn };
  return /^\d+$/.test(qualifier) ? { machineArn, version: Number(qualifier) } : { machineArn, alias: qualifier };
}
