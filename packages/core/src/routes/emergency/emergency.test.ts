import { beforeEach, expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family, settings, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import {
  type ChildId,
  type EmergencyId,
  Refusal,
  type RouteId,
  type StepId,
  Unavailable,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Merging from "../merging/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import * as Emergency from "./index.ts";

let w: World;
let childId: ChildId;
const reason = "Скорая помощь";
const named = (givenName: string, birthDate = "2015-04-12") =>
  childOf(w.ctx, { surname: "Соловьёва", givenName, birthDate }).then((child) => child.childId);
const admin = (id = "olga") => w.as({ kind: "admin", id });
const officer = () => w.as({ kind: "coordinator", id: "officer" });

const opened = async () => (await Emergency.open(admin(), { childId, reason })).emergencyId as EmergencyId;
const nobody = () => [
  w.as(specialist("agency_01JNE0000000000000000000AA")),
  w.as(family("rep_01JNE0000000000000000000AA")),
  w.as({ kind: "system" }),
];

beforeEach(async () => {
  w = await world();
  childId = await named("Анна");
});

it("is asked five times a day by an account at most, for as many children, and the region may say otherwise", async () => {
  const others = await Promise.all(
    ["Вера", "Инна", "Ольга", "Юлия", "Яна"].map((name, i) => named(name, `201${i}-01-20`)),
  );
  for (const one of others) await Emergency.open(admin(), { childId: one, reason });
  await expect(Emergency.open(admin(), { childId, reason })).rejects.toMatchObject({
    code: "limit.reached",
    current: { most: 5 },
  });
  // What is open already takes nothing, another account has its own, and so has the next day.
  await expect(Emergency.open(admin(), { childId: others[4]!, reason })).resolves.toMatchObject({});
  await expect(Emergency.open(admin("ivan"), { childId, reason })).resolves.toMatchObject({});
  const own = { ...settings, emergency: { minutes: 15, aDay: 6 } };
  await Tenant.configure(admin(), own);
  const sixth = await Emergency.open(admin(), { childId, reason });
  expect(Date.parse(sixth.until) - Date.parse(sixth.openedAt)).toBe(15 * 60_000);
});

it("counts a moment once: of two at once that ask for the last one is let in", async () => {
  const own = { ...settings, emergency: { aDay: 1 } };
  await Tenant.configure(admin(), own);
  const other = await named("Инна", "2012-01-20");
  const both = await Promise.allSettled(
    [childId, other].map((one) => Emergency.open(admin(), { childId: one, reason })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

it("is reviewed by nobody who opened it, in whatever role, and shown to no other territory", async () => {
  const emergencyId = await opened();
  const words = { justified: true, words: "Подтверждено" };
  const sameInAnotherRole = w.as({ kind: "coordinator", id: "olga" });
  expect((await Emergency.get(sameInAnotherRole, emergencyId)).mayDo).toEqual(["read"]);
  await expect(Emergency.review(sameInAnotherRole, emergencyId, words)).rejects.toMatchObject({
    code: "second-person.same",
  });
  const elsewhere = w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" });
  const absent = { code: "not-found" };
  for (const ctx of [elsewhere, admin("ivan"), ...nobody().slice(0, 2)]) {
    await expect(Emergency.get(ctx, emergencyId)).rejects.toMatchObject(absent);
    await expect(Emergency.review(ctx, emergencyId, words)).rejects.toMatchObject(absent);
    await expect(Emergency.read(ctx, emergencyId)).rejects.toMatchObject(absent);
  }
  expect((await Emergency.find(elsewhere, { status: "to-review" })).items).toEqual([]);
  await expect(Emergency.find(admin(), { status: "to-review" })).rejects.toMatchObject(absent);
  for (const ctx of nobody()) await expect(Emergency.open(ctx, { childId, reason })).rejects.toMatchObject(absent);
  expect((await Emergency.find(officer(), { status: "to-review" })).items).toMatchObject([{ emergencyId }]);
  const reviewed = { by: "coordinator:officer", at: "2025-03-03T05:00:00Z" };
  expect(await Emergency.review(officer(), emergencyId, words)).toMatchObject({
    status: "justified",
    reviewed: { ...reviewed, words: "Подтверждено" },
  });
  // Lists have no words.
  expect((await Emergency.find(officer(), { status: "justified" })).items[0]!.reviewed).toEqual(reviewed);
  await expect(Emergency.read(admin(), emergencyId)).rejects.toMatchObject({ code: "emergency.over" });
});

it("opens anew where the danger goes on after somebody has looked at it", async () => {
  const first = await opened();
  expect(await opened()).toBe(first);
  await Emergency.review(officer(), first, { justified: true, words: "Подтверждено" });
  const next = await opened();
  expect(next).not.toBe(first);
  expect(await opened()).toBe(next);
  expect(await Emergency.read(admin(), next)).toMatchObject({ emergencyId: next, childId });
  expect((await Emergency.find(officer(), { status: "to-review" })).items).toMatchObject([{ emergencyId: next }]);
});

it("shows no card that was merged meanwhile, and says where it went", async () => {
  const emergencyId = await opened();
  const other = await named("Анна", "2015-04-13");
  const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "this" as const]));
  await Merging.merge(w.ctx, other, { other: childId, choose, confirm: true });
  await expect(Emergency.read(admin(), emergencyId)).rejects.toMatchObject({ code: /^child\.(merged|merging)$/ });
  expect(await Child.get(w.ctx, other)).toMatchObject({});
});

it("opens nothing to whoever sees the child anyway, and nothing of a card that is not there", async () => {
  const needless = { code: "emergency.needless" };
  const city = (municipality: string) => w.as({ kind: "coordinator", id: municipality, municipality });
  for (const ctx of [w.ctx, city("novokuznetsk")])
    await expect(Emergency.open(ctx, { childId, reason })).rejects.toMatchObject(needless);
  await expect(Emergency.open(city("kemerovo"), { childId, reason })).resolves.toMatchObject({ childId });
  const nobody = `child_${"0".repeat(26)}` as const;
  await expect(Emergency.open(admin(), { childId: nobody, reason })).rejects.toMatchObject({ code: "not-found" });
});

it("is over after its hour: then it is opened anew, counted anew, and reviewed only once", async () => {
  const first = await opened();
  w.moveTo("2025-03-03T06:00:00Z");
  await expect(Emergency.read(admin(), first)).rejects.toMatchObject({ code: "emergency.over" });
  expect((await Emergency.get(admin(), first)).mayDo).toEqual([]);
  const next = await opened();
  expect(next).not.toBe(first);
  const other = await named("Вера", "2011-01-20");
  expect((await Emergency.open(admin(), { childId: other, reason })).childId).toBe(other);
  expect(await opened()).toBe(next); // of the one child, whatever was opened since

  const words = { justified: false, words: "Без нужды" };
  for (const id of [first, next]) expect((await Emergency.get(officer(), id)).mayDo).toEqual(["review"]);
  expect((await Emergency.get(admin(), next)).mayDo).toEqual(["read"]);
  expect(await Emergency.review(officer(), first, words)).toMatchObject({ status: "unjustified", mayDo: [] });
  await expect(Emergency.review(officer(), first, words)).rejects.toMatchObject({ code: "emergency.reviewed" });
});

it("counts a day by itself, and shows what was written until the child is erased", async () => {
  await Tenant.configure(admin(), { ...settings, emergency: { aDay: 1 } });
  const first = await opened();
  const other = await named("Вера", "2011-01-20");
  await expect(Emergency.open(admin(), { childId: other, reason })).rejects.toMatchObject({ code: "limit.reached" });
  w.moveTo("2025-03-04T05:00:00Z");
  await expect(Emergency.open(admin(), { childId: other, reason })).resolves.toMatchObject({ childId: other });
  expect(await Emergency.get(officer(), first)).toMatchObject({ reason, reviewed: undefined });
  await Emergency.review(officer(), first, { justified: true, words: "Подтверждено" });
  expect((await Emergency.get(officer(), first)).reviewed).toMatchObject({ words: "Подтверждено" });
});

it("shows no words of a child who was erased, and fails where the words cannot be had for another reason", async () => {
  const id = await opened();
  const { keys } = w.ctx;
  const busy = { ...officer(), keys: { ...keys, open: () => Promise.reject(new Unavailable("busy")) } };
  await expect(Emergency.get(busy, id)).rejects.toThrow(Unavailable);
  const vault = (read: () => Promise<undefined>) => {
    const { bank } = w.ctx;
    const get: typeof bank.get = (key) => (key.table === "vault" ? read() : bank.get(key));
    return { ...officer(), bank: { ...bank, get } };
  };
  expect(
    (
      await Emergency.get(
        vault(async () => undefined),
        id,
      )
    ).reason,
  ).toBeUndefined();
  const refused = new Refusal("conflict.busy", { ru: "занято", en: "busy" });
  await expect(
    Emergency.get(
      vault(() => Promise.reject(refused)),
      id,
    ),
  ).rejects.toBe(refused);
  await keys.destroy({ tenant: "kuzbass", person: childId });
  expect(await Emergency.get(officer(), id)).toMatchObject({ emergencyId: id, reason: undefined });
});

it("shows what is under way, with whom, and nothing that has ended", async () => {
  const r = await routeWorld();
  await r.consent();
  const { routeId } = await Route.open(r.ctx, r.childId, { template: "school-age" });
  await r.settle();
  const card = async () => {
    const by = r.as({ kind: "admin", id: "olga" });
    const { emergencyId } = await Emergency.open(by, { childId: r.childId, reason });
    return Emergency.read(by, emergencyId as EmergencyId);
  };
  const [review] = Object.values(await stepsOf(r, routeId as RouteId));
  const { steps, organisations } = await card();
  expect(steps).toMatchObject([{ stepId: review!.stepId, agencyId: r.agencies.pmpc }]);
  expect(organisations.map(({ agencyId }) => agencyId)).toContain(r.agencies.pmpc);
  await Step.cancel(r.ctx, review!.stepId as StepId, { reason: "Нет нужды" });
  expect((await card()).steps).toEqual([]);
});
