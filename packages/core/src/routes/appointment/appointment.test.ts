import { jwtVerify } from "jose/jwt/verify";
import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { family, settings, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import * as Slot from "../../agencies/slot/index.ts";
import * as Conference from "../../ground/conference/index.ts";
import { type AgencyId, type AppointmentId, type Ctx, newId, type SlotId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { ChildRecord } from "../../people/child/index.ts";
import * as Appointment from "./index.ts";

let w: World;
let ctx: Ctx;
let agencyId: AgencyId;
let slotId: SlotId;
let child: ChildRecord;

/** Mondays at 9, 10 and 11 o'clock; it is Monday the 3rd, noon. */
const monday = { nine: "2025-03-10T02:00:00Z", ten: "2025-03-10T03:00:00Z", eleven: "2025-03-10T04:00:00Z" };
const hours = { date: "2025-03-10", from: "09:00", until: "12:00", repeat: "FREQ=WEEKLY;UNTIL=20250630" };

beforeEach(async () => {
  w = await world();
  ctx = w.ctx;
  agencyId = await agencyOf(ctx, "kindergarten", "Ромашка", { contacts: [{ email: "office@example.org" }] });
  slotId = (await open(hours)).slotId as SlotId;
  child = await childOf(ctx, called("Соловьёва"));
});
const open = (times: object | undefined, more: object = {}) =>
  Slot.open(ctx, agencyId, {
    serviceKey: "family-consultation",
    post: "Психолог",
    place: "office",
    minutes: 60,
    times,
    ...more,
  });
const called = (surname: string) => ({ surname, givenName: "Алёна", birthDate: "2016-05-14" });
const asking = { topic: "speech" };
const bookAs = async (who: Ctx, more: object = {}) =>
  (await Appointment.book(who, { childId: child.childId, slotId, ...asking, ...more })).appointmentId as AppointmentId;
const refusal = async (act: Promise<unknown>) =>
  ((await act.catch((error: unknown) => error)) as { code: string }).code;
const freeTimes = async () =>
  (await Slot.find(ctx, { service: "family-consultation", day: "2025-03-10" })).items[0]!.times.slice(0, 3).map(
    ({ at }) => at,
  );

describe("a time of a slot", () => {
  it("is one family's, of fifty who try at once", async () => {
    const card = (await ctx.bank.list<ChildRecord>("records", `T#kuzbass#CHILD#${child.childId}`)).items[0]!;
    // Forty-nine cards beside it, as they are kept.
    const others = Array.from({ length: 49 }, () => ({ ...child, childId: newId("child", 1_740_960_000_000) }));
    for (const data of others) {
      const key = { ...card.key, pk: `T#kuzbass#CHILD#${data.childId}` };
      await ctx.bank.commit([{ put: { key, kind: card.kind, data }, expect: "absent" }]);
    }
    const tries = await Promise.allSettled(
      [child, ...others].map(({ childId }) => Appointment.book(ctx, { childId, slotId, at: monday.nine, ...asking })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const codes = tries.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(["slot.taken"]));
    expect(await freeTimes()).toEqual([monday.ten, monday.eleven, "2025-03-17T02:00:00Z"]);
  });

  it("stands on the family's page: those to come by their hour, then those that are over, the latest hour first", async () => {
    const mother = w.as(family(child.representativeIds[0]!));
    const nine = await bookAs(ctx, { at: monday.nine });
    const eleven = await bookAs(ctx, { at: monday.eleven });
    const waited = await bookAs(ctx);
    // Whatever was called off first: what counts is when it was to be.
    for (const id of [eleven, waited, nine]) await Appointment.cancel(mother, id, { cause: "family" });
    const next = await bookAs(ctx, { at: "2025-03-17T02:00:00Z" });
    const ten = await bookAs(ctx, { at: monday.ten });
    const shown = await Appointment.familyAppointments(mother, child.childId);
    expect(shown.map(({ appointmentId }) => appointmentId)).toEqual([ten, next, eleven, nine, waited]);
  });

  it("is as many families' as come together", async () => {
    const group = (await open({ ...hours, from: "14:00", until: "15:00" }, { capacity: 2 })).slotId as SlotId;
    const at = "2025-03-10T07:00:00Z";
    const others = [child, await childOf(ctx, called("Орлова")), await childOf(ctx, called("Чижова"))];
    const [first, second, third] = others.map(({ childId }) => ({ childId, slotId: group, at, ...asking }));
    await Appointment.book(ctx, first);
    await Appointment.book(ctx, second);
    expect(await refusal(Appointment.book(ctx, third))).toBe("slot.taken");
  });

  it("is none that the slot does not have, nor one that is past", async () => {
    for (const at of ["2025-03-10T02:30:00Z", "2025-03-11T02:00:00Z", "2025-03-03T02:00:00Z"])
      expect(await refusal(bookAs(ctx, { at }))).toBe("input.invalid");
    await bookAs(ctx, { at: monday.nine });
    // The same family is not in two places at once, nor twice in the queue.
    const other = (await open({ ...hours, from: "09:30", until: "10:30" }, { post: "Логопед" })).slotId;
    expect(await refusal(bookAs(ctx, { slotId: other, at: "2025-03-10T02:30:00Z" }))).toBe("conflict.exists");
    await bookAs(ctx);
    expect(await refusal(bookAs(ctx))).toBe("conflict.exists");
    const [third, fourth] = [
      await open({ ...hours, from: "14:00", until: "15:00" }),
      await open({ ...hours, from: "14:30", until: "15:30" }, { post: "Логопед" }),
    ];
    const atOnce = await Promise.allSettled([
      bookAs(ctx, { slotId: third.slotId, at: "2025-03-10T07:00:00Z" }),
      bookAs(ctx, { slotId: fourth.slotId, at: "2025-03-10T07:30:00Z" }),
    ]);
    expect(atOnce.map((one) => (one.status === "rejected" ? one.reason.code : "booked")).sort()).toEqual([
      "booked",
      "conflict.exists",
    ]);
  });
});

it("says what each may do with it: the family, the organisation, the coordinator", async () => {
  const mother = w.as(family(child.representativeIds[0]!));
  const there = w.as(specialist(agencyId));
  const seen = async (id: AppointmentId) =>
    Promise.all([mother, there, ctx].map(async (who) => (await Appointment.get(who, id)).mayDo.join(" ")));
  const waits = await bookAs(ctx);
  expect(await seen(waits)).toEqual(["cancel", "offer cancel", "offer cancel"]);
  await Appointment.offer(ctx, waits, { at: monday.ten });
  expect(await seen(waits)).toEqual(["accept move cancel", "move cancel", "accept move cancel"]);
  await Appointment.accept(ctx, waits);
  expect(await seen(waits)).toEqual(["move cancel", "move cancel", "move cancel"]);
  w.moveTo("2025-03-10T03:05:00Z");
  expect(await seen(waits)).toEqual(["", "attend miss", "attend miss"]);
  await Appointment.miss(there, waits, { by: "family" });
  expect(await seen(waits)).toEqual(["", "", ""]);
});

it("is moved, and called off, and the time is whose turn it is", async () => {
  const id = await bookAs(ctx, { at: monday.nine });
  const next = await childOf(ctx, called("Орлова"));
  const waits = (await Appointment.book(ctx, { childId: next.childId, slotId, ...asking }))
    .appointmentId as AppointmentId;
  const moved = await Appointment.move(ctx, id, { at: monday.eleven });
  expect(moved).toMatchObject({ status: "booked", at: monday.eleven, moves: 1 });
  expect((await freeTimes()).slice(0, 2)).toEqual([monday.nine, monday.ten]);

  await Appointment.offerFreed(ctx, slotId, monday.nine);
  const offered = await Appointment.get(ctx, waits);
  expect(offered).toMatchObject({ status: "offered", at: monday.nine, offeredUntil: "2025-03-04T05:00:00Z" });
  expect(await freeTimes()).not.toContain(monday.nine);
  expect(await refusal(Appointment.move(ctx, id, { at: monday.nine }))).toBe("slot.taken");
  expect((await Appointment.accept(ctx, waits)).status).toBe("booked");
  // Nobody waits any more: what becomes free now is free.
  await Appointment.offerFreed(ctx, slotId, monday.ten);
  expect(await freeTimes()).toContain(monday.ten);

  w.moveTo("2025-03-09T05:00:00Z");
  expect(await Appointment.cancel(ctx, id, { cause: "illness", reason: "Температура" })).toMatchObject({
    status: "cancelled",
    late: true,
  });
  expect(await Appointment.get(ctx, id)).toMatchObject({ cause: "illness", note: "Температура" });
  expect(await refusal(Appointment.move(ctx, id, { at: monday.ten }))).toBe("appointment.closed");
  for (let n = 0; n < 5; n++) await Appointment.move(ctx, waits, { at: n % 2 ? monday.nine : monday.eleven });
  expect(await refusal(Appointment.move(ctx, waits, { at: monday.nine }))).toBe("limit.reached");
});

it("is offered a time on request, as long ahead as is known", async () => {
  const asked = (await open(undefined, { place: "home" })).slotId as SlotId;
  const id = await bookAs(ctx, { slotId: asked });
  expect(await refusal(bookAs(ctx, { slotId: asked, at: monday.nine }))).toBe("input.invalid");
  expect(await refusal(Appointment.offer(ctx, id, { at: "2025-03-03T06:00:00Z" }))).toBe("input.invalid");
  expect(await refusal(Appointment.offer(ctx, id, { at: "2025-09-03T06:00:00Z" }))).toBe("input.invalid");
  expect((await Appointment.offer(ctx, id, { at: "2025-03-05T03:00:00Z" })).status).toBe("offered");
  // At an hour that meets it nobody else is received.
  const other = await childOf(ctx, called("Орлова"));
  const second = (await Appointment.book(ctx, { childId: other.childId, slotId: asked, ...asking })).appointmentId;
  const meeting = Appointment.offer(ctx, second as AppointmentId, { at: "2025-03-05T03:30:00Z" });
  expect(await refusal(meeting)).toBe("slot.taken");
  // Nor by whoever holds the post at the hours that they receive at, or where they are on another request.
  const busy = async (at: string) =>
    (await Appointment.offer(ctx, second as AppointmentId, { at }).catch((e) => e)).current;
  expect(await busy("2025-03-10T04:30:00Z")).toEqual({ slotId, day: "2025-03-10", time: "11:30" });
  const elsewhere = (await open(undefined, { place: "phone", post: "психолог " })).slotId as SlotId;
  const third = await childOf(ctx, called("Чижова"));
  const called2 = await Appointment.book(ctx, { childId: third.childId, slotId: elsewhere, ...asking });
  const meets = Appointment.offer(ctx, called2.appointmentId as AppointmentId, { at: "2025-03-05T02:30:00Z" });
  expect(await refusal(meets)).toBe("conflict.exists");
  expect(
    (await Appointment.offer(ctx, called2.appointmentId as AppointmentId, { at: "2025-03-05T04:00:00Z" })).status,
  ).toBe("offered");
  // Whoever does not answer in time has it no more.
  w.moveTo("2025-03-04T06:00:00Z");
  expect(await refusal(Appointment.accept(ctx, id))).toBe("appointment.not-allowed");
});

it("is not taken at an hour at which the family is elsewhere: it is told where, and takes it once it has called that off", async () => {
  const hour = { date: "2025-03-05", from: "10:00", until: "11:00" };
  const speech = (await open(hour, { post: "Логопед" })).slotId as SlotId;
  const at = "2025-03-05T03:00:00Z";
  const elsewhere = await bookAs(ctx, { slotId: speech, at });
  const asked = (await open(undefined, { place: "home" })).slotId as SlotId;
  const id = await bookAs(ctx, { slotId: asked });
  await Appointment.offer(ctx, id, { at: "2025-03-05T03:30:00Z" });
  const both = Appointment.accept(ctx, id);
  await expect(both).rejects.toMatchObject({ code: "conflict.exists", current: { appointmentId: elsewhere } });
  await Appointment.cancel(ctx, elsewhere, { cause: "family" });
  expect((await Appointment.accept(ctx, id)).status).toBe("booked");
});

describe("by video", () => {
  let id: AppointmentId;
  let mother: Ctx;
  const conference = { urlTemplate: "https://meet.example.org/{room}" };
  const served = (jwt?: { issuer: string; audience: string }) =>
    Tenant.configure(w.as({ kind: "admin" }), { ...settings, conference: { ...conference, jwt } });

  beforeEach(async () => {
    const video = (await open({ ...hours, from: "14:00", until: "16:00" }, { place: "video" })).slotId as SlotId;
    id = await bookAs(ctx, { slotId: video, at: "2025-03-10T07:00:00Z" });
    mother = w.as(family(child.representativeIds[0]!));
  });

  it("has a room of its own, for the two who meet, in its hour alone", async () => {
    expect(await refusal(Appointment.join(mother, id))).toBe("appointment.not-allowed");
    w.moveTo("2025-03-10T06:50:00Z");
    expect(await refusal(Appointment.join(mother, id))).toBe("conference.none");
    await served();
    const { url } = await Appointment.join(mother, id);
    expect(url).toMatch(/^https:\/\/meet\.example\.org\/[0-9a-f]{32}$/);
    expect(await Appointment.join(w.as(specialist(agencyId)), id)).toEqual({ url });
    for (const stranger of [w.as(specialist(await agencyOf(w.ctx, "health"))), w.as({ kind: "coordinator" })])
      expect(await refusal(Appointment.join(stranger, id))).toBe("not-found");
    expect(JSON.stringify(await Appointment.get(ctx, id))).not.toContain(url.slice(-32));
    const coordinator = w.as({ kind: "coordinator" });
    const joins = async (who: Ctx) => (await Appointment.get(who, id)).mayDo.includes("join");
    expect(await Promise.all([mother, w.as(specialist(agencyId)), coordinator].map(joins))).toEqual([
      true,
      true,
      false,
    ]);
    // Moved, it is in another room.
    await Appointment.move(ctx, id, { at: "2025-03-10T08:00:00Z" });
    expect(await refusal(Appointment.join(mother, id))).toBe("appointment.not-allowed");
    expect(await joins(mother)).toBe(false);
    w.moveTo("2025-03-10T09:29:00Z");
    expect((await Appointment.join(mother, id)).url).not.toBe(url);
    w.moveTo("2025-03-10T09:30:00Z");
    expect(await refusal(Appointment.join(mother, id))).toBe("appointment.not-allowed");
    expect(await refusal(Appointment.join(mother, await bookAs(ctx, { at: "2025-03-17T02:00:00Z" })))).toBe(
      "appointment.not-allowed",
    );
  });

  it("has one room for all who come together, and another once nobody of them has that time", async () => {
    const group = await open({ ...hours, from: "16:00", until: "17:00" }, { place: "video", capacity: 2 });
    const at = "2025-03-10T09:00:00Z";
    const sister = await childOf(ctx, called("Орлова"));
    const together = { slotId: group.slotId as SlotId, at };
    const first = await bookAs(ctx, together);
    const second = await bookAs(ctx, { ...together, childId: sister.childId });
    const room = () => Slot.roomAt(ctx, { ...together, day: "2025-03-10" });
    const before = await room();
    await Appointment.cancel(ctx, first, { cause: "family" });
    expect(await room()).toBe(before);
    await Appointment.move(ctx, second, { at: "2025-03-17T09:00:00Z" });
    expect(await room()).toBeUndefined();
    await Appointment.move(ctx, second, { at });
    expect(await room()).toMatch(/^[0-9a-f]{32}$/);
    expect(await room()).not.toBe(before);
  });

  it("takes a token along that names the room, its hour and who leads, and nobody", async () => {
    await served({ issuer: "marshrut", audience: "jitsi" });
    w.moveTo("2025-03-10T07:05:00Z");
    expect(await refusal(Appointment.join(mother, id))).toBe("conference.none");
    const { secret } = await Conference.makeKey(w.as({ kind: "admin" }));
    const tokenOf = async (who: Ctx) => new URL((await Appointment.join(who, id)).url).searchParams.get("jwt")!;
    const read = async (token: string, key = secret) => {
      const currentDate = new Date(w.ctx.now().epochMilliseconds);
      return (await jwtVerify(token, new TextEncoder().encode(key), { algorithms: ["HS256"], currentDate })).payload;
    };
    const { room, ...said } = await read(await tokenOf(mother));
    expect(room).toMatch(/^[0-9a-f]{32}$/);
    expect(said).toEqual({
      iss: "marshrut",
      aud: "jitsi",
      sub: "meet.example.org",
      nbf: Date.UTC(2025, 2, 10, 6, 50) / 1000,
      exp: Date.UTC(2025, 2, 10, 8, 30) / 1000,
      context: { user: { moderator: "false", affiliation: "member" } },
    });
    const led = await read(await tokenOf(w.as(specialist(agencyId))));
    expect(led).toMatchObject({ room, context: { user: { moderator: "true", affiliation: "owner" } } });
    // A new key takes the place of the former.
    const again = await Conference.makeKey(w.as({ kind: "admin" }));
    await expect(read(await tokenOf(mother))).rejects.toThrow("signature");
    expect((await read(await tokenOf(mother), again.secret)).room).toBe(room);
    expect(await refusal(Conference.makeKey(w.ctx))).toBe("not-found");
    const { items } = await w.ctx.bank.list("records", "T#kuzbass#TENANT");
    expect(JSON.stringify(items)).not.toContain(again.secret);
  });

  it.each([
    "http://meet.example.org/{room}",
    "https://meet.example.org/",
    "https://{room}.example.org/",
    "https://a.org/?r={room}",
    "https://a.org/{room}/{room}",
    "{room}",
  ])("knows no server %s", (urlTemplate) =>
    expect(Tenant.TenantSettings.safeParse({ ...settings, conference: { urlTemplate } }).success).toBe(false),
  );
});

it("is held, or missed, once its hour has come; twice in a row is told", async () => {
  const first = await bookAs(ctx, { at: monday.nine });
  const second = await bookAs(ctx, { at: monday.ten });
  const third = await bookAs(ctx, { at: monday.eleven });
  expect(await refusal(Appointment.attend(ctx, first, { outcome: "advised" }))).toBe("appointment.not-allowed");
  w.moveTo("2025-03-10T05:00:00Z");
  expect(await refusal(Appointment.cancel(ctx, first, { cause: "family" }))).toBe("appointment.not-allowed");
  const told = async (id: AppointmentId) => {
    const { items } = await ctx.bank.list("records", `T#kuzbass#APPOINTMENT#${id}`, { prefix: "EVENT#" });
    return items.map(({ data }) => (data as { data: { again?: boolean } }).data.again).at(-1);
  };
  await Appointment.miss(ctx, first, { by: "family" });
  await Appointment.miss(ctx, second, { by: "family" });
  expect([await told(first), await told(second)]).toEqual([false, true]);
  await Appointment.attend(ctx, third, { outcome: "another", note: "Ждём через месяц" });
  const last = await bookAs(ctx, { at: "2025-03-17T02:00:00Z" });
  w.moveTo("2025-03-17T05:00:00Z");
  await Appointment.miss(ctx, last, { by: "family" });
  expect(await told(last)).toBe(false);
});

it("tells an organisation that a time is taken, and whose by consent alone", async () => {
  const theirs = w.as(specialist(agencyId));
  const id = await bookAs(ctx, { at: monday.nine, wish: "Не говорит" });
  const before = await Appointment.get(theirs, id);
  expect(before).toMatchObject({ number: id.slice(-6), topic: "speech" });
  expect([before.childId, before.wish]).toEqual([undefined, undefined]);
  expect((await Appointment.find(theirs, {})).items.map(({ childId }) => childId)).toEqual([undefined]);
  await consentOf(ctx, child);
  expect(await Appointment.get(theirs, id)).toMatchObject({ childId: child.childId, wish: "Не говорит" });
  const stranger = w.as(specialist(await agencyOf(ctx, "ngo", "Другие", { contacts: [{ email: "a@example.org" }] })));
  expect(await refusal(Appointment.get(stranger, id))).toBe("not-found");
  expect(await refusal(Appointment.accept(theirs, id))).toBe("not-found");
});

it("is over with the slot's queue, the organisation, or the child who left", async () => {
  const booked = await bookAs(ctx, { at: monday.nine });
  const waits = await bookAs(ctx);
  const { version } = await Slot.get(ctx, agencyId, slotId);
  await Slot.change(ctx, agencyId, slotId, { status: "closed" }, version);
  await Appointment.endWaiting(ctx, slotId);
  expect((await Appointment.get(ctx, waits)).cause).toBe("slot-closed");
  expect((await Appointment.get(ctx, booked)).status).toBe("booked");
  expect(await refusal(bookAs(ctx, { at: monday.ten }))).toBe("slot.closed");
  await Appointment.moveAll(ctx, child.childId, "kemerovo");
  expect((await Appointment.get(ctx, booked)).municipality).toBe("kemerovo");
  await Appointment.endOfAgency(ctx, agencyId, {});
  expect((await Appointment.get(ctx, booked)).cause).toBe("agency-closed");
  await Appointment.endAll(ctx, child.childId, "child-left");
  expect((await Appointment.listFor(ctx, child.childId)).map(({ cause }) => cause)).toEqual([
    "agency-closed",
    "slot-closed",
  ]);
});
