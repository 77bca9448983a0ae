import { beforeEach, describe, expect, it } from "vitest";
import { extractOf } from "../../../test/fixtures/extract.ts";
import { playMachines } from "../../../test/worlds/machines.ts";
import { childOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family, settings, specialist } from "../../../test/worlds/tenant.ts";
import * as Second from "../../ground/second/index.ts";
import type { ChildId, ConfirmationId, ErasureId, ImportId, RouteId, StepId } from "../../ground/shared/index.ts";
import { all, type Ctx, type DataBank, Unavailable } from "../../ground/shared/index.ts";
import { copyableBank, memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Attachment from "../attachment/index.ts";
import * as Intake from "../intake/index.ts";
import * as Merging from "../merging/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import * as Erasure from "./index.ts";

const pdf = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");
const person = { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" } as const;

let bank: ReturnType<typeof copyableBank>;
let w: RouteWorld;
let childId: ChildId;
let routeId: RouteId;
let stepId: StepId;
let kept: Map<string, Uint8Array>;
let files: ReturnType<typeof memoryFiles>;
/** A child with a consent, an ИПРА, a route, a rejected step and a file. */
beforeEach(async () => {
  bank = copyableBank();
  w = await routeWorld(bank);
  kept = new Map();
  files = memoryFiles(kept);
  childId = w.childId;
  await w.consent();
  await w.ipra(["Логопед"]);
  routeId = (await Route.open(w.ctx, childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  stepId = Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId;
  await Attachment.add(w.as(specialist(w.agencies.pmpc!)), files, stepId, { name: "скан.pdf", content: pdf });
  await Step.reject(w.ctx, stepId, { reason: "Ёлкина болеет" });
  await w.settle();
});

const second = () => w.as({ kind: "coordinator", id: "second" });
const system = (over: Partial<Ctx> = {}): Ctx => ({ ...w.as({ kind: "system", id: "schedule" }), ...over });
const why = { grounds: "consent-withdrawn", reason: "Заявление матери Анны" } as const;

/** Two persons say it. */
async function begun(of = childId): Promise<ErasureId> {
  const wanted = await Erasure.erase(w.ctx, of, why).catch(
    (refused: { current: { confirmationId: string } }) => refused,
  );
  const { confirmationId } = (wanted as { current: { confirmationId: ConfirmationId } }).current;
  await Inbox.confirm(second(), confirmationId);
  await w.settle();
  const [one] = (await Erasure.find(w.ctx, { status: "erasing" })).items;
  return one!.erasureId as ErasureId;
}
async function erased(of = childId): Promise<ErasureId> {
  const id = await begun(of);
  expect(await Erasure.carryOut(system(), files, id)).toBe(false);
  await w.settle();
  expect(await Erasure.carryOut(system(), files, id)).toBe(true);
  await w.settle();
  return id;
}
const sealedOf = async (subject: string) => {
  const found: string[] = [];
  for await (const { key } of all(bank, "vault", `T#kuzbass#${subject.split("_")[0]!.toUpperCase()}#${subject}`))
    found.push(key.sk);
  return found;
};
const found = async (query: string) => (await Child.find(w.ctx, { query })).items.map(({ record }) => record.childId);
const agree = async () => expect(await Indicator.compare(w.ctx)).toEqual([]);

it("is asked for by the family, and waits thirty days in the coordinator's day; asked again, it is the same request", async () => {
  const { representativeIds } = (await Child.get(w.ctx, childId)).record;
  const mother = w.as(family(representativeIds[0]!));
  const asked = await Erasure.ask(mother, childId, { reason: "Уничтожьте всё" });
  expect(asked).toMatchObject({ status: "asked", receivedOn: "2025-03-03", dueOn: "2025-04-02", actBy: "2025-03-26" });
  expect((await Erasure.ask(w.ctx, childId, {})).erasureId).toBe(asked.erasureId);
  expect((await Inbox.find(w.ctx, { bucket: "erasures" })).items).toMatchObject([
    { erasure: { childId, overdue: false, mayDo: ["erase", "refuse"] } },
  ]);
  expect((await Inbox.counts(w.ctx)).erasures).toEqual({ count: 1, more: false });
  w.moveTo("2025-03-27T05:00:00Z");
  expect((await Erasure.find(w.ctx, { status: "asked" })).items).toMatchObject([{ overdue: true }]);
  const kemerovo = w.as({ kind: "coordinator", municipality: "kemerovo" });
  expect((await Erasure.find(kemerovo, { status: "asked" })).items).toEqual([]);
  await expect(Erasure.get(kemerovo, asked.erasureId as ErasureId)).rejects.toMatchObject({ code: "not-found" });
  // Whoever runs the platform sees that there is one, and nobody's words.
  const shown = await Erasure.get(w.as({ kind: "admin" }), asked.erasureId as ErasureId);
  expect([shown.childId, shown.reason]).toEqual([childId, undefined]);
  await expect(Erasure.ask(w.as(family("rep_01J8ZQ4M7N3E5R6T8V9WXYZABC")), childId, {})).rejects.toMatchObject({
    code: "not-found",
  });
  const tomorrow = Erasure.ask(w.ctx, childId, { receivedOn: "2025-12-01" });
  await expect(tomorrow).rejects.toMatchObject({ fields: [{ pointer: "/receivedOn" }] });
});

it("is taken back by whoever asked, and by nobody else, as long as somebody agrees that the data is kept", async () => {
  const { representativeIds } = (await Child.get(w.ctx, childId)).record;
  const mother = w.as(family(representativeIds[0]!));
  await expect(Erasure.takeBack(mother, childId)).rejects.toMatchObject({ code: "not-found" });
  const id = (await Erasure.ask(mother, childId, {})).erasureId as ErasureId;
  const stranger = w.as(family("rep_01J8ZQ4M7N3E5R6T8V9WXYZABC"));
  for (const other of [w.ctx, stranger])
    await expect(Erasure.takeBack(other, childId)).rejects.toMatchObject({ code: "not-found" });
  await Erasure.takeBack(mother, childId);
  await w.settle();
  expect(await Erasure.get(mother, id)).toMatchObject({ status: "refused", refused: { basis: "taken-back" } });
  expect((await Inbox.find(w.ctx, { bucket: "erasures" })).items).toEqual([]);
  await expect(Erasure.takeBack(mother, childId)).rejects.toMatchObject({ code: "not-found" });
  // What staff writes down from a paper is put right by staff.
  await Erasure.ask(w.ctx, childId, {});
  await expect(Erasure.takeBack(mother, childId)).rejects.toMatchObject({ code: "not-found" });
});

it("is refused where a law wants it kept, in words that the family reads; then nothing is closed", async () => {
  const { representativeIds } = (await Child.get(w.ctx, childId)).record;
  const mother = w.as(family(representativeIds[0]!));
  const id = (await Erasure.ask(mother, childId, {})).erasureId as ErasureId;
  const no = { basis: "archives", reason: "Дело хранится 75 лет." } as const;
  await expect(Erasure.refuse(mother, id, no)).rejects.toMatchObject({ code: "not-found" });
  await Erasure.refuse(w.ctx, id, no);
  expect(await Erasure.get(mother, id)).toMatchObject({
    status: "refused",
    refused: { basis: "archives", reason: "Дело хранится 75 лет." },
  });
  await expect(Erasure.refuse(w.ctx, id, no)).rejects.toMatchObject({ code: "erasure.closed" });
  for (const format of ["pdf", "docx"] as const)
    expect((await Erasure.paper(mother, id, "letter", format)).bytes.length).toBeGreaterThan(1000);
  await expect(Erasure.paper(mother, id, "act", "pdf")).rejects.toMatchObject({ code: "report.not-ready" });
  await expect(Erasure.paper(w.ctx, id, "act", "pdf")).rejects.toMatchObject({ code: "report.not-ready" });
  expect((await Child.get(mother, childId)).person?.surname).toBe("Ёлкина");
  expect((await Erasure.ask(mother, childId, {})).erasureId).not.toBe(id);
});

it("wants a second person, closes the card at once, tells organisations first, and then leaves nothing that opens", async () => {
  await expect(Erasure.erase(w.ctx, childId, why)).rejects.toMatchObject({ code: "second-person.wanted" });
  expect((await Child.get(w.ctx, childId)).person?.surname).toBe("Ёлкина");
  const before = await Indicator.compare(w.ctx);
  const id = await begun();
  for (const look of [Child.get(w.ctx, childId), Erasure.erase(w.ctx, childId, why), Erasure.ask(w.ctx, childId, {})])
    await expect(look).rejects.toMatchObject({ code: "child.erased" });
  expect(await Erasure.carryOut(system(), files, id)).toBe(false);
  await w.settle();
  expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "closed", reason: "family-refused" });
  expect(await Erasure.carryOut(system(), files, id)).toBe(true);
  expect(await Erasure.carryOut(system(), files, id)).toBe(true);
  await w.settle();

  expect(await sealedOf(childId)).toEqual([]);
  expect([...kept.keys()]).toEqual([]);
  for (const query of ["Ёлкина", "Елкина Анна", "06.05.2014"]) expect(await found(query)).toEqual([]);
  await expect(w.ctx.keys.seal("x", { tenant: "kuzbass", subject: childId, field: "a" })).rejects.toThrow();
  const view = await Erasure.get(w.ctx, id);
  expect(view).toMatchObject({
    status: "erased",
    act: { number: "2025-0001", on: "2025-03-03", destroyed: { files: 1, keys: 2 } },
  });
  expect(view.begun).toEqual({
    by: "coordinator:second",
    askedBy: "coordinator:coordinator",
    at: "2025-03-03T05:00:00Z",
  });
  expect(view.act!.destroyed.records).toBeGreaterThan(4);
  for (const which of Erasure.papers)
    for (const format of ["pdf", "docx"] as const)
      expect((await Erasure.paper(w.ctx, id, which, format)).bytes.length).toBeGreaterThan(1000);
  // What is left names nobody: the route, its steps and their figures.
  expect(await Step.get(w.ctx, stepId)).toMatchObject({ childId, note: undefined });
  expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "closed" });
  expect((await Route.history(w.ctx, routeId, { limit: 100 })).items.length).toBeGreaterThan(3);
  expect(before).toEqual([]);
  await agree();
  const { counted } = await Indicator.rebuild(w.ctx);
  expect(counted).toBeGreaterThan(2);
  await agree();
  // The same girl may be registered anew, as somebody else.
  expect((await childOf(w.ctx, person)).childId).not.toBe(childId);
});

