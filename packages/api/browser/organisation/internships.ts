import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import { savePdf } from "../respond/save.ts";
import type { Text } from "../respond/text.ts";
import { answering, ending, reasonForm, sent as sentParts } from "./internship.forms.ts";
import type { Intern, Person, Send, Shown, Site } from "./internship.types.ts";
import { choice, field, fold, heading, saveButton, section, textIn, wideField } from "./section.ts";
import { correcting, nameOf, proposing } from "./site.form.ts";
import type { Tab } from "./tabs.ts";

// Where the organisation shows its practice to specialists of others, and where its own learn: applications, diaries, what was introduced.

/** As `POST /v1/respond/internships` gives it. */
interface Page {
  agency: string;
  sites: Site[];
  received: Intern[];
  sent: Intern[];
  others: Site[];
  specialists: Person[];
  shown?: Shown;
  paper?: string;
}

export const internships: Tab = {
  key: "internships",
  title: { ru: "Стажировки", en: "Internships" },
  open: (place) => section<Page>(place, "/v1/respond/internships", { action: "view" }, { content, nameOf }),
};

function content(page: Page, send: Send): HTMLElement[] {
  const { agency, sites, received, sent, others, specialists, shown, paper } = page;
  if (paper !== undefined) savePdf(`certificate-${shown?.certificate?.number ?? ""}.pdf`, paper);
  const list = (title: Text, cards: HTMLElement[]) => (cards.length > 0 ? [h("h2", {}, title), ...cards] : []);
  const detail = (one: Intern) => (shown?.internshipId === one.internshipId ? words(shown) : []);
  return [
    heading(
      agency,
      { ru: "Стажировки", en: "Internships" },
      {
        ru: "Покажите свою практику специалистам других организаций или направьте своих учиться. Площадку утверждает муниципалитет; имена видят только две организации и координаторы.",
        en: "Show your practice to specialists of others, or send your own to learn. The municipality approves a site; names are seen by the two organisations and coordinators alone.",
      },
    ),
    proposing(specialists, send),
    ...sites.map((site) => ownSite(site, specialists, send)),
    ...list(
      { ru: "Кто едет к вам", en: "Who comes to you" },
      received.map((one) => receivedCard(one, sites, specialists, send, detail(one))),
    ),
    ...list(
      { ru: "Ваши специалисты", en: "Your specialists" },
      sent.map((one) => card(one, one.host, send, [...detail(one), ...sentParts(one, send)])),
    ),
    ...list(
      { ru: "Площадки региона", en: "Sites of the region" },
      others.map((site) => otherSite(site, specialists, send)),
    ),
  ];
}

const between = (from: string, until: string) => say((l) => `${longDate(from, l)} – ${longDate(until, l)}`);

const siteStates: Record<string, Text> = {
  proposed: { ru: "Ждёт утверждения.", en: "Waits for approval." },
  approved: { ru: "Утверждена, принимает заявки.", en: "Approved, takes applications." },
};

function ownSite(site: Site, people: readonly Person[], send: Send): HTMLElement {
  const { siteId, title, status, terms } = site;
  const state = siteStates[status ?? ""];
  return h(
    "section",
    { class: "card" },
    h("h2", {}, title),
    state && h("p", { class: "aside" }, state),
    ...terms.map(({ from, until, places, free, waiting }) =>
      h(
        "p",
        {},
        between(from, until),
        say((l) =>
          l === "ru"
            ? `: мест ${places}, свободно ${free}, в очереди ${waiting}`
            : `: ${places} places, ${free} free, ${waiting} waiting`,
        ),
      ),
    ),
    correcting(site, people, send),
    fold(
      { ru: "Закрыть площадку", en: "Close the site" },
      undefined,
      false,
      reasonForm(
        { ru: "Причина: её увидят все, кто должен был приехать", en: "The reason, for whoever was to come" },
        (reason) => send({ action: "close", siteId, reason }),
      ),
    ),
  );
}

const states: Record<string, Text> = {
  applied: { ru: "Заявка ждёт ответа", en: "The application waits for an answer" },
  waiting: { ru: "В очереди", en: "On the waiting list" },
  accepted: { ru: "Принят", en: "Accepted" },
  completed: { ru: "Завершена", en: "Completed" },
  refused: { ru: "Отказ", en: "Refused" },
};

