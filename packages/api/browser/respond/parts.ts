import { longDate, moment, timeLeft, urgency, weekday } from "./dates.ts";
import { h } from "./dom.ts";
import { say } from "./language.ts";
import { recommendedStudy } from "./study.ts";
import type { Text } from "./text.ts";
import { questionAsked, statuses } from "./texts.ts";
import type { View } from "./view.ts";

/** The heading of a state; it takes the focus, so that a screen reader tells what has changed. */
export const heading = (text: Text) => h("h1", { tabindex: "-1", id: "title" }, text);

/** Until when, and how long that is. */
export const deadline = (view: View): HTMLElement =>
  h(
    "div",
    { class: `deadline ${urgency(view.daysLeft)}` },
    h(
      "p",
      { class: "until" },
      h("span", { class: "label" }, { ru: "Выполнить и сообщить до", en: "Do it and report by" }),
      h(
        "strong",
        {},
        say((l) => longDate(view.dueDate, l)),
      ),
      h(
        "span",
        { class: "weekday" },
        say((l) => weekday(view.dueDate, l)),
      ),
    ),
    h(
      "p",
      { class: "left" },
      say((l) => timeLeft(view.daysLeft, l)),
    ),
    view.workBy !== view.dueDate &&
      h(
        "p",
        { class: "note" },
        say((l) => (l === "ru" ? "Последний рабочий день до срока — " : "Last working day before: ")),
        say((l) => longDate(view.workBy, l)),
      ),
    view.daysLeft < 0 &&
      h(
        "p",
        { class: "note" },
        {
          ru: "Ответить всё равно нужно: поздний ответ будет принят и отмечен как поздний.",
          en: "Please answer all the same: a late answer is taken, and marked as late.",
        },
      ),
  );

/** For whom, what, and of whom it is asked. */
export const facts = (view: View): HTMLElement =>
  h(
    "dl",
    { class: "facts" },
    ...fact(view.child && { ru: "Для кого", en: "For whom" }, () =>
      h(
        "span",
        {},
        h("strong", {}, view.child!.name),
        h(
          "span",
          { class: "aside" },
          say((l) => born(view.child!.birthDate, l === "ru")),
        ),
      ),
    ),
    ...fact(view.measure !== undefined && { ru: "Мероприятие", en: "Measure" }, () => h("span", {}, view.measure)),
    ...fact(view.keyMeasure !== undefined && { ru: "По плану ребёнка", en: "By the child's plan" }, () =>
      h("span", {}, view.keyMeasure!),
    ),
    ...fact({ ru: "Что нужно", en: "What is asked" }, () => h("span", {}, view.task)),
    ...fact(view.recommendations !== undefined && { ru: "Рекомендации ПМПК", en: "The commission recommends" }, () =>
      h("ul", {}, ...view.recommendations!.map((recommended) => h("li", {}, recommended))),
    ),
    ...fact(view.study && { ru: "Условия обучения по заключению", en: "Conditions of study recommended" }, () =>
      recommendedStudy(view.study!),
    ),
    ...fact(view.means !== undefined && { ru: "Средства", en: "Means" }, () => h("span", {}, view.means!)),
    ...fact({ ru: "Ожидаемый результат", en: "Expected result" }, () => h("span", {}, view.expectedResult)),
    ...fact(view.answer !== undefined && { ru: "Ответ координатора", en: "The coordinator's answer" }, () =>
      h("span", {}, view.answer!),
    ),
    ...fact({ ru: "Кого просим", en: "Who is asked" }, () => h("span", {}, view.agency)),
  );

/** Without a day of birth nobody is born yet. */
const born = (iso: string | undefined, ru: boolean) =>
  iso === undefined
    ? ru
      ? "семья ждёт ребёнка"
      : "the family expects a child"
    : ru
      ? `дата рождения: ${longDate(iso, "ru")}`
      : `born on ${longDate(iso, "en")}`;

const fact = (name: Text | false | undefined, value: () => Node): HTMLElement[] =>
  name ? [h("div", {}, h("dt", {}, name), h("dd", {}, value()))] : [];

