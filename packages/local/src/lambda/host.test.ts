import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { VirtualClock } from "../clock/index.ts";
import { DeadLetters } from "../dead-letters/index.ts";
import { type FunctionSpec, type LambdaContext, LambdaHost, lambdaApp, serveLambda } from "./index.ts";

const start = Date.UTC(2026, 0, 1);
let db: DatabaseSync;
let clock: VirtualClock;
let letters: DeadLetters;
beforeEach(() => {
  db = new DatabaseSync(":memory:");
  clock = new VirtualClock({ now: start, frozen: true });
  letters = new DeadLetters(db, clock);
});

type Handler = (event: { say?: string; fail?: boolean }, context: LambdaContext) => unknown;
const fn = (handler: Handler, timeoutSeconds = 5): FunctionSpec => ({
  name: "echo",
  load: async () => ({ handler }),
  timeoutSeconds,
});
const hostOf = (...functions: FunctionSpec[]) => hostWith({}, ...functions);
function hostWith(more: { concurrency?: number }, ...functions: FunctionSpec[]): LambdaHost {
  const options = {
    ...more,
    functions,
    db,
    clock,
    deadLetters: letters,
    region: "eu-central-1",
    accountId: "000000000000",
  };
  const host = new LambdaHost(options);
  clock.onIdle(() => host.idle());
  return host;
}
const call = (payload: unknown, functionName = "echo") =>
  ({ functionName, payload: JSON.stringify(payload), invocationType: "RequestResponse" }) as const;
const event = (payload: unknown) => ({ ...call(payload), invocationType: "Event" }) as const;

test("What only reads is not waited for by whoever waits for rest, but is before the host is closed", async () => {
  const read = Promise.withResolvers<void>();
  const host = hostOf(fn(({ say }) => (say === "read" ? read.promise : undefined)));
  const reading = host.invoke(call({ say: "read" }), { reads: true });
  expect(await host.idle()).toBe(false);
  await host.invoke(call({ say: "act" }));
  expect(await host.idle()).toBe(true);
  const order: string[] = [];
  const closed = host.close().then(() => order.push("closed"));
  void reading.then(() => order.push("read"));
  read.resolve();
  await closed;
  expect(order).toEqual(["read", "closed"]);
});

describe("a synchronous invocation", () => {
  test("gives JSON to the handler and JSON back, with its context", async () => {
    const host = hostOf(
      fn(async ({ say }, context) => ({
        said: say,
        arn: context.invokedFunctionArn,
        left: context.getRemainingTimeInMillis(),
      })),
    );
    const result = await host.invoke(
      call({ say: "здравствуйте" }, "arn:aws:lambda:eu-central-1:000000000000:function:echo:$LATEST"),
    );
    const answer = JSON.parse(result.payload);
    expect(answer).toMatchObject({
      said: "здравствуйте",
      arn: "arn:aws:lambda:eu-central-1:000000000000:function:echo",
    });
    expect(answer.left).toBeGreaterThan(0);
    expect(answer.left).toBeLessThanOrEqual(5_000);
    expect(result).toMatchObject({ statusCode: 200, executedVersion: "$LATEST" });
    expect(result.functionError).toBeUndefined();
  });

  test("a handler that answers nothing answers null", async () => {
    expect((await hostOf(fn(() => undefined)).invoke(call({}))).payload).toBe("null");
  });

  test("what a handler throws comes back as Lambda reports it", async () => {
    const host = hostOf(
      fn(async () => {
        throw new TypeError("no such step");
      }),
    );
    const result = await host.invoke(call({}));
    expect(result).toMatchObject({ statusCode: 200, functionError: "Unhandled" });
    const error = JSON.parse(result.payload);
    expect(error).toMatchObject({ errorType: "TypeError", errorMessage: "no such step" });
    expect(error.trace[0]).toBe("TypeError: no such step");
  });

  test("an answer that is no JSON, or a module that does not load, is the function's error", async () => {
    const bigint = await hostOf(fn(() => ({ n: 1n }))).invoke(call({}));
    expect(bigint.functionError).toBe("Unhandled");
    const missing = hostOf({
      name: "echo",
      timeoutSeconds: 1,
      load: () => Promise.reject(new Error("no such module")),
    });
    expect(JSON.parse((await missing.invoke(call({}))).payload)).toMatchObject({
      errorType: "Runtime.ImportModuleError",
    });
  });

  test("is ended at its timeout", async () => {
    const host = hostOf(fn(() => new Promise(() => {}), 0.02));
    const result = await host.invoke(call({}));
    expect(result.functionError).toBe("Unhandled");
    expect(JSON.parse(result.payload).errorMessage).toMatch(/Task timed out after 0\.02 seconds/);
    await host.idle();
  });

  test("limits are Lambda's", async () => {
    const host = hostOf(fn(() => "x".repeat(7_000_000)));
    expect(JSON.parse((await host.invoke(call({}))).payload).errorType).toBe("Function.ResponseSizeTooLarge");
    await expect(host.invoke(call("x".repeat(6_291_456)))).rejects.toMatchObject({ name: "RequestTooLargeException" });
    await expect(host.invoke(event("x".repeat(1_048_576)))).rejects.toMatchObject({ name: "RequestTooLargeException" });
    await expect(host.invoke({ ...call({}), payload: "{" })).rejects.toMatchObject({
      name: "InvalidRequestContentException",
    });
    await expect(host.invoke(call({}, "nobody"))).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await expect(host.invoke(call({}, "../etc"))).rejects.toMatchObject({ name: "ValidationException" });
  });
});

