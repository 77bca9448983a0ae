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

/** `listed`: the organisation has a page of its own here; without one its name leads nowhere. */
export type ShownSite = PublicSite & { listed: boolean };

/** Those of which the organisation has a page say so. */
export const withPages = (
  sites: readonly PublicSite[],
  organisations: readonly { agencyId: string }[],
): ShownSite[] => {
  const pages = new Set(organisations.map(({ agencyId }) => agencyId));
  return sites.map((site) => ({ ...site, listed: pages.has(site.agencyId) }));
};

/** A site in a list. @param practice the title of the practice that it shows, where that is not the page itself */
export function siteCard(site: ShownSite, manner: Manner, practice?: string): Html {
  const { siteId, agencyId, listed, organisation, title, about, programme, hours, terms, conditions, practiceId } =
    site;
  return html`<li class="card" id="${siteId}"><h3>${title}</h3>
<p class="hint">${listed ? html`<a href="${linkTo(`/organisations/${agencyId}`, manner)}">${organisation}</a>` : organisation} · ${said(t.hours, manner)}: ${hours}</p>
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
