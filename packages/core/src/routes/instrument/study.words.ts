import type { Text } from "../../ground/shared/text.ts";
import type { ConditionCause, ConditionState, ProgrammeVariant, StudyCondition } from "./study.codes.ts";

// Words for pages and documents; no part of the room's door, so that only what shows them loads them.

export const conditionTexts: Record<StudyCondition, Text> = {
  assistant: { ru: "Ассистент (помощник)", en: "An assistant" },
  tutor: { ru: "Тьютор", en: "A tutor" },
  "accessible-premises": { ru: "Доступная среда в здании", en: "Accessible premises" },
  equipment: { ru: "Специальное оборудование", en: "Special equipment" },
  textbooks: { ru: "Специальные учебники и пособия", en: "Special textbooks and materials" },
  "sign-interpreter": { ru: "Сурдопереводчик", en: "A sign-language interpreter" },
  "tactile-interpreter": { ru: "Тифлосурдопереводчик", en: "A tactile interpreter" },
  regime: { ru: "Особый режим и отдых", en: "A regime of its own, rest" },
  "inclusive-class": { ru: "Обычный (инклюзивный) класс или группа", en: "An inclusive class or group" },
  "special-class": { ru: "Отдельный класс или группа", en: "A special class or group" },
  "resource-class": { ru: "Ресурсный класс", en: "A resource class" },
  home: { ru: "Обучение на дому", en: "Taught at home" },
  remote: { ru: "Дистанционное обучение", en: "Taught remotely" },
};

export function variantText(variant: ProgrammeVariant): Text {
  if (variant === "general") return { ru: "Общеобразовательная программа", en: "The general programme" };
  if (variant === "preschool")
    return { ru: "Адаптированная программа детского сада", en: "The adapted programme of kindergarten" };
  const [, n] = /^intellectual-(.)$/.exec(variant) ?? [];
  if (n)
    return {
      ru: `АООП (умственная отсталость), вариант ${n}`,
      en: `Adapted programme (intellectual disability), variant ${n}`,
    };
  return { ru: `АООП, вариант ${variant}`, en: `Adapted programme, variant ${variant}` };
}

export const stateTexts: Record<ConditionState, Text> = {
  provided: { ru: "создано", en: "in place" },
  partly: { ru: "частично", en: "partly" },
  "not-provided": { ru: "не создано", en: "not in place" },
};

export const causeTexts: Record<ConditionCause, Text> = {
  "no-specialist": { ru: "Нет специалиста", en: "No specialist" },
  "no-funds": { ru: "Нет средств", en: "No funds" },
  "no-premises": { ru: "Нет помещения", en: "No premises" },
  awaited: { ru: "Ожидается: закупка, приём, ремонт", en: "Awaited: purchase, hiring, repair" },
  "family-refused": { ru: "Семья отказалась", en: "The family refused" },
  other: { ru: "Другая причина", en: "Another cause" },
};
