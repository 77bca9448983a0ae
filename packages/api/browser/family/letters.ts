import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import { act, type Page } from "./api.ts";

const works: Text = {
  ru: "Письма приходят на ваш адрес почты.",
  en: "Letters come to your e-mail address.",
};
const none: Text = {
  ru: "Адреса почты у нас нет, и письма не приходят. Скажите его куратору.",
  en: "We have no e-mail address of yours, so that no letters come. Tell it to your coordinator.",
};
const returned: Text = {
  ru: "Письмо на ваш адрес вернулось, и новых мы не шлём. Если адрес прежний, попросите прислать ещё раз; если другой — скажите его куратору.",
  en: "A letter to your address came back, and none are sent any more. If the address is right, ask for another; if it has changed, tell your coordinator.",
};

/** How letters reach whoever reads the page; where one came back it is tried again. */
export function letters({ you: { mail } }: Page): HTMLElement[] {
  if (mail !== "returned") return [h("p", { class: "hint" }, mail === "works" ? works : none)];
  const button = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Прислать письмо ещё раз", en: "Try again" },
  );
  const said = h("p", { role: "status" });
  button.addEventListener("click", async () => {
    const outcome = await act("send-link");
    said.replaceChildren(
      h("span", {}, "problem" in outcome ? { ru: outcome.problem.detail, en: outcome.problem.detailEn } : sent),
    );
  });
  return [h("p", { class: "wrong" }, returned), button, said];
}
const sent: Text = {
  ru: "Письмо отправлено. Если за час не придёт, скажите куратору.",
  en: "It is sent. Unless it comes within the hour, tell your coordinator.",
};
