import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import type { Send } from "./internship.types.ts";
import type { Whole } from "./talks.types.ts";
import { paragraphs } from "./talks.words.ts";

// A talk as a whole: what it says, what was decided and why, and for whoever decides what its reviewers think.

export function showing(talkId: string, send: Send): HTMLElement {
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Показать целиком", en: "Show all of it" });
  button.addEventListener("click", () => void send({ action: "show", talkId }));
  return button;
}

const told = (label: Text, text: string): HTMLElement => h("p", {}, h("strong", {}, label), " ", text);

export function wordsOf({ abstract, coauthors, words, reason, slot, reviews }: Whole): HTMLElement[] {
  const when =
    slot &&
    h(
      "p",
      {},
      say((l) => {
        const room = slot.room === undefined ? "" : `, ${slot.room}`;
        return `${longDate(slot.from.slice(0, 10), l)}, ${slot.from.slice(11)}${room}`;
      }),
    );
  return [
    ...(coauthors === undefined ? [] : [told({ ru: "Соавторы:", en: "Co-authors:" }, coauthors)]),
    ...paragraphs(abstract),
    ...(when ? [when] : []),
    ...(words === undefined ? [] : [told({ ru: "Слова организаторов:", en: "The organisers’ words:" }, words)]),
    ...(reason === undefined ? [] : [told({ ru: "Почему отозван:", en: "Why it was withdrawn:" }, reason)]),
    ...(reviews ?? []).map((one) =>
      h(
        "p",
        { class: "aside" },
        h("strong", {}, one.organisation),
        ": ",
        one.declined
          ? { ru: "не может оценить", en: "cannot say" }
          : one.grade === undefined
            ? { ru: "рецензии ещё нет", en: "no review yet" }
            : String(one.grade),
        one.remark !== undefined && `. ${one.remark}`,
      ),
    ),
  ];
}
