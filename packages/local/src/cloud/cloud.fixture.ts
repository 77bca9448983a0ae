// A small product for the tests of the cloud: one thing, one question about it, one answer. Like the real one it knows
// its services by the environment only; nothing in here can tell this machine from AWS.
import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { SESClient, SendEmailCommand } from "@aws-sdk/client-ses";
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { APIGatewayProxyEventV2, DynamoDBStreamEvent } from "aws-lambda";
import type { Arns, Manifest } from "./manifest.types.ts";

const lazily = <T>(make: () => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
const dynamo = lazily(() => new DynamoDBClient({}));
const sfn = lazily(() => new SFNClient({}));
const ses = lazily(() => new SESClient({}));
const table = () => process.env.TABLE_THINGS;
const change = (id: string, field: string, value: string) =>
  dynamo().send(
    new UpdateItemCommand({
      TableName: table(),
      Key: { pk: { S: id } },
      UpdateExpression: "SET #field = :value",
      ExpressionAttributeNames: { "#field": field },
      ExpressionAttributeValues: { ":value": { S: value } },
    }),
  );
const read = async (id: string) =>
  (await dynamo().send(new GetItemCommand({ TableName: table(), Key: { pk: { S: id } }, ConsistentRead: true }))).Item;
const mail = (subject: string) =>
  ses().send(
    new SendEmailCommand({
      Source: "marshrut@example.org",
      Destination: { ToAddresses: ["agency@example.org"] },
      Message: { Subject: { Data: subject }, Body: { Text: { Data: `${subject} ${new Date().toISOString()}` } } },
    }),
  );

/** POST /things/{id} registers, POST /things/{id}/answer answers, GET /things/{id} shows. */
async function api({ rawPath, requestContext }: APIGatewayProxyEventV2) {
  const [, , id = "", verb] = rawPath.split("/");
  if (requestContext.http.method === "GET") return (await read(id)) ?? { statusCode: 404 };
  if (verb === "answer") {
    const taskToken = (await read(id))?.token?.S;
    await sfn().send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ answer: "yes" }) }));
    return { statusCode: 204 };
  }
  await dynamo().send(new PutItemCommand({ TableName: table(), Item: { pk: { S: id }, state: { S: "new" } } }));
  return { statusCode: 201, headers: { date: new Date().toUTCString() } };
}

async function relay({ Records }: DynamoDBStreamEvent) {
  for (const { dynamodb } of Records) {
    const id = dynamodb?.Keys?.pk?.S;
    const input = JSON.stringify({ id });
    await sfn().send(new StartExecutionCommand({ stateMachineArn: process.env.MACHINE_THING, name: id, input }));
  }
}

async function ask({ id, token }: { id: string; token: string }) {
  await change(id, "token", token);
  await change(id, "state", "asked");
}

async function tell({ id, state }: { id: string; state: string }) {
  if (state === "late") await mail(`Напоминание ${id}`);
  await change(id, "state", state);
}

const digest = () => mail("Сводка");

const definition = (arns: Arns) => {
  const task = (name: string, payload: Record<string, string>, more: object) => ({
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: {
      FunctionName: arns.function(name),
      Payload: { id: "{% $states.context.Execution.Input.id %}", ...payload },
    },
    Retry: [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 1, MaxAttempts: 20, BackoffRate: 1 }],
    ...more,
  });
  const Ask = task(
    "ask",
    { token: "{% $states.context.Task.Token %}" },
    {
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      TimeoutSeconds: 7 * 86_400,
      Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Remind" }],
      Next: "Conclude",
    },
  );
  const Remind = task("tell", { state: "late" }, { Next: "Ask" });
  const Conclude = task("tell", { state: "done" }, { End: true });
  return JSON.stringify({ QueryLanguage: "JSONata", StartAt: "Ask", States: { Ask, Remind, Conclude } });
};

const env = { TABLE_THINGS: "things" };
const fn = <H extends (event: never) => unknown>(name: string, handler: H) => ({
  name,
  load: async () => ({ handler }),
  timeoutSeconds: 10,
  env,
});

export const manifest: Manifest = {
  functions: [
    fn("api", api),
    { ...fn("relay", relay), env: ({ arns }) => ({ ...env, MACHINE_THING: arns.machine("thing") }) },
    fn("ask", ask),
    fn("tell", tell),
    fn("digest", digest),
  ],
  tables: [
    {
      TableName: "things",
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
    },
  ],
  machines: [{ name: "thing", definition }],
  streams: [{ table: "things", function: "relay", filter: { eventName: ["INSERT"] } }],
  schedules: [{ name: "digest", expression: "cron(0 9 * * ? *)", timezone: "Asia/Novokuznetsk", function: "digest" }],
};
