import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { heardBy, type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Form from "../../forms/form/index.ts";
import { shipped } from "../../forms/form/shipped/index.ts";
import * as Response from "../../forms/response/index.ts";
import type { AgencyId, ChildId, ConsentId, FormId, ResponseId, RouteId, StepId } from "../../ground/shared/index.ts";
import { forPeople } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { inherit } from "../../routes/step/move.actions.ts";
import * as Inbox from "../inbox/index.ts";

const decision = { act: "Приказ", number: "7", date: "2025-02-20", by: "Министерство" };
const act = { act: { number: "7", date: "2025-03-03" } };
const no = { disabled: false, "health-group": false, orphanage: false, hardship: false, peculiarities: false };
const needless = { ...no, concern: false };
const needy = { ...no, concern: true, worry: "Маша не говорит" };
/** Everything that is asked at twenty months, with the same answer. */
const profileAt20 = (answer: string) => ({
  months: 20,
  ...Object.fromEntries(
    shipped["development-profile"].items.flatMap(({ key, in: group }) =>
      group === "months-18" ? [[key, answer]] : [],
    ),
  ),
});

let w: RouteWorld;
let childId: ChildId;
let child: Awaited<ReturnType<typeof childOf>>;
let routeId: RouteId;
let consentId: ConsentId;
let forms: Record<string, FormId>;

async function opened(...models: ("early-help-criteria" | "development-profile")[]) {
  for (const model of models) {
    forms[model] = (await Form.draft(w.ctx, { model })).formId as FormId;
    await Form.approve(w.ctx, forms[model], act);
  }
  await Route.approveTemplate(w.ctx, "early-help", 3, decision);
  routeId = (await Route.open(w.ctx, childId, { template: "early-help" })).routeId as RouteId;
  await w.settle();
}
beforeEach(async () => {
  w = await routeWorld();
  forms = {};
  child = await childOf(w.ctx, { surname: "Соловьёва", givenName: "Маша", birthDate: "2023-07-01" });
  childId = child.childId;
  consentId = (await consentOf(w.ctx, child)).consent.consentId;
});
const stepOf = async (key: string) => (await stepsOf(w, routeId))[key]!;
const idOf = async (key: string) => (await stepOf(key)).stepId as StepId;
const responseOf = async (key: string) => (await stepOf(key)).form!.responseId as ResponseId;
const stages = async () =>
  (await Route.get(w.ctx, routeId)).stages.map(({ stage, status, outcome }) => [stage, status, outcome]);
const answer = async (key: string, answers: object) => {
  await Response.submit(w.ctx, await responseOf(key), { answers });
  await w.settle();
};
const waiting = async () => {
  const { items } = await Inbox.openTasks(w.ctx, {}, "counsel");
  return items.map(({ data }) => [data.kind, data.subject]);
};
const there = async (key: string) => w.as(specialist((await stepOf(key)).agencyId as AgencyId));

describe("a step that asks by a form", () => {
  it("is as any other where the region has approved no such form", async () => {
    await opened();
    expect(await stepOf("first-meeting")).toMatchObject({
      status: "requested",
      form: { key: "early-help-criteria", responseId: undefined },
    });
    await Step.complete(w.ctx, await idOf("first-meeting"), { result: "performed" });
    await w.settle();
    expect(await stepOf("development-profile")).toMatchObject({ status: "requested" });
  });

  it("leads to the form by its page, and is settled by what is handed in there", async () => {
    await opened("early-help-criteria");
    const letter = w.mails.findLast(({ text }) => text.includes("/respond#"))!;
    const token = /\/respond#(\S+)/.exec(letter.text)![1]!;
    const byLink = (request: object) =>
      Step.respond({ ...w.deps, bank: forPeople(w.ctx.bank) }, { token, ...request } as Step.Respond);
    const page = await byLink({ action: "view" });
    expect(page).toMatchObject({
      form: { title: { ru: "Потенциальная нуждаемость в ранней помощи" }, state: "empty" },
    });
    const url = "form" in page ? page.form!.url : "";
    expect(letter.text).not.toContain(url);
    // Said to be done before anything was answered.
    await expect(byLink({ action: "report", result: "performed" })).rejects.toMatchObject({ code: "response.wanted" });
    const fill = (action: string, answers?: object) =>
      Response.respond(w.deps, { token: new URL(url).hash.slice(1), action, answers }, "request_9");
    await fill("save", { concern: true });
    expect(await byLink({ action: "view" })).toMatchObject({ form: { state: "draft" } });
    await fill("submit", needy);
    await w.settle();
    expect(await stepOf("first-meeting")).toMatchObject({ status: "completed", result: "performed" });
    const { items } = await Route.history(w.ctx, routeId, { limit: 50 });
    expect(items.map(({ text }) => text.ru)).toContain("Первая встреча с семьёй: отправлена анкета.");
    expect(JSON.stringify(items)).not.toContain("Маша");
  });

  it("is completed by the API with the answers, or as not performed without them", async () => {
    await opened("early-help-criteria");
    const [id, ctx] = [await idOf("first-meeting"), await there("first-meeting")];
    await expect(Step.complete(ctx, id, { result: "performed" })).rejects.toMatchObject({ code: "response.wanted" });
    const half = { answers: { concern: true }, result: "performed" as const };
    await expect(Step.complete(ctx, id, half)).rejects.toMatchObject({ code: "input.invalid" });
    const failed = await Step.complete(ctx, id, {
      result: "not-performed",
      cause: "family-refused",
      reason: "Уехали",
    });
    await w.settle();
    expect(failed).toMatchObject({ status: "failed" });
    expect(await Response.get(w.ctx, failed.form!.responseId as ResponseId)).toMatchObject({ status: "closed" });
    await Step.decideOn(w.ctx, id, { decision: "repeat", reason: "Вернулись" }, {}, async () => ({
      writes: [],
      revisions: [],
    }));
    await w.settle();
    const again = await stepOf("first-meeting");
    expect(again.form!.responseId).not.toBe(failed.form!.responseId);
    await Step.complete(ctx, id, { result: "performed", answers: needy });
    expect(await Response.get(w.ctx, again.form!.responseId as ResponseId)).toMatchObject({
      status: "submitted",
      step: { stepId: id },
      scores: [{ band: "potential-need" }],
    });
    const none = { answers: {}, result: "performed" as const };
    await w.settle();
    await expect(Step.complete(w.ctx, await idOf("development-profile"), none)).rejects.toMatchObject({
      fields: [{ pointer: "/answers" }],
    });
  });

  it("asks another organisation by a response of its own, and shows it nothing of the first one's draft", async () => {
    await opened("early-help-criteria");
    const [id, first, ctx] = [
      await idOf("first-meeting"),
      await responseOf("first-meeting"),
      await there("first-meeting"),
    ];
    const token = new URL((await Response.get(w.ctx, first)).url!).hash.slice(1);
    await Response.respond(w.deps, { token, action: "save", answers: { worry: "Черновик", concern: true } }, "r_1");
    const other = await agencyOf(w.ctx, "resourceCentre", "centre9");
    await Step.reassign(w.ctx, id, { agencyId: other, reason: "Ближе" });
    await w.settle();
    const second = await responseOf("first-meeting");
    expect(second).not.toBe(first);
    const theirs = w.as(specialist(other));
    expect(await Response.get(theirs, second)).toMatchObject({ status: "asked", answers: undefined });
    await expect(Response.get(theirs, first)).rejects.toMatchObject({ code: "not-found" });
    expect(await Response.get(w.ctx, first)).toMatchObject({ status: "closed", answers: undefined });
    expect(JSON.stringify(await Response.listFor(w.ctx, childId))).not.toContain("Черновик");
    await expect(Response.submit(ctx, first, { answers: needy })).rejects.toMatchObject({ code: "response.closed" });
    await Response.submit(theirs, second, { answers: needy });
    await w.settle();
    expect(await stepOf("first-meeting")).toMatchObject({ status: "completed", agencyId: other });
  });

  it("gives the answers back with the reason when it is reopened, and takes them as they should have been when corrected", async () => {
    await opened("early-help-criteria");
    await answer("first-meeting", needy);
    const [id, first] = [await idOf("first-meeting"), await responseOf("first-meeting")];
    const along = async () => ({ writes: [], revisions: [] });
    const right = { result: "performed" as const, answers: { ...needy, disabled: true }, reason: "Опечатка" };
    await Step.correct(w.ctx, id, right, {}, along);
    expect(await Response.get(w.ctx, first)).toMatchObject({
      status: "submitted",
      reason: "Опечатка",
      scores: [{ value: 2 }],
    });
    await Step.correct(w.ctx, id, { result: "not-performed", cause: "other", reason: "Не было" }, {}, along);
    expect(await Response.get(w.ctx, first)).not.toHaveProperty("scores");
    const performed = { result: "performed" as const, reason: "Было" };
    await expect(Step.correct(w.ctx, id, performed, {}, along)).rejects.toMatchObject({ code: "response.wanted" });
    await Step.correct(w.ctx, id, { ...performed, answers: needy }, {}, along);
    await Step.reopen(w.ctx, id, { reason: "Не тот ребёнок" }, {}, along);
    await w.settle();
    expect(await responseOf("first-meeting")).toBe(first);
    expect(await Response.get(w.ctx, first)).toMatchObject({
      status: "asked",
      answers: needy,
      reason: "Не тот ребёнок",
    });
    await answer("first-meeting", needy);
    expect(await stepOf("first-meeting")).toMatchObject({ status: "completed" });
  });
});

describe("the form of a step", () => {
  it("is nobody's without consent, and the same one's again with it", async () => {
    await opened("early-help-criteria");
    const [id, first] = [await idOf("first-meeting"), await responseOf("first-meeting")];
    const token = new URL((await Response.get(w.ctx, first)).url!).hash.slice(1);
    const byLink = () => Response.respond(w.deps, { token, action: "view" }, "r_1");
    await Consent.withdraw(w.ctx, consentId);
    await w.settle();
    expect(await Step.get(w.ctx, id)).toMatchObject({ status: "on-hold", holdReason: "consent" });
    await expect(byLink()).rejects.toMatchObject({ code: "link.dead" });
    await consentOf(w.ctx, child);
    await w.settle();
    expect(await byLink()).toMatchObject({ status: "asked" });
    await answer("first-meeting", needy);
    expect(await responseOf("first-meeting")).toBe(first);
  });

  it("goes with the child: to another municipality, to another card and back", async () => {
    await opened("early-help-criteria");
    await Child.patch(w.ctx, childId, { municipality: "kemerovo" });
    await w.settle();
    const there = w.as({ kind: "coordinator", municipality: "kemerovo" });
    const first = await responseOf("first-meeting");
    expect(await Response.get(there, first)).toMatchObject({ status: "asked" });
    const { childId: other } = await childOf(w.ctx, {
      surname: "Соловьева",
      givenName: "Маша",
      birthDate: "2023-07-01",
    });
    const choose = { municipality: "this" } as const;
    await Merging.merge(w.ctx, other, {
      other: childId,
      choose: { ...choose, "person.surname": "this" },
      confirm: true,
    });
    await w.settle();
    expect(await Response.get(w.ctx, first)).toMatchObject({ subject: { childId: other } });
    await answer("first-meeting", needy);
    expect(await stepOf("first-meeting")).toMatchObject({ status: "completed", childId: other });
    expect((await Route.profile(w.ctx, other)).profiles).toEqual([]);
  });

  it("ends with the route, and is waited for again when that goes on", async () => {
    await opened("early-help-criteria");
    const first = await responseOf("first-meeting");
    await Route.close(w.ctx, routeId, { reason: "other" });
    await w.settle();
    expect(await Response.get(w.ctx, first)).toMatchObject({ status: "closed" });
    await Route.reopen(w.ctx, routeId, { reason: "По ошибке" });
    await w.settle();
    expect(await responseOf("first-meeting")).toBe(first);
    expect(await Response.get(w.ctx, first)).toMatchObject({ status: "asked" });
  });

  it("is another one for the successor of an organisation that has closed", async () => {
    await opened("early-help-criteria");
    const [id, first] = [await idOf("first-meeting"), await responseOf("first-meeting")];
    const { agencyId } = await stepOf("first-meeting");
    const heir = await agencyOf(w.ctx, "resourceCentre", "heir");
    await inherit(w.ctx, id, { from: agencyId as AgencyId, to: heir });
    await w.settle();
    const second = await responseOf("first-meeting");
    expect(second).not.toBe(first);
    expect(await Response.get(w.ctx, first)).toMatchObject({ status: "closed" });
    await Response.submit(w.as(specialist(heir)), second, { answers: needy });
    await w.settle();
    expect(await stepOf("first-meeting")).toMatchObject({ status: "completed" });
  });
});

describe("the intake", () => {
  it("goes on with a child in need: the profile at entry, and at the review", async () => {
    await opened("early-help-criteria", "development-profile");
    await answer("first-meeting", needy);
    expect((await stages()).slice(0, 2)).toEqual([
      ["Intake", "settled", "settled"],
      ["DevelopmentAssessment", "open", undefined],
    ]);
    expect((await stages()).map(([stage]) => stage)).not.toContain("Counsel");
    await answer("development-profile", profileAt20("sometimes"));
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ plan: { status: "draft" } });
  });

  it("advises a family without need, and ends there; the machine hears of two ways and no reason", async () => {
    const heard = await heardBy(w, w.agencies.resourceCentre!);
    await opened("early-help-criteria");
    await answer("first-meeting", needless);
    expect((await stages()).slice(0, 3)).toEqual([
      ["Intake", "settled", "aside"],
      ["Counsel", "open", undefined],
      ["DevelopmentAssessment", "waiting", undefined],
    ]);
    expect(await waiting()).toEqual([["counsel", routeId]]);
    const counsel = await stepOf("family-counsel");
    expect(counsel).toMatchObject({ status: "requested", agencyId: (await stepOf("first-meeting")).agencyId });
    await Step.complete(w.ctx, counsel.stepId as StepId, { result: "performed" });
    await w.settle();
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "closed", reason: "counselled" });
    expect(await waiting()).toEqual([]);
    expect(JSON.stringify(heard)).not.toMatch(/none-now|potential-need/);
    // Somebody sees that help is wanted after all.
    await Route.reopen(w.ctx, routeId, { reason: "Родители обеспокоены" });
    await w.settle();
    expect((await stages())[2]).toEqual(["DevelopmentAssessment", "open", undefined]);
  });

  it("goes on without need where a coordinator decides so before the counsel is over", async () => {
    await opened("early-help-criteria");
    await answer("first-meeting", needless);
    await Route.evaluate(w.ctx, routeId, { outcome: "renew", note: "Наблюдаем" });
    await w.settle();
    expect(await waiting()).toEqual([]);
    await Step.complete(w.ctx, await idOf("family-counsel"), { result: "performed" });
    await w.settle();
    expect((await stages())[2]).toEqual(["DevelopmentAssessment", "open", undefined]);
  });
});
