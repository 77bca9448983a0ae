import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family as asFamily, specialist } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Malware from "../../ground/malware/index.ts";
import type {
  ChildId,
  ConfirmationId,
  Ctx,
  ErasureId,
  FamilyPaperId,
  RepresentativeId,
  RouteId,
  SheetId,
  StepId,
  TaskId,
  Verdict,
} from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Attachment from "../../routes/attachment/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import { everything } from "../../routes/family-page/index.ts";
import * as FamilyPaper from "../../routes/family-paper/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Route from "../../routes/route/index.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import * as Retention from "../retention/index.ts";

// A mother hands in a paper from her page; a coordinator says what becomes of it, and she reads that.

let w: RouteWorld;
let files: ReturnType<typeof memoryFiles>;
let kept: Map<string, Uint8Array>;
let childId: ChildId;
let mother: Ctx;
let motherId: RepresentativeId;
const pdf = (mark: string) => Buffer.from(`%PDF-1.7\n${mark}\n%%EOF`).toString("base64");
const own = { surname: "Орлова", givenName: "Ева", birthDate: "2014-05-11" };
const parents = [
  { surname: "Орлова", givenName: "Ольга", relation: "parent", email: "olga@example.net" },
  { surname: "Орлов", givenName: "Олег", relation: "parent", email: "oleg@example.net" },
];
let father: Ctx;

beforeEach(async () => {
  w = await routeWorld();
  kept = new Map();
  files = memoryFiles(kept);
  const child = await childOf(w.ctx, own, { representatives: parents } as never);
  childId = child.childId;
  [motherId] = child.representativeIds as [RepresentativeId];
  mother = w.as(asFamily(motherId));
  father = w.as(asFamily(child.representativeIds[1]!));
  await Family.ofChild(w.ctx, childId);
  await w.settle();
  w.mails.length = 0;
});

const handIn = async (mark = "справка", as = mother) => {
  const given = { kind: "certificate", words: "Из поликлиники", name: `${mark}.pdf`, content: pdf(mark) };
  const made = await FamilyPaper.handIn(as, files, childId, given);
  await w.settle();
  return { ...made, at: { childId, paperId: made.paperId as FamilyPaperId } };
};
const tasks = async (as = w.ctx) =>
  (await Inbox.find(as, { bucket: "tasks", kind: "paper-handed-in" })).items.map(({ task }) => task!);
const list = async (as = w.ctx) => FamilyPaper.listPapers(as, childId);
const letter = async () => {
  w.mails.length = 0;
  w.moveTo(w.ctx.now().add({ hours: 24 }).toString());
  await sendDigests(w.ctx, byMail(w.deps.mailer));
  await w.settle();
  return w.mails.filter(({ subject }) => subject.startsWith("Новости")).map(({ to, text }) => `${to}: ${text}`);
};

