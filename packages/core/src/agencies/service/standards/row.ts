import type { LegalBasis } from "../../../ground/calendar/calendar.ts";
import type { Text } from "../../../ground/shared/text.ts";
import type { Standard, Volume } from "../service.ts";

type Pair = readonly [ru: string, en: string];
type Row = readonly [
  content: Pair,
  volume: readonly [norm: number, unit: Volume["unit"], per: Volume["per"]],
  staff: Pair,
  indicator: Pair,
  conditions: Pair,
  legalBasis?: LegalBasis,
];

const text = ([ru, en]: Pair): Text => ({ ru, en });

/** What nobody has decided yet: no shipped standard takes its numbers from an act. */
const assumed: Text = {
  ru: "Содержание, норма объёма, кадры и условия описаны по обычной практике, а не по акту. Регион утверждает свой стандарт решением.",
  en: "Content, norm, staff and conditions follow usual practice and no act. The region approves a standard of its own by a decision.",
};

/** A row of the table as a standard; each says what is assumed. */
export const standard = ([content, [norm, unit, per], staff, indicator, conditions, legalBasis]: Row): Standard => ({
  content: text(content),
  volume: { unit, per, norm },
  staff: text(staff),
  indicators: [text(indicator)],
  conditions: text(conditions),
  legalBasis,
  assumed,
});

export const standards = (rows: Readonly<Record<string, Row>>): Readonly<Record<string, Standard>> =>
  Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, standard(row)]));

export const room: Pair = [
  "Доступный кабинет с пособиями по возрасту; родитель может присутствовать.",
  "An accessible room with materials for the age; a parent may be present.",
];
export const classroom: Pair = [
  "Доступный класс, специальные учебники и пособия, рабочее место по рекомендациям ПМПК.",
  "An accessible classroom, special textbooks and aids, a place to work as the commission recommends.",
];
export const hall: Pair = [
  "Доступный зал с оборудованием для движения, помощь при переодевании.",
  "An accessible hall with equipment for movement, help with changing.",
];
export const athome: Pair = [
  "Дома у семьи в согласованное время; специалист предупреждает о переносе за день.",
  "At the family's home at the agreed time; a change is told a day ahead.",
];
export const clinic: Pair = [
  "Медицинская организация с лицензией; доступный кабинет или палата с местом для родителя.",
  "A licensed medical organisation; an accessible room, with a place for a parent.",
];
export const anywhere: Pair = [
  "Очно, по телефону или по видеосвязи; разговор не слышат посторонние.",
  "In person, by telephone or video; nobody else hears the conversation.",
];

/** Source of the list of services of early help. */
export const earlyHelpLetter: LegalBasis = {
  text: {
    ru: "Разделы стандарта услуги ранней помощи: наименование, описание, срок, норма на получателя, показатели качества, условия",
    en: "Headings of an early-help service's standard: name, description, term, norm per head, quality, conditions",
  },
  source: "Письмо Минтруда России 13-5/10/П-8988 от 28.12.2017",
  grade: "S",
};
export const pmpkOrder: LegalBasis = {
  text: {
    ru: "Положение о ПМПК: обследование детей и рекомендации по условиям обучения",
    en: "The commission: examination of children and recommendations on the conditions of learning",
  },
  source: "Приказ Минпросвещения России 763 от 01.11.2024",
  grade: "S",
};
export const ipraOrder: LegalBasis = {
  text: {
    ru: "Форма ИПРА ребёнка-инвалида: мероприятие назначает бюро МСЭ, исполняет названная организация",
    en: "The form of a disabled child's ИПРА: the МСЭ prescribes the measure, the organisation named carries it out",
  },
  source: "Приказ Минтруда России 545н от 26.06.2023",
  grade: "S",
};
