/** Those whom experts and visitors speak of, and what each comes to, computed by hand as in packages/core/src/forms/quality/scores.test.ts. */
export interface Organisation {
  name: string;
  /** One answer for each expert: materials there and required, on stands and site; ways from afar, comfort, equipment, help. */
  experts: { stand: Pair; site: Pair; counts: [remote: number, comfort: number, equipment: number, help: number] }[];
  visitors: number;
  /** How many say yes, and of how many; the others are asked of everybody. */
  some: { stand: Pair; site: Pair; access: Pair; remote: Pair };
  all: Record<"comfort-ok" | "contact-ok" | "service-ok" | "recommend" | "organised" | "satisfied", number>;
  criteria: (number | undefined)[];
  total: number | undefined;
  place: number | undefined;
  remarks: string[];
}
type Pair = [yes: number, of: number];

const all = (...[comfort, contact, service, recommend, organised, satisfied]: number[]): Organisation["all"] => ({
  "comfort-ok": comfort!,
  "contact-ok": contact!,
  "service-ok": service!,
  recommend: recommend!,
  organised: organised!,
  satisfied: satisfied!,
});
const usual = { stand: [10, 20], site: [30, 40], counts: [2, 3, 1, 2] } satisfies Organisation["experts"][number];
const some = (access: Pair, remote: Pair = [4, 5]): Organisation["some"] => ({
  stand: [4, 5],
  site: [6, 10],
  access,
  remote,
});
const usualAll = all(7, 9, 8, 7, 8, 9);
const none = [undefined, undefined, undefined, undefined, undefined];

export const organisations: Organisation[] = [
  {
    name: "А колледж",
    experts: [{ stand: [20, 20], site: [40, 40], counts: [5, 7, 5, 6] }],
    visitors: 10,
    some: { stand: [10, 10], site: [10, 10], access: [5, 5], remote: [10, 10] },
    all: all(10, 10, 10, 10, 10, 10),
    criteria: [100, 100, 100, 100, 100],
    total: 100,
    place: 1,
    remarks: ["small"],
  },
  {
    name: "Б колледж",
    experts: [usual],
    visitors: 10,
    some: some([3, 5]),
    all: usualAll,
    criteria: [64.75, 65, 40, 84, 82],
    total: 67.15,
    place: 6,
    remarks: ["small"],
  },
  {
    name: "В колледж",
    experts: [usual],
    visitors: 10,
    some: some([0, 0]),
    all: usualAll,
    criteria: [64.75, 65, 31.43, 84, 82],
    total: 65.44,
    place: 7,
    remarks: ["small", "no-disabled"],
  },
  {
    name: "Г колледж",
    experts: [usual],
    visitors: 10,
    some: some([4, 4]),
    all: usualAll,
    criteria: [64.75, 65, 52, 84, 82],
    total: 69.55,
    place: 4,
    remarks: ["small", "few-disabled"],
  },
  {
    name: "Д колледж",
    experts: [usual],
    visitors: 4,
    some: { stand: [4, 4], site: [4, 4], access: [4, 4], remote: [4, 4] },
    all: all(4, 4, 4, 4, 4, 4),
    criteria: none,
    total: undefined,
    place: undefined,
    remarks: ["few-visitors"],
  },
  {
    name: "Е колледж",
    experts: [],
    visitors: 3,
    some: { stand: [3, 3], site: [3, 3], access: [0, 0], remote: [3, 3] },
    all: all(3, 3, 3, 3, 3, 3),
    criteria: none,
    total: undefined,
    place: undefined,
    remarks: ["no-checklist", "few-visitors"],
  },
  {
    name: "Ж колледж",
    experts: [usual],
    visitors: 10,
    some: some([3, 5], [0, 0]),
    all: usualAll,
    criteria: [64.75, 65, 40, 85, 82],
    total: 67.35,
    place: 5,
    remarks: ["small", "part-unasked"],
  },
  {
    name: "З колледж",
    experts: [{ stand: [15, 16], site: [27, 36], counts: [3, 4, 2, 3] }],
    visitors: 12,
    some: { stand: [5, 6], site: [7, 9], access: [5, 6], remote: [6, 7] },
    all: all(9, 11, 10, 8, 9, 10),
    criteria: [84.53, 77.5, 61, 87.14, 76.67],
    total: 77.37,
    place: 3,
    remarks: ["small"],
  },
  {
    name: "И колледж",
    experts: [{ stand: [0, 20], site: [0, 40], counts: [0, 0, 0, 0] }],
    visitors: 10,
    some: { stand: [0, 10], site: [0, 10], access: [0, 5], remote: [0, 10] },
    all: all(0, 0, 0, 0, 0, 0),
    criteria: [0, 0, 0, 0, 0],
    total: 0,
    place: 10,
    remarks: ["small"],
  },
  {
    name: "К колледж",
    experts: [{ stand: [25, 20], site: [40, 40], counts: [4, 5, 5, 5] }],
    visitors: 10,
    some: { stand: [0, 0], site: [8, 10], access: [6, 6], remote: [5, 5] },
    all: all(10, 10, 9, 9, 10, 9),
    criteria: [92, 100, 100, 96, 92],
    total: 96,
    place: 2,
    remarks: ["small"],
  },
  {
    name: "Л колледж",
    experts: [{ stand: [20, 20], site: [40, 40], counts: [1, 2, 3, 1] }],
    visitors: 30,
    some: { stand: [15, 20], site: [12, 16], access: [5, 8], remote: [6, 8] },
    all: all(21, 27, 24, 18, 15, 21),
    criteria: [69, 55, 44.75, 83, 63],
    total: 62.95,
    place: 8,
    remarks: [],
  },
  {
    name: "М колледж",
    experts: [
      { stand: [10, 20], site: [20, 40], counts: [1, 2, 1, 0] },
      { stand: [12, 20], site: [24, 40], counts: [2, 3, 2, 1] },
    ],
    visitors: 10,
    some: { stand: [5, 5], site: [5, 10], access: [5, 5], remote: [5, 10] },
    all: all(5, 5, 5, 5, 5, 5),
    criteria: [60, 50, 43, 50, 50],
    total: 50.6,
    place: 9,
    remarks: ["small"],
  },
];

