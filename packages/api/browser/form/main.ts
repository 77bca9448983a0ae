import type { Problem } from "../respond/api.ts";
import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, entitle, say } from "../respond/language.ts";
import { languageSwitch } from "../respond/switch.ts";
import type { Text } from "../respond/text.ts";
import { ask, type Page } from "./api.ts";
import { sheet } from "./sheet.ts";

// A form behind the link of whoever is asked: its questions as they come up, a draft that the service keeps, and one answer.

const main = document.getElementById("main")!;

async function open(): Promise<void> {
  busy(true);
  const outcome = await ask("view");
  busy(false);
  if ("problem" in outcome) closed(outcome.problem);
  else {
    // From here on this page is theirs alone: a draft and one answer.
    if (outcome.page.token) history.replaceState(undefined, "", `#${outcome.page.token}`);
    render(outcome.page);
  }
}

function render(page: Page): void {
  const { status, closesOn, form, once } = page;
  if (status === "submitted") {
    told({ ru: "Спасибо, ответы приняты", en: "Thank you, your answers are in" }, once ? afterOnce : after);
    return;
  }
  if (status === "closed" || !form) {
    told({ ru: "Приём ответов закончен", en: "Answers are taken no more" }, once ? overForAll : over);
    return;
  }
  const until =
    closesOn === undefined
      ? undefined
      : say((l) =>
          l === "ru"
            ? `Ответы принимают по ${longDate(closesOn, l)}`
            : `Answers are taken until ${longDate(closesOn, l)}.`,
        );
  const { element } = sheet(form, page, {
    until,
    done: () => render({ status: "submitted", once }),
    dead: closed,
    again: () => void open(),
  });
  show(element);
}

const after: Text = {
  ru: "Эту страницу можно закрыть. Если в ответах ошибка, скажите тому, кто прислал ссылку: анкету вернут.",
  en: "You may close this page. If something in your answers is wrong, tell whoever sent the link: they can give it back.",
};
const afterOnce: Text = {
  ru: "Эту страницу можно закрыть. Ответ хранится без имени и ни с кем не связан: изменить или отозвать его нельзя.",
  en: "You may close this page. The answer is kept without a name and leads to nobody: it cannot be changed or taken back.",
};
const overForAll: Text = {
  ru: "Опрос завершён. Спасибо, что хотели ответить.",
  en: "The survey is over. Thank you for wanting to answer.",
};
const over: Text = {
  ru: "Если ответить ещё нужно, скажите об этом тому, кто прислал ссылку.",
  en: "If an answer is still wanted, tell whoever sent the link.",
};

function told(title: Text, text: Text): void {
  show(h("article", { class: "card" }, h("h1", { tabindex: "-1", id: "title" }, title), h("p", {}, text)));
}

/** The link does not open, or there is no connection. */
function closed(problem: Problem): void {
  const again = h("button", { type: "button", class: "primary" }, { ru: "Попробовать ещё раз", en: "Try again" });
  again.addEventListener("click", () => void open());
  const card = h(
    "article",
    { class: "card" },
    h("h1", { tabindex: "-1", id: "title" }, { ru: "Анкета не открылась", en: "The form did not open" }),
    h("p", { role: "alert" }, { ru: problem.detail, en: problem.detailEn }),
  );
  if (!problem.code.startsWith("link.")) card.append(again);
  show(card);
}

function show(...content: HTMLElement[]): void {
  main.replaceChildren(...content);
  apply();
  const title = document.getElementById("title")!;
  entitle(title);
  title.focus();
}

const busy = (is: boolean) => main.setAttribute("aria-busy", String(is));

languageSwitch();
addEventListener("hashchange", () => void open());
void open();