it("leaves a sibling everything: the parent's contact is theirs as long as one child is left", async () => {
  const { representativeIds } = (await Child.get(w.ctx, childId)).record;
  const { surname } = person;
  const sibling = await childOf(
    w.ctx,
    { ...person, givenName: "Лев", birthDate: "2016-01-02" },
    { representatives: [{ representativeId: representativeIds[0]!, surname, givenName: "Мария", relation: "parent" }] },
  );
  await erased();
  const { representatives } = await Child.get(w.ctx, sibling.childId);
  expect(representatives).toMatchObject([{ surname: "Ёлкина", givenName: "Мария" }]);
  expect(await found("Ёлкина")).toEqual([sibling.childId]);
  const mother = w.as(family(representativeIds[0]!));
  await expect(Child.get(mother, childId)).rejects.toMatchObject({ code: "not-found" });
  expect((await Child.find(mother, {})).items).toHaveLength(1);
});

it("shows nobody whom a step or a plan is about from the moment it begins, and says afterwards why", async () => {
  expect((await Step.whom(w.ctx, stepId)).child?.name).toBe("Ёлкина Анна");
  const closed = async () => {
    for (const ask of [() => Step.whom(w.ctx, stepId), () => Route.printPlan(w.ctx, routeId, "pdf")])
      await expect(ask()).rejects.toMatchObject({ code: "child.erased" });
  };
  const id = await begun();
  await closed();
  await Erasure.carryOut(system(), files, id);
  await w.settle();
  expect(await Erasure.carryOut(system(), files, id)).toBe(true);
  await closed();
});

