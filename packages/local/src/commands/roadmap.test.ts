import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

const main = path.join(import.meta.dirname, "roadmap.ts");

test.each([[], ["--x"], ["export", "catalogue"], ["import"]])("%s %s is answered by what may be said", (...args) => {
  const { status, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^npm run roadmap -- import .*\n$/);
});
