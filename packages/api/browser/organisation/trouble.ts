import type { Problem } from "../respond/api.ts";
import { h } from "../respond/dom.ts";
import { apply } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";

const isDead = ({ code }: Problem): boolean => code.startsWith("link.");

/**
 * The link itself does not open, or the service did not answer: what to do about it, in place of everything.
 * @returns whether the link may yet open
 */
export function trouble(place: HTMLElement, problem: Problem, again: () => void): boolean {
  const retry = h("button", { type: "button", class: "primary" }, { ru: "Попробовать ещё раз", en: "Try again" });
  retry.addEventListener("click", again);
  const dead = isDead(problem);
  place.replaceChildren(
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
      h("p", {}, { ru: problem.detail, en: problem.detailEn }),
      dead
        ? h("p", {}, { ru: "Новая ссылка придёт со следующим письмом.", en: "A new link comes with the next mail." })
        : retry,
    ),
  );
  apply();
  return !dead;
}

/** What was not taken stands above what people have typed, which stays; a link that is dead by now takes its place. */
export function obstacle(place: HTMLElement, problem: Problem): void {
  if (isDead(problem)) return void trouble(place, problem, () => {});
  const card = h(
    "div",
    { class: "card", id: "trouble", role: "alert" },
    h("h1", { tabindex: "-1" }, { ru: "Не получилось", en: "That did not work" }),
    ...wordsOf(problem).map((line) => h("p", {}, line)),
  );
  document.getElementById("trouble")?.remove();
  place.prepend(card);
  apply();
  card.querySelector("h1")!.focus();
}

/** All that the service found wrong. @param nameOf what it is that a pointer points to */
export const wordsOf = (
  { detail, detailEn, errors = [] }: Problem,
  nameOf: (pointer: string) => Text | undefined = () => undefined,
): Text[] => [
  // What the service says of a body names its fields as programs know them.
  errors.length > 0
    ? { ru: "Не сохранено: исправьте, пожалуйста.", en: "Not saved: please correct this." }
    : { ru: detail, en: detailEn },
  ...errors.map((e) => {
    const name = nameOf(e.pointer);
    return name ? { ru: `${name.ru}: ${e.detail}`, en: `${name.en}: ${e.detailEn}` } : { ru: e.detail, en: e.detailEn };
  }),
];
