import { expect, test } from "vitest";
import { compareMoments, parseMoment, parseRfc3339, toMillis } from "./timestamp.ts";

const millis = (text: string) => {
  const moment = parseMoment(text);
  return moment && toMillis(moment);
};

test.each<[string, string]>([
  ["2016-03-14T01:59:00Z", "2016-03-14T01:59:00.000Z"],
  ["2016-03-14T01:59Z", "2016-03-14T01:59:00.000Z"],
  ["2016-03-05T21:29:29.243167252Z", "2016-03-05T21:29:29.243Z"],
  ["2016-03-05T21:29:29.5+02:00", "2016-03-05T19:29:29.500Z"],
  ["2016-02-29T00:00:00-18:00", "2016-02-29T18:00:00.000Z"],
  ["1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"],
  ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
  ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"],
  ["+12026-01-01T00:00:00Z", "+012026-01-01T00:00:00.000Z"],
  ["-0004-02-29T00:00:00Z", "-000004-02-29T00:00:00.000Z"],
])("%s is %s", (text, iso) => {
  expect(millis(text)).toBe(Date.parse(iso));
});

test("years that Date does not know have their place as well", () => {
  expect(millis("+999999999-12-31T23:59:59Z")).toBeGreaterThan(Date.parse("+275760-09-13T00:00:00Z"));
});

test.each([
  [
    "2016-13-05T21:29:29Z",
    "2016-00-05T21:29:29Z",
    "2016-12-00T21:29:29Z",
    "2015-02-29T21:29:29Z",
    "1900-02-29T00:00:00Z",
  ],
  [
    "2016-12-05T24:00:00Z",
    "2016-12-05T21:60:29Z",
    "2016-12-05T21:29:60Z",
    "2016-12-05T21:29:29",
    "2016-12-05 21:29:29Z",
  ],
  [
    "2016-12-05T21:29:29+19:00",
    "2016-12-05T21:29:29+02:60",
    "2016-12-05T21:29:29+0200",
    "2016-12-05T21:29:29.Z",
    "12016-12-05T21:29:29Z",
  ],
])("%s %s %s %s %s are none", (...texts) => {
  for (const text of texts) expect(parseMoment(text), text).toBeUndefined();
});

test("a definition wants seconds, and both compare to the nanosecond", () => {
  expect(parseRfc3339("2016-03-14T01:59Z")).toBeUndefined();
  expect(parseRfc3339("+12026-01-01T00:00:00Z")).toBeUndefined();
  const [a, b] = ["2016-03-05T21:29:29.000000001Z", "2016-03-05T23:29:29.000000002+02:00"].map(
    (text) => parseRfc3339(text)!,
  );
  expect([compareMoments(a!, b!), compareMoments(b!, a!), compareMoments(a!, { ...a! })]).toEqual([-1, 1, 0]);
});
