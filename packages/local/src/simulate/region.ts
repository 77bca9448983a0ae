import type { DatabaseSync } from "node:sqlite";
import type { SFNClient } from "@aws-sdk/client-sfn";
import { renew } from "@marshrut/aws/once";
import { sfnWorkflows } from "@marshrut/aws/workflows";
import { type Ctx, type Seals, systemCtx, type Workflows } from "@marshrut/core/shared";
import { apiDeps, bankDeps, deps, executionEvents, files, relayDeps, schedules, seals } from "@marshrut/functions";
import { type States, startStates } from "@marshrut/states";
import { machines } from "@marshrut/workflows";
import { Temporal } from "temporal-polyfill";
import { install, VirtualClock } from "../clock/index.ts";
import { setEnvironment } from "../cloud/environment.ts";
import { deployMachines } from "../cloud/machines.ts";
import { DeadLetters } from "../dead-letters/index.ts";
import { Rule } from "../events/index.ts";
import { pilotTenant } from "../pilot/index.ts";
import { Scheduler } from "../scheduler/index.ts";
import { Api, readToken } from "./api.ts";
import { dropExpired, type FileBank, type Heard, sqliteBank } from "./bank.ts";
import { invoker, type OnFailure } from "./functions.ts";
import { filesIn, Kept, sealsIn } from "./kept.ts";
import { type Letters, letters } from "./letters.ts";
import { Stream } from "./stream.ts";
import { Turns } from "./turns.ts";

export const zone = "Asia/Novokuznetsk";
const [awsRegion, accountId] = ["eu-central-1", "000000000000"];
const machineArn = (name: string) => `arn:aws:states:${awsRegion}:${accountId}:stateMachine:${name}`;

export interface RegionOptions {
  home: string;
  /** Everything that is remembered: records, executions, schedules, seals. Its owner says what stays. */
  db: DatabaseSync;
  /** Epoch ms; where a kept clock is later, that one counts. */
  now: number;
  heard?: Heard;
  onFailure: OnFailure;
}

