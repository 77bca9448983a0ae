import { domainToUnicode } from "node:url";
import * as Navigator from "@marshrut/core/navigator/open";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, keeps, linkTo, type Manner, said } from "./frame.ts";

/** A day as people write it: 30.11.2026. */
export const dayOf = (iso: string): string => iso.slice(0, 10).split("-").toReversed().join(".");

/** Whose site it is, as it is written on a sign: «школа.рф», and not what a browser makes of it for the wire. */
export const hostOf = (url: string): string => {
  const { hostname, port } = new URL(url);
  return `${domainToUnicode(hostname)}${port && `:${port}`}`;
};

/** A text of several paragraphs, as it was written. */
export const paragraphs = (text: string): Html => html`${text.split(/\n+/).map((part) => html`<p>${part}</p>`)}`;

/** A number that a telephone calls: without blanks, and without an extension. */
export const telOf = (phone: string): string => phone.replace(/[,;]?\s*(доб|ext).*$/i, "").replace(/[^\d+]/g, "");

const t = {
  confirmed: { ru: "Подтверждено", en: "Confirmed" },
  doubtful: {
    ru: "Давно не подтверждалось, уточните по телефону. Последний раз —",
    en: "Not confirmed for long, please ask. Last on",
  },
  hours: { ru: "Часы", en: "Hours" },
  further: { ru: "В других местах региона", en: "In other places of the region" },
} as const satisfies Record<string, Text>;

export const confirmedOn = ({ confirmedOn, doubtful }: Navigator.OpenOrganisation, manner: Manner): Html =>
  html`<p class="hint">${said(doubtful ? t.doubtful : t.confirmed, manner)} <time datetime="${confirmedOn}">${dayOf(confirmedOn)}</time></p>`;

const weekdays = ["MO", "TU", "WE", "TH", "FR"] as const;
export function hoursOf({ hours }: Pick<Navigator.Listing, "hours">, manner: Manner): string[] {
  return hours.map(({ days, from, until }) => {
    const isWeek = days.length === 5 && weekdays.every((day) => days.includes(day));
    const names = isWeek
      ? `${said(Navigator.dayWords.MO, manner)}–${said(Navigator.dayWords.FR, manner)}`
      : Navigator.days
          .filter((day) => days.includes(day))
          .map((day) => said(Navigator.dayWords[day], manner))
          .join(", ");
    return `${names} ${from}–${until}`;
  });
}

export const addressOf = ({ address }: Pick<Navigator.Listing, "address">): string =>
  `${address.postalCode}, ${address.city}, ${address.street}`;

/** A field of a form, with what is wrong with what was sent. */
export function fieldOf(
  { name, title, fault }: { name: string; title: Text; fault?: Text | undefined },
  manner: Manner,
  input: (more: Html) => Html,
): Html {
  const more = fault ? html` aria-invalid="true" aria-describedby="fault-${name}"` : html``;
  return html`<label><span>${said(title, manner)}</span>${input(more)}${fault ? html`<span class="fault" id="fault-${name}">${said(fault, manner)}</span>` : ""}</label>`;
}

const empty: Text = { ru: "Не заполняйте это поле", en: "Leave this field empty" };
/** Nobody sees it: it is filled in by programs alone. */
export const trap = (manner: Manner): Html =>
  html`<div class="trap" aria-hidden="true"><label><span>${said(empty, manner)}</span><input name="website" tabindex="-1" autocomplete="off"></label></div>`;

/** An organisation in a list: what it is, how to call. */
export const organisationCard = (one: Navigator.OpenOrganisation, manner: Manner): Html => html`<li class="card">
<h3><a href="${linkTo(`/organisations/${one.agencyId}`, manner)}">${one.shortName}</a></h3>
<p class="hint">${said(Navigator.kindTitles[one.kind], manner)} · ${said(one.place.name, manner)}</p>
${paragraphs(said(one.purpose, manner))}
<p><a class="tel" href="tel:${telOf(one.phone)}">${one.phone}</a></p>
${one.hours.length > 0 ? html`<p class="hint">${said(t.hours, manner)}: ${hoursOf(one, manner).join("; ")}</p>` : ""}
</li>`;

