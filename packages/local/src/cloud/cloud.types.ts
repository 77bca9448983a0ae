import type { States } from "@marshrut/states";
import type { VirtualClock } from "../clock/index.ts";
import type { DeadLetters } from "../dead-letters/index.ts";
import type { DynamoDb } from "../dynamodb/index.ts";
import type { Rule } from "../events/index.ts";
import type { Home } from "../home/index.ts";
import type { Identity } from "../identity/index.ts";
import type { LambdaHost } from "../lambda/index.ts";
import type { Limits } from "../limits/index.ts";
import type { Mail } from "../mail/index.ts";
import type { S3 } from "../s3/index.ts";
import type { Scheduler } from "../scheduler/index.ts";
import type { StartError } from "../start-error/index.ts";
import type { Streams } from "../streams/index.ts";
import type { Arns, Manifest, Urls } from "./manifest.types.ts";

export interface CloudOptions {
  /** Path of the data folder; made when missing. */
  home: string;
  /** Of the API; 0 picks one. All other ports are picked. */
  port: number;
  /** Where the clock starts in a new folder: an instant, or a local date and time. Default: the real time. */
  now?: string;
  /** The clock moves by `advance` only. */
  frozen?: boolean;
  /**
   * While the clock is moved, schedules by a rate run at most once in this time (an ISO 8601 duration of fixed length, such as PT24H), and
   * where it comes to stand. Default: wherever it lands. For whoever plays months of which the hourly rounds are not the matter.
   */
  roundsEvery?: string;
  manifest: Manifest;
  /** The folder of the built console, asked for when somebody first goes there. Without it there is none. */
  console?: () => Promise<string>;
  /** What the account takes. Default: what `MARSHRUT_LIMITS` names, else anything. */
  limits?: Limits;
  /** No access log and no reports of retried failures. */
  quiet?: boolean;
  /**
   * Hears that a part is beyond help: the database dies again and again, or the workflows cannot be written any more. Default: an
   * uncaught error.
   */
  onFatal?: (error: StartError) => void;
}

/** A running local cloud. */
export interface Cloud {
  readonly urls: Urls;
  readonly arns: Arns;
  readonly home: Home;
  readonly clock: VirtualClock;
  readonly dynamodb: DynamoDb;
  readonly states: States;
  readonly lambda: LambdaHost;
  readonly streams: Streams;
  readonly scheduler: Scheduler;
  readonly events: Rule;
  readonly mail: Mail;
  readonly identity: Identity;
  readonly s3: S3;
  readonly deadLetters: DeadLetters;
  /** Resolves when nothing moves any more: only timers and people are waited for. */
  settle(): Promise<void>;
  /** Moves the clock by an ISO 8601 duration in the manifest's zone; resolves when everything due has run and settled. */
  advance(duration: string): Promise<void>;
  /** Jumps by such a duration: what fell due meanwhile runs at once, late. */
  jump(duration: string): Promise<void>;
  /** Ends everything; nothing acknowledged is lost. May be called twice. */
  close(): Promise<void>;
}
