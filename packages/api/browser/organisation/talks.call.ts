import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import type { Send } from "./internship.types.ts";
import { field, numberIn, numberInput, saveButton, textIn, wideField } from "./section.ts";
import { keyed } from "./talks.sections.ts";
import type { Call, Kind } from "./talks.types.ts";
import { kinds } from "./talks.words.ts";

const box = (name: string, words: Text, checked: boolean) =>
  h("label", { class: "check" }, h("input", { type: "checkbox", name, checked }), h("span", {}, words));
const lines = (text: string | undefined) =>
  (text ?? "")
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** From when to when talks are taken, in which sections, who reads them; said again it is said as a whole. */
export function callForm(occasionId: string, call: Call | undefined, send: Send): HTMLElement {
  const date = (name: string, value: string | undefined) =>
    h("input", { type: "date", name, required: true, value: value ?? "" });
  const text = (name: string, value: string, more: Record<string, string | boolean> = {}) => {
    const area = h("textarea", { name, rows: "3", maxlength: "6000", ...more } as Record<string, string>);
    area.value = value;
    return area;
  };
  const all = Object.keys(kinds) as Kind[];
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Принимать с", en: "From" }, date("opens", call?.opens)),
    field({ ru: "По день, включительно", en: "Until, with this day" }, date("closes", call?.closes)),
    field({ ru: "Рецензии по день", en: "Reviews until" }, date("reviewsBy", call?.reviewsBy)),
    wideField(
      { ru: "Секции, каждая с новой строки", en: "Sections, a line each" },
      text("sections", (call?.sections ?? []).map(({ title }) => title).join("\n"), { required: true }),
    ),
    wideField({ ru: "О чём приём, требования", en: "What is asked for" }, text("about", call?.about ?? "")),
    h(
      "fieldset",
      { class: "field wide" },
      h("legend", {}, { ru: "Что принимаете", en: "What is taken" }),
      ...all.map((key) => box(`kind-${key}`, kinds[key], call?.kinds.includes(key) ?? key === "talk")),
    ),
    field(
      { ru: "Знаков в тезисах", en: "Characters of an abstract" },
      numberInput("abstractMost", call?.abstractMost ?? 3000),
    ),
    wideField(
      { ru: "Рецензенты: организации, каждая с новой строки", en: "Reviewers: organisations, a line each" },
      text("named", (call?.reviewers ?? []).map(({ organisation }) => organisation).join("\n")),
    ),
    field({ ru: "Рецензий на доклад", en: "Reviews of each talk" }, numberInput("reviewsEach", call?.reviewsEach ?? 2)),
    box("blind", { ru: "Рецензенты не видят авторов", en: "Reviewers do not see authors" }, call?.blind ?? true),
    box(
      "open",
      { ru: "Подать может каждый, со страницы мероприятия", en: "Everybody may submit, on the event's page" },
      call?.open ?? true,
    ),
  );
  const has = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.checked ?? false;
  const named = () => lines(textIn(form, "named"));
  const added = () => named().filter((name) => !call?.reviewers.some(({ organisation }) => organisation === name));
  const said = () => ({
    opens: textIn(form, "opens"),
    closes: textIn(form, "closes"),
    reviewsBy: textIn(form, "reviewsBy"),
    about: textIn(form, "about"),
    sections: keyed(lines(textIn(form, "sections")), call?.sections ?? []),
    kinds: all.filter((key) => has(`kind-${key}`)),
    abstractMost: numberIn(form, "abstractMost"),
    blind: has("blind"),
    open: has("open"),
    deciderId: call?.deciderId,
    // Whoever is named already stays as named: a specialist of theirs, who reads, too.
    reviewers: (call?.reviewers ?? [])
      .filter(({ organisation }) => named().includes(organisation))
      .map(({ agencyId, specialistId }) => ({ agencyId, specialistId })),
    reviewsEach: numberIn(form, "reviewsEach"),
  });
  form.append(
    saveButton(form, () => send({ action: "call", occasionId, version: call?.version, call: said(), named: added() })),
  );
  return form;
}
