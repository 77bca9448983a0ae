import { beforeEach, describe, expect, it } from "vitest";
import { programmeOf } from "../../../test/worlds/programme.ts";
import { type ProvidedWorld, providedWorld } from "../../../test/worlds/provided.ts";
import { consentOf } from "../../../test/worlds/region.ts";
import { stepsOf } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import type { AgencyId, StepId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Attendance from "../../roadmaps/attendance/index.ts";
import { correctStep } from "../../roadmaps/report/step.actions.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import type * as Instrument from "../../routes/instrument/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";

let w: ProvidedWorld;
let stepId: StepId;
let provider: AgencyId;
const march = { month: "2025-03", planned: 8, held: 6, absent: { illness: 2 } };
beforeEach(async () => {
  w = await providedWorld();
  ({ stepId, provider } = w);
});

describe("an enrolment of a plan's step", () => {
  it("takes the step on, and is its report: what was held, and which goals were reached", async () => {
    const id = await w.enrolled(w.childId, { stepId });
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ status: "accepted" });
    await Enrolment.setGoals(w.ctx, id, { agreed: [{ serviceKey: "speech-therapy", title: "Просит", baseline: -2 }] });
    await Attendance.record(w.as(specialist(provider)), id, march);
    await Enrolment.setGoals(w.ctx, id, { measured: [{ goalKey: "g1", on: "2025-03-03", level: 0 }] });
    await Enrolment.complete(w.ctx, id, {});
    await w.settle();
    expect(await Step.get(w.ctx, stepId)).toMatchObject({
      status: "completed",
      result: "performed",
      note: "Занятий проведено: 6 из 8. Цели достигнуты: 1 из 1.",
      enrolmentId: id,
    });
    // Whoever evaluates the cycle has it as numbers, as far as consent goes, and so has the coordinator.
    const { routeId } = (await Step.load(w.ctx, stepId)).data;
    const help = {
      sessions: { planned: 8, held: 6 },
      goals: { agreed: 1, reached: 1 },
      enrolments: [{ enrolmentId: id, result: "goals-reached", attainment: 50 }],
    };
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ help });
    const evaluation = async () =>
      Object.values(await stepsOf(w, routeId)).find(({ stage }) => stage === "CycleEvaluation");
    const study: Instrument.StudyAnswer = [
      { condition: "tutor", state: "provided" },
      { condition: "equipment", state: "partly", cause: "no-funds" },
    ];
    for (let n = 0; n < 5 && !(await evaluation()); n++)
      for (const one of Object.values(await stepsOf(w, routeId))) {
        if (one.settledAt) continue;
        if (one.status === "planned") await Step.cancel(w.ctx, one.stepId as StepId, { reason: "Не нужно." });
        else
          await Step.complete(w.ctx, one.stepId as StepId, {
            result: "performed",
            study: one.stepKey === "adapted-programme" ? study : undefined,
          });
        await w.settle();
      }
    const { stepId: last, agencyId: evaluator } = (await evaluation())!;
    const asked = w.as(specialist(evaluator as AgencyId));
    expect(await Route.whom(asked, last as StepId)).toMatchObject({ child: { name: "Ёлкина Анна" }, help });
    expect((await Route.whom(w.ctx, stepId)).help).toBeUndefined();
    // By its link too, with what was asked of whom: of that which consent covers for it, and on record. Beside no other step.
    const links = w.mails.flatMap(({ text }) => /respond#(\S+)/.exec(text)?.[1] ?? []);
    const seen = async (token: string) => {
      const view = await Step.respond({ ...w.deps, beside: Route.besideLink }, { token, action: "view" });
      return view.link === "live" ? view.cycle : undefined;
    };
    const performed = (agency: string, n: number) => ({ agency, performed: n, otherwise: 0, open: 0 });
    const { sessions, goals } = help;
    const all = [performed("pmpc", 1), performed("resourceCentre", 1), performed("school", 2), performed("social", 1)];
    const conditions = { asked: 2, provided: 1 };
    expect(await seen(links.at(-1)!)).toEqual({ organisations: all, sessions, goals, conditions });
    expect(await Route.besideLink(asked, (await Step.load(w.ctx, stepId)).data)).toEqual({});
    const { data: review } = await Step.load(w.ctx, last as StepId);
    const [whole] = await Consent.listFor(w.ctx, w.childId);
    const { representativeIds } = (await Child.load(w.ctx, w.childId)).record;
    const health = { dataClasses: ["identity", "health"] as ("identity" | "health")[] };
    await consentOf(w.ctx, { childId: w.childId, representativeIds }, health);
    await Consent.withdraw(w.ctx, whole!.consentId);
    expect(await Route.besideLink(asked, review)).toEqual({ cycle: { organisations: [performed("pmpc", 1)] } });
    await consentOf(w.ctx, { childId: w.childId, representativeIds });
    await w.settle();
    // What is corrected afterwards is summed up again, until a coordinator has spoken.
    await Attendance.record(w.as(specialist(provider)), id, { ...march, held: 7, absent: {} });
    await w.settle();
    expect(await Step.get(w.ctx, stepId)).toMatchObject({
      result: "performed",
      note: "Занятий проведено: 7 из 8. Цели достигнуты: 1 из 1.",
      corrected: { was: "performed", reason: "Организация исправила занятия после итога." },
    });
    await Attendance.record(w.as(specialist(provider)), id, { ...march, held: 0, absent: { illness: 8 } });
    await w.settle();
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ result: "not-applied", cause: "did-not-come" });
    expect(await w.tasks("failed")).toMatchObject([{ stepId }]);
    await correctStep(w.ctx, stepId, { result: "not-applied", cause: "other", reason: "Ребёнок болел." });
    await Attendance.record(w.as(specialist(provider)), id, march);
    await w.settle();
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ result: "not-applied", cause: "other" });
    expect((await Step.get(w.ctx, stepId)).enrolmentId).toBeUndefined();
    await w.agree();
    // Of the next cycle it is told nothing: that is for whoever evaluates it.
    await Step.complete(asked, last as StepId, { result: "performed" });
    await w.settle();
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ cycle: 2 });
    expect((await Route.whom(asked, last as StepId)).help).toBeUndefined();
    expect(await Route.besideLink(asked, (await Step.load(w.ctx, last as StepId)).data)).toEqual({});
  });

  it("that ends before its term is a coordinator's to decide about", async () => {
    const id = await w.enrolled(w.childId, { stepId });
    const own = w.as(specialist(provider));
    await Enrolment.leave(own, id, { cause: "no-attendance", reason: "Не приводят." });
    await w.settle();
    expect(await Step.get(w.ctx, stepId)).toMatchObject({
      result: "not-applied",
      cause: "did-not-come",
      decision: { status: "pending" },
    });
    expect(await w.tasks("failed")).toMatchObject([{ stepId }]);
    expect(await w.tasks("enrolment-left")).toEqual([]);
    await w.agree();
  });

  it("is of the step's child and organisation, while it waits for an answer, once", async () => {
    const programmeId = await programmeOf(w.ctx, provider, { places: 3 });
    const stranger = await w.other("Носова");
    const wrong = Enrolment.enrol(w.ctx, programmeId, { childId: stranger, stepId });
    await expect(wrong).rejects.toMatchObject({ fields: [{ pointer: "/stepId" }] });
    const elsewhere = await programmeOf(w.ctx, w.agencies.social2!);
    const there = Enrolment.enrol(w.ctx, elsewhere, { childId: w.childId, stepId });
    await expect(there).rejects.toMatchObject({ fields: [{ pointer: "/stepId" }] });
    // The organisation enrols by its own step.
    const own = w.as(specialist(provider));
    expect(await Enrolment.enrol(own, programmeId, { childId: w.childId, stepId })).toMatchObject({ stepId });
    const again = await programmeOf(w.ctx, provider);
    const twice = Enrolment.enrol(w.ctx, again, { childId: w.childId, stepId });
    await expect(twice).rejects.toMatchObject({ code: "conflict.exists" });
  });
});
