import { describe, expect, it } from "vitest";
import { agenciesOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import type { DomainEvent, HandoverId, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";

/** A girl born on 6 May 2014 whose route of school age runs, on the day named; consented to beyond the age of 18. */
async function on(day: string, template = "school-age") {
  const w = await routeWorld();
  if (template === "foster-family") {
    Object.assign(w.agencies, await agenciesOf(w.ctx, ["guardianship"]));
    await Child.patch(w.ctx, w.childId, { targetGroups: ["foster-family"] });
  }
  await Indicator.rebuild(w.ctx);
  await Tenant.setUpToDate(w.ctx);
  w.moveTo(`${day}T05:00:00Z`);
  const { record } = await Child.load(w.ctx, w.childId);
  await Consent.give(w.ctx, w.childId, {
    representativeId: record.representativeIds[0]!,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: day,
    expiresOn: "2035-01-01",
  });
  const routeId = (await Route.open(w.ctx, w.childId, { template })).routeId as RouteId;
  await w.settle();
  w.mails.length = 0;
  const passes = async (until: string) => {
    w.moveTo(`${until}T05:00:00Z`);
    await Indicator.endConsents(w.ctx);
    await Handover.attendAges(w.ctx);
    await w.settle();
  };
  return { w, routeId, passes };
}
const proposals = async (w: RouteWorld) => (await Handover.find(w.ctx, {})).items;
const tasks = async (w: RouteWorld) => (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => task!);

describe("another age of help", () => {
  it("given sixty days before 16, then the next route is proposed once, and a repeat or a later day adds nothing", async () => {
    const { w, routeId, passes } = await on("2030-02-01");
    await passes("2030-03-01");
    expect(await proposals(w)).toEqual([]);
    await passes("2030-03-02");
    const proposal = { kind: "age", age: 16, routeId, from: { template: "school-age" } };
    expect(await proposals(w)).toMatchObject([{ ...proposal, to: { template: "transition-to-adulthood" } }]);
    expect(w.mails.map((m) => m.subject)).toEqual([expect.stringContaining("следующий маршрут")]);
    for (const day of ["2030-03-02", "2030-04-15"]) await passes(day);
    expect(await proposals(w)).toHaveLength(1);
  });

  it("given a foster family's route, then it goes on as it is: another age is not asked about", async () => {
    const { w, passes } = await on("2030-02-01", "foster-family");
    await passes("2030-03-02");
    expect(await proposals(w)).toEqual([]);
  });

  it("given the route ends before anybody decides, then the next one of the same age is asked about too", async () => {
    const { w, routeId, passes } = await on("2030-02-01");
    await passes("2030-03-02");
    await Route.close(w.ctx, routeId, { reason: "other", note: "Семья просит начать заново." });
    await w.settle();
    expect(await proposals(w)).toEqual([]);
    await Route.open(w.ctx, w.childId, { template: "school-age" });
    await passes("2030-03-03");
    expect(await proposals(w)).toMatchObject([{ kind: "age", age: 16 }]);
  });

  it("given it is accepted before the birthday, then the next route opens that day and knows who knows the child", async () => {
    const { w, routeId, passes } = await on("2030-02-01");
    await passes("2030-03-02");
    const review = Object.values(await stepsOf(w, routeId))[0]!;
    await Step.reassign(w.ctx, review.stepId as StepId, { agencyId: w.agencies.pmpc2! });
    await w.settle();
    const id = (await proposals(w))[0]!.handoverId as HandoverId;
    const view = await Handover.get(w.ctx, id);
    expect(view.templates.map(({ key }) => key)).toEqual(["transition-to-adulthood"]);
    expect(view.steps).toMatchObject([{ agencyName: "pmpc2", status: "requested" }]);
    const wrong = Handover.accept(w.ctx, id, { template: "early-help" });
    await expect(wrong).rejects.toMatchObject({ fields: [{ pointer: "/template" }] });
    await Handover.accept(w.ctx, id, {});
    await w.settle();
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "handed-over" });
    const nextId = (await Route.openRouteOf(w.ctx, w.childId))!;
    const next = (await Route.load(w.ctx, nextId)).data;
    expect(next).toMatchObject({
      template: { key: "transition-to-adulthood" },
      former: { routeId, learned: { pmpc: w.agencies.pmpc2 } },
      plan: { entries: [{ agencyId: w.agencies.pmpc2 }] },
      status: "open",
    });
    expect(Object.values(await stepsOf(w, routeId)).map((step) => step.status)).toEqual(["cancelled"]);
    const { items } = await Route.history(w.ctx, routeId, {});
    const told = items.find(({ type }) => type === "route.handed-over");
    expect(told!.text.ru).toContain("следующий: Маршрут перехода ко взрослой жизни");
    // Done again where it may have died: nothing more opens.
    await Handover.carryOut(w.ctx, id);
    expect(await Route.listFor(w.ctx, w.childId)).toHaveLength(2);
  });
});

