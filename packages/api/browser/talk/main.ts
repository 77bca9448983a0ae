import { offline, type Problem } from "../respond/api.ts";
import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, entitle, say } from "../respond/language.ts";
import { post, tokenOfAddress } from "../respond/post.ts";
import { languageSwitch } from "../respond/switch.ts";
import type { Text } from "../respond/text.ts";

// A talk behind the link of its author's letter: confirm it, correct it, read the decision, let the name be printed or not, withdraw it.

const main = document.getElementById("main")!;

interface Page {
  talk: {
    event: string;
    status: "unconfirmed" | "submitted" | "accepted" | "reserve" | "refused" | "withdrawn" | "lapsed" | "called-off";
    begun: boolean;
    kind: string;
    section: string;
    title?: string;
    abstract?: string;
    coauthors?: string;
    publish: boolean;
    words?: string;
    slot?: { from: string; minutes: number; room?: string };
    correctable: boolean;
  };
  call: { organisation: string; closes: string; abstractMost: number; sections: { key: string; title: string }[] };
}

const ask = (body: object) => post<Page, Problem>("/v1/talks/respond", { token: tokenOfAddress(), ...body }, offline);

/** @param note says that something was saved */
async function act(body: object, note?: Text): Promise<void> {
  main.setAttribute("aria-busy", "true");
  const outcome = await ask(body);
  main.setAttribute("aria-busy", "false");
  if ("page" in outcome) return show(card(outcome.page, note));
  const { code, detail, detailEn } = outcome.problem;
  const told = main.querySelector<HTMLElement>("[role=alert]");
  // What was written stays where it is: only what is wrong is said.
  if (told && !code.startsWith("link.")) {
    const errors = outcome.problem.errors ?? [];
    const lines = errors.length > 0 ? errors.map(({ message, messageEn }) => ({ ru: message, en: messageEn })) : [];
    told.replaceChildren(...[{ ru: detail, en: detailEn }, ...lines].map((line) => h("span", {}, line, " ")));
    told.hidden = false;
    apply();
    told.focus();
  } else closed(outcome.problem);
}

const states: Record<Page["talk"]["status"], Text> = {
  unconfirmed: { ru: "Подтвердите, что доклад ваш", en: "Please confirm that the talk is yours" },
  submitted: { ru: "Доклад подан", en: "Your talk is submitted" },
  accepted: { ru: "Доклад принят", en: "Your talk is accepted" },
  reserve: { ru: "Доклад в резерве", en: "Your talk is on the reserve list" },
  refused: { ru: "Доклад не вошёл в программу", en: "Your talk is not in the programme" },
  withdrawn: { ru: "Доклад отозван", en: "Your talk is withdrawn" },
  lapsed: { ru: "Доклад не подтверждён", en: "The talk was not confirmed" },
  "called-off": { ru: "Мероприятия не будет", en: "The event does not take place" },
};

/** Whoever got no decision before the event reads that there was none. */
const undecided: Text = {
  ru: "Решения по докладу не было: мероприятие уже началось",
  en: "Your talk was not decided on: the event has begun",
};

function card({ talk, call }: Page, note?: Text): HTMLElement {
  const { status, begun, event, title, section, words, slot, correctable, publish } = talk;
  const stands = status === "submitted" || status === "accepted" || status === "reserve";
  const isOpen = stands || status === "unconfirmed";
  const where = call.sections.find(({ key }) => key === section)?.title;
  return h(
    "article",
    { class: "card" },
    h("h1", { tabindex: "-1", id: "title" }, begun && status === "submitted" ? undecided : states[status]),
    note && h("p", { role: "status", class: "result-of" }, note),
    h("p", { role: "alert", tabindex: "-1", hidden: true, class: "result-of bad" }),
    title !== undefined && h("p", {}, h("strong", {}, title)),
    h("p", { class: "aside" }, [event, call.organisation, where].filter((one) => one !== undefined).join(" · ")),
    slot &&
      h(
        "p",
        {},
        say(
          (l) => `${longDate(slot.from.slice(0, 10), l)}, ${slot.from.slice(11)}${slot.room ? `, ${slot.room}` : ""}`,
        ),
      ),
    words !== undefined && h("p", {}, words),
    status === "unconfirmed" &&
      button(
        { ru: "Подтвердить", en: "Confirm" },
        "primary",
        { action: "confirm" },
        {
          ru: "Доклад подан. Спасибо!",
          en: "Your talk is submitted. Thank you!",
        },
      ),
    correctable && status === "submitted" && correcting(talk, call),
    stands && publishing(publish),
    isOpen && !begun && button({ ru: "Отозвать доклад", en: "Withdraw it" }, "secondary", { action: "withdraw" }),
    status === "refused" &&
      button({ ru: "Удалить мои данные", en: "Remove my data" }, "secondary", { action: "forget" }),
  );
}

