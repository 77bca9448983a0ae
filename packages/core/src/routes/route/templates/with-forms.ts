import type { RouteTemplate, StageTemplate, StepTemplate } from "../template.ts";
import { regionSetting, workingDays } from "./deadlines.ts";
import { directions } from "./directions.ts";

/** The family is advised where the criteria of need were not met at the first meeting: nobody is sent away without a word. */
const counsel: StageTemplate = {
  key: "Counsel",
  title: { ru: "Консультация семьи", en: "Counsel of the family" },
  direction: directions.family,
  settledBy: "steps",
  steps: [
    {
      key: "family-counsel",
      title: { ru: "Консультация по итогам первой встречи", en: "Counsel after the first meeting" },
      task: {
        ru: "Пожалуйста, обсудите с семьёй итоги первой встречи: ответьте на вопросы, подскажите, за чем наблюдать и кто ещё поможет, и скажите, что обратиться снова можно в любой день. Если помощь всё же нужна, сообщите об этом координатору.",
        en: "Please talk the first meeting over with the family: answer questions, say what to watch for and who else can help, and that they may come again on any day. If help is wanted after all, tell the coordinator.",
      },
      agencyKind: "resourceCentre",
      each: "once",
      deadline: workingDays(
        10,
        regionSetting({
          ru: "срок консультации нормами не установлен; двух недель хватает, пока семья помнит встречу.",
          en: "no norm gives a term for the counsel; two weeks suffice while the family remembers the meeting.",
        }),
      ),
      dataClass: "identity",
      expectedResult: {
        ru: "Семья получила ответы и знает, куда обратиться снова",
        en: "The family has its answers and knows where to come again",
      },
    },
  ],
};

/** By which form which step asks. */
const asked: Readonly<Record<string, StepTemplate["form"]>> = {
  "first-meeting": { key: "early-help-criteria", in: "first-cycle" },
  "development-profile": { key: "development-profile", in: "first-cycle" },
  "programme-review": { key: "development-profile" },
  "cycle-review": { key: "development-profile" },
};

const gates: Readonly<Record<string, StageTemplate["gate"]>> = {
  Intake: { score: "met", aside: ["none-now"], counsel },
};

const ofStage = (stage: StageTemplate): StageTemplate => ({
  ...stage,
  gate: gates[stage.key],
  steps: stage.steps.map((step) => ({ ...step, form: asked[step.key] })),
});

/**
 * The third version: as the second, and what is found out of the child is asked by forms, so that it can be compared: the criteria of
 * need at the first meeting, the profile of development at entry and at each review (roadmap III-3, III-4). It counts once the region has
 * approved it, and each form once that is approved.
 */
export const withForms = (template: RouteTemplate): RouteTemplate => ({
  ...template,
  version: 3,
  flow: template.flow.map((part) =>
    "parallel" in part ? { ...part, branches: part.branches.map(ofStage) } : ofStage(part),
  ),
});
