import { smallest } from "../../ground/shared/small.ts";

/**
 * Independent assessment of the quality of conditions of service (НОКО): five criteria, each the weighted sum of its indicators, and
 * the total, their mean. Order of the Ministry of Labour 344н of 31.05.2018 (how it is counted), with the ministries' own lists of
 * indicators: education (Ministry of Education, 114 of 13.03.2019), health (Ministry of Health, 201н of 04.05.2018), social
 * services (Ministry of Labour, 317н of 31.05.2018). Grade M: see decision 0219.
 */

/** By whose list of indicators. */
export const spheres = ["education", "health", "social"] as const;
export type Sphere = (typeof spheres)[number];

export const indicators = [
  "1.1",
  "1.2",
  "1.3",
  "2.1",
  "2.2",
  "2.3",
  "3.1",
  "3.2",
  "3.3",
  "4.1",
  "4.2",
  "4.3",
  "5.1",
  "5.2",
  "5.3",
] as const;
export type Indicator = (typeof indicators)[number];
export const criteria = ["1", "2", "3", "4", "5"] as const;
export type Criterion = (typeof criteria)[number];

/** In hundredths, so that they add up exactly. Education waits for nothing by a term: there 2.2 does not count. */
const weights: Record<Indicator, number | Record<Sphere, number>> = {
  "1.1": 30,
  "1.2": 30,
  "1.3": 40,
  "2.1": { education: 50, health: 30, social: 30 },
  "2.2": { education: 0, health: 40, social: 40 },
  "2.3": { education: 50, health: 30, social: 30 },
  "3.1": 30,
  "3.2": 40,
  "3.3": 30,
  "4.1": 40,
  "4.2": 40,
  "4.3": 20,
  "5.1": 30,
  "5.2": 20,
  "5.3": 50,
};
export const weightOf = (indicator: Indicator, sphere: Sphere): number => {
  const weight = weights[indicator];
  return typeof weight === "number" ? weight : weight[sphere];
};

/** What experts saw of an organisation: the mean of their checklists. */
export interface Seen {
  experts: number;
  /** Materials that are there, and those that are required. */
  stand: { there: number; norm: number };
  site: { there: number; norm: number };
  /** Ways to turn to it from afar, conditions of comfort, what is equipped, what helps: how many of each. */
  remote: number;
  comfort: number;
  equipment: number;
  help: number;
  /** Points for how long one waits; absent where there is no term. */
  wait?: number | undefined;
}

/** Of those who were asked, how many said yes. */
export interface Share {
  yes: number;
  of: number;
}
export const shares = [
  "stand",
  "site",
  "on-time",
  "comfort",
  "access",
  "contact",
  "service",
  "remote",
  "recommend",
  "organised",
  "satisfied",
] as const;
export type ShareKey = (typeof shares)[number];
export interface Told {
  visitors: number;
  shares: Record<ShareKey, Share>;
}

/** Of fewer people a share would say what each of them has said: it counts in its criterion, and is not shown by itself. */
export const fewest = smallest;
/** Of fewer the figures say little: they are counted and marked. */
export const enough = 30;

/** What has to be said beside the figures of an organisation. */
export type Remark =
  /** Nobody with a disability answered: 3.3 is not counted, its weight goes to 3.1 and 3.2. */
  | "no-disabled"
  /** Fewer than five did: 3.3 counts, and is not shown by itself. */
  | "few-disabled"
  /** Nobody answered of another share that concerns some visitors only: its weight goes to the criterion's others. */
  | "part-unasked"
  /** Fewer than five did: likewise. */
  | "part-few"
  | "no-checklist"
  | "few-visitors"
  /** Its visitors' answers are not counted: without them those of an organisation with fewer than five could be worked out. */
  | "beside-few"
  | "small";

/** Points, 0 to 100, two decimals; what could not be counted, or is not shown by itself, is not there, and is not nought. */
export interface Scores {
  indicators: Partial<Record<Indicator, number>>;
  criteria: Partial<Record<Criterion, number>>;
  total?: number | undefined;
  remarks: Remark[];
}

