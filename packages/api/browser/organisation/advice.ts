import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { reasonForm } from "./internship.forms.ts";
import type { Person, Send } from "./internship.types.ts";
import { choice, field, fold, heading, saveButton, section, textIn, wideField } from "./section.ts";
import type { Tab } from "./tabs.ts";

// Specialists advise each other: whom this organisation advises, where its own are booked, and hours of others.

interface Advice {
  adviceId: string;
  host: string;
  agency: string;
  name?: string;
  local: string;
  topic: string;
  status: "booked" | "held" | "missed" | "cancelled";
  missedBy?: "specialist" | "organisation";
  asked: boolean;
}
interface Whole extends Advice {
  question?: string;
  note?: string;
}
interface Hours {
  slotId: string;
  agency: string;
  post: string;
  where?: string;
  times: { at: string; local: string }[];
}
/** As `POST /v1/respond/advice` gives it. */
interface Page {
  agency: string;
  received: Advice[];
  sent: Advice[];
  advised: Advice[];
  learned: Advice[];
  shown?: Whole;
  hours: Hours[];
  specialists: Person[];
}

export const advice: Tab = {
  key: "advice",
  title: { ru: "Консультации коллег", en: "Advice for specialists" },
  open: (place) => section<Page>(place, "/v1/respond/advice", { action: "view" }, { content, nameOf }),
};

function content(page: Page, send: Send): HTMLElement[] {
  const { agency, received, sent, advised, learned, shown, hours, specialists } = page;
  const words = ({ adviceId }: Advice) => (shown?.adviceId === adviceId ? wordsOf(shown) : [showing(adviceId, send)]);
  const list = (title: Text, cards: HTMLElement[]) => (cards.length > 0 ? [h("h2", {}, title), ...cards] : []);
  return [
    heading(
      agency,
      { ru: "Консультации коллег", en: "Advice for specialists" },
      {
        ru: "Запишите своего педагога на консультацию в другую организацию. Данных детей не нужно: спрашивайте без имён.",
        en: "Book a consultation at another organisation for your teacher. No child's data is needed: ask without names.",
      },
    ),
    ...list(
      { ru: "Кого консультируете вы", en: "Whom you advise" },
      received.map((one) => receivedCard(one, words(one), send)),
    ),
    ...list(
      { ru: "Куда записаны ваши", en: "Where yours are booked" },
      sent.map((one) => card(one, one.host, [...words(one), callingOff(one, send)])),
    ),
    ...(hours.length === 0
      ? [
          h(
            "p",
            {},
            {
              ru: "Свободных часов у других организаций сейчас нет. Заглянуть сюда можно в любой день; свои часы для коллег открывает координатор.",
              en: "Other organisations have no free hours now. Look here on any day; hours of yours for colleagues are opened by a coordinator.",
            },
          ),
        ]
      : []),
    ...list(
      { ru: "Свободные часы", en: "Free hours" },
      hours.map((one) => hoursCard(one, specialists, send)),
    ),
    ...list(
      { ru: "Чем закончились ваши консультации", en: "What came of your advice" },
      advised.map((one) => advisedCard(one, words(one), send)),
    ),
    ...list(
      { ru: "Где были ваши", en: "Where yours were" },
      learned.map((one) => card(one, one.host, words(one))),
    ),
  ];
}

const when = (local: string, lang: "ru" | "en") => `${longDate(local.slice(0, 10), lang)}, ${local.slice(11)}`;

function showing(adviceId: string, send: Send): HTMLElement {
  const label: Text = { ru: "Вопрос и что посоветовали", en: "The question, and what was advised" };
  const button = h("button", { type: "button", class: "secondary" }, label);
  button.addEventListener("click", () => void send({ action: "show", adviceId }));
  return button;
}

function wordsOf({ question, note }: Whole): HTMLElement[] {
  const silent: Text = { ru: "Ничего не написано.", en: "Nothing is written." };
  const told = (label: Text, text: string) => h("p", {}, h("strong", {}, label), " ", text);
  return [
    ...(question === undefined ? [] : [told({ ru: "Вопрос:", en: "The question:" }, question)]),
    ...(note === undefined ? [] : [told({ ru: "Итог:", en: "What was said:" }, note)]),
    ...(question === undefined && note === undefined ? [h("p", {}, silent)] : []),
  ];
}

/** What came of it; of one that is ahead nothing is said. */
function stateOf({ status, missedBy }: Advice): Text | undefined {
  if (status === "held") return { ru: "Состоялась", en: "It took place" };
  if (status === "cancelled") return { ru: "Отменена", en: "It was called off" };
  if (status !== "missed") return undefined;
  return missedBy === "specialist"
    ? { ru: "Специалист не пришёл", en: "The specialist did not come" }
    : { ru: "Организация не смогла принять", en: "The organisation could not receive them" };
}

function card(one: Advice, other: string, parts: (HTMLElement | false)[]): HTMLElement {
  const { name, local, topic } = one;
  const state = stateOf(one);
  return h(
    "section",
    { class: "card" },
    h("h3", {}, name ?? { ru: "Имя удалено", en: "The name is gone" }),
    h("p", { class: "aside" }, other),
    h(
      "p",
      {},
      say((l) => when(local, l)),
    ),
    h("p", { class: "aside" }, topics.find(({ key }) => key === topic)?.title),
    state && h("p", {}, state),
    ...parts,
  );
}

