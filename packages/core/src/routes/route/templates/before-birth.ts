import type { DeadlineRule } from "../../../ground/calendar/index.ts";
import type { RouteTemplate, StageTemplate } from "../template.ts";
import { familyConsultations, planApproval } from "./common.ts";
import { regionSetting, workingDays } from "./deadlines.ts";
import { directions } from "./directions.ts";

/**
 * The way of a family that expects a child: whoever has heard what is hard to hear, or thinks of giving the child up (target groups of the
 * pilot). No word that letters, webhooks or her telephone show tells of a pregnancy, of an intent or of a diagnosis.
 */

/** Two days, whatever days they are: the second one is the day on which forty-eight hours are over. */
const twoDays: DeadlineRule = {
  anchor: "step-requested",
  offset: 2,
  unit: "calendar-day",
  direction: "after",
  nonWorking: "keep",
  legalBasis: regionSetting({
    ru: "первый разговор — не позднее 48 часов, по часам и в выходные тоже: решения в эти дни принимают без помощи, если её нет рядом.",
    en: "the first talk within 48 hours, by the clock and on days off too: in these days decisions are taken without help where there is none.",
  }),
};

const firstContact: StageTemplate = {
  key: "FirstContact",
  title: { ru: "Первый разговор", en: "The first talk" },
  direction: directions.family,
  settledBy: "steps",
  steps: [
    {
      key: "first-contact",
      title: { ru: "Первый разговор с семьёй", en: "The first talk with the family" },
      task: {
        ru: "Пожалуйста, поговорите с семьёй в течение 48 часов: выслушайте, узнайте, что ей нужно прежде всего, и договоритесь, как быть на связи. Если семья не называет себя, связь — через координатора. Никакого решения от неё не ждут.",
        en: "Please talk with the family within 48 hours: listen, find out what it needs first, and agree how to stay in touch. Where it does not name itself, the coordinator puts you in touch. No decision is asked of it.",
      },
      agencyKind: "resourceCentre",
      each: "once",
      deadline: twoDays,
      hours: 48,
      dataClass: "identity",
      expectedResult: {
        ru: "Разговор состоялся, семья знает, к кому обращаться",
        en: "The talk took place, and the family knows whom to turn to",
      },
    },
  ],
};

const medicalTalk: StageTemplate = {
  key: "MedicalTalk",
  title: { ru: "Разговор с врачом", en: "A talk with a doctor" },
  direction: directions.family,
  settledBy: "steps",
  steps: [
    {
      key: "medical-talk",
      title: { ru: "Консультация врача для семьи", en: "A doctor's consultation for the family" },
      task: {
        ru: "Пожалуйста, пригласите семью на консультацию: ответьте на её вопросы простыми словами, расскажите, какая помощь есть и когда она начинается. Решение остаётся за семьёй.",
        en: "Please invite the family to a consultation: answer its questions in plain words, tell what help there is and when it begins. The decision is the family's.",
      },
      agencyKind: "maternity",
      each: "once",
      deadline: workingDays(
        5,
        regionSetting({
          ru: "консультация врача — в течение недели: чем дольше ждать ответа, тем труднее.",
          en: "a doctor's consultation within a week: the longer an answer takes, the harder it is.",
        }),
      ),
      dataClass: "health",
      expectedResult: { ru: "Семья получила ответы врача", en: "The family has the doctor's answers" },
    },
  ],
};

const socialTalk: StageTemplate = {
  key: "SocialTalk",
  title: { ru: "Социальная помощь", en: "Social help" },
  direction: directions.social,
  settledBy: "steps",
  steps: [
    {
      key: "social-talk",
      title: { ru: "Консультация о мерах поддержки", en: "A consultation on measures of support" },
      task: {
        ru: "Пожалуйста, расскажите семье, какие выплаты, услуги и временная помощь ей доступны, и помогите оформить то, что она выберет.",
        en: "Please tell the family which payments, services and temporary help it can have, and help it with what it chooses.",
      },
      agencyKind: "social",
      each: "once",
      deadline: workingDays(
        10,
        regionSetting({
          ru: "две недели на встречу и оформление.",
          en: "two weeks for a meeting and the papers.",
        }),
      ),
      dataClass: "social",
      expectedResult: { ru: "Семья знает свои права и меры поддержки", en: "The family knows its rights and support" },
    },
  ],
};

