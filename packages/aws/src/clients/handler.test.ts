import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Whole } from "./handler.ts";

/** A service that says nothing until it is told to. */
const waiting: ServerResponse[] = [];
let asked = 0;
let answering = false;
const server = createServer((_, response) => {
  asked++;
  if (answering) response.end("{}");
  else waiting.push(response);
});
let port: number;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

it("tells who waits for a connection that time is up, and not when one comes free", async () => {
  const handler = new Whole({ connectionTimeout: 20_000, requestTimeout: 20_000 });
  const ask = () =>
    handler.handle({
      protocol: "http:",
      hostname: "127.0.0.1",
      port,
      method: "POST",
      path: "/",
      headers: {},
      body: "{}",
    });
  // As many as there are connections.
  const held = Array.from({ length: 50 }, ask);
  handler.updateHttpClientConfig("requestTimeout", 50);
  const queued = ask().then(
    () => "answered",
    (error: Error) => error.name,
  );
  expect(await Promise.race([queued, ...held])).toBe("TimeoutError");

  // The rest have what they asked for, and nobody is asked in the name of who has gone.
  handler.updateHttpClientConfig("requestTimeout", 20_000);
  answering = true;
  for (const response of waiting) response.end("{}");
  const answers = await Promise.all(held);
  expect(answers.map(({ response }) => response.statusCode)).toEqual(held.map(() => 200));
  expect((await ask()).response.statusCode).toBe(200);
  expect(asked).toBe(51);
  handler.destroy();
});