function card(one: Intern, other: string, send: Send, parts: HTMLElement[]): HTMLElement {
  const { internshipId, name, site, from, until, status, mentor, done, certificate } = one;
  const press = (label: Text, action: string) => {
    const button = h("button", { type: "button", class: "secondary" }, label);
    button.addEventListener("click", () => void send({ action, internshipId }));
    return button;
  };
  const state = states[status];
  return h(
    "section",
    { class: "card" },
    h("h3", {}, name ?? { ru: "Имя удалено", en: "The name is gone" }),
    h("p", { class: "aside" }, `${site}, ${other}`),
    h("p", {}, between(from, until)),
    state && h("p", {}, h("strong", {}, state)),
    mentor !== undefined &&
      h(
        "p",
        {},
        say((l) => `${l === "ru" ? "Наставник" : "Mentor"}: ${mentor}`),
      ),
    done > 0 &&
      h(
        "p",
        {},
        say((l) => (l === "ru" ? `Часов по дневнику: ${done}` : `Hours by the diary: ${done}`)),
      ),
    ...parts,
    press({ ru: "Показать записи", en: "Show what was written" }, "show"),
    certificate && press({ ru: "Скачать сертификат", en: "Get the certificate" }, "certificate"),
  );
}

const receivedCard = (
  one: Intern,
  sites: readonly Site[],
  specialists: readonly Person[],
  send: Send,
  detail: HTMLElement[],
): HTMLElement => {
  const site = sites.find(({ siteId }) => siteId === one.siteId);
  const mentors = specialists.filter(({ specialistId }) => site?.mentors?.includes(specialistId));
  return card(one, one.agency, send, [...detail, ...answering(one, mentors, send), ...ending(one, send)]);
};

/** What people wrote of the one that was asked for. */
function words({ wish, reason, diary, looks }: Shown): HTMLElement[] {
  const told = (label: Text, text: string | undefined) =>
    text === undefined ? [] : [h("p", {}, h("strong", {}, label), " ", text)];
  return [
    ...told({ ru: "Зачем:", en: "What for:" }, wish),
    ...told({ ru: "Причина:", en: "Reason:" }, reason),
    ...diary.map(({ on, hours, did }) =>
      h(
        "p",
        {},
        say((l) => `${longDate(on, l)}, ${hours} ${l === "ru" ? "ч." : "h"}: ${did ?? ""}`),
      ),
    ),
    ...looks.flatMap((look) =>
      "note" in look
        ? told({ ru: `Через ${look.months} мес.:`, en: `After ${look.months} months:` }, String(look.note ?? ""))
        : [],
    ),
  ];
}

function otherSite({ siteId, title, organisation, about, hours, terms }: Site, people: readonly Person[], send: Send) {
  const options = people.map(({ specialistId, name, post }) => {
    const words = `${name ?? "—"}, ${post}`;
    return { key: specialistId, title: { ru: words, en: words } };
  });
  const dates = terms.map(({ from, free }) => ({
    key: from,
    title: {
      ru: `${longDate(from, "ru")}${free > 0 ? "" : " (очередь)"}`,
      en: `${longDate(from, "en")}${free > 0 ? "" : " (waiting list)"}`,
    },
  }));
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Кого направить", en: "Whom to send" }, choice("specialistId", options, options[0]?.key)),
    field({ ru: "Заезд с", en: "Term from" }, choice("from", dates, dates[0]?.key)),
    wideField(
      { ru: "Зачем, что хотите у себя", en: "What for" },
      h("textarea", { name: "wish", rows: "2", maxlength: "2000" }),
    ),
  );
  form.append(
    saveButton(form, () =>
      send({
        action: "apply",
        application: {
          siteId,
          specialistId: textIn(form, "specialistId"),
          from: textIn(form, "from"),
          wish: textIn(form, "wish"),
        },
      }),
    ),
  );
  return h(
    "section",
    { class: "card" },
    h("h3", {}, title),
    h(
      "p",
      { class: "aside" },
      say((l) => `${organisation}, ${hours} ${l === "ru" ? "ч." : "h"}`),
    ),
    h("p", {}, about),
    terms.length === 0 && h("p", {}, { ru: "Новых заездов пока нет.", en: "No term is planned at present." }),
    terms.length > 0 && fold({ ru: "Подать заявку", en: "Apply" }, undefined, false, form),
  );
}
