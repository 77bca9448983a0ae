import { h } from "../respond/dom.ts";
import { apply } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { ask } from "./api.ts";
import type { Person, Send } from "./internship.types.ts";
import { choice, field, fold, numberIn, numberInput, saveButton, textIn, wideField } from "./section.ts";

/** As many terms as the form has; further ones are sent by `PATCH /v1/sites/…`. */
const terms = [0, 1, 2];

/** A new site. */
export function proposing(people: readonly Person[], send: Send): HTMLElement {
  const area = (name: string, max: string, required = false) =>
    h("textarea", { name, rows: "3", maxlength: max, required });
  const practices = choice("practiceId", [{ key: "", title: { ru: "нет", en: "none" } }], "");
  const form = h(
    "form",
    { class: "lines" },
    wideField({ ru: "Название", en: "Title" }, h("input", { name: "title", maxlength: "200", required: true })),
    wideField(
      { ru: "Что показываете и кому это полезно", en: "What you show, and to whom" },
      area("about", "4000", true),
    ),
    wideField({ ru: "Программа: по строке на пункт", en: "Programme: a line each" }, area("programme", "8000", true)),
    field({ ru: "Академических часов", en: "Academic hours" }, numberInput("hours", 36)),
    wideField({ ru: "Условия: проезд, проживание", en: "Travel, a bed" }, area("conditions", "2000")),
    wideField({ ru: "Ваша практика в библиотеке, если есть", en: "Your practice in the library, if any" }, practices),
    ...terms.flatMap((i) => [
      field(
        { ru: `Заезд ${i + 1}: с`, en: `Term ${i + 1}: from` },
        h("input", { name: `from${i}`, type: "date", required: i === 0 }),
      ),
      field({ ru: "по", en: "until" }, h("input", { name: `until${i}`, type: "date", required: i === 0 })),
      field({ ru: "мест", en: "places" }, numberInput(`places${i}`, i === 0 ? 2 : undefined)),
    ]),
    h(
      "fieldset",
      { class: "field wide" },
      h("legend", {}, { ru: "Наставники (из списка специалистов)", en: "Mentors (of your specialists)" }),
      ...people.map(({ specialistId, name, post }) =>
        h(
          "label",
          { class: "check" },
          h("input", { type: "checkbox", name: "mentor", value: specialistId }),
          h("span", {}, `${name ?? "—"}, ${post}`),
        ),
      ),
    ),
  );
  form.append(saveButton(form, () => send({ action: "open", site: said(form) })));
  const title = { ru: "Предложить площадку", en: "Propose a site" };
  const folded = fold(title, undefined, false, form);
  folded.addEventListener("toggle", () => void offer(practices), { once: true });
  return h("section", { class: "card" }, folded);
}

interface Item {
  itemId: string;
  status: string;
  content: { kind: string; title: Text };
}

/** What of its own the library has published, asked for when somebody is about to choose. */
async function offer(practices: HTMLSelectElement): Promise<void> {
  const page = await ask<{ items: Item[] }>("/v1/respond/library", { action: "view" });
  if ("problem" in page) return;
  const own = page.items.filter(({ status, content }) => status === "published" && content.kind === "practice");
  practices.append(...own.map(({ itemId, content }) => h("option", { value: itemId }, content.title)));
  apply();
}

const said = (form: HTMLElement): object => ({
  title: textIn(form, "title"),
  about: textIn(form, "about"),
  programme: (textIn(form, "programme") ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== ""),
  hours: numberIn(form, "hours"),
  conditions: textIn(form, "conditions"),
  practiceId: textIn(form, "practiceId"),
  terms: terms
    .filter((i) => textIn(form, `from${i}`) !== undefined)
    .map((i) => ({
      from: textIn(form, `from${i}`),
      until: textIn(form, `until${i}`),
      places: numberIn(form, `places${i}`),
    })),
  mentors: [...form.querySelectorAll<HTMLInputElement>('[name="mentor"]:checked')].map(({ value }) => value),
});

const names: [RegExp, Text][] = [
  [/\/title$/, { ru: "Название", en: "Title" }],
  [/\/about$/, { ru: "Что показываете", en: "What you show" }],
  [/\/programme/, { ru: "Программа", en: "Programme" }],
  [/\/conditions$/, { ru: "Условия", en: "Conditions" }],
  [/\/practiceId$/, { ru: "Практика библиотеки", en: "The library's practice" }],
  [/\/terms/, { ru: "Заезды", en: "Terms" }],
  [/\/mentors?/, { ru: "Наставники", en: "Mentors" }],
  [/\/mentorId$/, { ru: "Наставник", en: "Mentor" }],
  [/\/specialistId$/, { ru: "Кого направить", en: "Whom to send" }],
  [/\/hours$/, { ru: "Часов", en: "Hours" }],
  [/\/on$/, { ru: "День", en: "Day" }],
  [/\/from$/, { ru: "Заезд", en: "Term" }],
  [/\/months$/, { ru: "Срок", en: "Months" }],
  [/\/answer$/, { ru: "Ответ", en: "The answer" }],
];
export const nameOf = (pointer: string): Text | undefined => names.find(([of]) => of.test(pointer))?.[1];
