import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, heading, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

/** As `POST /v1/respond/meetings` gives it. */
interface Page {
  agency: string;
  meetings: Meeting[];
  note?: { name: string; type: string; content: string };
}
interface Meeting {
  meetingId: string;
  body: string;
  on: string;
  time: string;
  place: string;
  conference?: string;
  status: "invited" | "held" | "minuted" | "cancelled";
  reason?: string;
  agenda: { n: number; title: string }[];
  note: boolean;
  answer?: string;
  standIn?: string;
  mayAnswer: boolean;
  decisions: { number: string; text: string; due?: string; ours: boolean }[];
}
type Send = (body: object) => Promise<void>;

export const meetings: Tab = {
  key: "meetings",
  title: { ru: "Заседания", en: "Meetings" },
  open: (place) => section<Page>(place, "/v1/respond/meetings", { action: "view" }, { content, nameOf }),
};

const nameOf = (pointer: string): Text | undefined =>
  pointer === "/standIn" ? { ru: "Кто придёт вместо", en: "Who comes instead" } : undefined;

function content({ agency, meetings: all, note }: Page, send: Send): HTMLElement[] {
  if (note) save(note);
  const head = heading(
    agency,
    { ru: "Рабочие группы, в которых вы участвуете", en: "Bodies in which you sit" },
    all.length === 0
      ? { ru: "Заседаний нет.", en: "There are none." }
      : {
          ru: "Ответьте, будете ли вы. Поручения вашей организации сдают там же, где отчёты.",
          en: "Say whether you come. What your organisation is to do is reported where all reports are.",
        },
  );
  return [head, ...all.map((one) => card(one, send))];
}

/** A file that came in an answer, given to the browser to keep. */
function save({ name, type, content }: NonNullable<Page["note"]>): void {
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const statuses: Record<Meeting["status"], Text> = {
  invited: { ru: "назначено", en: "planned" },
  held: { ru: "прошло, протокол готовится", en: "held, minutes to come" },
  minuted: { ru: "протокол утверждён", en: "minutes approved" },
  cancelled: { ru: "отменено", en: "cancelled" },
};

const over: Text = { ru: "прошло", en: "over" };

const because = {
  moved: { ru: "Почему перенесено", en: "Why it was moved" },
  cancelled: { ru: "Почему отменено", en: "Why it was called off" },
} as const;

function card(one: Meeting, send: Send): HTMLElement {
  const { body, on, time, place, conference, status, reason, agenda, note, decisions, mayAnswer, meetingId } = one;
  // Nobody has said yet what became of it.
  const isOver = status === "invited" && !mayAnswer;
  return h(
    "section",
    { class: "card" },
    h("h2", {}, body),
    h(
      "p",
      {},
      say((l) => `${longDate(on, l)}, ${time}: ${(isOver ? over : statuses[status])[l]}`),
    ),
    reason !== undefined &&
      h(
        "p",
        { class: "aside" },
        say((l) => `${because[status === "cancelled" ? "cancelled" : "moved"][l]}: ${reason}`),
      ),
    status !== "cancelled" && h("p", {}, place),
    conference !== undefined &&
      h(
        "p",
        {},
        h(
          "a",
          { href: conference, target: "_blank", rel: "noopener" },
          { ru: "Войти по видеосвязи", en: "Join by video" },
        ),
      ),
    agenda.length > 0 && h("ol", {}, ...agenda.map(({ title }) => h("li", {}, title))),
    note && status !== "cancelled" && noteButton(meetingId, send),
    decisions.length > 0 && h("h3", {}, { ru: "Решили", en: "Decided" }),
    decisions.length > 0 && h("ul", {}, ...decisions.map(decision)),
    mayAnswer && answering(one, send),
  );
}

const decision = ({ number, text, due, ours }: Meeting["decisions"][number]): HTMLElement =>
  h(
    "li",
    {},
    `№ ${number}. ${text}`,
    due !== undefined &&
      h(
        "span",
        { class: "aside" },
        say((l) => (l === "ru" ? `Срок: ${longDate(due, l)}` : `By ${longDate(due, l)}`)),
      ),
    ours && h("span", { class: "aside" }, { ru: "поручено вам", en: "for you to do" }),
  );

function noteButton(meetingId: string, send: Send): HTMLElement {
  const button = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Скачать справку за квартал (DOCX)", en: "Get the quarter's note (DOCX)" },
  );
  button.addEventListener("click", () => void send({ action: "note", meetingId }));
  return button;
}

const options = [
  { key: "", title: { ru: "— выберите —", en: "— choose —" } },
  { key: "coming", title: { ru: "Придём", en: "We come" } },
  { key: "not-coming", title: { ru: "Не сможем", en: "We cannot" } },
  { key: "stand-in", title: { ru: "Придёт другой сотрудник", en: "Somebody else comes" } },
];

function answering({ meetingId, answer, standIn }: Meeting, send: Send): HTMLElement {
  const chosen = choice("answer", options, answer);
  const instead = h("input", { type: "text", name: "standIn", maxlength: "200", value: standIn });
  const insteadField = field(
    { ru: "Должность того, кто придёт вместо", en: "The post of whoever comes instead" },
    instead,
  );
  const show = () => {
    insteadField.hidden = chosen.value !== "stand-in";
  };
  chosen.addEventListener("change", show);
  show();
  chosen.required = true;
  const form = h("form", { class: "lines" }, field({ ru: "Ваш ответ", en: "Your answer" }, chosen), insteadField);
  form.append(
    saveButton(form, () =>
      send({
        action: "answer",
        meetingId,
        answer: textIn(form, "answer"),
        standIn: chosen.value === "stand-in" ? textIn(form, "standIn") : undefined,
      }),
    ),
  );
  return form;
}
