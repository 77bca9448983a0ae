import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import * as WorkPlace from "../../agencies/work-place/index.ts";
import * as Link from "../../ground/link/index.ts";
import {
  type AgencyId,
  type Ctx,
  newId,
  type PlacementId,
  type RepresentativeId,
  type SeekerId,
  type WorkPlaceId,
} from "../../ground/shared/index.ts";
import { limits } from "../../ground/shared/limits.ts";
import { stored } from "../../people/child/child.scope.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Employment from "./index.ts";

// Who may register somebody as looking for work, place them, and see that.

let w: World;
let employer: AgencyId;
let other: AgencyId;
let child: Child.ChildRecord;
let mother: RepresentativeId;
let workPlaceId: WorkPlaceId;
/** Whose business it is not: another municipality's, whoever runs the platform, another organisation, the family. */
let strangers: Ctx[];

const agree = (about: "child" | "giver" = "child") =>
  consentOf(w.ctx, child, { purpose: "employment", about, dataClasses: ["identity"] });
const register = async (over: object = {}, ctx = w.ctx) =>
  (await Employment.registerSeeker(ctx, child.childId, { kinds: ["job"], ...over })).seekerId as SeekerId;
const place = async (seekerId: SeekerId, ctx = w.ctx, from = "2025-03-03") => {
  const made = await Employment.place(ctx, { childId: child.childId, seekerId, workPlaceId, from });
  return { childId: child.childId, placementId: made.placementId as PlacementId };
};
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: unknown) => (error as { code: string }).code,
  );
const leaves = () => Child.patch(w.ctx, child.childId, { status: "left", cause: "left-region", reason: "Уехали." });

beforeEach(async () => {
  w = await world();
  employer = await agencyOf(w.ctx, "employer", "bakery");
  other = await agencyOf(w.ctx, "employer", "works");
  child = await childOf(w.ctx, { surname: "Рогова", givenName: "Лия", birthDate: "2010-03-11" });
  mother = child.representativeIds[0]!;
  const offered = await WorkPlace.offer(w.ctx, {
    agencyId: employer,
    kind: "job",
    title: "Пекарь",
    places: 2,
    minAge: 16,
    from: "2025-01-01",
  });
  workPlaceId = offered.workPlaceId as WorkPlaceId;
  strangers = [
    w.as({ kind: "coordinator", municipality: "kemerovo" }),
    w.as({ kind: "admin" }),
    w.as(specialist(other)),
    w.as(family(mother)),
  ];
});

