import type { Problem } from "../respond/api.ts";
import { h } from "../respond/dom.ts";
import { apply, inLanguage } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { ask } from "./api.ts";
import { trouble } from "./trouble.ts";

/** What was saved, or why not. */
interface Told {
  text: Text;
  bad: boolean;
}

/** A part of the page that is asked for, shown and asked for again once something was saved. */
export async function section<Page extends object>(
  place: HTMLElement,
  path: string,
  body: object,
  content: (page: Page, send: (body: object) => Promise<void>) => HTMLElement[],
): Promise<void> {
  const show = async (asked: object, told?: Text): Promise<void> => {
    busy(place, true);
    const page = await ask<Page>(path, asked);
    busy(place, false);
    if ("problem" in page) {
      place.replaceChildren(...trouble(page.problem, () => void show(asked, told)));
      return apply();
    }
    const send = async (change: object): Promise<void> => {
      busy(place, true);
      const after = await ask<Page>(path, change);
      busy(place, false);
      if ("problem" in after) return tell(place, { text: wordsOf(after.problem), bad: true });
      put(after);
      tell(place, { text: { ru: "Сохранено. Спасибо!", en: "Saved. Thank you!" }, bad: false });
    };
    const put = (shown: Page) => {
      place.replaceChildren(
        h("p", { class: "result-of", role: "status", tabindex: "-1", hidden: true }),
        ...content(shown, send),
      );
      apply();
      const title = document.getElementById("title");
      if (title)
        inLanguage(title, (l) => {
          document.title = `${title.textContent} — ${l === "ru" ? "Маршрут" : "Marshrut"}`;
        });
    };
    put(page);
  };
  await show(body);
}

const busy = (place: HTMLElement, is: boolean) => place.closest("main")!.setAttribute("aria-busy", String(is));

/** Says it above everything, and goes there. */
function tell(place: HTMLElement, { text, bad }: Told): void {
  const line = place.querySelector<HTMLElement>(".result-of")!;
  line.className = bad ? "result-of bad" : "result-of";
  line.hidden = false;
  line.replaceChildren(h("span", {}, text));
  apply();
  line.focus();
}

/** All that the service found wrong. */
const wordsOf = ({ detail, detailEn, errors = [] }: Problem): Text => ({
  ru: [detail, ...errors.map((e) => `${e.pointer.slice(1)}: ${e.detail}`)].join(" "),
  en: [detailEn, ...errors.map((e) => `${e.pointer.slice(1)}: ${e.detailEn}`)].join(" "),
});

let ids = 0;

/** A labelled field of a form; `name` says where its value goes. */
export function field(label: Text | Node, control: HTMLElement): HTMLElement {
  ids += 1;
  control.id = `field-${ids}`;
  const named = h("label", { for: control.id });
  named.append(label instanceof Node ? label : h("span", {}, label));
  return h("div", { class: "field" }, named, control);
}

export const numberInput = (name: string, value: number | undefined, step = "1"): HTMLInputElement =>
  h("input", {
    type: "number",
    min: "0",
    step,
    inputmode: "decimal",
    name,
    value: value === undefined ? undefined : String(value),
  });

/** A list to choose from; the first is nothing. */
export function choice(
  name: string,
  options: readonly { key: string; title: Text }[],
  chosen?: string,
): HTMLSelectElement {
  return h(
    "select",
    { name },
    ...options.map(({ key, title }) => h("option", { value: key, selected: key === (chosen ?? "") }, title)),
  );
}

/** What stands in a field; undefined where nothing does. */
export const textIn = (form: HTMLElement, name: string): string | undefined =>
  form.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(`[name="${name}"]`)?.value.trim() ||
  undefined;
export function numberIn(form: HTMLElement, name: string): number | undefined {
  const text = textIn(form, name);
  return text === undefined ? undefined : Number(text.replace(",", "."));
}

/** The head of a part. */
export const heading = (agency: string, kicker: Text, hint: Text): HTMLElement =>
  h(
    "article",
    { class: "card" },
    h("p", { class: "kicker" }, kicker),
    h("h1", { tabindex: "-1", id: "title" }, agency),
    h("p", { class: "hint" }, hint),
  );

export function saveButton(form: HTMLElement, send: () => Promise<void>): HTMLElement {
  const button = h("button", { type: "submit", class: "primary" }, { ru: "Сохранить", en: "Save" });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    void send().finally(() => {
      button.disabled = false;
    });
  });
  return button;
}
