import { beforeEach, describe, expect, it } from "vitest";
import { another, secrets, vera } from "../../../test/worlds/child.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, world } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import { Conflict } from "../../ground/shared/bank.ts";
import type { AgencyId, ConsentId } from "../../ground/shared/ids.ts";
import * as Child from "../child/index.ts";
import * as Disclosure from "../disclosure/index.ts";
import * as Consent from "./index.ts";

const given = async () => {
  const w = await world();
  const school = await agencyOf(w.ctx, "school");
  const { record } = await Child.register(w.ctx, vera);
  const { childId } = record;
  const representativeId = record.representativeIds[0]!;
  const paper = {
    representativeId,
    recipient: school as AgencyId | "route",
    purpose: "support-route" as const,
    dataClasses: ["identity", "education"] as Consent.DataClass[],
    signedOn: "2025-03-01",
    expiresOn: "2025-12-31",
  };
  const question = { recipient: school, purpose: "support-route" as const, dataClass: "education" as const };
  const audit = async () => {
    const { items } = await w.ctx.bank.list<{ action: string; by: string; detail?: object }>(
      "audit",
      `T#kuzbass#AUDIT#${childId}`,
    );
    return items.map((i) => i.data);
  };
  return { ...w, childId, representativeId, school, paper, question, audit, mother: w.as(family(representativeId)) };
};

let at: Awaited<ReturnType<typeof given>>;
beforeEach(async () => {
  at = await given();
});

describe("giving and withdrawing consent", () => {
  it("given a paper, when recorded, then the agency may hear; when withdrawn, then at once no more, and both are told", async () => {
    const { ctx, childId, paper, question, school } = at;
    const { consent } = await Consent.give(ctx, childId, paper);
    const { consentId } = consent;
    expect(await Consent.allows(ctx, childId, question)).toMatchObject({ allowed: true, consentId });
    const after = await Consent.withdraw(ctx, consentId);
    expect(after).toMatchObject({ consent: { status: "withdrawn", withdrawnAt: "2025-03-03T05:00:00Z" }, version: 2 });
    expect(await Consent.allows(ctx, childId, question)).toEqual({ allowed: false, reason: "withdrawn" });
    const events = await ctx.bank.list<{ type: string; data: object }>("records", Child.keyOf("kuzbass", childId).pk, {
      prefix: "EVENT#",
    });
    const about = {
      childId,
      consentId,
      recipient: school,
      purpose: "support-route",
      dataClasses: ["identity", "education"],
    };
    expect(events.items.slice(1).map((e) => [e.data.type, e.data.data])).toEqual([
      ["consent.given", about],
      ["consent.withdrawn", about],
    ]);
    for (const secret of secrets) expect(JSON.stringify(events.items)).not.toContain(secret);
  });

  it("given it was withdrawn, when given again, then the agency may hear again, and both stay listed", async () => {
    const { ctx, childId, paper, question } = at;
    await Consent.withdraw(ctx, (await Consent.give(ctx, childId, paper)).consent.consentId);
    await Consent.give(ctx, childId, paper);
    expect(await Consent.allows(ctx, childId, question)).toMatchObject({ allowed: true });
    expect((await Consent.listFor(ctx, childId)).map((c) => c.status)).toEqual(["withdrawn", "given"]);
  });

  it("given somebody is about to disclose, when the consent is withdrawn in between, then their commit fails", async () => {
    const { ctx, childId, paper, question } = at;
    const { consent } = await Consent.give(ctx, childId, paper);
    const answer = await Consent.allows(ctx, childId, question);
    if (!answer.allowed) throw new Error("not allowed");
    await ctx.bank.commit([answer.guard]);
    await Consent.withdraw(ctx, consent.consentId);
    await expect(ctx.bank.commit([answer.guard])).rejects.toThrow(Conflict);
  });

  it("given a withdrawn consent, when withdrawn again, then it is refused with its state", async () => {
    const { ctx, childId, paper } = at;
    const { consentId } = (await Consent.give(ctx, childId, paper)).consent;
    const both = await Promise.allSettled([Consent.withdraw(ctx, consentId), Consent.withdraw(ctx, consentId)]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((r) => r.status === "rejected")?.reason).toMatchObject({
      code: "consent.closed",
      current: { status: "withdrawn" },
    });
  });

  it("given its last day is over in Novokuznetsk but not in UTC, when asked, then it has expired", async () => {
    const { ctx, childId, paper, question, moveTo } = at;
    await Consent.give(ctx, childId, { ...paper, expiresOn: "2025-03-10" });
    moveTo("2025-03-10T16:59:59Z");
    expect(await Consent.allows(ctx, childId, question)).toMatchObject({ allowed: true });
    moveTo("2025-03-10T17:00:00Z");
    expect(await Consent.allows(ctx, childId, question)).toEqual({ allowed: false, reason: "expired" });
  });

  it.each<[string, object]>([
    ["/representativeId", { representativeId: "rep_01JNE0000000000000000000AA" }],
    ["/signedOn", { signedOn: "2025-03-04" }],
    ["/signedOn", { signedOn: "2025-02-30" }],
    ["/signedOn", { signedOn: "2010-03-04" }],
    ["/expiresOn", { expiresOn: "2025-03-02" }],
    ["/expiresOn", { signedOn: "2025-03-03", expiresOn: "2025-02-01" }],
    ["/recipient", { recipient: "everybody" }],
    ["/dataClasses", { dataClasses: [] }],
    ["/dataClasses/0", { dataClasses: ["everything"] }],
    ["/purpose", { purpose: "advertising" }],
    ["/status", { status: "given" }],
  ])("given a wrong value, when recorded, then %s is named", async (pointer, wrong) => {
    const { ctx, childId, paper } = at;
    const message = { ru: expect.stringMatching(/\p{Script=Cyrillic}|: /u), en: expect.any(String) };
    await expect(Consent.give(ctx, childId, { ...paper, ...wrong })).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer, message }],
    });
    expect(await Consent.listFor(ctx, childId)).toEqual([]);
  });

  it("given an agency that is not there, or a child who left, when recorded, then it is refused", async () => {
    const { ctx, childId, paper } = at;
    const recipient = "agency_01JNE0000000000000000000AA" as AgencyId;
    await expect(Consent.give(ctx, childId, { ...paper, recipient })).rejects.toMatchObject({ code: "agency.unknown" });
    await Child.patch(ctx, childId, { status: "left", reason: "Переезд" });
    await expect(Consent.give(ctx, childId, paper)).rejects.toMatchObject({ code: "child.left" });
  });
});

