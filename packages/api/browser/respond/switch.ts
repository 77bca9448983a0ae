import { h } from "./dom.ts";
import { inLanguage, language, speak } from "./language.ts";

/** The button that changes the page's language, and the texts that came with the page. */
export function languageSwitch(): void {
  const button = h("button", { type: "button" });
  inLanguage(button, (l) => {
    button.textContent = l === "ru" ? "English" : "Русский";
    button.lang = l === "ru" ? "en" : "ru";
  });
  button.addEventListener("click", () => speak(language() === "ru" ? "en" : "ru"));
  document.getElementById("language")!.replaceChildren(button);
  for (const element of document.querySelectorAll<HTMLElement>("[data-ru]"))
    inLanguage(element, (l) => {
      element.textContent = (l === "ru" ? element.dataset.ru : element.dataset.en) ?? "";
    });
}
