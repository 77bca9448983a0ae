import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { SFNClient } from "@aws-sdk/client-sfn";
import { consoleWays } from "@marshrut/api";
import { trimmed, wholeWire } from "@marshrut/aws/clients";
import { type LambdaCall, startStates } from "@marshrut/states";
import { Temporal } from "temporal-polyfill";
import { install, instantOf, tellMachineTime, VirtualClock } from "../clock/index.ts";
import { startControl } from "../control/index.ts";
import { DeadLetters } from "../dead-letters/index.ts";
import { createTables, openDoor, startDynamoDb, sweepExpired, trimStreams } from "../dynamodb/index.ts";
import { Rule } from "../events/index.ts";
import { accessLine, startGateway } from "../gateway/index.ts";
import { openHome, whyUnwritable } from "../home/index.ts";
import { pageClient, startIdentity } from "../identity/index.ts";
import { startKms } from "../kms/index.ts";
import { LambdaHost, limited, serveLambda } from "../lambda/index.ts";
import { callsWithin, limitsNamed } from "../limits/index.ts";
import { holdPort } from "../loopback/index.ts";
import { startMail } from "../mail/index.ts";
import { startS3 } from "../s3/index.ts";
import { Scheduler } from "../scheduler/index.ts";
import { siteOf } from "../site/index.ts";
import { StartError } from "../start-error/index.ts";
import { consumed, Streams } from "../streams/index.ts";
import { Addresses } from "./addresses.ts";
import { Closers } from "./closers.ts";
import type { Cloud, CloudOptions } from "./cloud.types.ts";
import { environmentOf, setEnvironment } from "./environment.ts";
import { every } from "./every.ts";
import { deployMachines } from "./machines.ts";
import type { Arns, Place, Urls } from "./manifest.types.ts";

const region = "eu-central-1";
const accountId = "000000000000";
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
/** Invocations by state machines at one time; the API's own do not wait behind them. */
const machinesAtOnce = 50;
const hourMs = 3_600_000;

