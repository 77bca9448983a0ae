import { describe, expect, it } from "vitest";
import { placesOf, type Scores, type Seen, type Share, type Sphere, scoresOf, type Told } from "./scores.ts";

/** Materials there/required on stands and site; ways from afar, comfort, equipment, help; experts. */
const seen = (
  stand: [number, number],
  site: [number, number],
  counts: [remote: number, comfort: number, equipment: number, help: number],
  more: Partial<Seen> = {},
): Seen => ({
  experts: 1,
  stand: { there: stand[0], norm: stand[1] },
  site: { there: site[0], norm: site[1] },
  remote: counts[0],
  comfort: counts[1],
  equipment: counts[2],
  help: counts[3],
  ...more,
});
type Pair = [yes: number, of: number];
/** Stands, site, comfort, access; contact, service, from afar; recommend, organised, satisfied. */
const told = (
  visitors: number,
  first: [stand: Pair, site: Pair, comfort: number, access: Pair],
  staff: [contact: number, service: number, remote: Pair],
  whole: [recommend: number, organised: number, satisfied: number],
  onTime = visitors,
): Told => {
  const share = ([yes, of]: Pair): Share => ({ yes, of });
  const all = (yes: number): Share => ({ yes, of: visitors });
  const [stand, site, comfort, access] = first;
  return {
    visitors,
    shares: {
      stand: share(stand),
      site: share(site),
      "on-time": all(onTime),
      comfort: all(comfort),
      access: share(access),
      contact: all(staff[0]),
      service: all(staff[1]),
      remote: share(staff[2]),
      recommend: all(whole[0]),
      organised: all(whole[1]),
      satisfied: all(whole[2]),
    },
  };
};

const usualSeen = seen([10, 20], [30, 40], [2, 3, 1, 2]);
const usual = (access: Pair, remote: Pair = [4, 5]) =>
  told(10, [[4, 5], [6, 10], 7, access], [9, 8, remote], [7, 8, 9]);

/** Computed by hand, by the formulas of 344н: criteria 1 to 5, the total. */
const organisations: [string, Seen | undefined, Told | undefined, (number | undefined)[], Scores["remarks"]][] = [
  [
    "A, where all is there and everybody content",
    seen([20, 20], [40, 40], [5, 7, 5, 6]),
    told(10, [[10, 10], [10, 10], 10, [5, 5]], [10, 10, [10, 10]], [10, 10, 10]),
    [100, 100, 100, 100, 100, 100],
    ["small"],
  ],
  // 0.3·62.5 + 0.3·60 + 0.4·70; 0.5·60 + 0.5·70; 0.3·20 + 0.4·40 + 0.3·60; 0.4·90 + 0.4·80 + 0.2·80; 0.3·70 + 0.2·80 + 0.5·90
  ["B, a usual one", usualSeen, usual([3, 5]), [64.75, 65, 40, 84, 82, 67.15], ["small"]],
  // (30·20 + 40·40) / 70
  [
    "C, where nobody with a disability answered",
    usualSeen,
    usual([0, 0]),
    [64.75, 65, 31.43, 84, 82, 65.44],
    ["small", "no-disabled"],
  ],
  // 0.3·20 + 0.4·40 + 0.3·100
  [
    "D, where four did, who count as the order says",
    usualSeen,
    usual([4, 4]),
    [64.75, 65, 52, 84, 82, 69.55],
    ["small", "few-disabled"],
  ],
  [
    "E, with four visitors",
    usualSeen,
    told(4, [[4, 4], [4, 4], 4, [4, 4]], [4, 4, [4, 4]], [4, 4, 4]),
    [undefined, undefined, undefined, undefined, undefined, undefined],
    ["few-visitors"],
  ],
  [
    "F, which no expert has seen",
    undefined,
    usual([3, 5]),
    [undefined, undefined, undefined, 84, 82, undefined],
    ["no-checklist", "small"],
  ],
  // (40·90 + 40·80) / 80
  [
    "G, to which nobody turned from afar",
    usualSeen,
    usual([3, 5], [0, 0]),
    [64.75, 65, 40, 85, 82, 67.35],
    ["small", "part-unasked"],
  ],
  // 0.3·84.375 + 0.3·90 + 0.4·80.555…; 77.5; 12 + 24 + 25; 36.66… + 33.33… + 17.142857…; 20 + 15 + 41.66…
  [
    "H, of fractions without end",
    seen([15, 16], [27, 36], [3, 4, 2, 3]),
    told(12, [[5, 6], [7, 9], 9, [5, 6]], [11, 10, [6, 7]], [8, 9, 10]),
    [84.53, 77.5, 61, 87.14, 76.67, 77.37],
    ["small"],
  ],
  [
    "I, of noughts, which are figures",
    seen([0, 20], [0, 40], [0, 0, 0, 0]),
    told(10, [[0, 10], [0, 10], 0, [0, 5]], [0, 0, [0, 10]], [0, 0, 0]),
    [0, 0, 0, 0, 0, 0],
    ["small"],
  ],
  // More than is required is no more than all; four ways are enough; nobody looked at the stands, so the site counts alone.
  [
    "J, with more than is asked for",
    seen([25, 20], [40, 40], [4, 5, 5, 5]),
    told(10, [[0, 0], [8, 10], 10, [6, 6]], [10, 9, [5, 5]], [9, 10, 9]),
    [92, 100, 100, 96, 92, 96],
    ["small"],
  ],
  // 30 + 9 + 30; 20 + 35; 18 + 8 + 18.75; 36 + 32 + 15; 18 + 10 + 35
  [
    "K, with visitors enough",
    seen([20, 20], [40, 40], [1, 2, 3, 1]),
    told(30, [[15, 20], [12, 16], 21, [5, 8]], [27, 24, [6, 8]], [18, 15, 21]),
    [69, 55, 44.75, 83, 63, 62.95],
    [],
  ],
  // The mean of two: 16.5 + 13.5 + 30; 25 + 25; 9 + 4 + 30
  [
    "L, which two experts saw",
    seen([11, 20], [22, 40], [1.5, 2.5, 1.5, 0.5], { experts: 2 }),
    told(10, [[5, 5], [5, 10], 5, [5, 5]], [5, 5, [5, 10]], [5, 5, 5]),
    [60, 50, 43, 50, 50, 50.6],
    ["small"],
  ],
];

