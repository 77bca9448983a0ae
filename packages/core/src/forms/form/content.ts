import * as z from "zod";
import { line } from "../../ground/shared/schema.ts";
import { ItemKey, mostItems } from "./item.key.ts";
import { Item } from "./item.ts";

export { mostItems } from "./item.key.ts";

import { words } from "./words.ts";

/** About whom it is answered: a child, a family as a whole, an organisation, or nobody in particular. */
export const subjects = ["child", "family", "agency", "nobody"] as const;
export type FormSubject = (typeof subjects)[number];

/** What a score means from a value on: `from` inclusive, up to the next band. */
const Band = z.strictObject({ key: ItemKey, from: z.number(), text: words(1000) });
export type Band = z.infer<typeof Band>;

const Score = z.strictObject({
  key: ItemKey,
  title: words(300),
  how: z.enum(["sum", "mean"]),
  /** Questions, groups (all questions in them that count) and scores named before it, each by its weight; 1 where none is said. */
  of: z
    .array(z.strictObject({ key: ItemKey, weight: z.number().min(-100).max(100).optional() }))
    .min(1)
    .max(100),
  /** How many answers it needs; without it, all that are asked. Of fewer there is no score. */
  least: z.int().min(1).max(300).optional(),
  decimals: z.int().min(0).max(4).default(2),
  bands: z.array(Band).max(20).default([]),
});
export type Score = z.infer<typeof Score>;

/** How sure it is that what is asked measures what it is for: as the sources of this product are graded (docs/domain.md). */
const grades = ["S", "M", "W", "own"] as const;

export const content = {
  title: words(300),
  subject: z.enum(subjects),
  intro: words(4000).optional(),
  /** The act or work that it follows, and how well that is known: S strong, M medium, W weak; `own`: nobody's but ours. */
  source: z.strictObject({ text: line(500), grade: z.enum(grades) }).optional(),
  items: z.array(Item).min(1).max(mostItems),
  scores: z.array(Score).max(30).default([]),
  /** Its canonical address in FHIR, where it has one. */
  url: z
    .url({ protocol: /^(https?|urn)$/ })
    .max(300)
    .optional(),
};

export const Content = z.strictObject(content);
/** What a form asks, and how it is counted. Each approved version of it stays as it was. */
export type FormContent = z.infer<typeof Content>;
