import * as z from "zod";
import { says } from "../../ground/shared/issue.words.ts";

// Imports nothing of the domain: the page of a link takes its types from here.

/**
 * Variants of the adapted programme: of the federal standard for learners with ОВЗ (order 1598) by group, of the one for
 * intellectual disability (order 1599) 1 and 2, of kindergarten; `general`: the programme of all.
 */
export const programmeVariants = [
  "general",
  "preschool",
  ...["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "5.1", "5.2"],
  ...["6.1", "6.2", "6.3", "6.4", "7.1", "7.2", "8.1", "8.2", "8.3", "8.4"],
  ...["intellectual-1", "intellectual-2"],
] as const;
export type ProgrammeVariant = (typeof programmeVariants)[number];

/** Special conditions of study that a commission can recommend (law 273-FZ, art. 79), and in which form the child is taught. */
export const studyConditions = [
  "assistant",
  "tutor",
  "accessible-premises",
  "equipment",
  "textbooks",
  "sign-interpreter",
  "tactile-interpreter",
  "regime",
  "inclusive-class",
  "special-class",
  "resource-class",
  "home",
  "remote",
] as const;
export type StudyCondition = (typeof studyConditions)[number];

/** How a child is to be taught, as a conclusion of the ПМПК says; codes, so that it is counted without its wording. */
export const Study = z.strictObject({
  variant: z.enum(programmeVariants).optional(),
  conditions: z.array(z.enum(studyConditions)).max(20).default([]),
});
export type Study = z.infer<typeof Study>;

/** Each condition once, in one order; nothing where it says nothing. */
export function studyOf(given: Study | undefined): Study | undefined {
  if (!given) return undefined;
  const conditions = studyConditions.filter((one) => given.conditions.includes(one));
  const { variant } = given;
  return variant === undefined && conditions.length === 0 ? undefined : { variant, conditions };
}

export const conditionStates = ["provided", "partly", "not-provided"] as const;
/** Why a condition is not there, as far as a region can do something about it. */
const conditionCauses = ["no-specialist", "no-funds", "no-premises", "awaited", "family-refused", "other"] as const;

/** What a school answers of one condition. */
const ConditionAnswer = z
  .strictObject({
    condition: z.enum(studyConditions),
    state: z.enum(conditionStates),
    cause: z.enum(conditionCauses).optional(),
  })
  .refine(({ state, cause }) => (state === "provided") === (cause === undefined), {
    path: ["cause"],
    error: says(
      "причина, если условие создано не полностью, и только тогда",
      "a cause where the condition is not wholly there, and only then",
    ),
  });

/** What a school answers of the conditions of study: of each once. */
export const StudyAnswer = z
  .array(ConditionAnswer)
  .min(1)
  .max(studyConditions.length)
  .refine((all) => new Set(all.map(({ condition }) => condition)).size === all.length, {
    error: says("каждое условие один раз", "each condition once"),
  });
export type StudyAnswer = z.infer<typeof StudyAnswer>;
