import * as z from "zod";
import { says } from "../../ground/shared/issue.words.ts";
import { conditionCauses, conditionStates, programmeVariants, studyConditions } from "./study.codes.ts";

export * from "./study.codes.ts";

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
