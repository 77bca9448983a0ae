import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Malware from "../../ground/malware/index.ts";
import type { MaterialId } from "../../ground/material/index.ts";
import type { Ctx, ItemId, OccasionId, Scanner, SignUpId, Verdict } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Library from "../../open/library/index.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Occasion from "./index.ts";

// Files that an event hands out: looked at first, open or for those who have a place, replaced, removed for good.

const pdf = (mark: string) => Buffer.from(`%PDF-1.7\n% ${mark}\n%%EOF\n`).toString("base64");

let w: RouteWorld;
let kept: Map<string, Uint8Array>;
let files: ReturnType<typeof memoryFiles>;
let id: OccasionId;
beforeEach(async () => {
  w = await routeWorld();
  kept = new Map();
  files = memoryFiles(kept);
  const times = [{ from: "2025-04-12T10:00", until: "2025-04-12T13:00" }];
  const event = { title: "Семинар", kind: "seminar", times, place: "Центр", audiences: ["specialist"] };
  id = (await Occasion.announce(w.ctx, { agencyId: w.agencies.social!, ...event })).occasionId as OccasionId;
});

const add = async (mark: string, more: object = {}) => {
  const { files: all } = await Occasion.addMaterial(w.ctx, files, id, { name: mark, content: pdf(mark), ...more });
  return all.at(-1)!.materialId as MaterialId;
};

it("hands open ones to everybody, and closed ones to whoever has or had a place", async () => {
  const [open, closed] = [await add("слайды"), await add("сборник", { access: "closed" })];
  const page = await Occasion.readOpenly(w.ctx, id);
  expect(page.files).toMatchObject([{ materialId: open, name: "слайды.pdf", type: "application/pdf" }]);
  expect(JSON.stringify(page)).not.toContain("ealedKey");
  const got = await Occasion.readMaterialOpenly(w.ctx, files, id, open);
  expect(Buffer.from(got.bytes).toString("base64")).toBe(pdf("слайды"));
  await expect(Occasion.readMaterialOpenly(w.ctx, files, id, closed)).rejects.toMatchObject({ code: "not-found" });
  // What lies in the store nobody reads by itself.
  expect([...kept.values()].some((bytes) => Buffer.from(bytes).includes("слайды"))).toBe(false);

  const guest = { who: "specialist", name: "Ольга", municipality: "novokuznetsk", email: "o@example.org" };
  const { signUpId } = await Occasion.signUpByStaff(w.ctx, id, guest);
  const token = await Occasion.signUpToken(w.ctx, signUpId, await Occasion.get(w.ctx, id));
  const ask = (request: object) => Occasion.respondSignUp(w.ctx, files, { token, ...request }, w.ctx.requestId);
  const seen = await ask({ action: "file", materialId: closed });
  expect(seen.file).toMatchObject({ name: "сборник.pdf", content: pdf("сборник") });
  expect(seen.event.files).toHaveLength(2);
  await ask({ action: "cancel" });
  await expect(ask({ action: "file", materialId: closed })).rejects.toMatchObject({ code: "link.dead" });
});

it("hands a family those of events to which it comes, on its page, and of no other", async () => {
  const child = await childOf(w.ctx, { surname: "Абрамова", givenName: "Зоя", birthDate: "2016-02-01" });
  const mother = w.as({ kind: "representative", representative: child.representativeIds[0]! });
  await Occasion.change(w.ctx, id, { audiences: ["specialist", "family"] });
  const closed = await add("сборник", { access: "closed" });
  const get = (materialId: MaterialId) =>
    Occasion.materialForFamily(mother, files, child.childId, { occasionId: id, materialId });
  expect((await Occasion.listForFamily(mother, child.childId))[0]!.files).toEqual([]);
  await expect(get(closed)).rejects.toMatchObject({ code: "not-found" });
  await Occasion.signUpFamily(mother, child.childId, { occasionId: id, who: "family" });
  const [seen] = await Occasion.listForFamily(mother, child.childId);
  expect(seen!.files).toMatchObject([{ materialId: closed, name: "сборник.pdf" }]);
  expect(Buffer.from((await get(closed)).bytes).toString("base64")).toBe(pdf("сборник"));
  const other = await childOf(w.ctx, { surname: "Белкин", givenName: "Пётр", birthDate: "2015-05-01" });
  const stranger = w.as({ kind: "representative", representative: other.representativeIds[0]! });
  for (const [ctx, childId] of [
    [stranger, other.childId],
    [stranger, child.childId],
    [w.ctx, child.childId],
  ] as const) {
    const asked = Occasion.materialForFamily(ctx, files, childId, { occasionId: id, materialId: closed });
    await expect(asked).rejects.toMatchObject({ code: "not-found" });
  }
  // Who gives the place up has no more part in it.
  await Occasion.answerOfFamily(mother, child.childId, {
    signUpId: seen!.mine[0]!.signUpId as SignUpId,
    comes: false,
  });
  await expect(get(closed)).rejects.toMatchObject({ code: "not-found" });
});

