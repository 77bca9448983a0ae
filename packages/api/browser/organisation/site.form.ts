import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { ask } from "./api.ts";
import type { Person, Send, Site } from "./internship.types.ts";
import { choice, field, fold, numberIn, numberInput, saveButton, textIn, wideField } from "./section.ts";

/** Room for so many terms; of a site that has more, for one more than that. */
const fewest = 3;
const most = 12;

/** A new site. */
export function proposing(people: readonly Person[], send: Send): HTMLElement {
  const title = { ru: "Предложить площадку", en: "Propose a site" };
  return h("section", { class: "card" }, folded(title, siteForm(people, undefined, send)));
}

/** One's own, said otherwise: what was approved of it is approved anew. */
export const correcting = (site: Site, people: readonly Person[], send: Send): HTMLElement =>
  folded({ ru: "Исправить", en: "Correct it" }, siteForm(people, site, send));

interface Form {
  form: HTMLElement;
  practices: HTMLSelectElement;
  chosen: string;
}

function folded(title: Text, { form, practices, chosen }: Form): HTMLElement {
  const parts = fold(title, undefined, false, form);
  parts.addEventListener("toggle", () => void offer(practices, chosen), { once: true });
  return parts;
}

function siteForm(people: readonly Person[], site: Site | undefined, send: Send): Form {
  const area = (name: string, max: string, value: string | undefined, required = false) => {
    const made = h("textarea", { name, rows: "3", maxlength: max, required });
    made.value = value ?? "";
    return made;
  };
  const chosen = site?.practiceId ?? "";
  // Until the library has answered what it is called; it may be published there no more.
  const now = chosen === "" ? [] : [{ key: chosen, title: { ru: "та же, что сейчас", en: "the same as now" } }];
  const practices = choice("practiceId", [{ key: "", title: { ru: "нет", en: "none" } }, ...now], chosen);
  const terms = site?.terms ?? [];
  const rows = [...Array(Math.min(most, Math.max(fewest, terms.length + 1))).keys()];
  const form = h(
    "form",
    { class: "lines" },
    site?.status === "approved" &&
      h(
        "p",
        { class: "hint wide" },
        {
          ru: "Если изменить название, описание, практику, программу или часы, площадку утвердят заново; кого вы уже приняли, у того место остаётся.",
          en: "With another title, description, practice, programme or number of hours the site is approved anew; whoever is accepted keeps the place.",
        },
      ),
    wideField(
      { ru: "Название", en: "Title" },
      h("input", { name: "title", maxlength: "200", required: true, value: site?.title ?? "" }),
    ),
    wideField(
      { ru: "Что показываете и кому это полезно", en: "What you show, and to whom" },
      area("about", "4000", site?.about, true),
    ),
    wideField(
      { ru: "Программа: по строке на пункт", en: "Programme: a line each" },
      area("programme", "8000", site?.programme.join("\n"), true),
    ),
    field({ ru: "Академических часов", en: "Academic hours" }, numberInput("hours", site?.hours ?? 36)),
    wideField({ ru: "Условия: проезд, проживание", en: "Travel, a bed" }, area("conditions", "2000", site?.conditions)),
    wideField({ ru: "Ваша практика в библиотеке, если есть", en: "Your practice in the library, if any" }, practices),
    ...rows.flatMap((i) => {
      const term = terms[i];
      const date = (name: string, value: string | undefined) =>
        h("input", { name: `${name}${i}`, type: "date", required: i === 0, value: value ?? "" });
      return [
        field({ ru: `Заезд ${i + 1}: с`, en: `Term ${i + 1}: from` }, date("from", term?.from)),
        field({ ru: "по", en: "until" }, date("until", term?.until)),
        field({ ru: "мест", en: "places" }, numberInput(`places${i}`, term?.places ?? (i === 0 ? 2 : undefined))),
      ];
    }),
    h(
      "fieldset",
      { class: "field wide" },
      h("legend", {}, { ru: "Наставники (из списка специалистов)", en: "Mentors (of your specialists)" }),
      ...people.map(({ specialistId, name, post }) =>
        h(
          "label",
          { class: "check" },
          h("input", {
            type: "checkbox",
            name: "mentor",
            value: specialistId,
            checked: site?.mentors?.includes(specialistId) ?? false,
          }),
          h("span", {}, `${name ?? "—"}, ${post}`),
        ),
      ),
    ),
  );
  form.append(
    saveButton(form, () =>
      send(
        site
          ? {
              action: "change",
              siteId: site.siteId,
              version: site.version,
              site: { ...said(form, rows), ...emptied(form) },
            }
          : { action: "open", site: said(form, rows) },
      ),
    ),
  );
  return { form, practices, chosen };
}

/** What a field that was emptied takes away. */
const emptied = (form: HTMLElement): object => ({
  conditions: textIn(form, "conditions") ?? null,
  practiceId: textIn(form, "practiceId") ?? null,
});

interface Item {
  itemId: string;
  status: string;
  content: { kind: string; title: Text };
}

/** What of its own the library has published, asked for when somebody is about to choose. */
async function offer(practices: HTMLSelectElement, chosen: string): Promise<void> {
  const page = await ask<{ items: Item[] }>("/v1/respond/library", { action: "view" });
  if ("problem" in page) return;
  const own = page.items.filter(({ status, content }) => status === "published" && content.kind === "practice");
  const others = own.filter(({ itemId }) => itemId !== chosen);
  practices.append(...others.map(({ itemId, content }) => h("option", { value: itemId }, content.title)));
  const same = own.find(({ itemId }) => itemId === chosen);
  if (same) practices.querySelector(`option[value="${chosen}"]`)?.replaceChildren(say(same.content.title));
  apply();
}

function said(form: HTMLElement, rows: readonly number[]): object {
  return {
    title: textIn(form, "title"),
    about: textIn(form, "about"),
    programme: (textIn(form, "programme") ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    hours: numberIn(form, "hours"),
    conditions: textIn(form, "conditions"),
    practiceId: textIn(form, "practiceId"),
    terms: rows
      .filter((i) => textIn(form, `from${i}`) !== undefined)
      .map((i) => ({
        from: textIn(form, `from${i}`),
        until: textIn(form, `until${i}`),
        places: numberIn(form, `places${i}`),
      })),
    mentors: [...form.querySelectorAll<HTMLInputElement>('[name="mentor"]:checked')].map(({ value }) => value),
  };
}

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
