import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "./index.ts";

const ok = (_: unknown, response: { end(text: string): void }) => response.end("ok");

async function takenPort(): Promise<number> {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  return (other.address() as AddressInfo).port;
}

const ask = (port: number, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve) => {
    request({ port, host: "127.0.0.1", headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });

test("A port that must be is refused when it is taken; one that is only preferred gives way", async () => {
  const port = await takenPort();
  await expect(listen(ok, { name: "почта", port })).rejects.toThrow(
    new RegExp(`Порт ${port} \\(почта\\).*another port`, "s"),
  );
  const door = await listen(ok, { name: "почта", prefer: port });
  onTestFinished(() => door.close());
  expect(door.port).not.toBe(port);
  expect(await (await fetch(door.url)).text()).toBe("ok");
});

test("A Host of its own is served by any of its names, a foreign one is not", async () => {
  const door = await listen(ok, { name: "test" });
  onTestFinished(() => door.close());
  for (const name of ["127.0.0.1", "localhost", "[::1]"])
    expect(await ask(door.port, { host: `${name}:${door.port}` })).toBe(200);
  for (const host of ["localhost", `localhost.evil.example:${door.port}`, `127.0.0.1:${door.port + 1}`]) {
    expect(await ask(door.port, { host })).toBe(403);
  }
});

// FAULTS G25
test("An Origin is foreign unless it is the server's own page; who serves others says so", async () => {
  const door = await listen(ok, { name: "test" });
  const open = await listen(ok, { name: "test", otherOrigins: true });
  onTestFinished(() => Promise.all([door.close(), open.close()]).then());
  expect(await ask(door.port, {})).toBe(200);
  expect(await ask(door.port, { origin: door.url })).toBe(200);
  for (const origin of ["null", "http://evil.example", `https://127.0.0.1:${door.port}`, "http://127.0.0.1"]) {
    expect(await ask(door.port, { origin })).toBe(403);
    expect(await ask(open.port, { origin })).toBe(200);
  }
});

test("Idle and close wait for the request that is being answered, and close takes no other", async () => {
  const asked = Promise.withResolvers<() => void>();
  const door = await listen((_, response) => asked.resolve(() => response.end("late")), { name: "test" });
  const answer = fetch(door.url);
  const finish = await asked.promise;
  const order: string[] = [];
  const idle = door.idle().then(() => order.push("idle"));
  const closed = door.close().then(() => order.push("closed"));
  order.push("finish");
  finish();
  await Promise.all([idle, closed]);
  expect(order).toEqual(["finish", "idle", "closed"]);
  expect(await (await answer).text()).toBe("late");
  await expect(fetch(door.url)).rejects.toThrow();
});
