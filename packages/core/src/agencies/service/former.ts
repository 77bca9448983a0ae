import { fold } from "../../ground/vault/fold.ts";
import type { ServiceKey } from "./service.ts";

/**
 * What organisations, plans and steps said of services before these had keys, in the words of the region's first lists. Whatever else
 * they said is read as it stands, until somebody says it anew: the catalogue, which knows more words, is loaded only then.
 */
const former: Readonly<Record<string, ServiceKey>> = {
  логопед: "speech-therapy",
  дефектолог: "special-pedagogy",
  психолог: "psychological-help",
  тьютор: "tutor-support",
  "адаптированная программа": "adapted-education",
  АДОП: "adapted-supplementary",
  "ранняя помощь": "early-help",
  "консультации для семей": "family-consultation",
  "консультационный пункт": "early-help-consultation",
  лекотека: "early-help-consultation",
  "обследование и рекомендации ПМПК": "pmpk-examination",
  "социальное сопровождение": "social-accompaniment",
  "участковый специалист": "social-accompaniment",
  "социальная реабилитация": "social-rehabilitation",
  "обслуживание на дому": "home-care",
  "дневное пребывание": "day-care",
  "прокат ТСР": "assistive-devices",
  "медицинская реабилитация": "medical-rehabilitation",
  массаж: "medical-rehabilitation",
  невролог: "medical-supervision",
  педиатр: "medical-supervision",
  психиатр: "medical-supervision",
  генетик: "medical-supervision",
  диспансеризация: "medical-supervision",
  "адаптивный спорт": "adaptive-sport",
  "родительский клуб": "parent-group",
};
const keys = new Map(Object.entries(former).map(([word, key]) => [fold(word), key]));

/** The key of a word that was stored before services had keys, where it is one of those; else as it stands. */
export const keyOf = (word: string): string => keys.get(fold(word)) ?? word;