it("destroys the card that goes on for what was asked of one that was merged into it; taken back, it is that card's own", async () => {
  const twin = await childOf(w.ctx, { ...person, givenName: "Анна", surname: "Елкина", birthDate: "2014-05-07" });
  const mother = w.as(family(twin.representativeIds[0]!));
  const asked = await Erasure.ask(mother, twin.childId, { reason: "Уничтожьте всё" });
  w.moveTo("2025-03-04T05:00:00Z");
  const later = await Erasure.ask(w.ctx, childId, {});
  await Erasure.refuse(w.ctx, later.erasureId as ErasureId, { basis: "archives", reason: "Хранится 75 лет." });
  const choose = { "person.surname": "this", "person.birthDate": "this" } as const;
  const merge = () => Merging.merge(w.ctx, childId, { other: twin.childId, choose, confirm: true });
  await merge();
  await w.settle();
  const id = asked.erasureId as ErasureId;
  expect((await Erasure.ask(w.ctx, childId, {})).erasureId).toBe(id);
  expect(await Erasure.get(w.ctx, id)).toMatchObject({ status: "asked", reason: "Уничтожьте всё" });
  await Merging.unmerge(w.ctx, childId, { other: twin.childId, confirm: true });
  await w.settle();
  const own = (await Erasure.ask(w.ctx, childId, {})).erasureId as ErasureId;
  expect([own === id, (await Erasure.ask(mother, twin.childId, {})).erasureId]).toEqual([false, id]);
  expect(await Erasure.get(mother, id)).toMatchObject({ childId: twin.childId, reason: "Уничтожьте всё" });
  await merge();
  await w.settle();
  expect(await erased()).toBe(own);
  for (const subject of [childId, twin.childId]) expect(await sealedOf(subject)).toEqual([]);
  const [mine, hers] = await Promise.all([Erasure.get(w.ctx, own), Erasure.get(w.ctx, id)]);
  expect(hers).toMatchObject({ status: "erased", act: mine.act, receivedOn: "2025-03-03", mayDo: [] });
  expect((await Erasure.find(w.ctx, { status: "asked" })).items).toEqual([]);
});

