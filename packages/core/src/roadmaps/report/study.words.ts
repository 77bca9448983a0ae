import type { ProgrammeVariant, StudyCondition } from "../../routes/instrument/study.ts";

/** What conditions of study are called in documents: Russian only, as those are. */
export const conditionTexts: Record<StudyCondition, string> = {
  assistant: "Ассистент (помощник)",
  tutor: "Тьютор",
  "accessible-premises": "Доступная среда в здании",
  equipment: "Специальное оборудование",
  textbooks: "Специальные учебники и пособия",
  "sign-interpreter": "Сурдопереводчик",
  "tactile-interpreter": "Тифлосурдопереводчик",
  regime: "Особый режим и отдых",
  "inclusive-class": "Обычный (инклюзивный) класс или группа",
  "special-class": "Отдельный класс или группа",
  "resource-class": "Ресурсный класс",
  home: "Обучение на дому",
  remote: "Дистанционное обучение",
};

export function variantText(variant: ProgrammeVariant): string {
  if (variant === "general") return "Общеобразовательная программа";
  if (variant === "preschool") return "Адаптированная программа детского сада";
  const [, n] = /^intellectual-(.)$/.exec(variant) ?? [];
  return n ? `АООП (умственная отсталость), вариант ${n}` : `АООП, вариант ${variant}`;
}
