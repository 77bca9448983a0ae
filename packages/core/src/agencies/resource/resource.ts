import * as z from "zod";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line } from "../../ground/shared/schema.ts";
import { posts } from "./resource.posts.ts";
import { Totals } from "./resource.summary.ts";

export { posts } from "./resource.posts.ts";
export { SheetSummary, Totals } from "./resource.summary.ts";

// What an organisation has to help with in a year: staff, money, rooms, equipment, access, cooperation. That is what the roadmap asks for
// once a year (II.I 1.3: «сведения об условиях … кадровых, финансовых, материально-технических, информационных, о взаимодействии»).

/** Where the money comes from: budgets of three levels, earned, given. */
const moneySources = ["federal", "regional", "municipal", "own", "grant"] as const;

const roomKinds = [
  "classroom",
  "specialist",
  "sensory",
  "gym",
  "workshop",
  "living-skills",
  "medical",
  "consultation",
] as const;

/** Zones and means of accessibility, as the passport of accessibility of a building has them (order 802n of 2012, its successors). */
const degree = z.enum(["yes", "partly", "no"]).optional();
const Access = z.strictObject({
  site: degree,
  entrance: degree,
  inside: degree,
  toilet: degree,
  signage: degree,
  lift: degree,
  information: degree,
});

const count = (most: number) => z.int().min(0).max(most);
/** Staff units: a quarter is the least that a staff list has. */
const units = z.number().min(0).max(1000).multipleOf(0.25);
const unique = (keyOf: (one: never) => string) => ({
  check: (list: readonly unknown[]) => new Set(list.map((one) => keyOf(one as never))).size === list.length,
  error: says("строки не повторяются", "lines do not repeat"),
});

const PostLine = z
  .strictObject({
    post: z.enum(posts),
    /** Of `other`: what it is called. */
    title: line(120).optional(),
    /** By the staff list; of them filled; of those with the qualification that the standard asks for. */
    units,
    filled: units,
    qualified: units,
  })
  .refine(({ post, title }) => (post === "other") === (title !== undefined), {
    path: ["title"],
    error: says("название — у «другой должности», и только у неё", "a title, of another post and of no other"),
  })
  .refine(({ units, filled }) => filled <= units, {
    path: ["filled"],
    error: says("не больше ставок по штату", "no more than the units of the staff list"),
  })
  .refine(({ filled, qualified }) => qualified <= filled, {
    path: ["qualified"],
    error: says("не больше занятых ставок", "no more than the filled units"),
  });

/** Whole roubles. */
const roubles = z.int().min(0).max(1_000_000_000_000);
const Money = z.strictObject({ source: z.enum(moneySources), planned: roubles, spent: roubles });
const Room = z
  .strictObject({ kind: z.enum(roomKinds), count: count(1000), equipped: count(1000) })
  .refine(({ count, equipped }) => equipped <= count, {
    path: ["equipped"],
    error: says("не больше, чем помещений", "no more than there are rooms"),
  });
const Equipment = z.strictObject({ title: line(200), available: count(100_000), needed: count(100_000) });

const postOf = unique(({ post, title = "" }: z.infer<typeof PostLine>) => `${post} ${title}`);
const sourceOf = unique(({ source }: z.infer<typeof Money>) => source);
const roomOf = unique(({ kind }: z.infer<typeof Room>) => kind);
const titleOf = unique(({ title }: z.infer<typeof Equipment>) => title);

const content = {
  posts: z.array(PostLine).max(60).refine(postOf.check, { error: postOf.error }).default([]),
  money: z.array(Money).max(moneySources.length).refine(sourceOf.check, { error: sourceOf.error }).default([]),
  rooms: z.array(Room).max(roomKinds.length).refine(roomOf.check, { error: roomOf.error }).default([]),
  equipment: z.array(Equipment).max(50).refine(titleOf.check, { error: titleOf.error }).default([]),
  access: Access.default({}),
  /** Agreements with others on helping children, and children that were helped together by them this year. */
  cooperation: z.strictObject({ agreements: count(10_000), children: count(100_000) }).optional(),
  /** What is wanted most, the first before all. */
  priorities: z.array(line(300)).max(10).default([]),
};

/** A year's sheet as the organisation fills it in. It is about nobody. */
export const ResourceSheet = z.strictObject(content);
export type ResourceSheet = z.infer<typeof ResourceSheet>;

export const sheetYear = z.string().regex(/^20\d\d$/, { error: says("год ГГГГ", "a year YYYY") });

/** What is kept. */
export interface Resources extends ResourceSheet {
  agencyId: AgencyId;
  /** Where the organisation was when it said so. */
  municipality: string;
  year: string;
  saidAt: string;
}

export const ResourcesView = z.strictObject({
  agencyId: z.string(),
  year: z.string(),
  ...content,
  posts: z.array(PostLine),
  money: z.array(Money),
  rooms: z.array(Room),
  equipment: z.array(Equipment),
  access: Access,
  priorities: z.array(z.string()),
  totals: Totals,
  /** Absent until it has been filled in. */
  saidAt: z.string().optional(),
  version: z.int(),
});
export type ResourcesView = z.infer<typeof ResourcesView>;

/** One line of a year's list. */
export const ResourcesSummary = z.strictObject({
  agencyId: z.string(),
  name: z.string(),
  municipality: z.string(),
  year: z.string(),
  saidAt: z.string(),
  totals: Totals,
  priorities: z.array(z.string()),
});
export type ResourcesSummary = z.infer<typeof ResourcesSummary>;

export const emptySheet: ResourceSheet = {
  posts: [],
  money: [],
  rooms: [],
  equipment: [],
  access: {},
  priorities: [],
};