/**
 * Starts the whole cloud in this process (one at a time: it sets the process's Date and environment) on one data folder.
 * StartError says what a person must see to: a taken port or folder, a newer folder, no database for this machine.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const log = options.quiet ? () => {} : (line: string) => console.error(line);
  const closers = new Closers((line) => console.error(line));
  try {
    return await open(options, closers, log);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function open(options: CloudOptions, closers: Closers, log: (line: string) => void): Promise<Cloud> {
  const { manifest } = options;
  const zone = manifest.timezone ?? "Asia/Novokuznetsk";
  const home = openHome(options.home);
  closers.add("home", () => home.close());
  const addresses = new Addresses(home);
  const host = "127.0.0.1";

  const now = options.now === undefined ? undefined : startOf(options.now, zone);
  const backgroundEveryMs = Temporal.Duration.from(options.roundsEvery ?? "PT0S").total("milliseconds");
  const clock = new VirtualClock({ now, frozen: options.frozen, backgroundEveryMs, memory: home.clockMemory });
  closers.add("clock", () => clock.close());
  closers.add("Date", install(clock));
  closers.add("servers' time", tellMachineTime(clock));
  const { db } = home;
  const { onFatal = thrown } = options;
  /** Not within what failed: it would take a fault of whoever hears for its own. */
  const fatal = (error: StartError) => queueMicrotask(() => onFatal(error));
  const deadLetters = new DeadLetters(db, clock);

  const limits = options.limits ?? limitsNamed(process.env.MARSHRUT_LIMITS || undefined);
  const dynamodb = await startDynamoDb({ home, prefer: addresses.preferred("dynamodb"), onFatal: options.onFatal });
  closers.add("dynamodb", () => dynamodb.close());
  if (dynamodb.pid() !== undefined) trimStreams(home.file("dynamodb.db"), consumed(db, manifest.streams));
  const config = { endpoint: dynamodb.url, region, credentials, maxAttempts: 10 };
  const tables = new DynamoDBClient(config);
  closers.add("tables", () => tables.destroy());
  await createTables(tables, manifest.tables);

  const door = limits.tables && (await openDoor(dynamodb.url, limits.tables));
  if (door) closers.add("the tables' door", () => door.close());
  const bankUrl = door?.url ?? dynamodb.url;

  const audience = manifest.identity?.audience ?? "marshrut";
  const gatewayPort = options.port ? undefined : await holdPort();
  closers.add("gateway's port", () => gatewayPort?.release());
  const apiUrl = `http://${host}:${gatewayPort?.port ?? options.port}`;
  const ways = [apiUrl, ...(manifest.cors?.allowOrigins ?? [])].map((origin) => `${origin}${consoleWays.signedIn}`);
  const redirectUris = manifest.identity?.redirectUris ?? [`${apiUrl}/docs`, `${apiUrl}/family`, ...ways];
  const mail = await startMail({
    home: home.folder("mail"),
    prefer: addresses.preferred("mail"),
    host,
    zone,
    limits: limits.mail,
  });
  closers.add("mail", () => mail.close());
  const s3 = await startS3({ home: home.path, prefer: addresses.preferred("s3"), tagsOf: manifest.tagsOf });
  closers.add("s3", () => s3.close());
  const kms = await startKms({ file: home.file("kms.json"), prefer: addresses.preferred("kms") });
  closers.add("kms", () => kms.close());
  const identityHome = home.folder("identity");
  const signedOutUris = [`${apiUrl}${consoleWays.signedOut}`];
  const identity = await startIdentity({
    home: identityHome,
    dataHome: home.path,
    host,
    audience,
    redirectUris,
    signedOutUris,
  });
  closers.add("identity", () => identity.close());

  const arns: Arns = {
    function: (name) => `arn:aws:lambda:${region}:${accountId}:function:${name}`,
    machine: (name) => `arn:aws:states:${region}:${accountId}:stateMachine:${name}`,
  };
  const functions = manifest.functions.map(({ env: _, ...spec }) => spec);
  let streams: Streams | undefined;
  const onInvoked = () => streams?.poke();
  const lambda = new LambdaHost({
    functions,
    db,
    clock,
    deadLetters,
    region,
    accountId,
    onInvoked,
    log,
    concurrency: limits.concurrency,
  });
  const invoke = (call: LambdaCall) => lambda.invoke(call);
  const lambdaDoor = await serveLambda(lambda, addresses.preferred("lambda"));
  closers.add("lambda's door", () => lambdaDoor.close());

  const statesPort = await addresses.hold("states");
  closers.add("the machines' port", () => statesPort.release());
  const place: Place = {
    arns,
    urls: {
      api: apiUrl,
      identity: identity.url,
      mail: mail.url,
      states: `http://${host}:${statesPort.port}`,
      lambda: lambdaDoor.url,
      dynamodb: bankUrl,
      s3: s3.url,
      kms: kms.url,
    },
    home: home.path,
    issuer: identity.issuer,
    jwksUri: identity.jwksUri,
    audience,
  };
  closers.add("environment", setEnvironment(environmentOf(manifest, place, region)));
  manifest.renew?.();
  if (limits.indexLagMs && manifest.lagIndexes) closers.add("lag", manifest.lagIndexes(limits.indexLagMs));
  await manifest.mayStart?.(tables);

  const events = new Rule(manifest.executionEvents, invoke);
  // From here on handlers run: what a former run has left unfinished goes on as soon as its engine is there.
  await statesPort.release();
  const states = await startStates({
    home: home.folder("states"),
    port: statesPort.port,
    host,
    clock,
    region,
    accountId,
    invokeLambda: limited(machinesAtOnce, invoke),
    mayCall: limits.states && callsWithin(limits.states),
    onStatusChange: (event) => events.hear(event),
    onBroken: (error) => fatal(whyUnwritable(home.path) ?? unwritten(home.path, error)),
  });
  closers.add("states", () => states.close());
  closers.add("lambda", () => lambda.close());
  const sfn = new SFNClient({ endpoint: states.url, region, credentials });
  await deployMachines(sfn, manifest.machines, arns, {
    roleArn: `arn:aws:iam::${accountId}:role/local`,
    alias: manifest.alias,
  });
  sfn.destroy();
  lambda.resume();

  // It looks after every invocation, and what it reads is large.
  const reader = trimmed(new DynamoDBStreamsClient({ ...config, ...wholeWire(15_000) }));
  closers.add("stream client", () => reader.destroy());
  const written = () => dynamodb.written();
  streams = new Streams({
    specs: manifest.streams,
    client: reader,
    invoke,
    written,
    db,
    deadLetters,
    clock,
    shards: limits.shards,
    region,
    log,
  });
  closers.add("streams", () => streams.close());
  const scheduler = new Scheduler({ specs: manifest.schedules, db, clock, deadLetters, invoke, region, accountId });
  closers.add("scheduler", () => scheduler.close());
  closers.add(
    "expiry",
    every(clock, hourMs, () => sweepExpired(tables, manifest.tables, clock.now()), log),
  );

  clock.onIdle(() => lambda.idle());
  clock.onIdle(async () => {
    const moved = states.busy();
    await states.idle();
    return moved;
  });
  clock.onIdle(() => streams.idle());
  clock.onIdle(() => mail.idle());

  await gatewayPort?.release();
  const gateway = await startGateway({
    functionName: manifest.api ?? "api",
    invoke: (call, how) => lambda.invoke(call, how),
    routes: manifest.routes,
    throttling: limits.gateway ? manifest.throttling : undefined,
    cors: manifest.cors,
    authorizer: { issuer: identity.issuer, audience, jwksUri: identity.jwksUri },
    port: Number(new URL(apiUrl).port),
    host,
    beside:
      options.console && siteOf({ folder: once(options.console), settings: signInOf(identity.issuer, apiUrl) }).answer,
    accessLog: options.quiet ? undefined : (access) => console.log(accessLine(access, zone)),
  });
  closers.add("gateway", () => gateway.close());
  const status = () => ({ urls, home: home.path, pid: process.pid, dynamodb: { pid: dynamodb.pid() } });
  const control = await startControl({ clock, zone, deadLetters, status, prefer: addresses.preferred("control") });
  closers.add("control", () => control.close());
  const urls: Urls = { ...place.urls, states: states.url, control: control.url };
  addresses.publish(urls);
  closers.add("addresses", () => addresses.withdraw());

  return {
    urls,
    arns,
    home,
    clock,
    dynamodb,
    states,
    lambda,
    streams,
    scheduler,
    events,
    mail,
    identity,
    s3,
    deadLetters,
    settle: () => clock.settle(),
    advance: (duration) => clock.advanceBy(duration, zone),
    jump: (duration) => clock.jumpBy(duration, zone),
    close: () => closers.close(),
  };
}

