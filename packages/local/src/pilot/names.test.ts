import { describe, expect, it } from "vitest";
import { fathers, given, surnameFor, surnames, women } from "./names.ts";

describe("names", () => {
  it.each([
    ["Семёнов", "Семёнова"],
    ["Агеев", "Агеева"],
    ["Соловьёв", "Соловьёва"],
    ["Никитин", "Никитина"],
    ["Горбачевский", "Горбачевская"],
    ["Тихий", "Тихая"],
    ["Белый", "Белая"],
    ["Толстой", "Толстая"],
    ["Коваленко", "Коваленко"],
    ["Черных", "Черных"],
    ["Мельник", "Мельник"],
    ["Ким", "Ким"],
  ])("%s is %s of a woman", (his, hers) => {
    expect([surnameFor("male", his), surnameFor("female", his)]).toEqual([his, hers]);
  });

  it("have a patronymic of each sex from every father", () => {
    for (const { name, male, female } of fathers) {
      expect(male).toMatch(/(вич|ич)$/);
      expect(female).toMatch(/(вна|чна)$/);
      // Лев, Львович: the first letter only.
      expect([male[0], female[0]]).toEqual([name[0], name[0]]);
    }
  });

  it("are Russian words, each once", () => {
    for (const list of [surnames, given.female, given.male, women, fathers.map((f) => f.name)]) {
      expect(new Set(list).size).toBe(list.length);
      for (const name of list) expect(name).toMatch(/^[А-ЯЁ][а-яё]+$/);
    }
  });
});
