import type { Module } from "../template.ts";
import { familyConsultations, rehabilitationMeasures } from "./common.ts";
import { months, quarterEnd, regionSetting } from "./deadlines.ts";

// What the pilot's target groups need besides. Titles and tasks stand in letters and webhooks: none names a diagnosis.

const downSyndrome: Module = {
  key: "module-down-syndrome",
  version: 1,
  group: "down-syndrome",
  title: { ru: "Модуль для детей с синдромом Дауна", en: "Module for children with Down syndrome" },
  ages: { from: 0, to: 18 },
  stages: [
    {
      ...rehabilitationMeasures,
      steps: [
        {
          key: "cardiology",
          title: { ru: "Осмотр кардиолога и УЗИ сердца", en: "A cardiologist's examination and heart ultrasound" },
          task: {
            ru: "Пожалуйста, пригласите ребёнка на осмотр кардиолога с ультразвуковым исследованием сердца и сообщите, что рекомендовано. Если осмотр за этот год уже был, достаточно сообщить об этом.",
            en: "Please invite the child to a cardiologist with an ultrasound of the heart and tell us what is recommended. If it has been done this year, it is enough to say so.",
          },
          agencyKind: "health",
          service: "medical-supervision",
          each: "once",
          deadline: months(
            2,
            regionSetting({
              ru: "порок сердца есть примерно у половины детей группы, и осмотр входит в их наблюдение; его сроки задают клинические рекомендации.",
              en: "about half of the group have a heart defect, and the examination belongs to their follow-up; clinical guidelines set its times.",
            }),
          ),
          dataClass: "health",
          expectedResult: {
            ru: "Осмотр проведён, рекомендации известны семье",
            en: "The examination is done, and the family knows what is recommended",
          },
        },
        {
          key: "early-communication",
          title: { ru: "Общение и речь: занятия за квартал", en: "Communication and speech: the quarter's sessions" },
          task: {
            ru: "Пожалуйста, проведите в этом квартале занятия по общению и речи: жесты, карточки, первые слова; покажите родителям, что делать дома, и сообщите, что удалось.",
            en: "Please hold this quarter's sessions on communication and speech: signs, cards, first words; show the parents what to do at home, and tell us how it went.",
          },
          agencyKind: "resourceCentre",
          service: "communication-aac",
          each: "quarter",
          ages: { from: 0, to: 3 },
          deadline: quarterEnd(
            regionSetting({
              ru: "занятия начинают с первого года жизни и подводят к итогу раз в квартал.",
              en: "sessions begin in the first year of life and are summed up each quarter.",
            }),
          ),
          dataClass: "health",
          means: { ru: "Жесты, карточки, занятия с родителями", en: "Signs, cards, lessons with the parents" },
          expectedResult: {
            ru: "У ребёнка есть способ общаться, родители поддерживают его дома",
            en: "The child has a way to communicate, and the parents keep it up at home",
          },
        },
      ],
    },
    {
      ...familyConsultations,
      steps: [
        {
          key: "parents-club",
          title: { ru: "Приглашение в родительский клуб", en: "An invitation to the parents' club" },
          task: {
            ru: "Пожалуйста, пригласите семью в родительский клуб, познакомьте с родителями, которые прошли такой же путь, и сообщите, пришла ли она.",
            en: "Please invite the family to the parents' club, let it meet parents who have gone the same way, and tell us whether it came.",
          },
          agencyKind: "ngo",
          service: "parent-group",
          each: "once",
          deadline: months(
            1,
            regionSetting({
              ru: "чем раньше семья узнает других родителей, тем легче ей; срок нормами не установлен.",
              en: "the sooner the family meets other parents, the easier it is; no norm gives a term.",
            }),
          ),
          dataClass: "identity",
          expectedResult: { ru: "Семья знакома с клубом", en: "The family knows the club" },
        },
      ],
    },
  ],
};

