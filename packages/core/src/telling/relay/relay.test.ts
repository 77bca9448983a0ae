import { describe, expect, it } from "vitest";
import { linkIn, reassignedAmid } from "../../../test/worlds/asked.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import { type RouteId, type StepId, Unavailable } from "../../ground/shared/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { sendDigests } from "../digest/index.ts";

const opened = async (more: { consent?: boolean; measures?: string[] } = {}) => {
  const w = await routeWorld();
  if (more.consent !== false) await w.consent();
  await w.ipra(more.measures ?? ["Занятия с логопедом", "Массаж"]);
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  return { w, routeId };
};

const complete = async (w: RouteWorld, step: Step.StepView) => {
  await Step.complete(w.ctx, step.stepId as StepId, { result: "performed" });
  await w.settle();
};

const supported = async () => {
  const { w, routeId } = await opened();
  await complete(w, Object.values(await stepsOf(w, routeId))[0]!);
  await Route.approvePlan(w.ctx, routeId);
  await w.settle();
  return { w, routeId };
};

describe("a route of school age", () => {
  it("given consent, when opened, then the commission is asked by a mail with a link and without a name", async () => {
    const { w, routeId } = await opened();
    const [step] = Object.values(await stepsOf(w, routeId));
    expect(step).toMatchObject({ stage: "CommissionReview", status: "requested", agencyId: w.agencies.pmpc });
    expect(w.mails).toHaveLength(1);
    expect(w.mails[0]).toMatchObject({ to: "pmpc@example.org" });
    expect(`${w.mails[0]!.subject}${w.mails[0]!.text}${w.mails[0]!.html}`).not.toMatch(/Ёлкин|Анна|2014/);
    expect(linkIn(w.mails[0]!)).not.toBe("");
  });

  it("given no consent, when opened, then nothing goes out, the coordinator is told, and consent heals it", async () => {
    const { w, routeId } = await opened({ consent: false });
    const [step] = Object.values(await stepsOf(w, routeId));
    expect(step).toMatchObject({ status: "on-hold", holdReason: "consent" });
    expect(w.mails.map((m) => m.to)).toEqual(["nvkz@example.org"]);
    await w.consent();
    await w.settle();
    expect(Object.values(await stepsOf(w, routeId))[0]).toMatchObject({ status: "requested" });
    expect(w.mails.map((m) => m.to)).toEqual(["nvkz@example.org", "pmpc@example.org"]);
  });

  it("given a stage opens and its steps cannot be made yet, then the route names none that is not there", async () => {
    const w = await routeWorld();
    await w.consent();
    const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
    const { commit } = w.deps.bank;
    w.deps.bank.commit = async (writes) => {
      if (writes.some((write) => "put" in write && write.put.kind === "step")) throw new Unavailable("bank");
      return commit(writes);
    };
    await expect(w.settle()).rejects.toThrow(Unavailable);
    w.deps.bank.commit = commit;
    const [review] = (await Route.get(w.ctx, routeId)).stages;
    expect(review).toMatchObject({ stage: "CommissionReview", status: "open", stepIds: [] });
  });

  it("given the review is done, when the plan is approved, then all branches run side by side", async () => {
    const { w, routeId } = await supported();
    const view = await Route.get(w.ctx, routeId);
    expect(view.stages.filter((s) => s.status === "open").map((s) => s.stage)).toEqual([
      "RehabilitationMeasures",
      "FamilyConsultations",
      "EducationRoute",
      "SocialAccompaniment",
    ]);
    const measures = Object.values(await stepsOf(w, routeId)).filter((s) => s.stage === "RehabilitationMeasures");
    expect(measures.map((s) => s.agencyId)).toEqual([w.agencies.school, w.agencies.health]);
  });

  it("given a new ИПРА, then a measure that is done is asked for anew, unless the old document is only corrected", async () => {
    const { w, routeId } = await supported();
    const measures = async () =>
      Object.values(await stepsOf(w, routeId)).filter((s) => s.stage === "RehabilitationMeasures");
    const [speech, massage] = await measures();
    await complete(w, speech!);
    const [ipra] = await Instrument.listFor(w.ctx, w.childId);
    const { number, issuer, validFrom, validTo } = ipra!;
    const titles = ["Занятия с логопедом", "Массаж"];
    const same = titles.map((title, i) => ({ block: i % 2 ? ("health" as const) : ("education" as const), title }));
    const paper = { kind: "ipra" as const, number, issuer, validFrom, validTo, measures: same };
    await Instrument.record(w.ctx, w.childId, { ...paper, issuer: "Бюро МСЭ № 2", supersedes: ipra!.instrumentId });
    await w.settle();
    expect(await measures()).toHaveLength(2);
    await w.ipra(titles);
    await w.settle();
    const now = await measures();
    expect(now.map((s) => s.status)).toEqual(["completed", massage!.status, "requested"]);
    expect(now[2]!.title).toEqual(speech!.title);
  });

  it("given a new ИПРА, then what it repeats is not asked for twice, and the coordinator is told what it leaves out", async () => {
    const { w, routeId } = await supported();
    const measures = async () =>
      Object.values(await stepsOf(w, routeId)).filter((s) => s.stage === "RehabilitationMeasures");
    const before = await measures();
    expect(before).toHaveLength(2);
    const told = w.mails.length;
    await w.ipra(["занятия с Логопедом"]);
    await w.settle();
    expect(await measures()).toEqual(before);
    expect(w.mails.slice(told).map((m) => m.to)).toEqual(["nvkz@example.org"]);
    expect(w.mails.at(-1)!.subject).toContain("В новом документе нет прежних мероприятий");
    expect(w.mails.at(-1)!.text).toContain("Шагов вне нового документа: 1");
  });

  it("given every step is done, when the cycle is evaluated, then the next cycle begins", async () => {
    const { w, routeId } = await supported();
    for (let i = 0; i < 30; i++) {
      const open = Object.values(await stepsOf(w, routeId)).filter((s) => !s.settledAt && s.cycle === 1);
      if (open.length === 0) break;
      for (const step of open)
        if (step.status === "planned") await Step.cancel(w.ctx, step.stepId as StepId, { reason: "нет нужды" });
        else await complete(w, step);
      await w.settle();
    }
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "open", cycle: 2, generation: 2 });
    expect([...w.executions.keys()]).toContain(`${routeId}-g2`);
    expect([...w.executions.keys()]).not.toContain(`${routeId}-g1`);
  });

  it("given a running stage, when a new ИПРА brings a measure, then its step joins the stage", async () => {
    const { w, routeId } = await supported();
    await w.ipra(["Занятия с дефектологом"]);
    await w.settle();
    const stage = (await Route.get(w.ctx, routeId)).stages.find((s) => s.stage === "RehabilitationMeasures")!;
    expect(stage.stepIds).toHaveLength(3);
    const joined = await Step.get(w.ctx, stage.stepIds[2] as StepId);
    expect(joined).toMatchObject({ status: "requested", stage: "RehabilitationMeasures" });
  });

  it("given an open route, when closed, then its steps are cancelled and nothing of it runs", async () => {
    const { w, routeId } = await supported();
    await Route.close(w.ctx, routeId, { reason: "left-region" });
    await w.settle();
    const steps = Object.values(await stepsOf(w, routeId));
    expect(new Set(steps.map((s) => s.status))).toEqual(new Set(["completed", "cancelled"]));
    // What tells the organisations that their work has ended: no execution of the route or of a step.
    expect([...w.executions.keys()]).toEqual(["kuzbass-202503030515"]);
    const again = await Route.open(w.ctx, w.childId, { template: "school-age" });
    expect(again.routeId).not.toBe(routeId);
  });

  it("given an open route, when another is opened, then it is refused with the first one's id", async () => {
    const { w, routeId } = await opened();
    await expect(Route.open(w.ctx, w.childId, { template: "school-age" })).rejects.toMatchObject({
      code: "route.exists",
      current: { routeId },
    });
  });
});

