import { describe, expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, HandoverId, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";

/** A route of a child whose school has been asked for two things; the plan has its other quarters ahead. */
async function given() {
  const w = await routeWorld();
  await w.consent();
  await w.ipra(["Занятия с логопедом", "Массаж"]);
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [review] = Object.values(await stepsOf(w, routeId));
  await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
  await w.settle();
  await Route.approvePlan(w.ctx, routeId);
  await w.settle();
  w.mails.length = 0;
  return { w, routeId };
}
const stepsWith = async (w: RouteWorld, routeId: RouteId, agencyId: AgencyId) =>
  Object.values(await stepsOf(w, routeId)).filter((step) => step.agencyId === agencyId);
const close = async (w: RouteWorld, agencyId: AgencyId, more: object = {}) => {
  const { agency } = await Agency.patch(w.ctx, agencyId, { status: "closed", ...more });
  await w.settle();
  return agency;
};
const tasks = async (w: RouteWorld) =>
  (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => task!.kind);

describe("a school that joins another", () => {
  it("given forty children, then the successor has their places, and goes on with the steps where they are", async () => {
    const { w, routeId } = await given();
    const { school, school2 } = w.agencies as { school: AgencyId; school2: AgencyId };
    const before = await stepsWith(w, routeId, school);
    expect(before.map((step) => step.status)).toEqual(["requested", "requested"]);
    const first = before[0]!.stepId as StepId;
    await Step.accept(w.as(specialist(school)), first, {});
    const token = await Step.tokenOf(
      w.ctx,
      Step.linkOf(w.ctx.tenant, (await Step.load(w.ctx, first)).data, w.ctx.now().toString()),
    );
    for (let n = 0; n < 39; n++) {
      const person = { surname: "Соснина", givenName: "Анна", birthDate: `2014-0${(n % 9) + 1}-${10 + (n % 18)}` };
      await childOf(
        w.ctx,
        { ...person, surname: `Соснина${"абвгдежзиклмнопрстуфхцчшщэюяАБВГДЕЖЗИК"[n]}` },
        { attachments: { school } },
      );
    }
    await w.settle();
    w.mails.length = 0;
    expect(await close(w, school, { successorId: school2 })).toMatchObject({ status: "closed", successorId: school2 });
    const after = await stepsWith(w, routeId, school2);
    expect(after.map((step) => [step.stepId, step.dueDate, step.assignment, step.formerAgencies])).toEqual(
      before.map((step) => [step.stepId, step.dueDate, 2, [school]]),
    );
    expect(after.map((step) => step.status)).toEqual(["accepted", "requested"]);
    const children = await Child.find(w.ctx, {});
    expect(children.items.map(({ record }) => record.attachments.school)).toEqual(Array(40).fill(school2));
    expect(await Step.respond(w.deps, { token, action: "view" })).toEqual({ link: "dead" });
    await expect(Step.get(w.as(specialist(school)), first)).rejects.toMatchObject({ code: "not-found" });
    expect(await Step.get(w.as(specialist(school2)), first)).toMatchObject({ status: "accepted" });
    expect((await Agency.load(w.ctx, school2)).agency.contacts.map((c) => c.email)).toEqual([
      "school2@example.org",
      "school@example.org",
    ]);
    expect((await Handover.find(w.ctx, {})).items).toEqual([]);
    expect(await tasks(w)).toEqual([]);
    // No letter for each step: they stand in the day's one.
    expect(w.mails).toEqual([]);
    const { items } = await Route.history(w.ctx, routeId, { limit: 200 });
    expect(items.filter(({ type }) => type === "step.inherited")).toHaveLength(2);
  });

  it("given it had been closed without one, then the proposals are withdrawn when it is named", async () => {
    const { w, routeId } = await given();
    const { school, school2 } = w.agencies as { school: AgencyId; school2: AgencyId };
    await close(w, school);
    expect(await tasks(w)).toEqual(["agency-closed"]);
    expect((await Handover.find(w.ctx, {})).items).toMatchObject([
      { kind: "organisation", childId: w.childId, from: { agencyId: school } },
    ]);
    await close(w, school, { successorId: school2 });
    expect((await Handover.find(w.ctx, {})).items).toEqual([]);
    expect([await tasks(w), (await stepsWith(w, routeId, school2)).length]).toEqual([[], 2]);
  });

  it("given the successor closes too before it has all, then whoever goes on with its work takes the rest, or is sought", async () => {
    const { w, routeId } = await given();
    const { school, school2 } = w.agencies as { school: AgencyId; school2: AgencyId };
    const gymnasium = await agencyOf(w.ctx, "school", "gymnasium");
    await Agency.patch(w.ctx, school, { status: "closed", successorId: school2 });
    await close(w, school2, { successorId: gymnasium });
    const places = async () => (await Child.load(w.ctx, w.childId)).record.attachments.school;
    expect([await places(), (await stepsWith(w, routeId, gymnasium)).length]).toEqual([gymnasium, 2]);
    const lyceum = await agencyOf(w.ctx, "school", "lyceum");
    await Agency.patch(w.ctx, gymnasium, { status: "closed", successorId: lyceum });
    await close(w, lyceum);
    expect(await places()).toBe(gymnasium);
    expect((await Handover.find(w.ctx, {})).items).toMatchObject([
      { kind: "organisation", childId: w.childId, from: { agencyId: gymnasium } },
    ]);
    expect(await tasks(w)).toEqual(["agency-closed"]);
  });

  it("given no possible successor, then the field is named", async () => {
    const { w } = await given();
    const { school, school2, health } = w.agencies as Record<string, AgencyId>;
    const wrong = (change: object) => Agency.patch(w.ctx, school!, change).catch((error: unknown) => error);
    const field = { fields: [{ pointer: "/successorId" }] };
    expect(await wrong({ successorId: school2 })).toMatchObject(field);
    expect(await wrong({ status: "closed", successorId: school })).toMatchObject({ code: "input.invalid", ...field });
    expect(await wrong({ status: "closed", successorId: health })).toMatchObject({ code: "agency.unknown", ...field });
  });
});

describe("a closed organisation that is the guardian, and has a successor", () => {
  it("hands its children's cards to it, and what it consented to stands", async () => {
    const { w } = await given();
    const { social, social2 } = w.agencies as { social: AgencyId; social2: AgencyId };
    const home = { surname: "Кедрова", givenName: "Анна", relation: "institution" as const, agencyId: social };
    const first = await childOf(
      w.ctx,
      { surname: "Осинина", givenName: "Яна", birthDate: "2013-05-09" },
      { representatives: [{ ...home, authority: { kind: "placement-act", number: "12-р" } }] },
    );
    const [representativeId] = first.representativeIds;
    const second = await childOf(
      w.ctx,
      { surname: "Рябинин", givenName: "Пётр", birthDate: "2013-01-09" },
      { representatives: [{ ...home, representativeId }] },
    );
    const { consent } = await consentOf(w.ctx, first);
    await w.settle();
    const wrong = Instrument.patchChild(w.ctx, first.childId, {
      representatives: [{ representativeId: representativeId!, agencyId: social2 }],
    });
    await expect(wrong).rejects.toMatchObject({ fields: [{ pointer: "/representatives/0/agencyId" }] });
    await close(w, social, { successorId: social2 });
    for (const { childId } of [first, second]) {
      const card = await Child.get(w.ctx, childId);
      expect(card.representatives).toMatchObject([{ representativeId, agencyId: social2, surname: "Кедрова" }]);
      expect(card.record.standings?.[representativeId!]).toMatchObject({ agencyId: social2 });
    }
    expect((await Consent.get(w.ctx, consent.consentId)).consent).toMatchObject({ status: "given" });
    expect((await Handover.find(w.ctx, {})).items.map(({ childId }) => childId)).not.toContain(first.childId);
  });
});

describe("a successor of another kind", () => {
  it("takes the children where that is confirmed, and its work that it cannot do is somebody's task", async () => {
    const { w, routeId } = await given();
    const { school, social } = w.agencies as { school: AgencyId; social: AgencyId };
    const kindergarten = await agencyOf(w.ctx, "kindergarten", "kindergarten");
    const { childId } = await childOf(
      w.ctx,
      { surname: "Осинина", givenName: "Яна", birthDate: "2019-05-09" },
      { attachments: { kindergarten } },
    );
    await w.settle();
    const early = Agency.patch(w.ctx, kindergarten, { status: "closed", successorId: school });
    await expect(early).rejects.toMatchObject({ fields: [{ pointer: "/successorId" }] });
    await close(w, kindergarten, { successorId: school, confirmedOtherKind: true });
    expect((await Child.load(w.ctx, childId)).record.attachments).toMatchObject({ school });
    expect((await Child.load(w.ctx, childId)).record.attachments.kindergarten).toBeUndefined();
    expect([(await Handover.find(w.ctx, {})).items, await tasks(w)]).toEqual([[], []]);

    await close(w, school, { successorId: social, confirmedOtherKind: true });
    expect(await stepsWith(w, routeId, school)).toHaveLength(2);
    expect((await Child.load(w.ctx, w.childId)).record.attachments.school).toBeUndefined();
    const { items } = await Handover.find(w.ctx, {});
    expect(items).toMatchObject([{ kind: "organisation", childId: w.childId, from: { agencyId: school } }]);
    expect(await tasks(w)).toEqual(["agency-closed"]);
  });
});

describe("a school that closes without a successor", () => {
  it("given a child's hand-over is accepted, then every step has somebody else, and the card too", async () => {
    const { w, routeId } = await given();
    const { school, school2 } = w.agencies as { school: AgencyId; school2: AgencyId };
    const other = await agencyOf(w.ctx, "school", "gymnasium");
    await close(w, school);
    const id = (await Handover.find(w.ctx, {})).items[0]!.handoverId as HandoverId;
    const { steps, attachments, candidates } = await Handover.get(w.ctx, id);
    expect([steps.length, attachments]).toEqual([2, ["school"]]);
    expect(candidates[0]!.agencies.map(({ agencyId }) => agencyId).sort()).toEqual([school2, other].sort());
    const [one, two] = steps.map((step) => step.stepId as StepId);
    const some = { choices: [{ stepId: one!, agencyId: school2 }], attachment: school2 };
    await expect(Handover.accept(w.ctx, id, some)).rejects.toMatchObject({ fields: [{ pointer: "/choices" }] });
    expect((await Handover.get(w.ctx, id)).takenBy).toEqual([]);
    await Handover.accept(w.ctx, id, { ...some, choices: [...some.choices, { stepId: two!, agencyId: other }] });
    await w.settle();
    expect((await Handover.find(w.ctx, { stage: "decided" })).items).toMatchObject([
      { handoverId: id, to: {}, takenBy: [school2, other] },
    ]);
    expect((await stepsWith(w, routeId, school2)).map((step) => step.status)).toEqual(["requested"]);
    expect(await stepsWith(w, routeId, other)).toHaveLength(1);
    expect((await Child.load(w.ctx, w.childId)).record.attachments.school).toBe(school2);
  });

  it("given a step rests for want of consent, then it is not asked for of it when consent comes, nor on its day, but is somebody's task", async () => {
    const { w, routeId } = await given();
    const { school, school2 } = w.agencies as { school: AgencyId; school2: AgencyId };
    const [first, second] = (await stepsWith(w, routeId, school)).map((step) => step.stepId as StepId);
    await Step.hold(w.ctx, first!, { reason: "Ребёнок болен", until: "2025-03-10" });
    for (const { consentId } of await Consent.listFor(w.ctx, w.childId)) await Consent.withdraw(w.ctx, consentId);
    await w.settle();
    await close(w, school);
    const id = (await Handover.find(w.ctx, {})).items[0]!.handoverId as HandoverId;
    await Handover.decline(w.ctx, id, { reason: "Подождём." });
    for (const { taskId, kind } of (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => task!))
      if (kind === "agency-closed") await Inbox.doneTask(w.ctx, taskId as never);
    w.mails.length = 0;
    await w.consent();
    await w.settle();
    const statuses = async () =>
      Promise.all([first!, second!].map(async (stepId) => (await Step.get(w.ctx, stepId)).holdReason));
    expect(await statuses()).toEqual(["agency", "agency"]);
    expect(w.mails.filter(({ to }) => to.includes("school@example.org"))).toEqual([]);
    expect((await Handover.find(w.ctx, {})).items).toMatchObject([
      { kind: "organisation", from: { agencyId: school } },
    ]);
    expect(await tasks(w)).toContain("agency-closed");
    await expect(Step.resume(w.ctx, first!, {})).rejects.toMatchObject({ code: "agency.closed" });
    w.moveTo("2025-03-11T05:00:00Z");
    await w.milestone(first!);
    expect(await statuses()).toEqual(["agency", "agency"]);
    const again = (await Handover.find(w.ctx, {})).items[0]!.handoverId as HandoverId;
    const choices = [first!, second!].map((stepId) => ({ stepId, agencyId: school2 }));
    await Handover.accept(w.ctx, again, { choices, attachment: school2 });
    await w.settle();
    expect((await stepsWith(w, routeId, school2)).map(({ status }) => status)).toEqual(["requested", "requested"]);
  });

  it("given it works again, then what had not been asked of it is", async () => {
    const { w, routeId } = await given();
    const { school } = w.agencies as { school: AgencyId };
    const [first] = (await stepsWith(w, routeId, school)).map((step) => step.stepId as StepId);
    await Step.hold(w.ctx, first!, { reason: "Ребёнок болен", until: "2025-03-10" });
    await close(w, school);
    w.moveTo("2025-03-10T05:00:00Z");
    await w.milestone(first!);
    expect(await Step.get(w.ctx, first!)).toMatchObject({ status: "on-hold", holdReason: "agency" });
    await Agency.patch(w.ctx, school, { status: "active" });
    await w.settle();
    expect(await Step.get(w.ctx, first!)).toMatchObject({ status: "requested" });
  });

  it("given it is a child's guardian, then somebody is asked who is so next, and until then it is said where it stands", async () => {
    const { w } = await given();
    const { social } = w.agencies as { social: AgencyId };
    const { childId } = await childOf(
      w.ctx,
      { surname: "Осинина", givenName: "Яна", birthDate: "2013-05-09" },
      {
        representatives: [{ surname: "Кедрова", givenName: "Анна", relation: "institution", agencyId: social }],
      },
    );
    const other = await childOf(w.ctx, { surname: "Рябинин", givenName: "Пётр", birthDate: "2013-01-09" });
    await w.settle();
    await close(w, social);
    const about = (await Handover.find(w.ctx, {})).items.filter((one) => one.childId !== w.childId);
    expect(about).toMatchObject([
      { kind: "organisation", childId, from: { agencyId: social }, mayDo: expect.anything() },
    ]);
    expect(about.map((one) => one.childId)).not.toContain(other.childId);
    const id = about[0]!.handoverId as HandoverId;
    expect(await Handover.get(w.ctx, id)).toMatchObject({ guardian: true, steps: [], attachments: [] });
    expect(await tasks(w)).toContain("agency-closed");
  });

  it("given it works again, then nobody is asked any more", async () => {
    const { w } = await given();
    const { school } = w.agencies as { school: AgencyId };
    await close(w, school);
    await Agency.patch(w.ctx, school, { status: "active" });
    await w.settle();
    expect([(await Handover.find(w.ctx, {})).items, await tasks(w)]).toEqual([[], []]);
  });
});
