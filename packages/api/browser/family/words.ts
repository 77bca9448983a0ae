import { say } from "../respond/language.ts";
import type { Language, Text } from "../respond/text.ts";
import type { ConsentLine, Paper } from "./api.ts";

/** «31 марта 2025 г.» */
export const inWords = (iso: string, l: Language): string =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString(l, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
export const day = (iso: string, before: Text): Node => say((l) => `${before[l]} ${inWords(iso, l)}`);

export const papers: Record<Paper["kind"], Text> = {
  ipra: { ru: "Программа реабилитации и абилитации (ИПРА)", en: "Rehabilitation programme (IPRA)" },
  pmpk: { ru: "Заключение психолого-медико-педагогической комиссии", en: "Conclusion of the commission (PMPK)" },
  iprp: { ru: "Программа ранней помощи", en: "Early-help programme" },
  vk: { ru: "Направление на медико-социальную экспертизу", en: "Referral to the assessment office" },
};

export const purposes: Record<ConsentLine["purpose"], Text> = {
  "support-route": { ru: "чтобы организации помогали ребёнку", en: "so that organisations can help the child" },
  "quality-assessment": { ru: "чтобы оценивать качество помощи", en: "so that the quality of help can be assessed" },
  employment: { ru: "чтобы помочь найти работу", en: "to help find work" },
  events: { ru: "чтобы приходить на мероприятия", en: "to come to events" },
};

export const classes: Record<ConsentLine["dataClasses"][number], Text> = {
  identity: { ru: "имя и дата рождения", en: "name and date of birth" },
  health: { ru: "здоровье", en: "health" },
  education: { ru: "учёба", en: "education" },
  social: { ru: "жизнь семьи", en: "the family's situation" },
};

export const statuses: Record<ConsentLine["status"], Text> = {
  given: { ru: "действует", en: "counts" },
  over: { ru: "срок прошёл", en: "its term is over" },
  withdrawn: { ru: "отозвано", en: "withdrawn" },
  ended: { ru: "больше не действует", en: "counts no more" },
};