it("carries out on the card that goes on what was asked of the other alone", async () => {
  const twin = await childOf(w.ctx, { ...person, givenName: "Анна", surname: "Елкина", birthDate: "2014-05-07" });
  const { erasureId } = await Erasure.ask(w.ctx, twin.childId, { receivedOn: "2025-03-01" });
  const choose = { "person.surname": "this", "person.birthDate": "this" } as const;
  await Merging.merge(w.ctx, childId, { other: twin.childId, choose, confirm: true });
  await w.settle();
  expect(await erased()).toBe(erasureId);
  expect(await Erasure.get(w.ctx, erasureId as ErasureId)).toMatchObject({
    childId,
    status: "erased",
    receivedOn: "2025-03-01",
    act: { destroyed: { files: 1 } },
  });
  for (const subject of [childId, twin.childId]) expect(await sealedOf(subject)).toEqual([]);
});

it("takes the cards that were merged into it along, and their papers for an undoing", async () => {
  const twin = await childOf(w.ctx, { ...person, surname: "Елкина" }, { confirmedDistinctFrom: [childId] });
  const choose = { "person.surname": "this", "attachments.health": "this" } as const;
  await Merging.merge(w.ctx, childId, { other: twin.childId, choose, confirm: true });
  await w.settle();
  await expect(Erasure.erase(w.ctx, twin.childId, why)).rejects.toMatchObject({ code: "child.merged" });
  await erased();
  for (const card of [childId, twin.childId]) expect(await sealedOf(card)).toEqual([]);
  expect(await found("Елкина")).toEqual([]);
  await agree();
});

