import { beforeAll, expect, it } from "vitest";
import { monthWorld } from "../../../test/worlds/month.ts";
import { answer } from "../../../test/worlds/period.ts";
import type { ConfirmationId, Ctx, ObligationId } from "../../ground/shared/index.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import { reportOf } from "../../roadmaps/report/freeze.actions.ts";
import * as Report from "../../roadmaps/report/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Roadmap from "../../roadmaps/roadmap/index.ts";
import * as Inbox from "../inbox/index.ts";

// One quarter in which a school gets longer for both of its reports: the first within the period, the second beyond its lock.

let w: Awaited<ReturnType<typeof monthWorld>>;
const call = { period: "2025-Q1", generation: 1 } as const;
const owed = async () => (await Obligation.find(w.ctx, { period: "2025-Q1", agency: w.agencies[0]! })).items;
const mine = () => w.sent.map(({ mail }) => mail).filter((m) => m.to.startsWith("org-0"));
const asked = async () =>
  (await Inbox.openTasks(w.ctx, {})).items.filter(({ data }) => data.kind === "extension-asked");

let ids: ObligationId[];
let token: string;
let department: Ctx;
beforeAll(async () => {
  w = await monthWorld(3);
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, "2025-Q1");
  await w.settle();
  ids = (await owed()).map((o) => o.obligationId as ObligationId);
  expect(await owed()).toMatchObject([{ dueDate: "2025-03-30" }, { dueDate: "2025-03-30" }]);
  expect((await Reporting.get(w.ctx, "2025-Q1")).lockOn).toBe("2025-04-14");
  department = w.as({ kind: "coordinator", id: "department" });
});

/** Nine o'clock in Novokuznetsk: the schedule's look, which reminds of later days, and the digests of that morning. */
async function morning(day: string): Promise<string[]> {
  await w.until(`${day}T02:00:00Z`);
  w.sent.length = 0;
  await Reporting.attendLater(w.as({ kind: "system", id: "clock" } as Parameters<typeof w.as>[0]));
  await w.settle();
  await w.until(`${day}T04:00:00Z`);
  return mine().map((m) => m.subject);
}

it("is asked for by the link, and becomes a coordinator's task with its reason in the vault", async () => {
  await w.until("2025-03-20T02:00:00Z");
  await Reporting.tick(w.ctx, call);
  await w.settle();
  await w.until("2025-03-20T04:00:00Z");
  token = /\/reports#(\S+)/.exec(mine().at(-1)!.text)![1]!;
  const wish = { token, action: "ask-extension", obligationId: ids[0]!, reason: "Карантин" } as const;
  for (const until of ["2025-03-30", "2025-03-19", "2026-04-01"])
    await expect(Reporting.respondReports(w.ctx, { ...wish, until })).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/until" }],
    });
  const { periods } = await Reporting.respondReports(w.ctx, { ...wish, until: "2025-04-09" });
  expect(periods[0]!.obligations[0]).toMatchObject({ dueDate: "2025-03-30", wish: { until: "2025-04-09" } });
  // A second time while the first waits: refused in words, and not offered.
  await expect(Reporting.respondReports(w.ctx, { ...wish, until: "2025-04-10" })).rejects.toMatchObject({
    code: "conflict.exists",
    text: {
      ru: "Продление уже просили: до 9 апреля 2025 года, среда. Ответит координатор; если нужен другой день, скажите ему.",
    },
  });
  expect(periods[0]!.obligations[0]!.mayDo).toEqual(["submit"]);
  await w.settle();
  expect((await asked()).map(({ data }) => data.obligationId)).toEqual([ids[0]]);
  expect((await Obligation.get(w.ctx, ids[0]!)).wish).toMatchObject({ reason: "Карантин" });
  const other = { kind: "specialist", id: "o", agency: w.agencies[1]! } as Parameters<typeof w.as>[0];
  await expect(
    Obligation.askExtension(w.as(other), ids[0]!, { until: "2025-04-09", reason: "Чужой" }),
  ).rejects.toMatchObject({ code: "not-found" });
});

it("is given by a coordinator: the organisation is written to, and the task is done", async () => {
  w.sent.length = 0;
  const own = { kind: "specialist", id: "o", agency: w.agencies[0]! } as Parameters<typeof w.as>[0];
  const later = { until: "2025-04-09", reason: "Карантин подтверждён" };
  await expect(Reporting.extend(w.as(own), ids[0]!, later)).rejects.toMatchObject({ code: "not-found" });
  const given = await Reporting.extend(w.ctx, ids[0]!, later);
  expect(given).toMatchObject({ dueDate: "2025-04-09", workBy: "2025-04-09" });
  expect(given.explain.ru).toMatch(
    /^Срок продлён до 9 апреля 2025 года, среда \(был 30 марта 2025 года, воскресенье\)\. /,
  );
  await w.settle();
  expect(mine().map((m) => m.subject)).toEqual([expect.stringMatching(/^Срок отчёта продлён до 9 апреля 2025 г\.: /)]);
  expect(await asked()).toEqual([]);
  expect(await Obligation.get(w.ctx, ids[0]!)).toMatchObject({
    extensions: [{ from: "2025-03-30", until: "2025-04-09", reason: "Карантин подтверждён" }],
  });
  // The roadmap's own look leaves the later day as it is.
  await Reporting.tick(w.ctx, call);
  expect((await owed()).map((o) => o.dueDate).sort()).toEqual(["2025-03-30", "2025-04-09"]);
});

