import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { everyStep } from "./workload.ts";
import { World } from "./world.ts";

test("the workload of the comparison: each step of each route once on our engine, before a kill and after it", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "bench-peers-"));
  const world = new World("inside", home);
  try {
    await world.boot();
    await Promise.all(Array.from({ length: 5 }, (_, i) => world.run(`before-${i}`)));
    expect(await world.open()).toBe(0);
    world.answers = false;
    await world.begin("over");
    await world.asked("over", "A");
    await world.kill();
    await world.boot();
    world.answers = true;
    const asked = world.takeUnanswered()!;
    expect(asked).toMatchObject({ route: "over", step: "A" });
    await world.answer(asked);
    await world.asked("over", everyStep.at(-1)!);
    await world.allEnded();
    expect(world.verdict().lost).toBe(0);
  } finally {
    await world.kill();
    rmSync(home, { recursive: true, force: true });
  }
});
