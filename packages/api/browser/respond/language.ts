import type { Language, Text } from "./text.ts";

const remembered = "marshrut-language";
let current: Language = read();
const shown = new Map<Node, (language: Language) => void>();

function read(): Language {
  try {
    return localStorage.getItem(remembered) === "en" ? "en" : "ru";
  } catch {
    return "ru"; // storage is switched off
  }
}

export const language = (): Language => current;

/** Changes the language of all that is on the page; what people have typed stays. */
export function speak(next: Language): void {
  current = next;
  try {
    localStorage.setItem(remembered, next);
  } catch {
    // then it lasts as long as the page
  }
  apply();
}

export function apply(): void {
  document.documentElement.lang = current;
  for (const [node, update] of shown) {
    if (node.isConnected) update(current);
    else shown.delete(node);
  }
}

/** Calls `update` with the language now, and whenever it changes while `node` is on the page. */
export function inLanguage<N extends Node>(node: N, update: (language: Language) => void): N {
  shown.set(node, update);
  update(current);
  return node;
}

/** A text that follows the language. */
export const say = (text: Text | ((language: Language) => string)): Node => {
  const node = document.createTextNode("");
  return inLanguage(node, (language) => {
    node.data = typeof text === "function" ? text(language) : text[language];
  });
};

/** What an element is called by whoever hears the page; it has no other text that follows the language. */
export const named = <E extends Element>(element: E, text: Text | ((language: Language) => string)): E =>
  inLanguage(element, (language) => {
    element.setAttribute("aria-label", typeof text === "function" ? text(language) : text[language]);
  });

/** The page's title, for the bar of the browser: that of what it shows. */
export function entitle(title: HTMLElement): void {
  inLanguage(title, (language) => {
    document.title = `${title.textContent} — ${language === "ru" ? "Маршрут" : "Marshrut"}`;
  });
}
