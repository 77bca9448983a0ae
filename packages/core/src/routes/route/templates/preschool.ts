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

export const preschoolEducation: StageTemplate = {
  key: "PreschoolEducation",
  title: { ru: "Дошкольное образование", en: "Preschool education" },
  direction: directions.education,
  settledBy: "steps",
  steps: [
    {
      key: "kindergarten-programme",
      title: { ru: "Адаптированная программа детского сада", en: "The kindergarten's adapted programme" },
      task: {
        ru: "Пожалуйста, составьте или уточните адаптированную программу и режим пребывания ребёнка по рекомендациям ПМПК, обсудите их с семьёй и сообщите о готовности.",
        en: "Please draw up or revise the adapted programme and the child's hours as the commission recommends, discuss them with the family and tell us when they are ready.",
      },
      agencyKind: "kindergarten",
      each: "once",
      deadline: workingDays(
        20,
        regionSetting({
          ru: "срок подготовки адаптированной программы после рекомендаций ПМПК нормами не установлен.",
          en: "no norm gives a term for preparing the adapted programme after the commission's recommendations.",
        }),
      ),
      dataClass: "education",
      expectedResult: {
        ru: "Ребёнок принят, программа согласована с семьёй, условия созданы",
        en: "The child is enrolled, the programme is agreed with the family and the conditions are in place",
      },
    },
  ],
};

/** Дошкольный возраст: between early help and school, so that nobody falls out of help at the age of three. */
export const preschool: RouteTemplate = {
  key: "preschool",
  version: 1,
  title: { ru: "Маршрут ребёнка дошкольного возраста", en: "Route of a child of preschool age" },
  ages: { from: 3, to: 7 },
  cycleDays: 300,
  flow: [
    commissionReview,
    planApproval,
    {
      parallel: "Support",
      branches: [rehabilitationMeasures, familyConsultations, preschoolEducation, socialAccompaniment],
    },
    cycleEvaluation,
  ],
};
