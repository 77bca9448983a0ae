import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { button } from "./press.ts";
import { clocks, when, type Zone } from "./times.ts";

/** A child's lesson by video. */
export interface Lesson {
  enrolmentId: string;
  at: string;
  local: string;
  minutes: number;
  programme: string;
  agency: string;
  status: "planned" | "held" | "not-held" | "called-off";
  may: "join"[];
}

const statusWords: Record<Lesson["status"], Text> = {
  planned: { ru: "назначено", en: "set" },
  held: { ru: "состоялось", en: "took place" },
  "not-held": { ru: "не состоялось", en: "did not take place" },
  "called-off": { ru: "отменено, заходить не нужно", en: "called off: nobody comes" },
};
const soonOpen: Text = {
  ru: "За 10 минут до начала у занятия появится кнопка «Войти на занятие».",
  en: "Ten minutes before it begins a button to join it appears here.",
};

/** Nothing where there are none: few children learn by video. */
export function lessonsPart(
  lessons: readonly Lesson[],
  zone: Zone,
  join: (action: string, more: object) => Promise<void>,
): HTMLElement[] {
  if (lessons.length === 0) return [];
  const card = ({ enrolmentId, at, local, minutes, programme, agency, status, may }: Lesson) =>
    h(
      "li",
      {},
      h(
        "strong",
        {},
        say((l) => when(local, l)),
      ),
      clocks({ at, local }, zone),
      h("div", {}, statusWords[status]),
      h(
        "div",
        { class: "hint" },
        say((l) => [programme, agency, `${minutes} ${l === "ru" ? "мин" : "min"}`].filter(Boolean).join(" · ")),
      ),
      may.includes("join") &&
        button({ ru: "Войти на занятие", en: "Join the lesson" }, "primary", () =>
          join("join-lesson", { enrolmentId, at }),
        ),
    );
  return [
    h("h3", {}, { ru: "Занятия по видео", en: "Lessons by video" }),
    h("ul", { class: "course" }, ...lessons.map(card)),
    h("p", { class: "hint" }, soonOpen),
  ];
}
