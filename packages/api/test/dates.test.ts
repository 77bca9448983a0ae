import { expect, test } from "vitest";
import { days, localIn, longDate, longTime, timeLeft, urgency, weekday } from "../browser/respond/dates.ts";

test("dates are days of the region, whatever the zone of the reader", () => {
  expect(longDate("2025-03-31", "ru")).toBe("31 марта 2025\u00a0г.");
  expect(longDate("2025-03-31", "en")).toBe("31 March 2025");
  expect(weekday("2025-03-31", "ru")).toBe("понедельник");
});

test.each([
  [1, "1 день"],
  [2, "2 дня"],
  [11, "11 дней"],
  [21, "21 день"],
  [112, "112 дней"],
])("%i in Russian: %s", (n, words) => {
  expect(days(n, "ru")).toBe(words);
});

test("an instant is told by the clocks of where the event is", () => {
  expect(localIn("2025-03-31T17:30:00Z", "Asia/Novokuznetsk")).toBe("2025-04-01T00:30");
  expect(longTime("2025-04-01T00:30", "ru")).toBe("1 апреля 2025\u00a0г., 00:30");
  expect(longTime("2025-04-01T00:30", "en")).toBe("1 April 2025, 00:30");
});

test("how much time there is", () => {
  expect(timeLeft(21, "ru")).toBe("остался 21 день");
  expect(timeLeft(3, "ru")).toBe("осталось 3 дня");
  expect(timeLeft(0, "ru")).toBe("срок сегодня");
  expect(timeLeft(-4, "ru")).toBe("срок прошёл 4 дня назад");
  expect(timeLeft(1, "en")).toBe("1 day left");
  expect([-1, 0, 3, 4].map(urgency)).toEqual(["late", "soon", "soon", "calm"]);
});
