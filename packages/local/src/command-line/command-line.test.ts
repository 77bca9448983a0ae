import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { tokenCommand } from "./index.ts";

test("the token's command names the data folder where it is not the default one, so that a shell reads it", async () => {
  expect(tokenCommand(path.resolve(".marshrut"))).toBe("npm run --silent token -- coordinator");
  expect(tokenCommand("/tmp/rd-3")).toBe("MARSHRUT_HOME=/tmp/rd-3 npm run --silent token -- coordinator");
  for (const home of ["/tmp/rd", "/tmp/два слова", "/tmp/it's $HOME `x`"]) {
    const npm = 'npm() { printf "%s" "$MARSHRUT_HOME"; }';
    const { stdout } = await promisify(execFile)("sh", ["-c", `${npm}; ${tokenCommand(home)}`]);
    expect(stdout).toBe(home);
  }
});

test.each([
  [
    "packages/local/src/commands/start.ts",
    ["--port", "4300"],
    /^npm start: .*--port 4300.*MARSHRUT_PORT=4300 npm start$/m,
  ],
  ["packages/local/src/commands/demo.ts", ["--x"], /^npm run demo: .*--x/m],
  ["test/bench/cold.ts", ["--x"], /^npm run bench:cold: .*--x/m],
])("%s refuses words that it does not know, and begins nothing", async (main, args, told) => {
  const place = mkdtempSync(path.join(tmpdir(), "words-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const home = path.join(place, "home");
  const env = { ...process.env, MARSHRUT_HOME: home };
  const run = promisify(execFile)(process.execPath, [path.resolve(main), ...args], { env });
  await expect(run).rejects.toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(told) });
  const { stderr } = (await run.catch((error: unknown) => error)) as { stderr: string };
  expect(stderr.trim().split("\n")).toHaveLength(2); // one line in each language
  expect(existsSync(home)).toBe(false);
});