describe("who looks for work", () => {
  it("is registered by whoever is responsible, of that family, of age, by a consent of their own, and once", async () => {
    for (const ctx of strangers) expect(await refusal(register({}, ctx))).toBe("not-found");
    const elsewhere = await childOf(w.ctx, { surname: "Юнгова", givenName: "Ира", birthDate: "2013-01-11" });
    const [stranger] = elsewhere.representativeIds;
    await expect(register({ representativeId: stranger })).rejects.toMatchObject({
      fields: [{ pointer: "/representativeId" }],
    });
    const young = Employment.registerSeeker(w.ctx, elsewhere.childId, { kinds: ["job"] });
    await expect(young).rejects.toMatchObject({ fields: [{ message: { ru: expect.stringContaining("14") } }] });
    await expect(register()).rejects.toMatchObject({
      code: "consent.missing",
      text: { ru: expect.stringContaining("на помощь") },
    });
    await agree();
    await expect(register({ representativeId: mother })).rejects.toMatchObject({
      text: { ru: expect.stringContaining("самого этого") },
    });
    await agree("giver");
    const [young1, adult] = [await register({ note: "Печь хлеб" }), await register({ representativeId: mother })];
    expect([await refusal(register()), await refusal(register({ representativeId: mother }))]).toEqual([
      "conflict.exists",
      "conflict.exists",
    ]);
    expect(await Employment.listSeekers(w.ctx, child.childId)).toMatchObject([
      { seekerId: young1, person: "child", note: "Печь хлеб" },
      { seekerId: adult, person: "adult" },
    ]);
    await Employment.leaveSeeking(w.ctx, { childId: child.childId, seekerId: young1 }, { cause: "studies" });
    expect(await register()).not.toBe(young1);
    await leaves();
    expect(await refusal(register({ representativeId: mother }))).toBe("child.left");
    const { record } = await Child.expect(w.ctx, { municipality: "novokuznetsk", dueOn: "2025-06-20" });
    expect(await refusal(Employment.registerSeeker(w.ctx, record.childId, { kinds: ["job"] }))).toBe("child.expected");
  });

  it("is no representative whose authority has ended, and not one more than a child may have", async () => {
    await agree("giver");
    const card = await stored(w.ctx, child.childId);
    const standings = { [mother]: { ended: true as const } };
    const { key, kind, version } = card;
    await w.ctx.bank.commit([{ put: { key, kind, data: { ...card.data, standings } }, expect: version }]);
    expect(await refusal(register({ representativeId: mother }))).toBe("input.invalid");
    await w.ctx.bank.commit([{ put: { key, kind, data: card.data }, expect: version + 1 }]);
    const seekerId = await register({ representativeId: mother });
    await Employment.leaveSeeking(w.ctx, { childId: child.childId, seekerId }, { cause: "studies" });
    const [left] = await Employment.seekersOf(w.ctx, child.childId);
    for (let n = 1; n < limits.seekers.most; n++) {
      const { pk, table } = left!.key;
      const data = { ...left!.data, seekerId: newId("seeker", n) };
      await w.ctx.bank.commit([
        { put: { key: { table, pk, sk: `SEEKER#${data.seekerId}` }, kind: "seeker", data }, expect: "absent" },
      ]);
    }
    expect(await refusal(register({ representativeId: mother }))).toBe("limit.reached");
  });

  it("is listed to those who are responsible alone", async () => {
    await agree();
    const seekerId = await register();
    const ids = async (ctx: Ctx, query: object = {}) =>
      (await Employment.findSeekers(ctx, query)).items.map((one) => one.seekerId);
    const [far, ...nobody] = strangers;
    const near = w.as({ kind: "coordinator", municipality: "novokuznetsk" });
    expect([await ids(w.ctx), await ids(near), await ids(far!)]).toEqual([[seekerId], [seekerId], []]);
    expect(await ids(far!, { municipality: "novokuznetsk" })).toEqual([]);
    for (const ctx of nobody) expect(await refusal(ids(ctx))).toBe("not-found");
    for (const ctx of strangers) expect(await refusal(Employment.listSeekers(ctx, child.childId))).toBe("not-found");
  });
});

