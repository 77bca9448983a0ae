import type { RouteTemplate, StageTemplate } from "../template.ts";
import {
  commissionReview,
  cycleEvaluation,
  familyConsultations,
  planApproval,
  rehabilitationMeasures,
} from "./common.ts";
import { months, regionSetting } from "./deadlines.ts";
import { directions } from "./directions.ts";

const careerGuidance: StageTemplate = {
  key: "CareerGuidance",
  title: { ru: "Выбор профессии", en: "Choice of a profession" },
  direction: directions.work,
  settledBy: "steps",
  steps: [
    {
      key: "career-guidance",
      title: { ru: "Профориентация и проба профессий", en: "Career guidance and trying professions" },
      task: {
        ru: "Пожалуйста, помогите подростку узнать свои сильные стороны и попробовать доступные профессии, обсудите с ним и с семьёй, где учиться или работать дальше.",
        en: "Please help the teenager find out their strengths and try accessible professions, and discuss with them and the family where to study or work next.",
      },
      agencyKind: "school",
      each: "once",
      deadline: months(
        3,
        regionSetting({
          ru: "срок профориентационной работы нормами не установлен; три месяца вмещают пробы в нескольких местах.",
          en: "no norm gives a term for career guidance; three months have room for trials in several places.",
        }),
      ),
      dataClass: "education",
      means: { ru: "Учебные мастерские, профессиональные пробы", en: "Workshops, trials of professions" },
      expectedResult: {
        ru: "Выбрано, где учиться или работать, и названы условия, которые нужны",
        en: "A place to study or work is chosen, with the conditions that are needed",
      },
    },
  ],
};

const rightsAndSupport: StageTemplate = {
  key: "RightsAndSupport",
  title: { ru: "Права и поддержка после 18 лет", en: "Rights and support after 18" },
  direction: directions.social,
  settledBy: "steps",
  steps: [
    {
      key: "rights-consultation",
      title: { ru: "Консультация о правах и выплатах", en: "Consultation on rights and benefits" },
      task: {
        ru: "Пожалуйста, расскажите подростку и семье, что изменится в 18 лет: повторное освидетельствование, пенсия, жильё, самостоятельные решения, — и помогите составить список дел с датами.",
        en: "Please tell the teenager and the family what changes at 18: re-examination, pension, housing, decisions of one's own; and help to make a list of things to do with dates.",
      },
      agencyKind: "social",
      each: "once",
      deadline: months(
        2,
        regionSetting({
          ru: "срок консультации нормами не установлен; она нужна задолго до 18 лет.",
          en: "no norm gives a term for this consultation; it is needed long before the age of 18.",
        }),
      ),
      dataClass: "social",
      expectedResult: {
        ru: "У семьи есть понятный список дел до 18 лет",
        en: "The family has a clear list of things to do before 18",
      },
    },
  ],
};

const adultHealthCare: StageTemplate = {
  key: "AdultHealthCare",
  title: { ru: "Переход во взрослую поликлинику", en: "Move to adult health care" },
  direction: directions.health,
  settledBy: "steps",
  steps: [
    {
      key: "adult-clinic",
      title: { ru: "Передача наблюдения", en: "Hand-over of care" },
      task: {
        ru: "Пожалуйста, подготовьте передачу наблюдения во взрослую поликлинику и подскажите семье, к кому обращаться и какие документы взять.",
        en: "Please prepare the hand-over of care to an adult clinic and tell the family whom to see and which papers to bring.",
      },
      agencyKind: "health",
      each: "once",
      deadline: months(
        3,
        regionSetting({
          ru: "срок передачи нормами не установлен; передать наблюдение нужно до 18 лет.",
          en: "no norm gives a term for the hand-over; it must be done before the age of 18.",
        }),
      ),
      dataClass: "health",
      expectedResult: {
        ru: "Взрослая поликлиника известна, документы готовы",
        en: "The adult clinic is known and the papers are ready",
      },
    },
  ],
};

const independentLiving: StageTemplate = {
  key: "IndependentLiving",
  title: { ru: "Навыки самостоятельной жизни", en: "Skills of independent living" },
  direction: directions.living,
  settledBy: "steps",
  steps: [
    {
      key: "living-skills",
      title: { ru: "Учебное проживание и бытовые навыки", en: "Training flat and everyday skills" },
      task: {
        ru: "Пожалуйста, предложите подростку занятия или учебное проживание, где он научится вести дом, тратить деньги и пользоваться транспортом, и сообщите, что получилось.",
        en: "Please offer the teenager lessons or a stay in a training flat to learn to keep house, spend money and use transport, and tell us how it went.",
      },
      agencyKind: "ngo",
      each: "once",
      deadline: months(
        6,
        regionSetting({
          ru: "срок задаёт программа организации; полгода хватает на один курс.",
          en: "the organisation's programme sets the time; half a year is enough for one course.",
        }),
      ),
      dataClass: "social",
      expectedResult: {
        ru: "Подросток освоил намеченные навыки, известно, где нужна поддержка",
        en: "The teenager has the skills that were planned, and it is known where support is needed",
      },
    },
  ],
};

/** Переход ко взрослой жизни: the last two years before 18, so that adult services know the person in time. */
export const transitionToAdulthood: RouteTemplate = {
  key: "transition-to-adulthood",
  version: 1,
  title: { ru: "Маршрут перехода ко взрослой жизни", en: "Route of transition to adulthood" },
  ages: { from: 16, to: 18 },
  cycleDays: 300,
  flow: [
    commissionReview,
    planApproval,
    {
      parallel: "Transition",
      branches: [
        rehabilitationMeasures,
        careerGuidance,
        independentLiving,
        rightsAndSupport,
        adultHealthCare,
        familyConsultations,
      ],
    },
    cycleEvaluation,
  ],
};
