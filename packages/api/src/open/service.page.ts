import * as Navigator from "@marshrut/core/navigator/open";
import type { Text } from "@marshrut/core/shared";
import type { OpenSlot } from "@marshrut/core/slot";
import { html } from "hono/html";
import { type Html, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { pagesAt, partOf, turning } from "./paged.ts";
import { furtherList, organisationCard, placeFilter } from "./parts.ts";

const t = {
  forms: { ru: "Как помогают", en: "How it is given" },
  ages: { ru: "Для кого", en: "For whom" },
  from: { ru: "от", en: "from" },
  to: { ru: "до", en: "to" },
  years: { ru: "лет", en: "years" },
  anyAge: { ru: "в любом возрасте", en: "of any age" },
  free: { ru: "Свободное время", en: "Free times" },
  freeLead: {
    ru: "Выберите время и оставьте номер: организация подтвердит запись. Регистрация не нужна.",
    en: "Choose a time and leave a number: the organisation confirms it. No account is needed.",
  },
  noFree: {
    ru: "Свободного времени на две недели вперёд нет. Позвоните или оставьте номер.",
    en: "No free times within two weeks. Call, or leave a number.",
  },
  who: { ru: "Кто даёт эту помощь", en: "Who gives this help" },
  nobody: {
    ru: "Рядом пока никто. Оставьте номер: подскажут, где ближе.",
    en: "Nobody here yet. Leave a number: somebody tells you where.",
  },
  leave: { ru: "Оставить номер, вам перезвонят", en: "Leave a number, somebody calls you" },
  minutes: { ru: "мин.", en: "min" },
} as const satisfies Record<string, Text>;

const placeWords: Record<OpenSlot["place"], Text> = {
  office: { ru: "на месте", en: "in the office" },
  home: { ru: "дома у семьи", en: "at your home" },
  phone: { ru: "по телефону", en: "by telephone" },
  video: { ru: "по видео", en: "by video" },
};

interface Asked {
  service: Navigator.OpenService;
  place: string | undefined;
  age: string | undefined;
  slots: readonly OpenSlot[];
  page: string | undefined;
}

/** Bytes of organisations that are near, and of the others: free times, and what search engines read, take the rest. */
const weights = { near: 16_000, further: 9_000 };

export function servicePage(
  all: Navigator.Directory,
  { service, place, age, slots, page }: Asked,
  manner: Manner,
): Html {
  const givers = all.givers.get(service.serviceKey) ?? [];
  const { near, further } = Navigator.byDistance(givers, place);
  const path = `/help/${service.serviceKey}`;
  const card = (one: Navigator.OpenOrganisation) => organisationCard(one, manner);
  const here = partOf({ all: near, card, page, most: weights.near });
  const others = partOf({ all: further, card, page: undefined, most: weights.further });
  const ask = linkTo("/help/ask", manner, { service: service.serviceKey, place, age });
  const title = said(service.title, manner);
  const body = html`<h1>${title}</h1>
<div class="card"><dl><dt>${said(t.ages, manner)}</dt><dd>${agesIn(service.ages, manner)}</dd>
<dt>${said(t.forms, manner)}</dt><dd>${said(Navigator.formsOf(service), manner)}</dd></dl>
<p><a class="button" href="${ask}">${said(t.leave, manner)}</a></p></div>
${placeFilter(path, all, place, manner)}
${times(all, slots, manner)}
<section aria-labelledby="who"><h2 id="who">${said(t.who, manner)}</h2>
${near.length > 0 ? html`<ul class="plain">${here.cards}</ul>${turning(here, manner, pagesAt(path, manner, { place, age }))}` : html`<p>${said(t.nobody, manner)}</p>`}</section>
${furtherList(others.items, manner)}`;
  return openFrame(
    {
      title,
      description: `${title}: ${said(Navigator.formsOf(service), manner)}`,
      path,
      query: { place, age },
      region: all.region,
      publicUrl: all.publicUrl,
      body,
      data: {
        "@context": "https://schema.org",
        "@type": "Service",
        name: service.title.ru,
        serviceType: service.area,
        areaServed: all.region.ru,
        url: `${all.publicUrl}${path}`,
        provider: givers.slice(0, 20).map(({ name, agencyId }) => ({
          "@type": "Organization",
          name,
          url: `${all.publicUrl}/organisations/${agencyId}`,
        })),
      },
    },
    manner,
  );
}

function agesIn({ from, to }: Navigator.OpenService["ages"], manner: Manner): string {
  if (from === 0 && to === undefined) return said(t.anyAge, manner);
  const least = from > 0 ? `${said(t.from, manner)} ${from} ` : "";
  const most = to === undefined ? "" : `${said(t.to, manner)} ${to} `;
  return `${least}${most}${said(t.years, manner)}`;
}

/** Times that anybody may take: of organisations that say so. */
function times(all: Navigator.Directory, slots: readonly OpenSlot[], manner: Manner): Html {
  const bookable = new Map(
    all.organisations.filter(({ booking }) => booking).map((one) => [one.agencyId as string, one]),
  );
  const shown = slots.filter(({ agencyId, times }) => bookable.has(agencyId) && times.length > 0).slice(0, mostSlots);
  if (shown.length === 0)
    return slots.some(({ agencyId }) => bookable.has(agencyId)) ? html`<p>${said(t.noFree, manner)}</p>` : html``;
  return html`<section class="card" aria-labelledby="free"><h2 id="free">${said(t.free, manner)}</h2><p>${said(t.freeLead, manner)}</p>
${shown.map(
  ({ slotId, agencyId, post, place, minutes, times }) => html`<h3>${bookable.get(agencyId)!.shortName}: ${post}</h3>
<p class="hint">${said(placeWords[place], manner)} · ${minutes} ${said(t.minutes, manner)}</p>
<ul class="times">${times
    .slice(0, mostTimes)
    .map(
      ({ at, local }) =>
        html`<li><a href="${linkTo("/help/ask", manner, { slot: slotId, at })}">${Navigator.momentIn(local, manner.lang)}</a></li>`,
    )}</ul>`,
)}</section>`;
}
const mostSlots = 5;
const mostTimes = 8;