/** The form whose answers settle the task: it is filled in on a page of its own. */
export const questionnaire = ({ form }: View): HTMLElement | false =>
  form !== undefined &&
  h(
    "section",
    { class: "questionnaire" },
    h("h2", {}, form.title),
    h(
      "p",
      {},
      form.state === "answered"
        ? { ru: "Анкета заполнена, спасибо.", en: "The form is filled in, thank you." }
        : {
            ru: "Поручение завершают ответы на анкету: отдельно сообщать о выполнении не нужно. Черновик сохраняется.",
            en: "The answers to this form settle the task: nothing else need be reported. A draft is kept.",
          },
    ),
    form.state !== "answered" &&
      h(
        "a",
        { class: "button primary", href: form.url },
        form.state === "draft"
          ? { ru: "Продолжить анкету", en: "Go on with the form" }
          : { ru: "Заполнить анкету", en: "Fill in the form" },
      ),
  );

/** What the cycle has come to, for whoever evaluates it. */
export const soFar = ({ cycle }: View): HTMLElement | false =>
  cycle !== undefined &&
  h(
    "section",
    { class: "so-far" },
    h("h2", {}, { ru: "Что сделано за цикл", en: "What the cycle came to" }),
    h(
      "dl",
      { class: "facts" },
      ...cycle.organisations.flatMap(({ agency, performed, otherwise, open }) =>
        fact({ ru: agency, en: agency }, () =>
          h(
            "span",
            {},
            {
              ru: `выполнено: ${performed}, другой итог: ${otherwise}, без итога: ${open}`,
              en: `performed: ${performed}, another result: ${otherwise}, none yet: ${open}`,
            },
          ),
        ),
      ),
      ...fact(cycle.sessions && { ru: "Занятия по программам", en: "Sessions of programmes" }, () =>
        h(
          "span",
          {},
          {
            ru: `проведено ${cycle.sessions!.held} из ${cycle.sessions!.planned}`,
            en: `${cycle.sessions!.held} of ${cycle.sessions!.planned} held`,
          },
        ),
      ),
      ...fact(cycle.conditions && { ru: "Условия обучения", en: "Conditions of study" }, () =>
        h(
          "span",
          {},
          {
            ru: `создано ${cycle.conditions!.provided} из ${cycle.conditions!.asked}`,
            en: `${cycle.conditions!.provided} of ${cycle.conditions!.asked} in place`,
          },
        ),
      ),
      ...fact(cycle.goals && { ru: "Цели", en: "Goals" }, () =>
        h(
          "span",
          {},
          {
            ru: `достигнуто ${cycle.goals!.reached} из ${cycle.goals!.agreed}`,
            en: `${cycle.goals!.reached} of ${cycle.goals!.agreed} reached`,
          },
        ),
      ),
    ),
  );

/** What the organisation answered last, for whoever keeps the page as a receipt, or presses second. */
export const receipt = ({ answered }: View): HTMLElement[] =>
  answered
    ? [
        h(
          "p",
          { class: "receipt" },
          say((l) => `${l === "ru" ? "Ответ принят" : "Taken"}: № ${answered.number}, ${moment(answered.at, l)}.`),
          answered.name !== undefined &&
            say((l) => ` ${l === "ru" ? "Кто ответил" : "By"}: ${answered.name}, ${answered.post ?? ""}.`),
        ),
      ]
    : [];

/** What the task is, in one line, for states in which it is not the point any more. */
export const reminder = (view: View): HTMLElement =>
  h(
    "dl",
    { class: "facts" },
    ...fact({ ru: "Поручение", en: "Task" }, () => h("span", {}, view.title)),
    ...fact({ ru: "Кого просили", en: "Who was asked" }, () => h("span", {}, view.agency)),
    ...fact({ ru: "Срок", en: "Due" }, () =>
      h(
        "span",
        {},
        say((l) => longDate(view.dueDate, l)),
      ),
    ),
    ...fact({ ru: "Сейчас", en: "Now" }, () =>
      h("span", { class: "status" }, view.questionOpen ? questionAsked : statuses[view.status]),
    ),
  );
