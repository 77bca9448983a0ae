import { placeWords, topicWords } from "../respond/consultation.ts";
import { longDate, weekday } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Language, Text } from "../respond/text.ts";
import { act } from "./api.ts";

// A family's consultations: what is booked, and what can be. Asked for beside the page, so that the page itself is there at once.

interface Appointment {
  appointmentId: string;
  number: string;
  status: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
  slotId: string;
  serviceKey: string;
  agency: string;
  post: string;
  where?: string;
  place: string;
  minutes: number;
  local?: string;
  offeredUntil?: string;
  may: ("accept" | "move" | "cancel" | "join")[];
}
interface Slot {
  slotId: string;
  agency: string;
  post: string;
  place: string;
  where?: string;
  minutes: number;
  times: { at: string; local: string }[];
}
interface List {
  appointments: Appointment[];
}

const statusWords: Record<Appointment["status"], Text> = {
  waiting: { ru: "вы в очереди, время предложат", en: "you are in turn, a time will be offered" },
  offered: { ru: "это время держат для вас", en: "this time is kept for you" },
  booked: { ru: "вы записаны", en: "booked" },
  attended: { ru: "состоялась", en: "took place" },
  missed: { ru: "не состоялась", en: "did not take place" },
  cancelled: { ru: "отменена", en: "called off" },
};

/** The consultations of a child, with what can be done about them. */
export function consultations({ childId }: { childId: string }): HTMLElement {
  const part = h("section", { class: "consultations" });
  const list = h("div", {});
  const told = h("p", { role: "status", tabindex: "-1", hidden: true });
  const tell = (text: Text, kind: string) => {
    told.className = kind;
    told.hidden = false;
    told.replaceChildren(say(text));
    apply();
    told.focus();
  };
  const put = ({ appointments }: List) => {
    const none = { ru: "Записей пока нет.", en: "There are none yet." };
    const cards = appointments.map((one) => card(one, childId, does));
    list.replaceChildren(...(cards.length > 0 ? [h("ul", { class: "steps" }, ...cards)] : [h("p", {}, none)]));
    apply();
  };
  const does: Does = async (action, more, said) => {
    const outcome = await act<List>(action, more);
    if ("problem" in outcome) return tell({ ru: outcome.problem.detail, en: outcome.problem.detailEn }, "wrong");
    put(outcome.page);
    if (said) tell(said, "said");
  };
  part.append(h("h3", {}, { ru: "Консультации", en: "Consultations" }), told, list, booking(childId, does));
  void does("appointments", { childId });
  return part;
}

type Does = (action: string, more: object, said?: Text) => Promise<void>;

const when = (local: string, l: Language): string =>
  `${longDate(local.slice(0, 10), l)} (${weekday(local.slice(0, 10), l)}), ${local.slice(11)}`;

function card(one: Appointment, childId: string, does: Does): HTMLElement {
  const { appointmentId, number, status, agency, post, where, place, minutes, local, may } = one;
  const how = say((l) => `${placeWords[place]?.[l] ?? place}, ${minutes} ${l === "ru" ? "мин" : "min"}`);
  const times = h("div", {});
  return h(
    "li",
    {},
    h("strong", {}, local ? say((l) => when(local, l)) : statusWords[status]),
    local !== undefined && h("span", { class: "hint" }, statusWords[status]),
    h("span", { class: "hint" }, [agency, post, where].filter(Boolean).join(" · ")),
    h("span", { class: "hint" }, how),
    h("span", { class: "hint" }, { ru: `Номер записи ${number}`, en: `Number ${number}` }),
    may.includes("accept") &&
      button({ ru: "Согласиться на это время", en: "Take this time" }, "primary", () =>
        does("accept-time", { appointmentId }, { ru: "Вы записаны.", en: "You are booked." }),
      ),
    status === "booked" &&
      may.length > 0 &&
      button({ ru: "В календарь телефона", en: "Into my calendar" }, "secondary", () => save(appointmentId)),
    may.includes("join") &&
      button({ ru: "Войти во встречу", en: "Join the meeting" }, "primary", () => join(appointmentId, does)),
    may.includes("move") &&
      button({ ru: "Перенести", en: "Move it" }, "secondary", () => offerTimes(times, childId, one, does)),
    may.includes("cancel") &&
      sure({ ru: "Отменить", en: "Call it off" }, () =>
        does(
          "cancel-appointment",
          { appointmentId, cause: "family" },
          { ru: "Запись отменена.", en: "It is called off." },
        ),
      ),
    times,
  );
}

/** Other times of the same specialist. */
async function offerTimes(place: HTMLElement, childId: string, one: Appointment, does: Does): Promise<void> {
  const outcome = await act<{ slots: Slot[] }>("find-slots", { childId, service: one.serviceKey });
  const slots = "problem" in outcome ? [] : outcome.page.slots.filter(({ slotId }) => slotId === one.slotId);
  const { appointmentId } = one;
  const moved = { ru: "Консультация перенесена.", en: "It is moved." };
  const take = (at: string) => does("move-appointment", { appointmentId, at }, moved);
  const times = slots.flatMap((slot) => slot.times).map((time) => timeButton(time, take));
  const none = {
    ru: "Другого свободного времени в ближайшие две недели нет.",
    en: "There is no other time within two weeks.",
  };
  place.replaceChildren(...(times.length > 0 ? times : [h("p", {}, none)]));
  apply();
}

