import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";
import { newYear, yearFile } from "./year-file.ts";

let w: World;
beforeAll(async () => {
  w = await World.start("own", "2027-11-30T09:00");
});
afterAll(() => w.close());

const tasks = async () =>
  (await w.ok<{ items: { task: { kind: string; year?: number } }[] }>("GET", "/v1/inbox?bucket=tasks")).items.map(
    ({ task }) => [task.kind, task.year],
  );

it("asks for next year's calendar in December, once, until it is there", async () => {
  await w.cloud.advance("PT2H");
  expect(await tasks()).toEqual([]);
  await w.cloud.advance("P1D"); // a day of hourly looks
  expect(await tasks()).toEqual([["calendar-missing", 2028]]);
  const days = `${newYear} 02.23 03.08 05.01 05.08<01.01 05.09 06.12 11.04 11.06<11.04 12.29<01.02`;
  await w.ok("POST", "/v1/calendars/years?dryRun=true", yearFile(2028, days));
  await w.cloud.settle();
  expect(await tasks()).toEqual([["calendar-missing", 2028]]);
  await w.ok("POST", "/v1/calendars/years", yearFile(2028, days));
  await w.cloud.settle();
  expect(await tasks()).toEqual([]);
  await w.cloud.advance("PT3H");
  expect(await tasks()).toEqual([]);
});
