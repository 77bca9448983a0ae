import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import { type AgencyId, type ChildId, type FormId, newId, type ResponseId } from "../../ground/shared/ids.ts";
import { forPeople } from "../../ground/shared/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Form from "../form/index.ts";
import * as Response from "./index.ts";

let w: World;
let child: { childId: ChildId; representativeIds: `rep_${string}`[] };
let formId: FormId;
beforeEach(async () => {
  w = await world();
  child = await childOf(w.ctx, { surname: "Соловьёва", givenName: "Маша", birthDate: "2023-05-14" });
  formId = await approved({ model: "early-help-criteria" });
});

const act = { act: { number: "7", date: "2025-03-03" } };
async function approved(input: object): Promise<FormId> {
  const id = (await Form.draft(w.ctx, input)).formId as FormId;
  await Form.approve(w.ctx, id, act);
  return id;
}
const no = { disabled: false, "health-group": false, orphanage: false, hardship: false, peculiarities: false };
const answers = { ...no, concern: true, worry: "Маша <b>не говорит</b>" };
const asked = async (over: object = {}) => {
  const view = await Response.ask(w.ctx, { formId, subject: { kind: "child", childId: child.childId }, ...over });
  return { view, id: view.responseId as ResponseId, token: new URL(view.url!).hash.slice(1) };
};
const byLink = (token: string, action: string, given?: object) =>
  Response.respond(
    { ...w.ctx, bank: forPeople(w.ctx.bank) },
    given ? { token, action, answers: given } : { token, action },
    "request_2",
  );
const refused = (code: string) => expect.objectContaining({ code });

