import type { Action } from "./api.ts";
import { conclusion } from "./conclusion.ts";
import { h } from "./dom.ts";
import { areFilled, clear, clearAt, tell, value } from "./fields.ts";
import { studyFields } from "./study.ts";
import type { Text } from "./text.ts";
import { causes, results } from "./texts.ts";
import type { View } from "./view.ts";
import { whoAnswers } from "./who.ts";

export type Send = (action: Action, form: HTMLFormElement) => void;

const maxText = { reason: 2000, report: 10_000, question: 2000 };

/** What can be answered in the present state of the step: each a form of its own. */
export function answers(view: View, send: Send, more: { before: HTMLElement; after: HTMLElement[] }): HTMLElement {
  const accepts = view.mayDo.includes("accept");
  return h(
    "section",
    { class: "answers", "aria-labelledby": "answers" },
    h("h2", { id: "answers" }, { ru: "Ваш ответ", en: "Your answer" }),
    whoAnswers(),
    accepts && acceptForm(send),
    more.before,
    view.mayDo.includes("complete") && reportForm(view, send, !accepts),
    ...more.after,
    view.mayDo.includes("reject") && rejectForm(send),
    h(
      "p",
      { class: "once" },
      {
        ru: "По одной ссылке принимается один ответ. Просмотр её не расходует.",
        en: "One link takes one answer. Looking does not use it up.",
      },
    ),
  );
}

const acceptForm = (send: Send) =>
  form(
    { class: "accept" },
    (f) => send({ action: "accept" }, f),
    submit({ ru: "Принять в работу", en: "Accept" }, "primary"),
    h(
      "p",
      { class: "hint" },
      {
        ru: "Срок не изменится. Отчитаетесь потом: новую ссылку пришлём письмом.",
        en: "The due date stays. You report later: a new link comes by mail.",
      },
    ),
  );

function rejectForm(send: Send): HTMLElement {
  const reason = textField("reason", { ru: "Почему не сможете", en: "Why you cannot" }, { required: true });
  return folded(
    { ru: "Отклонить", en: "Reject" },
    { ru: "Не наше или не можем: координатор поручит другим", en: "Not ours, or not possible: others will be asked" },
    form(
      {},
      (f) => send({ action: "reject", cause: value(f, "cause"), reason: value(f, "reason") }, f),
      causeField(["no-place", "no-specialist", "not-ours", "family-refused", "other"]),
      reason,
      submit({ ru: "Отправить отказ", en: "Send the refusal" }, "danger"),
    ),
  );
}

function reportForm({ issues, study }: View, send: Send, isOpen: boolean): HTMLElement {
  const paper = issues && conclusion(issues);
  const conditions = study?.conditions.length ? studyFields(study) : undefined;
  const reason = textField("reason", { ru: "Почему не выполнено", en: "Why it was not performed" }, { required: true });
  const cause = causeField(["no-place", "no-specialist", "did-not-come", "not-ours", "other"]);
  const choice = h(
    "fieldset",
    { class: "results" },
    h("legend", {}, { ru: "Результат", en: "Result" }),
    h("p", { class: "wrong", role: "alert", hidden: true }),
    ...Object.entries(results).map(([code, { label, hint }]) =>
      h(
        "label",
        { class: "result" },
        h("input", { type: "radio", name: "result", value: code, required: true }),
        h("span", {}, h("strong", {}, label), h("span", { class: "hint" }, hint)),
      ),
    ),
  );
  const askReason = () => {
    const result = choice.querySelector<HTMLInputElement>("input:checked")?.value;
    // A paper comes of what was done; what was typed stays while another result is looked at.
    if (paper) paper.element.hidden = result !== "performed";
    // Whether there is what was recommended is asked of whoever tried.
    if (conditions) conditions.element.hidden = !isTried(result);
    const wanted = result === "not-performed";
    for (const field of [cause, reason]) {
      field.hidden = !wanted;
      for (const area of field.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement>("textarea, select"))
        area.disabled = !wanted;
    }
  };
  choice.addEventListener("change", askReason);
  askReason();
  const content = form(
    {},
    (f) => {
      const [why, report] = [value(f, "reason"), value(f, "report")];
      const comes = paper && !paper.element.hidden ? paper : undefined;
      if (comes && !comes.isWhole(f)) return;
      const asked = conditions && isTried(value(f, "result")) ? conditions : undefined;
      if (asked && !asked.isWhole()) return;
      const cause = value(f, "cause") || undefined;
      const more = {
        cause,
        reason: why || undefined,
        report: report || undefined,
        instrument: comes?.read(f),
        study: asked?.read(),
      };
      send({ action: "report", result: value(f, "result"), ...more }, f);
    },
    choice,
    cause,
    reason,
    ...(paper ? [paper.element] : []),
    ...(conditions ? [conditions.element] : []),
    textField("report", { ru: "Пояснение", en: "Comment" }, { optional: true }),
    submit({ ru: "Отправить отчёт", en: "Send the report" }, "primary"),
  );
  return folded(
    { ru: "Отчитаться о результате", en: "Report the result" },
    { ru: "Уже сделано, или сделать не удалось", en: "It is done already, or could not be done" },
    content,
    isOpen,
  );
}

