import { expect, it } from "vitest";
import { citedAct } from "./act.ts";

it("cites an act by day and number, and a decision by its minutes", () => {
  const date = "2026-03-16";
  expect(citedAct({ act: "Постановление администрации", number: "12-п", date }).ru).toBe(
    "Постановление администрации от 16.03.2026 № 12-п",
  );
  expect(citedAct({ act: "Решение 1/2", number: "протокол № 1/2026", date }).ru).toBe(
    "Решение 1/2, протокол № 1/2026 от 16.03.2026",
  );
});