it("is beyond the lock with the word of two", async () => {
  await Reporting.extend(w.ctx, ids[1]!, { until: "2025-04-02", reason: "Болезнь" });
  const later = { until: "2025-04-21", reason: "Новый ответственный" };
  const wanted = await Reporting.extend(w.ctx, ids[1]!, later).catch((e: unknown) => e);
  expect(wanted).toMatchObject({ code: "second-person.wanted" });
  const { confirmationId } = (wanted as { current: { confirmationId: ConfirmationId } }).current;
  expect((await owed()).map((o) => o.dueDate)).not.toContain("2025-04-21");
  await Inbox.confirm(department, confirmationId);
  const again = await Obligation.get(w.ctx, ids[1]!);
  expect(again).toMatchObject({
    firstDueDate: "2025-03-30",
    extendedTimes: 2,
    extensions: [
      { from: "2025-03-30", until: "2025-04-02", by: "coordinator:coordinator" },
      {
        from: "2025-04-02",
        until: "2025-04-21",
        askedBy: "coordinator:coordinator",
        by: expect.stringContaining("department"),
      },
    ],
  });
  expect(again.extensions![0]).not.toHaveProperty("askedBy");
  expect(again.explain.ru).toMatch(
    /^Срок продлён повторно \(2-й раз\) до 21 апреля 2025 года, понедельник \(был 2 апреля .*, первоначально 30 марта/,
  );
  await w.settle();
  expect(await Reporting.get(w.ctx, "2025-Q1")).toMatchObject({ lockOn: "2025-04-14", laterUntil: "2025-05-07" });
});

it("moves the reminders with it: not overdue on the first, but seven working days from the later one", async () => {
  expect(await morning("2025-03-31")).toEqual(["Ждём 2 отчёта — Организация 0"]);
  expect(await morning("2025-04-08")).toContainEqual(expect.stringMatching(/^Ждём 2 отчёта/));
  expect(await morning("2025-04-10")).toEqual(["Срок истёк: 1 отчёт — Организация 0"]);
});

it("counts days late from the day in force, by organisation, in every form of the report", async () => {
  await w.until("2025-04-11T05:00:00Z");
  const sent = await Obligation.submit(w.ctx, ids[0]!, { values: answer((await owed())[0]!) });
  expect(sent).toMatchObject({ late: true, daysLate: 2 });
  const report = await reportOf(w.ctx, "2025-Q1");
  // Two of eleven days by this school alone; the others were due on 30 March, and are twelve days late by now.
  const others = report.punctuality!.filter((one) => one.agencyId !== w.agencies[0]);
  expect(report.punctuality!.find((one) => one.agencyId === w.agencies[0])).toMatchObject({
    owed: 2,
    late: 1,
    overdue: 0,
    extended: 2,
    extendedAgain: 1,
    daysLate: 2,
  });
  for (const { owed: all, daysLate } of others) expect(daysLate).toBe(12 * all);
  expect(report.obligations).toMatchObject({
    extended: 2,
    extendedAgain: 1,
    daysLate: 2 + 12 * others.reduce((n, o) => n + o.owed, 0),
  });
  const sheets = await readSheets(await Report.render(report, "xlsx"));
  expect(sheets.find((s) => s.name === "Сроки отчётов")!.rows.map((r) => r.join("|"))).toContainEqual(
    expect.stringMatching(/^Организация 0\|.*\|2\|1\|0\|2\|2\|1$/),
  );
  expect((await Report.render(report, "docx")).byteLength).toBeGreaterThan(5_000);
});

it("is still taken after the lock, reminded of, and reaches the frozen figures by a revision", async () => {
  await w.until("2025-04-15T03:00:00Z");
  await Reporting.tick(w.ctx, call);
  await Reporting.aggregate(w.ctx, call);
  await w.settle();
  expect(await reportOf(w.ctx, "2025-Q1")).toMatchObject({ revision: 1, obligations: { submitted: 1 } });
  expect(await morning("2025-04-18")).toContainEqual(expect.stringMatching(/^Ждём 1 отчёт/));
  const last = (await owed()).find((o) => o.obligationId === ids[1])!;
  const more = { until: "2025-05-08", reason: "Ещё" };
  await expect(Reporting.extend(w.ctx, ids[1]!, more)).rejects.toMatchObject({ fields: [{ pointer: "/until" }] });
  await expect(Reporting.extend(w.ctx, ids[0]!, more)).rejects.toMatchObject({ code: "period.locked" });
  await Obligation.submit(w.ctx, ids[1]!, { values: answer(last) });
  await w.settle();
  expect(await reportOf(w.ctx, "2025-Q1")).toMatchObject({ revision: 2, obligations: { submitted: 2 } });
});