const isTried = (result: string | undefined): boolean => result === "performed" || result === "not-performed";

export const folded = (title: Text, hint: Text, content: HTMLElement, isOpen = false): HTMLElement =>
  h(
    "details",
    { name: "answer", open: isOpen },
    h("summary", {}, h("span", {}, h("strong", {}, title), h("span", { class: "hint" }, hint))),
    content,
  );

export function form(
  attributes: Record<string, string>,
  onSubmit: (form: HTMLFormElement) => void,
  ...children: HTMLElement[]
): HTMLFormElement {
  const element = h("form", { novalidate: true, ...attributes }, ...children);
  element
    .querySelector('button[type="submit"]')!
    .before(h("p", { class: "wrong general", role: "alert", tabindex: "-1", hidden: true }));
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    if (complete(element)) onSubmit(element);
  });
  element.addEventListener("input", ({ target }) => clearAt(element, target)); // what was wrong is being put right
  return element;
}

export const submit = (text: Text, kind: string) => h("button", { type: "submit", class: kind }, text);

export function textField(
  name: "reason" | "report" | "question",
  label: Text,
  { required = false, optional = false },
): HTMLElement {
  const id = `${name}-${Math.random().toString(36).slice(2)}`;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label, optional && h("span", { class: "aside" }, { ru: "необязательно", en: "optional" })),
    h("textarea", {
      id,
      name,
      rows: "4",
      maxlength: String(maxText[name]),
      required,
      "aria-describedby": `${id}-hint ${id}-wrong`,
    }),
    h(
      "p",
      { class: "hint", id: `${id}-hint` },
      {
        ru: "Прочтёт координатор. Лишних сведений о ребёнке не пишите.",
        en: "The coordinator reads it. Leave out what need not be said about the child.",
      },
    ),
    h("p", { class: "wrong", id: `${id}-wrong`, role: "alert", hidden: true }),
  );
}

/** Why, as one of a few codes: they are counted, and show what is missing where. */
function causeField(offered: (keyof typeof causes)[]): HTMLElement {
  const id = `cause-${Math.random().toString(36).slice(2)}`;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, { ru: "Причина", en: "Cause" }),
    h(
      "select",
      { id, name: "cause", required: true, "aria-describedby": `${id}-wrong` },
      h("option", { value: "" }, { ru: "Выберите…", en: "Choose…" }),
      ...offered.map((code) => h("option", { value: code }, causes[code])),
    ),
    h("p", { class: "wrong", id: `${id}-wrong`, role: "alert", hidden: true }),
  );
}

/** Marks what is missing in the form. */
function complete(form: HTMLFormElement): boolean {
  clear(form);
  const result = form.querySelector<HTMLInputElement>("input[name=result]");
  if (result && !value(form, "result")) {
    tell(form.querySelector(".wrong")!, {
      ru: "Выберите один из пяти результатов.",
      en: "Choose one of the five results.",
    });
    result.focus();
    return false;
  }
  const fields = form.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement>("textarea, select");
  return areFilled([...fields].filter((field) => field.required && !field.disabled));
}
