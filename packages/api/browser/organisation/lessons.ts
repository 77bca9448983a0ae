import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { named, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, fold, heading, numberIn, numberInput, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Lesson {
  at: string;
  local: string;
  minutes: number;
  status: "planned" | "held" | "not-held" | "called-off";
  lasted?: number;
  present?: ("child" | "family" | "tutor")[];
  mayJoin: boolean;
  asked: boolean;
}
interface Taught {
  enrolmentId: string;
  child: string;
  programme: string;
  lessons: Lesson[];
}
/** As `POST /v1/respond/lessons` gives it. */
interface Page {
  agency: string;
  children: Taught[];
  room?: string;
  next?: string;
}
type Send = (body: object) => Promise<void>;

const path = "/v1/respond/lessons";

export const lessons: Tab = {
  key: "lessons",
  title: { ru: "Занятия по видео", en: "Lessons by video" },
  open: (place) => section<Page>(place, path, { action: "view" }, { content, leadsTo: ({ room }) => room }),
};

const statusWords: Record<Lesson["status"], Text> = {
  planned: { ru: "назначено", en: "set" },
  held: { ru: "проведено", en: "held" },
  "not-held": { ru: "не проведено", en: "not held" },
  "called-off": { ru: "отменено", en: "called off" },
};
const presence: Record<"child" | "family" | "tutor", Text> = {
  child: { ru: "ребёнок", en: "the child" },
  family: { ru: "кто-то из семьи", en: "somebody of the family" },
  tutor: { ru: "тьютор или помощник", en: "a tutor or an assistant" },
};
const causes: { key: string; title: Text }[] = [
  { key: "illness", title: { ru: "не проведено: болезнь", en: "not held: illness" } },
  { key: "family", title: { ru: "не проведено: семья не вышла на связь", en: "not held: the family did not come" } },
  { key: "organisation", title: { ru: "не проведено: мы не смогли", en: "not held: we could not" } },
  { key: "other", title: { ru: "не проведено: другое (связь, техника)", en: "not held: something else" } },
];
const join: Text = { ru: "Войти на занятие", en: "Join the lesson" };

function content({ agency, children, next }: Page, send: Send): HTMLElement[] {
  const head = heading(
    agency,
    { ru: "Занятия по видео", en: "Lessons by video" },
    children.length === 0
      ? { ru: "Сейчас никто не зачислен.", en: "Nobody is enrolled at present." }
      : {
          ru: "Показаны две недели и то, что ещё не отмечено. Вход открывается за 10 минут до начала.",
          en: "Two weeks are shown, and what is not told of yet. The room opens ten minutes before.",
        },
  );
  const more = h("button", { type: "button", class: "secondary" }, { ru: "Показать остальных", en: "Show the others" });
  more.addEventListener("click", () => void send({ action: "view", from: next }));
  return [head, ...children.map((one) => card(one, send)), ...(next === undefined ? [] : [more])];
}

function card(one: Taught, send: Send): HTMLElement {
  const { child, programme, lessons } = one;
  return h(
    "section",
    { class: "card" },
    h("h2", {}, child),
    h("p", { class: "aside" }, programme),
    ...lessons.map((lesson) => line(one, lesson, send)),
    fold({ ru: "Назначить занятия", en: "Set lessons" }, undefined, false, planForm(one, send)),
  );
}

const whenOf = ({ local }: Lesson, l: "ru" | "en"): string => `${longDate(local.slice(0, 10), l)}, ${local.slice(11)}`;

function line(one: Taught, lesson: Lesson, send: Send): HTMLElement {
  const { enrolmentId } = one;
  const { at, minutes, status, lasted, present = [], asked } = lesson;
  const about = say((l) =>
    [
      whenOf(lesson, l),
      `${lasted ?? minutes} ${l === "ru" ? "мин" : "min"}`,
      ...(status === "planned" && asked ? [] : [statusWords[status][l]]),
      ...present.map((who) => presence[who][l]),
    ].join(", "),
  );
  const part = h("div", { class: "lesson" }, h("p", { class: asked ? "aside late" : "aside" }, about));
  if (lesson.mayJoin) part.append(press(join, "primary", lesson, () => send({ action: "join", enrolmentId, at })));
  if (asked) part.append(tellForm(one, lesson, send));
  else if (status === "planned" && !lesson.mayJoin)
    part.append(
      press({ ru: "Отменить занятие", en: "Call it off" }, "secondary", lesson, () =>
        send({ action: "call-off", enrolmentId, at }),
      ),
    );
  return part;
}

/** Whoever hears the page hears which lesson it is. */
function press(label: Text, kind: string, lesson: Lesson, act: () => Promise<void>): HTMLElement {
  const button = h("button", { type: "button", class: kind }, label);
  named(button, (l) => `${label[l]}: ${whenOf(lesson, l)}`);
  button.addEventListener("click", async () => {
    button.disabled = true;
    await act();
    button.disabled = false;
  });
  return button;
}

function tellForm({ enrolmentId }: Taught, { at, minutes }: Lesson, send: Send): HTMLElement {
  const options = [{ key: "held", title: { ru: "проведено", en: "held" } }, ...causes];
  const who = h(
    "fieldset",
    {},
    h("legend", {}, { ru: "Кто участвовал", en: "Who took part" }),
    ...(Object.entries(presence) as [keyof typeof presence, Text][]).map(([key, title]) =>
      h(
        "label",
        { class: "tick" },
        h("input", { type: "checkbox", name: `present/${key}`, checked: key === "child" }),
        h("span", {}, title),
      ),
    ),
  );
  const length = field({ ru: "Сколько минут шло", en: "Minutes" }, numberInput("minutes", minutes));
  const result = choice("result", options, "held");
  const lines = h(
    "form",
    { class: "lines" },
    field({ ru: "Занятие состоялось?", en: "Was it held?" }, result),
    length,
    who,
  );
  const isHeld = () => result.value === "held";
  result.addEventListener("change", () => {
    length.hidden = !isHeld();
    who.hidden = !isHeld();
  });
  lines.append(
    saveButton(lines, () => {
      const present = Object.keys(presence).filter(
        (key) => lines.querySelector<HTMLInputElement>(`[name="present/${key}"]`)!.checked,
      );
      const said = isHeld()
        ? { held: true, minutes: numberIn(lines, "minutes"), present }
        : { held: false, cause: result.value };
      return send({ action: "tell", enrolmentId, at, ...said });
    }),
  );
  return lines;
}

const mostWeeks = 40;

/** One hour, or the same of each week. */
function planForm({ enrolmentId }: Taught, send: Send): HTMLElement {
  const first = h("input", { type: "datetime-local", name: "at", required: true });
  const weeks = numberInput("weeks", 1);
  weeks.min = "1";
  weeks.max = String(mostWeeks);
  const length = numberInput("minutes", 40);
  length.min = "10";
  length.max = "240";
  const lines = h(
    "form",
    { class: "lines" },
    field({ ru: "Первое занятие (по часам этого устройства)", en: "The first (by this device's clock)" }, first),
    field({ ru: "Сколько недель подряд, в тот же день и час", en: "For how many weeks, at that day and hour" }, weeks),
    field({ ru: "Минут", en: "Minutes" }, length),
  );
  lines.append(
    saveButton(lines, () => {
      const begins = new Date(textIn(lines, "at")!);
      const minutes = numberIn(lines, "minutes") ?? 40;
      const lessons = Array.from({ length: Math.min(numberIn(lines, "weeks") ?? 1, mostWeeks) }, (_, n) => {
        const at = new Date(begins);
        at.setDate(at.getDate() + 7 * n);
        return { at: at.toISOString(), minutes };
      });
      return send({ action: "plan", enrolmentId, lessons });
    }),
  );
  return lines;
}
