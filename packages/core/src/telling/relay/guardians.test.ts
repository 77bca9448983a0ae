import { describe, expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import type { HandoverId, RepresentativeId, RouteId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as children from "../../people/child/child.store.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import { bringUpToDate } from "../reconcile/index.ts";

const grandmother = { surname: "Берёзкина", givenName: "Нина", relation: "guardian" as const };
const father = { surname: "Ёлкин", givenName: "Иван", relation: "parent" as const };

/** A route whose commission has been asked under the mother's consent. */
async function given() {
  const w = await routeWorld();
  const { consent } = await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  w.mails.length = 0;
  const mother = consent.representativeId;
  const patch = async (change: Child.ChildPatchInput) => {
    const { record } = await Consent.patchChild(w.ctx, w.childId, change);
    await w.settle();
    return record;
  };
  return { w, routeId, consent, mother, patch };
}
const consents = async (w: RouteWorld) => Consent.listFor(w.ctx, w.childId);
const tasks = async (w: RouteWorld) =>
  (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => task!).map(({ kind }) => kind);
const review = async (w: RouteWorld, routeId: RouteId) => Object.values(await stepsOf(w, routeId))[0]!;
const give = (w: RouteWorld, representativeId: RepresentativeId, over: object = {}) =>
  Consent.give(w.ctx, w.childId, {
    representativeId,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: "2025-03-03",
    expiresOn: "2027-03-01",
    ...over,
  });

describe("a representative who goes in the midst of a route", () => {
  it("given the only consent was theirs, then it ends, its link dies, the steps rest, and somebody has a task", async () => {
    const { w, routeId, mother, patch } = await given();
    const before = await Step.load(w.ctx, (await review(w, routeId)).stepId as Step.Step["stepId"]);
    const token = await Step.tokenOf(w.ctx, Step.linkOf(w.ctx.tenant, before.data, "2025-03-03T05:00:00Z"));
    await patch({ addRepresentatives: [grandmother], removeRepresentatives: [mother] });
    expect(await consents(w)).toMatchObject([{ status: "ended", because: "representative" }]);
    expect(await Step.respond(w.deps, { token, action: "view" })).toEqual({ link: "dead" });
    expect(await review(w, routeId)).toMatchObject({ status: "on-hold", holdReason: "consent" });
    expect(await tasks(w)).toEqual(["consent-needed"]);
    const [proposed] = (await Handover.find(w.ctx, {})).items;
    expect(proposed).toMatchObject({ kind: "representative", routeId, from: { representativeId: mother } });
    const early = Handover.accept(w.ctx, proposed!.handoverId as HandoverId, {});
    await expect(early).rejects.toMatchObject({ code: "consent.missing" });
    expect(w.mails.map((m) => [m.to, m.subject])).toEqual([
      ["nvkz@example.org", expect.stringContaining("Согласие больше не действует")],
    ]);
    await expect(Consent.listFor(w.as(family(mother)), w.childId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("given the new one consents, then the work goes on and the task is done", async () => {
    const { w, routeId, mother, patch } = await given();
    const { representativeIds } = await patch({
      addRepresentatives: [grandmother],
      removeRepresentatives: [mother],
    });
    await give(w, representativeIds[0]!);
    await w.settle();
    expect(await review(w, routeId)).toMatchObject({ status: "requested" });
    expect(await tasks(w)).toEqual([]);
    expect((await Handover.find(w.ctx, {})).items).toEqual([]);
    const [taken] = (await Handover.find(w.ctx, { stage: "decided" })).items;
    expect(taken).toMatchObject({ kind: "representative", status: "accepted", decidedBy: "system:relay" });
  });

  it("given another one consents too, then nothing rests and nobody is asked", async () => {
    const { w, routeId, mother, patch } = await given();
    const { representativeIds } = await patch({ addRepresentatives: [father] });
    await give(w, representativeIds[1]!);
    await w.settle();
    await patch({ removeRepresentatives: [mother] });
    expect(await review(w, routeId)).toMatchObject({ status: "requested" });
    expect([await tasks(w), w.mails, (await Handover.find(w.ctx, {})).items]).toEqual([[], [], []]);
  });

  it("given a card that was written by an older program, then the relay ends what it left", async () => {
    const { w, mother } = await given();
    await Child.patch(w.ctx, w.childId, { addRepresentatives: [grandmother], removeRepresentatives: [mother] });
    expect(await consents(w)).toMatchObject([{ status: "given" }]);
    await w.settle();
    expect(await consents(w)).toMatchObject([{ status: "ended" }]);
  });

  it("given that was long ago, then the consent ends as soon as this program runs, and its steps rest", async () => {
    const { w, routeId, mother } = await given();
    const { record, version } = await Child.load(w.ctx, w.childId);
    const without = { ...record, representativeIds: record.representativeIds.filter((id) => id !== mother) };
    await w.ctx.bank.commit([children.write(w.ctx.tenant, without, version)]);
    expect(await consents(w)).toMatchObject([{ status: "given" }]);
    await bringUpToDate(w.deps, w.ctx.tenant);
    await w.settle();
    expect(await consents(w)).toMatchObject([{ status: "ended", because: "representative" }]);
    expect(await review(w, routeId)).toMatchObject({ status: "on-hold", holdReason: "consent" });
  });
});

describe("an authority that ends", () => {
  const act = { kind: "guardianship-act" as const, number: "114/2025", from: "2025-01-10", to: "2026-01-31" };
  const guardian = { ...grandmother, authority: act };

  it("given the last who came had a paper that is over, then the hand-over names who acts now", async () => {
    const { w, mother, patch } = await given();
    const over = { ...guardian, authority: { ...act, to: "2025-03-02", ended: true as const } };
    const yetToCome = { ...guardian, givenName: "Зоя", authority: { ...act, from: "2025-03-04", to: undefined } };
    const { representativeIds } = await patch({
      addRepresentatives: [grandmother, over, yetToCome],
      removeRepresentatives: [mother],
    });
    const [proposed] = (await Handover.find(w.ctx, {})).items;
    expect(proposed).toMatchObject({ kind: "representative", to: { representativeId: representativeIds[0] } });
  });

  it("given a guardian's act of a year, then their consent counts no longer than it, and longer when it is prolonged", async () => {
    const { w, patch } = await given();
    const { representativeIds } = await patch({ addRepresentatives: [guardian] });
    const { consent } = await give(w, representativeIds[1]!);
    expect(consent).toMatchObject({
      expiresOn: "2026-01-31",
      cut: { signedUntil: "2027-03-01", because: "authority" },
    });
    const later = { ...act, number: "7/2026", to: "2026-12-31" };
    await patch({ representatives: [{ representativeId: representativeIds[1]!, authority: later }] });
    expect((await consents(w))[1]).toMatchObject({ expiresOn: "2026-12-31", cut: { signedUntil: "2027-03-01" } });
    await patch({ representatives: [{ representativeId: representativeIds[1]!, authority: null }] });
    const [, whole] = await consents(w);
    expect(whole).toMatchObject({ expiresOn: "2027-03-01" });
    expect(whole).not.toHaveProperty("cut");
  });

  it("given it turns out to have ended, then the consent ends with the card, and a new one is refused with the reason", async () => {
    const { w, patch } = await given();
    const { representativeIds } = await patch({ addRepresentatives: [guardian] });
    const representativeId = representativeIds[1]!;
    await give(w, representativeId);
    await patch({ representatives: [{ representativeId, authority: { ...act, to: "2025-03-02", ended: true } }] });
    expect((await consents(w))[1]).toMatchObject({ status: "ended", because: "authority" });
    await expect(give(w, representativeId)).rejects.toMatchObject({ fields: [{ pointer: "/representativeId" }] });
    await expect(give(w, representativeId, { signedOn: "2025-01-09" })).rejects.toMatchObject({
      fields: [{ pointer: "/representativeId" }, { pointer: "/signedOn" }],
    });
  });
});

it("takes no hand-over on a consent that is withdrawn in that moment", async () => {
  const { w, mother, patch } = await given();
  const { representativeIds } = await patch({ addRepresentatives: [grandmother], removeRepresentatives: [mother] });
  const id = (await Handover.find(w.ctx, {})).items[0]!.handoverId as HandoverId;
  const { consent } = await give(w, representativeIds[0]!);
  let left = 1;
  const { bank } = w.ctx;
  const commit: typeof bank.commit = async (writes) => {
    if (writes.some((one) => "put" in one && one.put.kind === "handover") && left-- > 0)
      await Consent.withdraw(w.ctx, consent.consentId);
    return bank.commit(writes);
  };
  const overtaken = { ...w.ctx, bank: Object.assign(Object.create(bank) as typeof bank, { commit }) };
  await expect(Handover.accept(overtaken, id, {})).rejects.toMatchObject({ code: "consent.missing" });
  expect((await Handover.load(w.ctx, id)).data.status).toBe("proposed");
});

describe("the end of an authority that comes near", () => {
  const act = { kind: "foster-contract" as const, number: "114/2025", from: "2025-01-10", to: "2026-01-31" };
  const task = async (w: RouteWorld) =>
    (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => task!).filter(isAuthority);
  const isAuthority = ({ kind }: { kind: string }) => kind === "authority-ending";

  it("sixty and thirty days ahead is somebody's task and a line of the digest, once each, until the next paper is there", async () => {
    const { w, patch } = await given();
    await Tenant.setUpToDate(w.ctx);
    const { representativeIds } = await patch({ addRepresentatives: [{ ...grandmother, authority: act }] });
    const representativeId = representativeIds[1]!;
    const on = async (day: string) => {
      w.moveTo(`${day}T03:00:00Z`);
      await Handover.attendAuthorities(w.ctx);
      await w.settle();
    };
    await on("2025-12-01");
    expect(await task(w)).toEqual([]);
    for (const day of ["2025-12-02", "2025-12-03"]) await on(day);
    await sendDigests(w.ctx, byMail(w.deps.mailer));
    const [first, ...more] = await task(w);
    expect(first).toMatchObject({ childId: w.childId, representativeId, until: "2026-01-31" });
    expect(more).toEqual([]);
    const letters = () => w.mails.filter(({ text }) => text.includes("Заканчиваются полномочия"));
    expect(letters()).toHaveLength(1);
    expect(letters()[0]!.text).toContain("законных представителей: 1; раньше всех — 31 января 2026");
    expect(letters()[0]!.text).not.toContain("Берёзкина");
    await Inbox.doneTask(w.ctx, first!.taskId as never);
    for (const day of ["2026-01-01", "2026-01-02"]) await on(day);
    expect(await task(w)).toHaveLength(1);
    await patch({ representatives: [{ representativeId, authority: { ...act, number: "9/2026", to: "2027-01-31" } }] });
    expect(await task(w)).toEqual([]);
    await on("2026-01-20");
    expect(await task(w)).toEqual([]);
  });

  it("of a child who left, or of whoever represents it no more, is nobody's task", async () => {
    const { w, patch } = await given();
    await Tenant.setUpToDate(w.ctx);
    const { representativeIds } = await patch({ addRepresentatives: [{ ...grandmother, authority: act }] });
    await patch({ removeRepresentatives: [representativeIds[1]!] });
    const later = await childOf(
      w.ctx,
      { surname: "Осинина", givenName: "Яна", birthDate: "2013-05-09" },
      { representatives: [{ ...father, authority: act }] },
    );
    await w.settle();
    await Child.patch(w.ctx, later.childId, { status: "left", reason: "Уехали", cause: "left-region" });
    await w.settle();
    w.moveTo("2025-12-10T03:00:00Z");
    await Handover.attendAuthorities(w.ctx);
    await w.settle();
    expect(await task(w)).toEqual([]);
  });
});

describe("coming of age", () => {
  it("given a paper beyond the 18th birthday, then a parent's consent counts up to the day before", async () => {
    const { w, mother } = await given();
    const { consent } = await give(w, mother, { expiresOn: "2035-01-01" });
    expect(consent).toMatchObject({ expiresOn: "2032-05-05", cut: { signedUntil: "2035-01-01", because: "of-age" } });
  });

  it("given the day has come, then parents' consents end, the own one counts, and a court's ruling too", async () => {
    const { w, mother, patch } = await given();
    await expect(patch({ addRepresentatives: [{ ...father, relation: "self" }] })).rejects.toMatchObject({
      fields: [{ pointer: "/addRepresentatives/0/relation" }],
    });
    await give(w, mother, { expiresOn: "2035-01-01" });
    w.moveTo("2032-05-05T05:00:00Z");
    expect(await Consent.endConsents(w.ctx, w.childId, "all")).toBe(0);
    w.moveTo("2032-05-06T05:00:00Z");
    expect(await Consent.endConsents(w.ctx, w.childId, "all")).toBe(1);
    await w.settle();
    expect((await consents(w))[1]).toMatchObject({ status: "ended", because: "of-age" });
    expect(await tasks(w)).toContain("consent-needed");
    const now = { signedOn: "2032-05-06", expiresOn: "2034-05-06" };
    await expect(give(w, mother, now)).rejects.toMatchObject({ fields: [{ pointer: "/representativeId" }] });
    const self = { surname: "Ёлкина", givenName: "Анна", relation: "self" as const };
    const ruling = { kind: "incapacity-ruling" as const, number: "2-114/2032" };
    const { representativeIds } = await patch({
      addRepresentatives: [self, { ...father, relation: "guardian", authority: ruling }],
    });
    for (const id of representativeIds.slice(1))
      expect((await give(w, id, now)).consent).toMatchObject({ expiresOn: "2034-05-06" });
  });
});

describe("parents who disagree", () => {
  async function bothAgreed() {
    const all = await given();
    const { representativeIds } = await all.patch({ addRepresentatives: [father] });
    all.w.moveTo("2025-03-10T05:00:00Z");
    const his = (await give(all.w, representativeIds[1]!, { signedOn: "2025-03-10" })).consent;
    await all.w.settle();
    return { ...all, his };
  }

  it("given the father withdraws, then the mother's consent counts on, and a task has both dates", async () => {
    const { w, routeId, his, consent } = await bothAgreed();
    w.moveTo("2025-04-01T05:00:00Z");
    await Consent.withdraw(w.ctx, his.consentId);
    await w.settle();
    expect(await review(w, routeId)).toMatchObject({ status: "requested" });
    expect((await Inbox.find(w.ctx, { bucket: "tasks" })).items).toMatchObject([
      {
        task: {
          kind: "consent-disputed",
          childId: w.childId,
          dispute: {
            agreedConsentId: consent.consentId,
            agreedOn: "2025-03-01",
            withdrawnConsentId: his.consentId,
            withdrawnOn: "2025-04-01",
          },
        },
      },
    ]);
    expect(w.mails.map((m) => m.subject)).toContainEqual(expect.stringContaining("Родители не согласны"));
  });

  it("given he agrees again, or she withdraws as well, then nothing is disputed", async () => {
    const { w, his, consent } = await bothAgreed();
    await Consent.withdraw(w.ctx, his.consentId);
    await w.settle();
    w.moveTo("2025-04-02T05:00:00Z");
    const again = (await give(w, his.representativeId, { signedOn: "2025-04-02" })).consent;
    await w.settle();
    expect(await tasks(w)).toEqual([]);
    await Consent.withdraw(w.ctx, again.consentId);
    await w.settle();
    expect(await tasks(w)).toEqual(["consent-disputed"]);
    await Consent.withdraw(w.ctx, consent.consentId);
    await w.settle();
    expect(await tasks(w)).toEqual(["consent-needed"]);
  });

  it("given he who withdrew represents the child no more, then nothing is disputed", async () => {
    const { w, his, patch } = await bothAgreed();
    await Consent.withdraw(w.ctx, his.consentId);
    await w.settle();
    await patch({ removeRepresentatives: [his.representativeId] });
    await w.settle();
    expect(await tasks(w)).toEqual([]);
  });
});

describe("a guardian who is replaced by another", () => {
  it("given the family has its page, when the change is recorded, then the new guardian gets a link of their own, once", async () => {
    const { w, mother, patch } = await given();
    const { familyId } = await Family.formAndShow(w.ctx, { childId: w.childId });
    await w.settle();
    w.mails.length = 0;
    const nina = { ...grandmother, email: "nina@example.org" };
    const { representativeIds } = await patch({ addRepresentatives: [nina] });
    const links = () => w.mails.filter((mail) => mail.to.includes("nina@example.org"));
    // Beside the mother she is the coordinator's to ask.
    expect(links()).toEqual([]);
    await patch({ removeRepresentatives: [mother] });
    expect(links()).toHaveLength(1);
    const { members } = (await Family.ofChild(w.ctx, w.childId)).data;
    expect(members.map(({ memberId }) => memberId)).toContain(representativeIds[1]);
    const token = /family#([\w.~-]+)/.exec(links()[0]!.text)![1]!;
    const speaking = await Family.speaking(w.deps, token, "show");
    expect(speaking.member.memberId).toBe(representativeIds[1]);
    expect(familyId).toMatch(/^family_/);
    // Told again it is the same link.
    await w.settle();
    expect(links()).toHaveLength(1);
  });

  it("given nobody has formed a family, or the new one has no address, then no letter leaves and somebody calls", async () => {
    const { w, mother, patch } = await given();
    const { representativeIds } = await patch({ addRepresentatives: [grandmother], removeRepresentatives: [mother] });
    expect(await tasks(w)).toEqual(["consent-needed"]);
    await Family.formAndShow(w.ctx, { childId: w.childId });
    await patch({ addRepresentatives: [father], removeRepresentatives: [representativeIds[0]!] });
    expect(await tasks(w)).toContain("family-unreachable");
  });
});

describe("an organisation that is the guardian", () => {
  it("given a new director, then all of its children have the new name, and its consent stands", async () => {
    const w = await routeWorld();
    const agencyId = w.agencies.social!;
    const home = { surname: "Орлова", givenName: "Вера", relation: "institution" as const, agencyId };
    const { record } = await Child.register(w.ctx, {
      person: { surname: "Соснин", givenName: "Пётр", birthDate: "2014-02-03", sex: "male" },
      municipality: "novokuznetsk",
      representatives: [{ ...home, authority: { kind: "placement-act", number: "12-р" } }],
      disability: true,
      educationalNeeds: false,
    });
    const representativeId = record.representativeIds[0]!;
    const head = { ...home, surname: "Чернов", givenName: "Олег", representativeId };
    await Consent.patchChild(w.ctx, w.childId, { addRepresentatives: [head] });
    const { representatives } = await Child.get(w.ctx, record.childId);
    expect(representatives).toMatchObject([
      { surname: "Чернов", agencyId, relation: "institution", authority: { kind: "placement-act", number: "12-р" } },
    ]);
    const other = { ...head, agencyId: w.agencies.social2! };
    const refused = { fields: [{ pointer: "/addRepresentatives/0/representativeId" }] };
    const input = { addRepresentatives: [other], removeRepresentatives: [] };
    const second = await Child.register(w.ctx, {
      person: { surname: "Соснина", givenName: "Анна", birthDate: "2015-02-03", sex: "female" },
      municipality: "novokuznetsk",
      representatives: [grandmother],
      disability: true,
      educationalNeeds: false,
    });
    await expect(Consent.patchChild(w.ctx, second.record.childId, input)).rejects.toMatchObject(refused);
    // Its director is no guardian of their own under its id.
    const person = { surname: "Чернов", givenName: "Олег", relation: "guardian" as const, representativeId };
    const alone = { addRepresentatives: [person] };
    await expect(Consent.patchChild(w.ctx, second.record.childId, alone)).rejects.toMatchObject(refused);
  });

  it("given none is named, or one beside a parent, then the field is named", async () => {
    const w = await routeWorld();
    for (const wrong of [
      { ...grandmother, relation: "institution" as const },
      { ...grandmother, agencyId: w.agencies.social! },
    ])
      await expect(Consent.patchChild(w.ctx, w.childId, { addRepresentatives: [wrong] })).rejects.toMatchObject({
        fields: [{ pointer: "/addRepresentatives/0/agencyId" }],
      });
  });
});
