import type { StudyAnswer } from "./api.ts";
import { h } from "./dom.ts";
import { areFilled } from "./fields.ts";
import type { Text } from "./text.ts";
import type { View } from "./view.ts";

type Study = NonNullable<View["study"]>;
export type Condition = Study["conditions"][number];

export const conditions: Record<Condition, Text> = {
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

export const variantText = (variant: NonNullable<Study["variant"]>): Text => {
  if (variant === "general") return { ru: "Общеобразовательная программа", en: "The general programme" };
  if (variant === "preschool")
    return { ru: "Адаптированная программа детского сада", en: "The adapted programme of kindergarten" };
  const [, n] = /^intellectual-(.)$/.exec(variant) ?? [];
  return n
    ? {
        ru: `АООП (умственная отсталость), вариант ${n}`,
        en: `Adapted programme (intellectual disability), variant ${n}`,
      }
    : { ru: `АООП, вариант ${variant}`, en: `Adapted programme, variant ${variant}` };
};

const states: Record<StudyAnswer[number]["state"], Text> = {
  provided: { ru: "создано", en: "in place" },
  partly: { ru: "частично", en: "partly" },
  "not-provided": { ru: "не создано", en: "not in place" },
};
const causes: Record<string, Text> = {
  "no-specialist": { ru: "Нет специалиста", en: "No specialist" },
  "no-funds": { ru: "Нет средств", en: "No funds" },
  "no-premises": { ru: "Нет помещения", en: "No premises" },
  awaited: { ru: "Ожидается: закупка, приём, ремонт", en: "Awaited: purchase, hiring, repair" },
  "family-refused": { ru: "Семья отказалась", en: "The family refused" },
  other: { ru: "Другая причина", en: "Another cause" },
};

/** What the commission recommends: the variant, and each condition. */
export const recommendedStudy = ({ variant, conditions: all }: Study): HTMLElement =>
  h(
    "ul",
    {},
    ...(variant ? [h("li", {}, variantText(variant))] : []),
    ...all.map((condition) => h("li", {}, conditions[condition])),
  );

/** Asks of each recommended condition whether it is there. */
export interface StudyFields {
  element: HTMLElement;
  read(): StudyAnswer;
  /** Marks what is missing. @returns whether it may be sent */
  isWhole(): boolean;
}

export function studyFields({ conditions: all }: Study): StudyFields {
  const rows = all.map(conditionFields);
  const element = h(
    "fieldset",
    { class: "conclusion" },
    h("legend", {}, { ru: "Созданы ли условия", en: "Whether the conditions are in place" }),
    ...rows.flatMap(({ elements }) => elements),
  );
  return {
    element,
    read: () => rows.map(({ read }) => read()),
    isWhole: () => areFilled(rows.flatMap(({ asked }) => asked())),
  };
}

function conditionFields(condition: Condition, n: number) {
  const state = choice(`study/${n}`, { "": { ru: "Выберите…", en: "Choose…" }, ...states });
  const cause = choice(`study/${n}/cause`, { "": { ru: "Выберите…", en: "Choose…" }, ...causes });
  const why = field({ ru: "Почему", en: "Why" }, cause);
  const isWanting = () => state.value === "partly" || state.value === "not-provided";
  why.hidden = true;
  state.addEventListener("change", () => {
    why.hidden = !isWanting();
  });
  return {
    elements: [field(conditions[condition], state), why],
    asked: () => (isWanting() ? [state, cause] : [state]),
    read: (): StudyAnswer[number] => ({
      condition,
      state: state.value as StudyAnswer[number]["state"],
      cause: isWanting() ? cause.value : undefined,
    }),
  };
}

export const choice = (name: string, options: Record<string, Text>): HTMLSelectElement =>
  h("select", { name }, ...Object.entries(options).map(([code, text]) => h("option", { value: code }, text)));

export function field(label: Text, control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): HTMLElement {
  const id = `field-${Math.random().toString(36).slice(2)}`;
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-wrong`);
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    control,
    h("p", { class: "wrong", id: `${id}-wrong`, role: "alert", hidden: true }),
  );
}
