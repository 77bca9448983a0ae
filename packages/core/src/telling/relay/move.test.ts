import { describe, expect, it } from "vitest";
import { agenciesOf, childOf, consentOf, routeKinds } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, HandoverId, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";

/** A child of Новокузнецк, whose commission has been asked, and organisations in Кемерово. */
async function given() {
  const w = await routeWorld();
  const there = await agenciesOf(w.ctx, routeKinds, 1, (name) => ({
    municipality: "kemerovo",
    contacts: [{ email: `${name}-kem@example.org`.toLowerCase() }],
  }));
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  w.mails.length = 0;
  const [step] = Object.values(await stepsOf(w, routeId));
  const moveTo = async (municipality: string) => {
    await Consent.patchChild(w.ctx, w.childId, { municipality });
    await w.settle();
  };
  return { w, there, routeId, stepId: step!.stepId as StepId, moveTo };
}
const open = async (w: RouteWorld, query: Handover.HandoverQuery = {}) => (await Handover.find(w.ctx, query)).items;
const coordinator = (w: RouteWorld, municipality: string) => w.as({ kind: "coordinator", municipality });
const idOf = async (w: RouteWorld) => (await open(w))[0]!.handoverId as HandoverId;

describe("a family that moves in the midst of a route", () => {
  it("given the card has another municipality, then it is proposed there, and the former one stays responsible", async () => {
    const { w, there, routeId, stepId, moveTo } = await given();
    await moveTo("kemerovo");
    const proposal = { kind: "municipality", from: { municipality: "novokuznetsk" }, to: { municipality: "kemerovo" } };
    for (const ctx of [w.ctx, coordinator(w, "kemerovo")])
      expect((await Handover.find(ctx, {})).items).toMatchObject([{ ...proposal, childId: w.childId, routeId }]);
    expect((await Handover.find(coordinator(w, "novokuznetsk"), {})).items).toEqual([]);
    expect((await Handover.find(coordinator(w, "novokuznetsk"), { side: "from" })).items).toHaveLength(1);
    expect((await Inbox.find(w.ctx, { bucket: "handovers" })).items).toMatchObject([{ handover: proposal }]);
    expect((await Inbox.counts(w.ctx)).handovers).toEqual({ count: 1, more: false });
    expect((await Step.load(w.ctx, stepId)).data.municipality).toBe("novokuznetsk");
    expect(w.mails.map((m) => [m.to, m.subject])).toEqual([
      ["kem@example.org", expect.stringContaining("Передача ждёт решения")],
    ]);
    expect(`${w.mails[0]!.text}${w.mails[0]!.subject}`).not.toMatch(/Ёлкин|Анна/);
    const view = await Handover.get(w.ctx, await idOf(w));
    expect(view).toMatchObject({
      steps: [{ stepId, agencyId: w.agencies.pmpc, agencyName: "pmpc", agencyKind: "pmpc", elsewhere: true }],
      candidates: [{ agencyKind: "pmpc", agencies: [{ agencyId: there.pmpc, municipality: "kemerovo" }] }],
      consents: [{ recipient: "route", expiresOn: "2027-03-01" }],
      papers: [],
      mayDo: ["accept", "decline"],
    });
  });

  it("given it is accepted, then steps go to whom was chosen, the new municipality keeps the route, and once", async () => {
    const { w, there, routeId, stepId, moveTo } = await given();
    await moveTo("kemerovo");
    const id = await idOf(w);
    const choices = [{ stepId, agencyId: there.pmpc! }];
    const kem = coordinator(w, "kemerovo");
    await expect(Handover.accept(kem, id, {})).rejects.toMatchObject({ fields: [{ pointer: "/confirmedElsewhere" }] });
    const wrong = { choices: [{ stepId, agencyId: there.school! }] };
    await expect(Handover.accept(kem, id, wrong)).rejects.toMatchObject({
      fields: [{ pointer: "/choices/0/agencyId" }],
    });
    const done = await Handover.accept(kem, id, { choices });
    expect(done).toMatchObject({ status: "accepted", decidedBy: "coordinator:coordinator", mayDo: [] });
    await expect(Handover.accept(w.ctx, id, { choices })).rejects.toMatchObject({
      code: "handover.closed",
      current: { status: "accepted", decidedBy: "coordinator:coordinator" },
    });
    await w.settle();
    const step = (await Step.load(w.ctx, stepId)).data;
    expect(step).toMatchObject({ municipality: "kemerovo", agencyId: there.pmpc, assignment: 2, status: "requested" });
    expect((await Route.load(w.ctx, routeId)).data.municipality).toBe("kemerovo");
    expect((await Step.find(kem, { only: "kemerovo" })).items).toHaveLength(1);
    expect(w.mails.map((m) => m.to)).toEqual(["kem@example.org", "nvkz@example.org", "pmpc-kem@example.org"]);
    expect(await open(w)).toEqual([]);
    expect(await open(w, { stage: "decided" })).toHaveLength(1);
  });

  it("given an organisation of the former city is meant to stay, then it is asked about and may", async () => {
    const { w, stepId, moveTo } = await given();
    await moveTo("kemerovo");
    const id = await idOf(w);
    await Handover.accept(w.ctx, id, { confirmedElsewhere: [w.agencies.pmpc!] });
    await w.settle();
    const step = (await Step.load(w.ctx, stepId)).data;
    expect(step).toMatchObject({ municipality: "kemerovo", agencyId: w.agencies.pmpc, assignment: 1 });
  });

  it("given it is declined, then the reason is kept, and the former one hears that it stays responsible", async () => {
    const { w, routeId, moveTo } = await given();
    await moveTo("kemerovo");
    const id = await idOf(w);
    const declined = await Handover.decline(w.ctx, id, { reason: "Семья вернётся через месяц." });
    expect(declined).toMatchObject({ status: "declined", reason: "Семья вернётся через месяц." });
    await w.settle();
    expect((await Route.load(w.ctx, routeId)).data.municipality).toBe("novokuznetsk");
    expect(w.mails.at(-1)).toMatchObject({ to: "nvkz@example.org", subject: expect.stringContaining("отклонена") });
  });

  it("given they move back before anybody took over, or the child leaves, then nobody is asked any more", async () => {
    const { w, moveTo } = await given();
    await moveTo("kemerovo");
    await moveTo("novokuznetsk");
    expect(await open(w)).toEqual([]);
    expect(await open(w, { stage: "decided" })).toMatchObject([{ status: "withdrawn" }]);
    await moveTo("kemerovo");
    expect(await open(w)).toHaveLength(1);
    await Child.patch(w.ctx, w.childId, { status: "left", reason: "Выехали", cause: "left-region" });
    await w.settle();
    expect(await open(w)).toEqual([]);
  });
});

