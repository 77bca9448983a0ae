import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { TableSpec } from "../dynamodb/index.ts";
import type { ExecutionRule } from "../events/index.ts";
import type { Cors, Route } from "../gateway/index.ts";
import type { FunctionSpec } from "../lambda/index.ts";
import type { Rate } from "../limits/index.ts";
import type { ScheduleSpec } from "../scheduler/index.ts";
import type { StreamSpec } from "../streams/index.ts";

/** Addresses of the running local cloud, without a slash at the end. */
export interface Urls {
  api: string;
  identity: string;
  mail: string;
  control: string;
  states: string;
  lambda: string;
  dynamodb: string;
  s3: string;
  kms: string;
}

/** ARNs by plain name. */
export interface Arns {
  function(name: string): string;
  machine(name: string): string;
}

/** What the environment of the functions may be made of. */
export interface Place {
  arns: Arns;
  urls: Omit<Urls, "control">;
  /** Absolute path of the data folder. */
  home: string;
  /** Of the access tokens. */
  issuer: string;
  jwksUri: string;
  audience: string;
}

/** Environment variables, or how they follow from the place. Values of all functions share one process here. */
export type Environment = Record<string, string> | ((place: Place) => Record<string, string>);

export interface MachineSpec {
  name: string;
  /** Amazon States Language of a Standard machine. */
  definition(arns: Arns): string;
}

/** Everything that the local cloud runs: what the AWS stacks create there. */
export interface Manifest {
  functions: ReadonlyArray<Omit<FunctionSpec, "env"> & { env?: Environment }>;
  tables: readonly TableSpec[];
  machines: readonly MachineSpec[];
  streams: readonly StreamSpec[];
  schedules: readonly ScheduleSpec[];
  /** Who hears of executions that ended. */
  executionEvents?: ExecutionRule;
  /** The function behind the HTTP API. Default `api`. */
  api?: string;
  /** The HTTP API's routes, and which of them want an access token. Default: one for everything, which wants none. */
  routes?: readonly Route[];
  /** The rate of the HTTP API's stage, where limits are held to. */
  throttling?: Rate;
  /** Whose scripts may read the HTTP API. */
  cors?: Cors | undefined;
  /** Environment of all functions. */
  env?: Environment;
  /** Zone in which the clock counts days. Default Asia/Novokuznetsk. */
  timezone?: string;
  /** Under which executions start, where they start under an alias: it leads to the newest version of each machine. */
  alias?: string | undefined;
  /** Tags that somebody else puts on what lies in a bucket. */
  tagsOf?: (bucket: string, body: Uint8Array) => Record<string, string>;
  /** Audience of access tokens, and where the sign-in may lead back to (default: the API's own pages). */
  identity?: { audience?: string; redirectUris?: string[] };
  /** Lets functions find in secondary indexes only what was written so many ms ago. @returns the way back */
  lagIndexes?(ms: number): () => void;
  /** Has handlers forget what they kept of a cloud that this process had before: its data folder, its keys, its addresses. */
  renew?(): void;
  /** Asked when tables and environment are there, and before any function runs. @throws StartError what a person must see to */
  mayStart?(tables: DynamoDBClient): Promise<void>;
}
