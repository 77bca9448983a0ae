import { Temporal } from "temporal-polyfill";

/** Day and month in each other's place: `2016-05-20` gives none, `2016-05-04` gives `2016-04-05`. */
export const turned = (date: string): string | undefined => {
  const [year, month, day] = date.split("-");
  return month === day ? undefined : existing(`${year}-${day}-${month}`);
};

/** Two digits of the month, the day or the year's last two that changed places. */
export const transposed = (date: string): string[] =>
  [2, 5, 8].flatMap((at) => {
    const [a, b] = [date[at]!, date[at + 1]!];
    return a === b ? [] : (existing(date.slice(0, at) + b + a + date.slice(at + 2)) ?? []);
  });

/** Places of digits that people mistype: the century they do not. */
const places = [2, 3, 5, 6, 8, 9];

/** With each digit left open in turn: two dates that differ by one digit have one of these in common. */
export const opened = (date: string): string[] => places.map((at) => `${date.slice(0, at)}?${date.slice(at + 1)}`);

/** Days that may have been meant by this one, itself first; some forty. */
export function near(date: string): string[] {
  const mistyped = places.flatMap((at) =>
    Array.from({ length: 10 }, (_, digit) => existing(`${date.slice(0, at)}${digit}${date.slice(at + 1)}`)),
  );
  return [...new Set([date, turned(date), ...transposed(date), ...mistyped])].filter((day) => day !== undefined);
}

function existing(date: string): string | undefined {
  if (!likeDate.test(date)) return undefined;
  // Every month has these: a child has forty dates near its own.
  if (Number(date.slice(8)) <= 28) return date;
  try {
    return Temporal.PlainDate.from(date, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
}
const likeDate = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