it("takes along what rows of papers say that wait for a person, and leaves other children theirs", async () => {
  const { surname, givenName, birthDate } = person;
  const rows = [
    { surname: "Неизвестная", givenName: "Ольга", birthDate: "2013-01-01" },
    // Called as nobody is yet; and by a birth date that is not hers.
    { surname: "Серова", givenName, birthDate },
    { surname, givenName, birthDate: "2014-05-07" },
  ];
  const imports: ImportId[] = [];
  for (const [i, row] of rows.entries()) {
    const content = extractOf({ patronymic: "", snils: [], ...row, number: `7.${i}` });
    imports.push((await Intake.importPapers(w.ctx, memoryFiles(), { format: "xml", content })).importId);
  }
  const who = async (importId: ImportId) => (await Intake.listRows(w.ctx, importId, {})).items[0]!.said?.who.surname;
  expect(await Promise.all(imports.map(who))).toEqual(["Неизвестная", "Серова", "Ёлкина"]);
  await Child.patch(w.ctx, childId, { person: { surname: "Серова" }, reason: "Мать сменила фамилию" });
  await erased();
  expect(await Promise.all(imports.map(who))).toEqual(["Неизвестная", undefined, undefined]);
});

it("withdraws an open hand-over", async () => {
  await Child.patch(w.ctx, childId, { municipality: "kemerovo" });
  await w.settle();
  expect((await Inbox.find(w.ctx, { bucket: "handovers" })).items).toHaveLength(1);
  await erased();
  expect((await Inbox.find(w.ctx, { bucket: "handovers" })).items).toEqual([]);
});

it("proposes whoever left longer ago than the region keeps them, once a day and once for each child", async () => {
  await Child.patch(w.ctx, childId, { status: "left", reason: "Уехала", cause: "left-region" });
  const admin = w.as({ kind: "admin" });
  expect(await Erasure.attendTerms(system())).toBe(0);
  await Tenant.configure(admin, { ...settings, retention: { leftYears: 5, source: "Номенклатура дел" } });
  const on = async (day: string) => {
    w.moveTo(`${day}T05:00:00Z`);
    return Erasure.attendTerms(system());
  };
  expect(await on("2030-03-03")).toBe(0);
  expect(await on("2030-03-04")).toBe(1);
  expect(await on("2030-03-04")).toBe(0);
  expect(await on("2030-03-05")).toBe(0);
  expect((await Inbox.find(w.ctx, { bucket: "erasures" })).items).toMatchObject([
    { erasure: { childId, grounds: "purpose-reached", receivedOn: "2030-03-04", askedBy: "system:schedule" } },
  ]);

  const [proposed] = (await Erasure.find(w.ctx, { status: "asked" })).items;
  const archives = { basis: "archives", reason: "Личное дело хранится 75 лет" } as const;
  await Erasure.refuse(w.ctx, proposed!.erasureId as ErasureId, archives);
  expect(await on("2030-03-06")).toBe(0);
  await Child.patch(w.ctx, childId, { status: "active", reason: "Вернулась" });
  await Child.patch(w.ctx, childId, { status: "left", reason: "Уехала", cause: "left-region" });
  expect(await on("2035-03-06")).toBe(0);
  expect(await on("2035-03-07")).toBe(1);
});

