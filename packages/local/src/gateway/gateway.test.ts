import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { afterEach, expect, test } from "vitest";
import { type Access, type Gateway, startGateway } from "./index.ts";

let gateway: Gateway | undefined;
let log: Access[] = [];
afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
  log = [];
});

type Options = Partial<Parameters<typeof startGateway>[0]>;
type Handler = (event: APIGatewayProxyEventV2) => unknown;
async function api(handler: Handler, more: Options = {}): Promise<string> {
  gateway = await startGateway({
    functionName: "api",
    port: 0,
    accessLog: (access) => log.push(access),
    invoke: async ({ payload }) => ({
      statusCode: 200,
      payload: JSON.stringify((await handler(JSON.parse(payload))) ?? null),
    }),
    ...more,
  });
  return gateway.url;
}
const mirror: Handler = (event) => ({ statusCode: 200, body: JSON.stringify(event) });
const seen = async (request: Promise<Response>) => (await (await request).json()) as APIGatewayProxyEventV2;

test("a request becomes an event of format 2.0", async () => {
  const url = await api(mirror);
  const event = await seen(
    fetch(`${url}/v1/children/%D0%B0?query=%D0%B8&tag=a&tag=b`, {
      method: "PATCH",
      headers: { "content-type": "application/json", cookie: "a=1; b=2", "X-Forwarded-For": "8.8.8.8" },
      body: '{"name":"Ёлка"}',
    }),
  );
  expect(event).toMatchObject({
    version: "2.0",
    routeKey: "$default",
    rawPath: "/v1/children/%D0%B0",
    rawQueryString: "query=%D0%B8&tag=a&tag=b",
    queryStringParameters: { query: "и", tag: "a,b" },
    cookies: ["a=1", "b=2"],
    body: '{"name":"Ёлка"}',
    isBase64Encoded: false,
    requestContext: {
      http: { method: "PATCH", path: "/v1/children/%D0%B0", sourceIp: "127.0.0.1" },
      stage: "$default",
    },
  });
  expect(event.headers["x-forwarded-for"]).toBe("8.8.8.8, 127.0.0.1");
  expect(event.headers.cookie).toBeUndefined();
});

test("a body that is no text travels in base64", async () => {
  const url = await api(mirror);
  const bytes = new Uint8Array([0, 255, 10]);
  const send = (type: string, body: Uint8Array<ArrayBuffer> | string) =>
    seen(fetch(url, { method: "POST", headers: { "content-type": type }, body }));
  expect(await send("application/octet-stream", bytes)).toMatchObject({ body: "AP8K", isBase64Encoded: true });
  expect(await send("application/json", bytes)).toMatchObject({ body: "AP8K", isBase64Encoded: true });
  expect(await send("application/x-www-form-urlencoded", "a=1")).toMatchObject({ body: "YT0x", isBase64Encoded: true });
  expect(await send("application/problem+json; charset=utf-8", "{}")).toMatchObject({
    body: "{}",
    isBase64Encoded: false,
  });
});

test("the function's answer is sent as it says", async () => {
  const url = await api(() => ({
    statusCode: 201,
    headers: { ETag: '"1"', "content-length": "999", "content-type": "image/png" },
    cookies: ["a=1; HttpOnly", "b=2"],
    body: "AP8K",
    isBase64Encoded: true,
  }));
  const answer = await fetch(url, { method: "POST" });
  expect([answer.status, answer.headers.get("etag"), answer.headers.getSetCookie()]).toEqual([
    201,
    '"1"',
    ["a=1; HttpOnly", "b=2"],
  ]);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([0, 255, 10]));
  const head = await fetch(url, { method: "HEAD" });
  expect([head.headers.get("content-length"), await head.text()]).toEqual(["3", ""]);
});

test("an answer without a status is a 200 of JSON", async () => {
  const url = await api(() => ({ hello: "world" }));
  expect(await (await fetch(url)).json()).toEqual({ hello: "world" });
});

test("a failed function is a 500 that tells nothing, a slow one a 503", async () => {
  for (const [errorMessage, status] of [
    ["secret", 500],
    ["Task timed out after 3.00 seconds", 503],
  ] as const) {
    const payload = JSON.stringify({ errorType: "Error", errorMessage });
    const failed = { statusCode: 200, functionError: "Unhandled", payload } as const;
    gateway = await startGateway({ functionName: "api", port: 0, invoke: async () => failed });
    const answer = await fetch(gateway.url);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain("secret");
    await gateway.close();
  }
});

test("an answer that cannot be sent is a 500", async () => {
  const url = await api(() => ({ statusCode: 200, headers: { "x-name": "a\r\nb: c" } }));
  expect((await fetch(url)).status).toBe(500);
  const url2 = await api(() => ({ statusCode: 9999 }));
  expect((await fetch(url2)).status).toBe(500);
});

