import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";

/** Where reading stands, shard by shard: the last sequence number that is done with. */
export interface Checkpoints {
  load(streamArn: string, shardId: string): string | undefined;
  save(streamArn: string, shardId: string, sequenceNumber: string): void;
}

/** What one look at a shard gave. */
export interface Page {
  streamArn: string;
  shardId: string;
  records: _Record[];
}

/** Reads the stream of one table, from its checkpoints on. After any error it starts again from the checkpoints. */
export class StreamReader {
  #client: DynamoDBStreamsClient;
  #table: string;
  #checkpoints: Checkpoints;
  #streamArn: string | undefined;
  /** Next iterator by shard id, parents before children. */
  #iterators: Map<string, string> | undefined;
  /** Shards that are closed and read to their end. */
  #finished = new Set<string>();

  constructor(client: DynamoDBStreamsClient, table: string, checkpoints: Checkpoints) {
    this.#client = client;
    this.#table = table;
    this.#checkpoints = checkpoints;
  }

  /** Yields the pages that are there now, at most one of each shard; empty ones are left out. */
  async *pages(): AsyncGenerator<Page> {
    try {
      this.#streamArn ??= await this.#findStream();
      const streamArn = this.#streamArn;
      this.#iterators ??= await this.#openShards(streamArn);
      for (const [shardId, ShardIterator] of this.#iterators) {
        const { Records = [], NextShardIterator } = await this.#client.send(new GetRecordsCommand({ ShardIterator }));
        if (Records.length > 0) yield { streamArn, shardId, records: Records };
        if (NextShardIterator) this.#iterators.set(shardId, NextShardIterator);
        else {
          this.#finished.add(shardId);
          this.#iterators = undefined; // the shard was split: look for its children
          return;
        }
      }
    } catch (error) {
      this.restart();
      throw error;
    }
  }

  /** Forgets everything but the checkpoints. */
  restart(): void {
    this.#streamArn = undefined;
    this.#iterators = undefined;
  }

  async #findStream(): Promise<string> {
    const { Streams = [] } = await this.#client.send(new ListStreamsCommand({ TableName: this.#table }));
    const arn = Streams.findLast((stream) => stream.TableName === this.#table)?.StreamArn;
    if (!arn) throw new Error(`Table ${this.#table} has no stream: give its spec a StreamSpecification.`);
    return arn;
  }

  async #openShards(StreamArn: string): Promise<Map<string, string>> {
    const { StreamDescription } = await this.#client.send(new DescribeStreamCommand({ StreamArn }));
    const iterators = new Map<string, string>();
    for (const { ShardId = "" } of StreamDescription?.Shards ?? []) {
      if (!this.#finished.has(ShardId)) iterators.set(ShardId, await this.#openShard(StreamArn, ShardId));
    }
    return iterators;
  }

  async #openShard(StreamArn: string, ShardId: string): Promise<string> {
    const open = async (from: typeof horizon | ReturnType<typeof after>) => {
      const answer = await this.#client.send(new GetShardIteratorCommand({ StreamArn, ShardId, ...from }));
      return answer.ShardIterator ?? "";
    };
    const last = this.#checkpoints.load(StreamArn, ShardId);
    if (!last) return open(horizon);
    return open(after(last)).catch((error: Error) => {
      if (error.name === "TrimmedDataAccessException") return open(horizon);
      throw error;
    });
  }
}

const horizon = { ShardIteratorType: "TRIM_HORIZON" } as const;
const after = (SequenceNumber: string) => ({ ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber }) as const;
