import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { settings } from "../../../test/worlds/tenant.ts";
import { composeAgencyDigest } from "../../telling/digest/agency.digest.ts";
import { russianCalendar } from "../calendar/index.ts";
import { isDigestHour, isQuiet, nextDigest, quietUntil, tomorrowsDigest } from "./hours.ts";

// Novokuznetsk is seven hours ahead of UTC.
const at = (local: string) =>
  Temporal.PlainDateTime.from(`2025-03-03T${local}`).toZonedDateTime(settings.zone).toInstant();
const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(settings.zone).toPlainDateTime().toString().slice(8, 16);

describe("the hours of digests", () => {
  it.each([
    ["03:00", false],
    ["09:14", false],
    ["09:15", true],
    ["17:59", true],
    ["18:00", false],
  ])("%s", (time, open) => {
    expect(isDigestHour(at(time), settings, russianCalendar)).toBe(open);
  });

  it.each([
    ["02:00", "03T09:15"],
    ["09:00", "03T09:15"],
    ["14:07", "03T14:15"],
    ["17:50", "04T09:15"],
    ["23:00", "04T09:15"],
  ])("the next after %s is %s", (now, next) => {
    expect(local(nextDigest(at(now), settings, russianCalendar))).toBe(next);
  });

  // Sunday 22 February 2026, and the Monday after it, which is a holiday; Saturday 1 November 2025 is a working day.
  it.each([
    ["2026-02-20T18:30", "2026-02-24T09:15"],
    ["2026-02-22T08:00", "2026-02-24T09:15"],
    ["2026-02-23T10:00", "2026-02-24T09:15"],
    ["2025-10-31T18:30", "2025-11-01T09:15"],
    ["2039-12-30T18:30", "2040-01-02T09:15"],
  ])("the next after %s is %s: nobody is written to on a day off", (now, next) => {
    const instant = Temporal.PlainDateTime.from(now).toZonedDateTime(settings.zone).toInstant();
    const found = nextDigest(instant, settings, russianCalendar).toZonedDateTimeISO(settings.zone);
    expect(found.toPlainDateTime().toString().slice(0, 16)).toBe(next);
    expect(isDigestHour(found.toInstant(), settings, russianCalendar)).toBe(true);
    if (now === "2026-02-23T10:00") expect(isDigestHour(instant, settings, russianCalendar)).toBe(false);
  });

  it("tomorrow's is tomorrow's", () => {
    expect(local(tomorrowsDigest(at("09:15"), settings, russianCalendar))).toBe("04T09:15");
  });
});

describe("quiet hours", () => {
  it.each([
    ["over midnight", { from: "20:00", to: "08:00" }, "21:30", "04T08:00"],
    ["over midnight, after it", { from: "20:00", to: "08:00" }, "03:00", "03T08:00"],
    ["of a day", { from: "12:00", to: "14:00" }, "13:59", "03T14:00"],
  ])("end: %s", (_, quietHours, time, end) => {
    expect(local(quietUntil(at(time), { ...settings, quietHours }))).toBe(end);
  });

  const night = { ...settings, quietHours: { from: "20:00", to: "08:00" } };
  it.each([
    ["19:59", false],
    ["20:00", true],
    ["03:00", true],
    ["08:00", false],
  ])("over midnight: %s", (time, quiet) => {
    expect(isQuiet(at(time), night)).toBe(quiet);
    expect(isQuiet(at(time), settings)).toBe(false);
  });
});

it("a hostile name is text in every part of the digest (FAULTS B10, B12)", () => {
  const mail = composeAgencyDigest({
    held: 0,
    sessions: [],
    month: undefined,
    plans: [],
    scores: [],
    forms: [],
    families: 0,
    requests: 0,
    open: { enquiries: 0, library: 0, courses: 0, programmes: 0, confirmedOn: undefined },
    agencyName: '<img src=x onerror="alert(1)">\r\nBcc: all@example.org',
    steps: [],
    moved: new Set(),
    now: at("10:00"),
    settings,
    agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC" as const,
    owed: 2,
    looks: 0,
    sheetOf: undefined,
    reports: [],
    pageUrl: "https://marshrut.example.org/organisation#t",
    unsubscribe: "https://marshrut.example.org/v1/unsubscribe?token=t",
  });
  expect(mail.html).not.toContain("<img");
  expect(mail.subject).not.toMatch(/[\r\n]/);
  for (const value of Object.values(mail.headers)) expect(value).not.toMatch(/[\r\n]/);
});
