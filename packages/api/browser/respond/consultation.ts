import type { Text } from "./text.ts";

/** What consultations are about, as families say it. */
export const topicWords: Record<string, Text> = {
  development: { ru: "развитие", en: "development" },
  behaviour: { ru: "поведение", en: "behaviour" },
  speech: { ru: "речь", en: "speech" },
  learning: { ru: "обучение", en: "learning" },
  rehabilitation: { ru: "реабилитация", en: "rehabilitation" },
  rights: { ru: "права и льготы", en: "rights and benefits" },
  family: { ru: "отношения в семье", en: "the family" },
  route: { ru: "маршрут и план", en: "the route and the plan" },
  other: { ru: "другое", en: "something else" },
};

export const placeWords: Record<string, Text> = {
  office: { ru: "в организации", en: "at the organisation" },
  home: { ru: "дома у семьи", en: "at the family's home" },
  phone: { ru: "по телефону", en: "by phone" },
  video: { ru: "по видео", en: "by video" },
};
