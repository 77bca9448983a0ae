import type { Authority } from "../../people/child/authority.ts";
import type { DataClass } from "../../people/consent/consent.ts";
import type { Block } from "../instrument/instrument.kinds.ts";

// Codes as papers say them.

export const blocks: Record<Block, string> = {
  health: "медицинская реабилитация",
  education: "психолого-педагогическая помощь",
  employment: "профессиональная реабилитация",
  social: "социальная реабилитация",
  sport: "физкультура и спорт",
  "assistive-devices": "технические средства реабилитации",
};

export const dataClasses: Record<DataClass, string> = {
  identity: "кто ребёнок",
  health: "здоровье",
  education: "обучение",
  social: "жизнь семьи",
};

const authorities: Record<Authority["kind"], string> = {
  "birth-certificate": "свидетельство о рождении",
  adoption: "документ об усыновлении",
  "guardianship-act": "акт о назначении опекуна (попечителя)",
  "guardianship-contract": "договор об осуществлении опеки (попечительства)",
  "foster-contract": "договор о приёмной семье",
  "placement-act": "акт о помещении под надзор",
  "incapacity-ruling": "решение суда",
  other: "документ о полномочиях",
};

export function authorityText({ kind, number, from }: Authority): string {
  const [of, on] = [number && `№ ${number}`, from && `от ${from.split("-").reverse().join(".")}`];
  return [authorities[kind], of, on].filter(Boolean).join(" ");
}

/** By the scale of goals: 0 is what was expected. */
export const goalState = (level: number | undefined): string => {
  if (level === undefined) return "в работе";
  if (level > 0) return "достигнута с превышением";
  return level === 0 ? "достигнута" : "достигнута частично или пока нет";
};