const mentalDisorder: Module = {
  key: "module-mental-disorder",
  version: 1,
  group: "mental-disorder",
  title: { ru: "Модуль для детей с ментальными нарушениями", en: "Module for children with mental disorders" },
  ages: { from: 0, to: 18 },
  stages: [
    {
      ...familyConsultations,
      steps: [
        {
          key: "home-training",
          title: { ru: "Обучение семьи: общение, уход и поведение дома", en: "Training of the family at home" },
          task: {
            ru: "Пожалуйста, научите семью тому, что пригодится каждый день: как общаться, помогать в быту и что делать в трудную минуту, и сообщите, что получается.",
            en: "Please teach the family what it needs each day: how to communicate, help with everyday things and what to do at a difficult moment, and tell us how it goes.",
          },
          agencyKind: "resourceCentre",
          service: "family-training",
          each: "once",
          deadline: months(
            3,
            regionSetting({
              ru: "срок задаёт программа организации; трёх месяцев хватает на один курс.",
              en: "the organisation's programme sets the time; three months suffice for one course.",
            }),
          ),
          dataClass: "health",
          expectedResult: {
            ru: "Семья умеет то, чему хотела научиться",
            en: "The family can do what it wanted to learn",
          },
        },
        {
          key: "family-respite",
          title: { ru: "Передышка для семьи", en: "Respite for the family" },
          task: {
            ru: "Пожалуйста, выясните, нужен ли семье присмотр за ребёнком на время, предложите его и сообщите, чем она воспользовалась.",
            en: "Please find out whether the family wants somebody to mind the child for a time, offer it and tell us what it made use of.",
          },
          agencyKind: "social",
          service: "respite",
          each: "once",
          ages: { from: 3, to: 18 },
          deadline: months(
            3,
            regionSetting({
              ru: "срок нормами не установлен; трёх месяцев хватает, чтобы договориться.",
              en: "no norm gives a term; three months suffice to come to terms.",
            }),
          ),
          dataClass: "social",
          expectedResult: {
            ru: "Семья знает, кто побудет с ребёнком, и пользуется этим, если хочет",
            en: "The family knows who can be with the child, and makes use of it if it wants",
          },
        },
      ],
    },
  ],
};

const abandonmentRisk: Module = {
  key: "module-abandonment-risk",
  version: 1,
  group: "abandonment-risk",
  title: { ru: "Модуль поддержки семьи в кризисе", en: "Module for families in crisis" },
  ages: { from: 0, to: 3 },
  stages: [
    {
      ...familyConsultations,
      steps: [
        {
          key: "crisis-psychologist",
          title: { ru: "Психологическая помощь семье", en: "Psychological help to the family" },
          task: {
            ru: "Пожалуйста, встретьтесь с семьёй в ближайшие дни, выслушайте и поддержите; решение остаётся за ней. Сообщите, какая помощь нужна.",
            en: "Please meet the family within days, listen and support; the decision stays its own. Tell us which help is wanted.",
          },
          agencyKind: "resourceCentre",
          service: "family-psychology",
          each: "once",
          deadline: months(
            1,
            regionSetting({
              ru: "семье в трудном положении помогают сразу; месяц — крайний срок, чтобы сообщить об итоге.",
              en: "a family in trouble is helped at once; a month is the last day to tell the result.",
            }),
          ),
          dataClass: "social",
          expectedResult: {
            ru: "Семья не осталась одна, помощь найдена",
            en: "The family is not alone, help is found",
          },
        },
        {
          key: "parent-who-has-been-there",
          title: { ru: "Встреча с родителями, у которых есть такой опыт", en: "Meeting parents who have been there" },
          task: {
            ru: "Пожалуйста, познакомьте семью с родителями, которые уже прошли этот путь, если она этого хочет, и сообщите итог.",
            en: "Please let the family meet parents who have gone this way, if it wants to, and tell us the result.",
          },
          agencyKind: "ngo",
          service: "parent-group",
          each: "once",
          deadline: months(
            1,
            regionSetting({
              ru: "срок нормами не установлен; встреча нужна, пока решение не принято.",
              en: "no norm gives a term; the meeting is wanted before anything is decided.",
            }),
          ),
          dataClass: "identity",
          expectedResult: {
            ru: "Семья поговорила с теми, кто прошёл этот путь",
            en: "The family has talked to people who went this way",
          },
        },
      ],
    },
  ],
};

/** Every module that ships, one for each group that has no template of its own. */
export const modules: readonly Module[] = [downSyndrome, mentalDisorder, abandonmentRisk];

/** A module by its key: the version asked for, or else the one there is. */
export const moduleOf = (key: string, asked?: number): Module | undefined =>
  modules.find((module) => module.key === key && (asked === undefined || asked === module.version));
