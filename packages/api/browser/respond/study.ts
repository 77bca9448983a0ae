import type {
  ConditionCause,
  ConditionState,
  StudyCondition,
} from "../../../core/src/routes/instrument/study.codes.ts";
import {
  causeTexts,
  conditionTexts,
  stateTexts,
  variantText,
} from "../../../core/src/routes/instrument/study.words.ts";
import type { StudyAnswer } from "./api.ts";
import { h } from "./dom.ts";
import { areFilled } from "./fields.ts";
import type { Text } from "./text.ts";
import type { View } from "./view.ts";

type Study = NonNullable<View["study"]>;

/** What the commission recommends: the variant, and each condition. */
export const recommendedStudy = ({ variant, conditions: all }: Study): HTMLElement =>
  h(
    "ul",
    {},
    ...(variant ? [h("li", {}, variantText(variant))] : []),
    ...all.map((condition) => h("li", {}, conditionTexts[condition])),
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

function conditionFields(condition: StudyCondition, n: number) {
  const text = conditionTexts[condition];
  const state = choice(`study/${n}`, { "": { ru: "Выберите…", en: "Choose…" }, ...stateTexts });
  const cause = choice(`study/${n}/cause`, { "": { ru: "Выберите…", en: "Choose…" }, ...causeTexts });
  const why = field({ ru: `${text.ru}: почему`, en: `${text.en}: why` }, cause);
  const isWanting = () => state.value === "partly" || state.value === "not-provided";
  why.hidden = true;
  state.addEventListener("change", () => {
    why.hidden = !isWanting();
  });
  return {
    elements: [field(text, state), why],
    asked: () => (isWanting() ? [state, cause] : [state]),
    read: (): StudyAnswer[number] => ({
      condition,
      state: state.value as ConditionState,
      cause: isWanting() ? (cause.value as ConditionCause) : undefined,
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
