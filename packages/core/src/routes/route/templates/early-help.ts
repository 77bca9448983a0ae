import type { RouteTemplate, StageTemplate } from "../template.ts";
import { familyConsultations, rehabilitationMeasures } from "./common.ts";
import { quarterEnd, regionSetting, workingDays } from "./deadlines.ts";
import { directions } from "./directions.ts";

const decree = "Постановление Правительства РФ № 1099 от 16.08.2024";

const intake: StageTemplate = {
  key: "Intake",
  title: { ru: "Приём обращения семьи", en: "Intake of the family's request" },
  direction: directions.family,
  settledBy: "steps",
  steps: [
    {
      key: "first-meeting",
      title: { ru: "Первая встреча с семьёй", en: "First meeting with the family" },
      task: {
        ru: "Пожалуйста, свяжитесь с семьёй, договоритесь о первой встрече и выясните, что её беспокоит и какой помощи она ждёт.",
        en: "Please get in touch with the family, arrange a first meeting and find out what worries it and what help it hopes for.",
      },
      agencyKind: "resourceCentre",
      each: "once",
      deadline: workingDays(
        5,
        regionSetting({
          ru: "срок первой встречи определяет организация ранней помощи; чем младше ребёнок, тем дороже каждая неделя.",
          en: "the early-help organisation sets the time of the first meeting; the younger the child, the more a week matters.",
        }),
      ),
      dataClass: "identity",
      expectedResult: {
        ru: "Встреча состоялась, запрос семьи записан",
        en: "The meeting took place and the family's request is recorded",
      },
    },
  ],
};

const developmentAssessment: StageTemplate = {
  key: "DevelopmentAssessment",
  title: { ru: "Оценка развития ребёнка", en: "Assessment of the child's development" },
  direction: directions.assessment,
  settledBy: "steps",
  steps: [
    {
      key: "development-profile",
      title: { ru: "Профиль развития", en: "Profile of development" },
      task: {
        ru: "Пожалуйста, оцените вместе с родителями развитие и повседневную жизнь ребёнка и предложите цели индивидуальной программы ранней помощи (ИПРП).",
        en: "Please assess the child's development and everyday life together with the parents and propose goals for the early-help programme (ИПРП).",
      },
      agencyKind: "resourceCentre",
      each: "once",
      deadline: workingDays(
        15,
        regionSetting({
          ru: "сроки оценки и составления ИПРП устанавливает порядок региона; порядок этапов взят по памяти из практики ранней помощи.",
          en: "the region's procedure sets the time for assessment and programme; the order of stages follows early-help practice from memory.",
        }),
      ),
      dataClass: "health",
      means: { ru: "Шкалы развития, наблюдение дома", en: "Developmental scales, observation at home" },
      expectedResult: { ru: "Профиль развития и цели ИПРП", en: "A profile of development and goals for the ИПРП" },
    },
  ],
};

const programmeApproval: StageTemplate = {
  key: "ProgrammeApproval",
  title: { ru: "Утверждение программы ранней помощи", en: "Approval of the early-help programme" },
  direction: directions.coordination,
  settledBy: "approval",
  steps: [],
};

const programmeSessions: StageTemplate = {
  key: "ProgrammeSessions",
  title: { ru: "Занятия по программе ранней помощи", en: "Sessions of the early-help programme" },
  direction: directions.rehabilitation,
  settledBy: "steps",
  steps: [
    {
      key: "programme-quarter",
      title: { ru: "Занятия за квартал", en: "The quarter's sessions" },
      task: {
        ru: "Пожалуйста, проведите в этом квартале занятия по программе и сообщите, что удалось и что стоит изменить.",
        en: "Please hold this quarter's sessions of the programme and tell us what worked and what should change.",
      },
      agencyKind: "resourceCentre",
      service: "early-help",
      each: "quarter",
      deadline: quarterEnd(
        regionSetting({
          ru: "занятия по программе подводят к итогу раз в квартал, до его конца.",
          en: "the sessions are summed up once a quarter, by its end.",
        }),
      ),
      dataClass: "health",
      means: { ru: "Специалисты ранней помощи, выезды на дом", en: "Early-help specialists, visits at home" },
      expectedResult: {
        ru: "Занятия проведены, родители знают, как продолжать дома",
        en: "The sessions took place and the parents know how to go on at home",
      },
    },
  ],
};

const programmeReview: StageTemplate = {
  key: "ProgrammeReview",
  title: { ru: "Пересмотр программы", en: "Review of the programme" },
  direction: directions.coordination,
  settledBy: "evaluation",
  steps: [
    {
      key: "programme-review",
      title: { ru: "Итоги программы и рекомендация", en: "Results of the programme and a recommendation" },
      task: {
        ru: "Пожалуйста, обсудите с семьёй, какие цели достигнуты, и предложите: обновить программу, подготовить переход в детский сад или завершить помощь.",
        en: "Please discuss with the family which goals are reached and propose: renew the programme, prepare the move to kindergarten, or end the help.",
      },
      agencyKind: "resourceCentre",
      each: "once",
      deadline: workingDays(10, {
        text: {
          ru: "Настройка региона: программу пересматривают раз в 3–6 месяцев (по памяти, подтвердить); на сам пересмотр отведено 10 рабочих дней.",
          en: "The region's setting: the programme is reviewed every 3–6 months (from memory, to be confirmed); the review itself has 10 working days.",
        },
        source: decree,
        grade: "M",
      }),
      dataClass: "health",
      expectedResult: {
        ru: "Решение о продолжении, переходе или завершении",
        en: "A decision to renew, move on or end",
      },
    },
  ],
};

/** Ранняя помощь, 0–3 (decree 1099 [S]): intake, assessment, programme, delivery, review; then to kindergarten. */
export const earlyHelp: RouteTemplate = {
  key: "early-help",
  version: 1,
  title: { ru: "Маршрут ранней помощи", en: "Early-help route" },
  ages: { from: 0, to: 3 },
  cycleDays: 180, // a review each 3–6 months [M]
  flow: [
    intake,
    developmentAssessment,
    programmeApproval,
    { parallel: "EarlySupport", branches: [programmeSessions, rehabilitationMeasures, familyConsultations] },
    programmeReview,
  ],
};
