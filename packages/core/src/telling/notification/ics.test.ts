import fc from "fast-check";
import ical, { ICalCalendarMethod } from "ical-generator";
import { describe, expect, it } from "vitest";
import { property, readIcs, textOf } from "../../../test/fixtures/ics.ts";
import { agencyKinds, morningOf, toAgency } from "../../../test/fixtures/notice.ts";
import { calendarText } from "./calendar.text.ts";
import { oneLine, shorten } from "./clean.ts";
import { compose } from "./compose.ts";
import { dueEvent } from "./ics.ts";
import type { AgencyNotice } from "./notice.ts";

const read = (notice: AgencyNotice) => {
  const calendar = readIcs(dueEvent(notice).content);
  const event = calendar.components[0]!;
  return { calendar, event, alarm: event.components[0] };
};

describe("the calendar entry of a due date", () => {
  it("is a day-long event on the due date that blocks no time", () => {
    const { calendar, event } = read(toAgency("request"));
    expect(calendar.name).toBe("VCALENDAR");
    expect(property(calendar, "VERSION").value).toBe("2.0");
    expect(property(calendar, "PRODID").value).toBe("-//Marshrut//Step due dates//RU");
    expect(property(calendar, "METHOD").value).toBe("PUBLISH");
    expect(calendar.components).toHaveLength(1);
    expect(event.name).toBe("VEVENT");
    expect(property(event, "DTSTART")).toEqual({ name: "DTSTART", params: { VALUE: "DATE" }, value: "20261212" });
    expect(property(event, "DTSTAMP").value).toBe("20261119T220000Z");
    expect(property(event, "TRANSP").value).toBe("TRANSPARENT");
    expect(textOf(event, "SUMMARY")).toBe("Срок: Заключение ПМПК");
    expect(textOf(event, "DESCRIPTION")).toContain("Ожидаемый результат: Заключение с рекомендациями\n");
  });

  it("rings at nine in the morning of the day before, if that is still to come", () => {
    const { alarm } = read(toAgency("request"));
    expect(alarm?.name).toBe("VALARM");
    expect(property(alarm!, "ACTION").value).toBe("DISPLAY");
    expect(property(alarm!, "TRIGGER").value).toBe("-PT15H");
    expect(read(toAgency("due", { now: morningOf("2026-12-12") })).alarm).toBeUndefined();
  });

  it("keeps its identity and moves forward when the step goes to another agency", () => {
    const first = read(toAgency("request")).event;
    const second = read(toAgency("request", { assignment: 2, now: morningOf("2026-11-25") })).event;
    expect(property(first, "UID").value).toBe("step_01JAB3C4D5E6F7G8H9JKK3F9QZ@marshrut");
    expect(property(second, "UID").value).toBe(property(first, "UID").value);
    expect(Number(property(second, "SEQUENCE").value)).toBeGreaterThan(Number(property(first, "SEQUENCE").value));
  });

  it("never carries the one-time link, because calendars are shared", () => {
    const { content } = dueEvent(toAgency("request"));
    expect(content.replaceAll("\r\n ", "")).not.toMatch(/respond|dGVzdA/);
  });

  it("names the coordinator as organizer, or nobody's address where that would break the file", () => {
    const organizer = (coordinatorEmail?: string) =>
      property(read(toAgency("request", { coordinatorEmail })).event, "ORGANIZER");
    expect(organizer("kurator@example.ru")).toEqual({
      name: "ORGANIZER",
      params: { CN: "Маршрут" },
      value: "mailto:kurator@example.ru",
    });
    for (const unusable of [undefined, "", "куратор@пример.рф", "a@b.ru\r\nX-EVIL:1", "a;b@c.ru"])
      expect(organizer(unusable).value).toBe("mailto:noreply@marshrut.example.ru");
  });

  it("comes with every agency mail until the date has passed, as text/calendar", () => {
    for (const kind of agencyKinds) {
      const [file, ...more] = compose(toAgency(kind)).attachments;
      expect(more).toEqual([]);
      expect(file).toMatchObject({
        filename: "marshrut-K3F9QZ.ics",
        contentType: "text/calendar; charset=utf-8; method=PUBLISH",
      });
      expect(compose(toAgency(kind, { now: morningOf("2026-12-12") })).attachments).toHaveLength(1);
      expect(compose(toAgency(kind, { now: morningOf("2026-12-13") })).attachments).toEqual([]);
    }
  });

  it("is well-formed whatever the texts hold", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.constantFrom(
        "\r\nBEGIN:VALARM\r\n",
        '\\n;,:"\\',
        "ё".repeat(400),
        "👩‍👩‍👧".repeat(60),
        "\ud800",
        "a\u0301".repeat(200),
      ),
    );
    const both = fc.record({ ru: text, en: text });
    fc.assert(
      fc.property(both, both, (title, task) => {
        const { calendar, event } = read(toAgency("request", { title, task, expectedResult: title }));
        expect(calendar.components).toHaveLength(1);
        expect(event.components).toHaveLength(1);
        expect(textOf(event, "SUMMARY")).toBe(shorten(`Срок: ${oneLine(title.ru)}`, 150));
        expect(textOf(event, "DESCRIPTION").split("\n").at(-1)).toContain(oneLine(title.en));
      }),
      { numRuns: 400 },
    );
  });
});

describe("the file of a calendar", () => {
  it("is what the generator makes of it, whatever it says, with the end of its last line", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 200 }), { maxLength: 3 }), (summaries) => {
        const calendar = ical({ prodId: "//Marshrut//Step due dates//RU", method: ICalCalendarMethod.PUBLISH });
        for (const [i, summary] of summaries.entries())
          calendar.createEvent({ id: `${i}`, summary, description: summary.repeat(3), ...morning });
        expect(calendarText(calendar)).toBe(`${calendar.toString()}\r\n`);
      }),
    );
  });
  const now = morningOf("2026-12-12");
  const morning = { stamp: now, start: now };
});