describe("an adult who looks for work", () => {
  it("consents about themselves, which opens nothing of the child and outlasts its coming of age; so does the child's apart", async () => {
    const { ctx, childId, paper, school, representativeId } = at;
    const own = { ...paper, purpose: "employment" as const, about: "giver" as const, expiresOn: "2040-01-01" };
    await expect(Consent.give(ctx, childId, { ...own, purpose: "support-route" })).rejects.toMatchObject({
      fields: [{ pointer: "/about" }],
    });
    const { consent } = await Consent.give(ctx, childId, own);
    expect(consent).toMatchObject({ about: "giver", expiresOn: "2040-01-01" });
    expect(consent.cut).toBeUndefined();
    const asked = { recipient: school, purpose: "employment" as const, dataClass: "identity" as const };
    expect(await Consent.stands(ctx, childId, { ...asked, by: representativeId })).toMatchObject({ allowed: true });
    expect(await Consent.stands(ctx, childId, asked)).toMatchObject({ allowed: false, reason: "not-covered" });
    expect(await Consent.agreed(ctx, childId, "employment")).toBeUndefined();
    expect(await Consent.standing(ctx, childId)).toEqual([]);
    // A guardian's word for the child is none for the guardian, and ends where the child is of age.
    const ofChild = (await Consent.give(ctx, childId, { ...own, about: "child" })).consent;
    expect(ofChild.cut).toMatchObject({ signedUntil: "2040-01-01", because: "of-age" });
    at.moveTo("2025-03-03T05:00:01Z");
    await Consent.withdraw(ctx, consent.consentId);
    expect(await Consent.stands(ctx, childId, asked)).toMatchObject({ allowed: true });
    expect(await Consent.agreed(ctx, childId, "employment", representativeId)).toBeUndefined();
    expect(await Consent.agreed(ctx, childId, "employment")).toBeDefined();
    expect(await Consent.agreed(ctx, childId, "support-route")).toBeUndefined();
    at.moveTo("2039-12-31T05:00:00Z");
    expect(await Consent.endConsents(ctx, childId, "all")).toBe(1);
    const again = await Consent.give(ctx, childId, { ...own, signedOn: "2039-12-31" });
    expect(await Consent.endConsents(ctx, childId, "all")).toBe(0);
    expect(again.consent.status).toBe("given");
  });
});

