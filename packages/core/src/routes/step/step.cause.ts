import { says } from "../../ground/shared/issue.words.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { StepResult } from "./step.status.ts";

/**
 * Why a step came to nothing, as far as a region can do something about it: people who said no or did not come are another
 * matter than places and specialists that are missing (docs/decisions/0086-failure-is-a-task.md).
 */
export const stepCauses = ["family-refused", "did-not-come", "no-place", "no-specialist", "not-ours", "other"] as const;
export type StepCause = (typeof stepCauses)[number];

export const causeTexts: Record<StepCause, Text> = {
  "family-refused": { ru: "семья отказалась", en: "the family refused" },
  "did-not-come": { ru: "не обратились или не явились", en: "did not apply or did not come" },
  "no-place": { ru: "нет места", en: "no place" },
  "no-specialist": { ru: "нет специалиста", en: "no specialist" },
  "not-ours": { ru: "не относится к организации", en: "not the agency's business" },
  other: { ru: "иная причина", en: "another cause" },
};

export const resultTexts: Record<StepResult, Text> = {
  performed: { ru: "выполнено", en: "performed" },
  "not-applied": { ru: "не обратились", en: "did not apply" },
  "refused-measure": { ru: "отказ от мероприятия", en: "the measure was refused" },
  "refused-programme": { ru: "отказ от программы в целом", en: "the whole programme was refused" },
  "not-performed": { ru: "не выполнено", en: "not performed" },
};

/** What the result says by itself, where nobody names a cause: systems that answered before there were causes name none. */
const implied: Record<StepResult, StepCause | undefined> = {
  performed: undefined,
  "not-applied": "did-not-come",
  "refused-measure": "family-refused",
  "refused-programme": "family-refused",
  "not-performed": "other",
};

/** Causes that do not contradict the result: who had no place was not refused by the family. */
const fitting: Record<StepResult, readonly StepCause[]> = {
  performed: [],
  "not-applied": ["did-not-come", "family-refused", "other"],
  "refused-measure": ["family-refused", "other"],
  "refused-programme": ["family-refused", "other"],
  "not-performed": stepCauses,
};

/** An answer's cause: the one that is named, else the one that its result implies. */
export const causeOf = (result: StepResult, cause?: StepCause): StepCause | undefined => cause ?? implied[result];

interface Answer {
  result: StepResult;
  cause?: StepCause | undefined;
  reason?: string | undefined;
}

/** Whether cause and result agree. */
export const isFitting = ({ result, cause }: Answer): boolean => cause === undefined || fitting[result].includes(cause);

/** Whether what needs words has them: what was not performed, and whatever is called another cause. */
export const isExplained = ({ result, cause, reason }: Answer): boolean =>
  reason !== undefined || (result !== "not-performed" && cause !== "other");

export const unfit = {
  path: ["cause"],
  error: says("причина, которая подходит к результату", "a cause that agrees with the result"),
};
export const unexplained = {
  path: ["reason"],
  error: says(
    "для «не выполнено» и для «иной причины» нужно пояснение",
    "words are required for not-performed and for another cause",
  ),
};
