import { describe, expect, it, vi } from "vitest";
import { another, secrets, vera } from "../../../test/worlds/child.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, world } from "../../../test/worlds/tenant.ts";
import type { AgencyId, ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { memoryBank } from "../../ground/shared/memory/index.ts";
import * as Disclosure from "../disclosure/index.ts";
import * as Child from "./index.ts";

const actions = async (bank: ReturnType<typeof memoryBank>, childId: ChildId) =>
  (await bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${childId}`)).items.map((e) => e.data.action);

describe("registering a child", () => {
  it("given a whole card, when registered, then the record is pseudonymous and the card reads back", async () => {
    const { ctx } = await world();
    const school = await agencyOf(ctx, "school");
    const { record, version } = await Child.register(ctx, { ...vera, attachments: { school } });
    expect(record).toEqual({
      childId: expect.stringMatching(/^child_/),
      municipality: "novokuznetsk",
      sex: "female",
      born: "2016-05",
      targetGroups: ["mental-disorder"],
      disability: true,
      educationalNeeds: false,
      attachments: { school },
      representativeIds: [expect.stringMatching(/^rep_/)],
      status: "active",
      createdAt: "2025-03-03T05:00:00Z",
    });
    const card = await Child.get(ctx, record.childId);
    expect(card).toMatchObject({ record, version, person: vera.person, representatives: vera.representatives });
    expect(version).toBe(1);
    expect(await actions(ctx.bank, record.childId)).toEqual(["child.register", "child.read"]);
  });

  it("given a registration, when everything written is looked through, then no word of the card is in plain text", async () => {
    const bank = memoryBank();
    const commit = vi.spyOn(bank, "commit");
    const { ctx } = await world(bank);
    await Child.register(
      { ...ctx, idempotency: { key: "k", operation: "o", bodyHash: "h" } },
      {
        ...vera,
        representatives: Array.from({ length: 6 }, () => vera.representatives[0]!),
      },
    );
    const writes = commit.mock.calls.at(-1)![0];
    expect(writes.length).toBeLessThanOrEqual(25);
    for (const secret of secrets) expect(JSON.stringify(writes)).not.toContain(secret);
  });

  it("given the same СНИЛС written otherwise, when registered, then the first child is proposed and nothing is written", async () => {
    const { ctx } = await world();
    const { childId } = (await Child.register(ctx, vera)).record;
    const again = Child.register(ctx, another({ surname: "Другая", snils: "11223344595" }));
    await expect(again).rejects.toMatchObject({ code: "child.duplicate", current: { candidates: [childId] } });
    expect((await Child.find(ctx, {})).items).toHaveLength(1);
    expect(await actions(ctx.bank, childId)).toContain("child.proposed-as-duplicate");
  });

  it.each([
    ["ё as е", { surname: "Елкина" }],
    ["decomposed letters", { surname: "Ёлкина".normalize("NFD"), givenName: "ВЕРА" }],
    ["another patronymic", { patronymic: "Ивановна" }],
  ])("given the same name and birth date with %s, when registered, then it is proposed", async (_, person) => {
    const { ctx } = await world();
    const { childId } = (await Child.register(ctx, vera)).record;
    await expect(Child.register(ctx, another(person))).rejects.toMatchObject({ current: { candidates: [childId] } });
  });

  it("given a person found both to be others, when registered with their ids, then it is a third child", async () => {
    const { ctx } = await world();
    const first = (await Child.register(ctx, vera)).record.childId;
    const second = (await Child.register(ctx, another({}, { confirmedDistinctFrom: [first] }))).record.childId;
    const only = Child.register(ctx, another({}, { confirmedDistinctFrom: [first] }));
    await expect(only).rejects.toMatchObject({ current: { candidates: [second] } });
    const third = await Child.register(ctx, another({}, { confirmedDistinctFrom: [first, second] }));
    expect(third.record.childId).not.toBe(second);
  });

  it("given two registrations of one child at the same moment, when both end, then one is registered and one is told", async () => {
    const { ctx } = await world();
    const both = await Promise.allSettled([Child.register(ctx, vera), Child.register(ctx, vera)]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((r) => r.status === "rejected")?.reason).toMatchObject({ code: "child.duplicate" });
    expect((await Child.find(ctx, {})).items).toHaveLength(1);
  });

  it("given the same request twice at the same moment, when both end, then both have the one child", async () => {
    const { ctx } = await world();
    const repeated = { ...ctx, idempotency: { key: "k1", operation: "child.register", bodyHash: "h" } };
    const [one, two] = await Promise.all([Child.register(repeated, vera), Child.register(repeated, vera)]);
    expect(two.record).toEqual(one.record);
  });

  it("given an attachment of another kind, closed or absent, when registered, then its field is named", async () => {
    const { ctx } = await world();
    const attachments = {
      school: await agencyOf(ctx, "kindergarten"),
      health: "agency_01JNE0000000000000000000AA" as AgencyId,
    };
    await expect(Child.register(ctx, { ...vera, attachments })).rejects.toMatchObject({
      code: "agency.unknown",
      fields: [
        { pointer: "/attachments/school", message: { ru: "идентификатор действующей организации вида «школа»" } },
        { pointer: "/attachments/health" },
      ],
    });
  });

  it("given a sibling, when registered with the same representative, then that one has both", async () => {
    const { ctx, as } = await world();
    const { representativeIds } = (await Child.register(ctx, vera)).record;
    const representatives = [{ ...vera.representatives[0]!, representativeId: representativeIds[0]! }];
    await Child.register(ctx, another({ givenName: "Пётр" }, { representatives }));
    const { items } = await Child.find(as(family(representativeIds[0]!)), {});
    expect(items.map((i) => i.person.givenName)).toEqual(["Вера", "Пётр"]);
    const stranger = [
      { ...vera.representatives[0]!, representativeId: "rep_01JNE0000000000000000000AA" as RepresentativeId },
    ];
    await expect(
      Child.register(ctx, another({ givenName: "Ян" }, { representatives: stranger })),
    ).rejects.toMatchObject({
      fields: [{ pointer: "/representatives/0/representativeId" }],
    });
  });
});

describe("who sees a child", () => {
  it("given every kind of actor, when they ask for a foreign and for an absent child, then the answers are alike", async () => {
    const { ctx, as } = await world();
    const { childId } = (await Child.register(ctx, vera)).record;
    const absent = "child_01JNE0000000000000000000AA" as ChildId;
    const strangers = [
      as(family("rep_01JNE0000000000000000000AA")),
      as(specialist("agency_01JNE0000000000000000000AA")),
      as({ kind: "link", agency: "agency_01JNE0000000000000000000AA" }),
    ];
    for (const stranger of strangers)
      for (const id of [childId, absent, "child_x#CHILD" as ChildId]) {
        await expect(Child.get(stranger, id)).rejects.toMatchObject({ code: "not-found", fields: [] });
        await expect(Child.patch(stranger, id, { disability: false })).rejects.toMatchObject({ code: "not-found" });
      }
    for (const stranger of strangers.slice(1)) {
      await expect(Child.find(stranger, {})).rejects.toMatchObject({ code: "not-found" });
      await expect(Child.register(stranger, vera)).rejects.toMatchObject({ code: "not-found" });
    }
    expect((await Child.find(strangers[0]!, {})).items).toEqual([]);
    expect(await actions(ctx.bank, childId)).toEqual(["child.register"]);
  });

  it("given the child's own family, when they look, then they see the card and may not change it", async () => {
    const { ctx, as } = await world();
    const { childId, representativeIds } = (await Child.register(ctx, vera)).record;
    const mother = as(family(representativeIds[0]!));
    expect((await Child.get(mother, childId)).person?.givenName).toBe("Вера");
    await expect(Child.patch(mother, childId, { disability: false })).rejects.toMatchObject({ code: "not-found" });
  });

  it("given another tenant, when its coordinator asks by id, then there is no such child", async () => {
    const { ctx } = await world();
    const { childId } = (await Child.register(ctx, vera)).record;
    await expect(Child.get({ ...ctx, tenant: "altai" }, childId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("given the audit log does not take entries, when anybody reads, then nothing is read", async () => {
    const bank = memoryBank();
    const { ctx } = await world(bank);
    const { childId } = (await Child.register(ctx, vera)).record;
    const open = vi.fn(ctx.keys.open);
    const silent = {
      ...ctx,
      keys: { ...ctx.keys, open },
      bank: { ...bank, commit: () => Promise.reject(new Error("the audit log is away")) },
    };
    await expect(Child.readRecord(silent, childId)).rejects.toThrow("the audit log is away");
    await expect(Child.get(silent, childId)).rejects.toThrow("the audit log is away");
    await expect(Child.find(silent, { query: "Ёлкина" })).rejects.toThrow("the audit log is away");
    await expect(Child.find(silent, {})).rejects.toThrow("the audit log is away");
    await expect(
      Disclosure.disclose(silent, childId, ["name"], { about: "step_1", purpose: "support-route" }),
    ).rejects.toThrow("the audit log is away");
    expect(open).not.toHaveBeenCalled();
  });

  it("given the keys are away, when a child is registered or read, then it fails and nothing is written in plain text", async () => {
    const { ctx } = await world();
    const { childId } = (await Child.register(ctx, vera)).record;
    const denied = () => Promise.reject(new Error("keys denied"));
    const locked = { ...ctx, keys: { ...ctx.keys, open: denied, seal: denied } };
    await expect(Child.get(locked, childId)).rejects.toThrow("keys denied");
    await expect(Child.register(locked, another({ givenName: "Ян" }))).rejects.toThrow("keys denied");
    expect((await Child.find(ctx, {})).items).toHaveLength(1);
  });
});
