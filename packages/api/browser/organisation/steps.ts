import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, entitle, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { statuses } from "../respond/texts.ts";
import { readWho, whoAnswers } from "../respond/who.ts";
import { answer, openPage, type Page, type Row } from "./api.ts";
import { busy } from "./section.ts";
import type { Tab } from "./tabs.ts";
import { trouble } from "./trouble.ts";

/** Most answers of one request. */
const most = 50;

/** What became of the answers that were sent before. */
interface Told {
  text: Text;
  bad: boolean;
}

let main: HTMLElement;

export const steps: Tab = {
  key: "steps",
  title: { ru: "Шаги", en: "Steps" },
  open: (place) => {
    main = place;
    return look();
  },
};

async function look(told?: Told): Promise<boolean> {
  busy(main, true);
  const page = await openPage();
  busy(main, false);
  if ("problem" in page) return trouble(main, page.problem, () => void look(told));
  main.replaceChildren(...content(page, told));
  apply();
  main.querySelector<HTMLElement>(".result-of")?.focus(); // the buttons are far below it
  entitle(document.getElementById("title")!);
  return true;
}

function content({ agency, steps, more }: Page, told?: Told): HTMLElement[] {
  const heading = h("h1", { tabindex: "-1", id: "title" }, agency);
  const before =
    told !== undefined &&
    h("p", { role: "status", tabindex: "-1", class: `result-of${told.bad ? " bad" : ""}` }, told.text);
  if (steps.length === 0)
    return [
      h(
        "article",
        { class: "card good" },
        heading,
        before,
        h("p", {}, { ru: "Открытых шагов нет. Спасибо!", en: "No open steps. Thank you!" }),
      ),
    ];
  const rows = h("ul", { class: "steps" }, ...steps.map(row));
  return [
    h(
      "article",
      { class: "card" },
      h("p", { class: "kicker" }, { ru: "Открытые шаги организации", en: "Your organisation's open steps" }),
      heading,
      before,
      steps.length > 1 && all(rows),
      rows,
      more && h("p", { class: "hint" }, { ru: "Показаны первые сто.", en: "The first hundred are shown." }),
    ),
    answers(rows),
  ];
}

const boxes = (rows: HTMLElement) => [...rows.querySelectorAll<HTMLInputElement>("input")];

/** Ticks all, or none. */
function all(rows: HTMLElement): HTMLElement {
  const box = h("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    for (const one of boxes(rows)) one.checked = box.checked;
  });
  rows.addEventListener("change", () => {
    box.checked = boxes(rows).every((one) => one.checked);
  });
  return h("label", { class: "tick all" }, box, h("span", {}, { ru: "Отметить все", en: "Tick all" }));
}

const row = ({ title, measure, status, dueDate, overdue, reference, child, token }: Row): HTMLElement =>
  h(
    "li",
    {},
    h(
      "label",
      { class: "tick" },
      h("input", { type: "checkbox", value: token }),
      h(
        "span",
        {},
        h("strong", {}, title),
        measure !== undefined && h("span", { class: "measure" }, measure),
        child !== undefined && h("span", { class: "child" }, child),
        h(
          "span",
          { class: overdue ? "aside late" : "aside" },
          say((l) => `${l === "ru" ? "до" : "by"} ${longDate(dueDate, l)}, ${overdue ? late[l] : statuses[status][l]}`),
        ),
        h("span", { class: "aside" }, `№ ${reference}`),
      ),
    ),
    h("a", { href: `/respond#${token}`, target: "_blank", rel: "noopener" }, { ru: "Открыть", en: "Open" }),
  );

const late: Text = { ru: "срок прошёл", en: "overdue" };

function answers(rows: HTMLElement): HTMLElement {
  const wrong = h("p", { class: "wrong", role: "alert", hidden: true });
  const say = (text: Text) => {
    wrong.replaceChildren(h("span", {}, text));
    wrong.hidden = false;
    apply();
  };
  let sending = false;
  const send = async (given: Record<string, string>) => {
    wrong.hidden = true;
    const chosen = boxes(rows).filter((box) => box.checked);
    if (chosen.length === 0) return say({ ru: "Сначала отметьте шаги.", en: "Tick the steps first." });
    if (sending) return;
    const by = readWho();
    if (!by) return;
    sending = true;
    const isSure = await isMeant(Math.min(chosen.length, most), given);
    if (!isSure) {
      sending = false;
      return;
    }
    const outcome = await answer(chosen.slice(0, most).map(({ value }) => ({ token: value, ...given, by })));
    sending = false;
    if ("problem" in outcome) return say({ ru: outcome.problem.detail, en: outcome.problem.detailEn });
    await look(toldOf(outcome.items, chosen.length));
  };
  const button = (text: Text, given: Record<string, string>, kind: string) => {
    const element = h("button", { type: "button", class: kind }, text);
    element.addEventListener("click", () => void send(given));
    return element;
  };
  return h(
    "section",
    { class: "answers" },
    h("h2", {}, { ru: "Ответить на отмеченные", en: "Answer those that are ticked" }),
    whoAnswers(),
    wrong,
    h(
      "div",
      { class: "both" },
      button({ ru: "Принять в работу", en: "Accept" }, { action: "accept" }, "primary"),
      button({ ru: "Выполнено", en: "Performed" }, { action: "report", result: "performed" }, "secondary"),
    ),
    h(
      "p",
      { class: "hint" },
      {
        ru: "Отказ, частичный отчёт, файл или другой результат — на странице шага: откройте его.",
        en: "To refuse, report a part, attach a file or give another result open the step.",
      },
    ),
  );
}

/** Whether many results at once are meant: two taps on a phone would settle them all. */
async function isMeant(n: number, given: Record<string, string>): Promise<boolean> {
  if (n < 2 || given.action !== "report") return true;
  const button = (text: Text, kind: string) => h("button", { type: "button", class: kind }, text);
  const yes = button({ ru: `Да, выполнены все: ${n}`, en: `Yes, all are performed: ${n}` }, "primary");
  const no = button({ ru: "Нет, вернуться", en: "No, go back" }, "secondary");
  const question = h(
    "div",
    { role: "alertdialog", "aria-labelledby": "sure" },
    h(
      "p",
      { id: "sure" },
      {
        ru: `Отмечено шагов: ${n}. «Выполнено» станет итогом каждого из них. Всё верно?`,
        en: `Ticked: ${n}. "Performed" becomes the result of each of them. Is that right?`,
      },
    ),
    h("div", { class: "both" }, yes, no),
  );
  main.querySelector(".answers")!.append(question);
  apply();
  no.focus();
  const answer = await new Promise<boolean>((resolve) => {
    yes.addEventListener("click", () => resolve(true));
    no.addEventListener("click", () => resolve(false));
    question.addEventListener("keydown", (event) => event.key === "Escape" && resolve(false));
  });
  question.remove();
  return answer;
}

function toldOf(items: { ok: boolean }[], chosen: number): Told {
  const done = items.filter((i) => i.ok).length;
  const not = items.length - done;
  const rest = chosen - items.length;
  return {
    bad: not > 0,
    text: {
      ru: `Записано ответов: ${done}.${not > 0 ? ` Не записано: ${not} — откройте эти шаги.` : ""}${rest > 0 ? ` Осталось отправить: ${rest}.` : ""}`,
      en: `Recorded: ${done}.${not > 0 ? ` Not recorded: ${not}; open those steps.` : ""}${rest > 0 ? ` Still to send: ${rest}.` : ""}`,
    },
  };
}