describe("a placement", () => {
  it("is made by whoever is responsible, of whom is here and old enough for the place", async () => {
    await agree();
    await agree("giver");
    const [young, adult] = [await register(), await register({ representativeId: mother })];
    for (const ctx of strangers) expect(await refusal(place(adult, ctx))).toBe("not-found");
    expect(await refusal(place(young))).toBe("input.invalid");
    const at = await place(adult);
    for (const ctx of strangers.slice(0, 2))
      expect(await refusal(Employment.endPlacement(ctx, at, { outcome: "left" }))).toBe("not-found");
    expect(await refusal(Employment.endPlacement(w.as(specialist(employer)), at, { outcome: "left" }))).toBe(
      "not-found",
    );
    w.moveTo("2025-03-05T05:00:00Z");
    const mistaken = await Employment.endPlacement(w.ctx, at, { outcome: "mistake", note: "Не тот человек" });
    expect(mistaken.ended).toMatchObject({ outcome: "mistake", on: "2025-03-03" });
    expect((await Employment.getPlacement(w.ctx, at)).ended!.note).toBe("Не тот человек");
    await leaves();
    expect(await refusal(place(adult))).toBe("child.left");
  });

  it("is seen by the organisation as long as there is consent, by those who are responsible, and by nobody else", async () => {
    const consent = await agree();
    w.moveTo("2026-04-01T05:00:00Z");
    const at = await place(await register(), w.ctx, "2026-04-01");
    const own = w.as(specialist(employer));
    const ids = async (ctx: Ctx, query: object = {}) =>
      (await Employment.findPlacements(ctx, query)).items.map((one) => one.placementId);
    for (const ctx of [w.ctx, own]) {
      expect(await Employment.getPlacement(ctx, at)).toMatchObject(at);
      expect(await ids(ctx)).toEqual([at.placementId]);
    }
    const [far, ...nobody] = strangers;
    expect([await ids(far!), await ids(far!, { municipality: "novokuznetsk" })]).toEqual([[], []]);
    expect(await ids(far!, { agency: employer })).toEqual([]);
    expect(await ids(w.as({ kind: "coordinator", municipality: "novokuznetsk" }), { agency: employer })).toEqual([
      at.placementId,
    ]);
    expect(await ids(w.ctx, { municipality: "kemerovo" })).toEqual([]);
    expect(await ids(w.ctx, { agency: employer })).toEqual([at.placementId]);
    expect([await ids(w.ctx, { agency: other }), await ids(own, { agency: employer })]).toEqual([[], [at.placementId]]);
    expect(await refusal(ids(own, { agency: other }))).toBe("not-found");
    expect(await ids(nobody[1]!)).toEqual([]);
    for (const ctx of [nobody[0]!, nobody[2]!]) expect(await refusal(ids(ctx))).toBe("not-found");
    for (const ctx of strangers) {
      expect(await refusal(Employment.getPlacement(ctx, at))).toBe("not-found");
      expect(await refusal(Employment.answerLook(ctx, at, { months: 3, outcome: "works" }))).toBe("not-found");
    }
    w.moveTo("2026-07-01T06:00:00Z");
    expect(await Employment.attendLooks(w.as({ kind: "system" }))).toBe(1);
    expect([await Employment.looksAsked(w.ctx, employer), await Employment.looksAsked(w.ctx, other)]).toEqual([1, 0]);
    await Consent.withdraw(w.ctx, consent.consent.consentId);
    expect([await ids(own), await ids(w.ctx), await Employment.looksAsked(w.ctx, employer)]).toEqual([
      [],
      [at.placementId],
      0,
    ]);
    expect(await refusal(Employment.getPlacement(own, at))).toBe("consent.missing");
    expect(await refusal(Employment.answerLook(own, at, { months: 3, outcome: "works" }))).toBe("consent.missing");
  });

  it("is shown on the organisation's page with whether it is asked, by name unless it is an adult of the family", async () => {
    await agree();
    await agree("giver");
    w.moveTo("2026-04-01T05:00:00Z");
    const young = await place(await register(), w.ctx, "2026-04-01");
    const adult = await place(await register({ representativeId: mother }), w.ctx, "2026-04-02");
    const page = async (agencyId: AgencyId) => {
      const token = await Link.seal(w.ctx.keys, "office", { tenant: "kuzbass", fields: [agencyId], expiresAt: 2e9 });
      return (await Employment.respondPlacements(w.ctx, { token, action: "view" })).placements;
    };
    expect(await page(employer)).toMatchObject([
      { placementId: young.placementId, title: "Пекарь", name: "Рогова Лия", asked: undefined },
      { placementId: adult.placementId, name: undefined },
    ]);
    expect(await page(other)).toEqual([]);
    const asked = async (on: string) => {
      w.moveTo(`${on}T06:00:00Z`);
      await Employment.attendLooks(w.as({ kind: "system" }));
      return (await page(employer))[0]!.asked;
    };
    const look = { months: 3, dueOn: "2026-07-01" };
    expect(await asked("2026-07-01")).toEqual({ ...look, overdue: false });
    expect(await asked("2026-08-01")).toEqual({ ...look, overdue: true });
  });

  it("is shown to no organisation from the moment on at which the child's erasure is decided", async () => {
    await agree("giver");
    const at = await place(await register({ representativeId: mother }));
    const own = w.as(specialist(employer));
    await Employment.getPlacement(own, at);
    const { key, kind, data, version } = await stored(w.ctx, child.childId);
    const erased = { ...data, erasure: { erasureId: newId("erasure", 0) } };
    await w.ctx.bank.commit([{ put: { key, kind, data: erased }, expect: version }]);
    expect(await refusal(Employment.getPlacement(own, at))).toBe("child.erased");
    expect(await refusal(Employment.answerLook(own, at, { months: 3, outcome: "works" }))).toBe("child.erased");
  });
});
