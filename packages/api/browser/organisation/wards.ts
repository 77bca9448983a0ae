import { h } from "../respond/dom.ts";
import { heading, section } from "./section.ts";
import type { Tab } from "./tabs.ts";

/** As `POST /v1/respond/wards` gives it. */
interface Page {
  agency: string;
  wards: { childId: string; name: string }[];
  next?: string;
  link?: string;
}
type Send = (body: object) => Promise<void>;

export const wards: Tab = {
  key: "wards",
  title: { ru: "Подопечные", en: "Wards" },
  open: (place) => open(place),
};
const open = (place: HTMLElement, from?: string): Promise<boolean> =>
  section<Page>(
    place,
    "/v1/respond/wards",
    { action: "view", from },
    { content: (page, send) => content(page, send, place), leadsTo: ({ link }) => link },
  );

function content({ agency, wards: all, next }: Page, send: Send, place: HTMLElement): HTMLElement[] {
  const head = heading(
    agency,
    { ru: "Дети, опекун которых — организация", en: "Children whose guardian the organisation is" },
    all.length === 0
      ? { ru: "Таких детей нет.", en: "There are none." }
      : {
          ru: "На странице ребёнка — план, документы и согласия: организация отвечает за него, как отвечал бы родитель.",
          en: "A child's page has plan, papers and consents: the organisation answers for it as a parent would.",
        },
  );
  return [
    head,
    ...all.map(({ childId, name }) => {
      const button = h(
        "button",
        { type: "button", class: "secondary" },
        { ru: `Открыть страницу: ${name}`, en: `Open the page: ${name}` },
      );
      button.addEventListener("click", () => void send({ action: "open", childId }));
      return h("section", { class: "card" }, h("h2", {}, name), button);
    }),
    ...(next === undefined ? [] : [further(place, next)]),
  ];
}

function further(place: HTMLElement, next: string): HTMLElement {
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Показать ещё", en: "Show more" });
  button.addEventListener("click", () => void open(place, next));
  return button;
}
