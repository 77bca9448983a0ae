import { expect, it } from "vitest";
import { monthWorld } from "../../../test/worlds/month.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import { type DomainEvent, type Mail, newId, type StepId } from "../../ground/shared/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";
import { sendDigests } from "./index.ts";

const toCurator = ({ mail }: { mail: { to: string; subject: string } }) =>
  mail.to === "nvkz@example.org" && /^(За день|Неделя|Ответ|Срок)/.test(mail.subject);

/** Steps of many organisations whose due date has passed, all told; then each of them answers. */
async function answeredLate(day: string, early: boolean) {
  const w = await monthWorld(12);
  const child = await w.child(0);
  const steps: StepId[] = [];
  for (const agencyId of w.agencies) steps.push(await w.ask(agencyId, child, "2025-03-03T06:00:00Z"));
  await w.until(`${day}T${early ? "01" : "03"}:30:00Z`);
  if (!early) await w.digests(); // the morning's leaves before the answers come
  w.sent.length = 0;
  for (const stepId of steps) {
    await Step.complete(w.ctx, stepId, { result: "performed" });
    await w.settle();
  }
  return w;
}

it("given twelve late answers of a day, then they are one mail in the coordinator's digest, by organisation", async () => {
  const w = await answeredLate("2025-04-09", true);
  expect(w.sent.filter(toCurator)).toEqual([]);
  await w.until("2025-04-09T23:00:00Z");
  const mails = w.sent.filter(toCurator).map((s) => s.mail);
  expect(mails.map((m) => m.subject)).toEqual(["За день: поздних ответов 12"]);
  expect(mails[0]!.text).toContain("Ответили после срока");
  expect(mails[0]!.text).toContain("Организация 11");
});

it("given they come on Monday, then the week's digest has them; after it has left, the next day's", async () => {
  const early = await answeredLate("2025-04-14", true);
  await early.until("2025-04-15T12:00:00Z");
  const monday = early.sent.filter(toCurator);
  expect(monday.map((s) => s.mail.subject)).toEqual([expect.stringMatching(/^Неделя/)]);
  expect(monday[0]!.mail.text).toContain("Поздних ответов: 12");

  const late = await answeredLate("2025-04-14", false);
  await late.until("2025-04-15T12:00:00Z");
  const tuesday = late.sent.filter(toCurator);
  expect(tuesday.map((s) => [s.at.toString().slice(0, 10), s.mail.subject])).toEqual([
    ["2025-04-15", "За день: поздних ответов 12"],
  ]);
});

it("given a municipality's only task stands behind 200 of another one, then its coordinator is told on Monday", async () => {
  const w = await world();
  w.moveTo("2025-04-14T03:00:00Z");
  const open = async (municipality: string, tasks: number) => {
    const agencyId = await agencyOf(w.ctx, "school", municipality, { municipality });
    for (let n = 0; n < tasks; n++) {
      const at = w.ctx.now();
      const ids = { eventId: newId("event", at.epochMilliseconds), tenant: w.ctx.tenant, by: "system:test" };
      const event: DomainEvent = { ...ids, type: "test", at: at.toString(), data: {} };
      await Inbox.openTask(w.ctx, event, "undeliverable", `${municipality}-${n}`, { agencyId });
    }
  };
  await open("novokuznetsk", 200);
  await open("kemerovo", 1);
  const sent: Mail[] = [];
  await sendDigests(w.ctx, byMail({ send: async (mail) => ({ providerId: String(sent.push(mail)) }) }));
  expect(sent.map((m) => [m.to, m.subject]).sort()).toEqual([
    ["kem@example.org", "Неделя: просрочено 0, организаций 0, задач 1"],
    ["nvkz@example.org", "Неделя: просрочено 0, организаций 0, задач 200"],
  ]);
});