/** Organisations of other places: somebody in a village reads who else helps, and that it is not near. */
export const furtherList = (further: readonly Navigator.OpenOrganisation[], manner: Manner): Html | "" =>
  further.length === 0
    ? ""
    : html`<section aria-labelledby="further"><h2 id="further">${said(t.further, manner)}</h2><ul class="plain">${further.map((one) => organisationCard(one, manner))}</ul></section>`;

const megabyte: Text = { ru: "МБ", en: "MB" };
const kilobyte: Text = { ru: "кБ", en: "kB" };
const endings: Record<string, string> = {
  "application/pdf": "PDF",
  "image/jpeg": "JPEG",
  "image/png": "PNG",
};
const sizeOf = (size: number, manner: Manner): string =>
  size < 100_000
    ? `${Math.max(1, Math.round(size / 1000))} ${said(kilobyte, manner)}`
    : `${(size / 1_000_000).toFixed(1).replace(".", manner.lang === "ru" ? "," : ".")} ${said(megabyte, manner)}`;

/** Files that are saved from a page: what each is, and how much of a phone's traffic it takes. @param at the page's own address */
export const fileList = (
  files: readonly { materialId: string; name: string; type: string; size: number }[],
  at: string,
  manner: Manner,
): Html =>
  html`${files.map(({ materialId, name, type, size }) => html`<li><a href="${at}/files/${materialId}" download>${name}</a> <span class="hint">${endings[type] ?? (type.includes("sheet") ? "XLSX" : "DOCX")}, ${sizeOf(size, manner)}</span></li>`)}`;

export const options = (
  all: readonly { key: string; title: Text }[],
  chosen: string | undefined,
  manner: Manner,
  none: Text,
): Html =>
  html`<option value="">${said(none, manner)}</option>${all.map(({ key, title }) => html`<option value="${key}"${key === chosen ? html` selected` : ""}>${said(title, manner)}</option>`)}`;

const place = {
  where: { ru: "Где", en: "Where" },
  any: { ru: "весь регион", en: "the whole region" },
  show: { ru: "Показать", en: "Show" },
} as const satisfies Record<string, Text>;

/** By which a list is narrowed to one municipality. @param path whose list it is */
export const placeFilter = (
  path: string,
  { places }: Navigator.Directory,
  chosen: string | undefined,
  manner: Manner,
): Html => html`<form class="card" method="get" action="${path}">${keeps(manner)}
<label><span>${said(place.where, manner)}</span><select name="place">${options(
  places.map(({ key, name }) => ({ key, title: name })),
  chosen,
  manner,
  place.any,
)}</select></label>
<button type="submit">${said(place.show, manner)}</button></form>`;

export const worryList = Navigator.worries.map((key) => ({ key, title: Navigator.about[key].title }));

/** What schema.org calls an organisation (schema.org/GovernmentOrganization and its kin). */
export const organisationData = (one: Navigator.OpenOrganisation, publicUrl: string, region: Text): object => ({
  "@context": "https://schema.org",
  "@type": one.kind === "ngo" ? "NGO" : "Organization",
  "@id": `${publicUrl}/organisations/${one.agencyId}`,
  name: one.name,
  alternateName: one.shortName,
  description: one.purpose.ru,
  telephone: one.phone,
  url: one.site ?? `${publicUrl}/organisations/${one.agencyId}`,
  address: {
    "@type": "PostalAddress",
    streetAddress: one.address.street,
    addressLocality: one.address.city,
    addressRegion: region.ru,
    postalCode: one.address.postalCode,
    addressCountry: "RU",
  },
  openingHoursSpecification: one.hours.map(({ days, from, until }) => ({
    "@type": "OpeningHoursSpecification",
    dayOfWeek: days.map((day) => schemaDays[day]),
    opens: from,
    closes: until,
  })),
  makesOffer: one.services.map(({ serviceKey, title }) => ({
    "@type": "Offer",
    itemOffered: { "@type": "Service", name: title.ru, url: `${publicUrl}/help/${serviceKey}` },
  })),
});
const schemaDays: Record<Navigator.Day, string> = {
  MO: "https://schema.org/Monday",
  TU: "https://schema.org/Tuesday",
  WE: "https://schema.org/Wednesday",
  TH: "https://schema.org/Thursday",
  FR: "https://schema.org/Friday",
  SA: "https://schema.org/Saturday",
  SU: "https://schema.org/Sunday",
};
