import { expect, it } from "vitest";
import { agencyNames } from "../src/parts/agency.names.ts";

it("tells organisations of one name apart by where they are", () => {
  const all = new Map([
    ["a", { shortName: "СОШ № 1", municipality: "kemerovo" }],
    ["b", { shortName: "СОШ № 1", municipality: "novokuznetsk" }],
    ["c", { shortName: "СОШ № 2", municipality: "kemerovo" }],
  ]);
  const nameOf = agencyNames(all, (key) => ({ kemerovo: "Кемерово", novokuznetsk: "Новокузнецк" })[key] ?? key);
  expect(["a", "b", "c", "d"].map(nameOf)).toEqual(["СОШ № 1, Кемерово", "СОШ № 1, Новокузнецк", "СОШ № 2", undefined]);
});
