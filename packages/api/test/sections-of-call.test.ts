import { expect, it } from "vitest";
import { keyed } from "../browser/organisation/talks.sections.ts";

// Sections of a call for talks, as an organisation writes them on its page: a line each.

const before = [
  { key: "early", title: "Ранняя помощь" },
  { key: "s2", title: "Школа" },
];

it.each([
  ["the first time", ["Ранняя помощь", "Школа"], [], ["s1", "s2"]],
  ["one before the others", ["Семья", "Ранняя помощь", "Школа"], before, ["s1", "early", "s2"]],
  ["in another order", ["Школа", "Ранняя помощь"], before, ["s2", "early"]],
  ["called otherwise in its place", ["Помощь до трёх лет", "Школа"], before, ["early", "s2"]],
  ["one taken out", ["Школа"], before, ["s2"]],
  ["one more", ["Ранняя помощь", "Школа", "Семья", "Право"], before, ["early", "s2", "s1", "s3"]],
] as const)("keep the keys that talks name: %s", (_, titles, of, keys) => {
  expect(keyed(titles, [...of])).toEqual(titles.map((title, i) => ({ key: keys[i], title })));
});
