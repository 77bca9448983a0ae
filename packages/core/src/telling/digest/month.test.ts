import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { monthWorld } from "../../../test/worlds/month.ts";
import type { AgencyId, StepId } from "../../ground/shared/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";

const zone = "Asia/Novokuznetsk";
const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toString();
const isReminder = (subject: string) => subject.startsWith("Ждут ответа");
const isEscalation = (subject: string) => subject.startsWith("Ждём ответа");

it("a month of 211 organisations and 500 open steps: one reminder a day at most, and nobody is forgotten", async () => {
  const w = await monthWorld(211);
  const children = [];
  for (let i = 0; i < 25; i++) children.push(await w.child(i));
  const steps: { stepId: StepId; agencyId: AgencyId; i: number }[] = [];
  for (let i = 0; i < 500; i++) {
    // Half of the steps go to thirty organisations, as life has it; requests come over the first week.
    const agencyId = w.agencies[i % 2 ? i % 30 : i % 211]!;
    const requestAt = Temporal.Instant.from("2025-03-03T06:00:00Z")
      .add({ hours: 24 * (i % 5) })
      .toString();
    const stepId = await w.ask(agencyId, children[i % 25]!, requestAt);
    steps.push({ stepId, agencyId, i });
    // A third answers after a while, some of them late; the others never do.
    if (i % 3 === 0) {
      const answers = Temporal.Instant.from(requestAt).add({ hours: 24 * (1 + (i % 20)) });
      w.at(answers.epochMilliseconds, async () => {
        await Step.complete(w.ctx, stepId, { result: "performed" });
        await w.settle();
      });
    }
  }
  await w.until("2025-04-03T12:00:00Z");

  const ofDay = new Map<string, { reminders: number; others: number }>();
  for (const { at, mail } of w.sent) {
    const key = `${mail.to} ${dayOf(at)}`;
    const n = ofDay.get(key) ?? { reminders: 0, others: 0 };
    if (isReminder(mail.subject)) n.reminders++;
    if (isEscalation(mail.subject)) n.others++;
    ofDay.set(key, n);
  }
  const organisations = [...ofDay].filter(([key]) => /^(org|bounces)-/.test(key));
  expect(organisations.length).toBeGreaterThan(400);
  expect(Math.max(...organisations.map(([, n]) => n.reminders))).toBe(1);
  expect(Math.max(...organisations.map(([, n]) => n.others))).toBe(1);
  expect(w.sent.filter(({ mail }) => isReminder(mail.subject)).length).toBeGreaterThan(200);
  // Digests leave in working hours, and can be ended.
  for (const { at, mail } of w.sent.filter((s) => isReminder(s.mail.subject))) {
    expect(at.toZonedDateTimeISO(zone).hour).toBeGreaterThanOrEqual(9);
    expect(at.toZonedDateTimeISO(zone).hour).toBeLessThan(18);
    expect(mail.headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
    expect(mail.headers!["List-Unsubscribe"]).toMatch(/^<https:\/\/marshrut\.example\.org\/v1\/unsubscribe\?token=/);
    expect(mail.text.length * mail.html.length).toBeGreaterThan(0);
  }

  // Every request is answered, escalated or visibly undeliverable.
  const tasks = (await Inbox.openTasks(w.ctx, { limit: 200 })).items.map((t) => t.data);
  const fate = { answered: 0, escalated: 0, undeliverable: 0 };
  for (const { stepId, agencyId } of steps) {
    const { data: step } = await Step.load(w.ctx, stepId);
    const unreachable = tasks.some((t) => t.kind === "undeliverable" && t.agencyId === agencyId);
    if (Step.isSettled(step)) fate.answered++;
    else if (step.milestones.escalations > 0) fate.escalated++;
    else if (unreachable) fate.undeliverable++;
    else expect.fail(`${stepId} is forgotten: ${step.status}, due ${step.due.date}`);
  }
  expect(fate.answered).toBe(167);
  expect(fate.answered + fate.escalated + fate.undeliverable).toBe(500);
  expect(tasks.filter((t) => t.kind === "undeliverable").length).toBeGreaterThan(5);

  // The coordinator is not flooded either: of all that is overdue the day's first alone, the rest together, Mondays by
  // organisation.
  const overdue = w.sent.filter(
    ({ mail }) => mail.to === "nvkz@example.org" && /^(Срок истёк|За день|Неделя)/.test(mail.subject),
  );
  const perDay = Object.values(Object.groupBy(overdue, ({ at }) => dayOf(at))).map((list) => list!.length);
  expect(overdue.some(({ mail }) => mail.subject.startsWith("Неделя"))).toBe(true);
  expect(Math.max(...perDay)).toBeLessThanOrEqual(2);
}, 300_000);
