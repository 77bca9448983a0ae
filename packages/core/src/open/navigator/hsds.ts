import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Ages } from "../../agencies/service/service.ts";
import { type Directory, formsOf, type OpenOrganisation, type OpenService } from "./directory.ts";
import { accessWords } from "./navigator.words.ts";

// The directory as Open Referral's Human Services Data Specification 3.1 has it (docs.openreferral.org): an organisation's offer of a
// service is one service there. Texts are Russian; what we do not know is left out, and not made up.

/** HSDS wants UUIDs: the same thing has always the same (RFC 9562, version 8: a hash of what it is of). */
function uuidOf(...parts: readonly string[]): string {
  const hex = createHash("sha256")
    .update(["marshrut", ...parts].join("\n"))
    .digest("hex");
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface Offer {
  organisation: OpenOrganisation;
  service: OpenService;
}
const offersOf = (all: Directory): Offer[] =>
  all.organisations.flatMap((organisation) => organisation.services.map((service) => ({ organisation, service })));

const organisationId = ({ agencyId }: OpenOrganisation) => uuidOf("organization", agencyId);
const serviceId = ({ organisation, service }: Offer) => uuidOf("service", organisation.agencyId, service.serviceKey);
const locationId = ({ agencyId }: OpenOrganisation) => uuidOf("location", agencyId);
/** With milliseconds, as the specification asks. */
const modified = ({ changedAt }: OpenOrganisation) =>
  Temporal.Instant.from(changedAt).toString({ fractionalSecondDigits: 3 });

const bareOrganisation = (one: OpenOrganisation, { publicUrl }: Directory) => ({
  id: organisationId(one),
  name: one.name,
  alternate_name: one.shortName === one.name ? undefined : one.shortName,
  description: one.purpose.ru,
  // An organisation writes «https://школа.рф»: a URI by RFC 3986 has no such letters.
  website: one.site && new URL(one.site).href,
  uri: `${publicUrl}/organisations/${one.agencyId}`,
});

const attributesOf = (of: string, service: OpenService) => [
  {
    id: uuidOf("attribute", of, service.serviceKey),
    link_id: of,
    link_entity: "service",
    value: service.serviceKey,
    taxonomy_term: termOf(service),
  },
];
const termOf = ({ serviceKey, title }: OpenService) => ({
  id: uuidOf("term", serviceKey),
  code: serviceKey,
  name: title.ru,
  description: title.en,
  taxonomy: "marshrut-services",
});

/** The whole hours that the region is ahead of Greenwich now, as HH:MM of an offset. */
const offsetOf = (zone: string, at: string): string => Temporal.Instant.from(at).toZonedDateTimeISO(zone).offset;

const schedulesOf = (one: OpenOrganisation, { zone }: Directory) =>
  one.hours.map(({ days, from, until }, i) => {
    const offset = offsetOf(zone, one.changedAt);
    return {
      id: uuidOf("schedule", one.agencyId, String(i)),
      location_id: locationId(one),
      freq: "WEEKLY",
      byday: days.join(","),
      opens_at: `${from}${offset}`,
      closes_at: `${until}${offset}`,
    };
  });

const phonesOf = (one: OpenOrganisation) => [
  { id: uuidOf("phone", one.agencyId), organization_id: organisationId(one), number: one.phone, type: "voice" },
];

const locationOf = (one: OpenOrganisation, all: Directory) => ({
  id: locationId(one),
  location_type: "physical",
  organization_id: organisationId(one),
  name: one.shortName,
  addresses: [
    {
      id: uuidOf("address", one.agencyId),
      location_id: locationId(one),
      address_1: one.address.street,
      city: one.address.city,
      region: one.place.name.ru,
      state_province: all.region.ru,
      postal_code: one.address.postalCode,
      country: "RU",
      address_type: "physical",
    },
  ],
  accessibility: one.access.map((sign) => ({
    id: uuidOf("accessibility", one.agencyId, sign),
    location_id: locationId(one),
    description: accessWords[sign].ru,
  })),
  phones: phonesOf(one),
  schedules: schedulesOf(one, all),
});

/** Whom the service is for and the organisation receives; where that is nobody, one of the two is not told right, and neither is said. */
const agesOf = (service: Ages, own: Ages | undefined): Partial<Ages> => {
  const from = Math.max(service.from, own?.from ?? 0);
  const ends = [service.to, own?.to].filter((end) => end !== undefined);
  const to = ends.length > 0 ? Math.min(...ends) : undefined;
  return to === undefined || to > from ? { from, to } : {};
};

/** A service as lists have it: with what there is one of. */
function bareService(offer: Offer, all: Directory) {
  const { organisation, service } = offer;
  const { from, to } = agesOf(service.ages, organisation.ages);
  return {
    id: serviceId(offer),
    organization_id: organisationId(organisation),
    name: service.title.ru,
    alternate_name: service.also[0],
    description: `${service.title.ru}: ${formsOf(service).ru}.`,
    url: `${all.publicUrl}/help/${service.serviceKey}`,
    status: "active",
    application_process: organisation.firstStep?.ru,
    minimum_age: from,
    // The specification's maximum is inclusive; ours ends before it.
    maximum_age: to === undefined ? undefined : to - 1,
    assured_date: organisation.confirmedOn,
    last_modified: modified(organisation),
    organization: bareOrganisation(organisation, all),
  };
}

function wholeService(offer: Offer, all: Directory) {
  const { organisation, service } = offer;
  const id = serviceId(offer);
  return {
    ...bareService(offer, all),
    phones: phonesOf(organisation).map((phone) => ({ ...phone, service_id: id })),
    schedules: schedulesOf(organisation, all),
    languages: [{ id: uuidOf("language", id), service_id: id, name: "русский", code: "ru" }],
    service_areas: [
      {
        id: uuidOf("area", id),
        service_id: id,
        name: organisation.place.name.ru,
        description: organisation.place.name.ru,
      },
    ],
    service_at_locations: [
      {
        id: uuidOf("at", id),
        service_id: id,
        location_id: locationId(organisation),
        location: locationOf(organisation, all),
      },
    ],
    attributes: attributesOf(id, service),
  };
}

/** @param fully with its services whole, as `full_service` asks, and not as lists have them */
const wholeOrganisation = (one: OpenOrganisation, all: Directory, fully?: boolean) => ({
  ...bareOrganisation(one, all),
  phones: phonesOf(one),
  locations: [locationOf(one, all)],
  services: one.services.map((service) => {
    const offer = { organisation: one, service };
    const { organization: _, ...rest } = fully ? wholeService(offer, all) : bareService(offer, all);
    return rest;
  }),
});

export interface HsdsQuery {
  search?: string | undefined;
  page: number;
  perPage: number;
  organizationId?: string | undefined;
  taxonomyTermId?: string | undefined;
  /** An instant or a day (ISO), which begins at midnight of Greenwich. */
  modifiedAfter?: string | undefined;
  full?: boolean | undefined;
  /** Organisations with their services whole. */
  fullService?: boolean | undefined;
  minimal?: boolean | undefined;
}

/** The envelope of a page (HSDS API reference, «Page»). */
function pageOf<T, V>(items: readonly T[], { page, perPage }: HsdsQuery, show: (one: T) => V) {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const contents = items.slice((page - 1) * perPage, page * perPage).map(show);
  return {
    total_items: items.length,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  };
}

/** «Modified on or after this datetime» (HSDS API reference): whoever asks with the last instant they know is told of it once more. */
const isSince = ({ changedAt }: OpenOrganisation, since: string | undefined): boolean =>
  since === undefined ||
  Temporal.Instant.compare(
    Temporal.Instant.from(changedAt),
    Temporal.Instant.from(since.includes("T") ? since : `${since}T00:00:00Z`),
  ) >= 0;

function fitting(all: Directory, { search, organizationId, taxonomyTermId, modifiedAfter }: HsdsQuery): Offer[] {
  const hits = search === undefined ? undefined : new Set(all.search.find(search).map(({ id }) => id));
  return offersOf(all)
    .filter(({ organisation }) => isSince(organisation, modifiedAfter))
    .filter(({ organisation }) => organizationId === undefined || organisationId(organisation) === organizationId)
    .filter(({ service }) => taxonomyTermId === undefined || termOf(service).id === taxonomyTermId)
    .filter(
      ({ organisation, service }) =>
        !hits || hits.has(`service:${service.serviceKey}`) || hits.has(`organisation:${organisation.agencyId}`),
    );
}

export const hsdsRoot = ({ publicUrl, region }: Directory) => ({
  version: "3.1",
  profile: `${publicUrl}/hsds/profile`,
  openapi_url: `${publicUrl}/openapi.json`,
  description: `Услуги и организации помощи детям: ${region.ru}`,
});

export const hsdsServices = (all: Directory, query: HsdsQuery) =>
  pageOf(fitting(all, query), query, (offer) => {
    if (query.minimal) return { id: serviceId(offer), last_modified: modified(offer.organisation) };
    return query.full ? wholeService(offer, all) : bareService(offer, all);
  });

export function hsdsService(all: Directory, id: string) {
  const offer = offersOf(all).find((one) => serviceId(one) === id);
  return offer && wholeService(offer, all);
}

export function hsdsOrganisations(all: Directory, query: HsdsQuery) {
  const { search, modifiedAfter, taxonomyTermId } = query;
  const hits = search === undefined ? undefined : new Set(all.search.find(search).map(({ id }) => id));
  const items = all.organisations
    .filter((one) => isSince(one, modifiedAfter) && (!hits || hits.has(`organisation:${one.agencyId}`)))
    .filter(
      ({ services }) => taxonomyTermId === undefined || services.some((one) => termOf(one).id === taxonomyTermId),
    );
  return pageOf(items, query, (one) =>
    query.full || query.fullService ? wholeOrganisation(one, all, query.fullService) : bareOrganisation(one, all),
  );
}

export function hsdsOrganisation(all: Directory, id: string, fully?: boolean) {
  const found = all.organisations.find((one) => organisationId(one) === id);
  return found && wholeOrganisation(found, all, fully);
}

export const hsdsTerms = (all: Directory, query: HsdsQuery) => pageOf(all.services, query, termOf);