describe("an erasure that is cut short", () => {
  it("at any write goes on to the same end; two at once do it once", async () => {
    const id = await begun();
    await Erasure.carryOut(system(), files, id);
    await w.settle();
    let left = 0;
    const commit: DataBank["commit"] = (writes) =>
      left-- > 0 ? bank.commit(writes) : Promise.reject(new Unavailable("killed"));
    const dying = system({ bank: { ...bank, commit } });
    let deaths = 0;
    for (let writes = 1; ; writes++) {
      left = writes;
      const died = await Erasure.carryOut(dying, files, id).then(
        () => false,
        () => true,
      );
      if (!died) break;
      deaths++;
    }
    expect(deaths).toBeGreaterThan(3);
    await Promise.all([1, 2].map(() => Erasure.carryOut(system(), files, id)));
    expect(await sealedOf(childId)).toEqual([]);
    expect(await Erasure.get(w.ctx, id)).toMatchObject({
      act: { number: "2025-0001", destroyed: { files: 1, keys: 2 } },
    });
  });

  it("is carried on by the clock, and two who confirm at once begin it once", async () => {
    const wanted = await Erasure.erase(w.ctx, childId, why).catch(
      (e: { current: { confirmationId: ConfirmationId } }) => e,
    );
    const { confirmationId } = (wanted as { current: { confirmationId: ConfirmationId } }).current;
    const said = await Promise.allSettled(
      ["second", "third"].map((who) => Inbox.confirm(w.as({ kind: "coordinator", id: who }), confirmationId)),
    );
    expect(said.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await w.settle();
    expect(await Erasure.unfinished(system(), files)).toEqual([]);
    for (const minute of ["05:16", "05:31"]) {
      w.moveTo(`2025-03-03T${minute}:00Z`);
      await Erasure.unfinished(system({ now: w.as({ kind: "system" }).now }), files);
      await w.settle();
    }
    expect((await Erasure.find(w.ctx, { status: "erased" })).items).toHaveLength(1);
    expect(await Second.get(w.ctx, confirmationId)).toMatchObject({ status: "given", reason: undefined });
  });
});

describe("a restore of what was before", () => {
  /** Records, vault and audit as they were; the safe as it is. */
  const restored = (old: DataBank, now: DataBank): DataBank => {
    const at = (table: string) => (table === "safe" ? now : old);
    return {
      get: (key) => at(key.table).get(key),
      getMany: (keys) => at(keys[0]?.table ?? "records").getMany(keys),
      list: (table, ...more) => at(table).list(table, ...more),
      find: (index, ...more) => old.find(index, ...more),
      commit: (writes) => {
        const [first] = writes.map((one) => ("put" in one ? one.put.key : "remove" in one ? one.remove : one.check));
        return at(first?.table ?? "records").commit(writes);
      },
    };
  };

  it("brings nothing back: what was erased opens for nobody, and is erased again by the register", async () => {
    const old = bank.copy();
    const id = await erased();
    const before = (await Erasure.get(w.ctx, id)).act;
    expect(await Erasure.reapply(system())).toEqual([]);
    const back = restored(old, bank);
    const at = (ctx: Ctx): Ctx => ({ ...ctx, bank: back });
    const mailer = { send: async () => ({ providerId: "mail" }) };
    const machines = playMachines({ ...w, ctx: at(w.ctx) }, { mailer });
    await expect(Child.get(at(w.ctx), childId)).rejects.toMatchObject({ name: "KeyDestroyed" });

    expect(await Erasure.reapply(at(system()))).toEqual([id]);
    await expect(Child.get(at(w.ctx), childId)).rejects.toMatchObject({ code: "child.erased" });
    expect(await Erasure.reapply(at(system()))).toEqual([]);
    // Its route came back open, with an execution that is alive: it ends as it did.
    expect(await Erasure.carryOut(at(system()), files, id)).toBe(false);
    await machines.settle();
    expect(await Erasure.carryOut(at(system()), files, id)).toBe(true);
    await machines.settle();
    expect((await Erasure.get(at(w.ctx), id)).act).toEqual(before);
    for await (const { key } of all(back, "vault", `T#kuzbass#CHILD#${childId}`)) expect(key).toBeUndefined();
    expect(await Erasure.reapply(at(system()))).toEqual([]);
    expect((await Child.find(at(w.ctx), {})).items).toEqual([]);
    expect(await Route.get(at(w.ctx), routeId)).toMatchObject({ status: "closed" });
  });
});
