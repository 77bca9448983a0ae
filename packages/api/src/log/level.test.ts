import { expect, test } from "vitest";
import { isLogged } from "./level.ts";

test("LOG_LEVEL is the least that is written; without one that we know, nothing is lost", () => {
  expect([isLogged("info", "warn"), isLogged("warn", "warn"), isLogged("error", "warn")]).toEqual([false, true, true]);
  expect([isLogged("info", ""), isLogged("info", "loud"), isLogged("info", "info")]).toEqual([true, true, true]);
});