describe("a form about a child", () => {
  it("is answered by its link: a draft on the server, one answer, scores; nothing of it by the link afterwards", async () => {
    const { view, id, token } = await asked();
    expect(view).toMatchObject({ status: "asked", formVersion: 1, municipality: "novokuznetsk" });
    expect(view.url).toMatch(/^https:\/\/marshrut\.example\.org\/form#/);
    const empty = await byLink(token, "view");
    expect(empty).toMatchObject({
      status: "asked",
      form: { title: { ru: "Потенциальная нуждаемость в ранней помощи" } },
    });
    expect(JSON.stringify(empty)).not.toContain(child.childId);
    expect(await byLink(token, "save", { concern: true, worry: "Пока не" })).toMatchObject({
      answers: { concern: true, worry: "Пока не" },
    });
    await expect(byLink(token, "submit", { concern: true })).rejects.toMatchObject({
      code: "input.invalid",
      fields: expect.arrayContaining([expect.objectContaining({ pointer: "/answers/disabled" })]),
    });
    await expect(byLink(token, "save", { surname: "Иванова" })).rejects.toMatchObject({
      fields: [{ pointer: "/answers/surname" }],
    });
    expect(await byLink(token, "submit", answers)).toEqual({ status: "submitted" });
    // Pressed twice, and by somebody who changed their mind.
    expect(await byLink(token, "submit", answers)).toEqual({ status: "submitted" });
    await expect(byLink(token, "submit", { ...answers, worry: "Другое" })).rejects.toEqual(
      refused("response.submitted"),
    );
    await expect(byLink(token, "save", answers)).rejects.toEqual(refused("response.submitted"));
    expect(await byLink(token, "view")).toEqual({ status: "submitted", closesOn: undefined });
    expect(await Response.get(w.ctx, id)).toMatchObject({
      status: "submitted",
      answers,
      scores: [{ key: "met", value: 1, band: "potential-need" }],
      url: undefined,
    });
  });

  it("is not overwritten by another window of the same page without a word", async () => {
    const { id, token } = await asked();
    const from = (action: string, given: object, draftVersion: number | undefined) =>
      Response.respond(w.ctx, { token, action, answers: given, draftVersion }, "request_3");
    const seen = (await byLink(token, "view")).draftVersion!;
    const first = await from("save", { concern: true }, seen);
    expect(first.draftVersion).toBe(seen + 1);
    const stale = refused("conflict.version");
    await expect(from("save", { concern: false }, seen)).rejects.toEqual(stale);
    await expect(from("submit", answers, seen)).rejects.toEqual(stale);
    expect((await Response.get(w.ctx, id)).answers).toEqual({ concern: true });
    // Kept, and not heard of: the same again goes on from there.
    const { draftVersion } = await from("save", { concern: true }, seen);
    expect(await from("save", answers, draftVersion)).toMatchObject({ answers });
    expect(await from("submit", answers, draftVersion)).toEqual({ status: "submitted" });
    // Pressed twice: the same is the same, whatever draft it comes from.
    expect(await from("submit", answers, seen)).toEqual({ status: "submitted" });
  });

  it("keeps what was answered in the vault under the child, and no word of it in records, events or the log", async () => {
    const { id, token } = await asked();
    await byLink(token, "save", { worry: "Маша", concern: true });
    await byLink(token, "submit", answers);
    const all = await Promise.all([
      w.ctx.bank.list("records", `T#kuzbass#RESPONSE#${id}`),
      w.ctx.bank.list("vault", `T#kuzbass#CHILD#${child.childId}`, { prefix: "NOTE#" }),
      w.ctx.bank.list("audit", `T#kuzbass#AUDIT#${child.childId}`),
    ]);
    expect(JSON.stringify(all)).not.toContain("Маша");
    // The draft went when the answers came.
    expect(all[1].items).toHaveLength(1);
    const events = all[0].items.flatMap(({ kind, data }) =>
      kind === "event" ? [(data as { type: string }).type] : [],
    );
    expect(events).toEqual(["response.asked", "response.submitted"]);
  });

  it("is seen by its staff and its family, and by nobody else", async () => {
    const { id, token } = await asked();
    await byLink(token, "submit", answers);
    const mother = w.as(family(child.representativeIds[0]!));
    const told = await Response.listFor(mother, child.childId);
    expect(told).toMatchObject([{ title: { ru: "Потенциальная нуждаемость в ранней помощи" }, answers }]);
    const strangers = [
      w.as({ kind: "coordinator", municipality: "kemerovo" }),
      w.as({ kind: "admin" }),
      w.as(specialist(await agencyOf(w.ctx, "health"))),
      mother,
    ];
    for (const ctx of strangers) await expect(Response.get(ctx, id)).rejects.toEqual(refused("not-found"));
    await expect(
      Response.ask(strangers[0]!, { formId, subject: { kind: "child", childId: child.childId } }),
    ).rejects.toEqual(refused("not-found"));
    expect((await Response.find(w.ctx, { form: formId })).items).toMatchObject([{ responseId: id }]);
    expect((await Response.find(strangers[0]!, { form: formId })).items).toEqual([]);
  });

  it("is answered by an organisation as long as consent stands, by account or link", async () => {
    const centre = await agencyOf(w.ctx, "resourceCentre");
    await expect(asked({ agencyId: centre })).rejects.toEqual(refused("consent.missing"));
    const { consent } = await consentOf(w.ctx, child);
    const { id, token } = await asked({ agencyId: centre });
    const there = w.as(specialist(centre));
    expect(await Response.get(there, id)).toMatchObject({ status: "asked", url: undefined });
    await expect(Response.close(there, id, { reason: "Нет" })).rejects.toEqual(refused("not-found"));
    await Consent.withdraw(w.ctx, consent.consentId);
    await expect(Response.submit(there, id, { answers })).rejects.toEqual(refused("consent.missing"));
    await expect(byLink(token, "submit", answers)).rejects.toEqual(refused("link.dead"));
  });

  it("is given back with a reason, closed with one, and over after its last day", async () => {
    const { id, token } = await asked({ closesOn: "2025-03-10" });
    await expect(asked({ closesOn: "2025-03-02" })).rejects.toMatchObject({ fields: [{ pointer: "/closesOn" }] });
    await Response.submit(w.ctx, id, { answers });
    const again = await Response.reopen(w.ctx, id, { reason: "Не о том ребёнке" });
    expect(again).toMatchObject({ status: "asked", answers, reason: "Не о том ребёнке", scores: undefined });
    expect(await Response.submit(w.ctx, id, { answers: { ...no, concern: false } })).toMatchObject({
      scores: [{ band: "none-now" }],
    });
    await expect(Response.close(w.ctx, id, { reason: "Поздно" })).rejects.toEqual(refused("response.submitted"));
    await Response.reopen(w.ctx, id, { reason: "Ещё раз" });
    expect(await Response.close(w.ctx, id, { reason: "Не нужно" })).toMatchObject({
      status: "closed",
      answers: undefined,
      reason: "Не нужно",
    });
    // Of all that was said, the last reason alone is left.
    const notes = await w.ctx.bank.list("vault", `T#kuzbass#CHILD#${child.childId}`, { prefix: "NOTE#" });
    expect(notes.items).toHaveLength(1);
    await expect(byLink(token, "submit", answers)).rejects.toEqual(refused("response.closed"));
    const { token: late } = await asked({ closesOn: "2025-03-10" });
    w.moveTo("2025-03-10T16:59:00Z");
    expect(await byLink(late, "view")).toMatchObject({ status: "asked" });
    w.moveTo("2025-03-10T17:01:00Z");
    expect(await byLink(late, "view")).toEqual({ status: "closed", closesOn: "2025-03-10" });
    await expect(byLink(late, "submit", answers)).rejects.toEqual(refused("response.closed"));
    w.moveTo("2025-07-01T00:00:00Z");
    await expect(byLink(late, "view")).rejects.toEqual(refused("link.dead"));
  });

  it("is answered by the version that was asked for; one to another says what is new", async () => {
    const { id, token } = await asked();
    const { draft } = await Form.revise(w.ctx, formId, { title: { ru: "Вторая", en: "Second" } });
    const more = { kind: "yes-no" as const, key: "twin", text: { ru: "Двойня?", en: "Twins?" } };
    await Form.revise(w.ctx, formId, { items: [...draft!.items, more] });
    await Form.approve(w.ctx, formId, act);
    const next = await asked();
    expect(next.view.formVersion).toBe(2);
    await expect(Response.submit(w.ctx, next.id, { version: 1, answers })).rejects.toMatchObject({
      code: "response.version",
      current: { version: 2, added: ["twin"], removed: [] },
    });
    // The link was sent for the first version.
    expect(await byLink(token, "submit", answers)).toEqual({ status: "submitted" });
    expect((await Response.get(w.ctx, id)).formVersion).toBe(1);
    await Form.retire(w.ctx, formId, act);
    await expect(asked()).rejects.toEqual(refused("form.retired"));
    const unready = (await Form.draft(w.ctx, { model: "family-needs" })).formId;
    await expect(asked({ formId: unready })).rejects.toEqual(refused("form.not-approved"));
  });

  it("is a FHIR QuestionnaireResponse that names nobody", async () => {
    const { id } = await asked();
    await Response.submit(w.ctx, id, { answers });
    const document = await Response.exportFhir(w.ctx, id);
    expect(document).toMatchObject({
      resourceType: "QuestionnaireResponse",
      questionnaire: `urn:marshrut:form:${formId}|1`,
      status: "completed",
      subject: { identifier: { system: "urn:marshrut", value: child.childId } },
      authored: "2025-03-03T05:00:00Z",
    });
    const [group, worry] = document.item;
    expect(group).toMatchObject({
      linkId: "criteria",
      item: [{ linkId: "disabled", answer: [{ valueBoolean: false }] }, {}, {}, {}, {}, {}],
    });
    expect(worry).toMatchObject({ linkId: "worry", answer: [{ valueString: "Маша <b>не говорит</b>" }] });
  });

  it("dies with the child's card: nobody is waited for", async () => {
    const { id } = await asked();
    await Response.endAll(w.as({ kind: "system", id: "erasures" }), child.childId);
    expect(await Response.get(w.ctx, id)).toMatchObject({ status: "closed" });
  });
});

describe("a form about", () => {
  it("nobody leads to nobody: neither record nor log says who answered", async () => {
    const survey = await approved({ model: "family-needs" });
    const { id, token } = await asked({ formId: survey, subject: { kind: "nobody" } });
    const help = [
      "doctors",
      "speech",
      "psychologist",
      "learning",
      "skills",
      "leisure",
      "devices",
      "transport",
      "respite",
      "parents",
    ];
    const given = {
      age: "3-6",
      satisfied: 4,
      wait: "never",
      obstacles: ["queue"],
      ...Object.fromEntries(help.map((key) => [key, "none"])),
    };
    await byLink(token, "submit", given);
    const seen = await Response.get(w.ctx, id);
    // Ten kinds of help, each needed and not there: 10 × 2.
    expect(seen).toMatchObject({ subject: { kind: "nobody" }, scores: [{ value: 20, band: "much" }] });
    expect(seen.municipality).toBeUndefined();
    await expect(asked({ formId: survey })).rejects.toMatchObject({ fields: [{ pointer: "/subject/kind" }] });
    const log = await w.ctx.bank.list<{ by: string; action: string }>("audit", `T#kuzbass#AUDIT#${id}`);
    expect(log.items.flatMap(({ data }) => (data.action === "response.submit" ? [data.by] : []))).toEqual([
      "system:form-link",
    ]);
  });

  it("an organisation is answered by it; one about a family, by the family's link", async () => {
    const content = { title: { ru: "О", en: "A" }, items: [{ kind: "yes-no", key: "a", text: { ru: "а", en: "a" } }] };
    const ofAgency = await approved({ content: { ...content, subject: "agency" } });
    const school = await agencyOf(w.ctx, "kindergarten");
    const { id } = await asked({ formId: ofAgency, subject: { kind: "agency", agencyId: school } });
    expect(await Response.submit(w.as(specialist(school)), id, { answers: { a: true } })).toMatchObject({
      status: "submitted",
    });
    const late = await asked({ formId: ofAgency, subject: { kind: "agency", agencyId: school } });
    await Agency.patch(w.ctx, school, { status: "closed" });
    await expect(byLink(late.token, "submit", { a: true })).rejects.toEqual(refused("link.dead"));
    const other = w.as(specialist(newId("agency", 0) as AgencyId));
    await expect(Response.get(other, id)).rejects.toEqual(refused("not-found"));
    const { familyId } = (await Family.ofChild(w.ctx, child.childId)).data;
    const ofFamily = await approved({ content: { ...content, subject: "family" } });
    const { id: theirs, token } = await asked({ formId: ofFamily, subject: { kind: "family", familyId } });
    await byLink(token, "submit", { a: false });
    expect(await Response.get(w.ctx, theirs)).toMatchObject({ answers: { a: false } });
    const sealed = await w.ctx.bank.list("vault", `T#kuzbass#FAMILY#${familyId}`, { prefix: "NOTE#" });
    expect(sealed.items).toHaveLength(1);
  });
});
