import type { ServiceArea } from "../../agencies/service/service.ts";
import type { Text } from "../../ground/shared/text.ts";

/**
 * What a parent comes with, in a parent's words. Nobody is asked for a diagnosis: a worry leads to areas of help, and whoever helps
 * finds out what is the matter.
 */
export const worries = [
  "speech",
  "motor",
  "senses",
  "contact",
  "learning",
  "living",
  "family",
  "papers",
  "work",
  "leisure",
  "expecting",
  "foster",
  "unsure",
] as const;
export type Worry = (typeof worries)[number];

interface About {
  title: Text;
  areas: readonly ServiceArea[];
  /** Those of the areas that are meant for just these families: they come first. */
  services?: readonly string[];
  /** What such a family writes when it looks in its own words, and no name of a service says. */
  words?: string;
  first: Text;
}

export const about: Record<Worry, About> = {
  speech: {
    title: { ru: "Не говорит, говорит мало или непонятно", en: "Does not speak, speaks little or unclearly" },
    areas: ["speech", "early-help"],
    first: {
      ru: "Запишитесь к логопеду. Направление для этого не нужно.",
      en: "Make an appointment with a speech therapist. You need no referral.",
    },
  },
  motor: {
    title: { ru: "Трудно двигаться, сидеть, ходить, держать", en: "Hard to move, sit, walk or hold things" },
    areas: ["motor", "health", "early-help"],
    first: {
      ru: "Расскажите об этом педиатру и запишитесь в организацию из списка. Одно не мешает другому.",
      en: "Tell your paediatrician, and call one of these organisations. You may do both.",
    },
  },
  senses: {
    title: { ru: "Плохо видит или слышит", en: "Sees or hears badly" },
    areas: ["health", "assessment", "early-help"],
    first: {
      ru: "Начните с проверки зрения или слуха в поликлинике.",
      en: "Begin with a check of sight or hearing at the clinic.",
    },
  },
  contact: {
    title: {
      ru: "Не смотрит, не откликается, сильные страхи или истерики",
      en: "No eye contact, no answer, strong fears or tantrums",
    },
    areas: ["psychology", "early-help"],
    first: {
      ru: "Запишитесь к психологу. Можно прийти без ребёнка.",
      en: "See a psychologist. You may come without the child.",
    },
  },
  learning: {
    title: {
      ru: "Трудно учиться, нужны условия в саду или школе",
      en: "Hard to learn; needs support in kindergarten or school",
    },
    areas: ["education", "assessment", "psychology"],
    first: {
      ru: "Поговорите с учителем или воспитателем и запишитесь на комиссию, которая советует условия обучения.",
      en: "Talk to the teacher, and see the commission that advises on how a child should study.",
    },
  },
  living: {
    title: { ru: "Трудно есть, одеваться, быть самостоятельным", en: "Hard to eat, dress, and do things alone" },
    areas: ["skills", "social", "motor"],
    first: { ru: "Спросите о занятиях по навыкам жизни.", en: "Ask about living-skills sessions." },
  },
  family: {
    title: { ru: "Мы устали, нужна поддержка семье", en: "We are tired and need support" },
    areas: ["family", "psychology", "social"],
    first: { ru: "Позвоните: помощь нужна и родителям. Это не жалоба на ребёнка.", en: "Call: parents need help too." },
  },
  papers: {
    title: { ru: "Инвалидность, выплаты, документы", en: "Disability status, benefits, papers" },
    areas: ["legal", "assessment", "social"],
    first: {
      ru: "Спросите, какие документы уже есть и чего не хватает.",
      en: "Ask which papers you have and which are missing.",
    },
  },
  work: {
    title: { ru: "Профессия, работа, взрослая жизнь", en: "A trade, work, adult life" },
    areas: ["career", "skills", "legal"],
    first: { ru: "Запишитесь на консультацию о профессии.", en: "Ask for career advice." },
  },
  leisure: {
    title: { ru: "Кружки, спорт, отдых, друзья", en: "Clubs, sport, rest, friends" },
    areas: ["leisure", "family"],
    first: { ru: "Спросите, куда можно прийти посмотреть.", en: "Ask where you may come and look." },
  },
  // Families of the pilot's target groups that have no child yet, or another's: at first they come here too, and unnamed.
  expecting: {
    title: { ru: "Ждём ребёнка и тревожимся за него", en: "We expect a child, and are worried" },
    areas: ["family", "psychology", "legal"],
    services: ["prenatal-support"],
    words: "жду ждём ждёт ждать беременна беременность будущая мама роды родится узи скрининг pregnant expecting",
    first: {
      ru: "Решать прямо сейчас ничего не нужно. Оставьте номер: с вами поговорят. Имя можно не называть — напишите, как к вам обращаться.",
      en: "Nothing has to be decided now. Leave a number and somebody talks with you. You need not give your name: say what to call you.",
    },
  },
  foster: {
    title: {
      ru: "Ребёнок у нас под опекой или в приёмной семье",
      en: "The child lives with us as guardians or foster parents",
    },
    areas: ["family", "psychology", "legal", "social"],
    services: ["foster-support"],
    words:
      "опека опекун опекунство попечитель подопечный усыновили приняли замещающая приёмные guardian foster adopted",
    first: {
      ru: "Спросите о сопровождении: помогают и ребёнку, и взрослым. Это не проверка.",
      en: "Ask to be supported: there is help for the child and for you. It is no inspection.",
    },
  },
  unsure: {
    title: { ru: "Просто тревожно, не знаю, что это", en: "I am worried and do not know what it is" },
    areas: ["early-help", "assessment", "psychology", "family"],
    first: {
      ru: "Вы не обязаны знать, что это. Оставьте номер или позвоните, вам помогут разобраться.",
      en: "You need not know what it is. Leave your number or call; somebody will help you find out.",
    },
  },
};

/** Ages as a page asks for them: whole years, `from` inclusive, `to` exclusive. */
export const ageGroups = [
  { key: "0", from: 0, to: 1, title: { ru: "до года", en: "under one" } },
  { key: "1", from: 1, to: 3, title: { ru: "1–2 года", en: "1–2 years" } },
  { key: "3", from: 3, to: 7, title: { ru: "3–6 лет", en: "3–6 years" } },
  { key: "7", from: 7, to: 15, title: { ru: "7–14 лет", en: "7–14 years" } },
  { key: "15", from: 15, to: 18, title: { ru: "15–17 лет", en: "15–17 years" } },
  { key: "18", from: 18, to: 100, title: { ru: "18 лет и старше", en: "18 and over" } },
] as const satisfies readonly { key: string; from: number; to: number; title: Text }[];
export type AgeKey = (typeof ageGroups)[number]["key"];
