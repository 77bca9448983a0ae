import { expect, it } from "vitest";
import { indicatorOf, indicators, titleAmong } from "./indicator.ts";

const titles = (...keys: string[]) => keys.map((key) => titleAmong(indicatorOf(key)!, keys).ru);

it("names the whole of a part that stands without it, and not twice where it stands before", () => {
  expect(titles("families-surveyed", "parents-surveyed")).toEqual([
    "Семей, которых спросили анкетой, из них ответили",
    "Родителей анкетировано",
  ]);
  expect(titles("families-asked", "families-surveyed")).toEqual(["Семей, которых спросили анкетой", "из них ответили"]);
  expect(titles("children", "children-disability", "children-needs")).toEqual([
    "Детей на учёте",
    "из них детей-инвалидов",
    "из них с ОВЗ",
  ]);
  expect(titles("children-video", "video-lessons")).toEqual([
    "Детей на занятиях по видео",
    "Занятий проведено, из них по видео",
  ]);
  expect(titles("programmes-in-use", "children-evidence")).toEqual([
    "Программ реализуется",
    "Детей занимается по программам, из них по программам с научно обоснованными методами",
  ]);
  // By itself no figure is a part of nobody knows what, in either language.
  for (const one of indicators) {
    const { ru, en } = titleAmong(one, [one.key]);
    expect(ru).not.toMatch(/^из них/);
    expect(en).not.toMatch(/^of these/);
  }
});
