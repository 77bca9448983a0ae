import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import type { Obligation, ReportFile } from "./api.ts";

export const fileRemoved: Text = {
  ru: "Файл удалён насовсем. Отчёт и его показатели остались, координатору об этом скажем.",
  en: "The file is gone for good. The report and its figures stay, and the coordinator is told.",
};

/** What is taken away. */
export interface Removal {
  obligationId: string;
  fileId: string;
  reason: string;
}

/** What a report says that is in: when it came, its figures, its files; nothing of one that is not. */
export function handedIn(o: Obligation, remove: (removal: Removal) => void): HTMLElement | undefined {
  const { submittedAt } = o;
  if (submittedAt === undefined) return undefined;
  const values = o.noData ? [] : o.indicators.flatMap(({ key, title }) => figure(title, o.values?.[key]));
  const files = o.attachments ?? [];
  return h(
    "div",
    { class: "handed-in" },
    h(
      "p",
      { class: "hint" },
      say((l) => `${l === "ru" ? "Сдан" : "Handed in"} ${longDate(submittedAt.slice(0, 10), l)}`),
    ),
    o.noData === true && h("p", {}, { ru: "Данных за период нет", en: "No data for the period" }),
    values.length > 0 && h("dl", { class: "facts" }, ...values),
    files.length > 0 && h("ul", { class: "files" }, ...files.map((one) => file(o, one, remove))),
  );
}

const figure = (title: Text, value: number | boolean | string | undefined): HTMLElement[] =>
  value === undefined ? [] : [h("div", {}, h("dt", {}, title), h("dd", {}, inWords(value)))];

const inWords = (value: number | boolean | string): Text | string => {
  if (typeof value !== "boolean") return String(value);
  return value ? { ru: "да", en: "yes" } : { ru: "нет", en: "no" };
};

const file = (
  { obligationId }: Obligation,
  { attachmentId, name, removed }: ReportFile,
  remove: (r: Removal) => void,
) =>
  h(
    "li",
    {},
    h("span", { class: "name" }, name),
    removed === undefined &&
      removal(() => remove({ obligationId, fileId: attachmentId, reason: "Приложен по ошибке." })),
  );

/** Takes a wrong file back: at a second press, since it is gone for good. */
function removal(remove: () => void): HTMLElement {
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Удалить", en: "Remove" });
  let isSure = false;
  button.addEventListener("click", () => {
    if (isSure) {
      button.disabled = true;
      return remove();
    }
    isSure = true;
    button.replaceChildren(h("span", {}, { ru: "Удалить насовсем?", en: "Remove for good?" }));
    apply();
  });
  return button;
}
