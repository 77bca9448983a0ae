import { h } from "../respond/dom.ts";
import { apply, entitle } from "../respond/language.ts";
import { tokenOfAddress } from "../respond/post.ts";
import { languageSwitch } from "../respond/switch.ts";
import type { Text } from "../respond/text.ts";
import { act, type Page, type Problem } from "./api.ts";
import { forgetWords } from "./area.ts";
import { closed } from "./door.ts";
import { childCard, type Does, mailTo, ownCard } from "./parts.ts";
import { bearer, comeBack, isBack, signOut } from "./sign-in.ts";
import { surveys } from "./surveys.ts";

// A family's own page: what is happening, what comes next, and what its parent may say. Plain words; by a link and no account, or signed in.

const main = document.getElementById("main")!;

async function open(): Promise<void> {
  if (isBack() && !(await comeBack())) show(closed(notSignedIn, open));
  else if (bearer() ?? tokenOfAddress()) await ask("show", {});
  else show(closed(undefined, open));
}
const notSignedIn: Problem = {
  code: "auth.none",
  detail: "Войти не получилось. Попробуйте ещё раз или откройте страницу по ссылке.",
  detailEn: "Signing in did not work. Please try again, or open the page by your link.",
};

async function ask(action: string, more: object, said?: Text): Promise<void> {
  main.setAttribute("aria-busy", "true");
  const outcome = await act<{ page: Page }>(action, more);
  main.setAttribute("aria-busy", "false");
  if ("problem" in outcome) trouble(outcome.problem, action === "show");
  else render(outcome.page.page, said);
}

const does: Does = (action, more, said) => ask(action, more, said);

function render(page: Page, said: Text | undefined): void {
  const { you, children, coordinator, operator } = page;
  document.body.classList.toggle("large", you.needs.includes("large-print"));
  const hello = {
    ru: `Здравствуйте${you.name ? `, ${you.name}` : ""}!`,
    en: `Hello${you.name ? `, ${you.name}` : ""}!`,
  };
  const nobody = {
    ru: "Здесь появится, что происходит и что будет дальше. Пока вопросы решает координатор.",
    en: "What is happening and what comes next will stand here. Until then please ask your coordinator.",
  };
  show(
    h(
      "header",
      {},
      h("h1", { tabindex: "-1", id: "title" }, hello),
      h("p", { class: "hint" }, operator),
      said && h("p", { role: "status", class: "result-of" }, said),
    ),
    surveys(),
    ...(children.length > 0
      ? children.map((child) => childCard(child, does))
      : [h("article", { class: "card" }, h("p", {}, nobody), mailTo(coordinator.email))]),
    ownCard(page, { lost, leave, does }),
  );
}

async function lost(): Promise<void> {
  const outcome = await act("revoke-links");
  if ("problem" in outcome) {
    trouble(outcome.problem);
    return;
  }
  await leave();
  document.getElementById("title")!.after(h("p", { role: "status", class: "result-of" }, linksClosed));
  apply();
}
const linksClosed: Text = {
  ru: "Готово: все ваши ссылки закрыты. Новую пришлёт координатор, если вы его попросите.",
  en: "Done: all of your links are closed. Your coordinator sends a new one if you ask.",
};

/** The page is closed behind whoever has used it. */
function leave(): Promise<void> {
  signOut();
  forgetWords();
  history.replaceState(undefined, "", location.pathname);
  return open();
}

/** Whatever keeps the page from opening replaces it; anything else stands above what is there. */
function trouble(problem: Problem, isOpening = false): void {
  if (isOpening || /^(link|auth)\./.test(problem.code)) {
    show(closed(problem, open));
    return;
  }
  document.getElementById("trouble")?.remove();
  const card = h(
    "article",
    { class: "card", id: "trouble", role: "alert" },
    h("h2", { tabindex: "-1" }, { ru: "Не получилось", en: "That did not work" }),
    h("p", {}, { ru: problem.detail, en: problem.detailEn }),
  );
  main.prepend(card);
  apply();
  card.querySelector("h2")!.focus();
}

function show(...content: HTMLElement[]): void {
  main.replaceChildren(...content);
  main.setAttribute("aria-busy", "false"); // as it came it says true: also where nothing is asked for, it is done
  apply();
  const title = document.getElementById("title")!;
  entitle(title);
  title.focus();
}

languageSwitch();
addEventListener("hashchange", () => {
  signOut();
  forgetWords();
  void open();
});
void open();
