import { expect, it } from "vitest";
import { lockByTwo, periodWorld } from "../../../test/worlds/period.ts";
import * as Period from "../period/index.ts";
import * as Reporting from "./index.ts";

it("gives a period whose execution is lost a new one, and leaves the living and the finished alone", async () => {
  const w = await periodWorld();
  await Reporting.open(w.ctx, "2025-Q1");
  const asked: string[] = [];
  const said = (answer: "running" | "ended" | "absent") => ({
    status: async (_: string, name: string) => {
      asked.push(name);
      return answer;
    },
  });
  expect(await Reporting.restartLost(w.system, said("absent"))).toBe(0); // it was opened this very minute
  w.moveTo("2025-03-03T05:20:00Z");
  expect(await Reporting.restartLost(w.system, said("running"))).toBe(0);
  expect(await Reporting.restartLost(w.system, said("absent"))).toBe(1);
  expect(asked).toEqual(["kuzbass-2025-Q1-g1", "kuzbass-2025-Q1-g1"]);
  const call = { period: "2025-Q1" as const, generation: 1 };
  await expect(Reporting.tick(w.system, call)).rejects.toMatchObject({ name: "GenerationSuperseded" });
  await lockByTwo(w, "2025-Q1");
  await Reporting.handOver(w.system, "2025-Q1");
  w.moveTo("2025-04-03T05:20:00Z");
  expect(await Reporting.restartLost(w.system, said("absent"))).toBe(0);
});

it("goes on in a new generation before an execution of a year would end", async () => {
  const w = await periodWorld();
  w.moveTo("2025-01-01T02:00:00Z");
  await Reporting.open(w.ctx, "2025");
  w.moveTo("2025-12-01T02:30:00Z");
  await Reporting.tick(w.system, { period: "2025", generation: 1 });
  expect((await Period.load(w.ctx, "2025")).data).toMatchObject({ generation: 2, status: "collecting" });
});
