import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { tellMachineTime } from "./index.ts";

test("a server of this machine tells the machine's time, until that ends", async () => {
  const server = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const dateOf = (host: string) =>
    new Promise<string | undefined>((resolve, reject) => {
      const options = { port, headers: { host } };
      get(options, (response: IncomingMessage) => resolve(response.resume().headers.date)).once("error", reject);
    });
  const end = tellMachineTime({ now: () => Date.UTC(2031, 4, 1) });
  expect(await dateOf(`127.0.0.1:${port}`)).toBe("Thu, 01 May 2031 00:00:00 GMT");
  expect(await dateOf("example.org")).not.toContain("2031");
  end();
  expect(await dateOf(`127.0.0.1:${port}`)).not.toContain("2031");
  server.close();
});