describe("a route that ends before anybody took it over", () => {
  it("given it is closed, then nobody is asked; reopened, the municipality is asked anew; a closed school's place is still to be filled", async () => {
    const { w, routeId, moveTo } = await given();
    await moveTo("kemerovo");
    await Agency.patch(w.ctx, w.agencies.school as AgencyId, { status: "closed" });
    await w.settle();
    const kinds = async () => (await open(w)).map((one) => [one.kind, one.routeId]).sort();
    expect(await kinds()).toEqual([
      ["municipality", routeId],
      ["organisation", routeId],
    ]);
    await Route.close(w.ctx, routeId, { reason: "other" });
    await w.settle();
    expect(await kinds()).toEqual([["organisation", undefined]]);
    await Route.reopen(w.ctx, routeId, { reason: "Закрыли по ошибке." });
    await w.settle();
    expect(await kinds()).toEqual([
      ["municipality", routeId],
      ["organisation", undefined],
    ]);
  });
});

describe("two cards of one child, of which the one that moved becomes part of the other", () => {
  it("given an open hand-over, then it goes along with the route, and is accepted there", async () => {
    const { w, there } = await given();
    const twice = await childOf(w.ctx, { surname: "Елкина", givenName: "Анна", birthDate: "2014-05-07" });
    await consentOf(w.ctx, twice);
    await Route.close(w.ctx, (await Route.openRouteOf(w.ctx, w.childId))!, { reason: "other" });
    const { routeId } = await Route.open(w.ctx, twice.childId, { template: "school-age" });
    await w.settle();
    await Consent.patchChild(w.ctx, twice.childId, { municipality: "kemerovo" });
    await w.settle();
    expect(await open(w)).toMatchObject([{ childId: twice.childId, routeId }]);
    const choose = { municipality: "other", "person.surname": "this", "person.birthDate": "this" } as const;
    await Merging.merge(w.ctx, w.childId, { other: twice.childId, choose, confirm: true });
    await w.settle();
    expect(await open(w)).toMatchObject([{ childId: w.childId, routeId }]);
    const id = await idOf(w);
    const { steps } = await Handover.get(w.ctx, id);
    const choices = steps.map(({ stepId }) => ({ stepId: stepId as StepId, agencyId: there.pmpc! }));
    await Handover.accept(w.ctx, id, { choices });
    await w.settle();
    expect((await Route.load(w.ctx, routeId as RouteId)).data.municipality).toBe("kemerovo");
    // Its place is free: moving on is asked about anew.
    await Consent.patchChild(w.ctx, w.childId, { municipality: "novokuznetsk" });
    await w.settle();
    expect(await open(w)).toMatchObject([{ childId: w.childId, municipality: "novokuznetsk" }]);
  });

  it("given the merger is undone, then nobody takes over for the one child what is the other's", async () => {
    const { w, routeId, moveTo } = await given();
    const twice = await childOf(w.ctx, { surname: "Елкина", givenName: "Анна", birthDate: "2014-05-07" });
    const { childId: goesOn } = twice;
    const choose = { "person.surname": "this", "person.birthDate": "this" } as const;
    await Merging.merge(w.ctx, goesOn, { other: w.childId, choose, confirm: true });
    await w.settle();
    await Consent.patchChild(w.ctx, goesOn, { municipality: "kemerovo" });
    await w.settle();
    expect(await open(w)).toMatchObject([{ childId: goesOn, routeId }]);
    await Merging.unmerge(w.ctx, goesOn, { other: w.childId, confirm: true });
    await w.settle();
    expect(await open(w)).toEqual([]);
    await moveTo("kemerovo");
    expect(await open(w)).toMatchObject([{ childId: w.childId, routeId }]);
  });
});
