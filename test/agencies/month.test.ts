import { russianCalendar } from "@marshrut/core/calendar";
import * as Inbox from "@marshrut/core/inbox";
import { type AgencyId, type ChildId, newId, type RouteId, type StepId } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { planned } from "../../packages/core/test/fixtures/step.ts";
import { agencyOf } from "../../packages/core/test/worlds/region.ts";
import { patience, soaking } from "../faults/parts/soak.ts";
import { invoke } from "./invoke.ts";
import { ctx, deliveries, World } from "./world.ts";

// A month in the local cloud, with its machines, timers, digests and mailbox: a part of the pilot, since all 211 organisations
// and 500 steps take four minutes here (packages/core/src/telling/digest/month.test.ts has them, with machines played by hand), and
// 60 with 120 a minute and a half (`npm run soak`). The steps are put into the data bank, all for one child: the routes of a hundred
// children would be another test.

vi.setConfig({ testTimeout: patience(600_000), hookTimeout: patience(600_000) });

const zone = "Asia/Novokuznetsk";
const kinds = ["school", "kindergarten", "social", "health", "ngo"] as const;
const [organisations, many] = soaking ? [60, 120] : [12, 24];
let w: World;
const agencies: AgencyId[] = [];
const steps: { stepId: StepId; agencyId: AgencyId }[] = [];
beforeAll(async () => {
  w = await World.start("own", "2026-01-12T10:00", undefined, "PT24H");
  for (let i = 0; i < organisations; i++) {
    const contacts = [{ email: `${isDead(i) ? "dead" : "org"}-${i}@example.org` }];
    agencies.push(await agencyOf(ctx(), kinds[i % kinds.length]!, `Организация ${i}`, { contacts }));
  }
  const routeId = (await w.openRoute()) as RouteId;
  for (let i = 0; i < many; i++) {
    const requestAt = Temporal.Instant.from("2026-01-12T06:00:00Z").add({ hours: 24 * (i % 5) });
    const [stepId, agencyId] = [
      newId("step", w.cloud.clock.now()),
      agencies[i % 2 ? i % (organisations / 3) : i % organisations]!,
    ];
    const due = Step.dueOf(planned.rule, requestAt, zone, russianCalendar);
    await Step.create(ctx(), [
      {
        ...planned,
        stepId,
        routeId,
        childId: w.childId as ChildId,
        agencyId,
        requestAt: requestAt.toString(),
        due,
        generationAt: requestAt.toString(),
      },
    ]);
    steps.push({ stepId, agencyId });
  }
  await w.cloud.settle();
});
afterAll(() => w.close());

const isDead = (i: number) => i % (organisations / 2) === (soaking ? 7 : 1);

/** SES tells that what went to dead addresses came back. */
async function comeBack(): Promise<void> {
  for (const [i, agencyId] of agencies.entries()) {
    if (!isDead(i)) continue;
    for (const { deliveryId, to } of await deliveries(w, `&agency=${agencyId}&status=sent&channel=mail`)) {
      const headers = [
        { name: "X-Marshrut-Tenant", value: "pilot" },
        { name: "X-Marshrut-Delivery", value: deliveryId },
      ];
      const bounce = { bounceType: "Permanent", bouncedRecipients: [{ emailAddress: to }] };
      await invoke(w, "mail-events", { detail: { eventType: "Bounce", mail: { destination: [to], headers }, bounce } });
    }
  }
  await w.cloud.settle();
}

it("sends no organisation more than one reminder a day, and forgets nobody", async () => {
  for (let day = 0; day < 31; day++) {
    const answering = steps.filter((_, i) => i % 3 === 0 && 1 + (i % 20) === day);
    for (const { stepId } of answering) await Step.complete(ctx(), stepId, { result: "performed" });
    await w.cloud.advance("P1D");
    if (day < 7) await comeBack();
  }
  const perDay = new Map<string, number>();
  const mails = (await w.mails()).filter((m) => /^org-/.test(String(m.to)));
  for (const { to, subject, receivedAt } of mails) {
    if (!subject.startsWith("Ждут ответа")) continue;
    const day = Temporal.Instant.fromEpochMilliseconds(new Date(receivedAt).getTime()).toZonedDateTimeISO(zone);
    const key = `${to} ${day.toPlainDate()}`;
    perDay.set(key, (perDay.get(key) ?? 0) + 1);
  }
  expect(perDay.size).toBeGreaterThan(organisations);
  expect(Math.max(...perDay.values())).toBe(1);
  const tasks = (await Inbox.openTasks(ctx(), { limit: 200 })).items.map((t) => t.data);
  const fate = { answered: 0, escalated: 0, undeliverable: 0 };
  for (const { stepId, agencyId } of steps) {
    const { data: step } = await Step.load(ctx(), stepId);
    if (Step.isSettled(step)) fate.answered++;
    else if (step.milestones.escalations > 0) fate.escalated++;
    else if (tasks.some((t) => t.kind === "undeliverable" && t.agencyId === agencyId)) fate.undeliverable++;
    else expect.fail(`${stepId} is forgotten: ${step.status}, due ${step.due.date}`);
  }
  expect(fate.answered).toBe(many / 3);
  expect(fate.answered + fate.escalated + fate.undeliverable).toBe(many);
});