it("keeps the same file once, puts another in its place, and forgets what was removed", async () => {
  const first = await add("слайды");
  expect(await add("слайды")).toBe(first);
  expect(kept.size).toBe(1);
  const second = await add("слайды-2", { replaces: first });
  expect((await Occasion.get(w.ctx, id)).files.map(({ materialId }) => materialId)).toEqual([second]);
  await expect(Occasion.readMaterialOpenly(w.ctx, files, id, first)).rejects.toMatchObject({ code: "not-found" });
  await Occasion.removeMaterial(w.ctx, files, id, second);
  await Occasion.removeMaterial(w.ctx, files, id, second);
  expect(kept.size).toBe(0);
  await expect(add("слайды", { replaces: second })).rejects.toMatchObject({ code: "not-found" });
});

it.each([
  ["a page with a script", Buffer.from("<script>alert(1)</script>").toString("base64"), "attachment.type"],
  ["no file at all", "", "attachment.type"],
  ["what is too large", "A".repeat(4 * 2 ** 20 + 4), "input.invalid"],
])("takes nothing but papers and pictures: %s", async (_, content, code) => {
  const sent = Occasion.addMaterial(w.ctx, files, id, { name: "x.pdf", content });
  await expect(sent).rejects.toMatchObject({ code });
  expect(kept.size).toBe(0);
});

it("takes no more than twenty, and nothing by another organisation, or of what is off", async () => {
  for (let n = 0; n < 20; n++) await add(`№ ${n}`);
  await expect(add("двадцать первый")).rejects.toMatchObject({ code: "limit.reached" });
  expect(kept.size).toBe(20);
  const other = w.as(specialist(w.agencies.school!));
  const sent = Occasion.addMaterial(other, files, id, { name: "x", content: pdf("x") });
  await expect(sent).rejects.toMatchObject({ code: "not-found" });
  await Occasion.cancel(w.ctx, id, { reason: "Ведущий заболел" });
  await expect(add("ещё")).rejects.toMatchObject({ code: "event.closed" });
});

it("hands nothing out before it is known to be clean, and removes what is infected: of events and the library", async () => {
  let says: Verdict = "pending";
  const scanner: Scanner = { submit: async () => undefined, verdict: async () => says, forget: async () => undefined };
  const looked = (ctx: Ctx): Ctx => ({ ...ctx, scanner });
  const staff = looked(w.ctx);
  const shown = await Occasion.addMaterial(staff, files, id, { name: "слайды", content: pdf("слайды") });
  const materialId = shown.files[0]!.materialId;
  expect(shown.files).toMatchObject([{ check: "pending" }]);
  expect((await Occasion.readOpenly(staff, id)).files).toEqual([]);
  await expect(Occasion.readMaterialOpenly(staff, files, id, materialId)).rejects.toMatchObject({
    code: "file.unchecked",
  });
  const text = { kind: "practice", title: { ru: "Круг" }, summary: { ru: "Утро" }, text: "Как" };
  const itemId = (await Library.propose(staff, { content: text })).itemId as ItemId;
  await Library.addFile(staff, files, itemId, { name: "памятка", content: pdf("памятка") });
  await Library.publish(staff, itemId);
  expect((await Library.openLibrary(staff)).items[0]!.files).toEqual([]);
  const nothing = { bytes: async () => undefined, remove: async () => undefined };
  const kinds = { attachment: nothing, signed: nothing, "family-paper": nothing, report: nothing, agreement: nothing };
  const round = () =>
    Malware.round(looked(w.as({ kind: "system", id: "scans" })), { ...kinds, material: Library.materialsIn(files) });
  says = "infected";
  expect(await round()).toBe(2);
  await w.settle();
  expect(kept.size).toBe(0);
  expect((await Occasion.get(staff, id)).files).toEqual([]);
  expect((await Library.get(staff, itemId)).files).toEqual([]);
  const tasks = (await Inbox.find(w.ctx, { bucket: "tasks" })).items.flatMap(({ task }) => task ?? []);
  expect(tasks.filter(({ kind }) => kind === "file-infected")).toMatchObject([{ occasionId: id }, { itemId }]);

  says = "clean";
  await Occasion.addMaterial(staff, files, id, { name: "слайды", content: pdf("чистые") });
  await Library.addFile(staff, files, itemId, { name: "памятка", content: pdf("чистая") });
  expect(await round()).toBe(2);
  expect((await Occasion.readOpenly(staff, id)).files).toMatchObject([{ name: "слайды.pdf" }]);
  w.moveTo(Temporal.Instant.from(w.ctx.now().toString()).add({ minutes: 2 }).toString());
  expect((await Library.openLibrary(staff)).items[0]!.files).toMatchObject([{ name: "памятка.pdf" }]);
});
