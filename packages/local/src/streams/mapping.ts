import type { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { LambdaCall, LambdaResult } from "@marshrut/states";
import type { DeadLetters } from "../dead-letters/index.ts";
import { type DeliveryOptions, deliver } from "./delivery.ts";
import { disturb, type StreamFaults } from "./faults.ts";
import { lanesOf } from "./lanes.ts";
import { type FilterPattern, matches } from "./pattern.ts";
import { type Checkpoints, type Page, StreamReader } from "./reader.ts";
import { type StreamRecord, toLambdaRecord } from "./record.ts";

/** From which table to which function records go, and how. */
export interface StreamSpec extends Omit<DeliveryOptions, "functionName"> {
  /** Unique; default `<table>-<function>`. Its checkpoint and dead letters bear it. */
  name?: string;
  table: string;
  function: string;
  /** Records that match none of these patterns are passed over. */
  filter?: FilterPattern | FilterPattern[];
  /** Most records of one invocation. Default 100. */
  batchSize?: number;
  /** Batches of one shard that are told at one time. Default 1. */
  parallelizationFactor?: number;
}

export interface MappingPorts {
  client: DynamoDBStreamsClient;
  invoke(call: LambdaCall): Promise<LambdaResult>;
  written: () => number | undefined;
  checkpoints: Checkpoints;
  deadLetters: DeadLetters;
  clock: { now(): number };
  /** Into how many the stream is cut, beside what the database does. */
  shards: number;
  region: string;
  log: (line: string) => void;
}

/** Pause between two looks at a stream: while it is busy, and after a quiet while. */
const busyNapMs = 25;
const quietNapMs = 250;
const busyForMs = 5_000;

export const nameOf = (spec: StreamSpec): string => spec.name ?? `${spec.table}-${spec.function}`;

/** One event source mapping: reads, filters, delivers, and only then moves its checkpoint. */
export class Mapping {
  readonly name: string;
  faults: StreamFaults = {};
  #spec: StreamSpec;
  #ports: MappingPorts;
  #reader: StreamReader;
  #closing = new AbortController();
  #running: Promise<void>;
  #paused = false;
  #wake: () => void = () => {};
  #poked = false;
  #waiters: Array<() => void> = [];
  #delivered = 0;
  #reported = 0;
  #busyUntil = 0;
  /** What had been written when a look found nothing. */
  #emptyAt: number | undefined;

  constructor(spec: StreamSpec, ports: MappingPorts) {
    this.name = nameOf(spec);
    this.#spec = spec;
    this.#ports = ports;
    this.#reader = new StreamReader(ports.client, spec.table, ports.checkpoints);
    this.#running = this.#run();
  }

  /** Something may have been written: look now. */
  poke(): void {
    this.#poked = true;
    this.#wake();
  }

  pause(): void {
    this.#paused = true;
    this.poke();
  }

  resume(): void {
    this.#paused = false;
    this.poke();
  }

  /**
   * Resolves when a look that began after this call found nothing (at once when paused); true when records went out since
   * the last call.
   */
  async idle(): Promise<boolean> {
    if (!this.#closing.signal.aborted && !this.#paused) {
      await new Promise<void>((resolve) => {
        this.#waiters.push(resolve);
        this.poke();
      });
    }
    const moved = this.#delivered !== this.#reported;
    this.#reported = this.#delivered;
    return moved;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      this.#poked = false;
      const waiting = this.#waiters.splice(0);
      const empty = this.#paused || (await this.#look());
      if (empty) for (const resolve of waiting) resolve();
      else this.#waiters.unshift(...waiting);
      await this.#nap();
    }
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  /** True when there was nothing to read. */
  async #look(): Promise<boolean> {
    const written = this.#ports.written();
    if (written !== undefined && written === this.#emptyAt) return true;
    try {
      let empty = true;
      for await (const page of this.#reader.pages()) {
        empty = false;
        if (await this.#take(page)) continue;
        this.#reader.restart(); // paused in the midst: the rest is read again from the checkpoint
        return true;
      }
      if (!empty) {
        this.#busyUntil = performance.now() + busyForMs;
        this.#poked = true; // more may have come while these were delivered
      }
      this.#emptyAt = empty ? written : undefined;
      return empty;
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#ports.log(`stream ${this.name}: ${error}`);
      return false;
    }
  }

  /** Delivers a page; false when it was stopped on the way. */
  async #take({ streamArn, shardId, records }: Page): Promise<boolean> {
    const { checkpoints, clock, region } = this.#ports;
    const seconds = Math.floor(clock.now() / 1000);
    const all = records.map((record) => toLambdaRecord(record, { streamArn, region, seconds }));
    const save = (record: StreamRecord) => checkpoints.save(streamArn, shardId, record.dynamodb.SequenceNumber);
    const patterns = [this.#spec.filter ?? []].flat();
    const wanted = all.filter(
      (record) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, record)),
    );
    const cut = { shards: this.#ports.shards, parallelizationFactor: this.#spec.parallelizationFactor ?? 1 };
    const lanes = lanesOf(disturb(wanted, this.faults), cut);
    // Out of order, or beside others, a record's number says nothing of those before it: then the page counts as a whole.
    const done = this.faults.shuffle || lanes.length > 1 ? () => {} : save;
    const delivered = await Promise.all(lanes.map((lane) => this.#along(lane, done)));
    if (delivered.includes(false)) return false;
    save(all.at(-1)!);
    return true;
  }

  /** Delivers records one batch after the other; false when it was stopped on the way. */
  async #along(lane: StreamRecord[], done: (record: StreamRecord) => void): Promise<boolean> {
    const size = this.#spec.batchSize ?? 100;
    for (let from = 0; from < lane.length; from += size) {
      if (this.#paused) return false;
      const batch = lane.slice(from, from + size);
      this.#delivered += batch.length;
      await deliver(
        batch,
        { ...this.#spec, functionName: this.#spec.function },
        {
          invoke: this.#ports.invoke,
          done,
          bury: (dead, reason) => this.#bury(dead, reason),
          signal: this.#closing.signal,
        },
      );
    }
    return true;
  }

  #bury(records: StreamRecord[], reason: string): void {
    this.#ports.log(`stream ${this.name}: ${records.length} records given up: ${reason}`);
    this.#ports.deadLetters.add({ source: "stream", name: this.name, reason, body: { Records: records } });
  }

  async #nap(): Promise<void> {
    if (this.#poked && !this.#paused) return void (await new Promise((resolve) => setImmediate(resolve)));
    if (this.#closing.signal.aborted) return;
    const nap = performance.now() < this.#busyUntil ? busyNapMs : quietNapMs;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, nap);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }
}
