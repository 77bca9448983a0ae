import type * as Agency from "@marshrut/core/agency";
import * as Indicator from "@marshrut/core/indicator";
import * as Obligation from "@marshrut/core/obligation";
import { type ObligationId, readOnce } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { patience, soaking } from "../faults/parts/soak.ts";
import { answer, RoadmapWorld } from "./world.ts";

// The year 2025 of the pilot region: four quarters, each opened, reminded, locked and handed over by the machine and its schedule.
// Some organisations are late, some wrong, some silent: the report says so exactly. The 211 organisations and the department take
// minutes (`npm run soak`); each fifth school and kindergarten of them has all the same habits in each quarter.

vi.setConfig({ testTimeout: patience(600_000), hookTimeout: patience(300_000) }); // a quarter of 400 reports on a machine with other work

/** Who takes part beside the organisations that the pilot document counts. */
const beside: Agency.AgencyKind[] = ["pmpc", "department", "college", "employer"];
/** Organisations that it counts; those that report: the educational ones (measure 2.3) and the department. */
const size = soaking ? { organisations: 211, educational: 201 } : { organisations: 51, educational: 41 };

let w: RoadmapWorld;
/** The executors: schools, kindergartens, the centre and the department, in order of registration. */
let executors: Agency.Agency[];
beforeAll(async () => {
  w = await RoadmapWorld.start("2024-12-31T20:00", soaking ? "pilot" : "part", "PT720H");
  const kinds = ["school", "kindergarten", "resourceCentre", "department"];
  executors = w.agencies.filter((a) => kinds.includes(a.kind));
});
afterAll(() => w?.close());

type Habit = "silent" | "late" | "wrong" | "returned" | "in-time";
const habits: Habit[] = ["silent", "late", "wrong", "returned"];
/** What an organisation does this quarter; the habits wander through the region. */
const habitOf = (i: number, quarter: number): Habit => habits[(i + quarter * 3) % 20] ?? "in-time";
const having = (habit: Habit, quarter: number) => executors.filter((_, i) => habitOf(i, quarter) === habit);

const id = (o: { obligationId: string }) => o.obligationId as ObligationId;

/** Hands in all that an organisation owes for a quarter, as one request does. */
async function handIn(agency: Agency.Agency, period: string, n: number) {
  const reports = (await w.owes(agency.agencyId, period)).map((o) => ({
    obligationId: id(o),
    values: answer(o, n),
    narrative: "=итог",
  }));
  return Obligation.submitMany({ ...w.ctx, bank: readOnce(w.ctx.bank) }, { reports });
}

interface PeriodBody {
  status: string;
  lockOn: string;
  organisations: { expected: number; complete: number; partly: number; silent: number };
  obligations: Record<string, number>;
  measures: { measureKey: string; dueDate: string; workBy: string; explain: { ru: string } }[];
}
const period = (name: string) => w.ok<PeriodBody>("GET", `/v1/periods/${name}`);

const quarters = [
  {
    q: 1,
    name: "2025-Q1",
    opens: "2025-01-01",
    handsIn: "2025-01-20",
    late: "2025-04-02",
    locked: "2025-04-15",
    due: ["2025-01-30", "2025-03-30", "2025-03-31"],
  },
  {
    q: 2,
    name: "2025-Q2",
    opens: "2025-04-16",
    handsIn: "2025-04-17",
    late: "2025-07-02",
    locked: "2025-07-15",
    due: ["2025-04-30", "2025-06-30"],
  },
  {
    q: 3,
    name: "2025-Q3",
    opens: "2025-07-16",
    handsIn: "2025-07-17",
    late: "2025-10-02",
    locked: "2025-10-15",
    due: ["2025-07-30", "2025-09-30"],
  },
  {
    q: 4,
    name: "2025-Q4",
    opens: "2025-10-16",
    handsIn: "2025-10-17",
    late: "2026-01-13",
    locked: "2026-01-27",
    due: ["2025-10-30", "2025-12-30", "2025-12-31"],
  },
] as const;

it(`has ${size.organisations} organisations and the department beside them, with each habit in each quarter`, () => {
  const pilot = w.agencies.filter((a) => !beside.includes(a.kind));
  expect([pilot.length, executors.length]).toEqual([size.organisations, size.educational + 1]);
  for (const { q } of quarters) for (const habit of habits) expect(having(habit, q).length).toBeGreaterThan(1);
});

/** The second half is as the first one: it is played in the soak. */
const played = quarters.slice(0, soaking ? 4 : 2);
const last = played.at(-1)!;

