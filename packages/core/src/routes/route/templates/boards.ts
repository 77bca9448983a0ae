import type { RouteTemplate, StageTemplate } from "../template.ts";
import { regionSetting, workingDays } from "./deadlines.ts";
import { directions } from "./directions.ts";

/**
 * Before an ИПРА ends the medical board refers the child to the МСЭ, which decides anew: the help of the next programme shall
 * begin on the day after the last. One region asks sixty days ahead (DOMAIN, instruments [P]).
 */
export const boards: StageTemplate = {
  key: "Boards",
  title: { ru: "Врачебная комиссия и МСЭ", en: "Medical board and examination (ВК, МСЭ)" },
  direction: directions.rehabilitation,
  settledBy: "steps",
  steps: [
    {
      key: "board-referral",
      title: { ru: "Направление на МСЭ", en: "Referral to the medical and social examination" },
      task: {
        ru: "Срок ИПРА подходит к концу. Пожалуйста, пригласите семью на врачебную комиссию, оформите направление на медико-социальную экспертизу и сообщите, когда оно передано.",
        en: "The rehabilitation programme is about to end. Please invite the family to the medical board, make out the referral to the examination and tell us when it was handed on.",
      },
      agencyKind: "medicalBoard",
      each: "renewal",
      daysBefore: 60,
      deadline: workingDays(
        15,
        regionSetting({
          ru: "направление нужно не позднее чем за 40 дней до окончания ИПРА, чтобы экспертиза успела решить.",
          en: "the referral is needed 40 days before the programme ends, so that the examination can decide in time.",
        }),
      ),
      dataClass: "health",
      means: { ru: "Обследования по форме 088/у", en: "Examinations as form 088/у asks" },
      expectedResult: { ru: "Направление оформлено и передано в бюро МСЭ", en: "The referral is with the bureau" },
    },
    {
      key: "mse-decision",
      title: { ru: "Решение МСЭ и новая ИПРА", en: "The examination's decision and the next programme" },
      task: {
        ru: "Пожалуйста, проведите освидетельствование до окончания ИПРА и сообщите решение; новую ИПРА можно внести вместе с ответом.",
        en: "Please examine the child before the programme ends and tell us the decision; the next programme can be entered with the answer.",
      },
      agencyKind: "mse",
      each: "renewal",
      daysBefore: 40,
      after: "board-referral",
      dueOnEnd: true,
      deadline: workingDays(
        20,
        regionSetting({
          ru: "решение нужно до окончания действующей ИПРА; если она уже окончилась, отводится 20 рабочих дней.",
          en: "the decision is needed before the programme in force ends; once it has, there are 20 working days.",
        }),
      ),
      dataClass: "health",
      expectedResult: {
        ru: "Решение принято, новая ИПРА выдана",
        en: "It is decided, and the next programme is issued",
      },
    },
  ],
};

/** The second version: as the first, with the boards beside the other help. It counts once the region has approved it. */
export const withBoards = (template: RouteTemplate): RouteTemplate => ({
  ...template,
  version: 2,
  flow: template.flow.map((part) => ("parallel" in part ? { ...part, branches: [...part.branches, boards] } : part)),
});
