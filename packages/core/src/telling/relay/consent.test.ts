import { describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import type { ErasureId, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";

/** A route whose commission has been asked under a consent that can be withdrawn. */
async function asked() {
  const w = await routeWorld();
  const { consent } = await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const step = Object.values(await stepsOf(w, routeId))[0]!;
  const withdraw = () => Consent.withdraw(w.ctx, consent.consentId);
  return { w, routeId, stepId: step.stepId as StepId, withdraw };
}
const linkIn = (mail: { text: string }) => /#(\S+)/.exec(mail.text)?.[1] ?? "";
const commission = (w: RouteWorld) => w.as(specialist(w.agencies.pmpc!));

describe("a withdrawal of consent, before anything has been told onward", () => {
  it("given a specialist, when they look, then the step is not there", async () => {
    const { w, stepId, withdraw } = await asked();
    expect((await Step.find(commission(w), {})).items).toHaveLength(1);
    await withdraw();
    await expect(Step.get(commission(w), stepId)).rejects.toMatchObject({ code: "not-found" });
    expect((await Step.find(commission(w), {})).items).toEqual([]);
    await expect(Step.accept(commission(w), stepId, {})).rejects.toMatchObject({ code: "not-found" });
  });

  it("given a link, when it is opened, then it is revoked, tells nothing of the child, and brings no other", async () => {
    const { w, stepId, withdraw } = await asked();
    const token = linkIn(w.mails[0]!);
    await withdraw();
    const view = await Step.respond(w.deps, { token, action: "view" });
    expect(view).toEqual({ link: "dead" });
    await expect(Step.respond(w.deps, { token, action: "accept" })).rejects.toMatchObject({ code: "link.dead" });
    const links = async () => (await Step.load(w.ctx, stepId)).data.links;
    const before = await links();
    expect(await Step.respond(w.deps, { token, action: "renew" })).toEqual({ link: "dead", done: "renewed" });
    expect(await links()).toBe(before);
  });

  it("given an attempt to look, then that is on record", async () => {
    const { w, stepId, withdraw } = await asked();
    await withdraw();
    await Step.get(commission(w), stepId).catch(() => undefined);
    const log = await w.ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${w.childId}`);
    expect(log.items.map((i) => i.data.action)).toContain("consent.refused");
  });

  it("given the coordinator is told twice because the first attempt died, then it is one mail with the whole count", async () => {
    const { w, stepId, withdraw } = await asked();
    await withdraw();
    await Step.withholdUnlessAllowed(w.ctx, stepId); // as far as the first attempt came
    await w.settle();
    expect(w.mails.filter((m) => /отозвано/i.test(m.subject))).toHaveLength(1);
  });
});

describe("many steps that wait for one consent", () => {
  /** Through the commission and the approval: several organisations are asked at once. */
  async function supported(consent: boolean) {
    const { w, routeId, stepId, withdraw } = await asked();
    await w.ipra(["Занятия с логопедом", "Массаж", "Занятия с психологом"]);
    await Step.complete(w.ctx, stepId, { result: "performed" });
    await w.settle();
    if (!consent) await withdraw();
    await w.settle();
    w.mails.length = 0;
    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    const steps = Object.values(await stepsOf(w, routeId));
    return { w, withdraw, asked: steps.filter((s) => s.status === "requested" || s.holdReason === "consent").length };
  }
  const toCoordinator = (w: RouteWorld) => w.mails.filter((m) => m.to === "nvkz@example.org").map((m) => m.subject);

  it("given it is withdrawn, then the coordinator gets one mail with their number", async () => {
    const { w, withdraw, asked: n } = await supported(true);
    expect(n).toBeGreaterThan(3);
    w.mails.length = 0;
    await withdraw();
    await w.settle();
    expect(toCoordinator(w)).toEqual([expect.stringContaining("Согласие отозвано")]);
    expect(w.mails[0]!.text).toContain(`: ${n}\n`);
  });

  it("given there is none, then one mail a day, and the steps stand in the record", async () => {
    const { w, asked: n } = await supported(false);
    expect(n).toBeGreaterThan(3);
    expect(toCoordinator(w).filter((s) => s.includes("ждёт согласия"))).toHaveLength(1);
  });
});

describe("a withdrawal that touches no step", () => {
  it("given another step is withheld that day, then the coordinator is told of it", async () => {
    const w = await routeWorld();
    await w.consent(w.agencies.pmpc!);
    const { consent } = await w.consent(w.agencies.health!);
    const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
    await w.settle();
    const stepId = Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId;
    w.mails.length = 0;
    await Consent.withdraw(w.ctx, consent.consentId);
    await w.settle();
    expect(w.mails).toEqual([]);
    await Step.reassign(w.ctx, stepId, { agencyId: w.agencies.pmpc2! });
    await w.settle();
    expect((await Step.load(w.ctx, stepId)).data.status).toBe("on-hold");
    expect(w.mails.map((m) => m.subject)).toEqual([expect.stringContaining("ждёт согласия")]);
  });
});

describe("a store that does not answer", () => {
  it("given a link, when it acts, then it is not called unknown", async () => {
    const { w } = await asked();
    const bank = { ...w.deps.bank, get: () => Promise.reject(new Error("no answer")) };
    const token = linkIn(w.mails[0]!);
    await expect(Step.respond({ ...w.deps, bank }, { token, action: "view" })).rejects.toThrow("no answer");
  });
});

describe("a step that was asked to wait", () => {
  it("given its link, when a new one is asked for, then it comes by mail", async () => {
    const { w, stepId } = await asked();
    await Step.hold(w.ctx, stepId, { reason: "Семья в отъезде" });
    await w.settle();
    const before = w.mails.length;
    w.moveTo("2025-06-01T03:00:00Z");
    await Step.respond(w.deps, { token: linkIn(w.mails[0]!), action: "renew" });
    await w.settle();
    expect(w.mails.length).toBe(before + 1);
    expect(await Step.respond(w.deps, { token: linkIn(w.mails.at(-1)!), action: "view" })).toMatchObject({
      link: "live",
    });
  });

  it("given the morning of its day, when it is woken, then it goes on", async () => {
    const { w, stepId } = await asked();
    await Step.hold(w.ctx, stepId, { reason: "Семья в отъезде", until: "2025-03-10" });
    w.moveTo("2025-03-10T02:00:00Z");
    await w.milestone(stepId);
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ status: "requested" });
  });
});

describe("a withdrawal after which nobody agrees", () => {
  const requests = async (w: RouteWorld) =>
    (await Inbox.find(w.ctx, { bucket: "erasures" })).items.map(({ erasure }) => erasure!);

  it("starts the law's thirty days by itself, once; a consent that is given anew ends what nobody has decided", async () => {
    const { w, withdraw } = await asked();
    const other = await w.consent(w.agencies.school);
    await withdraw();
    await w.settle();
    expect(await requests(w)).toEqual([]);
    await Consent.withdraw(w.ctx, other.consent.consentId);
    await w.settle();
    expect(await requests(w)).toMatchObject([
      {
        childId: w.childId,
        grounds: "consent-withdrawn",
        askedBy: "system:relay",
        receivedOn: "2025-03-03",
        dueOn: "2025-04-02",
        mayDo: ["erase", "refuse"],
      },
    ]);
    const { consent } = await w.consent();
    await w.settle();
    expect(await requests(w)).toEqual([]);
    const refused = (await Erasure.find(w.ctx, { status: "refused" })).items;
    expect(refused).toMatchObject([{ refused: { basis: "consent-anew" } }]);
    // Withdrawn on the same day again, it starts again; and a consent that is over before it is told of stops nothing.
    await Consent.withdraw(w.ctx, consent.consentId);
    await w.settle();
    expect(await requests(w)).toMatchObject([{ receivedOn: "2025-03-03", dueOn: "2025-04-02" }]);
    const brief = await w.consent();
    await Consent.withdraw(w.ctx, brief.consent.consentId);
    await w.settle();
    expect((await Erasure.find(w.ctx, { status: "refused" })).items).toHaveLength(1);
    expect(await requests(w)).toHaveLength(1);
  });

  it("keeps what the family has asked for itself, and proposes nothing again that somebody has refused", async () => {
    const { w, withdraw } = await asked();
    const { erasureId } = await Erasure.ask(w.ctx, w.childId, {});
    await withdraw();
    const { consent } = await w.consent();
    await w.settle();
    expect(await requests(w)).toMatchObject([{ erasureId }]);
    const law = { basis: "archives", reason: "Дело хранится 75 лет." } as const;
    await Erasure.refuse(w.ctx, erasureId as ErasureId, law);
    await Consent.withdraw(w.ctx, consent.consentId);
    await w.settle();
    expect(await requests(w)).toEqual([]);
  });
});
