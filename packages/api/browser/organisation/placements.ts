import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, heading, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Placed {
  placementId: string;
  title: string;
  from: string;
  name?: string;
  asked?: { months: 3 | 12; dueOn: string; overdue: boolean };
}
/** As `POST /v1/respond/placements` gives it. */
interface Page {
  agency: string;
  outcomes: string[];
  placements: Placed[];
  next?: string;
}

const path = "/v1/respond/placements";

export const placements: Tab = {
  key: "placements",
  title: { ru: "Трудоустройство", en: "Employment" },
  open: (place) => open(place),
};

const open = (place: HTMLElement, after?: string): Promise<boolean> =>
  section<Page>(place, path, { action: "view", after }, { content: (page, send) => content(place, page, send, after) });

const outcomeWords: Record<string, Text> = {
  works: { ru: "работает", en: "works" },
  studies: { ru: "учится", en: "learns" },
  "moved-on": { ru: "перешёл на другое место", en: "went on to another place" },
  "term-over": { ru: "срок закончился", en: "the term is over" },
  left: { ru: "ушёл по своему желанию", en: "left by own wish" },
  dismissed: { ru: "уволен", en: "was dismissed" },
  unknown: { ru: "не знаем", en: "we do not know" },
};

type Send = (body: object) => Promise<void>;

/** @param after behind whom this page begins */
function content(
  place: HTMLElement,
  { agency, outcomes, placements: all, next }: Page,
  send: Send,
  after: string | undefined,
): HTMLElement[] {
  const head = heading(
    agency,
    { ru: "Кто трудоустроен у вас", en: "Who was placed with you" },
    all.length === 0
      ? { ru: "Сейчас никого.", en: "Nobody at present." }
      : {
          ru: "Через 3 и 12 месяцев мы спрашиваем, работает ли человек. Имя видно, пока есть согласие.",
          en: "After 3 and 12 months we ask whether somebody still works there. The name is shown as long as consent stands.",
        },
  );
  const sorted = [...all].sort((a, b) => Number(b.asked !== undefined) - Number(a.asked !== undefined));
  const answer: Send = (body) => send({ ...body, after });
  return [
    head,
    ...sorted.map((one) => card(one, outcomes, answer)),
    ...(next === undefined ? [] : [more(place, next)]),
  ];
}

function more(place: HTMLElement, after: string): HTMLElement {
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Следующие", en: "Further ones" });
  button.addEventListener("click", () => void open(place, after).then(() => document.getElementById("title")?.focus()));
  return button;
}

function card(one: Placed, outcomes: readonly string[], send: Send): HTMLElement {
  const { placementId, title, from, name, asked } = one;
  return h(
    "section",
    { class: "card" },
    h("h2", {}, name ?? title),
    h(
      "p",
      { class: asked?.overdue ? "aside late" : "aside" },
      say((l) => `${name === undefined ? "" : `${title}, `}${l === "ru" ? "с" : "since"} ${longDate(from, l)}`),
    ),
    asked && question(placementId, asked, outcomes, send),
  );
}

function question(
  placementId: string,
  { months }: NonNullable<Placed["asked"]>,
  outcomes: readonly string[],
  send: Send,
): HTMLElement {
  const options = outcomes.map((key) => ({ key, title: outcomeWords[key] ?? { ru: key, en: key } }));
  const form = h(
    "form",
    { class: "lines" },
    field(
      { ru: `Прошло ${months} мес.: что сейчас?`, en: `${months} months have passed: what now?` },
      choice("outcome", options, "works"),
    ),
    field(
      { ru: "Пояснение, если нужно", en: "A note, if wanted" },
      h("textarea", { name: "note", rows: "2", maxlength: "2000" }),
    ),
  );
  form.append(
    saveButton(form, () =>
      send({ action: "answer", placementId, months, outcome: textIn(form, "outcome"), note: textIn(form, "note") }),
    ),
  );
  return form;
}
