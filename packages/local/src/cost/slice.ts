import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type AttributeValue, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { type Cloud, type Manifest, startCloud } from "../cloud/index.ts";
import { manifest } from "../product/index.ts";
import { hottest } from "./heat.ts";
import { type Meter, meter } from "./meter.ts";
import { Region } from "./region.ts";
import { daysOf, type Reporting, timesPerYear } from "./reporting.ts";
import type { Entry } from "./tally.ts";
import { countTransitions } from "./transitions.ts";
import { itemBytes, storedItemOverhead } from "./units.ts";
import { bePatient } from "./wire.ts";

export interface SliceOptions {
  children: number;
  /** Days of the routes, and days before them in which the region has no children. */
  days: number;
  idleDays: number;
  memoryMb?: number;
  /** What organisations report on before that. */
  reporting?: Reporting | undefined;
  /** Hears how far it is, first in the days of reports. */
  onDay?: (day: number, days: number) => void;
}

/** What a time without children and a time with them has used. */
export interface Measured {
  children: number;
  organisations: number;
  /** What reports of some organisations used, and how often that comes in a year, of all of them. */
  reporting?: Period & { timesPerYear: number };
  idle: Period;
  routes: Period;
  /** Write units by the partitions that all share, of the routes' days. */
  heat: Record<string, number>;
  /** Routes and steps that were open on the day that had most, each with an execution that waits. */
  open: number;
  /** Bytes that DynamoDB bills as stored, indexes included, by table: without children, and at the end. */
  stored: { idle: Record<string, number>; end: Record<string, number> };
  /** What people were refused; none is expected. */
  accidents: string[];
}

export interface Period {
  days: number;
  entries: Entry[];
}

/**
 * Runs a part of the pilot in virtual time in a cloud of its own. The first period has organisations and no children: what
 * it uses is the fixed part. One slice per process, as handlers keep what they have made.
 */
export async function runSlice(options: SliceOptions): Promise<Measured> {
  const home = mkdtempSync(path.join(tmpdir(), "marshrut-cost-"));
  const counting = meter(sparser(manifest), options.memoryMb);
  try {
    const cloud = await startCloud({
      home,
      port: 0,
      now: options.reporting?.from ?? "2026-01-12T09:00",
      frozen: true,
      manifest: counting.manifest,
      quiet: true,
    });
    try {
      return await measure(cloud, counting, options);
    } finally {
      await cloud.close();
    }
  } finally {
    counting.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(
  cloud: Cloud,
  { tally, heat }: Meter,
  { children: n, days, idleDays, reporting, onDay }: SliceOptions,
): Promise<Measured> {
  bePatient();
  const machines = manifest.machines.map(({ name }) => name);
  const region = new Region(cloud);
  // Organisations are loaded once in the life of a region.
  const asked = reporting && (await region.found(reporting.every));
  tally.take();
  let reportingDay = 0;
  const reported = reporting && (await region.reporting(reporting, () => onDay?.(++reportingDay, daysOf(reporting))));
  const reports = [...tally.take(), ...transitions(await countTransitions(cloud, machines), new Map())];
  const organisations = await region.found();
  tally.take();
  const still = await countTransitions(cloud, machines);
  for (let day = 0; day < idleDays; day++) await region.day();
  const before = await countTransitions(cloud, machines);
  const idle = [...tally.take(), ...transitions(before, still)];
  const idleStored = await stored(cloud);
  heat.clear();
  const children = await region.register(n);
  let open = 0;
  for (let day = 1; day <= days; day++) {
    await region.day();
    open = Math.max(open, await region.open());
    onDay?.(day, days);
  }
  const routes = [...tally.take(), ...transitions(await countTransitions(cloud, machines), before)];
  return {
    children,
    organisations,
    accidents: region.accidents,
    reporting: reporting &&
      reported && {
        days: daysOf(reporting),
        entries: reports,
        timesPerYear: (timesPerYear(reported) * organisations) / (asked ?? organisations),
      },
    idle: { days: idleDays, entries: idle },
    routes: { days, entries: routes },
    heat: Object.fromEntries(hottest(heat)),
    open,
    stored: { idle: idleStored, end: await stored(cloud) },
  };
}

const transitions = (now: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): Entry[] =>
  [...now].map(([by, amount]) => ({ unit: "transitions", by, amount: amount - (before.get(by) ?? 0) }));

/**
 * What a rate invokes is measured by sample, since its cost per invocation times its rate is known: all of them were 1,300 invocations a
 * day, in which nothing else happens. Those that something waits for come as often as it is waited for.
 */
function sparser(all: Manifest): Manifest {
  const rare: Record<string, string> = { sweeper: "rate(1 hour)", notary: "rate(1 hour)", reconciler: "rate(5 days)" };
  const isRate = (expression: string) => expression.startsWith("rate");
  return {
    ...all,
    schedules: all.schedules.map((s) => ({
      ...s,
      expression: rare[s.name] ?? (isRate(s.expression) ? "rate(6 hours)" : s.expression),
    })),
  };
}

async function stored(cloud: Cloud): Promise<Record<string, number>> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: cloud.urls.dynamodb, region: "eu-central-1", credentials });
  const bytes: Record<string, number> = {};
  try {
    for (const { TableName = "", GlobalSecondaryIndexes = [] } of manifest.tables) {
      let from: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey: from }));
        for (const item of page.Items ?? []) {
          const copies = GlobalSecondaryIndexes.filter(({ KeySchema = [] }) =>
            KeySchema.every((k) => `${k.AttributeName}` in item),
          );
          const size = (itemBytes(item) + storedItemOverhead) * (1 + copies.length);
          bytes[TableName] = (bytes[TableName] ?? 0) + size;
        }
        from = page.LastEvaluatedKey;
      } while (from);
    }
    return bytes;
  } finally {
    client.destroy();
  }
}