const capped = (points: number): number => Math.min(100, points);
const percent = ({ yes, of }: Share): number | undefined => (of === 0 ? undefined : (yes / of) * 100);
const mean = (...values: (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** Points of each indicator, not rounded yet. */
function pointsOf(sphere: Sphere, seen: Seen | undefined, told: Told | undefined): Map<Indicator, number> {
  const share = (key: ShareKey) => told && percent(told.shares[key]);
  const part = ({ there, norm }: Seen["stand"]) => capped((there / norm) * 100);
  const all: Record<Indicator, number | undefined> = {
    "1.1": seen && mean(part(seen.stand), part(seen.site)),
    // Thirty points for each way; with four and more it is whole.
    "1.2": seen && (seen.remote > 3 ? 100 : seen.remote * 30),
    // Of those who have looked: whoever saw only the one speaks of the one.
    "1.3": mean(share("stand"), share("site")),
    "2.1": seen && capped(seen.comfort * 20),
    "2.2": mean(seen?.wait, share("on-time")),
    "2.3": share("comfort"),
    "3.1": seen && capped(seen.equipment * 20),
    "3.2": seen && capped(seen.help * 20),
    "3.3": share("access"),
    "4.1": share("contact"),
    "4.2": share("service"),
    "4.3": share("remote"),
    "5.1": share("recommend"),
    "5.2": share("organised"),
    "5.3": share("satisfied"),
  };
  return new Map(
    indicators.flatMap((key) => (all[key] === undefined || weightOf(key, sphere) === 0 ? [] : [[key, all[key]]])),
  );
}

/** Indicators that concern some visitors only: without them their weight goes to the others of the criterion. */
const ofSome: ReadonlySet<Indicator> = new Set(["1.3", "3.3", "4.3"]);

/** By which shares the visitors tell of an indicator. */
const sharesOf: Partial<Record<Indicator, readonly ShareKey[]>> = {
  "1.3": ["stand", "site"],
  "2.2": ["on-time"],
  "2.3": ["comfort"],
  "3.3": ["access"],
  "4.1": ["contact"],
  "4.2": ["service"],
  "4.3": ["remote"],
  "5.1": ["recommend"],
  "5.2": ["organised"],
  "5.3": ["satisfied"],
};
const ofVisitors = Object.keys(sharesOf) as Indicator[];

/** Indicators of which one of the shares was told by fewer than five. */
const fewIn = (told: Told | undefined): Set<Indicator> =>
  new Set(
    told &&
      ofVisitors.filter((key) =>
        sharesOf[key]!.some((share) => told.shares[share].of > 0 && told.shares[share].of < fewest),
      ),
  );

/**
 * The scores of an organisation, by every answer, as the order counts them; what fewer than five told is not shown by itself. A criterion is there if all its indicators are, but for those that concern some visitors only;
 * the total, if all five are. Nothing is rounded on the way; what is told has two decimals, a half goes up.
 */
export function scoresOf(sphere: Sphere, seen: Seen | undefined, told: Told | undefined): Scores {
  const answered = told && told.visitors >= fewest ? told : undefined;
  const points = pointsOf(sphere, seen, answered);
  const of = (criterion: Criterion): number | undefined => {
    const own = indicators.filter((key) => key.startsWith(`${criterion}.`) && weightOf(key, sphere) > 0);
    const counted = own.filter((key) => points.has(key));
    const isWhole = answered !== undefined && own.every((key) => points.has(key) || ofSome.has(key));
    if (!isWhole || counted.length === 0) return undefined;
    const weight = counted.reduce((sum, key) => sum + weightOf(key, sphere), 0);
    return counted.reduce((sum, key) => sum + points.get(key)! * weightOf(key, sphere), 0) / weight;
  };
  const found = criteria.map((criterion) => [criterion, of(criterion)] as const);
  const known = found.flatMap(([criterion, value]) => (value === undefined ? [] : [[criterion, value] as const]));
  const isWhole = known.length === criteria.length;
  const few = fewIn(answered);
  return {
    indicators: Object.fromEntries(
      [...points].flatMap(([key, value]) => (few.has(key) ? [] : [[key, rounded(value)] as const])),
    ),
    criteria: Object.fromEntries(known.map(([key, value]) => [key, rounded(value)])),
    total: isWhole ? rounded(known.reduce((sum, [, value]) => sum + value, 0) / criteria.length) : undefined,
    remarks: remarksOf(seen, told, { points, hidden: few }),
  };
}

function remarksOf(
  seen: Seen | undefined,
  told: Told | undefined,
  { points, hidden }: { points: ReadonlyMap<Indicator, number>; hidden: ReadonlySet<Indicator> },
): Remark[] {
  const visitors = told?.visitors ?? 0;
  const few = visitors < fewest;
  return [
    ...(seen ? [] : (["no-checklist"] as const)),
    ...(few ? (["few-visitors"] as const) : []),
    ...(!few && visitors < enough ? (["small"] as const) : []),
    ...(!few && !points.has("3.3") ? (["no-disabled"] as const) : []),
    ...(hidden.has("3.3") ? (["few-disabled"] as const) : []),
    ...(!few && (!points.has("1.3") || !points.has("4.3")) ? (["part-unasked"] as const) : []),
    ...([...hidden].some((key) => key !== "3.3") ? (["part-few"] as const) : []),
  ];
}

/** Two decimals, a half up; what binary fractions lose (74.325 is 74.32499…) does not decide. */
const rounded = (value: number): number => Math.round((value + 1e-9) * 100) / 100;

/** Places by the total, the same for the same points; who has no total has no place. */
export function placesOf<K>(totals: ReadonlyMap<K, number | undefined>): Map<K, number> {
  const known = [...totals].flatMap(([key, total]) => (total === undefined ? [] : [{ key, total }]));
  return new Map(known.map(({ key, total }) => [key, 1 + known.filter((other) => other.total > total).length]));
}
