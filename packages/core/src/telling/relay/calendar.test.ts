import { expect, it } from "vitest";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import { russianCalendar, russianCalendarData } from "../../ground/calendar/index.ts";
import type { RouteId, StepId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Rescheduling from "../../roadmaps/rescheduling/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";

/** 2025 as the government has it, and a day off more: so late that requests were counted without it. */
const with2025 = (from: string, to: string) => {
  const year = russianCalendarData.years.find((y) => y.year === 2025)!;
  return { ...year, transfers: [...year.transfers, { from, to }] };
};
/** A route whose commission has been asked on 3 March, for fifteen working days. */
async function asked() {
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [review] = Object.values(await stepsOf(w, routeId));
  return { w, routeId, review: review!, stepId: review!.stepId as StepId };
}
const mailsTo = (w: RouteWorld, name: string) => w.mails.filter(({ to }) => to.includes(`${name}@example.org`));

it("given a late change, when previewed, then it says what would move and moves nothing", async () => {
  const { w, review, stepId } = await asked();
  expect([review.dueDate, review.calendarVersion]).toEqual(["2025-03-24", "ru-2027.1"]);
  const year = with2025("2025-04-05", "2025-03-14");
  const { steps, more, items, next } = await Rescheduling.preview(w.ctx, year, {});
  expect({ steps, more, next }).toEqual({ steps: 1, more: false, next: undefined });
  expect(items).toMatchObject([
    {
      stepId,
      agencyId: w.agencies.pmpc,
      from: { dueDate: "2025-03-24", workBy: "2025-03-24" },
      to: { dueDate: "2025-03-25", workBy: "2025-03-25" },
    },
  ]);
  await w.settle();
  expect((await Step.get(w.ctx, stepId)).dueDate).toBe("2025-03-24");
  expect((await Tenant.calendarYears(w.ctx)).version).toBe("ru-2027.1");
  await expect(
    Rescheduling.preview({ ...w.ctx, actor: { ...w.ctx.actor, kind: "link" } as never }, year, {}),
  ).rejects.toMatchObject({
    code: "not-found",
  });
});

it("given it is set, then the step moves once, its agency is told in the day's letter, and its entry in calendars moves", async () => {
  const { w, routeId, stepId } = await asked();
  w.mails.length = 0;
  await Tenant.uploadYear(w.ctx, with2025("2025-04-05", "2025-03-14"));
  await w.settle();
  expect(await Step.get(w.ctx, stepId)).toMatchObject({ dueDate: "2025-03-25", calendarVersion: "ru-2027.1+1" });
  expect((await Tenant.calendarYears(w.ctx)).change).toMatchObject({ edition: 1, status: "moved", steps: 1 });
  const told = async () =>
    (await Route.history(w.ctx, routeId, { limit: 200 })).items.filter(({ type }) => type === "step.due-changed");
  expect((await told()).map(({ text }) => text.ru)).toEqual([expect.stringContaining("25 марта 2025")]);
  expect(w.mails).toEqual([]); // no letter for each step: they stand in the day's one
  await sendDigests(w.ctx, byMail(w.deps.mailer));
  const [letter] = mailsTo(w, "pmpc");
  expect(letter!.text).toContain("новый срок: изменён производственный календарь");
  expect(letter!.attachments).toMatchObject([
    { filename: "marshrut.ics", content: expect.stringContaining("DTSTART;VALUE=DATE:20250325") },
  ]);
  // The same year again is no change; a look after a minute finds nothing left, and there is one such look.
  await Tenant.uploadYear(w.ctx, with2025("2025-04-05", "2025-03-14"));
  w.moveTo("2025-03-03T06:00:00Z");
  await Rescheduling.lookAgain(w.ctx);
  await w.settle();
  await Rescheduling.lookAgain(w.ctx);
  await w.settle();
  expect((await Tenant.calendarYears(w.ctx)).change).toMatchObject({ edition: 1, status: "moved", steps: 1 });
  expect(await told()).toHaveLength(1);
});

it("given another process still counted by the former calendar, then the second look moves what it made", async () => {
  const { w, stepId } = await asked();
  await Tenant.uploadYear(w.ctx, with2025("2025-04-05", "2025-03-14"));
  await w.settle();
  const { data } = await Step.load(w.ctx, stepId);
  const former = Step.dueOf(data.rule, w.ctx.now(), "Asia/Novokuznetsk", russianCalendar);
  const { version, ...kept } = await Step.load(w.ctx, stepId);
  await w.ctx.bank.commit([{ put: { ...kept, data: { ...data, due: former } }, expect: version }]);
  w.moveTo("2025-03-03T06:00:00Z");
  await Rescheduling.lookAgain(w.ctx);
  await w.settle();
  expect((await Step.get(w.ctx, stepId)).dueDate).toBe("2025-03-25");
});

it("given a day that has passed moves to another one that has, then nobody is reminded anew", async () => {
  const { w, stepId } = await asked();
  w.moveTo("2025-03-26T05:00:00Z");
  await w.milestone(stepId);
  const { escalations } = (await Step.load(w.ctx, stepId)).data.milestones;
  expect(escalations).toBe(1);
  await Tenant.uploadYear(w.ctx, with2025("2025-04-05", "2025-03-14"));
  await w.settle();
  const { data } = await Step.load(w.ctx, stepId);
  expect([data.due.date, data.milestones.escalations]).toEqual(["2025-03-25", 1]);
});

it("given December without next year's calendar, then each coordinator is told on Monday, and it is asked for once", async () => {
  const w = await routeWorld();
  const look = async (at: string) => {
    w.moveTo(at);
    await Tenant.askForNextYear(w.ctx);
    await w.settle();
    return (await Inbox.openTasks(w.ctx, {})).items.map(({ data }) => data);
  };
  expect(await look("2027-11-30T12:00:00Z")).toEqual([]);
  const [task, ...others] = await look("2027-11-30T18:00:00Z"); // December in Novokuznetsk
  expect(task).toMatchObject({ kind: "calendar-missing", year: 2028 });
  expect(others).toEqual([]);
  expect(await look("2027-12-06T03:00:00Z")).toHaveLength(1);
  w.mails.length = 0;
  await sendDigests(w.ctx, byMail(w.deps.mailer));
  expect(w.mails.map(({ subject }) => subject)).toEqual(
    Array(2).fill("Неделя: просрочено 0, организаций 0, задач 1"), // of both municipalities
  );
  await Inbox.doneTask(w.ctx, task!.taskId);
  expect(await look("2027-12-06T04:00:00Z")).toEqual([]);
});
