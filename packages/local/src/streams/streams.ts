import type { DatabaseSync } from "node:sqlite";
import type { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { LambdaCall, LambdaResult } from "@marshrut/states";
import type { DeadLetters } from "../dead-letters/index.ts";
import type { StreamFaults } from "./faults.ts";
import { Mapping, nameOf, type StreamSpec } from "./mapping.ts";
import type { Checkpoints } from "./reader.ts";

export interface StreamsOptions {
  specs: readonly StreamSpec[];
  client: DynamoDBStreamsClient;
  invoke(call: LambdaCall): Promise<LambdaResult>;
  /** Another number once something has been written to the tables; undefined where that cannot be told. Default: it cannot. */
  written?: () => number | undefined;
  db: DatabaseSync;
  deadLetters: DeadLetters;
  clock: { now(): number };
  /** Into how many shards a stream is cut. Default 1: the database has one. */
  shards?: number | undefined;
  region: string;
  log?: (line: string) => void;
}

/** All event source mappings of the local cloud: what is written to a table reaches its functions at least once. */
export class Streams {
  #mappings: Mapping[];

  constructor(options: StreamsOptions) {
    const { db, deadLetters, log = () => {}, written = () => undefined, shards = 1 } = options;
    prepare(db);
    const names = new Set(options.specs.map(nameOf));
    if (names.size !== options.specs.length)
      throw new Error("Two streams have one name: give them names of their own.");
    const redrives = new Map(options.specs.map((spec) => [nameOf(spec), spec]));
    this.#mappings = options.specs.map(
      (spec) => new Mapping(spec, { ...options, log, written, shards, checkpoints: checkpointsOf(db, nameOf(spec)) }),
    );
    deadLetters.onRedrive("stream", async ({ name, body }) => {
      const spec = redrives.get(name);
      if (!spec) throw new Error(`There is no stream ${name} any more.`);
      const payload = JSON.stringify(body);
      const result = await options.invoke({ functionName: spec.function, payload, invocationType: "RequestResponse" });
      if (result.functionError) throw new Error(`It failed again: ${result.payload}`);
      const failures = spec.reportBatchItemFailures && JSON.parse(result.payload)?.batchItemFailures;
      if (failures?.length > 0) throw new Error(`It failed again: ${failures.length} records were reported.`);
    });
  }

  /** Something may have been written: look at once instead of at the next turn. */
  poke(): void {
    for (const mapping of this.#mappings) mapping.poke();
  }

  /** Resolves when all streams are drained; true when records were delivered since the last call. */
  async idle(): Promise<boolean> {
    const moved = await Promise.all(this.#mappings.map((mapping) => mapping.idle()));
    return moved.includes(true);
  }

  /** Stops deliveries (all, or of one mapping). Nothing is lost: `resume` goes on where it stood. */
  pause(name?: string): void {
    for (const mapping of this.#chosen(name)) mapping.pause();
  }

  resume(name?: string): void {
    for (const mapping of this.#chosen(name)) mapping.resume();
  }

  /** Sets the faults of all mappings or of one; `{}` heals them. */
  disturb(faults: StreamFaults, name?: string): void {
    for (const mapping of this.#chosen(name)) mapping.faults = faults;
  }

  /** Stops reading; a batch in delivery is read again next time. */
  async close(): Promise<void> {
    await Promise.all(this.#mappings.map((mapping) => mapping.close()));
  }

  #chosen(name: string | undefined): Mapping[] {
    const chosen = this.#mappings.filter((mapping) => name === undefined || mapping.name === name);
    if (chosen.length === 0) throw new Error(`There is no stream ${name}.`);
    return chosen;
  }
}

/** By table, the last sequence number that none of `specs` needs any more; a table with a new mapping is left out. */
export function consumed(db: DatabaseSync, specs: readonly StreamSpec[]): Map<string, bigint> {
  prepare(db);
  const least = new Map<string, bigint>();
  const unread = new Set<string>();
  for (const spec of specs) {
    const rows = db.prepare("SELECT sequence FROM stream_checkpoints WHERE mapping = ?").all(nameOf(spec));
    if (rows.length === 0) unread.add(spec.table);
    for (const { sequence } of rows) {
      const done = BigInt(String(sequence));
      const so = least.get(spec.table);
      if (so === undefined || done < so) least.set(spec.table, done);
    }
  }
  for (const table of unread) least.delete(table);
  return least;
}

function prepare(db: DatabaseSync): void {
  db.exec(
    `CREATE TABLE IF NOT EXISTS stream_checkpoints (mapping TEXT NOT NULL, stream TEXT NOT NULL, shard TEXT NOT NULL,
     sequence TEXT NOT NULL, PRIMARY KEY (mapping, stream, shard)) STRICT`,
  );
}

function checkpointsOf(db: DatabaseSync, mapping: string): Checkpoints {
  const load = db.prepare("SELECT sequence FROM stream_checkpoints WHERE mapping = ? AND stream = ? AND shard = ?");
  const save = db.prepare(
    "INSERT INTO stream_checkpoints VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET sequence = excluded.sequence",
  );
  return {
    load: (stream, shard) => load.get(mapping, stream, shard)?.sequence as string | undefined,
    save: (stream, shard, sequence) => void save.run(mapping, stream, shard, sequence),
  };
}
