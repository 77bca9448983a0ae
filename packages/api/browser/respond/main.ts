import { type Action, type Problem, respond, type Who } from "./api.ts";
import { explain, refuse } from "./fields.ts";
import { isUploading } from "./files.ts";
import { apply, inLanguage, say } from "./language.ts";
import { content, trouble } from "./states.ts";
import { languageSwitch } from "./switch.ts";
import { working } from "./texts.ts";
import { readWho } from "./who.ts";

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
  if ("view" in outcome) show(content(outcome.view, send, token), focus);
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
  if (isUploading()) {
    refuse(form, waitForFile);
    return;
  }
  const by = isAnswer(action) ? readWho() : undefined;
  if (isAnswer(action) && !by) return;
  sending = true;
  void submit(action, form, by).finally(() => {
    sending = false;
  });
}

/** Asking for a new link, and taking an answer back, say nothing in the organisation's name. */
const isAnswer = ({ action }: Action) => action !== "renew" && action !== "undo";

const waitForFile = {
  ru: "Файл ещё отправляется: дождитесь этого и нажмите снова.",
  en: "A file is still on its way: wait for it and press again.",
};

async function submit(action: Action, form: HTMLFormElement, by: Who | undefined): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('button[type="submit"]')!;
  const before = [...button.childNodes];
  button.replaceChildren(say(working[action.action]));
  button.setAttribute("aria-disabled", "true");
  const outcome = await respond(token, action, by);
  if ("view" in outcome) return show(content(outcome.view, send, token));
  button.replaceChildren(...before);
  button.removeAttribute("aria-disabled");
  apply();
  // The link or the step is not what it was: the page shows what it is now. An answer of ours may have arrived after all.
  if (isStale(outcome.problem) && action.action !== "renew") return look();
  explain(form, outcome.problem);
}

/** Not when only the paper is at fault: what was typed stays to be put right. */
const isStale = ({ status, code }: Problem): boolean =>
  [404, 410].includes(status) || (status === 409 && !/^(instrument\.|conflict\.exists$)/.test(code));

languageSwitch();
// Another link opened in the same tab changes the fragment only.
addEventListener("hashchange", () => {
  token = readToken();
  void look();
});
void look(false);
