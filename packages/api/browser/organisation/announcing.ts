import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, fold, numberIn, numberInput, saveButton, textIn, wideField } from "./section.ts";

type Send = (body: object) => Promise<void>;

const kinds: { key: string; title: Text }[] = [
  { key: "seminar", title: { ru: "семинар", en: "seminar" } },
  { key: "webinar", title: { ru: "вебинар", en: "webinar" } },
  { key: "course", title: { ru: "курс", en: "course" } },
  { key: "conference", title: { ru: "конференция", en: "conference" } },
  { key: "mass-event", title: { ru: "массовое мероприятие", en: "public event" } },
  { key: "internship", title: { ru: "стажировка", en: "internship" } },
];
const audiences: { key: string; title: Text }[] = [
  { key: "specialist", title: { ru: "специалистам", en: "specialists" } },
  { key: "family", title: { ru: "родителям", en: "parents" } },
  { key: "child", title: { ru: "детям", en: "children" } },
];

/** An event of one session; further ones and a programme are sent by `POST /v1/events`. */
export function announcing(send: Send, courses: readonly { courseId: string; title: string }[]): HTMLElement {
  const text = (name: string, more: Record<string, string | boolean> = {}) =>
    h("input", { name, maxlength: "300", ...more });
  const boxes = (options: typeof audiences) =>
    options.map(({ key, title }) =>
      h("label", { class: "check" }, h("input", { type: "checkbox", name: `for-${key}` }), h("span", {}, title)),
    );
  const none = { key: "", title: { ru: "без программы", en: "by none" } };
  const programmes = choice(
    "courseId",
    [none, ...courses.map(({ courseId, title }) => ({ key: courseId, title: { ru: title, en: title } }))],
    "",
  );
  const form = h(
    "form",
    { class: "lines" },
    wideField({ ru: "Название", en: "Title" }, text("title", { required: true, maxlength: "200" })),
    field({ ru: "Что это", en: "Kind" }, choice("kind", kinds, "seminar")),
    ...(courses.length > 0
      ? [wideField({ ru: "По какой программе учите", en: "By which programme" }, programmes)]
      : []),
    field({ ru: "Начало", en: "Begins" }, text("from", { type: "datetime-local", required: true })),
    field({ ru: "Окончание", en: "Ends" }, text("until", { type: "datetime-local", required: true })),
    wideField({ ru: "Место", en: "Place" }, text("place")),
    wideField(
      { ru: "Адрес в интернете (https)", en: "Address on the internet (https)" },
      text("online", { type: "url" }),
    ),
    wideField({ ru: "О чём", en: "About" }, h("textarea", { name: "about", rows: "3", maxlength: "4000" })),
    h("fieldset", { class: "field wide" }, h("legend", {}, { ru: "Кому", en: "For whom" }), ...boxes(audiences)),
    field({ ru: "Мест (пусто — без предела)", en: "Places (empty: no limit)" }, numberInput("quota", undefined)),
    field({ ru: "Академических часов", en: "Academic hours" }, numberInput("hours", undefined)),
    h(
      "div",
      { class: "field wide" },
      h(
        "label",
        { class: "check" },
        h("input", { type: "checkbox", name: "open", checked: true }),
        h("span", {}, { ru: "Показать на открытой странице мероприятий", en: "Show on the open page of events" }),
      ),
    ),
  );
  form.append(saveButton(form, () => send({ action: "announce", event: said(form) })));
  return h(
    "section",
    { class: "card" },
    fold({ ru: "Объявить мероприятие", en: "Announce an event" }, undefined, false, form),
  );
}

function said(form: HTMLElement): object {
  const has = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.checked ?? false;
  return {
    title: textIn(form, "title"),
    kind: textIn(form, "kind"),
    times: [{ from: textIn(form, "from"), until: textIn(form, "until") }],
    place: textIn(form, "place"),
    online: textIn(form, "online"),
    about: textIn(form, "about"),
    audiences: audiences.map(({ key }) => key).filter((key) => has(`for-${key}`)),
    quota: numberIn(form, "quota"),
    hours: numberIn(form, "hours"),
    open: has("open"),
    courseId: textIn(form, "courseId"),
  };
}

