import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

test("A process that has worked and rests holds a fifth of what it held at most, and goes on", () => {
  // In a process of its own: a collection of the test's would tell of all that the tests hold.
  const code = `
    import { giveBack } from "./rest.ts";
    const kept = [];
    for (let i = 0; i < 2e6; i++) kept[i % 2e5] = { i, text: "a" + i };
    kept.length = 0;
    const before = process.memoryUsage().heapTotal;
    await giveBack();
    await giveBack();
    console.log(JSON.stringify({ before, after: process.memoryUsage().heapTotal, kept: kept.length }));`;
  const said = execFileSync(process.execPath, ["--input-type=module-typescript", "-e", code], {
    cwd: import.meta.dirname,
    encoding: "utf8",
    timeout: 30_000,
  });
  const { before, after, kept } = JSON.parse(said) as Record<"before" | "after" | "kept", number>;
  expect(after).toBeLessThan(before / 5);
  expect(kept).toBe(0);
});
