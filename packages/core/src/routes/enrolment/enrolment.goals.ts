import * as z from "zod";
import type { NoteId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate, paragraph } from "../../ground/shared/schema.ts";

// Goal attainment scaling (Kiresuk & Sherman, 1968): of each goal five levels are agreed beforehand. 0 is what is expected, −2 as a
// rule how it is now, +2 much more than expected. What the levels are is told in words, which are sealed; figures are made of numbers.

/** Most goals of one enrolment. */
export const mostGoals = 10;
/** Most looks at one goal. */
export const mostMeasured = 60;

const level = z.int().min(-2).max(2);

const GoalWords = z.strictObject({
  title: paragraph(500),
  /** From −2 to +2. */
  levels: z.array(paragraph(300)).length(5).optional(),
});
export type GoalWords = z.infer<typeof GoalWords>;

const GoalKey = z.string().regex(/^g[1-9]\d?$/, { error: says("ключ цели вида g1", "the key of a goal like g1") });

const NewGoal = z.strictObject({
  /** Of one that is there already: its words are put anew. */
  goalKey: GoalKey.optional(),
  /** One of the enrolment's services. */
  serviceKey: line(60),
  ...GoalWords.shape,
  /** How it is at the beginning. */
  baseline: z.int().min(-2).max(1),
});
const Measured = z.strictObject({ goalKey: GoalKey, on: ourDate, level });

export const SetGoals = z
  .strictObject({
    agreed: z.array(NewGoal).max(mostGoals).default([]),
    measured: z.array(Measured).max(50).default([]),
  })
  .refine(({ agreed, measured }) => agreed.length + measured.length > 0, {
    error: says("цели или замеры", "goals or looks at them"),
  });
export type SetGoals = z.infer<typeof SetGoals>;

/** A goal that was agreed with the family; its words are a note in the vault. */
export interface Goal {
  goalKey: string;
  serviceKey: string;
  wordsId: NoteId;
  baseline: number;
  /** By day, the last look of a day counts. */
  measured: { on: string; level: number }[];
}

/** How the next goal is called. */
export const nextKey = (goals: readonly { goalKey: string }[]): string =>
  `g${Math.max(0, ...goals.map(({ goalKey }) => Number(goalKey.slice(1)))) + 1}`;

export const levelOf = ({ baseline, measured }: Goal): number => measured.at(-1)?.level ?? baseline;
/** The level that was expected, or more. */
export const isReached = (goal: Goal): boolean => goal.measured.length > 0 && levelOf(goal) >= 0;

/**
 * T score of all goals alike (Kiresuk & Sherman): 50 where all came out as expected, with the usual correlation of 0.3 between goals.
 * Nothing without goals.
 */
export function attainment(goals: readonly Goal[]): number | undefined {
  const n = goals.length;
  if (n === 0) return undefined;
  const sum = goals.reduce((total, goal) => total + levelOf(goal), 0);
  return Math.round((50 + (10 * sum) / Math.sqrt(0.7 * n + 0.3 * n * n)) * 10) / 10;
}

export const GoalView = z.strictObject({
  goalKey: z.string(),
  serviceKey: z.string(),
  title: z.string().optional(),
  levels: z.array(z.string()).optional(),
  baseline: level,
  level,
  reached: z.boolean(),
  measured: z.array(z.strictObject({ on: z.string(), level })),
});

export const goalView = (goal: Goal, words?: GoalWords): z.infer<typeof GoalView> => ({
  goalKey: goal.goalKey,
  serviceKey: goal.serviceKey,
  title: words?.title,
  levels: words?.levels,
  baseline: goal.baseline,
  level: levelOf(goal),
  reached: isReached(goal),
  measured: goal.measured,
});