/** The whole product in one process: its functions and machines, on a clock that is moved. */
export interface Region {
  readonly clock: VirtualClock;
  readonly api: Api;
  readonly ctx: Ctx;
  readonly bank: FileBank;
  readonly seals: Seals;
  readonly workflows: Workflows;
  readonly states: States;
  readonly letters: Letters;
  readonly kept: Kept;
  /** How often each function has run. */
  readonly runs: ReadonlyMap<string, number>;
  /** Moves to an instant; all that falls due on the way is done. */
  moveTo(instant: Temporal.Instant): Promise<void>;
  /** Invokes a function beside its timetable. */
  invoke(name: string, event?: unknown): Promise<string>;
  settle(): Promise<void>;
  /** Does what no function does while none runs. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Schedules by a rate run once a day, as those of a long journey do: at which minute of it is not the matter. */
const roundsEveryMs = 86_400_000;

/**
 * Nothing is lost here for the reconciler to find, and at the end it looks at everything: a run of each day took most of the time of a region of
 * some hundred children, which it looks at as a whole.
 */
const rarer: Readonly<Record<string, string>> = { reconciler: "rate(7 days)" };

export async function startRegion({ home, db, now, heard, onFailure }: RegionOptions): Promise<Region> {
  const kept = new Kept(db);
  const clock = new VirtualClock({
    now: Math.max(now, kept.value<number>("now") ?? 0),
    frozen: true,
    backgroundEveryMs: roundsEveryMs,
  });
  const undo = [install(clock), setEnvironment(environment(home))];
  renew();
  const turns = new Turns();
  const running = invoker(turns, onFailure);
  const stream = new Stream(running);
  const bank = sqliteBank(db, (record) => {
    if (record.kind === "event" && record.version === 1) stream.hear(record);
    heard?.(record);
  });
  bankDeps.instead({ bank, now: instantOf(clock) });
  files.instead(filesIn(kept));
  seals.instead(sealsIn(kept));
  apiDeps.instead({ ...apiDeps(), verifyToken: readToken });
  const events = new Rule(executionEvents, running.invoke);
  const states = await startStates({
    home,
    database: db,
    clock,
    region: awsRegion,
    accountId,
    invokeLambda: running.invoke,
    onStatusChange: (event) => events.hear(event),
  });
  const sfn = clientOf(states);
  const arns = {
    machine: machineArn,
    function: (name: string) => `arn:aws:lambda:${awsRegion}:${accountId}:function:${name}`,
  };
  const specs = machines.map(({ name, definition }) => ({ name, definition: () => definition(arns.function) }));
  await deployMachines(sfn, specs, arns, { roleArn: `arn:aws:iam::${accountId}:role/simulation` });
  const workflows = sfnWorkflows(sfn, { arnOf: machineArn });
  const sent = letters(kept.value<number>("letters") ?? 0);
  relayDeps.instead({ ...relayDeps(), workflows, mailer: sent.mailer });
  const deadLetters = new DeadLetters(db, clock);
  const scheduler = new Scheduler({
    specs: schedules.map((one) => ({ ...one, expression: rarer[one.name] ?? one.expression })),
    db,
    clock,
    deadLetters,
    invoke: running.invoke,
    region: awsRegion,
    accountId,
  });
  clock.onIdle(() => turns.idle());
  clock.onIdle(async () => {
    const moved = states.busy();
    await states.idle();
    return moved;
  });
  return {
    clock,
    api: new Api(running, pilotTenant),
    ctx: systemCtx(deps(), pilotTenant, "simulation"),
    bank,
    seals: seals(),
    workflows,
    states,
    letters: sent,
    kept,
    runs: running.runs,
    moveTo: (instant) => clock.advanceTo(instant.epochMilliseconds),
    settle: () => clock.settle(),
    alone: (work) => turns.take(work),
    async invoke(functionName, event = {}) {
      const call = { functionName, payload: JSON.stringify(event), invocationType: "RequestResponse" } as const;
      const { payload, functionError } = await running.invoke(call);
      if (functionError) throw new Error(`${functionName}: ${payload}`);
      return payload;
    },
    async close() {
      await clock.settle();
      scheduler.close();
      await states.close();
      clock.close();
      bank.flush();
      dropExpired(db, Math.floor(clock.now() / 1000));
      kept.setValue("now", clock.now());
      kept.setValue("letters", sent.sent);
      for (const back of undo.toReversed()) back();
      renew();
    },
  };
}

/** The clock stands while people and functions act, and is asked a hundred times for each step; as often it is written down. */
function instantOf(clock: VirtualClock): () => Temporal.Instant {
  let [at, now] = [clock.now(), instantAt(clock.now())];
  return () => {
    const ms = clock.now();
    if (at !== ms) [at, now] = [ms, instantAt(ms)];
    return now;
  };
}

function instantAt(ms: number): Temporal.Instant {
  const instant = Temporal.Instant.fromEpochMilliseconds(ms);
  const texts = new Map<string, string>();
  const written: Temporal.Instant["toString"] = (options) => {
    const manner = JSON.stringify(options) ?? "";
    const known = texts.get(manner) ?? Temporal.Instant.prototype.toString.call(instant, options);
    texts.set(manner, known);
    return known;
  };
  return Object.defineProperty(instant, "toString", { value: written });
}

/** Step Functions' client without the wire. */
const clientOf = (states: States): SFNClient =>
  ({
    send: (command: { constructor: { name: string }; input: object }) =>
      states.call(command.constructor.name.replace(/Command$/, ""), command.input),
  }) as unknown as SFNClient;

const environment = (home: string): Record<string, string | undefined> => ({
  AWS_REGION: awsRegion,
  AWS_ACCESS_KEY_ID: "simulation",
  AWS_SECRET_ACCESS_KEY: "simulation",
  AWS_PROFILE: undefined,
  // Nothing here is asked over the wire: what tried to would find nobody.
  AWS_ENDPOINT_URL: "http://127.0.0.1:9",
  STATE_MACHINE_ARN_PREFIX: machineArn(""),
  KEYRING: `file:${home}/keys.json`,
  FILES: `folder:${home}/files`,
  SCANS: "off",
  LOG_LEVEL: "warn",
  SEALS: `folder:${home}/seals`,
  SEAL_KEY: `file:${home}/seal-key.pem`,
  CONSOLE_ORIGINS: "",
  OPEN_REGION: "none",
  OIDC_ISSUER: "https://id.example.org",
  OIDC_JWKS_URI: "https://id.example.org/jwks",
  OIDC_AUDIENCE: "marshrut",
});