const callingOff = ({ adviceId, asked }: Advice, send: Send): HTMLElement | false => {
  const reason: Text = { ru: "Причина: её прочтёт другая организация", en: "The reason, which the other side reads" };
  const cancel = (note: string | undefined) => send({ action: "settle", adviceId, how: { result: "cancelled", note } });
  return !asked && fold({ ru: "Отменить", en: "Call it off" }, undefined, false, reasonForm(reason, cancel));
};

const results: { key: string; title: Text }[] = [
  { key: "held", title: { ru: "состоялась", en: "took place" } },
  { key: "specialist", title: { ru: "специалист не пришёл", en: "the specialist did not come" } },
  { key: "organisation", title: { ru: "мы не смогли принять", en: "we could not receive them" } },
];

const receivedCard = (one: Advice, words: HTMLElement[], send: Send): HTMLElement =>
  card(one, one.agency, [...words, one.asked && settling(one, send), callingOff(one, send)]);

/** What was said by mistake is said again; whoever had called it off did not meet. */
const advisedCard = (one: Advice, words: HTMLElement[], send: Send): HTMLElement =>
  card(one, one.agency, [
    ...words,
    one.status !== "cancelled" &&
      fold({ ru: "Исправить итог", en: "Put it right" }, undefined, false, settling(one, send)),
  ]);

function settling(one: Advice, send: Send): HTMLElement {
  const { adviceId, status, missedBy } = one;
  const form = h(
    "form",
    { class: "lines" },
    field(
      { ru: "Что было", en: "What came of it" },
      choice("result", results, (status === "missed" && missedBy) || "held"),
    ),
    wideField(
      { ru: "Что посоветовали", en: "What was advised" },
      h("textarea", { name: "note", rows: "2", maxlength: "2000" }),
    ),
  );
  const how = () => {
    const [result, note] = [textIn(form, "result"), textIn(form, "note")];
    return result === "held" ? { result, note } : { result: "missed", by: result, note };
  };
  form.append(saveButton(form, () => send({ action: "settle", adviceId, how: how() })));
  return form;
}

const topics: { key: string; title: Text }[] = [
  { key: "adapted-programme", title: { ru: "адаптированная программа", en: "an adapted programme" } },
  { key: "individual-plan", title: { ru: "индивидуальный план", en: "an individual plan" } },
  { key: "methods", title: { ru: "методы", en: "methods" } },
  { key: "behaviour", title: { ru: "поведение", en: "behaviour" } },
  { key: "speech", title: { ru: "речь", en: "speech" } },
  { key: "inclusion", title: { ru: "инклюзия в классе", en: "inclusion" } },
  { key: "parents", title: { ru: "работа с родителями", en: "work with parents" } },
  { key: "equipment", title: { ru: "оборудование", en: "equipment" } },
  { key: "other", title: { ru: "другое", en: "something else" } },
];

function hoursCard({ slotId, agency, post, where, times }: Hours, people: readonly Person[], send: Send): HTMLElement {
  const dates = times.map(({ at, local }) => ({ key: at, title: { ru: when(local, "ru"), en: when(local, "en") } }));
  const who = people.map(({ specialistId, name, post: works }) => {
    const words = `${name ?? "—"}, ${works}`;
    return { key: specialistId, title: { ru: words, en: words } };
  });
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Кого записать", en: "For whom" }, choice("specialistId", who, who[0]?.key)),
    field({ ru: "Время", en: "Time" }, choice("at", dates, dates[0]?.key)),
    field({ ru: "О чём", en: "About" }, choice("topic", topics, "adapted-programme")),
    wideField(
      { ru: "Вопрос, без имён детей", en: "The question, without names" },
      h("textarea", { name: "question", rows: "2", maxlength: "2000" }),
    ),
  );
  const booked = () => ({
    slotId,
    specialistId: textIn(form, "specialistId"),
    at: textIn(form, "at"),
    topic: textIn(form, "topic"),
    question: textIn(form, "question"),
  });
  form.append(saveButton(form, () => send({ action: "book", advice: booked() })));
  return h(
    "section",
    { class: "card" },
    h("h3", {}, post),
    h("p", { class: "aside" }, where === undefined ? agency : `${agency}, ${where}`),
    people.length === 0 &&
      h(
        "p",
        {},
        {
          ru: "Сначала внесите специалиста в разделе «Специалисты».",
          en: "First add a specialist under “Specialists”.",
        },
      ),
    times.length === 0
      ? h("p", {}, { ru: "Свободного времени пока нет.", en: "There is no free time at present." })
      : people.length > 0 && fold({ ru: "Записать", en: "Book" }, undefined, false, form),
  );
}

const names: [RegExp, Text][] = [
  [/\/specialistId$/, { ru: "Кого записать", en: "For whom" }],
  [/\/at$/, { ru: "Время", en: "Time" }],
];
const nameOf = (pointer: string): Text | undefined => names.find(([of]) => of.test(pointer))?.[1];
