import { h } from "../respond/dom.ts";
import { apply } from "../respond/language.ts";
import type { Problem } from "./api.ts";

/** A link that is not ours replaces the page; anything else stands above what people have typed. */
export function trouble(section: HTMLElement, { code, detail, detailEn, errors = [] }: Problem): void {
  const dead = code.startsWith("link.");
  const title = dead
    ? { ru: "Ссылка не открывается", en: "This link does not open" }
    : { ru: "Не получилось", en: "That did not work" };
  const card = h(
    "article",
    { class: "card", id: "trouble", role: "alert" },
    h("h1", { tabindex: "-1" }, title),
    h("p", {}, { ru: detail, en: detailEn }),
    ...errors.map((e) => h("p", {}, { ru: e.detail, en: e.detailEn })),
    dead && h("p", {}, { ru: "Новая ссылка придёт со следующим письмом.", en: "A new link comes with the next mail." }),
  );
  document.getElementById("trouble")?.remove();
  if (dead) section.replaceChildren(card);
  else section.prepend(card);
  apply();
  card.querySelector("h1")!.focus();
}
