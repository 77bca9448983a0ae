import { describe, expect, it } from "vitest";
import type { AgeGroup, HelpRow } from "../indicator/index.ts";
import { protect, smallest, totalsOf } from "./small-cells.ts";

const row = (municipality: string, service: string | undefined, ages: HelpRow["ages"]): HelpRow => ({
  municipality,
  service,
  children: Object.values(ages).reduce((sum, n) => sum + n, 0),
  ages,
});

describe("figures that belong to others", () => {
  it("are shown without numbers below five, nor what would tell them", () => {
    const rows = [
      row("kemerovo", undefined, { "0-3": 9, "4-7": 6 }),
      row("kemerovo", "speech-therapy", { "0-3": 9, "4-7": 6 }),
      row("tashtagol", undefined, { "0-3": 10, "4-7": 8 }),
      row("tashtagol", "speech-therapy", { "0-3": 7, "4-7": 8 }),
      row("tashtagol", "tutor-support", { "0-3": 4 }),
    ];
    const shown = protect(rows);
    expect(shown[0]).toEqual(rows[0]);
    expect(shown.slice(2)).toEqual([
      // 10 − 7 would say that at least three are of the other service.
      { ...rows[2], children: 8, ages: { "0-3": null, "4-7": 8 }, hidden: true },
      rows[3],
      { ...rows[4], children: null, ages: { "0-3": null }, hidden: true },
    ]);
    expect(totalsOf(shown)).toEqual([
      { service: undefined, children: 23, atLeast: true },
      { service: "speech-therapy", children: 30, atLeast: false },
      { service: "tutor-support", children: 0, atLeast: true },
    ]);
  });

  it("are hidden from an organisation where its own children leave few others", () => {
    const rows = [row("kemerovo", "speech-therapy", { "0-3": 9, "4-7": 12 })];
    const own = [row("kemerovo", "speech-therapy", { "0-3": 6, "4-7": 7 })];
    expect(protect(rows, own)).toMatchObject([{ children: 12, ages: { "0-3": null, "4-7": 12 } }]);
    // All of them are its own: there is nobody else to be known.
    expect(protect(rows, rows)).toEqual(rows);
  });

  // Whatever a hidden cell holds, what is shown is the same: so nothing that is shown tells of it, in sums either.
  it.each([1, 2])("say nothing of what is hidden in tables by chance %i", (seed) => {
    const pick = chance(seed * 7_919);
    let looked = 0;
    for (let n = 0; n < 150; n++) {
      const { rows, own } = tableBy(pick);
      const shown = protect(rows, own);
      const before = JSON.stringify([shown, totalsOf(shown)]);
      for (const [i, { ages, service }] of shown.entries())
        for (const [age, told] of Object.entries(ages) as [AgeGroup, number | null][]) {
          if (told !== null || service === undefined) continue;
          const mine = own.find((one) => one.municipality === rows[i]!.municipality && one.service === service);
          const from = mine?.ages[age] ?? 0;
          for (let other = 1; other < smallest; other++) {
            const changed = rows.map((one, at) => (at === i ? withAge(one, age, from + other) : one));
            // All services together have other children then.
            const all = changed.map((one) =>
              one.service === undefined && one.municipality === rows[i]!.municipality
                ? withAge(one, age, atLeastOf(changed, one.municipality, age) + pick(4))
                : one,
            );
            const again = protect(all, own);
            expect(JSON.stringify([again, totalsOf(again)]) === before).toBe(true);
            looked++;
          }
        }
    }
    expect(looked).toBeGreaterThan(500);
  });
});

const withAge = (one: HelpRow, age: AgeGroup, n: number): HelpRow =>
  row(one.municipality, one.service, { ...one.ages, [age]: n });
const atLeastOf = (rows: readonly HelpRow[], municipality: string, age: AgeGroup): number =>
  Math.max(...rows.filter((one) => one.service && one.municipality === municipality).map((one) => one.ages[age] ?? 0));

function tableBy(pick: (n: number) => number): { rows: HelpRow[]; own: HelpRow[] } {
  const [rows, own]: [HelpRow[], HelpRow[]] = [[], []];
  for (const municipality of ["kemerovo", "tashtagol"]) {
    const services = ["speech-therapy", "tutor-support"].map((service) =>
      row(municipality, service, { "0-3": pick(12), "4-7": pick(12) }),
    );
    const most = (age: AgeGroup) => Math.max(...services.map((one) => one.ages[age]!));
    const all = row(municipality, undefined, { "0-3": most("0-3") + pick(5), "4-7": most("4-7") + pick(5) });
    rows.push(all, ...services);
    if (pick(2) === 1)
      for (const one of services)
        own.push(
          row(municipality, one.service, { "0-3": pick(one.ages["0-3"]! + 1), "4-7": pick(one.ages["4-7"]! + 1) }),
        );
  }
  return { rows, own };
}

/** Park and Miller's generator: from 0 to n - 1. */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
}
