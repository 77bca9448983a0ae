import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, heading, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Enquiry {
  enquiryId: string;
  number: string;
  kind: string;
  when?: string;
  status: string;
  createdAt: string;
  service?: Text;
  contact?: { name?: string; phone?: string; words?: string };
}
/** As `POST /v1/respond/enquiries` gives it. */
interface Page {
  agency: string;
  items: Enquiry[];
}
type Send = (body: object) => Promise<void>;

export const enquiries: Tab = {
  key: "enquiries",
  title: { ru: "Обращения со страницы", en: "Enquiries" },
  open: (place) => section<Page>(place, "/v1/respond/enquiries", { action: "view" }, { content }),
};

const content = ({ agency, items }: Page, send: Send): HTMLElement[] => [
  heading(
    agency,
    { ru: "Обращения с открытой страницы", en: "Enquiries of the open page" },
    items.length === 0
      ? { ru: "Сейчас никто не ждёт звонка.", en: "Nobody waits for a call at present." }
      : {
          ru: "Эти люди оставили вам номер и ждут. Позвоните и отметьте, чем закончилось: имя и номер после этого уничтожаются.",
          en: "These people have left you a number and wait. Call, and say what came of it: name and number are destroyed then.",
        },
  ),
  ...items.map((one) => card(one, send)),
];

const kinds: Record<string, Text> = {
  call: { ru: "Просят перезвонить", en: "Wants to be called" },
  "early-help": { ru: "Просят о ранней помощи", en: "Asks for early help" },
  booking: { ru: "Выбрано время", en: "Has chosen a time" },
  inaccuracy: { ru: "В описании неточность", en: "Something in the entry is wrong" },
};
const outcomes: { key: string; title: Text; of?: string }[] = [
  { key: "advised", title: { ru: "Поговорили, подсказали", en: "Talked, advised" } },
  { key: "seen", title: { ru: "Семья была на приёме", en: "The family was received" } },
  { key: "corrected", title: { ru: "Описание исправлено", en: "The entry was corrected" } },
  { key: "unreachable", title: { ru: "Не дозвонились", en: "Could not be reached" } },
  { key: "other", title: { ru: "Другое", en: "Something else" } },
];

function card(
  { enquiryId, number, kind, when, status, createdAt, service, contact }: Enquiry,
  send: Send,
): HTMLElement {
  const form = h(
    "form",
    { class: "lines" },
    field(
      { ru: "Чем закончилось", en: "What came of it" },
      choice("outcome", outcomes, kind === "inaccuracy" ? "corrected" : "advised"),
    ),
    field(
      { ru: "Заметка (не обязательно)", en: "A note (optional)" },
      h("textarea", { name: "note", rows: "2", maxlength: "2000" }),
    ),
  );
  form.append(
    saveButton(form, () =>
      send({ action: "settle", enquiryId, outcome: textIn(form, "outcome"), note: textIn(form, "note") }),
    ),
  );
  const confirm = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Время подтверждено", en: "The time is confirmed" },
  );
  confirm.addEventListener("click", () => void send({ action: "confirm", enquiryId }));
  return h(
    "section",
    { class: "card" },
    h("h2", {}, kinds[kind] ?? kinds.call),
    h(
      "p",
      { class: "aside" },
      say((l) => `№ ${number} · ${longDate(createdAt.slice(0, 10), l)}`),
    ),
    service && h("p", {}, service),
    when !== undefined &&
      h(
        "p",
        {},
        h(
          "strong",
          {},
          say((l) => `${longDate(when.slice(0, 10), l)}, ${when.slice(11, 16)}`),
        ),
      ),
    contact?.phone !== undefined &&
      h(
        "p",
        {},
        `${contact.name ?? ""} `,
        h("a", { href: `tel:${contact.phone.replace(/[^\d+]/g, "")}` }, contact.phone),
      ),
    contact?.words !== undefined && h("p", {}, contact.words),
    kind === "booking" &&
      (status === "open"
        ? confirm
        : h("p", { class: "aside" }, { ru: "Время подтверждено.", en: "The time is confirmed." })),
    form,
  );
}
