import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { morningOf } from "../../../test/fixtures/notice.ts";
import { zoneWords } from "../../ground/calendar/zone.ts";
import { appointment } from "./appointment.words.ts";
import { dueInWords } from "./due.words.ts";
import type { AppointmentNotice } from "./notice.ts";

const on = (day: string, due = "2026-12-12") => dueInWords(due, morningOf(day), "Asia/Novokuznetsk");

describe("a due date in words", () => {
  it("belongs to the term", () => {
    expect(on("2026-11-20").by).toEqual({
      ru: "до 12 декабря 2026 г. включительно",
      en: "by 12 December 2026 inclusive",
    });
  });

  it.each([
    ["2026-11-20", "осталось 22 дня", "22 days left"],
    ["2026-11-21", "остался 21 день", "21 days left"],
    ["2026-12-01", "осталось 11 дней", "11 days left"],
    ["2026-12-05", "осталось 7 дней", "7 days left"],
    ["2026-12-10", "осталось 2 дня", "2 days left"],
    ["2026-12-11", "остался 1 день", "1 day left"],
    ["2026-12-12", "сегодня последний день", "today is the last day"],
    ["2026-12-13", "срок истёк 1 день назад", "passed 1 day ago"],
    ["2026-12-16", "срок истёк 4 дня назад", "passed 4 days ago"],
  ])("counts the days of the tenant's zone: on %s %s", (day, ru, en) => {
    expect(on(day).left).toEqual({ ru, en });
  });

  it("names the year in a subject only where it is another", () => {
    expect(on("2026-11-20").short).toBe("12 декабря");
    expect(on("2026-12-20", "2027-01-15").short).toBe("15 января 2027 г.");
  });
});

it.each([
  ["Asia/Novokuznetsk", "2026-03-29T03:00:00Z", "Новокузнецк, UTC+7", "Novokuznetsk Time, UTC+7"],
  ["Europe/Berlin", "2026-03-29T00:59:59Z", "Германия, UTC+1", "Germany Time, UTC+1"],
  ["Europe/Berlin", "2026-03-29T01:00:00Z", "Германия, UTC+2", "Germany Time, UTC+2"],
  ["Asia/Kolkata", "2026-03-29T01:00:00Z", "Индия, UTC+5:30", "India Time, UTC+5:30"],
  ["America/St_Johns", "2026-01-10T01:00:00Z", "Сент-Джонс, UTC-3:30", "St. John’s Time, UTC-3:30"],
])("says whose clocks show a time: of %s at %s", (zone, at, ru, en) => {
  expect(zoneWords(Temporal.Instant.from(at), zone)).toEqual({ ru, en });
});

it("says a family whose clocks show its time, and where a meeting by video is found: on its page, and not in the letter", () => {
  const notice = {
    kind: "appointment",
    what: "moved",
    appointmentId: "appointment_01KEZ3S5HZ0000000000000000",
    number: "000000",
    at: "2026-03-16T03:00:00Z",
    zone: "Asia/Novokuznetsk",
    place: "video",
    minutes: 60,
    sequence: 1,
    now: morningOf("2026-03-10"),
    organizer: "marshrut@example.org",
  } as const;
  const whole = { ...notice, publicUrl: "https://marshrut.example.org" } as AppointmentNotice;
  const said = JSON.stringify(appointment(whole));
  expect(said).toContain("16 марта 2026 г., 10:00 (Новокузнецк, UTC+7)");
  expect(said).toContain("За 10 минут до начала откройте свою страницу и нажмите «Войти во встречу».");
  expect(said).not.toContain("http");
  expect(JSON.stringify(appointment({ ...whole, what: "called-off" }))).not.toContain("Войти во встречу");
});
