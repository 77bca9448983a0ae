// Dead letters: node scripts/ops/letters.ts list|redrive|drop --stage production --queue failed|undelivered|streams
// failed: events that a function accepted and could not do; undelivered: what clock and mail events could not hand over;
// streams: places in the table's stream whose batch failed (the sweeper tells those events, so the letters are dropped).
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { fromCommandLine, main, type OpsStage, Usage } from "./stage.ts";

const usage =
  "node scripts/ops/letters.ts list|redrive|drop --stage STAGE --queue failed|undelivered|streams [--region REGION]";

export interface Letters {
  sqs: SQSClient;
  lambda: LambdaClient;
  at: OpsStage;
  queue: string;
  say(line: string): void;
}

/** What Lambda leaves of an event that it could not do. */
interface Failed {
  requestContext: { functionArn: string; condition: string };
  requestPayload: unknown;
}

/** Every letter that is there now, each once. Looking hides a letter from others for a minute and takes nothing away. */
async function* each({ sqs, at, queue }: Letters): AsyncGenerator<{ message: Message; url: string }> {
  const { QueueUrl: url = "" } = await sqs.send(
    new GetQueueUrlCommand({ QueueName: at.physical(`${queue}-dead-letters`) }),
  );
  const seen = new Set<string>();
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 60, WaitTimeSeconds: 1 }),
    );
    const fresh = Messages.filter(({ MessageId }) => !seen.has(MessageId!));
    if (fresh.length === 0) return;
    for (const message of fresh) {
      seen.add(message.MessageId!);
      yield { message, url };
    }
  }
}

/** One line for each letter: what it was for and why it is here; never the event itself. @returns how many */
export async function list(letters: Letters): Promise<number> {
  let count = 0;
  for await (const { message } of each(letters)) {
    letters.say(`${message.MessageId} ${reasonOf(message)}`);
    count++;
  }
  return count;
}

function reasonOf({ Body = "{}" }: Message): string {
  const body = JSON.parse(Body) as { requestContext?: { functionArn?: string; condition?: string } };
  const { functionArn, condition } = body.requestContext ?? {};
  return [functionArn?.split(":function:")[1] ?? "-", condition ?? "not handed over"].join(" ");
}

/** Calls the function of each letter again; a letter goes when that was done. Every handler bears a repeat. */
export async function redrive(letters: Letters): Promise<{ done: number; failed: number }> {
  if (letters.queue !== "failed")
    throw new Usage(
      "Only failed events can be done again: the clock and the stream come again by themselves; drop those",
    );
  const counts = { done: 0, failed: 0 };
  for await (const { message, url } of each(letters)) {
    const { requestContext, requestPayload } = JSON.parse(message.Body ?? "{}") as Failed;
    const { FunctionError } = await letters.lambda.send(
      new InvokeCommand({
        FunctionName: requestContext.functionArn.replace(/:\$LATEST$/, ""),
        Payload: Buffer.from(JSON.stringify(requestPayload)),
      }),
    );
    if (FunctionError) counts.failed++;
    else {
      await letters.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }));
      counts.done++;
    }
    letters.say(`${message.MessageId} ${FunctionError ? "failed again" : "done"}`);
  }
  return counts;
}

/** Takes the letters away for good. @returns how many */
export async function drop(letters: Letters): Promise<number> {
  let count = 0;
  for await (const { message, url } of each(letters)) {
    await letters.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }));
    count++;
  }
  return count;
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at, values, words } = fromCommandLine(usage, { queue: { type: "string" } });
    if (!["failed", "undelivered", "streams"].includes(values.queue)) throw new Usage(usage);
    const clients = { sqs: new SQSClient({ region: at.region }), lambda: new LambdaClient({ region: at.region }) };
    const letters: Letters = { ...clients, at, queue: values.queue, say: console.log };
    const verbs: Record<string, () => Promise<unknown>> = {
      list: () => list(letters),
      redrive: () => redrive(letters),
      drop: () => drop(letters),
    };
    const verb = verbs[words[0] ?? ""];
    if (!verb) throw new Usage(usage);
    console.log(await verb());
  });
