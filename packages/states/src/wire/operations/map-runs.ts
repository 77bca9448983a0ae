/** DescribeMapRun, ListMapRuns, UpdateMapRun. */
import type { MapRunRecord } from "../../interpreter/index.ts";
import type { JsonObject } from "../../json/index.ts";
import { checkExecutionArn } from "../arn.ts";
import { type Api, type Operation, seconds } from "../context.ts";
import { invalidArn, noExecution, noResource } from "../errors.ts";
import { pageToken, readPage } from "../pages.ts";
import * as Params from "../params.ts";

export function findMapRun(api: Api, arn: string): MapRunRecord {
  if (!arn.startsWith("arn:")) throw invalidArn(`Invalid ARN prefix: ${arn}`);
  if (!/^arn:[^:]+:states:[^:]+:\d{12}:mapRun:[^:]+:[^:]+$/.test(arn)) throw invalidArn(`Invalid ARN: ${arn}`);
  api.store.db.commit();
  const found = api.store.mapRuns.find(arn);
  if (!found) throw noResource(arn);
  return found;
}

export const describeMapRun: Operation = (api, input) => {
  Params.check(input, { mapRunArn: { ...Params.arn, max: 2000 } });
  const run = findMapRun(api, Params.text(input, "mapRunArn"));
  return {
    mapRunArn: run.arn,
    executionArn: run.executionArn,
    status: run.status,
    startDate: seconds(run.startedAt),
    stopDate: run.stoppedAt === undefined ? undefined : seconds(run.stoppedAt),
    maxConcurrency: run.maxConcurrency,
    toleratedFailureCount: run.toleratedFailureCount,
    toleratedFailurePercentage: run.toleratedFailurePercentage,
    itemCounts: run.itemCounts,
    executionCounts: run.executionCounts,
    redriveCount: 0,
  };
};

export const listMapRuns: Operation = (api, input) => {
  Params.check(input, { executionArn: Params.arn, maxResults: Params.maxResults, nextToken: Params.nextToken });
  const executionArn = Params.text(input, "executionArn");
  checkExecutionArn(executionArn);
  const execution = api.executions.find(executionArn);
  if (!execution) throw noExecution(executionArn);
  const limit = (input.maxResults as number | undefined) || 100;
  const question = `map runs ${executionArn}`;
  const after = readPage<string>(api.store.secret, question, Params.optionalText(input, "nextToken"));
  api.store.db.commit();
  const rows = api.store.mapRuns.list(executionArn, limit + 1, after);
  const page = rows.slice(0, limit);
  return {
    mapRuns: page.map((run) => ({
      executionArn,
      mapRunArn: run.arn,
      stateMachineArn: `${execution.machineArn}/${run.label}`,
      startDate: seconds(run.startedAt),
      stopDate: run.stoppedAt === undefined ? undefined : seconds(run.stoppedAt),
    })),
    nextToken: rows.length > limit ? pageToken(api.store.secret, question, page.at(-1)!.arn) : undefined,
  };
};

export const updateMapRun: Operation = async (api, input: JsonObject) => {
  Params.check(input, {
    mapRunArn: { ...Params.arn, max: 2000 },
    maxConcurrency: { type: "integer", min: 0 },
    toleratedFailureCount: { type: "integer", min: 0 },
    toleratedFailurePercentage: { type: "number", min: 0, max: 100 },
  });
  const { arn, executionArn } = findMapRun(api, Params.text(input, "mapRunArn"));
  const execution = api.executions.find(executionArn);
  const number = (field: string) => (input[field] ?? undefined) as number | undefined;
  const change = {
    concurrency: number("maxConcurrency"),
    count: number("toleratedFailureCount"),
    percentage: number("toleratedFailurePercentage"),
  };
  if (execution && (await api.executions.send(execution.id, { kind: "changed", mapRun: arn, change })))
    await api.executions.durable(execution.id);
  return {};
};
