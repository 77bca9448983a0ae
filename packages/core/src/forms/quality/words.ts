import type { Text } from "../../ground/shared/text.ts";
import type { Criterion, Indicator, Remark, Sphere } from "./scores.ts";

/** How papers and letters call what records hold as codes; papers are Russian only. */
export const sphereNames: Record<Sphere, Text> = {
  education: { ru: "образование", en: "education" },
  health: { ru: "охрана здоровья", en: "health" },
  social: { ru: "социальное обслуживание", en: "social services" },
};

export const criterionNames: Record<Criterion, Text> = {
  "1": { ru: "Открытость", en: "Openness" },
  "2": { ru: "Комфортность", en: "Comfort" },
  "3": { ru: "Доступность для инвалидов", en: "Access for disabled people" },
  "4": { ru: "Доброжелательность", en: "Kindness" },
  "5": { ru: "Удовлетворённость", en: "Satisfaction" },
};

export const indicatorWords: Record<Indicator, string> = {
  "1.1": "сведения на стендах и сайте",
  "1.2": "дистанционные способы",
  "1.3": "довольны сведениями",
  "2.1": "комфортные условия",
  "2.2": "время ожидания",
  "2.3": "довольны комфортом",
  "3.1": "оборудование",
  "3.2": "условия доступности",
  "3.3": "довольны доступностью",
  "4.1": "первый контакт",
  "4.2": "оказание услуги",
  "4.3": "дистанционно",
  "5.1": "порекомендуют",
  "5.2": "часы и порядок приёма",
  "5.3": "довольны в целом",
};

export const remarkNames: Record<Remark, Text> = {
  "no-disabled": {
    ru: "инвалидов среди ответивших нет: показатель 3.3 не считается, его вес — у 3.1 и 3.2",
    en: "nobody with a disability answered: 3.3 is not counted, its weight goes to 3.1 and 3.2",
  },
  "few-disabled": {
    ru: "инвалидов среди ответивших меньше пяти: показатель 3.3 учтён, но отдельно не показан",
    en: "fewer than five with a disability answered: 3.3 counts, and is not shown by itself",
  },
  "part-unasked": {
    ru: "о части показателей не ответил никто: их вес — у других показателей критерия",
    en: "of some indicators nobody told: their weight goes to the others of the criterion",
  },
  "part-few": {
    ru: "о части показателей ответили меньше пяти: они учтены, но отдельно не показаны",
    en: "of some indicators fewer than five told: they count, and are not shown by themselves",
  },
  "no-checklist": { ru: "нет листа эксперта", en: "there is no expert's checklist" },
  "few-visitors": {
    ru: "ответили меньше пяти посетителей: не оценивается",
    en: "fewer than five visitors answered: it is not assessed",
  },
  "beside-few": {
    ru: "не показано: по этим ответам можно было бы вычислить ответы там, где ответили меньше пяти",
    en: "not shown: answers elsewhere, of fewer than five, could be worked out by these",
  },
  small: {
    ru: "ответили меньше тридцати: цифры говорят мало",
    en: "fewer than thirty answered: the figures say little",
  },
};

const inRussian = <K extends string>(names: Record<K, Text>): Record<K, string> =>
  Object.fromEntries(Object.entries<Text>(names).map(([key, { ru }]) => [key, ru])) as Record<K, string>;
export const sphereWords = inRussian(sphereNames);
export const criterionWords = inRussian(criterionNames);
export const remarkWords = inRussian(remarkNames);
