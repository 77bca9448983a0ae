import type { Problem } from "./api.ts";
import { say } from "./language.ts";
import type { Text } from "./text.ts";

export const value = (form: HTMLFormElement, name: string) => String(new FormData(form).get(name) ?? "").trim();

/** Says at the form why it was not sent. */
export const refuse = (form: HTMLFormElement, text: Text): void => tell(form.querySelector(".general")!, text);

/** Shows what the API found wrong, at its field where it names one. */
export function explain(form: HTMLFormElement, problem: Problem): void {
  clear(form);
  let told = false;
  // The last one marked has the focus: let it be the first on the page.
  for (const { pointer, detail, detailEn } of [...(problem.errors ?? [])].reverse()) {
    const area = fieldAt(form, pointer.slice(1));
    if (!area) continue;
    mark(area, { ru: `Здесь нужно: ${detail}.`, en: `Needed here: ${detailEn}.` });
    told = true;
  }
  if (!told) refuse(form, { ru: problem.detail, en: problem.detailEn });
}

type Control = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

/** The field of this place in the request, or of the whole that it is a part of. */
function fieldAt(form: HTMLFormElement, place: string): Control | null {
  // Who answers is asked once for all forms.
  const found = (place.startsWith("by/") ? document : form).querySelector<Control>(
    ["textarea", "select", 'input:not([type="radio"])'].map((one) => `${one}[name="${CSS.escape(place)}"]`).join(),
  );
  const up = place.lastIndexOf("/");
  return found ?? (up < 0 ? null : fieldAt(form, place.slice(0, up)));
}

/** Marks what is missing, all of it, and goes to the first. @returns whether nothing is */
export function areFilled(areas: readonly Control[]): boolean {
  const empty = areas.filter((area) => !area.value.trim());
  for (const area of [...empty].reverse()) mark(area, { ru: "Заполните это поле.", en: "Please fill this in." });
  return empty.length === 0;
}

export function mark(area: Control, text: Text): void {
  // One that is asked for only now: that a number is right, say.
  area.closest<HTMLElement>(".field")!.hidden = false;
  area.setAttribute("aria-invalid", "true");
  tell(document.getElementById(`${area.id}-wrong`)!, text);
  area.focus();
}

export function tell(place: HTMLElement, text: Text): void {
  place.replaceChildren(say(text));
  place.hidden = false;
}

export function clear(form: HTMLFormElement): void {
  for (const place of form.querySelectorAll<HTMLElement>(".wrong")) place.hidden = true;
  for (const area of form.querySelectorAll("[aria-invalid]")) area.removeAttribute("aria-invalid");
}

/** Takes back what was said of one field and of the form as a whole; other fields are still to be filled. */
export function clearAt(form: HTMLFormElement, area: EventTarget | null): void {
  if (area instanceof Element) area.removeAttribute("aria-invalid");
  const still = [...form.querySelectorAll("[aria-invalid]")].map(({ id }) => `${id}-wrong`);
  for (const place of form.querySelectorAll<HTMLElement>(".wrong")) if (!still.includes(place.id)) place.hidden = true;
}
