import { placeWords, topicWords } from "../respond/consultation.ts";
import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, heading, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Expected {
  appointmentId: string;
  number: string;
  status: "waiting" | "offered" | "booked";
  local?: string;
  minutes: number;
  place: string;
  topic: string;
  name?: string;
  wish?: string;
  mayJoin: boolean;
  asked: boolean;
}
/** As `POST /v1/respond/appointments` gives it. */
interface Page {
  agency: string;
  outcomes: string[];
  appointments: Expected[];
  more: boolean;
  room?: string;
}
type Send = (body: object) => Promise<void>;

export const consultations: Tab = {
  key: "consultations",
  title: { ru: "Консультации", en: "Consultations" },
  open: (place) =>
    section<Page>(place, "/v1/respond/appointments", { action: "view" }, { content, leadsTo: ({ room }) => room }),
};

const statusWords: Record<Expected["status"], Text> = {
  waiting: { ru: "ждёт времени", en: "waits for a time" },
  offered: { ru: "время предложено", en: "a time is offered" },
  booked: { ru: "запись", en: "booked" },
};
const outcomeWords: Record<string, Text> = {
  advised: { ru: "дан совет", en: "advice was given" },
  another: { ru: "нужна ещё встреча", en: "another meeting is wanted" },
  referred: { ru: "направлены к другому специалисту", en: "referred to somebody else" },
  "plan-change": { ru: "план нужно изменить", en: "the plan is to change" },
};
const roomWords: Text = { ru: "Войти во встречу по видео", en: "Join by video" };
const missed: Text[] = [
  { ru: "не состоялась: семья не пришла", en: "not held: the family did not come" },
  { ru: "не состоялась: мы не смогли принять", en: "not held: we could not receive them" },
];

function content({ agency, outcomes, appointments, more }: Page, send: Send): HTMLElement[] {
  const head = heading(
    agency,
    { ru: "Консультации семей", en: "Consultations of families" },
    appointments.length === 0
      ? { ru: "Сейчас никто не записан.", en: "Nobody is expected at present." }
      : {
          ru: "Имя и вопрос видны, пока семья согласна; иначе она назовёт номер записи.",
          en: "Name and question are shown as long as the family agrees; else it says its number.",
        },
  );
  const rest = h(
    "p",
    { class: "hint" },
    {
      ru: "Показаны не все: остальные появятся, когда отметите эти.",
      en: "Not all are shown: the others follow once these are answered.",
    },
  );
  return [head, ...appointments.map((one) => card(one, outcomes, send)), ...(more ? [rest] : [])];
}

function card(one: Expected, outcomes: readonly string[], send: Send): HTMLElement {
  const { number, name, local, minutes, place, topic, wish, status, asked } = one;
  const about = say((l) =>
    [
      ...(local ? [`${longDate(local.slice(0, 10), l)}, ${local.slice(11)}`] : []),
      statusWords[status][l],
      `${minutes} ${l === "ru" ? "мин" : "min"}`,
      placeWords[place]?.[l] ?? place,
      topicWords[topic]?.[l] ?? topic,
    ].join(", "),
  );
  return h(
    "section",
    { class: "card" },
    h("h2", {}, name ?? { ru: `Запись ${number}`, en: `Number ${number}` }),
    h("p", { class: asked ? "aside late" : "aside" }, about),
    wish ? h("p", {}, wish) : undefined,
    one.mayJoin ? joinButton(one, send) : undefined,
    form(one, outcomes, send),
  );
}

function joinButton({ appointmentId }: Expected, send: Send): HTMLElement {
  const button = h("button", { type: "button", class: "primary" }, roomWords);
  button.addEventListener("click", async () => {
    button.disabled = true;
    await send({ action: "join", appointmentId });
    button.disabled = false;
  });
  return button;
}

/** What can be said of it now: what came of it, which time it may have, or that it cannot be. */
function form(one: Expected, outcomes: readonly string[], send: Send): HTMLElement | undefined {
  if (one.asked) return outcomeForm(one, outcomes, send);
  if (one.status === "waiting") return timeForm(one, send);
  return cancelForm(one, send);
}

function outcomeForm({ appointmentId }: Expected, outcomes: readonly string[], send: Send): HTMLElement {
  const options = [
    ...outcomes.map((key) => ({ key, title: outcomeWords[key] ?? { ru: key, en: key } })),
    { key: "family", title: missed[0]! },
    { key: "organisation", title: missed[1]! },
  ];
  const lines = h(
    "form",
    { class: "lines" },
    field({ ru: "Чем закончилась?", en: "What came of it?" }, choice("outcome", options, "advised")),
    field(
      { ru: "Пояснение, если нужно", en: "A note, if wanted" },
      h("textarea", { name: "note", rows: "2", maxlength: "2000" }),
    ),
  );
  lines.append(
    saveButton(lines, () => {
      const outcome = textIn(lines, "outcome")!;
      const note = textIn(lines, "note");
      const isHeld = outcomes.includes(outcome);
      return send(
        isHeld
          ? { action: "attend", appointmentId, outcome, note }
          : { action: "miss", appointmentId, by: outcome, note },
      );
    }),
  );
  return lines;
}

function timeForm({ appointmentId }: Expected, send: Send): HTMLElement {
  const time = h("input", { type: "datetime-local", name: "at", required: true });
  const lines = h(
    "form",
    { class: "lines" },
    field({ ru: "Предложить время (по часам этого устройства)", en: "Offer a time (by this device's clock)" }, time),
  );
  lines.append(
    saveButton(lines, () => send({ action: "offer", appointmentId, at: new Date(textIn(lines, "at")!).toISOString() })),
  );
  return lines;
}

function cancelForm({ appointmentId }: Expected, send: Send): HTMLElement {
  const lines = h(
    "form",
    { class: "lines" },
    field(
      { ru: "Не сможете принять? Причина", en: "You cannot receive them? The reason" },
      h("textarea", { name: "reason", rows: "2", maxlength: "2000", required: true }),
    ),
  );
  const button = h("button", { type: "submit", class: "secondary" }, { ru: "Отменить запись", en: "Call it off" });
  lines.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    void send({ action: "cancel", appointmentId, reason: textIn(lines, "reason") }).finally(() => {
      button.disabled = false;
    });
  });
  lines.append(button);
  return lines;
}
