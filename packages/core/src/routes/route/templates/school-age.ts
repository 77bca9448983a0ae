import type { RouteTemplate, StageTemplate } from "../template.ts";
import {
  commissionReview,
  cycleEvaluation,
  familyConsultations,
  planApproval,
  rehabilitationMeasures,
  socialAccompaniment,
} from "./common.ts";
import { regionSetting, workingDays } from "./deadlines.ts";
import { directions } from "./directions.ts";

export const educationRoute: StageTemplate = {
  key: "EducationRoute",
  title: { ru: "Образовательный маршрут", en: "Education route" },
  direction: directions.education,
  settledBy: "steps",
  steps: [
    {
      key: "adapted-programme",
      title: { ru: "Адаптированная образовательная программа", en: "Adapted educational programme" },
      task: {
        ru: "Пожалуйста, составьте или уточните адаптированную программу и условия обучения по рекомендациям ПМПК, обсудите их с семьёй и сообщите о готовности.",
        en: "Please draw up or revise the adapted programme and the conditions of study as the commission recommends, discuss them with the family and tell us when they are ready.",
      },
      agencyKind: "school",
      each: "once",
      deadline: workingDays(
        20,
        regionSetting({
          ru: "срок подготовки адаптированной программы после рекомендаций ПМПК нормами не установлен.",
          en: "no norm gives a term for preparing the adapted programme after the commission's recommendations.",
        }),
      ),
      dataClass: "education",
      means: {
        ru: "Адаптированные учебные материалы, тьютор или ассистент по рекомендации",
        en: "Adapted materials, a tutor or an assistant where recommended",
      },
      expectedResult: {
        ru: "Программа согласована с семьёй, условия обучения созданы",
        en: "The programme is agreed with the family and the conditions of study are in place",
      },
    },
  ],
};

/** Школьный возраст: the commission's review, the plan, help from four sides, evaluation. */
export const schoolAge: RouteTemplate = {
  key: "school-age",
  version: 1,
  title: { ru: "Маршрут ребёнка школьного возраста", en: "Route of a child of school age" },
  ages: { from: 7, to: 16 },
  cycleDays: 300,
  flow: [
    commissionReview,
    planApproval,
    {
      parallel: "Support",
      branches: [rehabilitationMeasures, familyConsultations, educationRoute, socialAccompaniment],
    },
    cycleEvaluation,
  ],
};
