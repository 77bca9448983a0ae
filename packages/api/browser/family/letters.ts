import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import { act, type Page } from "./api.ts";
import { button } from "./press.ts";

const works: Text = {
  ru: "Письма приходят на ваш адрес почты.",
  en: "Letters come to your e-mail address.",
};
const none: Text = {
  ru: "Адреса почты у нас нет, и письма не приходят. Скажите его координатору.",
  en: "We have no e-mail address of yours, so that no letters come. Tell it to your coordinator.",
};
const texted: Text = {
  ru: "Новости приходят по СМС, на номер телефона, который есть у координатора.",
  en: "News comes by text, to the telephone number that your coordinator has of you.",
};
const returned: Text = {
  ru: "Письмо на ваш адрес вернулось, и новых мы не шлём. Если адрес прежний, попросите прислать ещё раз; если другой — скажите его координатору.",
  en: "A letter to your address came back, and none are sent any more. If the address is right, ask for another; if it has changed, tell your coordinator.",
};

/** How letters reach whoever reads the page; where one came back it is tried again. */
export function letters({ you: { mail, channel } }: Page): HTMLElement[] {
  if (channel === "sms") return [h("p", { class: "hint" }, texted)];
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
  ru: "Письмо отправлено. Если за час не придёт, скажите координатору.",
  en: "It is sent. Unless it comes within the hour, tell your coordinator.",
};

type You = Page["you"];
const channels: Record<You["channel"], Text> = {
  mail: { ru: "Письма на почту", en: "Letters by e-mail" },
  sms: { ru: "СМС на телефон", en: "Texts to my telephone" },
  none: { ru: "Не писать: лучше позвонить или встретиться", en: "Do not write: rather call or meet" },
};
const languages: Record<"ru" | "en", Text> = {
  ru: { ru: "сначала по-русски", en: "Russian first" },
  en: { ru: "сначала по-английски", en: "English first" },
};

/** Texts where they can be had, or are wished already. */
function waysOf({ texts, channel }: You): Partial<typeof channels> {
  const { sms: _, ...usual } = channels;
  return texts || channel === "sms" ? channels : usual;
}

/** How whoever reads the page wants to be written to. @param does says it, and shows the page as it is then */
export function wishes(
  { you }: Page,
  does: (action: string, more: object, said: Text) => Promise<void>,
): HTMLDetailsElement {
  const first = you.languages.find((one) => one === "ru" || one === "en") ?? "ru";
  const news = check("digest", { ru: "Присылать новости, раз в день", en: "Send news, once a day" }, you.digest);
  const large = check(
    "large-print",
    { ru: "Крупный шрифт: на странице и в письмах", en: "Large print: on the page and in letters" },
    you.needs.includes("large-print"),
  );
  const form = h(
    "form",
    {},
    choice({ ru: "Как с вами связываться", en: "How to reach you" }, "channel", waysOf(you), you.channel),
    choice({ ru: "Письма", en: "Letters" }, "language", languages, first),
    news,
    large,
    h("p", { class: "hint" }, always),
    button({ ru: "Сохранить", en: "Keep" }, "primary", async () => {
      const said = new FormData(form);
      const needs = you.needs.filter((one) => one !== "large-print");
      const language = String(said.get("language"));
      await does(
        "wish",
        {
          channel: said.get("channel"),
          digest: said.has("digest"),
          needs: said.has("large-print") ? [...needs, "large-print"] : needs,
          languages: [language, ...you.languages.filter((one) => one !== language)].slice(0, 5),
        },
        kept,
      );
    }),
  );
  return h("details", {}, h("summary", {}, h("strong", {}, title)), h("div", { class: "inside" }, form));
}
const title: Text = { ru: "Как вам писать", en: "How to write to you" };
const kept: Text = { ru: "Записали, как вам писать.", en: "Your wishes are kept." };
const always: Text = {
  ru: "О записях на консультации напишем и без новостей. Чтобы сменить адрес или телефон, скажите координатору.",
  en: "Of your appointments we write without the news as well. To change address or telephone, tell your coordinator.",
};

const check = (name: string, label: Text, checked: boolean): HTMLElement =>
  h("label", { class: "choice" }, h("input", { type: "checkbox", name, checked }), " ", h("span", {}, label));

const choice = <Key extends string>(
  legend: Text,
  name: string,
  options: Partial<Record<Key, Text>>,
  chosen: Key,
): HTMLFieldSetElement =>
  h(
    "fieldset",
    {},
    h("legend", {}, legend),
    ...(Object.entries(options) as [Key, Text][]).map(([value, label]) =>
      h(
        "label",
        { class: "choice" },
        h("input", { type: "radio", name, value, checked: value === chosen }),
        " ",
        h("span", {}, label),
      ),
    ),
  );
