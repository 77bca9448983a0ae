import { describe, expect, it } from "vitest";
import { Search, wordsOf } from "./search.ts";
import { stem } from "./stem.ts";

describe("stems", () => {
  // Words and stems of the algorithm's own sample vocabulary (snowballstem.org, Russian).
  it.each([
    ["логопед", "логопед"],
    ["логопедом", "логопед"],
    ["логопеды", "логопед"],
    ["занятиями", "занят"],
    ["занятия", "занят"],
    ["важная", "важн"],
    ["важнейшие", "важн"],
    ["бояться", "боя"],
    ["говорила", "говор"],
    ["говорить", "говор"],
    ["радость", "радост"],
    ["мед", "мед"],
  ])("%s → %s", (word, root) => {
    expect(stem(word)).toBe(root);
  });
});

const search = new Search([
  {
    id: "speech",
    fields: [
      { text: "Занятия с логопедом", weight: 3 },
      { text: "речь развити речи", weight: 2 },
    ],
  },
  { id: "motor", fields: [{ text: "Лечебная физкультура и массаж", weight: 3 }] },
  { id: "centre", fields: [{ text: "Реабилитационный центр «Радость» помощь логопеда", weight: 1 }] },
]);
const ids = (query: string) => search.find(query).map(({ id }) => id);

describe("a search", () => {
  it("knows a word in any of its forms, the best first", () => {
    expect(ids("логопеды")).toEqual(["speech", "centre"]);
    expect(ids("нужны занятия логопеда")).toEqual(["speech", "centre"]);
    expect(ids("ЛОГОПЕД")).toEqual(["speech", "centre"]);
  });

  it("forgives a slip of a finger, an ё, and a keyboard that stood on Latin", () => {
    expect(ids("лагопед")).toEqual(["speech", "centre"]);
    expect(ids("логпоед")).toEqual(["speech", "centre"]);
    expect(ids("масажж")).toEqual(["motor"]);
    expect(ids("kjujgtl")).toEqual(["speech", "centre"]);
  });

  it("finds nothing where nothing is meant, and takes whatever is sent", () => {
    for (const query of ["", "   ", "и в на", "квантовая хромодинамика", "言語聴覚士", "🙂", "\u0000", "((((", "\\"])
      expect(ids(query), query).toEqual([]);
    expect(ids(`"логопед" AND NOT (массаж*) ~2`)).toEqual(["motor", "speech", "centre"]);
    expect(ids(`${"ы".repeat(10_000)} логопед`)).toEqual([]);
    expect(wordsOf("слово ".repeat(3000))).toEqual(["слов", "сл"]); // cut where it ends
    expect(wordsOf([..."абвгдежзиклмн"].map((c) => c.repeat(5)).join(" ")).length).toBe(12);
  });
});