/** How each yes-or-no question of the visitors is answered by whoever comes as number `i`, from 0. */
export function visitorAnswers({ some: part, all: whole }: Organisation, i: number): Record<string, boolean> {
  const partly = (used: string, ok: string, [yes, of]: Pair) => ({
    [used]: i < of,
    ...(i < of ? { [ok]: i < yes } : {}),
  });
  return {
    ...partly("stand-used", "stand-ok", part.stand),
    ...partly("site-used", "site-ok", part.site),
    "on-time": true,
    ...partly("disabled", "access-ok", part.access),
    ...partly("remote-used", "remote-ok", part.remote),
    ...Object.fromEntries(Object.entries(whole).map(([key, yes]) => [key, i < yes])),
  };
}

const codes = {
  remote: ["phone", "mail", "form", "faq", "survey"],
  "comfort-there": ["waiting", "signs", "water", "toilet", "clean", "transport", "booking"],
  equipment: ["entrance", "parking", "inside", "wheelchair", "toilet"],
  help: ["sound", "braille", "sign-language", "site", "staff", "home"],
} as const;

/** What an expert marks; nothing is an answer of its own. */
export function expertAnswers({ stand, site, counts }: Organisation["experts"][number]): Record<string, unknown> {
  const marked = Object.entries(codes).map(([key, all], i) => [key, counts[i] ? all.slice(0, counts[i]) : ["none"]]);
  return {
    stand: stand[0],
    "stand-norm": stand[1],
    site: site[0],
    "site-norm": site[1],
    wait: "none",
    ...Object.fromEntries(marked),
  };
}
