import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { monthWorld } from "../../../test/worlds/month.ts";
import { answer } from "../../../test/worlds/period.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import * as Agency from "../../agencies/agency/index.ts";
import { addWorkingDays, isNoCalendar, russianCalendar } from "../../ground/calendar/index.ts";
import type { ObligationId } from "../../ground/shared/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Roadmap from "../../roadmaps/roadmap/index.ts";
import * as Delivery from "../delivery/index.ts";
import { soonDays } from "./reports.ts";

it("asks for whatever the first reminder is about, also when holidays lie between", () => {
  const distances: number[] = [];
  for (let due = Temporal.PlainDate.from("2025-01-31"); due.year < 2027; due = due.add({ days: 1 })) {
    const reminded = addWorkingDays(russianCalendar, due, -14);
    if (!isNoCalendar(reminded)) distances.push(reminded.until(due).days);
  }
  expect(Math.max(...distances)).toBe(32);
  expect(soonDays).toBeGreaterThanOrEqual(32);
});

const isDigest = /^(Ждут ответа|Ждём \d)/;

/** Nine o'clock in Novokuznetsk, and what the digest of that morning brought. */
async function region() {
  const w = await monthWorld(3);
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, "2025-Q1");
  await w.settle();
  const tick = async (day: string) => {
    await w.until(`${day}T02:00:00Z`);
    w.sent.length = 0;
    await Reporting.tick(w.ctx, { period: "2025-Q1", generation: 1 });
    await w.settle();
    await w.until(`${day}T04:00:00Z`);
    return w.sent.map(({ mail }) => mail).filter((m) => /^org-/.test(m.to));
  };
  return { ...w, tick };
}

it("reminds of reports in the digest of the day, with the steps that are open, and of what is overdue at once", async () => {
  const w = await region();
  const [school] = w.agencies;
  // Asked long before: its due day falls on the morning on which the quarter's reports are reminded of.
  await w.ask(school!, await w.child(0), "2025-03-10T06:00:00Z");
  expect((await w.tick("2025-03-11")).map((m) => m.subject)).toContain("Ждём 2 отчёта — Организация 0");
  const week = await w.tick("2025-03-20");
  const mine = week.filter((m) => m.to.startsWith("org-0"));
  expect(mine.map((m) => m.subject)).toEqual([expect.stringMatching(isDigest)]);
  expect(mine[0]!.text).toContain("II.VII-7.1");
  expect(mine[0]!.text).toContain("до 30 марта 2025 г. включительно, последний рабочий день 28 марта 2025 г.");
  expect(mine[0]!.text).toContain("/reports#");
  expect(mine[0]!.headers).toHaveProperty("List-Unsubscribe");
  expect(await Reporting.remindAll(w.ctx, "2025-Q1")).toMatchObject({ reminded: 0 });
  const overdue = await w.tick("2025-03-31");
  expect(overdue.filter((m) => m.to.startsWith("org-0")).map((m) => m.subject)).toEqual([
    "Срок истёк: 2 отчёта — Организация 0",
  ]);
});

it("puts steps and reports into one mail", async () => {
  const w = await region();
  const [school] = w.agencies;
  await w.ask(school!, await w.child(0), "2025-03-04T06:00:00Z");
  await w.until("2025-03-06T01:00:00Z");
  w.sent.length = 0;
  // Whatever day the step is reminded of: the department asks for the quarter's reports on each of them.
  for (let day = 6; day <= 20; day++) {
    await w.until(`2025-03-${String(day).padStart(2, "0")}T01:00:00Z`);
    await Reporting.remindAll(w.ctx, "2025-Q1");
    await w.settle();
  }
  const mails = w.sent.filter(({ mail }) => mail.to.startsWith("org-0") && isDigest.test(mail.subject));
  const days = mails.map(({ at }) => at.toString().slice(0, 10));
  expect(new Set(days).size).toBe(days.length);
  const both = mails.find(({ mail }) => mail.subject === "Ждут ответа: 1 шаг и 2 отчёта — Организация 0");
  expect(both?.mail.text).toContain("/organisation#");
  expect(both?.mail.text).toContain("/reports#");
});

it("writes nothing when all has come before the digest leaves, and escalates to who has ended digests", async () => {
  const w = await region();
  const [school] = w.agencies;
  const owed = () => Obligation.find(w.ctx, { period: "2025-Q1", agency: school! });
  await w.until("2025-03-20T02:00:00Z");
  w.sent.length = 0;
  await Reporting.tick(w.ctx, { period: "2025-Q1", generation: 1 });
  await w.settle();
  for (const o of (await owed()).items)
    await Obligation.submit(w.ctx, o.obligationId as ObligationId, { values: answer(o) });
  await w.until("2025-03-20T04:00:00Z");
  expect(w.sent.filter(({ mail }) => mail.to.startsWith("org-0"))).toEqual([]);
  for (const o of (await owed()).items)
    await Obligation.sendBack(w.ctx, o.obligationId as ObligationId, { reason: "Нет числа семей" });
  await Delivery.endDigests(w.ctx, "org-0@example.org");
  expect(await w.tick("2025-03-28").then((all) => all.filter((m) => m.to.startsWith("org-0")))).toEqual([]);
  const overdue = await w.tick("2025-03-31");
  expect(overdue.map((m) => m.subject)).toContain("Срок истёк: 2 отчёта — Организация 0");
});

it("asks for what is due within a month, and only mentions what the year will ask for", async () => {
  const w = await region();
  await Reporting.open(w.ctx, "2025");
  await w.settle();
  const mine = async (day: string) => (await w.tick(day)).find((m) => m.to.startsWith("org-0"))!;
  const march = await mine("2025-03-20");
  expect(march.subject).toBe("Ждём 2 отчёта — Организация 0");
  expect(march.text).toContain("Позже понадобится ещё 37 отчётов (ближайший до 31 декабря 2025 г.).");
  expect(march.text).not.toContain("III-1 ");
  const [first] = (await Obligation.find(w.ctx, { period: "2025-Q1", agency: w.agencies[0]! })).items;
  await Obligation.submit(w.ctx, first!.obligationId as ObligationId, { values: answer(first!) });
  expect((await mine("2025-03-31")).subject).toBe("Срок истёк: 1 отчёт — Организация 0");
});

it("tells the successor what an organisation that has closed still owes, and takes it by that link", async () => {
  const w = await region();
  const [school] = w.agencies;
  await w.tick("2025-03-31");
  const next = await agencyOf(w.ctx, (await Agency.load(w.ctx, school!)).agency.kind, "org-9");
  await w.until("2025-04-01T02:00:00Z");
  await Agency.patch(w.ctx, school!, { status: "closed", successorId: next });
  await w.settle();
  const told = (await w.tick("2025-04-07")).find((m) => m.subject === "Срок истёк: 2 отчёта — Организация 0");
  expect(told!.to).toBe("org-9@example.org");
  const token = /\/reports#(\S+)/.exec(told!.text)![1]!;
  const { agency, periods } = await Reporting.respondReports(w.ctx, { token, action: "view" });
  expect([agency, periods[0]!.obligations.length]).toEqual(["Организация 0", 2]);
});
