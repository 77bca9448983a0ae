import { beforeEach, expect, it } from "vitest";
import { type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import * as Obligation from "../obligation/index.ts";
import * as Roadmap from "../roadmap/index.ts";
import * as Reporting from "./index.ts";

let w: PeriodWorld;
beforeEach(async () => {
  w = await periodWorld();
  await Reporting.open(w.system, "2025-Q1");
});
const period = "2025-Q1" as const;

it("who has reported and who has not is told by organisation, those that owe most first", async () => {
  const all = await Reporting.reporters(w.ctx, period);
  expect(all.length).toBeGreaterThan(1);
  expect(all.every(({ standing, outstanding, owed }) => standing === "silent" && outstanding === owed)).toBe(true);
  expect(all.map(({ outstanding }) => outstanding)).toEqual(
    all.map(({ outstanding }) => outstanding).toSorted((a, b) => b - a),
  );
  const { agencyId, owed } = all[0]!;
  const { items } = await Obligation.find(w.ctx, { period, agency: agencyId as `agency_${string}` });
  for (const { obligationId } of items)
    await Obligation.submit(w.ctx, obligationId as `obligation_${string}`, {
      noData: true,
      narrative: "Не проводили.",
    });
  const [done] = await Reporting.reporters(w.ctx, period, { standing: "complete" });
  expect(done).toMatchObject({
    agencyId,
    owed,
    outstanding: 0,
    submitted: owed,
    standing: "complete",
    nextDue: undefined,
  });
  expect((await Reporting.reporters(w.ctx, period, { standing: "owing" })).map((one) => one.agencyId)).not.toContain(
    agencyId,
  );
  expect(await Reporting.reporters(w.ctx, period, { municipality: "nowhere" })).toEqual([]);
});

it("a municipality's coordinator is told of its own, whatever is asked for; an organisation of none", async () => {
  const of = {
    ...w.ctx,
    actor: { kind: "coordinator" as const, id: "x", tenant: w.ctx.tenant, municipality: "nowhere" },
  };
  expect(await Reporting.reporters(of, period, { municipality: "novokuznetsk" })).toEqual([]);
  const school = { kind: "specialist" as const, id: "y", tenant: w.ctx.tenant, agency: w.agencies.school };
  await expect(Reporting.reporters({ ...w.ctx, actor: school }, period)).rejects.toMatchObject({ code: "not-found" });
});

it("a period says what may be done with it, and whether that takes two", async () => {
  expect(await Reporting.get(w.ctx, period)).toMatchObject({ mayDo: ["open", "remind", "lock"], lockTakesTwo: true });
});

it("a month has its reports by the day, its measures and the last days of periods", async () => {
  const { measures } = await Reporting.get(w.ctx, period);
  const month = measures[0]!.dueDate.slice(0, 7);
  const told = await Reporting.deadlines(w.ctx, month);
  const inMonth = measures.filter(({ dueDate }) => dueDate.startsWith(month));
  expect(
    told.measures
      .filter((one) => one.period === period)
      .map(({ measureKey }) => measureKey)
      .sort(),
  ).toEqual(inMonth.map(({ measureKey }) => measureKey).sort());
  const { items } = await Obligation.find(w.ctx, { period, limit: 200 });
  const owed = items.filter(({ dueDate }) => dueDate.startsWith(month)).length;
  expect(told.days.reduce((n, { reports }) => n + reports, 0)).toBe(owed);
  expect(await Reporting.deadlines(w.ctx, "2019-01")).toEqual({ month: "2019-01", days: [], measures: [], locks: [] });
});

it("a roadmap that is only tried is not kept", async () => {
  const before = await Roadmap.list(w.ctx);
  const content =
    "№\tМероприятие\tСроки\tИсполнители\tРезультаты\nI. Раздел\t\t\t\t\n1\tУроки\tежеквартально\tОбразовательные организации\tЗнания";
  const input = { format: "text" as const, key: "tried", from: 2025, to: 2025, content };
  const tried = await Roadmap.importRoadmap(w.ctx, input, { dry: true });
  expect(tried).toMatchObject({ unchanged: false, roadmap: { key: "tried", edition: 1, measures: 1 } });
  expect(await Roadmap.list(w.ctx)).toEqual(before);
});
