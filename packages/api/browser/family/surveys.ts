import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { act } from "./api.ts";

// Forms by which the family is asked. Whether it has answered is all that is known of it here.

interface Survey {
  title: Text;
  closesOn: string;
  answered: boolean;
  url: string;
}

/** Fills itself once it is known whether there is any; without one it is not there. */
export function surveys(): HTMLElement {
  const part = h("article", { class: "card", hidden: true });
  void act<{ surveys: Survey[] }>("surveys").then((outcome) => {
    if ("problem" in outcome || outcome.page.surveys.length === 0) return;
    part.replaceChildren(
      h("h2", {}, { ru: "Вас просят ответить", en: "You are asked to answer" }),
      h("ul", { class: "steps" }, ...outcome.page.surveys.map(line)),
      h("p", { class: "hint" }, nameless),
    );
    part.hidden = false;
    apply();
  });
  return part;
}

const nameless: Text = {
  ru: "От семьи — один ответ. Кто что ответил, не видит никто: ответ хранится отдельно от ваших данных, и найти его по ним нельзя.",
  en: "One answer for a family. Nobody sees who gave which answer: it is kept apart from your data, and cannot be found by them.",
};

function line({ title, closesOn, answered, url }: Survey): HTMLElement {
  return h(
    "li",
    {},
    h("strong", {}, title),
    h(
      "div",
      { class: "hint" },
      answered
        ? { ru: "Ответ принят, спасибо.", en: "Your answer is in, thank you." }
        : say((l) =>
            l === "ru" ? `Последний день — ${longDate(closesOn, l)}` : `The last day is ${longDate(closesOn, l)}.`,
          ),
    ),
    !answered &&
      h(
        "a",
        { href: url, target: "_blank", rel: "noopener" },
        { ru: "Ответить на вопросы", en: "Answer the questions" },
      ),
  );
}
