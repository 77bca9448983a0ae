import { russianCalendarData } from "@marshrut/core/calendar";
import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";
import { newYear, yearFile } from "./year-file.ts";

interface Changes {
  changes?: { steps: number; items: { stepId: string; from: { dueDate: string }; to: { dueDate: string } }[] };
}
interface Years {
  version: string;
  change?: { edition: number; status: string; steps: number };
}

let w: World;
let routeId = "";
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
  routeId = await w.openRoute();
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

it("takes decreed days and a region's holiday with their acts, moves dates by them, and says so", async () => {
  const [review] = await w.stepsOf(routeId, "CommissionReview");
  const stepId = review!.stepId;
  const days = [
    {
      kind: "regional-holiday",
      from: "2026-01-28",
      to: "2026-01-28",
      text: { ru: "День области", en: "Day of the region" },
      act: { title: { ru: "Закон области", en: "Law of the region" }, number: "12-ОЗ", date: "2026-01-15" },
    },
    {
      kind: "decreed",
      from: "2026-01-29",
      to: "2026-01-29",
      text: { ru: "Нерабочий день", en: "Non-working day" },
      act: { title: { ru: "Указ Президента РФ", en: "Presidential decree" }, number: "20", date: "2026-01-20" },
      termsRun: false,
      basis: { text: { ru: "Разъяснение департамента", en: "The department's word" }, source: "№ 7", grade: "S" },
    },
  ];
  // Saturday the 17th is a day off again, and there are two days off more before the fifteenth working day.
  const year = yearFile(
    2026,
    `${newYear} 01.09<01.03 02.23 03.08 03.09<03.08 05.01 05.09 05.11<05.09 06.12 11.04 12.31<01.04`,
  );
  const moved = async (body: object) =>
    (await upload(body, "?dryRun=true")).changes!.items.map((one) => [one.stepId, one.from.dueDate, one.to.dueDate]);
  expect(await moved(year)).toEqual([[stepId, "2026-01-30", "2026-02-02"]]);
  expect(await moved({ ...year, days })).toEqual([[stepId, "2026-01-30", "2026-02-04"]]);

  expect(await upload({ ...year, days })).toMatchObject({
    year: 2026,
    transfers: [
      { from: "2026-01-03", to: "2026-01-09" },
      { from: "2026-01-04", to: "2026-12-31" },
    ],
    days,
  });
  await w.cloud.settle();
  const step = await w.step(stepId);
  expect([step.dueDate, step.calendarVersion]).toEqual(["2026-02-04", "ru-2027.1+3"]);
  expect(step.explain.ru).toContain(
    "День области, 28 января 2026 года, среда (Закон области № 12-ОЗ от 15 января 2026 года, четверг)",
  );
  expect(step.explain.ru).toMatch(
    /Сроки не идут .*Указ Президента РФ № 20 от 20 января 2026.* Разъяснение департамента, № 7/,
  );

  const wrong = yearFile(2026, `${newYear} 02.24`);
  const { status, body } = await w.call("POST", "/v1/calendars/years?dryRun=true", wrong);
  expect([status, body]).toMatchObject([422, { code: "input.invalid" }]);
  expect(JSON.stringify(body)).toContain("2026-02-24: в файле нерабочий день");
});
