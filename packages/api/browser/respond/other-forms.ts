import { h } from "./dom.ts";
import { mark, value } from "./fields.ts";
import { folded, form, type Send, submit, textField } from "./forms.ts";
import type { View } from "./view.ts";

/** Answers that do not settle the step: a part of the work, a pause until a day, a question to the coordinator. */
export const otherAnswers = ({ mayDo }: View, send: Send): HTMLElement[] => [
  ...(mayDo.includes("progress") ? [progressForm(send)] : []),
  ...(mayDo.includes("hold") ? [holdForm(send)] : []),
  ...(mayDo.includes("ask") ? [askForm(send)] : []),
];

const progressForm = (send: Send) =>
  folded(
    { ru: "Сообщить о части работы", en: "Report a part" },
    { ru: "Часть сделана, итог ещё впереди", en: "A part is done, the result is to come" },
    form(
      {},
      (f) => send({ action: "progress", report: value(f, "report") }, f),
      textField("report", { ru: "Что уже сделано", en: "What has been done" }, { required: true }),
      submit({ ru: "Отправить", en: "Send" }, "primary"),
    ),
  );

const askForm = (send: Send) =>
  folded(
    { ru: "Спросить координатора", en: "Ask the coordinator" },
    { ru: "Непонятно, что именно нужно", en: "It is not clear what is meant" },
    form(
      {},
      (f) => send({ action: "ask", question: value(f, "question") }, f),
      textField("question", { ru: "Ваш вопрос", en: "Your question" }, { required: true }),
      submit({ ru: "Отправить вопрос", en: "Send the question" }, "primary"),
    ),
  );

function holdForm(send: Send): HTMLElement {
  const id = `until-${Math.random().toString(36).slice(2)}`;
  const until = h("input", { id, name: "until", type: "date", required: true, "aria-describedby": `${id}-wrong` });
  return folded(
    { ru: "Отложить до даты", en: "Put on hold until a day" },
    { ru: "Сейчас не получается, известно, когда получится", en: "Not possible now, and you know when it will be" },
    form(
      {},
      (f) => {
        if (value(f, "until")) send({ action: "hold", reason: value(f, "reason"), until: value(f, "until") }, f);
        else mark(until, { ru: "Укажите день.", en: "Name the day." });
      },
      h(
        "div",
        { class: "field" },
        h("label", { for: id }, { ru: "До какого дня", en: "Until which day" }),
        until,
        h("p", { class: "wrong", id: `${id}-wrong`, role: "alert", hidden: true }),
      ),
      textField("reason", { ru: "Почему", en: "Why" }, { required: true }),
      submit({ ru: "Отложить", en: "Put on hold" }, "primary"),
    ),
  );
}
