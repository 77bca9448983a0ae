import { h } from "../respond/dom.ts";
import { apply } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { exchange, type Problem, renew } from "./api.ts";
import { button as press } from "./press.ts";
import { maySignIn, signIn } from "./sign-in.ts";

// Before the page: the code of a printed sheet, and a link that does not open any more.

/** The form for a code from paper. @param open shows the page of the token in the address */
export function codeForm(open: () => void): HTMLElement {
  const input = h("input", {
    id: "code",
    name: "code",
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    maxlength: "14",
    required: true,
  });
  const wrong = h("p", { class: "wrong", role: "alert", id: "wrong" });
  const form = h(
    "form",
    {},
    h(
      "div",
      { class: "field" },
      h(
        "label",
        { for: "code" },
        { ru: "Код с листа, который дал координатор", en: "The code of the sheet you were given" },
      ),
      input,
    ),
    wrong,
    h("button", { type: "submit", class: "primary" }, { ru: "Открыть страницу", en: "Open the page" }),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const outcome = await exchange(input.value);
    if ("problem" in outcome) {
      const { code, detail, detailEn } = outcome.problem;
      wrong.replaceChildren(h("span", {}, code === "link.invalid" ? unknownCode : { ru: detail, en: detailEn }));
      apply();
      return;
    }
    history.replaceState(undefined, "", `#${outcome.page.token}`);
    open();
  });
  return form;
}
const unknownCode: Text = {
  ru: "Код не подошёл. Проверьте знаки; код действует один раз и две недели. Новый лист даст координатор.",
  en: "The code does not fit. Please check it; it works once, for two weeks. Your coordinator gives you a new sheet.",
};

/** What stands in place of the page where the link does not open. */
export function closed(problem: Problem | undefined, open: () => void): HTMLElement {
  const isDead = problem?.code === "link.dead";
  const title: Text = problem
    ? problem.code.startsWith("link.")
      ? { ru: "Ссылка не открывается", en: "This link does not open" }
      : { ru: "Страница не открылась", en: "The page did not open" }
    : { ru: "Страница семьи", en: "The family's page" };
  const said = h("p", { role: "status" });
  const button = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Прислать новую ссылку", en: "Send a new link" },
  );
  button.addEventListener("click", async () => {
    const outcome = await renew();
    const text = "problem" in outcome ? askCoordinator : sent;
    said.replaceChildren(h("span", {}, text));
    apply();
  });
  return h(
    "article",
    { class: "card" },
    h("h1", { tabindex: "-1", id: "title" }, title),
    problem && h("p", {}, { ru: problem.detail, en: problem.detailEn }),
    isDead && h("p", {}, why),
    isDead && button,
    said,
    maySignIn && press({ ru: "Войти по учётной записи", en: "Sign in" }, "primary", signIn),
    codeForm(open),
    h(
      "p",
      { class: "hint" },
      { ru: "Ничего не подходит? ", en: "None of this helps? " },
      h("a", { href: "/help/ask" }, { ru: "Оставьте номер, вам перезвонят", en: "Leave your number, we call you" }),
    ),
  );
}
const why: Text = {
  ru: "Ссылка действует 90 дней. Раньше она перестаёт работать, если её закрыли, если телефон потерян или если ребёнка теперь представляет другой взрослый. Ваши сведения по ней никто не увидит.",
  en: "A link works for 90 days. It ends earlier where it was closed, a telephone was lost, or another adult represents the child now. Nobody sees your data by it.",
};
const sent: Text = {
  ru: "Новая ссылка отправлена на вашу почту, которая есть у координатора.",
  en: "A new link is on its way to the e-mail address that your coordinator has of you.",
};
const askCoordinator: Text = {
  ru: "Прислать новую ссылку нельзя. Обратитесь к координатору.",
  en: "No new link can be sent. Please ask your coordinator.",
};