describe("who gives and sees consents", () => {
  it("given the child's mother, when she gives and withdraws, then it counts; for another parent she cannot", async () => {
    const { ctx, as, mother, childId, paper, question } = at;
    const { consent } = await Consent.give(mother, childId, { ...paper, recipient: "route" });
    expect(await Consent.allows(ctx, childId, question)).toMatchObject({ allowed: true });
    expect(await Consent.listFor(mother, childId)).toHaveLength(1);
    await Consent.withdraw(mother, consent.consentId);
    expect(await Consent.allows(ctx, childId, question)).toMatchObject({ allowed: false });
    const second = { surname: "Ёлкин", givenName: "Олег", relation: "parent" as const };
    const over = { representatives: [second, second], confirmedDistinctFrom: [childId] };
    const other = await Child.register(ctx, another({}, over));
    const [one, two] = other.record.representativeIds;
    const attempt = Consent.give(as(family(one!)), other.record.childId, { ...paper, representativeId: two! });
    await expect(attempt).rejects.toMatchObject({ fields: [{ pointer: "/representativeId" }] });
  });

  it("given both parents consented, when one of them withdraws, then it is her own that ends: the other's is his to withdraw", async () => {
    const { ctx, as, mother, childId, paper, question } = at;
    const father = { surname: "Ёлкин", givenName: "Олег", relation: "parent" as const };
    const { record } = await Child.patch(ctx, childId, { addRepresentatives: [father] });
    const his = as(family(record.representativeIds[1]!));
    const route = { ...paper, recipient: "route" as const };
    const { consent } = await Consent.give(his, childId, { ...route, representativeId: record.representativeIds[1]! });
    await Consent.give(mother, childId, route);
    await expect(Consent.withdraw(mother, consent.consentId)).rejects.toMatchObject({ code: "consent.of-another" });
    expect((await Consent.listFor(mother, childId)).map(({ status }) => status)).toEqual(["given", "given"]);
    // He himself may, and so may staff, from his paper.
    await Consent.withdraw(his, consent.consentId);
    expect(await Consent.allows(ctx, childId, question)).toMatchObject({ allowed: true });
  });

  it("given strangers, when they give, list, read or withdraw, then the answers are those of an absent one", async () => {
    const { ctx, as, childId, paper, school } = at;
    const { consentId } = (await Consent.give(ctx, childId, paper)).consent;
    const strangers = [
      as(family("rep_01JNE0000000000000000000AA")),
      as(specialist(school)),
      as({ kind: "link", agency: school }),
      { ...ctx, tenant: "altai" },
    ];
    const absent = "consent_01JNE0000000000000000000AA" as ConsentId;
    for (const stranger of strangers) {
      const answers = await Promise.all(
        [
          Consent.give(stranger, childId, paper),
          Consent.listFor(stranger, childId),
          Consent.get(stranger, consentId),
          Consent.withdraw(stranger, consentId),
          Consent.withdraw(stranger, absent),
          Consent.withdraw(stranger, "consent_x#AT" as ConsentId),
        ].map((p) => p.catch((e: unknown) => e)),
      );
      for (const answer of answers) expect(answer).toMatchObject({ code: "not-found", fields: [], current: undefined });
    }
    expect((await Consent.get(ctx, consentId)).consent.status).toBe("given");
  });
});

