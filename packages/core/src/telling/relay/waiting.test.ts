import { describe, expect, it } from "vitest";
import { askedRoute } from "../../../test/worlds/provided.ts";
import { childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import type { AgencyId, ConfirmationId, HandoverId, RouteId, StepId } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";

// What waits for a coordinator's word when its route ends, goes on, or goes to another municipality; when cards become one, two, or none.

/** A route whose organisations are at work. */
async function given() {
  const w = await routeWorld();
  const { routeId, consent } = await askedRoute(w);
  const { "adapted-programme": one, "social-accompaniment": two } = await stepsOf(w, routeId);
  const [programme, social] = [one!, two!].map(({ stepId }) => stepId as StepId);
  return { w, routeId, programme: programme!, social: social!, consent };
}
const fail = (w: RouteWorld, stepId: StepId) =>
  Step.complete(w.ctx, stepId, { result: "not-performed", cause: "no-specialist", reason: "Уволился" });
const ask = async (w: RouteWorld, stepId: StepId) => {
  const { agencyId } = (await Step.load(w.ctx, stepId)).data;
  await Step.ask(w.as(specialist(agencyId)), stepId, { question: "Что имеется в виду?" });
  await w.settle();
};
/** Kinds of open tasks, and of the failed steps of the day, as this coordinator sees them. */
async function seen(w: RouteWorld, municipality?: string) {
  const ctx = municipality ? w.as({ kind: "coordinator", municipality }) : w.ctx;
  const tasks = (await Inbox.find(ctx, { bucket: "tasks" })).items.map(({ task }) => task!.kind);
  const failed = (await Inbox.find(ctx, { bucket: "failed" })).items.map(({ step }) => step!.stepId);
  const counts = await Inbox.counts(ctx);
  expect([counts.tasks.count, counts.failed.count]).toEqual([tasks.length, failed.length]);
  return { tasks: tasks.toSorted(), failed };
}
const end = async (w: RouteWorld, routeId: RouteId) => {
  await Route.close(w.ctx, routeId, { reason: "left-region" });
  await w.settle();
};
const goOn = async (w: RouteWorld, routeId: RouteId) => {
  await Route.reopen(w.ctx, routeId, { reason: "Закрыли по ошибке" });
  await w.settle();
};

describe("given a failure of which nobody has said what follows", () => {
  it("when its route ends, then nobody is asked; goes on, then it is to be decided as before, and its stage waits for that", async () => {
    const { w, routeId, programme } = await given();
    await fail(w, programme);
    await w.settle();
    await end(w, routeId);
    expect(await seen(w)).toEqual({ tasks: [], failed: [] });
    await goOn(w, routeId);
    expect(await seen(w)).toEqual({ tasks: ["failed"], failed: [programme] });
    const stage = async () =>
      (await Route.get(w.ctx, routeId)).stages.find((s) => s.stage === "EducationRoute")?.status;
    await Route.settleStage(w.ctx, routeId, 1, "EducationRoute");
    expect(await stage()).toBe("open");
    const history = await Route.history(w.ctx, routeId, { limit: 200 });
    expect(history.items.map(({ text }) => text.ru).join("\n")).toMatch(
      /маршрут возобновлён, решение за координатором/,
    );
    const decided = await Route.decideStep(w.ctx, programme, {
      decision: "give-to-another",
      agencyId: w.agencies.school2!,
      reason: "Там логопед есть",
    });
    await w.settle();
    expect(decided.attempts).toMatchObject([{ outcome: "not-performed", cause: "no-specialist" }]);
    expect(await seen(w)).toEqual({ tasks: [], failed: [] });
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });

  it("when its route goes on before its end was told in full, then no stage ends with it", async () => {
    const { w, routeId, programme } = await given();
    await fail(w, programme);
    await w.settle();
    await end(w, routeId);
    await Route.reopen(w.ctx, routeId, { reason: "Закрыли по ошибке" });
    expect(await Route.settleStage(w.ctx, routeId, 1, "EducationRoute")).toBe(false);
    await w.settle();
    expect(await seen(w)).toEqual({ tasks: ["failed"], failed: [programme] });
  });

  it("when a coordinator had accepted it, then that word stands after the route went on", async () => {
    const { w, routeId, programme } = await given();
    await fail(w, programme);
    await Route.decideStep(w.ctx, programme, { decision: "accept-outcome", reason: "Семья нашла сама" });
    await w.settle();
    await end(w, routeId);
    await goOn(w, routeId);
    expect(await seen(w)).toEqual({ tasks: [], failed: [] });
  });
});

describe("given an organisation asks what is meant", () => {
  it.each([
    ["it reports", (w: RouteWorld, id: StepId) => Step.complete(w.ctx, id, { result: "performed" })],
    ["it refuses", (w: RouteWorld, id: StepId) => Step.reject(w.ctx, id, { cause: "no-place", reason: "Мест нет" })],
    ["another is asked", (w: RouteWorld, id: StepId) => Step.reassign(w.ctx, id, { agencyId: w.agencies.school2! })],
    ["the step is called off", (w: RouteWorld, id: StepId) => Step.cancel(w.ctx, id, { reason: "Не нужно" })],
  ])("when %s, then nobody has to answer any more", async (_, act) => {
    const { w, programme } = await given();
    await ask(w, programme);
    expect((await seen(w)).tasks).toEqual(["clarification"]);
    await act(w, programme);
    await w.settle();
    expect((await seen(w)).tasks).toEqual([]);
  });

  it("when the step rests, then the question waits", async () => {
    const { w, programme } = await given();
    await ask(w, programme);
    await Step.hold(w.ctx, programme, { reason: "Карантин" });
    await w.settle();
    expect((await seen(w)).tasks).toEqual(["clarification"]);
  });
});

describe("given nobody consents", () => {
  it("when the route ends, then no consent is wanted for it; goes on, then it is", async () => {
    const { w, routeId, consent } = await given();
    await Consent.withdraw(w.ctx, consent.consentId);
    await w.settle();
    expect((await seen(w)).tasks).toEqual(["consent-needed"]);
    await end(w, routeId);
    expect((await seen(w)).tasks).toEqual([]);
    await goOn(w, routeId);
    expect((await seen(w)).tasks).toEqual(["consent-needed"]);
  });
});

describe("given parents who disagree", () => {
  const person = { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" } as const;
  async function disputed() {
    const { w } = await given();
    const father = { surname: "Ёлкин", givenName: "Пётр", relation: "parent" as const };
    const { record } = await Consent.patchChild(w.ctx, w.childId, { addRepresentatives: [father] });
    const his = await consentOf(w.ctx, record, { representativeId: record.representativeIds[1]! });
    await Consent.withdraw(w.ctx, his.consent.consentId);
    await w.settle();
    return w;
  }
  /** Whom open tasks are about. */
  const whose = async (w: RouteWorld) =>
    (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => [task!.kind, task!.childId]);

  it("when a merge of the card into another is undone, then what they disagree about is the child's again", async () => {
    const w = await disputed();
    expect(await whose(w)).toEqual([["consent-disputed", w.childId]]);
    const twice = await childOf(w.ctx, { ...person, birthDate: "2014-05-07" });
    const choose = { "person.birthDate": "this" } as const;
    await Merging.merge(w.ctx, twice.childId, { other: w.childId, choose, confirm: true });
    await w.settle();
    expect(await whose(w)).toEqual([["consent-disputed", twice.childId]]);
    await Merging.unmerge(w.ctx, twice.childId, { other: w.childId, confirm: true });
    await w.settle();
    expect(await whose(w)).toEqual([["consent-disputed", w.childId]]);
  });

  it("when everything of the child is destroyed, then nobody has anything to see to", async () => {
    const w = await disputed();
    const wanted: unknown = await Erasure.erase(w.ctx, w.childId, {
      grounds: "court-order",
      reason: "Решение суда",
    }).catch((refused: unknown) => refused);
    const { confirmationId } = (wanted as { current: { confirmationId: ConfirmationId } }).current;
    await Inbox.confirm(w.as({ kind: "coordinator", id: "second" }), confirmationId);
    await w.settle();
    w.moveTo("2025-03-03T05:16:00Z");
    // The route ends first, and its organisations hear of it.
    for (let round = 0; round < 3; round++) {
      await Erasure.unfinished(w.as({ kind: "system", id: "schedule" }), memoryFiles());
      await w.settle();
    }
    expect((await Erasure.find(w.ctx, { status: "erased" })).items).toHaveLength(1);
    expect(await whose(w)).toEqual([]);
  });
});

describe("given the child moves to another municipality", () => {
  it("when that takes the route over, then all that waits for a word waits there, and no more here", async () => {
    const { w, programme, social } = await given();
    await fail(w, programme);
    await ask(w, social);
    const here = () => seen(w, "novokuznetsk");
    const there = () => seen(w, "kemerovo");
    const waiting = { tasks: ["clarification", "failed"], failed: [programme] };
    expect(await here()).toEqual(waiting);
    await Consent.patchChild(w.ctx, w.childId, { municipality: "kemerovo" });
    await w.settle();
    expect([await here(), await there()]).toEqual([waiting, { tasks: [], failed: [] }]);
    const kem = w.as({ kind: "coordinator", municipality: "kemerovo" });
    const id = (await Handover.find(kem, {})).items[0]!.handoverId as HandoverId;
    const { steps } = await Handover.get(kem, id);
    const confirmedElsewhere = [...new Set(steps.map(({ agencyId }) => agencyId as AgencyId))];
    await Handover.accept(kem, id, { confirmedElsewhere });
    await w.settle();
    expect([await here(), await there()]).toEqual([{ tasks: [], failed: [] }, waiting]);
    // What is asked from now on is asked there, too, wherever the organisation is.
    await Step.clarify(kem, social, { answer: "Один раз в неделю" });
    await w.settle();
    await ask(w, social);
    expect((await there()).tasks).toEqual(["clarification", "failed"]);
    await Route.decideStep(kem, programme, { decision: "repeat", reason: "Специалист принят" });
    await w.settle();
    expect((await Step.load(w.ctx, programme)).data).toMatchObject({ municipality: "kemerovo", status: "requested" });
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });
});
