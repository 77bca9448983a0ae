import { describe, expect, it, vi } from "vitest";
import { another, vera } from "../../../test/worlds/child.ts";
import { family, world } from "../../../test/worlds/tenant.ts";
import { memoryBank } from "../../ground/shared/memory/index.ts";
import * as Disclosure from "../disclosure/index.ts";
import * as Child from "./index.ts";

const given = async () => {
  const bank = memoryBank();
  const w = await world(bank);
  const { record } = await Child.register(w.ctx, vera);
  const { childId } = record;
  const rename = (person: Child.ChildPatchInput["person"], reason?: string) =>
    Child.patch(w.ctx, childId, { person, reason });
  const found = async (query: string) => (await Child.find(w.ctx, { query })).items.map((i) => i.record.childId);
  return { ...w, bank, record, childId, rename, found };
};

const formerly = { surname: "Ёлкина", givenName: "Вера", patronymic: "Олеговна" };

describe("a child's former names", () => {
  it("given two changes of name, when staff reads the card, then both former names stand with their days and reasons", async () => {
    const { ctx, childId, rename, moveTo } = await given();
    moveTo("2025-05-10T18:30:00Z"); // 11 May in Novokuznetsk
    await rename({ surname: "Соснина", patronymic: "Петровна" }, "Усыновление");
    moveTo("2025-09-01T03:00:00Z");
    await rename({ givenName: "Вероника" });
    const { person, formerNames } = await Child.get(ctx, childId);
    expect(person).toMatchObject({ surname: "Соснина", givenName: "Вероника", patronymic: "Петровна" });
    expect(formerNames).toEqual([
      { ...formerly, from: "2025-03-03", to: "2025-05-11", reason: "Усыновление" },
      { surname: "Соснина", givenName: "Вера", patronymic: "Петровна", from: "2025-05-11", to: "2025-09-01" },
    ]);
  });

  it("given a former name, when the family or an agency's page reads, then it does not so much as open", async () => {
    const { ctx, as, childId, record, rename } = await given();
    await rename({ surname: "Соснина" }, "Усыновление");
    const open = vi.fn(ctx.keys.open);
    const keys = { ...ctx.keys, open };
    const card = await Child.get({ ...as(family(record.representativeIds[0]!)), keys }, childId);
    expect(card.formerNames).toBeUndefined();
    await Disclosure.disclose({ ...ctx, keys }, childId, ["name"], { about: "step_1", purpose: "support-route" });
    await Child.find({ ...ctx, keys }, { query: "Соснина" });
    expect(open.mock.calls.map(([, context]) => context.field)).not.toContain("person.formerNames");
    expect(JSON.stringify(card)).not.toMatch(/Усыновление/);
  });

  it("given a change of name, when all that was written is looked through, then no name and no reason is in plain text", async () => {
    const { bank, rename } = await given();
    const commit = vi.spyOn(bank, "commit");
    await rename({ surname: "Соснина" }, "Усыновление");
    expect(JSON.stringify(commit.mock.calls)).not.toMatch(/лкина|оснина|сыновлен/i);
  });

  it("given a reason to leave, when the name is corrected too, then the reason is that of leaving alone", async () => {
    const { ctx, childId } = await given();
    await Child.patch(ctx, childId, { person: { surname: "Соснина" }, status: "left", reason: "Переезд" });
    expect((await Child.get(ctx, childId)).formerNames).toEqual([
      { ...formerly, from: "2025-03-03", to: "2025-03-03" },
    ]);
  });

  it.each(["Ёлкина", "елк", "Ёлкина Вера", "Ёлкина Вера Олеговна", "Соснина Вера"])(
    "given another surname, when searched by «%s», then the child is found",
    async (query) => {
      const { childId, rename, found } = await given();
      await rename({ surname: "Соснина" });
      expect(await found(query)).toEqual([childId]);
    },
  );

  it("given names that begin alike, when searched by the beginning, page by page, then each child comes once", async () => {
    const { ctx, childId, rename, found } = await given();
    await rename({ surname: "Ёлкина-Соснина" });
    await rename({ surname: "Ёлкина" });
    await rename({ givenName: "Вероника" });
    const { childId: sister } = (await Child.register(ctx, another({ givenName: "Зоя" }))).record;
    expect((await found("Ёлк")).sort()).toEqual([childId, sister].sort());
    expect(await found("Ёлкина-Сос")).toEqual([childId]);
    expect(await found("Ёлкина Вероника")).toEqual([childId]);
    const seen: string[] = [];
    let from: string | undefined;
    do {
      const page = await Child.find(ctx, { query: "Ёлкина", limit: 1, from });
      seen.push(...page.items.map((i) => i.record.childId));
      from = page.next;
    } while (from);
    expect(seen.sort()).toEqual([childId, sister].sort());
  });

  it("given another name and a corrected birth date, when registered anew under the former name, then it is proposed", async () => {
    const { ctx, childId, rename } = await given();
    await rename({ surname: "Соснина" });
    await rename({ birthDate: "2016-05-21" });
    const proposed = { code: "child.duplicate", current: { candidates: [childId] } };
    for (const person of [
      { birthDate: "2016-05-21" },
      { birthDate: "2016-05-20" },
      { birthDate: "2016-05-21", surname: "Соснина" },
    ])
      await expect(Child.register(ctx, another(person))).rejects.toMatchObject(proposed);
    await expect(Child.register(ctx, another({ birthDate: "2017-11-03" }))).resolves.toBeDefined();
  });

  it("given a name is taken back, when somebody else has it by then with a word for it, then nothing stands in the way", async () => {
    const { ctx, childId, rename, found } = await given();
    await rename({ surname: "Соснина" });
    const other = await Child.register(ctx, another({}, { confirmedDistinctFrom: [childId] }));
    await rename({ surname: "Ёлкина" });
    expect((await found("Ёлкина Вера")).sort()).toEqual([childId, other.record.childId].sort());
  });

  it("given twenty changes of name, when the birth date is corrected, then it is still one write", async () => {
    const { ctx, childId, rename } = await given();
    for (let i = 1; i <= 20; i++) await rename({ surname: `Соснина${"а".repeat(i)}` });
    await rename({ birthDate: "2016-05-21" });
    expect((await Child.get(ctx, childId)).formerNames).toHaveLength(20);
  });
});

