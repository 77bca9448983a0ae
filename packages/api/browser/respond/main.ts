import { type Action, respond } from "./api.ts";
import { h } from "./dom.ts";
import { explain } from "./forms.ts";
import { apply, inLanguage, language, say, speak } from "./language.ts";
import { content, trouble } from "./states.ts";
import { working } from "./texts.ts";

const main = document.getElementById("main")!;
/** Behind the #: browsers do not send it, so that neither logs nor proxies see it. */
let token = readToken();

function readToken(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function show(elements: HTMLElement[], focus = true): void {
  main.replaceChildren(...elements);
  main.setAttribute("aria-busy", "false");
  apply();
  const title = document.getElementById("title");
  if (title)
    inLanguage(title, (l) => {
      document.title = `${title.textContent} — ${l === "ru" ? "Маршрут" : "Marshrut"}`;
    });
  if (focus) title?.focus();
}

async function look(focus = true): Promise<void> {
  main.setAttribute("aria-busy", "true");
  const outcome = await respond(token, { action: "view" });
  if ("view" in outcome) show(content(outcome.view, send), focus);
  else
    show(
      trouble(outcome.problem, () => void look()),
      focus,
    );
}

/** One answer is on its way at a time; what was typed stays until it has arrived. */
let sending = false;
function send(action: Action, form: HTMLFormElement): void {
  if (sending) return;
  sending = true;
  void submit(action, form).finally(() => {
    sending = false;
  });
}

async function submit(action: Action, form: HTMLFormElement): Promise<void> {
  const button = form.querySelector("button")!;
  const before = [...button.childNodes];
  button.replaceChildren(say(working[action.action]));
  button.setAttribute("aria-disabled", "true");
  const outcome = await respond(token, action);
  if ("view" in outcome) return show(content(outcome.view, send));
  button.replaceChildren(...before);
  button.removeAttribute("aria-disabled");
  apply();
  // The link or the step is not what it was: the page shows what it is now. An answer of ours may have arrived after all.
  if ([404, 409, 410].includes(outcome.problem.status) && action.action !== "renew") return look();
  explain(form, outcome.problem);
}

function languageSwitch(): void {
  const place = document.getElementById("language")!;
  const button = h("button", { type: "button" });
  inLanguage(button, (l) => {
    button.textContent = l === "ru" ? "English" : "Русский";
    button.lang = l === "ru" ? "en" : "ru";
  });
  button.addEventListener("click", () => speak(language() === "ru" ? "en" : "ru"));
  place.replaceChildren(button);
  for (const element of document.querySelectorAll<HTMLElement>("[data-ru]"))
    inLanguage(element, (l) => {
      element.textContent = (l === "ru" ? element.dataset.ru : element.dataset.en) ?? "";
    });
}

languageSwitch();
// Another link opened in the same tab changes the fragment only.
addEventListener("hashchange", () => {
  token = readToken();
  void look();
});
void look(false);