function correcting(talk: Page["talk"], { closes, abstractMost }: Page["call"]): HTMLElement {
  const title = h("input", { name: "title", maxlength: "300", value: talk.title ?? "", id: "of-title" });
  const abstract = h("textarea", { name: "abstract", rows: "10", maxlength: String(abstractMost), id: "of-abstract" });
  abstract.value = talk.abstract ?? "";
  const coauthors = h("input", {
    name: "coauthors",
    maxlength: "500",
    value: talk.coauthors ?? "",
    id: "of-coauthors",
  });
  const form = h(
    "form",
    { class: "lines" },
    h("label", { for: "of-title" }, h("span", {}, { ru: "Название", en: "Title" })),
    title,
    h("label", { for: "of-abstract" }, h("span", {}, { ru: "Тезисы", en: "Abstract" })),
    abstract,
    h("label", { for: "of-coauthors" }, h("span", {}, { ru: "Соавторы через запятую", en: "Co-authors, by commas" })),
    coauthors,
    h("button", { type: "submit", class: "primary" }, { ru: "Сохранить", en: "Save" }),
  );
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const content = {
      title: title.value.trim(),
      abstract: abstract.value.trim(),
      coauthors: coauthors.value.trim() || null,
    };
    void act({ action: "correct", content }, { ru: "Сохранено. Спасибо!", en: "Saved. Thank you!" });
  });
  const until = say((l) => (l === "ru" ? `Исправить можно по ${longDate(closes, l)}` : `Until ${longDate(closes, l)}`));
  return h(
    "details",
    { class: "fold" },
    h("summary", {}, h("strong", {}, { ru: "Исправить", en: "Correct it" })),
    h("p", { class: "hint" }, until),
    form,
  );
}

/** Names are printed by this word alone, and no more once it is taken back. */
function publishing(publish: boolean): HTMLElement {
  const box = h("input", { type: "checkbox", name: "publish", checked: publish });
  box.addEventListener("change", () => {
    const note: Text = box.checked
      ? { ru: "Имя и тезисы напечатают.", en: "Name and abstract are printed." }
      : { ru: "Имя и тезисы не напечатают.", en: "Name and abstract are not printed." };
    void act({ action: "correct", content: { publish: box.checked } }, note);
  });
  return h(
    "label",
    { class: "box" },
    box,
    h(
      "span",
      {},
      {
        ru: "Напечатать имя и тезисы для всех: в программе и сборнике",
        en: "Print name and abstract for everybody, in the programme and the collection",
      },
    ),
  );
}

function button(label: Text, kind: string, body: object, note?: Text): HTMLElement {
  const element = h("button", { type: "button", class: kind }, label);
  element.addEventListener("click", () => void act(body, note));
  return element;
}

/** The link does not open, or there is no connection. */
function closed(problem: Problem): void {
  const element = h(
    "article",
    { class: "card" },
    h("h1", { tabindex: "-1", id: "title" }, { ru: "Доклад не открылся", en: "The talk did not open" }),
    h("p", { role: "alert" }, { ru: problem.detail, en: problem.detailEn }),
  );
  if (!problem.code.startsWith("link."))
    element.append(button({ ru: "Ещё раз", en: "Again" }, "primary", { action: "view" }));
  show(element);
}

function show(content: HTMLElement): void {
  main.replaceChildren(content);
  apply();
  const title = document.getElementById("title")!;
  entitle(title);
  title.focus();
}

languageSwitch();
addEventListener("hashchange", () => void act({ action: "view" }));
void act({ action: "view" });