describe("coming of age", () => {
  it("given ninety and thirty days before, then a task; on the day the parents' consent ends, steps rest, and once", async () => {
    const { w, routeId, passes } = await on("2031-09-01", "transition-to-adulthood");
    await passes("2032-01-31");
    expect(await tasks(w)).toEqual([]);
    await passes("2032-02-01");
    const task = { kind: "coming-of-age", childId: w.childId, month: "2032-05" };
    expect(await tasks(w)).toMatchObject([task]);
    await Inbox.doneTask(w.ctx, (await tasks(w))[0]!.taskId as `task_${string}`);
    await passes("2032-03-20");
    expect(await tasks(w)).toEqual([]);
    await passes("2032-04-01");
    expect(await tasks(w)).toMatchObject([task]);
    expect(await proposals(w)).toMatchObject([{ kind: "age", age: 18, to: {} }]);
    await passes("2032-05-05");
    expect((await Consent.listFor(w.ctx, w.childId))[0]).toMatchObject({ status: "given", expiresOn: "2032-05-05" });
    await passes("2032-05-06");
    expect((await Consent.listFor(w.ctx, w.childId))[0]).toMatchObject({ status: "ended", because: "of-age" });
    expect(Object.values(await stepsOf(w, routeId))[0]).toMatchObject({ status: "on-hold", holdReason: "consent" });
    expect((await tasks(w)).map(({ kind }) => kind).sort()).toEqual(["coming-of-age", "consent-needed"]);
    expect(w.mails.map((m) => `${m.subject}${m.text}`).join()).not.toMatch(/Ёлкин|Анна|2032-05-06/);
  });

  it("given nothing follows and that is accepted, then the route ends and no other opens", async () => {
    const { w, routeId, passes } = await on("2031-09-01", "transition-to-adulthood");
    await passes("2032-04-01");
    await Handover.accept(w.ctx, (await proposals(w))[0]!.handoverId as HandoverId, {});
    await w.settle();
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "handed-over" });
    expect(await Route.openRouteOf(w.ctx, w.childId)).toBeUndefined();
  });
});

describe("a foster family's route, from the first visit to 18", () => {
  it("begins with the authority of guardianship in each cycle, and ends on the day of majority, with nothing after it", async () => {
    const { w, routeId, passes } = await on("2031-03-03", "foster-family");
    const now = async () => Object.values(await stepsOf(w, routeId)).filter((step) => !step.settledAt);
    const settleStep = async ({ stepId, status }: Step.StepView) => {
      if (status === "planned") await Step.cancel(w.ctx, stepId as StepId, { reason: "Не понадобилось" });
      else await Step.complete(w.ctx, stepId as StepId, { result: "performed" });
      await w.settle();
    };
    const begins = async () => {
      for (const [stepKey, kind] of [
        ["foster-first-visit", "guardianship"],
        ["pmpk-conclusion", "pmpc"],
      ] as const) {
        const open = await now();
        expect(open.map((step) => [step.stepKey, step.agencyId])).toEqual([[stepKey, w.agencies[kind]]]);
        await settleStep(open[0]!);
      }
      await Route.approvePlan(w.ctx, routeId);
      await w.settle();
    };
    await begins();
    const support = (await now()).filter((step) => step.stepKey.startsWith("foster-"));
    expect(support.map((step) => [step.stepKey, step.dueDate])).toEqual([
      ["foster-parents-school", "2031-06-03"],
      ["foster-quarterly-visit", "2031-03-31"],
      ["foster-quarterly-visit", "2031-06-30"],
      ["foster-quarterly-visit", "2031-09-30"],
    ]);
    await Route.evaluate(w.ctx, routeId, { outcome: "renew" });
    for (const step of await now()) await settleStep(step);
    // The evaluation is asked for once the cycle's help is over.
    for (const step of await now()) if (step.stepKey === "cycle-review") await settleStep(step);
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "open", cycle: 2 });
    await passes("2031-12-31");
    await begins();

    await passes("2032-04-01");
    expect((await tasks(w)).map(({ kind }) => kind)).toEqual(["coming-of-age"]);
    const [proposal] = await proposals(w);
    expect(proposal).toMatchObject({ kind: "age", age: 18, routeId, from: { template: "foster-family" }, to: {} });
    await passes("2032-05-06");
    expect((await now()).every((step) => step.status === "on-hold" || step.status === "planned")).toBe(true);
    await Handover.accept(w.ctx, proposal!.handoverId as HandoverId, {});
    await w.settle();
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "handed-over" });
    expect(await now()).toEqual([]);
    expect(await Route.openRouteOf(w.ctx, w.childId)).toBeUndefined();
  });
});

