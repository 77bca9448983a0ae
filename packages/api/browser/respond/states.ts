import type { Problem } from "./api.ts";
import { h } from "./dom.ts";
import { attachments } from "./files.ts";
import { answers, type Send } from "./forms.ts";
import { say } from "./language.ts";
import { otherAnswers } from "./other-forms.ts";
import { deadline, facts, heading, questionnaire, receipt, reminder, soFar } from "./parts.ts";
import type { Text } from "./text.ts";
import { dead, done, notFound, statuses } from "./texts.ts";
import type { Answer, View } from "./view.ts";

/** The page's content in each of its states. */
export function content(view: Answer, send: Send, token: string): HTMLElement[] {
  if (view.link === "dead") return gone(view.done, send);
  if (view.done && view.done !== "undone") return finished(view, view.done, send);
  return view.link === "live" ? asked(view, send, token) : ended(view, send);
}

const asked = (view: View, send: Send, token: string): HTMLElement[] => [
  h(
    "article",
    { class: "card" },
    h("p", { class: "kicker" }, { ru: "Просим вашу организацию", en: "Your organisation is asked" }),
    heading(view.title),
    view.mayDo.length === 0 &&
      h(
        "p",
        {},
        say((l) =>
          l === "ru"
            ? `Сейчас: ${statuses[view.status].ru}. Отвечать не нужно.`
            : `Now: ${statuses[view.status].en}. No answer is wanted.`,
        ),
      ),
    view.done === "undone" && h("p", { role: "status", class: "result-of" }, done.undone.next),
    deadline(view),
    facts(view),
    questionnaire(view),
    soFar(view),
  ),
  answers(view, send, { before: attachments(token), after: otherAnswers(view, send) }),
];

const finished = (view: View, what: NonNullable<View["done"]>, send: Send): HTMLElement[] => [
  h(
    "article",
    { class: "card good" },
    heading(done[what].title),
    h("p", {}, done[what].next),
    view.late === true &&
      h(
        "p",
        {},
        {
          ru: "Ответ пришёл после срока и отмечен как поздний.",
          en: "It came after the due date and is marked as late.",
        },
      ),
    ...receipt(view),
    reminder(view),
    what === "accepted" && view.renewable && renewal(send, "secondary"),
    view.undoUntil !== undefined && undoing(send),
  ),
];

/** A dead link says only that it is dead; the organisation that is still asked gets a new one by mail. */
const gone = (what: Answer["done"], send: Send): HTMLElement[] => [
  h(
    "article",
    { class: what ? "card good" : "card" },
    heading(what ? done[what].title : dead.gone.title),
    h("p", {}, what ? done[what].next : dead.gone.why),
    !what && renewal(send, "primary"),
  ),
];

const ended = (view: View, send: Send): HTMLElement[] => [
  h(
    "article",
    { class: "card" },
    heading(dead.used.title),
    h("p", {}, dead.used.why),
    ...receipt(view),
    reminder(view),
    view.undoUntil !== undefined && undoing(send),
    view.renewable
      ? renewal(send, "primary")
      : h(
          "p",
          { class: "hint" },
          {
            ru: "Новая ссылка не нужна: по этому поручению от вас больше ничего не ждут.",
            en: "No new link is needed: nothing more is expected from you here.",
          },
        ),
  ),
];

/** A slip of the finger can be taken back for ten minutes. */
function undoing(send: Send): HTMLElement {
  const form = h(
    "form",
    { class: "renew" },
    h("p", { class: "wrong general", role: "alert", hidden: true }),
    h("button", { type: "submit", class: "secondary" }, { ru: "Отменить ответ", en: "Take the answer back" }),
    h(
      "p",
      { class: "hint" },
      {
        ru: "Если нажали не то: отменить можно в течение 10 минут после ответа.",
        en: "If that was a slip: it can be taken back within ten minutes.",
      },
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send({ action: "undo" }, form);
  });
  return form;
}

function renewal(send: Send, kind: "primary" | "secondary"): HTMLElement {
  const form = h(
    "form",
    { class: "renew" },
    h("p", { class: "wrong general", role: "alert", hidden: true }),
    h("button", { type: "submit", class: kind }, { ru: "Прислать новую ссылку", en: "Send me a new link" }),
    h(
      "p",
      { class: "hint" },
      {
        ru: "Письмо уйдёт на адрес организации, который знает система. Здесь он не показывается.",
        en: "The mail goes to the organisation's address on record, which is not shown here.",
      },
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send({ action: "renew" }, form);
  });
  return form;
}

/** The link itself did not work, or the service did not answer: what to do about it. */
export function trouble(problem: Problem, again: () => void): HTMLElement[] {
  const unknown = problem.code === "link.invalid";
  const title: Text = unknown ? notFound.title : { ru: "Не получилось открыть", en: "It could not be opened" };
  const why: Text = unknown ? notFound.why : { ru: problem.detail, en: problem.detailEn };
  const retry = h("button", { type: "button", class: "primary" }, { ru: "Попробовать ещё раз", en: "Try again" });
  retry.addEventListener("click", again);
  return [h("article", { class: "card" }, heading(title), h("p", {}, say(why)), !unknown && retry)];
}
