import { expect, test } from "vitest";
import { checkWords, isListed } from "../browser/respond/checks.ts";

test("whoever sent a file learns that it is being checked, and that it was not taken; what was taken back is not listed", () => {
  const removed = { by: "system:scans", reason: "найдена вредоносная программа" };
  const files = [{}, { check: "pending" }, { check: "failed" }, { check: "infected", removed }, { removed }] as const;
  expect(files.map(isListed)).toEqual([true, true, true, true, false]);
  expect(checkWords.pending.ru).toContain("проверяется");
  expect(checkWords.infected.ru).toMatch(/^не принят: .*приложите другой файл$/);
});
