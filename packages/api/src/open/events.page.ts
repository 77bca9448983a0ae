import type * as Navigator from "@marshrut/core/navigator";
import type { OccasionSummary, PublicOccasion } from "@marshrut/core/occasion";
import type { Text } from "@marshrut/core/shared";
import type { OpenClub } from "@marshrut/core/union";
import { html } from "hono/html";
import { audienceWords, eventKinds, sessions } from "./event.words.ts";
import { type Html, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { pagesAt, partOf, turning } from "./paged.ts";
import { dayOf, paragraphs, placeFilter } from "./parts.ts";

const t = {
  title: { ru: "Мероприятия", en: "Events" },
  lead: {
    ru: "Семинары, курсы, конференции и праздники региона для семей и специалистов. Записаться можно здесь, без учётной записи.",
    en: "Seminars, courses, conferences and festivals of the region for families and specialists. Sign up here, no account needed.",
  },
  none: { ru: "Сейчас здесь ничего не объявлено.", en: "Nothing is announced here at present." },
  more: { ru: "Дальше", en: "Further" },
  clubs: { ru: "Клубы и объединения родителей", en: "Clubs and unions of parents" },
  clubsLead: {
    ru: "Прийти можно просто так. Вступить и получать приглашения — на личной странице семьи.",
    en: "You may simply come. Join, and be invited, on your family's own page.",
  },
  noMeeting: { ru: "Следующая встреча пока не назначена.", en: "The next meeting is not set yet." },
  running: { ru: "Идут сейчас", en: "Going on now" },
  past: { ru: "Прошедшие", en: "Past events" },
  earlier: { ru: "Ещё раньше", en: "Earlier ones" },
  recording: { ru: "Запись", en: "Recording" },
  sites: { ru: "Стажировочные площадки", en: "Internship sites" },
  sitesLead: { ru: "Где специалисты учатся у коллег:", en: "Where specialists learn from others:" },
  full: { ru: "мест нет, есть лист ожидания", en: "full, there is a waiting list" },
  free: { ru: "свободных мест", en: "free places" },
  check: { ru: "Проверить сертификат", en: "Check a certificate" },
  courses: { ru: "Программы обучения для специалистов", en: "Programmes of training for specialists" },
  checkLead: {
    ru: "Вам показали сертификат нашего курса?",
    en: "Have you been shown a certificate of one of our courses?",
  },
} as const satisfies Record<string, Text>;

interface Shown {
  /** On the first page alone: nobody signs up for it any more. */
  running: readonly OccasionSummary[];
  items: readonly OccasionSummary[];
  next?: string | undefined;
  past: { items: readonly PublicOccasion[]; next?: string | undefined };
  before: string | undefined;
  place: string | undefined;
  after: string | undefined;
  /** On the first page alone. */
  clubs: readonly OpenClub[];
  runningPage: string | undefined;
  clubsPage: string | undefined;
}

/** Bytes of each list: together they leave a page below what it may weigh. */
const weights = { ahead: 16_000, past: 9_000, running: 6_000, clubs: 9_000 };

/**
 * As many as fit, and where the list goes on: at the beginning of the first that does not. Where all begin at one time there is nothing to go
 * on by, and all are shown.
 */
function fitting<T extends { begins: string }>(
  { items, next }: { items: readonly T[]; next?: string | undefined },
  { card, most, further }: { card(one: T): Html; most: number; further(items: readonly T[], shown: number): string },
): { cards: Html[]; next: string | undefined } {
  const part = partOf({ all: items, card, page: undefined, most });
  if (part.pages < 2) return { cards: part.cards, next };
  const goesOn = further(items, part.items.length);
  return goesOn === items[0]!.begins ? { cards: items.map(card), next } : { cards: part.cards, next: goesOn };
}

export function eventsPage(
  all: Navigator.Directory,
  { running, items, next, past, place, after, before, clubs, runningPage, clubsPage }: Shown,
  manner: Manner,
): Html {
  const title = said(t.title, manner);
  const now = partOf({
    all: running,
    card: (one) => runningCard(one, all, manner),
    page: runningPage,
    most: weights.running,
  });
  const open = partOf({ all: clubs, card: (one) => club(one, manner), page: clubsPage, most: weights.clubs });
  const ahead = fitting(
    { items, next },
    { card: (one) => card(one, all, manner), most: weights.ahead, further: (list, n) => list[n]!.begins },
  );
  const over = fitting(past, {
    card: (one) => pastCard(one, all, manner),
    most: weights.past,
    further: (list, n) => list[n - 1]!.begins,
  });
  const at = (name: string) => pagesAt("/events", manner, { place }, name);
  const body = html`<h1>${title}</h1>
<p>${said(t.lead, manner)}</p>
${placeFilter("/events", all, place, manner)}
${
  running.length > 0
    ? html`<section><h2 id="running">${said(t.running, manner)}</h2><ul class="plain">${now.cards}</ul>${turning(now, manner, at("running"))}</section>`
    : ""
}
${
  before
    ? ""
    : html`${items.length > 0 ? html`<ul class="plain">${ahead.cards}</ul>` : running.length > 0 ? "" : html`<p>${said(t.none, manner)}</p>`}
${ahead.next ? html`<p><a href="${linkTo("/events", manner, { place, after: ahead.next })}">${said(t.more, manner)}</a></p>` : ""}`
}
${clubs.length > 0 ? html`<h2>${said(t.clubs, manner)}</h2><p>${said(t.clubsLead, manner)}</p><ul class="plain">${open.cards}</ul>${turning(open, manner, at("clubs"))}` : ""}
${
  past.items.length > 0
    ? html`<section><h2 id="past">${said(t.past, manner)}</h2><ul class="plain">${over.cards}</ul></section>`
    : ""
}
${over.next ? html`<p><a href="${linkTo("/events", manner, { place, before: over.next })}">${said(t.earlier, manner)}</a></p>` : ""}
<p>${said(t.sitesLead, manner)} <a href="${linkTo("/sites", manner)}">${said(t.sites, manner)}</a></p>
<p><a href="${linkTo("/courses", manner, { place })}">${said(t.courses, manner)}</a></p>
<p>${said(t.checkLead, manner)} <a href="${linkTo("/certificates", manner)}">${said(t.check, manner)}</a></p>`;
  return openFrame(
    {
      title,
      description: said(t.lead, manner),
      path: "/events",
      query: { place, after, before },
      region: all.region,
      publicUrl: all.publicUrl,
      body,
    },
    manner,
  );
}

function club({ name, about, organisation, meetings }: OpenClub, manner: Manner): Html {
  return html`<li class="card"><h3>${name}</h3>${organisation ? html`<p class="hint">${organisation}</p>` : ""}${about ? paragraphs(about) : ""}
${meetings.length > 0 ? html`<ul>${meetings.map(({ on, time, place, topic }) => html`<li>${dayOf(on)}, ${time} · ${place} · ${topic}</li>`)}</ul>` : html`<p class="hint">${said(t.noMeeting, manner)}</p>`}</li>`;
}

function card(one: OccasionSummary, all: Navigator.Directory, manner: Manner): Html {
  const { occasionId, title, kind, organisation, place, audiences, free } = one;
  const [first] = sessions(one, all.zone, manner);
  return html`<li class="card">
<h2><a href="${linkTo(`/events/${occasionId}`, manner)}">${title}</a></h2>
<p class="hint">${said(eventKinds[kind], manner)} · ${audiences.map((who) => said(audienceWords[who], manner)).join(", ")} · ${organisation}</p>
<p>${first}${place ? ` · ${place}` : ""}</p>
${free === undefined ? "" : html`<p class="hint">${free > 0 ? `${said(t.free, manner)}: ${free}` : said(t.full, manner)}</p>`}
</li>`;
}

function runningCard(one: OccasionSummary, all: Navigator.Directory, manner: Manner): Html {
  const { occasionId, title, kind, organisation, place } = one;
  return html`<li class="card">
<h3><a href="${linkTo(`/events/${occasionId}`, manner)}">${title}</a></h3>
<p class="hint">${said(eventKinds[kind], manner)} · ${organisation}${place ? ` · ${place}` : ""}</p>
<ul>${sessions(one, all.zone, manner).map((when) => html`<li>${when}</li>`)}</ul>
</li>`;
}

/** With what is left of it. */
function pastCard(one: PublicOccasion, all: Navigator.Directory, manner: Manner): Html {
  const { occasionId, title, kind, organisation, materials = [], recording } = one;
  const [first] = sessions(one, all.zone, manner);
  const links = [...(recording ? [{ title: said(t.recording, manner), url: recording }] : []), ...materials];
  return html`<li class="card">
<h3><a href="${linkTo(`/events/${occasionId}`, manner)}">${title}</a></h3>
<p class="hint">${said(eventKinds[kind], manner)} · ${organisation} · ${first}</p>
${links.length > 0 ? html`<ul>${links.map((link) => html`<li><a href="${link.url}" rel="noopener nofollow">${link.title}</a></li>`)}</ul>` : ""}
</li>`;
}
