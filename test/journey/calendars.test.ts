import { russianCalendarData } from "@marshrut/core/calendar";
import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";

interface Changes {
  changes?: { steps: number; items: { stepId: string; from: { dueDate: string }; to: { dueDate: string } }[] };
}
interface Years {
  version: string;
  change?: { edition: number; status: string; steps: number };
}

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

/** 2026 as the government has it, with one more move. */
const with2026 = (from: string, to: string) => {
  const year = russianCalendarData.years.find((y) => y.year === 2026)!;
  return { ...year, transfers: [...year.transfers, { from, to }] };
};
const upload = (year: object, query = "") => w.ok<Changes>("POST", `/v1/calendars/years${query}`, year);
const years = () => w.ok<Years>("GET", "/v1/calendars/years");

it("shows what a late change of the calendar would move, moves it, tells of it, and wakes by the new day", async () => {
  const routeId = await w.openRoute();
  const [review] = await w.stepsOf(routeId, "CommissionReview");
  const due = async () => {
    const { dueDate, calendarVersion } = await w.ok<{ dueDate: string; calendarVersion: string }>(
      "GET",
      `/v1/steps/${review!.stepId}`,
    );
    return [dueDate, calendarVersion];
  };
  const history = async (type: string) =>
    (await w.ok<{ items: { type: string; at: string }[] }>("GET", `/v1/routes/${routeId}/history?limit=200`)).items
      .filter((item) => item.type === type)
      .map(({ at }) => at);
  expect(await due()).toEqual(["2026-02-02", "ru-2027.1"]); // fifteen working days from 12 January

  const later = with2026("2026-02-21", "2026-01-16");
  const { changes } = await upload(later, "?dryRun=true");
  expect(changes).toMatchObject({
    steps: 1,
    items: [{ stepId: review!.stepId, from: { dueDate: "2026-02-02" }, to: { dueDate: "2026-02-03" } }],
  });
  expect([await due(), (await years()).version]).toEqual([["2026-02-02", "ru-2027.1"], "ru-2027.1"]);

  expect((await upload(later)).changes).toBeUndefined();
  await w.cloud.settle();
  expect(await due()).toEqual(["2026-02-03", "ru-2027.1+1"]);
  expect(await years()).toMatchObject({ version: "ru-2027.1+1", change: { edition: 1, status: "moved", steps: 1 } });

  // Saturday the 17th is worked: a day earlier than by the shipped calendar, and so is the reminder a week ahead.
  await upload(with2026("2026-01-17", "2026-03-20"));
  await w.cloud.settle();
  expect(await due()).toEqual(["2026-01-30", "ru-2027.1+2"]);
  await w.cloud.advance("P12D");
  expect(await history("step.due-changed")).toHaveLength(2);
  expect(await history("step.reminded")).toEqual(["2026-01-23T02:00:00Z"]); // nine o'clock in Novokuznetsk
});
