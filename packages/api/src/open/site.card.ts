import type { PublicSite } from "@marshrut/core/internship";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, linkTo, type Manner, said } from "./frame.ts";
import { dayOf, paragraphs } from "./parts.ts";

const t = {
  hours: { ru: "Часов", en: "Hours" },
  programme: { ru: "Программа", en: "Programme" },
  terms: { ru: "Заезды", en: "Terms" },
  free: { ru: "свободных мест", en: "free places" },
  full: { ru: "мест нет, есть очередь", en: "full, there is a waiting list" },
  none: { ru: "Новых заездов пока нет.", en: "No term is planned at present." },
  conditions: { ru: "Условия", en: "Conditions" },
  practice: { ru: "О практике", en: "The practice" },
} as const satisfies Record<string, Text>;

/** A site in a list. @param practice the title of the practice that it shows, where that is not the page itself */
export function siteCard(site: PublicSite, manner: Manner, practice?: string): Html {
  const { siteId, agencyId, organisation, title, about, programme, hours, terms, conditions, practiceId } = site;
  return html`<li class="card" id="${siteId}"><h3>${title}</h3>
<p class="hint"><a href="${linkTo(`/organisations/${agencyId}`, manner)}">${organisation}</a> · ${said(t.hours, manner)}: ${hours}</p>
${paragraphs(about)}
${practice && practiceId ? html`<p>${said(t.practice, manner)}: <a href="${linkTo(`/practice/${practiceId}`, manner)}">${practice}</a></p>` : ""}
<h4>${said(t.programme, manner)}</h4><ol>${programme.map((line) => html`<li>${line}</li>`)}</ol>
<h4>${said(t.terms, manner)}</h4>
${
  terms.length === 0
    ? html`<p>${said(t.none, manner)}</p>`
    : html`<ul>${terms.map(({ from, until, free }) => html`<li><time datetime="${from}">${dayOf(from)}</time> – <time datetime="${until}">${dayOf(until)}</time>: ${free > 0 ? `${said(t.free, manner)}: ${free}` : said(t.full, manner)}</li>`)}</ul>`
}
${conditions ? paragraphs(`${said(t.conditions, manner)}: ${conditions}`) : ""}</li>`;
}