const peerMeeting: StageTemplate = {
  key: "PeerMeeting",
  title: { ru: "Встреча с родителями", en: "Meeting other parents" },
  direction: directions.family,
  settledBy: "steps",
  steps: [
    {
      key: "peer-meeting",
      title: { ru: "Встреча с родителем из объединения", en: "A meeting with a parent of a union" },
      task: {
        ru: "Пожалуйста, предложите семье встречу с родителем, который прошёл похожий путь: лично, по телефону или по видео. Если семья сейчас не хочет встречи, отметьте «Выполнено» и напишите об этом: так тоже правильно.",
        en: "Please offer the family a meeting with a parent who has come a similar way: in person, by phone or by video. Where it does not want to now, choose “Performed” and say so: that is right too.",
      },
      agencyKind: "ngo",
      each: "once",
      deadline: workingDays(
        10,
        regionSetting({
          ru: "две недели, чтобы найти родителя и время.",
          en: "two weeks to find a parent and a time.",
        }),
      ),
      dataClass: "identity",
      expectedResult: {
        ru: "Встреча состоялась, или семье она сейчас не нужна",
        en: "The meeting took place, or the family does not want it now",
      },
    },
  ],
};

const nextHelp: StageTemplate = {
  key: "NextHelp",
  title: { ru: "Какая помощь дальше", en: "What help comes next" },
  direction: directions.coordination,
  settledBy: "evaluation",
  steps: [
    {
      key: "next-help",
      title: { ru: "Разговор о дальнейшей помощи", en: "A talk about the help that follows" },
      task: {
        ru: "Пожалуйста, обсудите с семьёй, какой помощи она хочет дальше, и сообщите. Любой ответ семьи — правильный, и она может его изменить.",
        en: "Please talk with the family about the help that it wants from now on, and tell us. Whatever it answers is right, and it may change its mind.",
      },
      agencyKind: "resourceCentre",
      each: "once",
      deadline: workingDays(
        10,
        regionSetting({
          ru: "срок разговора нормами не установлен; десять рабочих дней оставляют время подумать.",
          en: "no norm gives a term; ten working days leave time to think.",
        }),
      ),
      dataClass: "identity",
      expectedResult: { ru: "Известно, какая помощь нужна дальше", en: "It is known what help is wanted next" },
    },
  ],
};

/**
 * The decision stays open as long as the route goes on. A birth ends it: the hand-over that is proposed then leads to early help or, where
 * the child is to live with others, to the route of foster families.
 */
export const beforeBirth: RouteTemplate = {
  key: "before-birth",
  version: 1,
  title: { ru: "Маршрут поддержки семьи", en: "Route of the family's support" },
  ages: { from: 0, to: 0 },
  expected: true,
  cycleDays: 300, // longer than forty weeks
  flow: [
    firstContact,
    planApproval,
    { parallel: "Support", branches: [medicalTalk, socialTalk, peerMeeting, familyConsultations] },
    nextHelp,
  ],
};

const consultation: StageTemplate = {
  ...familyConsultations,
  steps: familyConsultations.steps.map((step) => ({
    ...step,
    each: "once",
    title: { ru: "Консультация семьи", en: "A consultation for the family" },
    task: {
      ru: "Пожалуйста, проведите в этом квартале консультацию для семьи: обсудите, что беспокоит и какая помощь нужна. На следующие консультации семья записывается сама или через координатора.",
      en: "Please hold a consultation with the family this quarter: what worries it, and which help it needs. Further ones it books itself, or by the coordinator.",
    },
  })),
};

/**
 * The second version: as the first, but the talk about further help waits for one consultation and not for every quarter's, which kept a
 * family that had all the help it wanted in May waiting for it until autumn. It counts once the region has approved it.
 */
export const sooner = (first: RouteTemplate): RouteTemplate => ({
  ...first,
  version: 2,
  flow: first.flow.map((part) =>
    "parallel" in part
      ? { ...part, branches: part.branches.map((stage) => (stage.key === consultation.key ? consultation : stage)) }
      : part,
  ),
});
