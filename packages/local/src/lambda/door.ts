import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { type Listening, listen } from "../loopback/index.ts";
import { LambdaError } from "./error.ts";
import type { LambdaHost } from "./host.ts";

/** The Invoke API on HTTP, as the AWS SDK speaks it, and the reserving of concurrency. */
export function lambdaApp(host: Pick<LambdaHost, "invoke" | "reserve">): Hono {
  const app = new Hono();
  app.post("/2015-03-31/functions/:name/invocations", async (c) => {
    const type = c.req.header("x-amz-invocation-type") ?? "RequestResponse";
    if (type !== "RequestResponse" && type !== "Event")
      throw new LambdaError("InvalidParameterValueException", 400, `Invocation type ${type} is not offered here`);
    const call = { functionName: c.req.param("name"), payload: await c.req.text(), invocationType: type } as const;
    const result = await host.invoke(call);
    c.header("x-amzn-requestid", result.requestId);
    if (result.executedVersion) c.header("x-amz-executed-version", result.executedVersion);
    if (result.functionError) c.header("x-amz-function-error", result.functionError);
    c.header("content-type", "application/json");
    return c.body(result.payload, result.statusCode as 200);
  });
  app.put("/2017-10-31/functions/:name/concurrency", async (c) => {
    const { ReservedConcurrentExecutions } = await c.req.json<{ ReservedConcurrentExecutions: number }>();
    host.reserve(c.req.param("name"), ReservedConcurrentExecutions);
    return c.json({ ReservedConcurrentExecutions });
  });
  app.delete("/2017-10-31/functions/:name/concurrency", (c) => {
    host.reserve(c.req.param("name"), undefined);
    return c.body(null, 204);
  });
  app.onError((error, c) => {
    if (!(error instanceof LambdaError)) throw error;
    c.header("x-amzn-errortype", error.name);
    const Reason = error.statusCode === 429 ? "ConcurrentInvocationLimitExceeded" : undefined;
    return c.json({ Type: "User", Reason, Message: error.message, message: error.message }, error.statusCode as 400);
  });
  return app;
}

/** Serves the Invoke API on a port of the loopback: `prefer`, or another one where that is taken. */
export function serveLambda(host: LambdaHost, prefer?: number): Promise<Listening> {
  return listen(getRequestListener(lambdaApp(host).fetch), { name: "Lambda", prefer });
}
