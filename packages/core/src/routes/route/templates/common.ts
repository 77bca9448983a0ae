import type { StageTemplate } from "../template.ts";
import { months, quarterEnd, regionSetting, workingDays } from "./deadlines.ts";
import { directions } from "./directions.ts";

/** Stages that several templates have alike. */

export const commissionReview: StageTemplate = {
  key: "CommissionReview",
  title: { ru: "Обследование в ПМПК", en: "Review by the commission (ПМПК)" },
  direction: directions.assessment,
  settledBy: "steps",
  steps: [
    {
      key: "pmpk-conclusion",
      title: { ru: "Заключение ПМПК", en: "Conclusion of the commission" },
      task: {
        ru: "Пожалуйста, пригласите семью на обследование и сообщите, когда заключение с рекомендациями будет готово. Если заключение уже есть и действует, достаточно сообщить об этом.",
        en: "Please invite the family to an assessment and tell us when the conclusion with its recommendations is ready. If a valid conclusion exists already, it is enough to say so.",
      },
      agencyKind: "pmpc",
      each: "once",
      deadline: workingDays(
        15,
        regionSetting({
          ru: "общий срок от запроса до заключения не установлен. По прежнему порядку (приказ № 1082, п. 22) заключение оформляли в день обследования, с продлением не более чем на 5 рабочих дней.",
          en: "no norm gives the whole time from request to conclusion. Under the former procedure (order no. 1082, item 22) the conclusion was issued on the day of the assessment, extendable by at most 5 working days.",
        }),
      ),
      dataClass: "health",
      means: { ru: "Состав комиссии, диагностические методики", en: "The commission's specialists, assessment tools" },
      expectedResult: {
        ru: "Заключение с рекомендациями об условиях обучения и помощи ребёнку",
        en: "A conclusion with recommendations on the conditions of education and help",
      },
    },
  ],
};

export const planApproval: StageTemplate = {
  key: "PlanApproval",
  title: { ru: "Утверждение плана маршрута", en: "Approval of the route's plan" },
  direction: directions.coordination,
  settledBy: "approval",
  steps: [],
};

export const rehabilitationMeasures: StageTemplate = {
  key: "RehabilitationMeasures",
  title: {
    ru: "Мероприятия ИПРА, ИПРП и рекомендации ПМПК",
    en: "Measures of the ИПРА and ИПРП, recommendations of the ПМПК",
  },
  direction: directions.rehabilitation,
  settledBy: "steps",
  steps: [
    {
      key: "ipra-measure",
      title: { ru: "Мероприятие ИПРА", en: "A measure of the ИПРА" },
      task: {
        ru: "Пожалуйста, согласуйте с семьёй сроки, проведите мероприятие ИПРА и сообщите результат. Если семья отказалась или мероприятие не состоялось, выберите этот результат и укажите причину.",
        en: "Please agree the dates with the family, carry out the measure and report its result. If the family declined or the measure did not take place, choose that result and give the reason.",
      },
      agencyKind: "health",
      each: "measure",
      deadline: months(
        3,
        regionSetting({
          ru: "срок отдельного мероприятия задаёт сама ИПРА; где она молчит, отчёта ждут через три месяца, чтобы успеть до общего отчёта об исполнении.",
          en: "the ИПРА itself sets the time of a measure; where it is silent, a report is expected in three months, well before the report on the whole programme.",
        }),
      ),
      dataClass: "health",
      means: { ru: "По перечню ИПРА", en: "As listed in the ИПРА" },
      expectedResult: {
        ru: "Мероприятие выполнено либо указаны результат и причина",
        en: "The measure is performed, or its result and the reason are given",
      },
    },
  ],
};

export const familyConsultations: StageTemplate = {
  key: "FamilyConsultations",
  title: { ru: "Консультации семьи", en: "Consultations for the family" },
  direction: directions.family,
  settledBy: "steps",
  steps: [
    {
      key: "family-consultation",
      title: { ru: "Консультация семьи за квартал", en: "The quarter's consultation for the family" },
      task: {
        ru: "Пожалуйста, проведите в этом квартале консультацию для семьи: обсудите, что получилось, что беспокоит и какая помощь нужна дальше.",
        en: "Please hold this quarter's consultation with the family: what went well, what worries them, and what help they need next.",
      },
      agencyKind: "resourceCentre",
      service: "family-consultation",
      each: "quarter",
      deadline: quarterEnd(
        regionSetting({
          ru: "консультация семьи раз в квартал, до конца квартала.",
          en: "one consultation for the family each quarter, by its end.",
        }),
      ),
      dataClass: "social",
      means: { ru: "Кабинет психолога или видеосвязь", en: "A counselling room or a video call" },
      expectedResult: {
        ru: "Семья получила ответы на вопросы и знает следующий шаг",
        en: "The family has its questions answered and knows the next step",
      },
    },
  ],
};

export const socialAccompaniment: StageTemplate = {
  key: "SocialAccompaniment",
  title: { ru: "Социальное сопровождение", en: "Social accompaniment" },
  direction: directions.social,
  settledBy: "steps",
  steps: [
    {
      key: "social-accompaniment",
      title: { ru: "Программа социального сопровождения", en: "Programme of social accompaniment" },
      task: {
        ru: "Пожалуйста, выясните вместе с семьёй, какая социальная помощь ей нужна, назначьте ответственного специалиста и сообщите, что решено.",
        en: "Please find out together with the family what social help it needs, appoint a specialist in charge and tell us what was decided.",
      },
      agencyKind: "social",
      each: "once",
      deadline: workingDays(10, {
        text: {
          ru: "Индивидуальная программа предоставления социальных услуг: не позднее 10 рабочих дней со дня подачи заявления. Здесь срок считается от запроса; подтвердить у юриста.",
          en: "Individual programme of social services: within 10 working days of the application. Counted from the request here; to be confirmed by a lawyer.",
        },
        source: "Федеральный закон № 442-ФЗ от 28.12.2013, ст. 16",
        grade: "M",
      }),
      dataClass: "social",
      expectedResult: {
        ru: "Помощь семье определена, специалист назначен",
        en: "The family's help is settled and a specialist appointed",
      },
    },
  ],
};

export const cycleEvaluation: StageTemplate = {
  key: "CycleEvaluation",
  title: { ru: "Оценка результатов цикла", en: "Evaluation of the cycle" },
  direction: directions.coordination,
  settledBy: "evaluation",
  steps: [
    {
      key: "cycle-review",
      title: { ru: "Итоги цикла и рекомендация", en: "Results of the cycle and a recommendation" },
      task: {
        ru: "Пожалуйста, подведите вместе с семьёй и ведомствами итоги цикла: чего достиг ребёнок, что не удалось и почему, какой маршрут нужен дальше.",
        en: "Please sum up the cycle with the family and the agencies: what the child has achieved, what did not work and why, which route is needed next.",
      },
      agencyKind: "resourceCentre",
      each: "once",
      deadline: workingDays(
        10,
        regionSetting({
          ru: "срок оценки маршрута нормами не установлен; десять рабочих дней оставляют время передать маршрут без перерыва в помощи.",
          en: "no norm gives a term for evaluating a route; ten working days leave time to hand over without a break in help.",
        }),
      ),
      dataClass: "health",
      expectedResult: {
        ru: "Оценка результатов и рекомендация: продолжить, передать или завершить маршрут",
        en: "An evaluation and a recommendation: renew, hand over or close the route",
      },
    },
  ],
};
