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
  asked: boolean;
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
  hours: Hours[];
  specialists: Person[];
}

export const advice: Tab = {
  key: "advice",
  title: { ru: "Консультации коллег", en: "Advice for specialists" },
  open: (place) => section<Page>(place, "/v1/respond/advice", { action: "view" }, { content, nameOf }),
};

function content({ agency, received, sent, hours, specialists }: Page, send: Send): HTMLElement[] {
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
      received.map((one) => receivedCard(one, send)),
    ),
    ...list(
      { ru: "Куда записаны ваши", en: "Where yours are booked" },
      sent.map((one) => card(one, one.host, [callingOff(one, send)])),
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
  ];
}

const when = (local: string, lang: "ru" | "en") => `${longDate(local.slice(0, 10), lang)}, ${local.slice(11)}`;

const card = ({ name, local }: Advice, other: string, parts: (HTMLElement | false)[]): HTMLElement =>
  h(
    "section",
    { class: "card" },
    h("h3", {}, name ?? { ru: "Имя удалено", en: "The name is gone" }),
    h("p", { class: "aside" }, other),
    h(
      "p",
      {},
      say((l) => when(local, l)),
    ),
    ...parts,
  );

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

function receivedCard(one: Advice, send: Send): HTMLElement {
  const { adviceId, agency, asked } = one;
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Что было", en: "What came of it" }, choice("result", results, "held")),
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
  return card(one, agency, [asked && form, callingOff(one, send)]);
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
    times.length === 0
      ? h("p", {}, { ru: "Свободного времени пока нет.", en: "There is no free time at present." })
      : fold({ ru: "Записать", en: "Book" }, undefined, false, form),
  );
}

const names: [RegExp, Text][] = [
  [/\/specialistId$/, { ru: "Кого записать", en: "For whom" }],
  [/\/at$/, { ru: "Время", en: "Time" }],
];
const nameOf = (pointer: string): Text | undefined => names.find(([of]) => of.test(pointer))?.[1];
