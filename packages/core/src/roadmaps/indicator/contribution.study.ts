import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import type { StudyAnswer } from "../../routes/instrument/study.ts";
import { arrangesStudy, isTold, type Step } from "../../routes/step/step.ts";
import { type Counts, cellIn, inOrder, type Span } from "./contribution.counts.ts";
import { learnsAtHome } from "./contribution.lessons.ts";
import type { HelpOf } from "./help.ts";
import { inTurn } from "./in-turn.ts";

/** Who is to be taught how, by where the child lives and by the organisation that arranges it; `-`: none has been asked. */
const studyGroup = (municipality: string, agencyId = "-") => `STUDY#${municipality}#${agencyId}`;

/**
 * How a child is to be taught, and which of that there is, once: by the conclusion in force, unless the family does not agree, and by
 * what the organisation that was asked last answered last (docs/decisions/0201-who-answers-for-conditions.md).
 */
export function studyOfChild(counts: Counts, { child, instruments, steps }: HelpOf, zone: string): void {
  if (child.status !== "active" || child.mergedInto) return;
  const asked = steps.filter((step) => arrangesStudy(step) && isTold(step) && step.status !== "cancelled");
  const { agencyId } = asked.toSorted((a, b) => inOrder(askedAt(a), askedAt(b))).at(-1) ?? {};
  const answers = lastAnswer(asked.filter((step) => step.agencyId === agencyId));
  const group = studyGroup(child.municipality, agencyId);
  for (const { paper, span } of inTurn(instruments, "pmpk", zone)) ofPaper(counts, group, paper, answers, span);
}

/**
 * `home`: the child learns at home or by remote means; `n`: conditions are recommended; `whole`: all of them are there; `v`: by variant; `c`: by condition; `s`: by condition and what was
 * answered of it.
 */
function ofPaper(
  counts: Counts,
  group: string,
  { conclusion }: InstrumentRecord,
  answers: StudyAnswer,
  span: Span,
): void {
  const { study, agreement } = conclusion ?? {};
  if (!study || agreement === "disagree") return;
  const add = (cell: string) => counts.add(group, cellIn(cell, span));
  const stateOf = new Map(answers.map(({ condition, state }) => [condition, state]));
  if (learnsAtHome(study)) add("home");
  if (study.variant) add(`v|${study.variant}`);
  if (study.conditions.length === 0) return;
  add("n");
  if (study.conditions.every((one) => stateOf.get(one) === "provided")) add("whole");
  for (const one of study.conditions) {
    add(`c|${one}`);
    const state = stateOf.get(one);
    if (state) add(`s|${one}|${state}`);
  }
}

const askedAt = ({ requestedAt = "", stepId }: Step): string => `${requestedAt}#${stepId}`;

function lastAnswer(steps: readonly Step[]): StudyAnswer {
  const answered = steps.flatMap((step) =>
    "study" in step && step.study ? [{ at: `${step.settledAt}#${step.stepId}`, study: step.study }] : [],
  );
  return answered.toSorted((a, b) => inOrder(a.at, b.at)).at(-1)?.study ?? [];
}