describe("the scores of twelve organisations, against figures computed by hand", () => {
  it.each(organisations)("%s", (_, experts, visitors, expected, remarks) => {
    const { criteria, total, remarks: said } = scoresOf("education", experts, visitors);
    expect([criteria[1], criteria[2], criteria[3], criteria[4], criteria[5], total]).toEqual(expected);
    expect(said).toEqual(remarks);
  });

  it("stand in places that equal points share, and without points in none", () => {
    const totals = new Map(
      organisations.map(([name, experts, visitors]) => [name[0], scoresOf("education", experts, visitors).total]),
    );
    expect(Object.fromEntries(placesOf(totals))).toEqual({
      A: 1,
      J: 2,
      H: 3,
      D: 4,
      G: 5,
      B: 6,
      C: 7,
      K: 8,
      L: 9,
      I: 10,
    });
  });
});

describe("shares of fewer than five", () => {
  const scored = (access: Pair, remote?: Pair) => scoresOf("education", usualSeen, usual(access, remote));

  it("count from a single answer, and are not shown by themselves", () => {
    // 0.3·20 + 0.4·40 + 0.3·0
    const one = scored([0, 1]);
    expect(one.criteria[3]).toBe(22);
    expect(one.indicators).not.toHaveProperty("3.3");
    expect(one.indicators).toMatchObject({ "3.1": 20, "3.2": 40 });
    expect(one.remarks).toEqual(["small", "few-disabled"]);
    expect(scored([3, 5]).indicators["3.3"]).toBe(60);
  });

  it("of turning from afar likewise", () => {
    // 0.4·90 + 0.4·80 + 0.2·50
    const two = scored([3, 5], [1, 2]);
    expect([two.criteria[4], two.indicators["4.3"], two.remarks]).toEqual([78, undefined, ["small", "part-few"]]);
  });
});

describe("the spheres", () => {
  const waited = { ...usualSeen, wait: 40 };
  const inTime = told(10, [[4, 5], [6, 10], 7, [3, 5]], [9, 8, [4, 5]], [7, 8, 9], 6);

  it.each<[Sphere, number, number]>([
    ["education", 65, 67.15],
    // 0.3·60 + 0.4·(40 + 60)/2 + 0.3·70
    ["health", 59, 65.95],
    ["social", 59, 65.95],
  ])("%s counts comfort by weights of its own", (sphere, comfort, total) => {
    const scores = scoresOf(sphere, waited, inTime);
    expect([scores.criteria[2], scores.total]).toEqual([comfort, total]);
    expect(scores.indicators["2.2"]).toBe(sphere === "education" ? undefined : 50);
  });

  it("count being served in time alone where no term is set", () => {
    expect(scoresOf("health", usualSeen, inTime).indicators["2.2"]).toBe(60);
  });
});

it("rounds a half up, whatever binary fractions make of it", () => {
  // 1 of 8 is 12.5, 0.3·12.5 = 3.75; of 37 visitors 14: 37.837837…
  const scores = scoresOf("education", seen([1, 8], [1, 8], [0, 0, 0, 0]), usual([3, 5]));
  expect(scores.indicators["1.1"]).toBe(12.5);
  // (0.3·12.5 + 0.4·70) and means of them that end in a 5: 31.75; (31.75 + 35 + 18 + 84 + 82) / 5 = 50.15
  expect([scores.criteria[1], scores.total]).toEqual([31.75, 50.15]);
});