it("is a task until it is taken in, and whoever handed it in is told without a name", async () => {
  const { at, sheets, dueOn } = await handIn();
  expect(await tasks()).toMatchObject([{ paperId: at.paperId, childId, until: dueOn }]);
  const [task] = await tasks();
  await expect(Inbox.doneTask(w.ctx, task!.taskId as TaskId)).rejects.toMatchObject({ code: "forbidden" });
  // On a bad network the same is sent twice.
  expect((await handIn()).paperId).toBe(at.paperId);
  const more = { name: "лист 2.pdf", content: pdf("лист 2") };
  await FamilyPaper.addSheet(mother, files, at, more);
  expect((await FamilyPaper.addSheet(mother, files, at, more)).sheets).toHaveLength(2);
  expect(kept.size).toBe(2);
  expect(await list()).toMatchObject([
    { status: "handed", words: "Из поликлиники", sheets: [{ name: "справка.pdf" }, { name: "лист 2.pdf" }] },
  ]);
  const { bytes, name } = await FamilyPaper.sheetFile(w.ctx, files, at, sheets[0]!.sheetId as SheetId);
  expect([name, Buffer.from(bytes).toString("base64")]).toEqual(["справка.pdf", pdf("справка")]);

  // The father has not handed it in, and nobody of an organisation decides on it.
  expect(await list(father)).toEqual([]);
  await expect(FamilyPaper.sheetFile(father, files, at, sheets[0]!.sheetId as SheetId)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(FamilyPaper.takeBackPaper(father, files, at)).rejects.toMatchObject({ code: "not-found" });
  const social = w.as(specialist(w.agencies.social!));
  const elsewhere = w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" });
  for (const one of [mother, social, elsewhere])
    await expect(FamilyPaper.takePaper(one, files, at, { as: "child" })).rejects.toMatchObject({ code: "not-found" });

  await FamilyPaper.takePaper(w.ctx, files, at, { as: "authority", representativeId: motherId });
  await w.settle();
  expect(await tasks()).toEqual([]);
  const told = await letter();
  expect(told).toEqual([expect.stringContaining("Документ, который вы передали, принят")]);
  expect(told[0]).toContain("olga@example.net");
  expect(told[0]).not.toMatch(/Орлов|Ева|справка/i);
  await expect(FamilyPaper.returnPaper(w.ctx, at, { reason: "Поздно" })).rejects.toMatchObject({
    code: "paper.closed",
  });
});

it("goes back with why, waits again where that was a mistake, and may be taken back by whoever sent it", async () => {
  const { at } = await handIn();
  await FamilyPaper.returnPaper(w.ctx, at, { reason: "Не читается вторая строка" });
  await w.settle();
  expect(await list(mother)).toMatchObject([{ status: "returned", reason: "Не читается вторая строка" }]);
  expect((await letter())[0]).toContain("вернули");
  await FamilyPaper.reopenPaper(w.ctx, at, { reason: "Читается" });
  await w.settle();
  expect(await tasks()).toHaveLength(1);
  expect((await letter())[0]).toContain("посмотрят ещё раз");
  await FamilyPaper.takeBackPaper(mother, files, at);
  await w.settle();
  expect(await tasks()).toEqual([]);
  expect(kept.size).toBe(0);
  expect(await list()).toMatchObject([{ status: "withdrawn", sheets: [{ name: "(удалён)", gone: true }] }]);
  await expect(FamilyPaper.reopenPaper(w.ctx, at, { reason: "Нужен" })).rejects.toMatchObject({ code: "paper.closed" });
});

it("becomes a file of the step that asks for it, of this child alone", async () => {
  const routeId = (await Route.open(w.ctx, childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const { stepId } = Object.values(await stepsOf(w, routeId))[0]!;
  const { at } = await handIn();
  for (const wrong of [{ as: "step" }, { as: "child", stepId }, { as: "instrument", stepId }])
    await expect(FamilyPaper.takePaper(w.ctx, files, at, wrong)).rejects.toMatchObject({ code: "input.invalid" });
  const other = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const theirs = Object.values(await stepsOf(w, other))[0]!.stepId;
  await expect(FamilyPaper.takePaper(w.ctx, files, at, { as: "step", stepId: theirs })).rejects.toMatchObject({
    code: "input.invalid",
  });
  await FamilyPaper.takePaper(w.ctx, files, at, { as: "step", stepId });
  expect(await Attachment.list(w.ctx, stepId as StepId)).toMatchObject([{ name: "справка.pdf" }]);
});

it("is taken in by nobody before it is known to be clean, and what is infected is gone", async () => {
  let says: Verdict = "pending";
  const scanner = { submit: async () => {}, verdict: async () => says, forget: async () => {} };
  const looked = (ctx: Ctx): Ctx => ({ ...ctx, scanner });
  const { at, sheets } = await handIn("заражён", looked(mother));
  expect((await FamilyPaper.listPapers(looked(mother), childId))[0]!.sheets).toMatchObject([{ check: "pending" }]);
  await expect(FamilyPaper.takePaper(looked(w.ctx), files, at, { as: "child" })).rejects.toMatchObject({
    code: "file.unchecked",
  });
  says = "infected";
  const nothing = { bytes: async () => undefined, remove: async () => undefined };
  const kinds = { attachment: nothing, signed: nothing, report: nothing, agreement: nothing, material: nothing };
  const scans = looked(w.as({ kind: "system", id: "scans" }));
  await Malware.round(scans, { ...kinds, "family-paper": FamilyPaper.sheetsIn(files) });
  await w.settle();
  expect(kept.size).toBe(0);
  const found = (await Inbox.find(w.ctx, { bucket: "tasks", kind: "file-infected" })).items;
  expect(found.map(({ task }) => [task!.paperId, task!.fileId])).toEqual([[at.paperId, sheets[0]!.sheetId]]);
  const read = FamilyPaper.sheetFile(looked(mother), files, at, sheets[0]!.sheetId as SheetId);
  await expect(read).rejects.toMatchObject({ code: "file.infected" });
});

it("goes where the child goes: another municipality, another card and back", async () => {
  const { at, sheets } = await handIn();
  await Child.patch(w.ctx, childId, { municipality: "kemerovo" });
  await w.settle();
  expect((await list())[0]).toMatchObject({ municipality: "kemerovo" });
  expect((await tasks()).map(({ paperId }) => paperId)).toEqual([at.paperId]);
  const twin = await childOf(w.ctx, { ...own, givenName: "Эва" });
  const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "other"]));
  await Merging.merge(w.ctx, twin.childId, { other: childId, choose, confirm: true });
  await w.settle();
  const there = { childId: twin.childId, paperId: at.paperId };
  const open = async (where: typeof there) =>
    Buffer.from((await FamilyPaper.sheetFile(w.ctx, files, where, sheets[0]!.sheetId as SheetId)).bytes).toString();
  expect(await open(there)).toContain("справка");
  expect((await tasks()).map((task) => task.childId)).toEqual([twin.childId]);
  await Merging.unmerge(w.ctx, twin.childId, { other: childId, confirm: true });
  await w.settle();
  expect(await open({ ...there, childId })).toContain("справка");
});

