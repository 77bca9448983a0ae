import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mayPass } from "../retry/index.ts";
import { dynamo } from "./index.ts";

interface Seen {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}
type Answer = { status: number; body: string; headers?: Record<string, string> } | "cut" | "hang" | "half";

let server: Server;
let endpoint: string;
let seen: Seen[] = [];
let answers: Answer[] = [];
const clients: DynamoDBClient[] = [];
const keys = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  sessionToken: "a/token+of==",
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString("utf8");
    seen.push({ url: request.url ?? "", headers: request.headers, body });
    const answer = answers.shift() ?? { status: 200, body: "{}" };
    if (answer === "cut") return void request.socket.destroy();
    if (answer === "hang") return;
    if (answer === "half") {
      response.writeHead(200, { "content-length": 20 }).write('{"Item":');
      return void setImmediate(() => request.socket.destroy());
    }
    response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0", ...answer.headers });
    response.end(answer.body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
beforeEach(() => {
  seen = [];
  answers = [];
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const settings = () => ({ endpoint, region: "eu-central-1", credentials: keys });
function ours(requestTimeout?: number): DynamoDBClient {
  const client = dynamo(settings(), requestTimeout);
  clients.push(client);
  return client;
}
/** One that has found its way. */
async function shortened(requestTimeout?: number): Promise<DynamoDBClient> {
  const client = ours(requestTimeout);
  await get(client);
  seen = [];
  return client;
}

const get = (client: DynamoDBClient) =>
  client.send(
    new GetItemCommand({ TableName: "records", Key: { pk: { S: "Ёлка" }, sk: { S: "1" } }, ConsistentRead: true }),
  );
const put = (client: DynamoDBClient) =>
  client.send(
    new PutItemCommand({
      TableName: "vault",
      Item: {
        pk: { S: "a" },
        bytes: { B: new Uint8Array([1, 2, 255]) },
        none: { NULL: true },
        many: { L: [{ N: "1.5" }, { BOOL: false }] },
      },
      ConditionExpression: "attribute_not_exists(pk)",
    }),
  );
const query = (client: DynamoDBClient) =>
  client.send(new QueryCommand({ TableName: "records", Limit: 52, ExclusiveStartKey: undefined }));
const calls: ((client: DynamoDBClient) => Promise<unknown>)[] = [get, put, query];

describe("the short way to the database", () => {
  it("sends what the SDK sends, byte for byte, to the same place", async () => {
    const client = await shortened();
    const usual = new DynamoDBClient(settings());
    clients.push(usual);
    for (const call of calls) {
      await call(usual);
      await call(client);
    }
    for (let i = 0; i < seen.length; i += 2) {
      const [its, our] = [seen[i]!, seen[i + 1]!];
      const same = ({ url, body, headers }: Seen) => ({
        url,
        body,
        ...Object.fromEntries(
          [
            "host",
            "content-type",
            "content-length",
            "x-amz-target",
            "x-amz-security-token",
            "x-amz-content-sha256",
          ].map((name) => [name, headers[name]]),
        ),
      });
      expect(same(our)).toEqual(same(its));
    }
    expect(seen.map(({ headers }) => headers["x-amz-target"])).toHaveLength(6);
  });

  it("signs every request for what it is, with the keys of the hour", async () => {
    const client = ours();
    for (const call of [...calls, get]) await call(client);
    for (const request of seen) expect(signatureOf(request)).toBe(signatureFor(request, keys.secretAccessKey));
    const used = { ...keys, secretAccessKey: "first", expiration: new Date(Date.now() + 1_000) };
    const changing = dynamo({ ...settings(), credentials: async () => used });
    clients.push(changing);
    await get(changing);
    Object.assign(used, { secretAccessKey: "second", expiration: undefined });
    await get(changing);
    expect(seen.slice(-2).map((request) => signatureOf(request))).toEqual(
      ["first", "second"].map((secret, i) => signatureFor(seen.at(i - 2)!, secret)),
    );
  });

  it("asks the SDK once where the service is", async () => {
    const client = ours();
    const { endpointProvider } = client.config;
    let asked = 0;
    client.config.endpointProvider = (...params) => {
      asked++;
      return endpointProvider(...params);
    };
    for (let i = 0; i < 4; i++) await get(client);
    expect([asked, seen.length]).toEqual([1, 4]);
  });

  it("finds its way also by a first call that fails", async () => {
    const client = ours();
    answers = ["cut"];
    await expect(get(client)).rejects.toThrow();
    answers = [{ status: 200, body: '{"Item":{"pk":{"S":"Ёлка"}}}' }];
    expect((await get(client)).Item).toEqual({ pk: { S: "Ёлка" } });
  });

  it("lets those look who come later, and lets them change what is asked", async () => {
    const client = await shortened();
    const looked: unknown[] = [];
    client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          looked.push(commandName);
          return next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "INDEXES" } as typeof args.input });
        },
      { step: "initialize", name: "later" },
    );
    await query(client);
    expect(looked).toEqual(["QueryCommand"]);
    expect(JSON.parse(seen[0]!.body)).toMatchObject({ Limit: 52, ReturnConsumedCapacity: "INDEXES" });
  });

  it("sets its clock by the service which refuses it for its own", async () => {
    const client = await shortened();
    const hence = new Date(Date.now() + 3_600_000).toUTCString();
    const refused = JSON.stringify({
      __type: "com.amazon.coral.service#InvalidSignatureException",
      message: "Signature expired",
    });
    answers = [{ status: 400, body: refused, headers: { date: hence } }];
    await expect(get(client)).rejects.toMatchObject({ name: "InvalidSignatureException" });
    await get(client);
    const [before, after] = seen.map(({ headers }) => String(headers["x-amz-date"]));
    expect(Number(after!.slice(9, 11)) - Number(before!.slice(9, 11))).not.toBe(0);
    expect(signatureOf(seen[1]!)).toBe(signatureFor(seen[1]!, keys.secretAccessKey));
  });
});