function thrown(error: Error): never {
  throw error;
}

const unwritten = (folder: string, cause: unknown) =>
  new StartError(
    {
      ru: `Файлы маршрутов в папке данных ${folder} не записать (${(cause as Error).message}). Запустите снова: всё, что было подтверждено, сохранено.`,
      en: `The workflows' files in the data folder ${folder} cannot be written (${(cause as Error).message}). Start again: whatever was acknowledged is kept.`,
    },
    { cause },
  );

/** Asked for once, and by the first who wants it. */
function once(make: () => Promise<string>): () => Promise<string> {
  let made: Promise<string> | undefined;
  return () => (made ??= make());
}

/** What the console is told of this machine's issuer; of a region's own it is told by the deploy. */
const signInOf = (issuer: string, apiUrl: string) => ({
  issuer,
  client: pageClient,
  authorizeUrl: `${issuer}/auth`,
  tokenUrl: `${issuer}/token`,
  signOutUrl: `${issuer}/session/end?${new URLSearchParams({
    client_id: pageClient,
    post_logout_redirect_uri: `${apiUrl}${consoleWays.signedOut}`,
  })}`,
});

function startOf(text: string, zone: string): number {
  try {
    return instantOf(text, zone);
  } catch (cause) {
    const ru = `MARSHRUT_NOW: «${text}» — не дата с 2013 по 2100 год. Пример: MARSHRUT_NOW=2026-01-12T09:00`;
    throw new StartError(
      {
        ru,
        en: `MARSHRUT_NOW: "${text}" is no date of the years 2013 to 2100. Example: MARSHRUT_NOW=2026-01-12T09:00`,
      },
      { cause },
    );
  }
}