describe("a corrected birth date", () => {
  const born = async (w: RouteWorld, birthDate: string) => {
    await Instrument.patchChild(w.ctx, w.childId, { person: { birthDate }, reason: "Опечатка в дате рождения." });
    await w.settle();
  };
  const consents = async (w: RouteWorld) =>
    (await Consent.listFor(w.ctx, w.childId)).map(({ status, expiresOn }) => ({ status, expiresOn }));

  it("given it passes the ages of the route, then its own is proposed; put back, that is withdrawn, and once more it is asked anew", async () => {
    const { w, routeId, passes } = await on("2024-09-01");
    await born(w, "2008-05-06");
    const older = { kind: "age", age: 16, routeId, to: { template: "transition-to-adulthood" } };
    expect(await proposals(w)).toMatchObject([older]);
    await passes("2024-09-02");
    expect(await proposals(w)).toHaveLength(1);
    await born(w, "2020-05-06");
    expect(await proposals(w)).toMatchObject([{ kind: "age", age: 3, to: { template: "preschool" } }]);
    await born(w, "2014-05-06");
    expect(await proposals(w)).toEqual([]);
    await born(w, "2008-05-06");
    expect(await proposals(w)).toMatchObject([older]);
  });

  it("given parents consented beyond the age of 18 that it brings near, then that ends the day before, and is lengthened again", async () => {
    const { w } = await on("2026-03-02");
    const before = await consents(w);
    expect(before).toEqual([{ status: "given", expiresOn: "2032-05-05" }]);
    await born(w, "2008-03-03");
    expect(await consents(w)).toEqual([{ status: "given", expiresOn: "2026-03-02" }]);
    await born(w, "2014-05-06");
    expect(await consents(w)).toEqual(before);
  });

  it("given it shows that the child is of age already, then the parents' consent has ended, and what follows is asked", async () => {
    const { w, routeId } = await on("2026-03-02");
    await born(w, "2008-03-02");
    expect(await Consent.listFor(w.ctx, w.childId)).toMatchObject([{ status: "ended", because: "of-age" }]);
    expect(Object.values(await stepsOf(w, routeId))[0]).toMatchObject({ status: "on-hold", holdReason: "consent" });
    expect(await proposals(w)).toMatchObject([{ kind: "age", age: 18, to: {} }]);
    expect((await tasks(w)).map(({ kind }) => kind)).toEqual(["consent-needed"]);
  });
});

describe("children whom an older program registered", () => {
  it("given they stand in no month of birth, when they are placed, then they are found, and once", async () => {
    const { w } = await on("2030-02-01");
    const { bank, tenant } = w.ctx;
    const key = Child.keyOf(tenant, w.childId);
    const { version, index, ...card } = (await bank.get(key))!;
    const { gsi3: born, ...older } = index!;
    await bank.commit([{ put: { ...card, index: older }, expect: version }]);
    expect([await Child.placeChildren(w.ctx), await Child.placeChildren(w.ctx)]).toEqual([1, 0]);
    expect((await bank.get(key))!.index!.gsi3).toEqual(born);
  });
});

it("tells a family a month ahead that a consent ends, once, and not where another goes on in its place", async () => {
  const { w } = await on("2030-02-01");
  const { record } = await Child.load(w.ctx, w.childId);
  const all = await Consent.standing(w.ctx, w.childId);
  await Consent.give(w.ctx, w.childId, {
    representativeId: record.representativeIds[0]!,
    recipient: w.agencies.school!,
    purpose: "support-route",
    dataClasses: ["identity"],
    signedOn: "2030-02-01",
    expiresOn: "2030-03-20",
  });
  await w.settle();
  const told = async (day: string) => {
    w.moveTo(`${day}T05:00:00Z`);
    await Indicator.remindOfConsents(w.ctx);
    await w.settle();
    const pk = Child.keyOf("kuzbass", w.childId).pk;
    const { items } = await w.ctx.bank.list<DomainEvent<string, object>>("records", pk, { prefix: "EVENT#" });
    return items.flatMap(({ data }) => (data.type === "consent.ending" ? [data.data] : []));
  };
  expect(await told("2030-02-18")).toEqual([]);
  await Consent.withdraw(w.ctx, all[0]!.consentId);
  await w.settle();
  // Looked at today.
  expect(await told("2030-02-18")).toEqual([]);
  expect(await told("2030-02-19")).toMatchObject([{ until: "2030-03-20", recipient: w.agencies.school }]);
  expect(await told("2030-02-20")).toHaveLength(1);
});
