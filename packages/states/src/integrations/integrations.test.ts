import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Call } from "../interpreter/index.ts";
import type { JsonObject } from "../json/index.ts";
import { callService, type World } from "./index.ts";

interface Seen {
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}
type Behaviour = (seen: Seen, response: http.ServerResponse) => void;

let server: http.Server;
let seen: Seen[];
let behave: Behaviour;
let url: string;
beforeEach(async () => {
  seen = [];
  server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      seen.push({ url: request.url!, headers: request.headers, body });
      behave(seen.at(-1)!, response);
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const own: World["own"] = {
  arnsOf: () => ["arn:execution", "arn:machine"],
  call: () => Promise.reject(new Error("not here")),
  startChild: () => Promise.reject(new Error("not here")),
};
const make = (call: Call, signal = new AbortController().signal) =>
  callService(
    { endpoints: { lambda: url, sqs: url, dynamodb: url, events: url, s3: url }, region: "eu-central-1", own },
    call,
    "1:1",
    signal,
  );
const answer = (status: number, body: string, headers: http.OutgoingHttpHeaders = {}): void => {
  behave = (_, response) => response.writeHead(status, headers).end(body);
};

describe("Lambda over HTTP", () => {
  const invoke = (parameters: JsonObject) => make({ resource: "arn:aws:states:::lambda:invoke", parameters });

  test("the request names the function, the kind of invocation and the payload", async () => {
    answer(200, '{"n":1}', { "x-amz-executed-version": "$LATEST", "x-amzn-requestid": "r1" });
    const result = await invoke({ FunctionName: "step", Payload: { a: 1 }, Qualifier: "live" });
    expect(result).toMatchObject({
      ok: true,
      output: {
        ExecutedVersion: "$LATEST",
        Payload: { n: 1 },
        StatusCode: 200,
        SdkResponseMetadata: { RequestId: "r1" },
      },
    });
    expect(seen[0]).toMatchObject({ url: "/2015-03-31/functions/step%3Alive/invocations", body: '{"a":1}' });
    expect(seen[0]!.headers).toMatchObject({ "x-amz-invocation-type": "RequestResponse" });
    expect(seen[0]!.headers.authorization).toContain("/eu-central-1/lambda/aws4_request");
  });

  test.each<[string, string, JsonObject, string]>([
    ["lambda", "an object", { Payload: { a: 1 } }, '{"a":1}'],
    ["lambda", "no payload", {}, "{}"],
    ["lambda", "null", { Payload: null }, "{}"],
    ["lambda", "a number", { Payload: 0 }, "0"],
    ["lambda", "a text", { Payload: "plain" }, '"plain"'],
    ["lambda", "a text that is JSON", { Payload: '{"a":1}' }, '{"a":1}'],
    ["aws-sdk:lambda", "a text", { Payload: '{"a":1}' }, '{"a":1}'],
    ["aws-sdk:lambda", "a text that is no JSON", { Payload: "plain" }, "plain"],
    ["aws-sdk:lambda", "an object", { Payload: { a: 1 } }, '{"a":1}'],
  ])("%s:invoke sends %s", async (service, _, parameters, body) => {
    answer(200, "{}");
    await make({ resource: `arn:aws:states:::${service}:invoke`, parameters: { FunctionName: "step", ...parameters } });
    expect(seen[0]!.body).toBe(body);
  });

  test("a dry run and a client context reach Lambda as such", async () => {
    answer(204, "");
    const result = await invoke({ FunctionName: "step", InvocationType: "DryRun", ClientContext: "eyJhIjoxfQ==" });
    expect(seen[0]!.headers).toMatchObject({
      "x-amz-invocation-type": "DryRun",
      "x-amz-client-context": "eyJhIjoxfQ==",
    });
    expect(result).toMatchObject({ ok: true, output: { StatusCode: 204 } });
  });

  test("a dry run calls no function of this process either", async () => {
    const calls: unknown[] = [];
    const invokeLambda = (call: unknown) => {
      calls.push(call);
      return Promise.resolve({ statusCode: 200, payload: "{}" });
    };
    const call = (more: JsonObject) =>
      callService(
        { endpoints: {}, region: "r", own, invokeLambda },
        { resource: "arn:aws:states:::lambda:invoke", parameters: { FunctionName: "step", ...more } },
        "1:1",
        new AbortController().signal,
      );
    expect(await call({ InvocationType: "DryRun" })).toMatchObject({ ok: true, output: { StatusCode: 204 } });
    expect(calls).toEqual([]);
    await call({ ClientContext: "e30=" });
    expect(calls).toEqual([expect.objectContaining({ functionName: "step", clientContext: "e30=" })]);
  });

  test("an event is handed over and not waited for", async () => {
    answer(202, "");
    expect(await invoke({ FunctionName: "step", InvocationType: "Event" })).toMatchObject({
      ok: true,
      output: { StatusCode: 202 },
    });
  });

  test.each<[string, number, string, http.OutgoingHttpHeaders, string, string]>([
    [
      "the function's own error",
      200,
      '{"errorType":"Full","errorMessage":"no room"}',
      { "x-amz-function-error": "Unhandled" },
      "Full",
      '{"errorType":"Full","errorMessage":"no room"}',
    ],
    [
      "an error that does not name itself",
      200,
      '{"oops":1}',
      { "x-amz-function-error": "Unhandled" },
      "Lambda.Unknown",
      'did not return an error type. Returned payload: {"oops":1}',
    ],
    ["an answer that is no JSON", 200, "<html>", {}, "Lambda.Unknown", "Returned payload: <html>"],
    [
      "no such function",
      404,
      '{"Message":"Function not found: arn:aws:lambda:us-east-1:123456789012:function:x"}',
      { "x-amzn-errortype": "ResourceNotFoundException" },
      "Lambda.ResourceNotFoundException",
      "function:x:$LATEST (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ",
    ],
    [
      "too many",
      429,
      '{"message":"Rate exceeded"}',
      { "x-amzn-errortype": "TooManyRequestsException" },
      "Lambda.TooManyRequestsException",
      "Rate exceeded (Service: AWSLambda; Status Code: 429;",
    ],
    ["a broken service", 500, "nonsense", {}, "Lambda.ServiceException", "Status Code: 500"],
  ])("%s", async (_, status, body, headers, error, cause) => {
    answer(status, body, headers);
    expect(await invoke({ FunctionName: "x" })).toMatchObject({
      ok: false,
      error,
      cause: expect.stringContaining(cause),
    });
  });

  test("a connection that breaks", async () => {
    behave = (_, response) => response.destroy();
    expect(await invoke({ FunctionName: "x" })).toMatchObject({ ok: false, error: "Lambda.SdkClientException" });
  });

  test("a kept connection that the service has closed meanwhile is no failure", async () => {
    let times = 0;
    behave = (_, response) => {
      times += 1;
      if (times === 2) response.socket!.destroy();
      else response.end("{}");
    };
    await invoke({ FunctionName: "x" });
    expect(await invoke({ FunctionName: "x" })).toMatchObject({ ok: true });
    expect(times).toBe(3);
  });

  test("an attempt that is given up closes its connection", async () => {
    const aborter = new AbortController();
    const closed = new Promise<void>((done) => {
      behave = (_, response) => {
        response.on("close", done);
        aborter.abort();
      };
    });
    await make({ resource: "arn:aws:states:::lambda:invoke", parameters: { FunctionName: "x" } }, aborter.signal);
    await closed;
  });

  test("without FunctionName", async () => {
    expect(await invoke({})).toMatchObject({ ok: false, error: "Lambda.AWSLambdaException" });
  });
});

describe("SQS", () => {
  const send = (parameters: JsonObject) => make({ resource: "arn:aws:states:::sqs:sendMessage", parameters });

  test("a body that is JSON is sent as its text", async () => {
    answer(200, '{"MessageId":"m1","MD5OfMessageBody":"x"}');
    expect(await send({ QueueUrl: `${url}/q`, MessageBody: { a: 1 } })).toMatchObject({
      ok: true,
      output: { MessageId: "m1" },
    });
    expect(JSON.parse(seen[0]!.body)).toEqual({ QueueUrl: `${url}/q`, MessageBody: '{"a":1}' });
    expect(seen[0]!.headers["x-amz-target"]).toBe("AmazonSQS.SendMessage");
  });

  test("errors carry the service's name", async () => {
    const query = { "x-amzn-query-error": "AWS.SimpleQueueService.NonExistentQueue;Sender" };
    answer(400, '{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"gone"}', query);
    expect(await send({ QueueUrl: "q" })).toMatchObject({
      ok: false,
      error: "SQS.QueueDoesNotExistException",
      cause: expect.stringContaining(
        "gone (Service: AmazonSQS; Status Code: 400; Error Code: AWS.SimpleQueueService.NonExistentQueue; ",
      ),
    });
    answer(400, '{"__type":"com.amazonaws.sqs#MissingParameter","message":"no group"}');
    expect(await send({ QueueUrl: "q" })).toMatchObject({ ok: false, error: "SQS.AmazonSQSException" });
  });
});

describe("DynamoDB", () => {
  test("attribute values may be plain texts, and texts where a type wants more", async () => {
    answer(200, "{}");
    await make({
      resource: "arn:aws:states:::dynamodb:putItem",
      parameters: {
        TableName: "t",
        Item: {
          id: "1",
          name: { S: "a" },
          open: { BOOL: "false" },
          none: { NULL: "true" },
          count: { N: 5 },
          all: { NS: [1, "2"] },
          deep: { M: { a: "x", b: { L: ["y", { N: "1" }] } } },
        },
        ConditionExpression: "attribute_not_exists(id)",
        ExpressionAttributeNames: { "#n": "name" },
      },
    });
    expect(JSON.parse(seen[0]!.body)).toEqual({
      TableName: "t",
      Item: {
        id: { S: "1" },
        name: { S: "a" },
        open: { BOOL: false },
        none: { NULL: true },
        count: { N: "5" },
        all: { NS: ["1", "2"] },
        deep: { M: { a: { S: "x" }, b: { L: [{ S: "y" }, { N: "1" }] } } },
      },
      ConditionExpression: "attribute_not_exists(id)",
      ExpressionAttributeNames: { "#n": "name" },
    });
  });

  const conditional = '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"no"}';

  test("the item operations of the optimised integration", async () => {
    answer(200, '{"Item":{"id":{"S":"1"}}}');
    const parameters = { TableName: "t", Key: { id: { S: "1" } } };
    expect(await make({ resource: "arn:aws:states:::dynamodb:getItem", parameters })).toMatchObject({
      ok: true,
      output: { Item: { id: { S: "1" } } },
    });
    expect(seen[0]!.headers["x-amz-target"]).toBe("DynamoDB_20120810.GetItem");
    answer(400, conditional);
    expect(await make({ resource: "arn:aws:states:::dynamodb:putItem", parameters })).toMatchObject({
      ok: false,
      error: "DynamoDB.ConditionalCheckFailedException",
      cause: expect.stringContaining("no (Service: AmazonDynamoDBv2; Status Code: 400;"),
    });
  });

  test("any operation by the SDK, with the SDK's words", async () => {
    answer(400, conditional);
    expect(
      await make({ resource: "arn:aws:states:::aws-sdk:dynamodb:transactWriteItems", parameters: {} }),
    ).toMatchObject({
      ok: false,
      error: "DynamoDb.ConditionalCheckFailedException",
      cause: expect.stringContaining("no (Service: DynamoDb, Status Code: 400, Request ID: "),
    });
    expect(seen[0]!.headers["x-amz-target"]).toBe("DynamoDB_20120810.TransactWriteItems");
  });
});

describe("EventBridge", () => {
  const put = (service: string) =>
    make({
      resource: `arn:aws:states:::${service}:putEvents`,
      parameters: { Entries: [{ Source: "s", DetailType: "t", Detail: { a: 1 }, Resources: ["r"] }] },
    });

  test("details are texts, and the execution and its machine are among the resources", async () => {
    answer(200, '{"Entries":[{"EventId":"1"}],"FailedEntryCount":0}');
    expect(await put("events")).toMatchObject({ ok: true, output: { Entries: [{ EventId: "1" }] } });
    expect(seen[0]!.headers["x-amz-target"]).toBe("AWSEvents.PutEvents");
    expect(JSON.parse(seen[0]!.body)).toEqual({
      Entries: [{ Source: "s", DetailType: "t", Detail: '{"a":1}', Resources: ["r", "arn:execution", "arn:machine"] }],
    });
  });

  test("an entry that has failed fails the task; the SDK's integration hands it on", async () => {
    const body = '{"Entries":[{"ErrorCode":"X"}],"FailedEntryCount":1}';
    answer(200, body);
    expect(await put("events")).toEqual({ ok: false, error: "EventBridge.FailedEntry", cause: body });
    expect(await put("aws-sdk:eventbridge")).toMatchObject({ ok: true, output: { FailedEntryCount: 1 } });
    answer(500, '{"__type":"InternalException","message":"no"}');
    expect(await put("aws-sdk:eventbridge")).toMatchObject({ ok: false, error: "EventBridge.InternalException" });
  });
});

describe("SQS", () => {
  const send = (parameters: JsonObject, service = "sqs") =>
    make({ resource: `arn:aws:states:::${service}:sendMessage`, parameters });

  test("null stands for absence; a queue of a host that is none of SQS is not found", async () => {
    answer(400, '{"__type":"com.amazonaws.sqs#MissingParameter","message":"The request must contain MessageBody."}');
    expect(await send({ QueueUrl: url, MessageBody: null })).toMatchObject({
      ok: false,
      error: "SQS.AmazonSQSException",
    });
    expect(JSON.parse(seen[0]!.body)).toEqual({ QueueUrl: url });
    expect(await send({ QueueUrl: "http://no-such-queue", MessageBody: "x" })).toMatchObject({
      ok: false,
      error: "SQS.SdkClientException",
      cause: expect.stringContaining("no-such-queue"),
    });
    expect(seen).toHaveLength(1);
  });

  test("only the optimised integration tells of the answer itself", async () => {
    answer(200, '{"MessageId":"1"}');
    expect(await send({ QueueUrl: url, MessageBody: "x" }, "aws-sdk:sqs")).toEqual({
      ok: true,
      output: { MessageId: "1" },
    });
    expect(await send({ QueueUrl: url, MessageBody: "x" })).toMatchObject({ output: { SdkResponseMetadata: {} } });
  });
});

test("a bucket over HTTP: objects by their path, listings page by page, errors by their code", async () => {
  const read = (action: string, parameters: JsonObject) =>
    make({ resource: `arn:aws:states:::s3:${action}`, parameters: { Bucket: "b", ...parameters } });
  answer(200, "[1]");
  expect(await read("getObject", { Key: "a b/c" })).toEqual({ ok: true, output: [1] });
  expect(seen[0]).toMatchObject({ url: "/b/a%20b/c" });
  behave = (request, response) => {
    const last = request.url.includes("continuation-token");
    const more = last ? "" : "<NextContinuationToken>n</NextContinuationToken>";
    response.end(`<R><Contents><Key>k&amp;${last}</Key><Size>3</Size></Contents>${more}</R>`);
  };
  expect(await read("listObjectsV2", { Prefix: "p" })).toMatchObject({
    ok: true,
    output: [{ Key: "k&false", Size: 3 }, { Key: "k&true" }],
  });
  answer(404, "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>");
  expect(await read("getObject", { Key: "k" })).toEqual({ ok: false, error: "S3.NoSuchKey", cause: "none" });
});

test("Step Functions elsewhere, when another engine is named", async () => {
  answer(200, '{"executionArn":"arn:x","startDate":1772442000.5}');
  const world = { endpoints: { states: url }, region: "us-east-1", own };
  const never = new AbortController().signal;
  const parameters = { StateMachineArn: "arn:m", Input: { a: 1 } };
  const result = await callService(
    world,
    { resource: "arn:aws:states:::aws-sdk:sfn:startExecution", parameters },
    "1:1",
    never,
  );
  expect(result).toEqual({ ok: true, output: { ExecutionArn: "arn:x", StartDate: "2026-03-02T09:00:00.500Z" } });
  expect(JSON.parse(seen[0]!.body)).toEqual({ stateMachineArn: "arn:m", input: '{"a":1}' });
  await callService(world, { resource: "arn:aws:states:::states:startExecution", parameters }, "1:1", never);
  await callService(world, { resource: "arn:aws:states:::aws-sdk:sfn:stopExecution", parameters: {} }, "1:1", never);
  expect(seen.map(({ headers }) => headers["x-amz-target"])).toEqual([
    "AWSStepFunctions.StartExecution",
    "AWSStepFunctions.StartExecution",
    "AWSStepFunctions.StopExecution",
  ]);
});

test("a service without an endpoint is told by its name", async () => {
  const result = await callService(
    { endpoints: {}, region: "us-east-1", own },
    { resource: "arn:aws:states:::sqs:sendMessage", parameters: {} },
    "1:1",
    new AbortController().signal,
  );
  expect(result).toMatchObject({
    ok: false,
    error: "SQS.SdkClientException",
    cause: expect.stringContaining("AWS_ENDPOINT_URL_SQS"),
  });
});