it("stands in the family's copy, and is destroyed with all that is known of the child", async () => {
  await handIn();
  const { data: family } = await Family.ofChild(w.ctx, childId);
  const member = Family.memberOf(family, motherId)!;
  const copy = await everything(mother, family, member, "json");
  expect(Buffer.from(copy.bytes).toString()).toMatch(/"handedIn":\s*\[\s*\{[^\]]*Из поликлиники/);
  const why = { grounds: "consent-withdrawn", reason: "Заявление матери" } as const;
  const wanted = await Erasure.erase(w.ctx, childId, why).catch(
    (refused: { current: { confirmationId: string } }) => refused,
  );
  const { confirmationId } = (wanted as { current: { confirmationId: ConfirmationId } }).current;
  await Inbox.confirm(w.as({ kind: "coordinator", id: "second" }), confirmationId);
  await w.settle();
  const [one] = (await Erasure.find(w.ctx, { status: "erasing" })).items;
  const system = w.as({ kind: "system", id: "schedule" });
  await Erasure.carryOut(system, files, one!.erasureId as ErasureId);
  await w.settle();
  expect(await Erasure.carryOut(system, files, one!.erasureId as ErasureId)).toBe(true);
  await w.settle();
  expect(kept.size).toBe(0);
  expect(await tasks()).toEqual([]);
});

it("keeps nothing of what was returned once nobody would put it right any more", async () => {
  const { at } = await handIn();
  await FamilyPaper.returnPaper(w.ctx, at, { reason: "Не тот документ" });
  const system = w.as({ kind: "system", id: "schedule" });
  const round = async (days: number) => {
    w.moveTo(
      Temporal.Instant.from("2025-03-03T05:00:00Z")
        .add({ hours: 24 * days })
        .toString(),
    );
    await Retention.round(system, files);
  };
  await round(29);
  expect(kept.size).toBe(1);
  await round(32);
  expect(kept.size).toBe(0);
  expect(await list()).toMatchObject([{ status: "returned", reason: "Не тот документ", sheets: [{ gone: true }] }]);
});