test("over its concurrency a call is refused, and an event waits for a free function, which is no attempt", async () => {
  let finish = () => {};
  const said: unknown[] = [];
  const host = hostWith(
    { concurrency: 1 },
    fn(({ say }) => {
      said.push(say);
      if (say === "long") return new Promise<void>((resolve) => (finish = resolve));
    }),
  );
  const long = host.invoke(call({ say: "long" }));
  await expect(host.invoke(call({ say: "beside" }))).rejects.toMatchObject({
    name: "TooManyRequestsException",
    statusCode: 429,
    message: "Rate Exceeded.",
  });
  const answer = await lambdaApp(host).request("/2015-03-31/functions/echo/invocations", {
    method: "POST",
    body: "{}",
  });
  expect([answer.status, await answer.json()]).toMatchObject([429, { Reason: "ConcurrentInvocationLimitExceeded" }]);
  await host.invoke(event({ say: "later" }));
  finish();
  await long;
  await clock.advanceBy("PT10M", "UTC");
  expect(said).toEqual(["long", "later"]);
  expect(letters.list()).toEqual([]);
});

test("a dead letter that cannot be kept leaves no transaction open, in which others would write", async () => {
  const host = hostOf(fn(() => "done"));
  host.reserve("echo", 0);
  vi.spyOn(letters, "add").mockImplementation(() => {
    throw new Error("database or disk is full");
  });
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => told.mockRestore());
  await host.invoke(event({}));
  await clock.settle();
  expect(told).toHaveBeenCalledWith(
    expect.anything(),
    expect.objectContaining({ message: expect.stringMatching(/full/) }),
  );
  expect(db.isTransaction).toBe(false);
});

test("a function that is stopped takes nothing, until it goes on", async () => {
  const said: unknown[] = [];
  const host = hostOf(fn(({ say }) => void said.push(say)));
  const app = lambdaApp(host);
  const path = "/2017-10-31/functions/echo/concurrency";
  const body = JSON.stringify({ ReservedConcurrentExecutions: 0 });
  expect((await app.request(path, { method: "PUT", body })).status).toBe(200);
  await expect(host.invoke(call({ say: "now" }))).rejects.toMatchObject({ name: "TooManyRequestsException" });
  await host.invoke(event({ say: "later" }));
  await clock.settle();
  expect(letters.list()).toMatchObject([{ source: "lambda", reason: "The function is stopped" }]);
  expect((await app.request(path, { method: "DELETE" })).status).toBe(204);
  await host.invoke(call({ say: "again" }));
  expect(said).toEqual(["again"]);
  expect((await app.request(path.replace("echo", "nobody"), { method: "DELETE" })).status).toBe(404);
});

describe("an asynchronous invocation", () => {
  test("is answered at once and runs afterwards", async () => {
    const said: unknown[] = [];
    const host = hostOf(fn(async ({ say }) => void said.push(say)));
    expect(await host.invoke(event({ say: "later" }))).toMatchObject({ statusCode: 202, payload: "" });
    expect(said).toEqual([]);
    await clock.settle();
    expect(said).toEqual(["later"]);
  });

  test("is tried three times, a minute and two minutes apart, then it is a dead letter that can be redriven", async () => {
    const tries: number[] = [];
    let broken = true;
    const host = hostOf(
      fn(async () => {
        tries.push((clock.now() - start) / 60_000);
        if (broken) throw new Error("down");
      }),
    );
    await host.invoke(event({ say: "again" }));
    await clock.advanceBy("PT1H", "UTC");
    expect(tries).toEqual([0, 1, 3]);
    expect(letters.list()).toMatchObject([
      { source: "lambda", name: "echo", reason: "Error: down", body: { say: "again" } },
    ]);
    broken = false;
    await letters.redrive(letters.list()[0]!.id);
    await clock.settle();
    expect(tries).toHaveLength(4);
    expect(letters.list()).toEqual([]);
  });

  test("accepted before a kill, it runs after the restart, and so does what waits for its next try", async () => {
    const first = hostOf(fn(() => Promise.reject(new Error("down"))));
    await first.invoke(event({ say: "failed once" }));
    await clock.settle();
    await first.close();
    await first.invoke(event({ say: "never begun" }));
    const said: unknown[] = [];
    hostOf(fn(async ({ say }) => void said.push(say))).resume();
    await clock.settle();
    expect(said).toEqual(["never begun"]);
    await clock.advanceBy("PT1M", "UTC");
    expect(said).toEqual(["never begun", "failed once"]);
    expect(db.prepare("SELECT * FROM lambda_events").all()).toEqual([]);
  });
});

describe("the HTTP door", () => {
  const path = "/2015-03-31/functions/echo/invocations";

  test("speaks the Invoke API", async () => {
    const app = lambdaApp(
      hostOf(
        fn(async ({ fail }) => {
          if (fail) throw new Error("asked to");
          return "done";
        }),
      ),
    );
    const ok = await app.request(path, { method: "POST", body: "{}" });
    expect([ok.status, await ok.json(), ok.headers.get("x-amz-executed-version")]).toEqual([200, "done", "$LATEST"]);
    const failed = await app.request(path, { method: "POST", body: '{"fail":true}' });
    expect([failed.status, failed.headers.get("x-amz-function-error")]).toEqual([200, "Unhandled"]);
    const later = await app.request(path, {
      method: "POST",
      body: "{}",
      headers: { "x-amz-invocation-type": "Event" },
    });
    expect(later.status).toBe(202);
    const nobody = await app.request(path.replace("echo", "nobody"), { method: "POST" });
    expect([nobody.status, nobody.headers.get("x-amzn-errortype")]).toEqual([404, "ResourceNotFoundException"]);
  });

  test("listens on the loopback", async () => {
    const served = await serveLambda(hostOf(fn(() => 7)));
    const answer = await fetch(served.url + path, { method: "POST", body: "{}" });
    expect(await answer.json()).toBe(7);
    await served.close();
  });
});
