import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, inLanguage, language, say, speak } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { statuses } from "../respond/texts.ts";
import type { View } from "../respond/view.ts";

/** One open step, as `POST /v1/respond/organisation` gives it. */
interface Row {
  stepId: string;
  title: Text;
  task: Text;
  status: View["status"];
  dueDate: string;
  overdue: boolean;
  token: string;
}
interface Page {
  agency: string;
  steps: Row[];
  more: boolean;
}

const main = document.getElementById("main")!;

/** Behind the #: it stays in the browser and travels in bodies only. */
const token = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
};

async function post<T>(path: string, body: unknown): Promise<T | undefined> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
    });
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

async function look(told?: Text): Promise<void> {
  main.setAttribute("aria-busy", "true");
  const page = await post<Page>("/v1/respond/organisation", { token: token() });
  main.replaceChildren(...(page ? list(page, told) : trouble()));
  main.setAttribute("aria-busy", "false");
  apply();
}

function list({ agency, steps, more }: Page, told?: Text): HTMLElement[] {
  const rows = h("ul", { class: "steps" }, ...steps.map(row));
  const chosen = () => [...rows.querySelectorAll<HTMLInputElement>("input:checked")].map((box) => box.value);
  const send = (answer: object) => async () => {
    const answers = chosen()
      .slice(0, 50)
      .map((token) => ({ token, ...answer }));
    if (answers.length === 0) return;
    const outcome = await post<{ items: { ok: boolean }[] }>("/v1/respond/many", { answers });
    const done = outcome?.items.filter((i) => i.ok).length ?? 0;
    await look({
      ru: `Записано ответов: ${done} из ${answers.length}.`,
      en: `Recorded: ${done} of ${answers.length}.`,
    });
  };
  const button = (text: Text, answer: object, kind: string) => {
    const element = h("button", { type: "button", class: kind }, text);
    element.addEventListener("click", () => void send(answer)());
    return element;
  };
  const heading = h("h1", { tabindex: "-1", id: "title" }, agency);
  if (steps.length === 0)
    return [
      h("article", { class: "card good" }, heading, h("p", {}, { ru: "Открытых шагов нет.", en: "No open steps." })),
    ];
  return [
    h(
      "article",
      { class: "card" },
      h("p", { class: "kicker" }, { ru: "Открытые шаги организации", en: "Your organisation's open steps" }),
      heading,
      told !== undefined && h("p", { role: "status" }, told),
      rows,
      more && h("p", { class: "hint" }, { ru: "Показаны первые сто.", en: "The first hundred are shown." }),
    ),
    h(
      "section",
      { class: "answers" },
      h("h2", {}, { ru: "Ответить на отмеченные", en: "Answer those that are ticked" }),
      button({ ru: "Принять в работу", en: "Accept" }, { action: "accept" }, "primary"),
      button({ ru: "Выполнено", en: "Performed" }, { action: "report", result: "performed" }, "secondary"),
      h(
        "p",
        { class: "hint" },
        {
          ru: "Отказ, частичный отчёт или другой результат — по ссылке каждого шага: там же показано, о ком он.",
          en: "To refuse, report a part or another result open the step itself: it also shows who it is about.",
        },
      ),
    ),
  ];
}

function row({ title, status, dueDate, overdue, token: own }: Row): HTMLElement {
  const id = `step-${Math.random().toString(36).slice(2)}`;
  return h(
    "li",
    {},
    h("input", { type: "checkbox", id, value: own }),
    h(
      "label",
      { for: id },
      h("strong", {}, title),
      h(
        "span",
        { class: overdue ? "aside late" : "aside" },
        say((l) => ` ${l === "ru" ? "до" : "by"} ${longDate(dueDate, l)} · ${statuses[status][l]}`),
      ),
    ),
    h("a", { href: `/respond#${own}`, target: "_blank", rel: "noopener" }, { ru: "Открыть", en: "Open" }),
  );
}

const trouble = (): HTMLElement[] => [
  h(
    "article",
    { class: "card" },
    h("h1", { tabindex: "-1", id: "title" }, { ru: "Ссылка не открывается", en: "This link does not open" }),
    h(
      "p",
      {},
      {
        ru: "Она действует 14 дней; новая придёт со следующей сводкой. Проверьте, что скопировали её целиком.",
        en: "It serves for 14 days; a new one comes with the next digest. Check that you copied all of it.",
      },
    ),
  ),
];

function languageSwitch(): void {
  const button = h("button", { type: "button" });
  inLanguage(button, (l) => {
    button.textContent = l === "ru" ? "English" : "Русский";
    button.lang = l === "ru" ? "en" : "ru";
  });
  button.addEventListener("click", () => speak(language() === "ru" ? "en" : "ru"));
  document.getElementById("language")!.replaceChildren(button);
  for (const element of document.querySelectorAll<HTMLElement>("[data-ru]"))
    inLanguage(element, (l) => {
      element.textContent = (l === "ru" ? element.dataset.ru : element.dataset.en) ?? "";
    });
}

languageSwitch();
addEventListener("hashchange", () => void look());
void look();