function booking(childId: string, does: Does): HTMLElement {
  const topic = h("select", { id: `topic-${childId}` }, ...options(topicWords));
  const place = h(
    "select",
    { id: `place-${childId}` },
    h("option", { value: "" }, { ru: "как угодно", en: "any way" }),
    ...options(placeWords),
  );
  const wish = h("textarea", { id: `wish-${childId}`, rows: "2", maxlength: "2000" });
  const found = h("div", {});
  const search = async () => {
    const outcome = await act<{ slots: Slot[] }>("find-slots", { childId, place: place.value || undefined });
    if ("problem" in outcome)
      return found.replaceChildren(
        h("p", { class: "wrong" }, { ru: outcome.problem.detail, en: outcome.problem.detailEn }),
      );
    const take = (slotId: string, at?: string) =>
      does(
        "book",
        { childId, slotId, at, topic: topic.value, wish: wish.value.trim() || undefined },
        at
          ? { ru: "Вы записаны.", en: "You are booked." }
          : { ru: "Просьба принята: время предложат.", en: "You will be offered a time." },
      ).then(() => found.replaceChildren());
    const { slots } = outcome.page;
    const none = {
      ru: "Сейчас записаться не к кому. Спросите куратора.",
      en: "Nobody can be booked now. Please ask your coordinator.",
    };
    found.replaceChildren(...(slots.length > 0 ? slots.map((slot) => slotCard(slot, take)) : [h("p", {}, none)]));
    apply();
  };
  return h(
    "details",
    {},
    h("summary", {}, h("strong", {}, { ru: "Записаться на консультацию", en: "Book a consultation" })),
    h(
      "div",
      { class: "inside" },
      labelled({ ru: "О чём хотите поговорить", en: "What is it about?" }, topic),
      labelled({ ru: "Как удобно", en: "In what way?" }, place),
      labelled({ ru: "Ваш вопрос, если хотите", en: "Your question, if you like" }, wish),
      button({ ru: "Показать свободное время", en: "Show free times" }, "primary", search),
      found,
    ),
  );
}

function slotCard(
  { slotId, agency, post, place, where, times }: Slot,
  take: (slotId: string, at?: string) => Promise<void>,
): HTMLElement {
  return h(
    "section",
    { class: "slot" },
    h("p", {}, h("strong", {}, [agency, post].join(" · "))),
    h(
      "p",
      { class: "hint" },
      say((l) => [placeWords[place]?.[l] ?? place, where].filter(Boolean).join(", ")),
    ),
    ...times.map((time) => timeButton(time, (at) => take(slotId, at))),
    times.length === 0 && button({ ru: "Попросить время", en: "Ask for a time" }, "secondary", () => take(slotId)),
  );
}

const timeButton = ({ at, local }: { at: string; local: string }, take: (at: string) => Promise<void>): HTMLElement => {
  const one = h(
    "button",
    { type: "button", class: "secondary time" },
    say((l) => when(local, l)),
  );
  one.addEventListener("click", () => void busy(one, () => take(at)));
  return one;
};

function button(label: Text, kind: string, press: () => Promise<void>): HTMLElement {
  const one = h("button", { type: "button", class: kind }, label);
  one.addEventListener("click", () => void busy(one, press));
  return one;
}

/** Pressed once it asks; pressed again it is done. */
function sure(label: Text, press: () => Promise<void>): HTMLElement {
  const one = h("button", { type: "button", class: "secondary" }, label);
  one.addEventListener("click", () => {
    if (one.dataset.sure) return void busy(one, press);
    one.dataset.sure = "yes";
    one.replaceChildren(say({ ru: "Точно? Нажмите ещё раз", en: "Sure? Press again" }));
  });
  return one;
}

async function busy(one: HTMLButtonElement, press: () => Promise<void>): Promise<void> {
  one.disabled = true;
  await press();
  one.disabled = false;
}

const options = (words: Record<string, Text>): HTMLElement[] =>
  Object.entries(words).map(([value, text]) => h("option", { value }, text));

const labelled = (text: Text, control: HTMLElement): HTMLElement =>
  h("div", { class: "field" }, h("label", { for: control.id }, text), control);

async function save(appointmentId: string): Promise<void> {
  const outcome = await act<{ file?: { name: string; content: string } }>("appointment-calendar", { appointmentId });
  if ("problem" in outcome || !outcome.page.file) return;
  const { name, content } = outcome.page.file;
  const link = h("a", { href: URL.createObjectURL(new Blob([content], { type: "text/calendar" })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

/** Opened by this very page: a window that opens later a telephone keeps shut. */
async function join(appointmentId: string, does: Does): Promise<void> {
  const outcome = await act<{ url: string }>("join-appointment", { appointmentId });
  if ("problem" in outcome) return does("join-appointment", { appointmentId });
  location.assign(outcome.page.url);
}