describe("what goes wrong", () => {
  it("is the SDK's own error, with all that the service said of it", async () => {
    const client = await shortened();
    answers = [
      {
        status: 400,
        body: JSON.stringify({
          __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
          Message: "The conditional request failed",
          Item: { commit: { S: "another" } },
        }),
        headers: { "x-amzn-requestid": "R1" },
      },
    ];
    const error = await put(client).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({
      name: "ConditionalCheckFailedException",
      message: "The conditional request failed",
      Item: { commit: { S: "another" } },
      $metadata: { httpStatusCode: 400, requestId: "R1" },
    });
    expect(mayPass(error)).toBe(false);
  });

  it.each<[string, Answer, boolean]>([
    ["throttled", { status: 400, body: '{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}' }, true],
    ["a fault of the service", { status: 500, body: '{"__type":"InternalServerError"}' }, true],
    ["a page instead of an answer", { status: 503, body: "<html>Service Unavailable</html>" }, true],
    ["an answer that is none", { status: 200, body: '{"Item":' }, false],
    ["the line cut", "cut", true],
    ["the line cut within the answer", "half", true],
    ["no answer", "hang", true],
  ])("passes or not, on the first call and on all others: %s", async (_, answer, passes) => {
    for (const client of [ours(300), await shortened(300)]) {
      answers = [answer];
      const error = await get(client).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(mayPass(error)).toBe(passes);
    }
  });

  it("is told by who waits no more, and leaves the client as it was", async () => {
    const client = await shortened(300);
    answers = ["hang"];
    await expect(get(client)).rejects.toMatchObject({ name: "TimeoutError" });
    await get(client);
    expect(seen).toHaveLength(2);
  });
});

const signatureOf = ({ headers }: Seen) => /Signature=(\w+)$/.exec(String(headers.authorization))?.[1];

/** Signature Version 4, as its documentation has it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signatureFor({ url, headers, body }: Seen, secret: string): string {
  const [, scope, signed] = /Credential=\w+\/([\w\-/]+), SignedHeaders=([\w\-;]+)/.exec(String(headers.authorization))!;
  expect(signed!.split(";")).toEqual(
    expect.arrayContaining(["host", "x-amz-date", "x-amz-security-token", "x-amz-target"]),
  );
  const sha = (text: string) => createHash("sha256").update(text).digest("hex");
  const lines = signed!.split(";").map((name) => `${name}:${String(headers[name])}\n`);
  const canonical = ["POST", url, "", lines.join(""), signed, sha(body)].join("\n");
  const key = scope!.split("/").reduce<Buffer>((by, part) => hmac(by, part), Buffer.from(`AWS4${secret}`));
  return hmac(key, ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha(canonical)].join("\n")).toString("hex");
}
const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
