import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import type { StudyAnswer } from "../../routes/instrument/study.ts";
import { arrangesStudy, isTold, type Step } from "../../routes/step/step.ts";
import type { Counts } from "./contribution.counts.ts";
import { endless } from "./contribution.demand.ts";
import type { HelpOf } from "./help.ts";

/** Who is to be taught how, by where the child lives and by the organisation that arranges it; `-`: none has been asked. */
const studyGroup = (municipality: string, agencyId = "-") => `STUDY#${municipality}#${agencyId}`;

/**
 * How a child is to be taught, and which of that there is, once: by its newest conclusion, unless the family does not agree, and by
 * the newest answer. Cells end in the month in which the conclusion ends, so that time takes them away. `n`: conditions are recommended;
 * `whole`: all of them are there; `v`: by variant; `c`: by condition; `s`: by condition and what was answered of it.
 */
export function studyOfChild(counts: Counts, { child, instruments, steps }: HelpOf): void {
  if (child.status !== "active" || child.mergedInto) return;
  const paper = newestOf(instruments);
  const { study, agreement } = paper?.conclusion ?? {};
  if (!paper || !study || agreement === "disagree") return;
  const asked = steps.filter((step) => arrangesStudy(step) && isTold(step)).toSorted(byAnswer);
  const last = asked.at(-1);
  const answers = new Map((last ? answerOf(last) : []).map((one) => [one.condition, one.state]));
  const group = studyGroup(child.municipality, last?.agencyId);
  const until = paper.validTo?.slice(0, 7) ?? endless;
  const { variant, conditions } = study;
  if (variant) counts.add(group, `v|${variant}|${until}`);
  if (conditions.length === 0) return;
  counts.add(group, `n|${until}`);
  if (conditions.every((one) => answers.get(one) === "provided")) counts.add(group, `whole|${until}`);
  for (const one of conditions) {
    counts.add(group, `c|${one}|${until}`);
    const state = answers.get(one);
    if (state) counts.add(group, `s|${one}|${state}|${until}`);
  }
}

const newestOf = (instruments: readonly InstrumentRecord[]): InstrumentRecord | undefined =>
  instruments
    .filter(({ kind, supersededBy }) => kind === "pmpk" && !supersededBy)
    .toSorted((a, b) => inOrder(`${a.validFrom}#${a.instrumentId}`, `${b.validFrom}#${b.instrumentId}`))
    .at(-1);

const answerOf = (step: Step): StudyAnswer => ("study" in step && step.study) || [];

/** Those that were answered after those that were not, the newest last. */
const byAnswer = (a: Step, b: Step): number => inOrder(placeOf(a), placeOf(b));
const placeOf = (step: Step): string =>
  answerOf(step).length > 0 && "settledAt" in step ? `1#${step.settledAt}#${step.stepId}` : `0#${step.stepId}`;
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
