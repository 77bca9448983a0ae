import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { field, heading, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Asked {
  familyRequestId: string;
  name?: string;
  kind: string;
  words?: string;
  askedOn: string;
  dueOn: string;
  overdue: boolean;
}
/** As `POST /v1/respond/requests` gives it. */
interface Page {
  agency: string;
  requests: Asked[];
  next?: string;
}
type Send = (body: object) => Promise<void>;

export const requests: Tab = {
  key: "requests",
  title: { ru: "Вопросы семей", en: "Questions of families" },
  open: (place) => open(place),
};
const open = (place: HTMLElement, from?: string): Promise<boolean> =>
  section<Page>(
    place,
    "/v1/respond/requests",
    { action: "view", from },
    { content: (page, send) => content(page, (body) => send({ ...body, from }), place) },
  );

const kinds: Record<string, Text> = {
  need: { ru: "Семье нужно", en: "The family needs" },
  question: { ru: "Вопрос семьи", en: "The family asks" },
};

function content({ agency, requests, next }: Page, send: Send, place: HTMLElement): HTMLElement[] {
  const head = heading(
    agency,
    { ru: "Вопросы и просьбы семей", en: "What families ask and need" },
    requests.length === 0
      ? { ru: "Сейчас никто не ждёт ответа.", en: "Nobody waits for an answer at present." }
      : {
          ru: "Ответ семья прочтёт на своей странице. Слова и имя видны, пока есть согласие.",
          en: "The family reads the answer on its page. Words and name are shown as long as consent stands.",
        },
  );
  return [head, ...requests.map((one) => card(one, send)), ...(next === undefined ? [] : [further(place, next)])];
}

function further(place: HTMLElement, next: string): HTMLElement {
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Показать ещё", en: "Show more" });
  button.addEventListener("click", () => void open(place, next));
  return button;
}

function card({ familyRequestId, name, kind, words, askedOn, dueOn, overdue }: Asked, send: Send): HTMLElement {
  const until = (l: "ru" | "en") =>
    l === "ru"
      ? `${longDate(askedOn, l)}, ответить до ${longDate(dueOn, l)}`
      : `${longDate(askedOn, l)}, answer by ${longDate(dueOn, l)}`;
  const form = h(
    "form",
    { class: "lines" },
    field(
      { ru: "Ваш ответ", en: "Your answer" },
      h("textarea", { name: "words", rows: "4", maxlength: "4000", required: true }),
    ),
  );
  form.append(saveButton(form, () => send({ action: "answer", familyRequestId, words: textIn(form, "words") })));
  return h(
    "section",
    { class: "card" },
    h("h2", {}, name ?? kinds[kind]),
    name !== undefined && h("p", { class: "aside" }, kinds[kind]),
    words !== undefined && h("p", {}, words),
    h("p", { class: overdue ? "aside late" : "aside" }, say(until)),
    form,
  );
}