/** Why it is off is told to whoever has signed up. */
export function callingOff(occasionId: string, send: Send): HTMLElement {
  const form = h(
    "form",
    { class: "lines" },
    wideField(
      { ru: "Причина: её прочтут все, кто записан", en: "The reason, which all who have signed up read" },
      h("textarea", { name: "reason", rows: "2", maxlength: "1000", required: true }),
    ),
  );
  form.append(saveButton(form, () => send({ action: "cancel", occasionId, reason: textIn(form, "reason") })));
  return fold({ ru: "Отменить мероприятие", en: "Call it off" }, undefined, false, form);
}

interface Held {
  occasionId: string;
  times: { from: string; until: string }[];
  place?: string;
  version: number;
}

/** Whoever has signed up is told of another time or place. One of several days is moved by `PATCH /v1/events/…`. */
export function moving({ occasionId, times, place, version }: Held, send: Send): HTMLElement | false {
  const [time] = times;
  if (!time || times.length > 1) return false;
  const form = h(
    "form",
    { class: "lines" },
    field(
      { ru: "Начало", en: "Begins" },
      h("input", { name: "from", type: "datetime-local", value: time.from, required: true }),
    ),
    field(
      { ru: "Окончание", en: "Ends" },
      h("input", { name: "until", type: "datetime-local", value: time.until, required: true }),
    ),
    wideField({ ru: "Место", en: "Place" }, h("input", { name: "place", maxlength: "300", value: place })),
  );
  const to = () => ({
    times: [{ from: textIn(form, "from"), until: textIn(form, "until") }],
    place: textIn(form, "place"),
  });
  form.append(saveButton(form, () => send({ action: "move", occasionId, version, to: to() })));
  const title = { ru: "Перенести: все записанные узнают", en: "Move it: all who have signed up are told" };
  return fold(title, undefined, false, form);
}

/** What is left of it, for everybody: the recording. Materials are said one by one, a title and an address to a line. */
export function afterwards({ occasionId, version }: Held, send: Send): HTMLElement {
  const form = h(
    "form",
    { class: "lines" },
    wideField(
      { ru: "Запись (https)", en: "Recording (https)" },
      h("input", { name: "recording", type: "url", maxlength: "500" }),
    ),
    wideField(
      { ru: "Материалы: строка — название и адрес https", en: "Materials: a line each, title and https address" },
      h("textarea", { name: "materials", rows: "3", maxlength: "8000" }),
    ),
  );
  const said = () => {
    const lines = (textIn(form, "materials") ?? "").split("\n").flatMap((line) => {
      const [, title = "", url = ""] = /^(.*?)\s*(https:\S+)\s*$/.exec(line.trim()) ?? [];
      return url === "" ? [] : [{ title: title || url, url }];
    });
    return { recording: textIn(form, "recording"), materials: lines.length > 0 ? lines : undefined };
  };
  form.append(saveButton(form, () => send({ action: "tell", occasionId, version, said: said() })));
  return fold({ ru: "Запись и материалы", en: "Recording and materials" }, undefined, false, form);
}

const names: [RegExp, Text][] = [
  [/\/marks\//, { ru: "Код на билете", en: "The ticket's code" }],
  [/\/recording$/, { ru: "Запись", en: "Recording" }],
  [/\/materials/, { ru: "Материалы", en: "Materials" }],
  [/\/title$/, { ru: "Название", en: "Title" }],
  [/\/times\/0\/until$/, { ru: "Окончание", en: "Ends" }],
  [/\/times/, { ru: "Начало", en: "Begins" }],
  [/\/place$/, { ru: "Место", en: "Place" }],
  [/\/online$/, { ru: "Адрес в интернете", en: "Address on the internet" }],
  [/\/audiences/, { ru: "Кому", en: "For whom" }],
  [/\/quota$/, { ru: "Мест", en: "Places" }],
  [/\/hours$/, { ru: "Академических часов", en: "Academic hours" }],
  [/\/email$/, { ru: "Почта", en: "E-mail" }],
];
export const nameOf = (pointer: string): Text | undefined => names.find(([of]) => of.test(pointer))?.[1];