test("a body over 10 MB is refused, announced or not", async () => {
  const url = await api(() => "never");
  const big = new Uint8Array(10 * 1024 * 1024 + 1);
  expect((await fetch(url, { method: "POST", body: big })).status).toBe(413);
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write("POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n");
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const block = `100000\r\n${"x".repeat(0x100000)}\r\n`;
  for (let i = 0; i < 12 && text === ""; i++) {
    if (!socket.write(block)) await Promise.race([once(socket, "drain"), once(socket, "data"), once(socket, "close")]);
  }
  if (text === "") await once(socket, "data");
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});

test("the access log has neither query nor body", async () => {
  const url = await api(mirror);
  await fetch(`${url}/respond?token=secret`, { method: "POST", body: "secret" });
  expect(log[0]).toMatchObject({ method: "POST", path: "/respond", status: 200 });
  expect(JSON.stringify(log)).not.toContain("secret");
});

test("a taken port says what to do", async () => {
  const port = Number(new URL(await api(mirror)).port);
  const second = startGateway({ functionName: "api", port, invoke: () => Promise.reject(new Error("unused")) });
  await expect(second).rejects.toThrow(
    new RegExp(`Порт ${port} занят.*MARSHRUT_PORT=${port + 1}.*Port ${port} is taken`, "s"),
  );
  const nonsense = startGateway({
    functionName: "api",
    port: 99_999,
    invoke: () => Promise.reject(new Error("unused")),
  });
  await expect(nonsense).rejects.toThrow(/MARSHRUT_PORT=8787/);
});

test("closing lets the request under way be answered", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let entered = () => {};
  const inside = new Promise<void>((resolve) => {
    entered = resolve;
  });
  const url = await api(async () => {
    entered();
    await gate;
    return "done";
  });
  const answer = fetch(url);
  await inside;
  const closed = gateway!.close();
  release();
  expect(await (await answer).json()).toBe("done");
  await closed;
});

test.each(["h?x=1", "h#", "h/v1/children?", "x[", "[::1", "%", "user:pw@h", "1.2.3.4.5"])(
  "a Host header that is no host, %s, does not reach the function",
  async (host) => {
    let asked = 0;
    const { hostname, port } = new URL(await api(() => asked++));
    expect(await told(hostname, port, `GET /v1/files HTTP/1.1\r\nhost: ${host}`)).toBe("HTTP/1.1 403 Forbidden");
    expect(asked).toBe(0);
  },
);

test.each(["localhost", "127.0.0.1:4400", "[::1]", "[::1]:4400", "api.example.org", "xn--80ak6aa92e.example"])(
  "the host %s does",
  async (host) => {
    const { hostname, port } = new URL(await api(mirror));
    expect(await told(hostname, port, `GET / HTTP/1.1\r\nhost: ${host}`)).toBe("HTTP/1.1 200 OK");
  },
);

test.each(["TRACE", "PROPFIND"])("there is no route for %s, as on API Gateway", async (method) => {
  const { hostname, port } = new URL(await api(mirror));
  expect(await told(hostname, port, `${method} / HTTP/1.1\r\nhost: a`)).toBe("HTTP/1.1 404 Not Found");
});

/** The first line of the answer to a request whose head is sent as it stands. */
async function told(hostname: string, port: string, head: string): Promise<string | undefined> {
  return firstLine(connect(Number(port), hostname), head);
}

async function firstLine(socket: Socket, head: string): Promise<string | undefined> {
  const parts: Buffer[] = [];
  socket.on("data", (part: Buffer) => parts.push(part));
  socket.write(`${head}\r\nconnection: close\r\n\r\n`);
  await once(socket, "close");
  return Buffer.concat(parts).toString().split("\r\n")[0];
}

test("what was sent before it closes is answered, read already or not; then nobody is", async () => {
  const url = await api(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { statusCode: 200, body: "done" };
  });
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: 60 }, () => connect(Number(port), hostname));
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  const lines = sockets.map((socket) => firstLine(socket, "GET /a HTTP/1.1\r\nhost: a"));
  await gateway!.close();
  expect(new Set(await Promise.all(lines))).toEqual(new Set(["HTTP/1.1 200 OK"]));
  await expect(fetch(url)).rejects.toThrow();
});

test("over the stage's rate it answers itself, before anybody is asked, and to a console's script as well", async () => {
  const cors = {
    allowOrigins: ["https://c.example"],
    allowMethods: [],
    allowHeaders: [],
    exposeHeaders: [],
    maxAge: 1,
  };
  let asked = 0;
  const url = await api(() => ++asked, { throttling: { burst: 2, perSecond: 0.001 }, cors });
  const ask = () => fetch(url, { headers: { origin: "https://c.example" } });
  const answers = [await ask(), await ask(), await ask()];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(await answers[2]!.json()).toEqual({ message: "Too Many Requests" });
  expect(answers[2]!.headers.get("access-control-allow-origin")).toBe("https://c.example");
  expect(asked).toBe(2);
});

test("a call for which no function is free is unavailable", async () => {
  const invoke = () => Promise.reject(Object.assign(new Error("Rate Exceeded."), { name: "TooManyRequestsException" }));
  const answer = await fetch(await api(mirror, { invoke }));
  expect([answer.status, await answer.json()]).toEqual([503, { message: "Service Unavailable" }]);
});
