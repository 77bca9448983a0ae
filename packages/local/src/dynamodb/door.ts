import { Agent, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { type Bucket, bucketOf } from "../limits/index.ts";
import { type Listening, listen } from "../loopback/index.ts";

/** Units that each table takes in a second. */
export interface TableLimits {
  reads: number;
  writes: number;
}

interface Input {
  TableName?: string;
  RequestItems?: Record<string, { Keys?: unknown[] }>;
  TransactItems?: Record<string, { TableName?: string }>[];
}

/**
 * A door before the database which takes no more than a table's units a second, in people's seconds: an item is a unit to read, and
 * two to write in a transaction. Source: DynamoDB, "Read and write operations".
 */
export async function openDoor(target: string, limits: TableLimits): Promise<Listening> {
  const buckets = new Map<string, Bucket>();
  const takes = (table: string, kind: keyof TableLimits, units: number): boolean => {
    const name = `${table} ${kind}`;
    // What was not used in the last five minutes may be used at once.
    const rate = { burst: limits[kind] * 300, perSecond: limits[kind] };
    const bucket = buckets.get(name) ?? bucketOf(rate);
    buckets.set(name, bucket);
    return bucket(units);
  };
  const agent = new Agent({ keepAlive: true });
  const door = await listen(
    async (request, response) => {
      const body = await buffer(request);
      const operation = String(request.headers["x-amz-target"] ?? "")
        .split(".")
        .at(-1)!;
      const used = unitsOf(operation, body);
      if (used.every(({ table, kind, units }) => takes(table, kind, units)))
        pass(target, agent, request, response, body);
      else refuse(response, operation, used.length);
    },
    { name: "DynamoDB" },
  );
  return {
    ...door,
    async close() {
      await door.close();
      agent.destroy();
    },
  };
}

interface Used {
  table: string;
  kind: keyof TableLimits;
  units: number;
}

function unitsOf(operation: string, body: Buffer): Used[] {
  const input = (): Input => JSON.parse(body.toString("utf8")) as Input;
  const one = (kind: keyof TableLimits): Used[] => [{ table: input().TableName ?? "", kind, units: 1 }];
  switch (operation) {
    case "GetItem":
    case "Query":
      return one("reads");
    case "PutItem":
      return one("writes");
    case "BatchGetItem":
      return Object.entries(input().RequestItems ?? {}).map(([table, { Keys = [] }]) => ({
        table,
        kind: "reads",
        units: Keys.length,
      }));
    case "TransactWriteItems": {
      const tables = (input().TransactItems ?? []).map((member) => Object.values(member)[0]?.TableName ?? "");
      return tables.map((table) => ({ table, kind: "writes", units: 2 }));
    }
    default:
      return [];
  }
}

function pass(target: string, agent: Agent, request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const { host: _, ...headers } = request.headers;
  const onward = ask(target, { method: request.method, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  onward.end(body);
}

const message = "Throughput exceeds the current capacity of your table or index.";

/** A transaction is cancelled for the sake of its throttled members; anything else is told so itself. */
function refuse(response: ServerResponse, operation: string, members: number): void {
  const reason = { Code: "ThrottlingError", Message: message };
  const words =
    operation === "TransactWriteItems"
      ? { __type: "TransactionCanceledException", Message: message, CancellationReasons: Array(members).fill(reason) }
      : { __type: "ThrottlingException", message };
  const body = JSON.stringify({ ...words, __type: `com.amazonaws.dynamodb.v20120810#${words.__type}` });
  response.writeHead(400, { "content-type": "application/x-amz-json-1.0" }).end(body);
}
