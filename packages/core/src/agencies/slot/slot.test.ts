import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { agencyOf, childOf, settingsOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import { russianCalendar } from "../../ground/calendar/index.ts";
import type { AgencyId, AppointmentId, Ctx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Appointment from "../../routes/appointment/index.ts";
import * as Slot from "./index.ts";
import { Repeat } from "./slot.repeat.ts";
import { occurrences } from "./slot.times.ts";
import * as Week from "./week/index.ts";

const contacts = { contacts: [{ email: "office@example.org" }] };
const berlin = { zone: "Europe/Berlin", calendar: russianCalendar };
const slot = (times: object, more: object = {}) =>
  Slot.NewSlot.parse({
    serviceKey: "family-consultation",
    post: "Психолог",
    place: "office",
    minutes: 60,
    times,
    ...more,
  });
const of = (times: object, from: string, to: string, more?: object) =>
  [...occurrences(slot(times, more), berlin, from, to)].map(({ day, time }) => `${day} ${time}`);

describe("times of a slot", () => {
  it("are one after the other, round the breaks and within the hours", () => {
    const hours = { date: "2026-03-02", from: "09:00", until: "12:10", breaks: [{ from: "10:15", until: "10:30" }] };
    // From 10:00 an hour would go into the break: it begins after it.
    expect(of(hours, "2026-03-01", "2026-03-31")).toEqual(["2026-03-02 09:00", "2026-03-02 10:30"]);
  });

  it("recur by the rule until its last day, and pass over days off and leave", () => {
    const every = {
      date: "2026-02-16",
      from: "09:00",
      until: "10:00",
      repeat: "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20260312",
    };
    const days = (rule: object, more?: object) =>
      of(rule, "2026-02-01", "2026-04-30", more).map((one) => one.slice(5, 10));
    // Monday, 23 February, is a holiday, and Monday, 9 March, a day off for the 8th.
    expect(days(every)).toEqual(["02-16", "02-19", "02-26", "03-02", "03-05", "03-12"]);
    expect(days({ ...every, onDaysOff: true })).toContain("02-23");
    expect(days(every, { leave: [{ from: "2026-02-19", until: "2026-03-02" }] })).toEqual(["02-16", "03-05", "03-12"]);
    expect(days(every, { until: "2026-02-20" })).toEqual(["02-16", "02-19"]);
    const second = { ...every, repeat: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20260331" };
    expect(days(second)).toEqual(["02-16", "02-19", "03-02", "03-05", "03-16", "03-19", "03-30"]);
    const monthly = (rule: string) =>
      days({ ...every, date: "2026-02-10", repeat: `FREQ=MONTHLY;${rule};UNTIL=20260430` });
    expect(monthly("BYDAY=2TU")).toEqual(["02-10", "03-10", "04-14"]);
    expect(monthly("BYDAY=-1FR")).toEqual(["02-27", "03-27", "04-24"]);
    expect(monthly("BYMONTHDAY=31")).toEqual(["03-31"]);
  });

  it("leave out the hour that the clocks leap over, and take the first of one that comes twice", () => {
    const night = { from: "01:00", until: "05:00", onDaysOff: true };
    // 29 March 2026: from 2 to 3 o'clock. 25 October 2026: from 3 to 2.
    const spring = of({ ...night, date: "2026-03-29" }, "2026-03-29", "2026-03-29");
    expect(spring).toEqual(["2026-03-29 01:00", "2026-03-29 03:00", "2026-03-29 04:00"]);
    const autumn = [...occurrences(slot({ ...night, date: "2026-10-25" }), berlin, "2026-10-25", "2026-10-25")];
    expect(autumn.map(({ at }) => at.slice(11, 16))).toEqual(["23:00", "00:00", "02:00", "03:00"]);
  });

  it.each([
    "FREQ=DAILY;UNTIL=20260331",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=3;UNTIL=20260331",
    "FREQ=WEEKLY;BYDAY=XX;UNTIL=20260331",
    "FREQ=WEEKLY;UNTIL=20260230",
    "FREQ=MONTHLY;BYDAY=5MO;UNTIL=20260331",
    "FREQ=WEEKLY;COUNT=3;UNTIL=20260331",
  ])("know no rule %s", (rule) => expect(Repeat.safeParse(rule).success).toBe(false));
});

describe("a slot", () => {
  let ctx: Ctx;
  let agencyId: AgencyId;
  beforeAll(async () => {
    // Monday, 10:00 in Novokuznetsk.
    const w = await world();
    w.moveTo("2026-03-02T03:00:00Z");
    ctx = w.ctx;
    agencyId = await agencyOf(ctx, "kindergarten", "Детский сад № 1", contacts);
  });
  const hours = { date: "2026-03-03", from: "09:00", until: "12:00" };
  const content = { serviceKey: "family-consultation", post: "Психолог", place: "office", minutes: 60 };
  const open = (times: object | undefined, more: object = {}) =>
    Slot.open(ctx, agencyId, { ...content, times, ...more });
  const faultsOf = async (times: object, more?: object) => {
    const refused = await open(times, more).catch((error: unknown) => error);
    return (refused as { fields: { pointer: string; message: { ru: string } }[] }).fields.map(
      ({ pointer, message }) => `${pointer} ${message.ru}`,
    );
  };

  it("is refused in the past, on days off, longer than the day, and beyond a year", async () => {
    expect(await faultsOf({ ...hours, date: "2026-03-01" })).toEqual(["/times/date не в прошлом"]);
    expect(await faultsOf({ ...hours, date: "2026-03-02", until: "10:00" })).toEqual(["/times/from ещё не прошло"]);
    expect(await faultsOf({ ...hours, date: "2026-03-09" })).toEqual([
      "/times/date рабочий день (выходной, перенесённый с 8 марта), или onDaysOff",
    ]);
    expect(await faultsOf({ ...hours, until: "09:45" })).toEqual(["/minutes не длиннее приёма в этот день"]);
    expect(await faultsOf({ ...hours, until: "08:00" })).toEqual(["/times/until позже начала, в тот же день"]);
    expect(await faultsOf(hours, { minutes: 1440 })).toHaveLength(1);
    expect(await faultsOf({ ...hours, breaks: [{ from: "08:00", until: "10:00" }] })).toEqual([
      "/times/breaks/0 в пределах приёма",
    ]);
    for (const breaks of [[{ from: "09:00", until: "12:00" }], [{ from: "09:45", until: "11:15" }]])
      expect(await faultsOf({ ...hours, breaks })).toEqual(["/times/breaks хватает времени между перерывами"]);
    expect(await faultsOf({ ...hours, repeat: "FREQ=WEEKLY;UNTIL=20270331" })).toEqual([
      "/times/repeat не дольше года",
    ]);
    expect(await faultsOf({ ...hours, repeat: "FREQ=WEEKLY;BYDAY=MO;UNTIL=20260331" })).toEqual([
      "/times/date первый день по правилу",
    ]);
    expect(await faultsOf(hours, { until: "2026-03-02" })).toEqual(["/until не раньше первого дня"]);
    expect(await faultsOf(hours, { serviceKey: "чего-то нет" })).toHaveLength(1);
  });

  it("stands in its organisation's week, with what is taken, and with days off", async () => {
    const times = { ...hours, date: "2026-03-05", repeat: "FREQ=WEEKLY;BYDAY=TH;UNTIL=20260331" };
    const post = "Логопед";
    const { slotId } = await open(times, { post });
    const asked = await open(undefined, { post: "По запросу" });
    const childId = (await childOf(ctx, { surname: "Орлова", givenName: "Инна", birthDate: "2014-07-01" })).childId;
    const at = "2026-03-05T03:00:00Z";
    const book = { childId, topic: "speech" };
    const { appointmentId } = await Appointment.book(ctx, { ...book, slotId, at });
    const turn = await Appointment.book(ctx, { ...book, slotId: asked.slotId });
    const noon = "2026-03-06T05:00:00Z";
    await Appointment.offer(ctx, turn.appointmentId as AppointmentId, { at: noon });
    const week = await Week.week(ctx, agencyId, "2026-03-08");
    expect([week.from, week.until, week.today]).toEqual(["2026-03-02", "2026-03-08", "2026-03-02"]);
    const own = week.receptions.filter((one) => [slotId, asked.slotId].includes(one.slotId));
    expect(own.map(({ day, time, taken, appointments }) => [day, time, taken, appointments])).toEqual([
      ["2026-03-05", "09:00", 0, []],
      ["2026-03-05", "10:00", 1, [appointmentId]],
      ["2026-03-05", "11:00", 0, []],
      ["2026-03-06", "12:00", 1, [turn.appointmentId]],
    ]);
    // Monday the 9th is off for the 8th.
    const next = await Week.week(ctx, agencyId, "2026-03-09");
    expect(next.days.filter(({ off }) => off).map(({ day }) => day.slice(8))).toEqual(["09", "14", "15"]);
    expect((await Slot.find(ctx, { agency: agencyId })).items.map((one) => one.post)).toContain(post);
    const other = await agencyOf(ctx, "school", "Школа № 1", contacts);
    expect((await Slot.find(ctx, { agency: other })).items).toEqual([]);
  });

  it("is refused at an hour that the clocks leap over", async () => {
    const { ctx: there, as, moveTo } = await world();
    moveTo("2026-03-02T03:00:00Z");
    const settings = settingsOf("https://marshrut.example.org");
    await Tenant.configure(as({ kind: "admin" }), { ...settings, zone: "Europe/Berlin" });
    const school = await agencyOf(there, "school", "Школа", contacts);
    const leap = { date: "2026-03-29", from: "02:00", until: "03:00", onDaysOff: true };
    const refused = Slot.open(there, school, { ...content, times: leap });
    await expect(refused).rejects.toMatchObject({ fields: [{ pointer: "/times/from" }] });
  });

  it("shows its free times for two weeks from a day, and none once it is closed", async () => {
    const weekly = { ...hours, repeat: "FREQ=WEEKLY;UNTIL=20260630" };
    const { slotId, version } = await open(weekly, { place: "video", where: "по ссылке" });
    const asked = await open(undefined, { place: "home" });
    const found = async (query: object = {}) =>
      (await Slot.find(ctx, { service: "family-consultation", ...query })).items;
    const times = async (query?: object) => (await found({ place: "video", ...query })).flatMap((one) => one.times);
    expect((await times()).map(({ local }) => local)).toEqual([
      ...["09:00", "10:00", "11:00"].map((time) => `2026-03-03T${time}`),
      ...["09:00", "10:00", "11:00"].map((time) => `2026-03-10T${time}`),
    ]);
    expect((await times({ day: "2026-06-29" })).map(({ at }) => at)).toEqual([
      "2026-06-30T02:00:00Z",
      "2026-06-30T03:00:00Z",
      "2026-06-30T04:00:00Z",
    ]);
    expect(await found({ place: "home" })).toMatchObject([{ slotId: asked.slotId, onRequest: true, times: [] }]);
    expect(await found({ municipality: "elsewhere" })).toEqual([]);
    await Slot.change(ctx, agencyId, slotId as never, { status: "closed" }, version);
    expect(await found({ place: "video" })).toEqual([]);
    await Slot.change(ctx, agencyId, asked.slotId as never, { status: "closed" }, asked.version);
    const other = await agencyOf(ctx, "school", "Школа № 9", contacts);
    await expect(Slot.get(ctx, other, slotId as never)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("hours of one post", () => {
  it("do not meet: what they meet is said; another post, another organisation, and hours beside each other are their own", async () => {
    const { ctx, moveTo } = await world();
    moveTo("2026-03-02T03:00:00Z");
    const [one, other] = [
      await agencyOf(ctx, "kindergarten", "Детский сад", contacts),
      await agencyOf(ctx, "school", "Школа", contacts),
    ];
    const content = { serviceKey: "family-consultation", post: "Педагог-психолог", place: "office", minutes: 60 };
    const open = (times: object, more: object = {}, agency = one) =>
      Slot.open(ctx, agency, { ...content, times, ...more });
    const weekly = { date: "2026-03-03", from: "09:00", until: "12:00", repeat: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630" };
    const first = await open({ ...weekly, breaks: [{ from: "10:00", until: "11:00" }] });
    const meets = (day: string, time: string) => ({
      code: "conflict.exists",
      current: { slotId: first.slotId, day, time },
    });
    await expect(open({ ...weekly, date: "2026-03-17" })).rejects.toMatchObject(meets("2026-03-17", "09:00"));
    // On the day that both have alone: the last Tuesday of March.
    const monthly = {
      date: "2026-03-31",
      from: "11:30",
      until: "12:30",
      repeat: "FREQ=MONTHLY;BYDAY=-1TU;UNTIL=20260630",
    };
    const spelt = { post: " педагог-психолог " };
    await expect(open(monthly, spelt)).rejects.toMatchObject(meets("2026-03-31", "11:30"));
    await open({ ...weekly, from: "12:00", until: "13:00" });
    await open({ ...weekly, from: "10:00", until: "11:00" });
    await open({ ...weekly, repeat: "FREQ=WEEKLY;BYDAY=WE;UNTIL=20260630", date: "2026-03-04" });
    await open(weekly, {}, other);
    const second = await open(weekly, { post: "Педагог-психолог, кабинет 12" });
    const change = (patch: object) => Slot.change(ctx, one, second.slotId as never, patch);
    await expect(change({ post: "Педагог-психолог" })).rejects.toMatchObject({ code: "conflict.exists" });
    // Closed, its hours are anybody's; it does not come back into them.
    await change({ status: "closed" });
    await open(weekly, { post: "Педагог-психолог, кабинет 12" });
    await expect(change({ status: "open" })).rejects.toMatchObject({ code: "conflict.exists" });
  });

  it("of who receives the whole region are offered in each municipality, behind its own, page by page", async () => {
    const { ctx, moveTo } = await world();
    moveTo("2026-03-02T03:00:00Z");
    const centre = await agencyOf(ctx, "resourceCentre", "РЦППМС", contacts);
    const there = await agencyOf(ctx, "school", "Школа", { ...contacts, municipality: "kemerovo" });
    const content = { serviceKey: "family-consultation", place: "phone", minutes: 60 };
    const open = async (agency: AgencyId, post: string, more: object = {}) =>
      (await Slot.open(ctx, agency, { ...content, post, ...more })).slotId;
    const [own, near, region, second] = [
      await open(there, "Логопед"),
      await open(centre, "Дефектолог"),
      await open(centre, "Психолог", { wholeRegion: true }),
      await open(centre, "Юрист", { wholeRegion: true }),
    ];
    const of = async (municipality: string | undefined, limit = 10, from?: string) => {
      const { items, next } = await Slot.find(ctx, { municipality, limit, from });
      return { ids: items.map(({ slotId }) => slotId), next };
    };
    expect((await of("kemerovo")).ids).toEqual([own, region, second]);
    expect((await of("novokuznetsk")).ids).toEqual([near, region, second]);
    expect((await of(undefined)).ids).toHaveLength(4);
    const pages: string[][] = [];
    for (let from: string | undefined, i = 0; i < 4 && (i === 0 || from); i++) {
      const page = await of("kemerovo", 1, from);
      pages.push(page.ids);
      from = page.next;
    }
    expect(pages).toEqual([[own], [region], [second]]);
    await Slot.change(ctx, centre, region as never, { wholeRegion: false });
    expect((await of("kemerovo")).ids).toEqual([own, second]);
  });
});

it("counts a rule's days from its own zone, wherever it is asked", () => {
  const late = { date: "2026-03-03", from: "20:00", until: "21:00" };
  const place = { zone: "Asia/Novokuznetsk", calendar: russianCalendar };
  const at = Temporal.Instant.from("2026-03-03T13:00:00Z");
  expect(Slot.occurrenceAt(slot(late), place, at)).toEqual({ at: at.toString(), day: "2026-03-03", time: "20:00" });
  expect(Slot.occurrenceAt(slot(late), place, at.add({ minutes: 30 }))).toBeUndefined();
});
