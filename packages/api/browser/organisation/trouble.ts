import type { Problem } from "../respond/api.ts";
import { h } from "../respond/dom.ts";

/** The link itself does not open, or the service did not answer: what to do about it. */
export function trouble({ code, detail, detailEn }: Problem, again: () => void): HTMLElement[] {
  const dead = code.startsWith("link.");
  const retry = h("button", { type: "button", class: "primary" }, { ru: "Попробовать ещё раз", en: "Try again" });
  retry.addEventListener("click", again);
  return [
    h(
      "article",
      { class: "card" },
      h(
        "h1",
        { tabindex: "-1", id: "title" },
        dead
          ? { ru: "Ссылка не открывается", en: "This link does not open" }
          : { ru: "Не получилось открыть", en: "It could not be opened" },
      ),
      h("p", {}, { ru: detail, en: detailEn }),
      dead
        ? h(
            "p",
            {},
            {
              ru: "Она действует 14 дней; новая придёт со следующей сводкой.",
              en: "It serves for 14 days; a new one comes with the next digest.",
            },
          )
        : retry,
    ),
  ];
}
