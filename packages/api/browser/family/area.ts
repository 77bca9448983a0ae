import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";

// Words of a family's own. They cost it an evening: they stay when the page is loaded anew or shown anew, and none is cut off.

const place = "marshrut.draft.";

/** In this tab alone, until they are sent: a telephone that goes from hand to hand forgets them with the tab. */
function keep(key: string, words: string): void {
  try {
    if (words === "") sessionStorage.removeItem(place + key);
    else sessionStorage.setItem(place + key, words);
  } catch {
    // Then it is typed again.
  }
}
function kept(key: string): string {
  try {
    return sessionStorage.getItem(place + key) ?? "";
  } catch {
    return ""; // storage is switched off
  }
}

/** Whoever leaves the page, or comes by another link, leaves nothing of theirs behind. */
export function forgetWords(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(place)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

export interface Area {
  field: HTMLTextAreaElement;
  /** As they are sent. */
  words(): string;
  /** What keeps them from being sent; none where nothing does. */
  wrong(): Text | undefined;
  /** They have arrived. */
  sent(): void;
}

/** @param most as many characters as the service takes: of more the page says so, and cuts nothing */
export function area(key: string, attributes: Record<string, string | true>, most: number): Area {
  const field = h("textarea", attributes);
  field.value = kept(key);
  field.addEventListener("input", () => keep(key, field.value));
  const words = () => field.value.trim();
  return {
    field,
    words,
    wrong: () => {
      if (field.required && words() === "") return empty;
      return words().length > most ? tooLong(words().length, most) : undefined;
    },
    sent: () => {
      field.value = "";
      keep(key, "");
    },
  };
}

const empty: Text = { ru: "Напишите, о чём речь.", en: "Please write what it is about." };
const tooLong = (length: number, most: number): Text => ({
  ru: `Написано знаков: ${length}, а отправить можно не больше ${most}. Сократите или отправьте частями.`,
  en: `You wrote ${length} characters; at most ${most} can be sent. Please shorten it, or send it in parts.`,
});
