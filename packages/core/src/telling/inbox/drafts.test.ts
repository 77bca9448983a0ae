import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import type { RouteId, StepId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "./index.ts";

let w: RouteWorld;
let routeId: RouteId;
const counted = async () => (await Inbox.counts(w.ctx)).drafts;
const kemerovo = () => w.as({ kind: "coordinator", municipality: "kemerovo" });

beforeEach(async () => {
  w = await routeWorld();
  await Tenant.setUpToDate(w.ctx);
  await w.consent();
  routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [review] = Object.values(await stepsOf(w, routeId));
  await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
  await w.settle();
});

describe("plans that wait for approval", () => {
  it("are a part of the day, with how long they have waited, for the municipality's coordinator alone", async () => {
    w.moveTo("2025-03-24T03:00:00Z");
    const { items } = await Inbox.find(w.ctx, { bucket: "drafts" });
    expect(items).toEqual([
      {
        draft: {
          routeId,
          childId: w.childId,
          template: "school-age",
          since: "2025-03-03",
          daysWaiting: 21,
          lines: 7,
          unassigned: 0,
        },
      },
    ]);
    expect(await counted()).toEqual({ count: 1, more: false });
    expect((await Inbox.find(kemerovo(), { bucket: "drafts" })).items).toEqual([]);
    expect((await Inbox.counts(kemerovo())).drafts).toEqual({ count: 0, more: false });
  });

  it("are told each Monday, until they are approved", async () => {
    const monday = async (day: string) => {
      w.moveTo(`${day}T03:00:00Z`);
      const before = w.mails.length;
      await Digest.sendDigests(
        w.as({ kind: "system" }),
        byMail({
          send: async (mail) => ({ providerId: String(w.mails.push(mail)) }),
        }),
      );
      return w.mails
        .slice(before)
        .map(({ text }) => text)
        .join("\n");
    };
    expect(await monday("2025-03-10")).toContain("Ждёт утверждения: 1 план; дольше всех — 7 дней.");
    expect(await monday("2025-03-17")).toContain("дольше всех — 14 дней");
    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    expect(await monday("2025-03-24")).not.toContain("утверждения");
    expect((await Inbox.find(w.ctx, { bucket: "drafts" })).items).toEqual([]);
    expect(await counted()).toEqual({ count: 0, more: false });
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });
});

describe("the number in a letter", () => {
  it("finds its route or step, for the municipality's coordinator alone", async () => {
    const step = Object.values(await stepsOf(w, routeId))[0]!;
    const letter = w.mails.find(({ subject }) => subject.includes(step.stepId.slice(-6)));
    expect(letter).toBeDefined();
    const found = { routeId, childId: w.childId };
    expect(await Inbox.byNumber(w.ctx, step.stepId.slice(-6))).toEqual([{ ...found, stepId: step.stepId }]);
    expect(await Inbox.byNumber(w.ctx, routeId.slice(-6))).toEqual([{ ...found, stepId: undefined }]);
    expect(await Inbox.byNumber(kemerovo(), routeId.slice(-6))).toEqual([]);
    expect(await Inbox.byNumber(w.ctx, "000000")).toEqual([]);
  });
});
