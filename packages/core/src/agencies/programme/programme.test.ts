import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type AgencyId, newId, type ProgrammeId } from "../../ground/shared/ids.ts";
import * as Agency from "../agency/index.ts";
import * as Programme from "./index.ts";

let w: World;
let centre: AgencyId;
beforeEach(async () => {
  w = await world();
  centre = await agencyOf(w.ctx, "resourceCentre");
});

const speech = {
  kind: "individual",
  title: "Развитие речи",
  serviceKeys: ["speech-therapy"],
  ages: { from: 3, to: 7 },
  form: "individual",
  sessionsPerMonth: 8,
  term: { from: "2025-03-01", until: "2025-12-31" },
  places: 2,
};
const order = { act: { number: "114", date: "2025-03-03" } };
const drafted = async (over: object = {}, ctx = w.ctx) =>
  (await Programme.draft(ctx, { agencyId: centre, ...speech, ...over })).programmeId as ProgrammeId;

describe("a programme", () => {
  it("counts from its approval, and its next version from the next one; each version stays as it was", async () => {
    const id = await drafted({}, w.as(specialist(centre)));
    expect(await Programme.get(w.ctx, id)).toMatchObject({
      status: "draft",
      approvedVersion: 0,
      municipality: "novokuznetsk",
    });
    expect(await Programme.approve(w.ctx, id, order)).toMatchObject({
      status: "approved",
      approvedVersion: 1,
      content: { places: 2, methods: [], dataClass: "education" },
      approval: { ...order, by: "coordinator:coordinator" },
      places: { all: 2, taken: 0, offered: 0, waiting: 0 },
    });
    const next = await Programme.revise(w.as(specialist(centre)), id, { places: 5 });
    expect(next).toMatchObject({ approvedVersion: 1, content: { places: 2 }, draft: { places: 5 } });
    await Programme.approve(w.ctx, id, order);
    const kept = await Programme.versions(w.ctx, id);
    expect(kept.map(({ version, content }) => [version, content.places])).toEqual([
      [1, 2],
      [2, 5],
    ]);
    await expect(Programme.approve(w.ctx, id, order)).rejects.toMatchObject({ code: "programme.approved" });
  });

  it("is approved by whoever is not the organisation itself, within its term, by an act of the past", async () => {
    const id = await drafted();
    await expect(Programme.approve(w.as(specialist(centre)), id, order)).rejects.toMatchObject({ code: "not-found" });
    const tomorrow = { act: { number: "1", date: "2025-03-04" } };
    await expect(Programme.approve(w.ctx, id, tomorrow)).rejects.toMatchObject({ fields: [{ pointer: "/act/date" }] });
    const over = await drafted({ term: { from: "2024-03-01", until: "2025-03-02" } });
    await expect(Programme.approve(w.ctx, over, order)).rejects.toMatchObject({ code: "programme.over" });
    await Agency.patch(w.ctx, centre, { status: "closed" });
    await expect(Programme.approve(w.ctx, id, order)).rejects.toMatchObject({ code: "agency.unknown" });
  });

  it("gives what the territory's approved list has, where there is one", async () => {
    const id = await drafted();
    const asked: unknown[] = [];
    const listed = (keys: string[]) => async (municipality?: string) => {
      asked.push(municipality);
      return new Set(keys);
    };
    const unlisted = Programme.approve(w.ctx, id, order, listed(["respite"]));
    await expect(unlisted).rejects.toMatchObject({ fields: [{ pointer: "/serviceKeys" }] });
    expect((await Programme.get(w.ctx, id)).status).toBe("draft");
    expect(await Programme.approve(w.ctx, id, order, listed(["speech-therapy"]))).toMatchObject({ status: "approved" });
    expect(asked).toEqual(["novokuznetsk", "novokuznetsk"]);
  });

  it("is of an organisation's municipality, and a model one the region's, which organisations copy", async () => {
    const other = w.as({ kind: "coordinator", municipality: "kemerovo" });
    await expect(drafted({}, other)).rejects.toMatchObject({ code: "not-found" });
    await expect(Programme.draft(other, speech)).rejects.toMatchObject({ code: "not-found" });
    const { programmeId } = await Programme.draft(w.ctx, speech);
    const model = programmeId as ProgrammeId;
    const own = w.as(specialist(centre));
    await expect(Programme.copy(own, model, { agencyId: centre })).rejects.toMatchObject({ code: "not-found" });
    await Programme.approve(w.ctx, model, order);
    expect(await Programme.copy(own, model, { agencyId: centre })).toMatchObject({
      agencyId: centre,
      modelOf: model,
      status: "draft",
      draft: { title: "Развитие речи" },
    });
    const shown = await Programme.find(own, { model: true, limit: 10 });
    expect(shown.items.map((one) => one.programmeId)).toEqual([model]);
    await expect(Programme.revise(own, model, { places: 9 })).rejects.toMatchObject({ code: "not-found" });
    await Programme.withdraw(w.ctx, model, order);
    const late = Programme.copy(own, model, { agencyId: centre });
    await expect(late).rejects.toMatchObject({ code: "programme.withdrawn" });
  });

  it("keeps which version of its model it was copied from, hears of the next once, and takes it over or stays", async () => {
    const model = (await Programme.draft(w.ctx, { ...speech, kind: "early-help" })).programmeId as ProgrammeId;
    await Programme.approve(w.ctx, model, order);
    const own = w.as(specialist(centre));
    const copied = async () => (await Programme.copy(own, model, { agencyId: centre })).programmeId as ProgrammeId;
    const [first, second] = [await copied(), await copied()];
    expect(await Programme.revise(own, first, { places: 7 })).toMatchObject({ modelVersion: 1, modelOf: model });
    await Programme.withdraw(w.ctx, second, order);
    const third = await copied();
    await Programme.revise(w.ctx, model, { sessionsPerMonth: 12, places: 99 });
    await Programme.approve(w.ctx, model, order);
    const system = w.as({ kind: "system" });
    expect(await Programme.tellCopies(system, model)).toBe(2);
    expect(await Programme.tellCopies(system, model)).toBe(0);
    expect(await Programme.modelsRenewed(system, centre)).toBe(2);
    expect(await Programme.get(own, first)).toMatchObject({ modelVersion: 1, modelNews: { version: 2 } });
    expect(await Programme.followModel(own, first, { answer: "adopt" })).toMatchObject({
      modelVersion: 2,
      draft: { sessionsPerMonth: 12, places: 7 },
    });
    expect(await Programme.followModel(own, third, { answer: "keep" })).toMatchObject({
      modelVersion: 2,
      draft: { sessionsPerMonth: 8 },
    });
    expect((await Programme.get(own, first)).modelNews).toBeUndefined();
    expect(await Programme.modelsRenewed(system, centre)).toBe(0);
    expect(await Programme.tellCopies(system, model)).toBe(0);
    const without = Programme.followModel(w.ctx, model, { answer: "keep" });
    await expect(without).rejects.toMatchObject({ fields: [{ pointer: "/answer" }] });
    const school = w.as(specialist(await agencyOf(w.ctx, "school")));
    await expect(Programme.followModel(school, first, { answer: "keep" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("is an offer to the whole region once it is approved; what is being prepared is for whoever is responsible", async () => {
    const far = w.as({ kind: "coordinator", municipality: "kemerovo" });
    const there = await agencyOf(w.ctx, "school", "school", { municipality: "kemerovo" });
    const id = await drafted();
    const model = (await Programme.draft(w.ctx, speech)).programmeId as ProgrammeId;
    const drafts = { status: "draft", limit: 10 } as const;
    for (const one of [id, model]) {
      await expect(Programme.get(far, one)).rejects.toMatchObject({ code: "not-found" });
      await expect(Programme.versions(far, one)).rejects.toMatchObject({ code: "not-found" });
      await expect(Programme.copy(far, one, { agencyId: there })).rejects.toMatchObject({ code: "not-found" });
    }
    expect((await Programme.find(far, drafts)).items).toEqual([]);
    expect((await Programme.find(far, { ...drafts, model: true })).items).toEqual([]);
    expect((await Programme.find(w.as(specialist(centre)), { ...drafts, model: true })).items).toEqual([]);
    expect((await Programme.find(w.ctx, drafts)).items).toHaveLength(2);
    const near = w.as({ kind: "coordinator", municipality: "novokuznetsk" });
    expect((await Programme.find(near, drafts)).items).toMatchObject([{ programmeId: id }]);
    for (const one of [id, model]) {
      await Programme.approve(w.ctx, one, order);
      await Programme.revise(w.ctx, one, { places: 5 });
      const seen = await Programme.get(far, one);
      expect([seen.content?.places, seen.draft, (await Programme.versions(far, one)).length]).toEqual([
        2,
        undefined,
        1,
      ]);
      expect(await Programme.copy(far, one, { agencyId: there })).toMatchObject({ draft: { places: 2 } });
    }
    const found = await Programme.find(far, { limit: 10 });
    expect(found.items.map(({ programmeId, draft }) => [programmeId, draft])).toEqual([
      [id, undefined],
      [model, undefined],
    ]);
    expect(await Programme.get(w.as(specialist(centre)), model)).not.toHaveProperty("draft.places");
    expect(await Programme.get(w.as(specialist(centre)), id)).toMatchObject({ draft: { places: 5 } });
  });

  it("is found by its service as long as it is not withdrawn, and by its organisation alone", async () => {
    const school = await agencyOf(w.ctx, "school");
    const id = await drafted();
    await Programme.approve(w.ctx, id, order);
    const find = (service: string) => Programme.find(w.ctx, { service, limit: 10 });
    expect((await find("speech-therapy")).items).toHaveLength(1);
    await Programme.revise(w.ctx, id, { serviceKeys: ["communication-aac"] });
    await Programme.approve(w.ctx, id, order);
    expect((await find("speech-therapy")).items).toEqual([]);
    expect((await find("communication-aac")).items).toMatchObject([{ programmeId: id }]);
    expect((await Programme.find(w.as(specialist(school)), { limit: 10 })).items).toEqual([]);
    await expect(Programme.get(w.as(specialist(school)), id)).rejects.toMatchObject({ code: "not-found" });
    expect(await Programme.withdraw(w.ctx, id, order)).toMatchObject({ status: "withdrawn", withdrawal: order });
    expect((await find("communication-aac")).items).toEqual([]);
    await expect(Programme.revise(w.ctx, id, { places: 9 })).rejects.toMatchObject({ code: "programme.withdrawn" });
  });

  it("is drafted for an organisation that works, by itself or its staff, and found by nobody else", async () => {
    const school = await agencyOf(w.ctx, "school");
    const asSchool = w.as(specialist(school));
    await expect(drafted({}, asSchool)).rejects.toMatchObject({ fields: [{ pointer: "/agencyId" }] });
    await expect(drafted({}, w.as(family(newId("rep", 0))))).rejects.toMatchObject({ code: "not-found" });
    const id = await drafted();
    await expect(Programme.copy(w.ctx, id, { agencyId: school })).rejects.toMatchObject({
      code: "programme.not-approved",
    });
    const found = async (ctx: Ctx, query: object) => (await Programme.find(ctx, { limit: 10, ...query })).items.length;
    const service = "speech-therapy";
    expect([await found(w.ctx, { service }), await found(w.ctx, { service, status: "draft" })]).toEqual([0, 1]);
    await Programme.approve(w.ctx, id, order);
    expect([await found(w.ctx, { service }), await found(asSchool, { service })]).toEqual([1, 0]);
    expect(await found(w.ctx, { service, agency: school })).toBe(0);
    await expect(found(w.as(family(newId("rep", 0))), {})).rejects.toMatchObject({ code: "not-found" });
    await Agency.patch(w.ctx, school, { status: "closed" });
    await expect(drafted({ agencyId: school })).rejects.toMatchObject({ code: "agency.unknown" });
  });

  it("is refused with what cannot be", async () => {
    const wrong = async (over: object, pointer: string) =>
      expect(drafted(over)).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer }] });
    await wrong({ ages: { from: 8, to: 7 } }, "/ages");
    await wrong({ term: { from: "2025-04-01", until: "2025-03-31" } }, "/term");
    await wrong({ form: "group" }, "/group");
    await wrong({ group: { size: 4, inclusive: true } }, "/group");
    await wrong({ serviceKeys: ["логопеды"] }, "/serviceKeys/0");
    await wrong({ serviceKeys: ["Логопед", "speech-therapy"] }, "/serviceKeys/1");
    await wrong({ serviceKeys: ["speech-therapy", "speech-therapy"] }, "/serviceKeys");
    const id = await drafted({ form: "group", group: { size: 4, inclusive: true } });
    const alone = Programme.revise(w.ctx, id, { group: null });
    await expect(alone).rejects.toMatchObject({ fields: [{ pointer: "/group" }] });
    expect(await Programme.revise(w.ctx, id, { group: null, form: "home" })).toMatchObject({ draft: { form: "home" } });
  });
});
