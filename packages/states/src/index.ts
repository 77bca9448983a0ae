/** AWS Step Functions on one machine. `startStates` opens the engine on a home folder and serves its API. */
import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { type Clock, realClock } from "./clock/index.ts";
import { Activities } from "./engine/activities.ts";
import { Again } from "./engine/again.ts";
import { Calls } from "./engine/calls.ts";
import { commitInOrder } from "./engine/commit.ts";
import { Executions } from "./engine/executions.ts";
import { type StatusChange, statusChange } from "./engine/status-change.ts";
import { Timers } from "./engine/timers.ts";
import { WaitGroup } from "./engine/wait-group.ts";
import {
  type BucketPort,
  callService,
  type LambdaCall,
  type LambdaResult,
  type OwnApi,
  type World,
} from "./integrations/index.ts";
import type { Call } from "./interpreter/index.ts";
import type { JsonObject } from "./json/index.ts";
import { pageDoor } from "./page/index.ts";
import { Store } from "./store/index.ts";
import * as Wire from "./wire/index.ts";

export { type Clock, type ManualClock, manualClock, realClock } from "./clock/index.ts";
export type { StatusChange } from "./engine/status-change.ts";
export type { BucketObject, BucketPort, LambdaCall, LambdaResult } from "./integrations/index.ts";

/** A service that is asked for a test must answer within this, ms: AWS ends a TestState after five minutes. */
const longestTest = 5 * 60 * 1000;

export interface StatesOptions {
  /** Folder of the database; made when it is not there. One engine at a time. */
  home: string;
  /**
   * Keeps its tables in this database instead, among others: who opened it commits and closes it, and what the engine answers is as durable
   * as they make it.
   */
  database?: DatabaseSync;
  /** 0 picks a free port. */
  port?: number;
  host?: string;
  clock?: Clock;
  region?: string;
  accountId?: string;
  /** Services behind the tasks; default from AWS_ENDPOINT_URL_LAMBDA, _SQS, _DYNAMODB, _S3, _EVENTBRIDGE. */
  endpoints?: { lambda?: string; sqs?: string; dynamodb?: string; states?: string; s3?: string; events?: string };
  /** In place of S3 over HTTP, for distributed Maps. */
  bucket?: BucketPort;
  /** Hears what Step Functions tells EventBridge of Standard executions, once it is on disk; what a kill cuts off is not told again. */
  onStatusChange?: (event: StatusChange) => void;
  /** Whether a call of an operation may be made now; else it is throttled, as AWS throttles. Default: any may. */
  mayCall?: (operation: string) => boolean;
  /**
   * Hears that nothing can be written any more, as on a full disk: what was acknowledged is on disk, and nobody is answered from then on.
   * An engine opened anew goes on.
   */
  onBroken?: (error: unknown) => void;
  /** In place of the HTTP Invoke; a service error is thrown as an error with its name, e.g. ResourceNotFoundException. */
  invokeLambda?: (call: LambdaCall) => Promise<LambdaResult>;
}

export interface States {
  url: string;
  /** An operation without the wire, by its name (`StartExecution`). @throws an error of AWS's name */
  call(operation: string, input: object): Promise<object>;
  /** Resolves when nothing is runnable and no call is in flight: only timers and task tokens remain. */
  idle(): Promise<void>;
  busy(): boolean;
  close(): Promise<void>;
}

export async function startStates(options: StatesOptions): Promise<States> {
  const { home, port = 0, host = "127.0.0.1", clock = realClock } = options;
  const { region = process.env.AWS_REGION ?? "us-east-1", accountId = "123456789012" } = options;
  const store = new Store(home, options.database);
  if (options.onBroken) store.db.onBroken = options.onBroken;
  const underWay = new WaitGroup();
  const executions = new Executions(store, clock, underWay, region);
  const activities = new Activities(clock);
  const ask = (call: Call) => callService(world, call, `test:${randomUUID()}`, AbortSignal.timeout(longestTest));
  const api: Wire.Api = { store, executions, activities, ask, clock, region, accountId };
  const timers = new Timers(store, clock, executions, underWay);
  const endpoints = { ...endpointsOfEnvironment(), ...options.endpoints };
  const { invokeLambda, bucket, onStatusChange, mayCall } = options;
  const world: World = { endpoints, region, own: ownApi(api), invokeLambda, bucket };
  const calls = new Calls(
    executions,
    activities,
    store,
    underWay,
    world,
    onStatusChange && ((row) => onStatusChange(statusChange(row, clock.now(), region))),
  );
  const again = new Again(store, executions, underWay);
  commitInOrder(store.db, executions, calls, timers, underWay);
  const server = await Wire.listen(api, host, port, pageDoor, mayCall);
  again.begin(calls);
  timers.arm();
  return {
    url: server.url,
    // As a client has it: what is undefined does not cross the wire.
    call: (operation, input) => Wire.call(api, operation, JSON.parse(JSON.stringify(input)) as JsonObject),
    idle: () => underWay.rest(),
    busy: () => underWay.busy || store.db.pending,
    async close() {
      timers.close();
      again.close();
      calls.close();
      await server.close();
      await underWay.rest();
      store.db.close();
    },
  };
}

function endpointsOfEnvironment(): NonNullable<StatesOptions["endpoints"]> {
  const {
    AWS_ENDPOINT_URL_LAMBDA: lambda,
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL_EVENTBRIDGE: events,
  } = process.env;
  return {
    lambda: lambda || undefined,
    sqs: sqs || undefined,
    dynamodb: dynamodb || undefined,
    s3: s3 || undefined,
    events: events || undefined,
  };
}

function ownApi(api: Wire.Api): OwnApi {
  return {
    arnsOf(parent) {
      const row = api.store.executions.get(Number(parent.split(":")[0]));
      return row ? [row.arn, row.machineArn] : [];
    },
    // As a client has it: what is undefined does not cross the wire.
    call: async (operation, input) => JSON.parse(JSON.stringify(await Wire.call(api, operation, input))) as JsonObject,
    async startChild(input, parent, awaited) {
      const known = api.executions.startedBy(parent);
      if (known) return { executionArn: known.arn, startDate: known.startedAt / 1000 };
      return Wire.startWith(api, input, { parent, awaited });
    },
  };
}
