import { longDate, month } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, fold, heading, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Family {
  accompanimentId: string;
  name?: string;
  areas: string[];
  from: string;
  lastOn?: string;
  missing: string[];
  review: { due: boolean; on: string };
}
/** As `POST /v1/respond/accompaniments` gives it. */
interface Page {
  agency: string;
  words: { areas: string[]; forms: string[]; causes: string[]; outcomes: string[] };
  today: string;
  accompaniments: Family[];
  next?: string;
}
type Send = (body: object) => Promise<void>;

const path = "/v1/respond/accompaniments";

export const accompaniments: Tab = {
  key: "accompaniments",
  title: { ru: "Сопровождение", en: "Accompaniment" },
  open: (place) => open(place),
};
const open = (place: HTMLElement, from?: string): Promise<boolean> =>
  section<Page>(
    place,
    path,
    { action: "view", from },
    {
      content: (page, send) => content(page, (body) => send({ ...body, from }), place),
      nameOf: (pointer) => fields[pointer],
    },
  );

const fields: Record<string, Text> = {
  "/contact/on": { ru: "День контакта", en: "Day of the contact" },
  "/contact/month": { ru: "Месяц", en: "Month" },
};

const areaWords: Record<string, Text> = {
  psychological: { ru: "психологическая", en: "psychological" },
  legal: { ru: "юридическая", en: "legal" },
  medical: { ru: "медицинская", en: "medical" },
  social: { ru: "социальная", en: "social" },
  educational: { ru: "педагогическая", en: "educational" },
};
const formWords: Record<string, Text> = {
  home: { ru: "дома у семьи", en: "at the family's home" },
  office: { ru: "у вас", en: "at your place" },
  phone: { ru: "по телефону", en: "by phone" },
  video: { ru: "по видеосвязи", en: "by video" },
};
const causeWords: Record<string, Text> = {
  away: { ru: "семья была в отъезде", en: "the family was away" },
  declined: { ru: "семья отказалась", en: "the family declined" },
  "not-reached": { ru: "не удалось связаться", en: "it could not be reached" },
  curator: { ru: "куратор не смог", en: "the curator could not" },
  other: { ru: "другая причина", en: "another reason" },
};
const outcomeWords: Record<string, Text> = {
  "goes-on": { ru: "сопровождение продолжается", en: "it goes on" },
  "end-proposed": { ru: "предлагаем завершить", en: "we propose to end it" },
};
const optionsOf = (keys: readonly string[], words: Record<string, Text>) =>
  keys.map((key) => ({ key, title: words[key] ?? { ru: key, en: key } }));

function content(page: Page, send: Send, place: HTMLElement): HTMLElement[] {
  const { agency, accompaniments: all, next } = page;
  const head = heading(
    agency,
    { ru: "Семьи, которых вы сопровождаете", en: "Families whom you accompany" },
    all.length === 0
      ? { ru: "Сейчас никого.", en: "Nobody at present." }
      : {
          ru: "Раз в месяц отметьте, был ли контакт с семьёй, раз в полгода — что показал пересмотр. Имя видно, пока есть согласие.",
          en: "Each month say whether you were in touch, each half year what the review came to. The name is shown as long as consent stands.",
        },
  );
  const sorted = [...all].sort((a, b) => Number(isAsked(b)) - Number(isAsked(a)));
  return [head, ...sorted.map((one) => card(one, page, send)), ...(next === undefined ? [] : [further(place, next)])];
}

const months = (keys: readonly string[], l: "ru" | "en"): string => keys.map((key) => month(key, l)).join(", ");
const isAsked = ({ missing, review }: Family): boolean => missing.length > 0 || review.due;

function further(place: HTMLElement, next: string): HTMLElement {
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Показать ещё", en: "Show more" });
  button.addEventListener("click", () => void open(place, next));
  return button;
}

function card(one: Family, page: Page, send: Send): HTMLElement {
  const { name, areas, from, lastOn, missing, review } = one;
  const about = (l: "ru" | "en") => areas.map((area) => areaWords[area]?.[l] ?? area).join(", ");
  const since = (l: "ru" | "en") =>
    lastOn === undefined
      ? `${l === "ru" ? "контактов ещё не было, начато" : "no contact yet, begun on"} ${longDate(from, l)}`
      : `${l === "ru" ? "последний контакт" : "last contact"} ${longDate(lastOn, l)}`;
  return h(
    "section",
    { class: "card" },
    h("h2", {}, name ?? { ru: "Семья", en: "A family" }),
    h(
      "p",
      { class: missing.length > 0 ? "aside late" : "aside" },
      say((l) => `${about(l)}; ${since(l)}`),
    ),
    fold(
      { ru: "Был контакт", en: "There was a contact" },
      missing.length > 0
        ? { ru: `нет отметки: ${months(missing, "ru")}`, en: `not told: ${months(missing, "en")}` }
        : undefined,
      missing.length > 0,
      contact(one, page, send),
    ),
    ...(missing.length > 0
      ? [fold({ ru: "Контакта не было", en: "There was none" }, undefined, false, none(one, page, send))]
      : []),
    fold(
      { ru: "Пересмотр", en: "Review" },
      review.due ? { ru: "пора", en: "due" } : undefined,
      review.due,
      reviewForm(one, page, send),
    ),
  );
}

const noteField = () =>
  field(
    { ru: "Пояснение, если нужно", en: "A note, if wanted" },
    h("textarea", { name: "note", rows: "2", maxlength: "4000" }),
  );

function contact({ accompanimentId, from }: Family, { words, today }: Page, send: Send): HTMLElement {
  const day = h("input", { type: "date", name: "on", min: from, max: today, required: true });
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Когда", en: "When" }, day),
    field({ ru: "Как", en: "How" }, choice("form", optionsOf(words.forms, formWords), "home")),
    noteField(),
  );
  form.append(
    saveButton(form, () =>
      send({
        action: "contact",
        accompanimentId,
        contact: { held: true, on: textIn(form, "on"), form: textIn(form, "form"), note: textIn(form, "note") },
      }),
    ),
  );
  return form;
}

function none({ accompanimentId, missing }: Family, { words }: Page, send: Send): HTMLElement {
  const titled = missing.map((key) => ({ key, title: { ru: month(key, "ru"), en: month(key, "en") } }));
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "За какой месяц", en: "In which month" }, choice("month", titled, missing.at(-1))),
    field({ ru: "Почему", en: "Why" }, choice("cause", optionsOf(words.causes, causeWords), "not-reached")),
    noteField(),
  );
  form.append(
    saveButton(form, () =>
      send({
        action: "contact",
        accompanimentId,
        contact: {
          held: false,
          month: textIn(form, "month"),
          cause: textIn(form, "cause"),
          note: textIn(form, "note"),
        },
      }),
    ),
  );
  return form;
}

function reviewForm({ accompanimentId }: Family, { words }: Page, send: Send): HTMLElement {
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Итог", en: "What follows" }, choice("outcome", optionsOf(words.outcomes, outcomeWords), "goes-on")),
    noteField(),
  );
  form.append(
    saveButton(form, () =>
      send({
        action: "review",
        accompanimentId,
        review: { outcome: textIn(form, "outcome"), note: textIn(form, "note") },
      }),
    ),
  );
  return form;
}
