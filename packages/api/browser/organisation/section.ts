import type { Problem } from "../respond/api.ts";
import { h } from "../respond/dom.ts";
import { apply, entitle } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { ask } from "./api.ts";
import { trouble, wordsOf } from "./trouble.ts";

/** What a part of the page shows, and how it is changed. */
export interface Shown<Page extends object> {
  content(page: Page, send: (body: object) => Promise<void>): HTMLElement[];
  /** What it is that a pointer of a refusal points to. */
  nameOf?(pointer: string, page: Page): Text | undefined;
  /** Where an answer sends the visitor: opened by this very page, since a browser keeps a window shut that opens later. */
  leadsTo?(page: Page): string | undefined;
}

/** A part of the page that is asked for, shown and shown anew once something was saved. @returns whether the link opens it */
export async function section<Page extends object>(
  place: HTMLElement,
  path: string,
  body: object,
  { content, nameOf, leadsTo }: Shown<Page>,
): Promise<boolean> {
  busy(place, true);
  const page = await ask<Page>(path, body);
  busy(place, false);
  if ("problem" in page)
    return trouble(place, page.problem, () => void section(place, path, body, { content, nameOf, leadsTo }));
  let shown: Page = page;
  const send = async (change: object): Promise<void> => {
    busy(place, true);
    const after = await ask<Page>(path, change);
    busy(place, false);
    if ("problem" in after) return refused(after.problem);
    const elsewhere = leadsTo?.(after);
    if (elsewhere !== undefined) return location.assign(elsewhere);
    put(after);
    if ("action" in change && looks.has(change.action)) return;
    const isTrial = "dryRun" in change && change.dryRun === true;
    tell(place, [isTrial ? checked : { ru: "Сохранено. Спасибо!", en: "Saved. Thank you!" }], "result-of");
  };
  const refused = (problem: Problem) => {
    if (problem.code.startsWith("link.")) trouble(place, problem, () => {});
    else
      tell(
        place,
        wordsOf(problem, (pointer) => nameOf?.(pointer, shown)),
        "result-of bad",
      );
  };
  const put = (next: Page) => {
    shown = next;
    place.replaceChildren(h("div", { role: "status", tabindex: "-1", hidden: true }), ...content(next, send));
    apply();
    const title = place.querySelector<HTMLElement>("#title");
    if (title) entitle(title);
  };
  put(page);
  return true;
}

const checked: Text = { ru: "Проверено. Ничего не изменено.", en: "Checked. Nothing is changed." };

/** What changes nothing: nobody is thanked for it. */
const looks: ReadonlySet<unknown> = new Set(["view", "show", "sign-ups", "certificate", "talks"]);

export const busy = (place: HTMLElement, is: boolean): void =>
  place.closest("main")?.setAttribute("aria-busy", String(is));

/** Says it above everything, and goes there. */
function tell(place: HTMLElement, lines: readonly Text[], kind: string): void {
  const told = place.querySelector<HTMLElement>("[role=status]")!;
  told.className = kind;
  told.hidden = false;
  told.replaceChildren(...lines.map((line) => h("p", {}, line)));
  apply();
  told.focus();
}

let ids = 0;

/** A labelled field of a form; `name` says where its value goes. */
export function field(label: Text | Node, control: HTMLElement): HTMLElement {
  ids += 1;
  control.id = `field-${ids}`;
  const named = h("label", { for: control.id });
  named.append(label instanceof Node ? label : h("span", {}, label));
  return h("div", { class: "field" }, named, control);
}

/** The same, over the whole width of its line. */
export function wideField(label: Text, control: HTMLElement): HTMLElement {
  const wide = field(label, control);
  wide.classList.add("wide");
  return wide;
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

/** A part of a form that folds: its name with what stands in it, in short. It opens where a field of it is wrong. */
export function fold(
  title: Text,
  said: Text | undefined,
  isOpen: boolean,
  ...parts: HTMLElement[]
): HTMLDetailsElement {
  const name = h("summary", {}, h("strong", {}, title), said && h("span", { class: "hint" }, said));
  const details = h("details", { class: "fold", open: isOpen }, name, h("div", { class: "lines" }, ...parts));
  details.addEventListener(
    "invalid",
    () => {
      details.open = true;
    },
    true,
  );
  return details;
}