describe("one СНИЛС, one child", () => {
  const twin = another({ givenName: "Надежда", snils: "11223344595" });

  it("given a twin with the same СНИЛС, when registered or imported, then it is refused whatever is confirmed", async () => {
    const { ctx, childId } = await given();
    const confirmed = { ...twin, confirmedDistinctFrom: [childId] };
    await expect(Child.register(ctx, confirmed)).rejects.toMatchObject({
      code: "child.duplicate",
      fields: [{ pointer: "/person/snils" }],
      current: { candidates: [childId], childId },
    });
    const { registered, rejected } = await Child.importRows(ctx, [confirmed]);
    expect(registered).toEqual([]);
    expect(rejected).toMatchObject([{ row: 0, code: "child.duplicate", current: { childId } }]);
  });

  it("given a СНИЛС is set later, corrected and removed, when others come with it, then it counts as it now stands", async () => {
    const { ctx, rename } = await given();
    await rename({ snils: "112-233-446 96" });
    const { record } = await Child.register(ctx, twin);
    await expect(rename({ snils: "112 233 445 95" })).rejects.toMatchObject({ current: { childId: record.childId } });
    await Child.patch(ctx, record.childId, { person: { snils: null } });
    await rename({ snils: "112 233 445 95" });
    await expect(Child.register(ctx, another({ givenName: "Любовь", snils: "112-233-445-95" }))).rejects.toMatchObject({
      code: "child.duplicate",
    });
  });

  it("given two other children with one СНИЛС at the same moment, when both end, then one has won", async () => {
    const { ctx } = await given();
    const two = ["Надежда", "Любовь"].map((givenName) => another({ givenName, snils: "112-233-446 96" }));
    const ends = await Promise.allSettled(two.map((child) => Child.register(ctx, child)));
    expect(ends.map((e) => e.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(ends.find((e) => e.status === "rejected")?.reason).toMatchObject({ code: "child.duplicate" });
    expect((await Child.find(ctx, { query: "112-233-446 96" })).items).toHaveLength(1);
  });

  it("given two cards take one СНИЛС at the same moment, when both end, then one has won", async () => {
    const { ctx } = await given();
    const cards = [];
    for (const givenName of ["Надежда", "Любовь"]) cards.push(await Child.register(ctx, another({ givenName })));
    const change = { person: { snils: "112-233-446 96" } };
    const ends = await Promise.allSettled(cards.map(({ record }) => Child.patch(ctx, record.childId, change, 1)));
    expect(ends.map((e) => e.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await Child.find(ctx, { query: "112-233-446 96" })).items).toHaveLength(1);
  });
});
