import { expect, it } from "vitest";
import { routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { settings } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, RouteId, StepId, WebhookId } from "../../ground/shared/index.ts";
import { save } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Webhook from "../webhook/index.ts";

it("given the organisation was closed, when its step escalates, then only the coordinator hears, of both", async () => {
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const stepId = Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId;
  await Agency.patch(w.ctx, w.agencies.pmpc!, { status: "closed" });
  const before = w.mails.length;
  w.moveTo("2025-03-25T03:00:00Z");
  await w.milestone(stepId);
  expect((await Step.load(w.ctx, stepId)).data.milestones.escalations).toBe(1);
  const mails = w.mails.slice(before);
  expect(mails.map((m) => m.to)).toEqual(["nvkz@example.org", "nvkz@example.org"]);
  expect(new Set(mails.map((m) => m.subject)).size).toBe(2);
});

/** The organisation's endpoint is not called any more, at noon of the world's first day. */
async function endpointGone(agency: "pmpc" | "school") {
  const w = await routeWorld();
  const agencyId = w.agencies[agency] as AgencyId;
  const { webhookId } = await Webhook.register(w.ctx, agencyId, { url: "https://his.example.org/hooks" });
  const gone = async () => {
    await save(w.ctx, {
      writes: [],
      stream: `T#kuzbass#AGENCY#${agencyId}`,
      events: [
        { type: "webhook.disabled", data: { agencyId, webhookId: webhookId as WebhookId, because: "gone" as const } },
      ],
      audit: { subject: agencyId, action: "test" },
    });
    await w.settle();
  };
  return { w, agencyId, gone };
}
const tell = (mails: { to: string; subject: string }[]) =>
  mails.filter((m) => m.subject.startsWith("Вебхук отключён")).map((m) => m.to);

it("given quiet hours, when an endpoint was disabled, then its organisation hears of it in the morning", async () => {
  const { w, gone } = await endpointGone("pmpc");
  await Tenant.configure(w.as({ kind: "admin" }), { ...settings, quietHours: { from: "11:00", to: "14:00" } });
  await gone();
  expect(tell(w.mails)).toEqual([]);
  w.moveTo("2025-03-03T07:01:00Z"); // 14:01 there
  await w.settle();
  expect(tell(w.mails)).toEqual(["pmpc@example.org"]);
});

it("given the organisation was closed, when its endpoint was disabled, then it is not written to", async () => {
  const { w, agencyId, gone } = await endpointGone("school");
  await Agency.patch(w.ctx, agencyId, { status: "closed" });
  await gone();
  expect(tell(w.mails)).toEqual([]);
});
