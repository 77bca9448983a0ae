import type { PublicSite } from "@marshrut/core/internship";
import type * as Library from "@marshrut/core/library";
import type * as Navigator from "@marshrut/core/navigator";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, type Manner, openFrame, said } from "./frame.ts";
import { pagesAt, partOf, turning } from "./paged.ts";
import { placeFilter } from "./parts.ts";
import { siteCard, withPages } from "./site.card.ts";

const t = {
  title: { ru: "Стажировочные площадки", en: "Internship sites" },
  lead: {
    ru: "Организации региона показывают специалистам свою практику в работе. Заявку подаёт организация, где вы работаете, на своей странице.",
    en: "Organisations of the region show their practice to specialists at work. Your own organisation applies, on its page.",
  },
  list: { ru: "Площадки", en: "Sites" },
  none: { ru: "Здесь пока нет площадок.", en: "There is no site here so far." },
} as const satisfies Record<string, Text>;

interface Shown {
  sites: readonly PublicSite[];
  practices: Library.OpenLibrary["byId"];
  place: string | undefined;
  page: string | undefined;
}

export function sitesPage(all: Navigator.Directory, { sites, practices, place, page }: Shown, manner: Manner): Html {
  const title = said(t.title, manner);
  const here = sites.filter(({ municipality }) => place === undefined || municipality === place);
  const titleOf = ({ practiceId }: PublicSite) => {
    const practice = practiceId && practices.get(practiceId);
    return practice ? said(practice.content.title, manner) : undefined;
  };
  const part = partOf({
    all: withPages(here, all.organisations),
    card: (site) => siteCard(site, manner, titleOf(site)),
    page,
  });
  const body = html`<h1>${title}</h1>
<p>${said(t.lead, manner)}</p>
${placeFilter("/sites", all, place, manner)}
<h2>${said(t.list, manner)}</h2>
${here.length > 0 ? html`<ul class="plain">${part.cards}</ul>${turning(part, manner, pagesAt("/sites", manner, { place }))}` : html`<p>${said(t.none, manner)}</p>`}`;
  return openFrame(
    {
      title,
      description: said(t.lead, manner),
      path: "/sites",
      query: { place, page: part.page > 1 ? String(part.page) : undefined },
      region: all.region,
      publicUrl: all.publicUrl,
      body,
    },
    manner,
  );
}
