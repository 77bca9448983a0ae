import type * as Navigator from "@marshrut/core/navigator";
import type { OccasionSummary, PublicOccasion } from "@marshrut/core/occasion";
import type { Text } from "@marshrut/core/shared";
import type { OpenClub } from "@marshrut/core/union";
import { html } from "hono/html";
import { audienceWords, eventKinds, sessions } from "./event.words.ts";
import { type Html, linkTo, type Manner, openFrame, said } from "./frame.ts";
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
}

export function eventsPage(
  all: Navigator.Directory,
  { running, items, next, past, place, after, before, clubs }: Shown,
  manner: Manner,
): Html {
  const title = said(t.title, manner);
  const body = html`<h1>${title}</h1>
<p>${said(t.lead, manner)}</p>
${placeFilter("/events", all, place, manner)}
${
  running.length > 0
    ? html`<section><h2 id="running">${said(t.running, manner)}</h2><ul class="plain">${running.map((one) => runningCard(one, all, manner))}</ul></section>`
    : ""
}
${
  before
    ? ""
    : html`${items.length > 0 ? html`<ul class="plain">${items.map((one) => card(one, all, manner))}</ul>` : running.length > 0 ? "" : html`<p>${said(t.none, manner)}</p>`}
${next ? html`<p><a href="${linkTo("/events", manner, { place, after: next })}">${said(t.more, manner)}</a></p>` : ""}`
}
${clubs.length > 0 ? html`<h2>${said(t.clubs, manner)}</h2><p>${said(t.clubsLead, manner)}</p><ul class="plain">${clubs.map((one) => club(one, manner))}</ul>` : ""}
${
  past.items.length > 0
    ? html`<section><h2 id="past">${said(t.past, manner)}</h2><ul class="plain">${past.items.map((one) => pastCard(one, all, manner))}</ul></section>`
    : ""
}
${past.next ? html`<p><a href="${linkTo("/events", manner, { place, before: past.next })}">${said(t.earlier, manner)}</a></p>` : ""}
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
