import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { newHome, running, start } from "../../test/fixtures/identity.ts";

async function command(home: string, ...args: string[]) {
  const script = path.join(import.meta.dirname, "token.ts");
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, MARSHRUT_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { stdout, stderr, code };
}

const writeAddresses = (home: string, identity: string) =>
  writeFileSync(path.join(home, "addresses.json"), JSON.stringify({ api: "http://127.0.0.1:1", identity }));

test("The command prints a token and nothing else", async () => {
  const home = newHome();
  writeAddresses(home, (await running(home)).url);
  const { stdout, stderr, code } = await command(home, "coordinator");
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  expect(decodeJwt(stdout.trim())).toMatchObject({ sub: "coordinator", role: "coordinator" });
});

test("An unknown account and no account list those that are there", async () => {
  const home = newHome();
  writeAddresses(home, (await running(home)).url);
  for (const args of [["nobody"], []]) {
    const { stdout, stderr, code } = await command(home, ...args);
    expect([stdout, code]).toEqual(["", 1]);
    expect(stderr).toContain("admin, coordinator, pmpk, school-1, family-1");
  }
});

test("Not running is said, whether it never ran or has stopped", async () => {
  const home = newHome();
  const never = await command(home, "admin");
  expect([never.stdout, never.code]).toEqual(["", 1]);
  expect(never.stderr).toMatch(/не запущено.*npm start.*not running/s);
  const identity = await start(home);
  writeAddresses(home, identity.url);
  await identity.close();
  expect((await command(home, "admin")).stderr).toContain("not running");
});

test("The token door answers this machine's programs only", async () => {
  const { url } = await running();
  const post = (headers: Record<string, string>, body: string) =>
    new Promise<number | undefined>((resolve) => {
      const { port } = new URL(url);
      request({ port, host: "127.0.0.1", path: "/local/token", method: "POST", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end(body);
    });
  const json = { "content-type": "application/json" };
  const body = JSON.stringify({ account: "admin" });
  expect(await post(json, body)).toBe(200);
  expect(await post({ ...json, host: "evil.example" }, body)).toBe(403);
  expect(await post({ ...json, origin: "http://evil.example" }, body)).toBe(403);
  expect(await post({ ...json, origin: "null" }, body)).toBe(403);
  expect(await post({ "content-type": "text/plain" }, body)).toBe(400);
  expect(await post(json, "{}")).toBe(400);
  expect(await post(json, "not JSON")).toBe(400);
});
