import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const started = (made: (home: string) => void) => {
  const home = mkdtempSync(path.join(tmpdir(), "start-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  writeFileSync(path.join(home, "version"), "1\n");
  made(home);
  const env = { ...process.env, MARSHRUT_HOME: home, MARSHRUT_PORT: "0" };
  return promisify(execFile)(process.execPath, [path.join(import.meta.dirname, "start.ts")], { env, timeout: 60_000 });
};

// FAULTS F32
test("a start on a full disk says that it is full, and not where it failed", async () => {
  const run = started((home) => {
    mkdirSync(path.join(home, "s3.db")); // one of the many files that cannot be written then
    symlinkSync("/dev/full", path.join(home, "probe"));
  });
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^На диске.*\nThe disk of.*\n$/) });
});

// FAULTS F32
test("a start beside a damaged file names it", async () => {
  const run = started((home) => writeFileSync(path.join(home, "s3.db"), "no page of SQLite's".repeat(1_000)));
  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^В папке .*повреждено: s3\.db.*\nDamaged .*: s3\.db.*\n$/),
  });
});