describe("disclosing to an agency", () => {
  const why = { about: "step_1", purpose: "support-route" as const };

  it("given consent, when the school opens its link, then it learns name and birth date as asked, and that is on record", async () => {
    const { ctx, as, childId, paper, school, audit } = at;
    await Consent.give(ctx, childId, paper);
    const link = as({ kind: "link", agency: school });
    expect(await Disclosure.disclose(link, childId, ["name"], why)).toEqual({ name: "Ёлкина Вера Олеговна" });
    expect(await Disclosure.disclose(link, childId, ["birthDate"], why)).toEqual({ birthDate: "2016-05-20" });
    expect((await audit()).at(-1)).toMatchObject({
      action: "child.disclose",
      by: "link:link",
      detail: { fields: "birthDate", about: "step_1" },
    });
  });

  it.each(["withdrawn", "never given"])(
    "given consent %s, when an agency asks, then it learns nothing, and that is on record",
    async (how) => {
      const { ctx, as, childId, paper, school, audit } = at;
      if (how === "withdrawn") await Consent.withdraw(ctx, (await Consent.give(ctx, childId, paper)).consent.consentId);
      for (const who of [as({ kind: "link", agency: school }), as(specialist(school))])
        await expect(Disclosure.disclose(who, childId, ["name"], why)).rejects.toMatchObject({
          code: "consent.missing",
        });
      const platform = as({ kind: "system", id: "relay" });
      const forSchool = Disclosure.disclose(platform, childId, ["name"], { ...why, recipient: school });
      await expect(forSchool).rejects.toMatchObject({ code: "consent.missing" });
      const refusals = (await audit()).filter((a) => a.action === "consent.refused");
      expect(refusals).toHaveLength(3);
      expect(refusals[0]?.detail).toMatchObject({ recipient: school, dataClass: "identity" });
    },
  );

  it("given nobody is named as recipient, or another than who asks, when asked, then there is nothing", async () => {
    const { ctx, as, childId, paper, school } = at;
    await Consent.give(ctx, childId, { ...paper, recipient: "route" });
    const clinic = await agencyOf(ctx, "health");
    const platform = Disclosure.disclose(as({ kind: "system" }), childId, ["name"], why);
    await expect(platform).rejects.toMatchObject({ code: "not-found" });
    const forged = Disclosure.disclose(as(specialist(clinic)), childId, ["name"], { ...why, recipient: school });
    await expect(forged).rejects.toMatchObject({ code: "not-found" });
    const foreign = Disclosure.disclose(as(family("rep_01JNE0000000000000000000AA")), childId, ["name"], {
      ...why,
      recipient: school,
    });
    await expect(foreign).rejects.toMatchObject({ code: "not-found" });
    // Nobody borrows the organisation's consent, whatever office they have.
    for (const who of [as({ kind: "coordinator", municipality: "kemerovo" }), as({ kind: "admin" })])
      await expect(Disclosure.disclose(who, childId, ["name"], { ...why, recipient: school })).rejects.toMatchObject({
        code: "not-found",
      });
  });

  it("given the organisation has closed, when anybody of it asks, or the platform for it, then it is told nothing", async () => {
    const { ctx, as, childId, paper, school } = at;
    await Consent.give(ctx, childId, { ...paper, recipient: "route" });
    await Agency.patch(ctx, school, { status: "closed" });
    for (const who of [as(specialist(school)), as({ kind: "link", agency: school }), as({ kind: "system" })])
      await expect(Disclosure.disclose(who, childId, ["name"], { ...why, recipient: school })).rejects.toMatchObject({
        code: "agency.closed",
      });
  });

  it("given a coordinator or the family, when they ask, then no consent is needed", async () => {
    const { ctx, mother, childId } = at;
    for (const who of [ctx, mother])
      expect(await Disclosure.disclose(who, childId, ["name", "birthDate"], why)).toEqual({
        name: "Ёлкина Вера Олеговна",
        birthDate: "2016-05-20",
      });
  });

  it("given the audit log does not take the refusal, when an agency asks, then it fails all the same", async () => {
    const { ctx, childId, question } = at;
    const silent = { ...ctx, bank: { ...ctx.bank, commit: () => Promise.reject(new Error("away")) } };
    await expect(Consent.allows(silent, childId, question)).rejects.toThrow();
  });
});