describe.each(played)("$name", ({ q, name, opens, handsIn, late, locked, due }) => {
  it("is opened by the schedule, with each obligation once", async () => {
    await w.moveTo(`${opens}T10:00`);
    const p = await period(name);
    // 2.3: the educational organisations; 7.1: those and the department; 1.1 and 5.2: the department.
    expect(p).toMatchObject({
      status: "collecting",
      organisations: { expected: size.educational + 1 },
      obligations: { owed: size.educational + size.educational + 1 + 2 },
    });
    expect([...new Set(p.measures.map((m) => m.dueDate))].sort()).toEqual(due);
    const march = p.measures.find((m) => m.dueDate === "2025-03-30");
    if (march) expect([march.workBy, march.explain.ru]).toEqual(["2025-03-28", expect.stringContaining("воскресенье")]);
  });

  it("takes in what comes: in time, wrong, returned and late", async () => {
    await w.moveTo(`${handsIn}T10:00`);
    for (const agency of having("wrong", q)) {
      const [first] = await w.owes(agency.agencyId, name);
      const body = { values: { ...answer(first!, 5), "families-informed": -1 } };
      expect((await w.call("POST", `/v1/obligations/${first!.obligationId}/submit`, body)).status).toBe(422);
    }
    const early = executors.filter((_, i) => !["silent", "late"].includes(habitOf(i, q)));
    for (let i = 0; i < early.length; i += 8) {
      const rows = await Promise.all(early.slice(i, i + 8).map((agency) => handIn(agency, name, q * 10)));
      expect(rows.flat().filter((r) => r.outcome !== "submitted")).toEqual([]);
    }
    for (const agency of having("returned", q)) {
      const { items } = await Obligation.find(w.ctx, { period: name, agency: agency.agencyId });
      await w.ok("POST", `/v1/obligations/${items[0]!.obligationId}/return`, { reason: "Не сходится" });
      await w.ok("POST", `/v1/obligations/${items[0]!.obligationId}/submit`, { values: answer(items[0]!, q * 10) });
    }
    await w.moveTo(`${late}T10:00`);
    const before = await period(name);
    expect(before.organisations).toMatchObject({ silent: having("silent", q).length + having("late", q).length });
    for (const agency of having("late", q)) await handIn(agency, name, q * 10);
    await w.cloud.settle();
    expect((await w.call("POST", `/v1/periods/${name}/open`)).status).toBe(200);
  });

  it("locks itself, and its report says exactly who was late and who is missing", async () => {
    await w.moveTo(`${locked}T10:00`);
    expect(await period(name)).toMatchObject({ status: "submitted" });
    const report = await w.report(name);
    const silent = having("silent", q);
    expect(report.organisations).toEqual({
      expected: size.educational + 1,
      complete: size.educational + 1 - silent.length,
      partly: 0,
      silent: silent.length,
    });
    expect(report.missing.map((m) => m.name).sort()).toEqual(silent.map((a) => a.shortName).sort());
    // The 30th of the first month is the department's alone: by the day of the late ones all its reports are late.
    const owedBy = (a: Agency.Agency) => (a.kind === "department" ? 3 : 2);
    const lateReports = having("late", q).reduce((sum, a) => sum + owedBy(a), 0);
    expect(report.obligations).toMatchObject({
      late: lateReports,
      pending: silent.reduce((sum, a) => sum + owedBy(a), 0),
    });
    const consultations = report.sections.flatMap((s) => s.measures).find((m) => m.measureKey === "II.II-2.3")!;
    const told = executors.filter((a, i) => a.kind !== "department" && habitOf(i, q) !== "silent").length;
    expect(consultations.figures.find((f) => f.key === "families-informed")).toMatchObject({
      value: told * q * 10,
      of: told,
    });
    expect(consultations.figures.find((f) => f.key === "done")).toMatchObject({ value: told, of: told });
    expect(report.computed.totals.children).toBe(25);
    if (q > 1) expect(report.previous).toMatchObject({ children: 25 });
    const { items } = await w.ok<{ items: { status: string; revision: number; reportId: string }[] }>(
      "GET",
      `/v1/periods/${name}/reports`,
    );
    expect(items.map((d) => [d.status, d.revision])).toEqual([
      ["ready", 1],
      ["ready", 1],
    ]);
  });

  it("wrote at most once a day to each organisation, and to nobody who had handed in", async () => {
    const mails = (await w.cloud.mail.messages({})).filter((m) => /^(Ждём|Ждут ответа|Срок истёк)/.test(m.subject));
    const days = mails.map((m) => `${m.to} ${new Date(m.receivedAt).toISOString().slice(0, 10)}`);
    expect(new Set(days).size).toBe(days.length);
    const silent = new Set(having("silent", q).flatMap((a) => a.contacts.map((c) => c.email)));
    for (const email of silent) expect(mails.some((m) => String(m.to).includes(email))).toBe(true);
  });
});

it("lets nobody hand in after locking; a correction is a revision with its reason", async () => {
  const [silent] = having("silent", 1);
  const [owed] = (await Obligation.find(w.ctx, { period: "2025-Q1", agency: silent!.agencyId })).items;
  const late = await w.call("POST", `/v1/obligations/${owed!.obligationId}/submit`, { values: answer(owed!, 1) });
  expect([late.status, late.body.code]).toEqual([409, "period.locked"]);
  const [good] = having("in-time", 1);
  const { items } = await Obligation.find(w.ctx, { period: "2025-Q1", agency: good!.agencyId });
  const wrong = items.find((o) => o.measureKey === "II.II-2.3")!;
  const before = await w.report("2025-Q1");
  await w.ok("POST", `/v1/obligations/${wrong.obligationId}/correct`, {
    reason: "Опечатка",
    values: answer(wrong, 1000),
  });
  const after = await w.report("2025-Q1");
  const sum = (r: typeof after) =>
    r.sections
      .flatMap((s) => s.measures)
      .find((m) => m.measureKey === "II.II-2.3")!
      .figures.find((f) => f.key === "families-informed")!.value!;
  expect([after.revision, after.reason, sum(after) - sum(before)]).toEqual([2, "Опечатка", 990]);
  expect(sum(await w.report("2025-Q1", "?revision=1"))).toBe(sum(before));
  const docx = await w.download(`/v1/periods/2025-Q1/report?format=docx`);
  expect(docx.slice(0, 2).toString()).toBe("PK");
});

it("counts what the records say, also after a rebuild", async () => {
  await w.cloud.settle();
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  const computed = () => Indicator.computed(w.ctx, last.name, Temporal.PlainDate.from(last.locked));
  const before = await computed();
  await Indicator.rebuild(w.ctx);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  expect(await computed()).toEqual(before);
});

it("leaves no personal data in the log, and no secret address", () => {
  const log = w.logs.join("");
  expect(log).not.toMatch(/Ждём|Соловь|\/calendars\/[A-Za-z0-9]{20}/);
});
