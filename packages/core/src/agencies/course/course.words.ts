import type { Text } from "../../ground/shared/text.ts";
import type { CourseKind, CourseTopic } from "./course.ts";

export const courseKindWords: Record<CourseKind, Text> = {
  qualification: { ru: "Повышение квалификации", en: "Qualification" },
  retraining: { ru: "Профессиональная переподготовка", en: "Retraining" },
  seminar: { ru: "Семинар", en: "Seminar" },
};

export const courseTopicWords: Record<CourseTopic, Text> = {
  parents: { ru: "работа с родителями", en: "work with parents" },
  "early-help": { ru: "ранняя помощь", en: "early help" },
  rehabilitation: { ru: "реабилитация и абилитация", en: "rehabilitation" },
  inclusion: { ru: "инклюзивное образование", en: "inclusive education" },
  "special-methods": { ru: "специальные методики", en: "special methods" },
  "alternative-communication": { ru: "альтернативная коммуникация", en: "alternative communication" },
  "crisis-help": { ru: "помощь в кризисе", en: "help in a crisis" },
  accompaniment: { ru: "сопровождение семьи", en: "accompaniment of families" },
};
