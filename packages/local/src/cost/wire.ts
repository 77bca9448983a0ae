import { dynamoClient, sfnClient } from "@marshrut/aws/clients";
import { sesClient } from "@marshrut/aws/mailer";
import { countHeat, type Heat } from "./heat.ts";
import type { Tally } from "./tally.ts";
import { type Attribute, itemBytes, writeUnits } from "./units.ts";

/** A call of an SDK's client as it passes: what is asked, then what was answered. */
interface Passing {
  command: string;
  input: Record<string, unknown>;
  output?: Record<string, unknown>;
  error?: unknown;
}

/** What of the SDK's clients is used here; their own types differ by service. */
interface Stack {
  middlewareStack: {
    add(middleware: unknown, options: { step: "initialize"; name: string; override: boolean }): void;
  };
}

/** An invocation under way, and what it has used. */
export interface Invocation {
  by: string;
  tally: Tally;
  /** It has changed a record or sent a mail; a transaction that was cancelled is billed and changes nothing. */
  worked?: boolean;
  /** What of the table's partitions it writes. */
  heat: Heat;
}

/**
 * Counts what the SDK's clients of this process send, each call as one attempt of the data bank (which has the retries).
 * DynamoDB is asked for the consumed capacity and answers by AWS's own rules; a cancelled transaction answers none and is
 * counted by the sizes of its members. @param current whose call it is; calls of nobody (the slice itself) are not counted
 */
export function countWire(current: () => Invocation | undefined): void {
  watch(dynamoClient(), (call) => {
    const invocation = current();
    if (!invocation) return;
    countDynamo(invocation.tally, invocation.by, call);
    countTrail(invocation.tally, invocation.by, call);
    if (!call.output || !writing.has(call.command)) return;
    invocation.worked = true;
    countHeat(invocation.heat, call.command, call.input);
  });
  watch(sesClient(), ({ command, input, output }) => {
    const invocation = current();
    if (!invocation || !output || command !== "SendRawEmailCommand") return;
    const { tally, by } = invocation;
    invocation.worked = true;
    const raw = (input.RawMessage as { Data?: Uint8Array } | undefined)?.Data;
    // SES bills each recipient as a mail.
    const recipients = (input.Destinations as unknown[] | undefined)?.length ?? 1;
    tally.add("mails", by, recipients);
    tally.add("mail-gb", by, ((raw?.length ?? 0) * recipients) / 1e9);
  });
  // Calls of Step Functions are free; the client is made here so that its first use is not timed as a handler's work.
  sfnClient();
}

/**
 * Lets calls take as long as this machine needs: a product that has given one up repeats it, which would be counted, or fails. It is said to
 * the very clients that the functions use.
 */
export function bePatient(): void {
  for (const client of [dynamoClient(), sfnClient(), sesClient()] as unknown as Waiting[])
    for (const limit of ["connectionTimeout", "requestTimeout"])
      client.config.requestHandler.updateHttpClientConfig(limit, 600_000);
}
interface Waiting {
  config: { requestHandler: { updateHttpClientConfig(limit: string, ms: number): void } };
}

function watch(client: unknown, look: (call: Passing) => void): void {
  const middleware =
    (
      next: (args: { input: Record<string, unknown> }) => Promise<{ output: Record<string, unknown> }>,
      context: { commandName?: string },
    ) =>
    async (args: { input: Record<string, unknown> }) => {
      const call = { command: context.commandName ?? "", input: args.input };
      const isData = /^(GetItem|BatchGetItem|Query|PutItem|TransactWriteItems)Command$/.test(call.command);
      const asked = isData ? { ...args, input: { ...args.input, ReturnConsumedCapacity: "INDEXES" } } : args;
      try {
        const result = await next(asked);
        look({ ...call, output: result.output });
        return result;
      } catch (error) {
        look({ ...call, error });
        throw error;
      }
    };
  (client as Stack).middlewareStack.add(middleware, { step: "initialize", name: "count", override: true });
}

const writing = new Set(["PutItemCommand", "TransactWriteItemsCommand"]);

interface Capacity {
  TableName?: string;
  CapacityUnits?: number;
}
type Attributes = Record<string, Attribute>;

/** Exported for its test. */
export function countDynamo(tally: Tally, by: string, { command, input, output, error }: Passing): void {
  const unit = writing.has(command) ? "write-units" : "read-units";
  if (output) {
    for (const { TableName, CapacityUnits = 0 } of [output.ConsumedCapacity as Capacity | Capacity[] | undefined]
      .flat()
      .filter((c) => c !== undefined))
      tally.add(unit, by, CapacityUnits, TableName);
    countKeys(tally, by, command, input, output);
  } else if ((error as Error | undefined)?.name === "TransactionCanceledException") {
    for (const member of (input.TransactItems ?? []) as Member[]) {
      const write = member.Put ?? member.Update ?? member.Delete ?? member.ConditionCheck;
      const bytes = itemBytes(write?.Item ?? write?.ExpressionAttributeValues ?? {});
      tally.add(unit, by, writeUnits(bytes, true), write?.TableName);
    }
  }
}

/** A call is one event of the trail, whatever it touches besides. Exported for its test. */
export function countTrail(tally: Tally, by: string, { input, output }: Passing): void {
  if (!output || !tablesOf(input).some((table) => inTrail.test(table))) return;
  tally.add("trail-events", by, 1);
  tally.add("log-gb", by, trailEventBytes / 1e9);
}

/** Tables whose every call stands in the trail of the account (stacks/trail.ts), and in its log. */
const inTrail = /(^|-)(vault|safe|audit)$/;
/** An event of CloudTrail as the log takes it in. */
const trailEventBytes = 1_500;

function tablesOf(input: Record<string, unknown>): string[] {
  const members = ((input.TransactItems ?? []) as Member[]).flatMap((member) => Object.values(member));
  const named = [input as { TableName?: string }, ...members].flatMap((of) => of?.TableName ?? []);
  return [...named, ...Object.keys(input.RequestItems ?? {})];
}

interface Member {
  [verb: string]: { TableName?: string; Item?: Attributes; ExpressionAttributeValues?: Attributes } | undefined;
}

/**
 * A wrapped key that is read is unwrapped by KMS at once (Decrypt), one that is written was made by it (GenerateDataKey).
 * Here they are wrapped by a file, so the vault's traffic tells.
 */
function countKeys(
  tally: Tally,
  by: string,
  command: string,
  input: Record<string, unknown>,
  output: Record<string, unknown>,
): void {
  const read = [
    ...((output.Items ?? []) as Attributes[]),
    ...Object.values((output.Responses ?? {}) as Record<string, Attributes[]>).flat(),
    ...(output.Item ? [output.Item as Attributes] : []),
  ];
  const made =
    command === "PutItemCommand"
      ? [input.Item as Attributes]
      : ((input.TransactItems ?? []) as Member[]).map((m) => m.Put?.Item);
  const keys = [...read, ...made].filter((item) => item?.kind?.S === "key").length;
  if (keys > 0) tally.add("kms-requests", by, keys);
}
