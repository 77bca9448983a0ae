// Imports nothing: the page of a link takes them from here.

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

export const conditionStates = ["provided", "partly", "not-provided"] as const;
export type ConditionState = (typeof conditionStates)[number];
/** Why a condition is not there, as far as a region can do something about it. */
export const conditionCauses = [
  "no-specialist",
  "no-funds",
  "no-premises",
  "awaited",
  "family-refused",
  "other",
] as const;
export type ConditionCause = (typeof conditionCauses)[number];
