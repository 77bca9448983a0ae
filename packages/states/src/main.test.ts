import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const start = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });

test.each([
  ["--prot", "4600"],
  ["--port", "many"],
])("a wrong word (%s %s) is refused with what may be said", (...args) => {
  const { status, stderr } = start(...args);
  expect(status).toBe(2);
  expect(stderr).toContain("npm run states -- [--port 4600]");
});

test("--help tells what may be said, and starts nothing", () => {
  const { status, stdout } = start("--help");
  expect(status).toBe(0);
  expect(stdout).toContain("AWS_ENDPOINT_URL_LAMBDA");
});
