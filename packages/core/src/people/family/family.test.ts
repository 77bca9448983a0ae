import { beforeEach, describe, expect, it } from "vitest";
import { another, vera } from "../../../test/worlds/child.ts";
import { family as asFamily, type World, world } from "../../../test/worlds/tenant.ts";
import * as Link from "../../ground/link/index.ts";
import type { ChildId, FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";
import { KeyDestroyed } from "../../ground/shared/keyring.ts";
import { partitionOf, writeNote } from "../../ground/vault/index.ts";
import * as Child from "../child/index.ts";
import * as Family from "./index.ts";

const father = { surname: "Ёлкин", givenName: "Пётр", relation: "parent" as const, phone: "+7 900 000-00-02" };
const guardian = {
  surname: "Берёзкина",
  givenName: "Нина",
  relation: "guardian" as const,
  email: "nina@example.org",
  authority: { kind: "guardianship-act" as const, number: "15-п", from: "2025-01-10", to: "2025-12-31" },
};

let w: World;
let childId: ChildId;
let mother: RepresentativeId;
beforeEach(async () => {
  w = await world();
  const { record } = await Child.register(w.ctx, vera);
  [childId, mother] = [record.childId, record.representativeIds[0]!];
});

const formed = async () => (await Family.ofChild(w.ctx, childId)).data;
const linkOf = async (family: Family.Family, id: RepresentativeId) =>
  Family.tokenOf(w.ctx, family, Family.memberOf(family, id)!, w.ctx.now());
const open = async (token: string) => Family.speaking(w.ctx, token, "show");
const dead = { code: "link.dead" };

describe("a child's family", () => {
  it("is formed of whoever represents it, once, and found from a brother or a sister as well", async () => {
    const family = await formed();
    expect(family.members.map(({ memberId }) => memberId)).toEqual([mother]);
    const { representatives: _, ...rest } = another({ givenName: "Пётр" });
    const known = { ...vera.representatives[0]!, representativeId: mother };
    const brother = await Child.register(w.ctx, { ...rest, representatives: [known, father] });
    const same = (await Family.ofChild(w.ctx, brother.record.childId)).data;
    expect(same.familyId).toBe(family.familyId);
    expect(same.members).toHaveLength(2);
    const { members, children } = await Family.get(w.ctx, family.familyId);
    expect([...children].sort()).toEqual([childId, brother.record.childId].sort());
    expect(members.map(({ givenName, represents }) => [givenName, represents.length])).toEqual([
      ["Ольга", 2],
      ["Пётр", 1],
    ]);
    await Promise.all([Family.ofChild(w.ctx, childId), Family.ofChild(w.ctx, brother.record.childId)]);
    expect((await Family.find(w.ctx, {})).items).toHaveLength(1);
  });

  it("shows one parent the other's name, and not how they are reached; and nobody else anything", async () => {
    await Child.patch(w.ctx, childId, { addRepresentatives: [father] });
    const { familyId } = await formed();
    const { members } = await Family.get(w.as(asFamily(mother)), familyId);
    expect(members.map(({ givenName, phone }) => [givenName, phone])).toEqual([
      ["Ольга", "+7 900 000-00-01"],
      ["Пётр", undefined],
    ]);
    for (const who of [
      asFamily("rep_01JNE0000000000000000000ZZ"),
      { kind: "coordinator" as const, municipality: "kemerovo" },
      { kind: "admin" as const },
    ])
      await expect(Family.get(w.as(who), familyId)).rejects.toMatchObject({ code: "not-found" });
    const log = await w.ctx.bank.list<{ action: string; by: string }>("audit", `T#kuzbass#AUDIT#${childId}`);
    expect(log.items.filter(({ data }) => data.action === "family.read").map(({ data }) => data.by)).toEqual([
      "representative:representative",
    ]);
  });

  it("takes wishes of everybody, and contacts only of who represents nobody", async () => {
    const { familyId } = await formed();
    const grandmother = { kin: "grandparent" as const, givenName: "Раиса", email: "raisa@example.org" };
    const wishes = { memberId: mother, languages: ["tt", "ru", "tt"], needs: ["large-print"] };
    const { members, version } = await Family.change(
      w.ctx,
      familyId,
      { members: [wishes], addMembers: [grandmother] },
      1,
    );
    expect(members[0]).toMatchObject({ languages: ["tt", "ru"], needs: ["large-print"] });
    expect(members[1]).toMatchObject({ ...grandmother, represents: [], mayOpenPage: true });
    const { memberId } = members[1]!;
    const named = await Family.change(
      w.ctx,
      familyId,
      { members: [{ memberId, surname: "Иванова", email: null }] },
      version,
    );
    expect(named.members[1]).toMatchObject({ surname: "Иванова", givenName: "Раиса" });
    expect(named.members[1]!.email).toBeUndefined();
    const faults = async (patch: object) =>
      Family.change(w.ctx, familyId, patch).then(
        () => [],
        ({ fields }) => fields.map(({ pointer }: { pointer: string }) => pointer),
      );
    expect(await faults({ members: [{ memberId: mother, phone: "+7 900 111-11-11" }] })).toEqual(["/members/0"]);
    expect(await faults({ members: [{ memberId }, { memberId }] })).toEqual(["/members/1/memberId"]);
    expect(await faults({ removeMembers: [mother, memberId] })).toEqual(["/removeMembers"]);
    expect(await faults({ removeMembers: ["rep_01JNE0000000000000000000ZZ"] })).toEqual(["/removeMembers/0"]);
    expect(await faults({ municipality: "nowhere" })).toEqual(["/municipality"]);
    const many = Array.from({ length: 4 }, () => grandmother);
    expect(await faults({ addMembers: many })).toEqual([]);
    expect(await faults({ addMembers: many })).toEqual([]);
    expect(await faults({ addMembers: many })).toEqual(["/addMembers"]);
    await expect(Family.change(w.ctx, familyId, { municipality: "kemerovo" }, 1)).rejects.toMatchObject({
      code: "conflict.version",
    });
    await Family.change(w.ctx, familyId, { municipality: "kemerovo" });
    const { data: copy } = (await w.ctx.bank.list("vault", partitionOf("kuzbass", memberId))).items[0]!;
    await Family.change(w.ctx, familyId, { removeMembers: [memberId] });
    expect((await w.ctx.bank.list("vault", partitionOf("kuzbass", memberId))).items).toEqual([]);
    // Nor does a copy of former days open.
    const { givenName } = copy as { givenName: string };
    const opened = () =>
      w.ctx.keys.open(givenName, { tenant: "kuzbass", subject: memberId, field: "contact.givenName" });
    expect(await opened()).toBe("Раиса");
    expect([await Family.forgetDeparted(w.ctx), await Family.forgetDeparted(w.ctx)]).toEqual([1, 0]);
    await expect(opened()).rejects.toThrow(KeyDestroyed);
    const there = w.as({ kind: "coordinator", municipality: "kemerovo" });
    expect((await Family.find(there, {})).items.map((one) => one.familyId)).toEqual([familyId]);
    expect((await Family.find(w.as({ kind: "coordinator", municipality: "novokuznetsk" }), {})).items).toEqual([]);
  });
});

describe("a family that expects a child", () => {
  const expecting = {
    municipality: "novokuznetsk",
    members: [{ kin: "expecting-mother" as const, phone: "+7 900 000-00-05" }],
  };

  it("may stay unnamed; when the child is born, she is the mother of the same family", async () => {
    const { familyId, members, children } = await Family.formAndShow(w.ctx, expecting);
    expect(children).toEqual([]);
    const memberId = members[0]!.memberId as RepresentativeId;
    expect(members[0]!.surname).toBeUndefined();
    const born = { ...vera.representatives[0]!, surname: "Соснина", givenName: "Анна", representativeId: memberId };
    const baby = another({ givenName: "Лев", birthDate: "2025-03-01" }, { representatives: [born] });
    const elsewhere = w.as({ kind: "coordinator", municipality: "kemerovo" });
    await expect(Child.register(elsewhere, { ...baby, municipality: "kemerovo" })).rejects.toMatchObject({
      fields: [{ pointer: "/representatives/0/representativeId" }],
    });
    const { record } = await Child.register(w.ctx, baby);
    expect((await Family.ofChild(w.ctx, record.childId)).data.familyId).toBe(familyId);
    const shown = await Family.get(w.ctx, familyId as FamilyId);
    expect(shown.children).toEqual([record.childId]);
    expect(shown.members[0]).toMatchObject({ surname: "Соснина", kin: undefined });
  });

  it("wants a municipality of the actor's and somebody, or a child, and not both", async () => {
    for (const wrong of [
      { ...expecting, childId },
      { municipality: "novokuznetsk" },
      {},
      { ...expecting, municipality: "nowhere" },
    ])
      await expect(Family.formAndShow(w.ctx, wrong)).rejects.toMatchObject({ code: "input.invalid" });
  });
});

describe("a link to the family's page", () => {
  it("speaks for one person, is on record, and is told from every other", async () => {
    const family = await formed();
    const { ctx, member } = await open(await linkOf(family, mother));
    expect(member.memberId).toBe(mother);
    expect((await Child.get(ctx, childId)).person?.givenName).toBe("Вера");
    const log = await w.ctx.bank.list<{ action: string; by: string }>("audit", `T#kuzbass#AUDIT#${family.familyId}`);
    expect(log.items.map(({ data }) => `${data.action} ${data.by}`)).toContain(`family.link-use family:${mother}`);
    await expect(open("a".repeat(40))).rejects.toMatchObject({ code: "link.invalid" });
  });

  it("is sent to the member's own address once in ten minutes; a member asks for itself alone", async () => {
    await Child.patch(w.ctx, childId, { addRepresentatives: [father, guardian] });
    const { familyId, members } = await formed();
    const [, peter, nina] = members.map(({ memberId }) => memberId);
    const events = async () =>
      (await w.ctx.bank.list<{ type: string }>("records", `T#kuzbass#FAMILY#${familyId}`, { prefix: "EVENT#" })).items
        .map(({ data }) => data.type)
        .filter((type) => type === "family.invited");
    await Family.invite(w.ctx, familyId, { memberId: mother });
    await Family.invite(w.as(asFamily(mother)), familyId, { memberId: mother });
    expect(await events()).toHaveLength(1);
    w.moveTo("2025-03-03T05:10:00Z");
    await Family.invite(w.ctx, familyId, { memberId: mother });
    expect(await events()).toHaveLength(2);
    await expect(Family.invite(w.as(asFamily(mother)), familyId, { memberId: nina })).rejects.toMatchObject({
      fields: [{ message: { en: "yourself: the coordinator asks for others" } }],
    });
    await expect(Family.invite(w.ctx, familyId, { memberId: peter })).rejects.toMatchObject({
      fields: [{ message: { en: "a member with an e-mail address; else a printed sheet" } }],
    });
    await expect(Family.revokeLinks(w.as(asFamily(mother)), familyId, {})).rejects.toMatchObject({
      code: "input.invalid",
    });
  });

  it("dies when it is revoked, one or all of them, and a new one works", async () => {
    await Child.patch(w.ctx, childId, { addRepresentatives: [guardian] });
    const family = await formed();
    const nina = family.members[1]!.memberId;
    const [hers, ninas] = [await linkOf(family, mother), await linkOf(family, nina)];
    await Family.revokeLinks(w.as(asFamily(mother)), family.familyId, { memberId: mother });
    await expect(open(hers)).rejects.toMatchObject(dead);
    await open(ninas);
    const again = await linkOf(await formed(), mother);
    await open(again);
    await Family.revokeLinks(w.ctx, family.familyId, {});
    for (const token of [again, ninas]) await expect(open(token)).rejects.toMatchObject(dead);
  });

  it("stays dead when its holder goes and comes again, and the code of a sheet too", async () => {
    await Child.patch(w.ctx, childId, { addRepresentatives: [guardian] });
    const family = await formed();
    const nina = family.members[1]!.memberId;
    const first = await linkOf(family, nina);
    const { code } = await Family.sheet(w.ctx, family.familyId, { memberId: nina });
    await Family.revokeLinks(w.ctx, family.familyId, { memberId: nina });
    const second = await linkOf(await formed(), nina);
    await Family.change(w.ctx, family.familyId, { removeMembers: [nina] });
    expect((await Child.get(w.ctx, childId)).representatives.at(-1)).toMatchObject({ email: "nina@example.org" });
    const again = await formed();
    expect(again.members.map(({ memberId }) => memberId)).toEqual([mother, nina]);
    for (const token of [first, second]) await expect(open(token)).rejects.toMatchObject(dead);
    await expect(Family.exchange(w.ctx, code)).rejects.toMatchObject({ code: "link.invalid" });
    expect((await open(await linkOf(again, nina))).member.memberId).toBe(nina);
    expect(await Family.forgetDeparted(w.ctx)).toBe(0);
  });

  it("dies with the right that it rests on: the guardian is replaced, the paper is over, the child is of age", async () => {
    await Child.patch(w.ctx, childId, { addRepresentatives: [guardian] });
    const family = await formed();
    const nina = family.members[1]!.memberId;
    const ninas = await linkOf(family, nina);
    await open(ninas);
    w.moveTo("2026-01-01T05:00:00Z");
    await expect(open(ninas)).rejects.toMatchObject(dead);
    await expect(Family.renew(w.ctx, ninas)).rejects.toMatchObject(dead);
    const { ctx } = w;
    const fresh = async (id: RepresentativeId) => linkOf(family, id);
    await open(await fresh(mother));
    await Child.patch(ctx, childId, { removeRepresentatives: [mother] });
    await expect(open(await fresh(mother))).rejects.toMatchObject(dead);
    await expect(Family.get(w.as(asFamily(mother)), family.familyId)).rejects.toMatchObject({ code: "not-found" });
    const own = { representativeId: mother, ...vera.representatives[0]! };
    await Child.patch(ctx, childId, {
      addRepresentatives: [{ ...own, representativeId: undefined, givenName: "Инна" }],
    });
    const { members } = await formed();
    const inna = members.at(-1)!.memberId;
    w.moveTo("2034-05-19T05:00:00Z");
    await open(await linkOf(await formed(), inna));
    w.moveTo("2034-05-20T05:00:00Z");
    await expect(open(await linkOf(await formed(), inna))).rejects.toMatchObject(dead);
  });

  it("lasts ninety days; the dead one asks for another by letter, and gives none itself", async () => {
    const family = await formed();
    const token = await linkOf(family, mother);
    w.moveTo("2025-06-01T04:59:59Z");
    await open(token);
    w.moveTo("2025-06-01T05:00:01Z");
    await expect(open(token)).rejects.toMatchObject(dead);
    expect(await Family.renew(w.ctx, token)).toBeUndefined();
    expect(Family.memberOf(await formed(), mother)!.invitedAt).toBe("2025-06-01T05:00:01Z");
    await Family.revokeLinks(w.ctx, family.familyId, {});
    await expect(Family.renew(w.ctx, token)).rejects.toMatchObject(dead);
  });

  it("is had by a short code from a sheet of paper, once, however it is typed", async () => {
    const { familyId } = await formed();
    const { code, url, codeUntil } = await Family.sheet(w.ctx, familyId, { memberId: mother });
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(codeUntil).toBe("2025-03-17T05:00:00Z");
    await open(url.split("#")[1]!);
    const token = await Family.exchange(
      w.ctx,
      ` ${code.toLowerCase().replace("-", " ").replaceAll("0", "o").replaceAll("1", "l")}`,
    );
    expect((await open(token)).member.memberId).toBe(mother);
    const unknown = { code: "link.invalid" };
    for (const wrong of [code, "0000000000", ""])
      await expect(Family.exchange(w.ctx, wrong)).rejects.toMatchObject(unknown);
    const revoked = await Family.sheet(w.ctx, familyId, { memberId: mother });
    await Family.revokeLinks(w.ctx, familyId, { memberId: mother });
    await expect(Family.exchange(w.ctx, revoked.code)).rejects.toMatchObject(unknown);
    const late = await Family.sheet(w.ctx, familyId, { memberId: mother });
    w.moveTo("2025-03-17T05:00:00Z");
    await expect(Family.exchange(w.ctx, late.code)).rejects.toMatchObject(unknown);
    await expect(Family.sheet(w.as(asFamily(mother)), familyId, { memberId: mother })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is of no other tenant, family or member", async () => {
    const family = await formed();
    const seal = (over: Partial<Link.Sealed<"family">>) =>
      Link.seal(w.ctx.keys, "family", { tenant: "kuzbass", fields: [family.familyId, mother, 0], ...over });
    await open(await seal({}));
    for (const over of [
      { tenant: "altai" },
      { fields: [family.familyId, mother, 1] },
      { fields: ["family_01JNE0000000000000000000ZZ", mother, 0] },
      { fields: [family.familyId, "rep_01JNE0000000000000000000ZZ", 0] },
    ] as Partial<Link.Sealed<"family">>[])
      await expect(open(await seal(over))).rejects.toMatchObject(dead);
  });
});

describe("whoever is forgotten", () => {
  it("is no member any more; the last one takes the family's own words along", async () => {
    await Child.patch(w.ctx, childId, { addRepresentatives: [father] });
    const family = await formed();
    const place = { subject: family.familyId, field: "request" };
    const { write } = await writeNote(w.ctx, "Нужна помощь", place);
    await w.ctx.bank.commit([write]);
    await Family.forget(w.ctx, mother);
    await Family.forget(w.ctx, mother);
    expect((await Family.load(w.ctx, family.familyId)).data.members).toHaveLength(1);
    expect((await w.ctx.bank.list("vault", `T#kuzbass#FAMILY#${family.familyId}`)).items).toHaveLength(1);
    await Family.forget(w.ctx, family.members[1]!.memberId);
    expect((await w.ctx.bank.list("vault", `T#kuzbass#FAMILY#${family.familyId}`)).items).toEqual([]);
    await expect(writeNote(w.ctx, "ещё", place)).rejects.toThrow(KeyDestroyed);
    expect((await Family.find(w.ctx, {})).items).toEqual([]);
  });
});
