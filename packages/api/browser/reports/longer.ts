import { dayAfter, longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import type { Obligation } from "./api.ts";

/** What is asked: until when, and why. */
export interface Wish {
  obligationId: string;
  until: string;
  reason: string;
}

export const askedFor: Text = {
  ru: "Просьба о продлении отправлена координатору. Пока он не ответил, действует прежний срок.",
  en: "The coordinator has been asked for longer. Until the answer comes the former day stands.",
};

/** Asks for a later day, or says that it has been asked for; nothing where neither may be. */
export function longer(o: Obligation, ask: (wish: Wish) => void): HTMLElement | undefined {
  if (o.wish) return waiting(o, o.wish.until);
  return o.mayDo.includes("ask-extension") ? asking(o, ask) : undefined;
}

const waiting = ({ dueDate }: Obligation, until: string): HTMLElement =>
  h(
    "p",
    { class: "longer" },
    say((l) =>
      l === "ru"
        ? `Вы просили продлить срок: новый — ${longDate(until, l)}; пока координатор не ответил, действует прежний — ${longDate(dueDate, l)}`
        : `You asked for longer, until ${longDate(until, l)}. Until the coordinator answers, ${longDate(dueDate, l)} stands.`,
    ),
  );

function asking({ obligationId, dueDate }: Obligation, ask: (wish: Wish) => void): HTMLElement {
  const id = (field: string) => `${obligationId}-longer-${field}`;
  const until = h("input", {
    id: id("until"),
    type: "date",
    min: dayAfter(dueDate),
    required: true,
    "data-longer": true,
  });
  const reason = h("textarea", { id: id("reason"), rows: "2", maxlength: "2000", required: true, "data-longer": true });
  const form = h(
    "form",
    {},
    field(until, { ru: "Новый срок", en: "The new day" }),
    field(reason, { ru: "Почему не успеваете", en: "Why longer is needed" }),
    h("button", { type: "submit", class: "secondary" }, { ru: "Попросить координатора", en: "Ask the coordinator" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ obligationId, until: until.value, reason: reason.value.trim() });
  });
  const summary = h("summary", {}, { ru: "Не успеваете? Попросите продлить срок", en: "Not in time? Ask for longer" });
  return h("details", { class: "longer" }, summary, form);
}

const field = (control: HTMLElement, label: Text): HTMLElement =>
  h("div", { class: "field" }, h("label", { for: control.id }, label), control);
