import type { RouteTemplate, StageTemplate } from "../template.ts";
import { boards } from "./boards.ts";
import {
  commissionReview,
  cycleEvaluation,
  familyConsultations,
  planApproval,
  rehabilitationMeasures,
  socialAccompaniment,
} from "./common.ts";
import { months, quarterEnd, regionSetting, workingDays } from "./deadlines.ts";
import { directions } from "./directions.ts";
import { preschoolEducation } from "./preschool.ts";
import { educationRoute } from "./school-age.ts";

const inspections = "Постановление Правительства РФ № 423 от 18.05.2009, Правила проверки условий жизни подопечных";

/** What the authority of guardianship knows of the family, before anybody plans. */
const fosterCare: StageTemplate = {
  key: "FosterCare",
  title: { ru: "Знакомство с замещающей семьёй", en: "Getting to know the foster family" },
  direction: directions.family,
  settledBy: "steps",
  steps: [
    {
      key: "foster-first-visit",
      title: { ru: "Первое посещение замещающей семьи", en: "First visit to the foster family" },
      task: {
        ru: "Пожалуйста, посетите семью, выясните, как устроились ребёнок и взрослые, чего не хватает и какая помощь нужна в первую очередь, и сообщите итог.",
        en: "Please visit the family, find out how the child and the adults have settled, what is missing and which help is wanted first, and tell us the result.",
      },
      agencyKind: "guardianship",
      service: "foster-support",
      each: "once",
      deadline: workingDays(20, {
        text: {
          ru: "Первая плановая проверка условий жизни подопечного: в течение месяца после решения о назначении опекуна. Здесь срок считается от запроса; подтвердить у юриста.",
          en: "The first planned look at the ward's conditions of life: within a month of the guardian's appointment. Counted from the request here; to be confirmed by a lawyer.",
        },
        source: inspections,
        grade: "M",
      }),
      dataClass: "social",
      expectedResult: {
        ru: "Известно, как живёт семья и какая помощь нужна ей и ребёнку",
        en: "It is known how the family lives and which help it and the child need",
      },
    },
  ],
};

const fosterSupport: StageTemplate = {
  key: "FosterSupport",
  title: { ru: "Сопровождение замещающей семьи", en: "Support of the foster family" },
  direction: directions.family,
  settledBy: "steps",
  steps: [
    {
      key: "foster-parents-school",
      title: { ru: "Школа приёмных родителей", en: "School of foster parents" },
      task: {
        ru: "Пожалуйста, пригласите приёмных родителей на занятия: особенности развития ребёнка, уход, трудное поведение, права семьи. Если они уже прошли подготовку, предложите то, чего в ней не было.",
        en: "Please invite the foster parents to lessons: how the child develops, care, difficult behaviour, the family's rights. Where they have been trained already, offer what that did not cover.",
      },
      agencyKind: "social",
      service: "foster-support",
      each: "once",
      deadline: months(
        3,
        regionSetting({
          ru: "подготовка до принятия ребёнка обязательна (СК РФ, ст. 127, п. 6), а срок занятий после него задаёт программа службы; трёх месяцев хватает на один курс.",
          en: "training before a child is taken in is a duty (Family Code, art. 127, item 6); the service's programme sets the time of what follows, and three months suffice for one course.",
        }),
      ),
      dataClass: "social",
      means: { ru: "Программа подготовки, ведущие психолог и юрист", en: "The programme; a psychologist and a lawyer" },
      expectedResult: {
        ru: "Приёмные родители прошли занятия и знают, куда обратиться",
        en: "The foster parents have been to the lessons and know where to turn",
      },
    },
    {
      key: "foster-quarterly-visit",
      title: { ru: "Посещение замещающей семьи за квартал", en: "The quarter's visit to the foster family" },
      task: {
        ru: "Пожалуйста, посетите в этом квартале семью: как живёт ребёнок, что изменилось, справляются ли взрослые. Сообщите, нужна ли ещё помощь.",
        en: "Please visit the family this quarter: how the child lives, what has changed, whether the adults manage. Tell us if more help is wanted.",
      },
      agencyKind: "guardianship",
      service: "foster-support",
      each: "quarter",
      deadline: quarterEnd({
        text: {
          ru: "Плановая проверка условий жизни подопечного: раз в три месяца в первый год, затем раз в полгода; здесь раз в квартал всё время; подтвердить у юриста.",
          en: "Planned looks at the ward's conditions of life: each three months in the first year, then each half year; here each quarter throughout. To be confirmed by a lawyer.",
        },
        source: inspections,
        grade: "M",
      }),
      dataClass: "social",
      expectedResult: {
        ru: "Семья посещена, известно, что ей нужно дальше",
        en: "The family has been visited, and what it needs next is known",
      },
    },
  ],
};

/** School for those of school age, kindergarten before: the way goes on through both. */
const education: StageTemplate = {
  ...educationRoute,
  steps: [
    ...preschoolEducation.steps.map((step) => ({ ...step, ages: { from: 3, to: 7 } })),
    ...educationRoute.steps.map((step) => ({ ...step, ages: { from: 7, to: 18 } })),
  ],
};

/**
 * Замещающая семья (target group of the pilot): the authority of guardianship comes first and each quarter, foster parents learn, and
 * the child's help goes on beside, of whatever age it is, so that no birthday changes who knows the family.
 */
export const fosterFamily: RouteTemplate = {
  key: "foster-family",
  version: 1,
  title: { ru: "Маршрут ребёнка в замещающей семье", en: "Route of a child in a foster family" },
  ages: { from: 0, to: 18 },
  group: "foster-family",
  cycleDays: 300,
  flow: [
    fosterCare,
    commissionReview,
    planApproval,
    {
      parallel: "Support",
      branches: [rehabilitationMeasures, familyConsultations, fosterSupport, education, socialAccompaniment, boards],
    },
    cycleEvaluation,
  ],
};