describe("an agency's answer", () => {
  it("given a link, when rejected and reassigned, then the next agency is asked and the old link is dead", async () => {
    const { w, routeId } = await opened();
    const token = linkIn(w.mails[0]!);
    await Step.respond(w.deps, { token, action: "reject", reason: "Нет специалиста" });
    await w.settle();
    const [rejected] = Object.values(await stepsOf(w, routeId));
    expect(rejected).toMatchObject({ status: "rejected", note: "Нет специалиста" });
    expect(w.mails.at(-1)).toMatchObject({ to: "nvkz@example.org" });
    await Step.reassign(w.ctx, rejected!.stepId as StepId, { agencyId: w.agencies.pmpc2! });
    await w.settle();
    expect(w.mails.at(-1)).toMatchObject({ to: "pmpc2@example.org" });
    await expect(Step.respond(w.deps, { token, action: "accept" })).rejects.toMatchObject({ code: "link.dead" });
    // Who was asked afterwards is no business of the first one.
    expect(await Step.respond(w.deps, { token, action: "view" })).toEqual({ link: "dead" });
  });

  it("given a link, when used twice, then the second use is refused and the first one counts", async () => {
    const { w } = await opened();
    const token = linkIn(w.mails[0]!);
    expect(await Step.respond(w.deps, { token, action: "view" })).toMatchObject({
      link: "live",
      child: { name: "Ёлкина Анна", birthDate: "2014-05-06" },
    });
    expect(await Step.respond(w.deps, { token, action: "accept" })).toMatchObject({ done: "accepted" });
    await expect(Step.respond(w.deps, { token, action: "accept" })).rejects.toMatchObject({ code: "link.used" });
    await w.settle();
    const next = linkIn(w.mails.at(-1)!);
    expect(next).not.toBe(token);
    expect(await Step.respond(w.deps, { token: next, action: "report", result: "performed" })).toMatchObject({
      done: "reported",
      status: "completed",
    });
  });

  it.each(["view", "accept"] as const)(
    "given a link, when reassigned amid its %s, then the link is dead",
    async (action) => {
      const { w } = await opened();
      const token = linkIn(w.mails[0]!);
      const bank = reassignedAmid(w, { after: 1 });
      const answer = Step.respond({ ...w.deps, bank }, { token, action });
      if (action === "view") expect(await answer).toEqual({ link: "dead" });
      else await expect(answer).rejects.toMatchObject({ code: "link.dead" });
    },
  );

  it("given two answers at once, then one wins and the other is refused with the state", async () => {
    const { w, routeId } = await opened();
    const [step] = Object.values(await stepsOf(w, routeId));
    const id = step!.stepId as StepId;
    const answers = await Promise.allSettled([
      Step.complete(w.ctx, id, { result: "performed" }),
      Step.complete(w.ctx, id, { result: "refused-measure" }),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = answers.find((a) => a.status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: "step.closed", current: { status: "completed" } });
  });

  it("given time passes, then remind, due and escalate come in turn, and a late answer is kept as late", async () => {
    const { w, routeId } = await opened();
    const [step] = Object.values(await stepsOf(w, routeId));
    const id = step!.stepId as StepId;
    for (const day of ["2025-03-18", "2025-03-24", "2025-03-25"]) {
      w.moveTo(`${day}T03:00:00Z`);
      await w.milestone(id);
    }
    const events = (await Route.history(w.ctx, routeId, {})).items.map((e) => e.type);
    expect(events.filter((e) => /reminded|fell-due|escalated/.test(e))).toEqual([
      "step.reminded",
      "step.fell-due",
      "step.escalated",
    ]);
    expect((await Step.get(w.ctx, id)).overdue).toBe(true);
    const late = await Step.complete(w.ctx, id, { result: "performed" });
    expect(late).toMatchObject({ status: "completed", late: true });
    await w.settle();
    const told = () => w.mails.filter((m) => /позд/i.test(m.subject)).map((m) => [m.to, m.subject]);
    expect(told()).toEqual([]); // it waits for the coordinator's digest
    await sendDigests(w.ctx, byMail(w.deps.mailer));
    expect(told()).toEqual([["nvkz@example.org", "За день: поздних ответов 1"]]);
  });

  it("given consent withdrawn, then the step is held, its link dies, and no more mail goes to the agency", async () => {
    const { w, routeId } = await opened({ consent: false });
    const { consent } = await w.consent();
    await w.settle();
    const token = linkIn(w.mails.at(-1)!);
    await Consent.withdraw(w.ctx, consent.consentId);
    await w.settle();
    expect(Object.values(await stepsOf(w, routeId))[0]).toMatchObject({ status: "on-hold", holdReason: "consent" });
    await expect(Step.respond(w.deps, { token, action: "accept" })).rejects.toMatchObject({ code: "link.dead" });
    const before = w.mails.filter((m) => m.to === "pmpc@example.org").length;
    w.moveTo("2025-04-30T03:00:00Z");
    await w.milestone(Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId);
    expect(w.mails.filter((m) => m.to === "pmpc@example.org")).toHaveLength(before);
  });
});
