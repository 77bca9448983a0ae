import type { Text } from "../../../ground/shared/text.ts";

/** Directions of help, as the form of the individual route lists them. */
export const directions = {
  assessment: {
    ru: "Психолого-медико-педагогическое обследование",
    en: "Psychological, medical and pedagogical assessment",
  },
  coordination: { ru: "Координация маршрута", en: "Coordination of the route" },
  rehabilitation: { ru: "Реабилитация и абилитация", en: "Rehabilitation and habilitation" },
  health: { ru: "Охрана здоровья", en: "Health care" },
  family: { ru: "Помощь семье", en: "Help for the family" },
  education: { ru: "Образование", en: "Education" },
  social: { ru: "Социальное сопровождение", en: "Social accompaniment" },
  work: { ru: "Профессия и занятость", en: "Profession and employment" },
  living: { ru: "Самостоятельная жизнь", en: "Independent living" },
} satisfies Record<string, Text>;
