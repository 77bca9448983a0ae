import * as Navigator from "@marshrut/core/navigator/open";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { addressOf, confirmedOn, hostOf, hoursOf, organisationData, paragraphs, telOf } from "./parts.ts";

const t = {
  first: { ru: "С чего начать", en: "How to begin" },
  phone: { ru: "Телефон", en: "Telephone" },
  address: { ru: "Адрес", en: "Address" },
  hours: { ru: "Часы работы", en: "Opening hours" },
  site: { ru: "Сайт", en: "Site" },
  access: { ru: "Доступность", en: "Access" },
  ages: { ru: "Возраст", en: "Ages" },
  years: { ru: "лет", en: "years" },
  services: { ru: "Чем помогает", en: "What it helps with" },
  wrong: { ru: "Здесь неточность", en: "Something is wrong here" },
  sheet: { ru: "Листок с QR-кодом (PDF)", en: "A sheet with a QR code (PDF)" },
  leave: { ru: "Оставить номер, вам перезвонят", en: "Leave a number, they call you" },
} as const satisfies Record<string, Text>;

export function organisationFace(all: Navigator.Directory, one: Navigator.OpenOrganisation, manner: Manner): Html {
  const path = `/organisations/${one.agencyId}`;
  const fact = (title: Text, value: Html | string): Html => html`<dt>${said(title, manner)}</dt><dd>${value}</dd>`;
  const body = html`<h1>${one.name}</h1>
<p class="hint">${said(Navigator.kindTitles[one.kind], manner)} · ${said(one.place.name, manner)}</p>
${paragraphs(said(one.purpose, manner))}
${one.firstStep ? html`<section class="card first" aria-labelledby="first"><h2 id="first">${said(t.first, manner)}</h2>${paragraphs(said(one.firstStep, manner))}</section>` : ""}
<div class="card"><dl>
${fact(t.phone, html`<a class="tel" href="tel:${telOf(one.phone)}">${one.phone}</a>`)}
${fact(t.address, addressOf(one))}
${one.hours.length > 0 ? fact(t.hours, hoursOf(one, manner).join("; ")) : ""}
${one.site ? fact(t.site, html`<a href="${one.site}" rel="noopener nofollow">${hostOf(one.site)}</a>`) : ""}
${one.ages ? fact(t.ages, `${one.ages.from}${one.ages.to === undefined ? "+" : `–${one.ages.to}`} ${said(t.years, manner)}`) : ""}
${one.access.length > 0 ? fact(t.access, html`<ul>${one.access.map((sign) => html`<li>${said(Navigator.accessWords[sign], manner)}</li>`)}</ul>`) : ""}
</dl><p class="screen"><a class="button" href="${linkTo("/help/ask", manner, { organisation: one.agencyId, place: one.place.key })}">${said(t.leave, manner)}</a></p></div>
${
  one.services.length > 0
    ? html`<section class="card" aria-labelledby="services"><h2 id="services">${said(t.services, manner)}</h2><ul>${one.services.map(
        (service) =>
          html`<li><a href="${linkTo(`/help/${service.serviceKey}`, manner, { place: one.place.key })}">${said(service.title, manner)}</a></li>`,
      )}</ul></section>`
    : ""
}
${confirmedOn(one, manner)}
<p class="screen"><a href="${linkTo("/help/ask", manner, { wrong: one.agencyId })}">${said(t.wrong, manner)}</a> · <a href="${path}/sheet">${said(t.sheet, manner)}</a></p>`;
  return openFrame(
    {
      title: one.shortName,
      description: said(one.purpose, manner).slice(0, 300),
      path,
      region: all.region,
      publicUrl: all.publicUrl,
      body,
      data: organisationData(one, all.publicUrl, all.region),
    },
    manner,
  );
}
