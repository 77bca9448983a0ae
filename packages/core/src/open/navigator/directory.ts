import { Temporal } from "temporal-polyfill";
import { byIds } from "../../agencies/agency/agency.store.ts";
import type { Agency, AgencyKind } from "../../agencies/agency/agency.ts";
import { keyOf } from "../../agencies/service/former.ts";
import { lookup as lookUp } from "../../agencies/service/lookup.actions.ts";
import type { KnownService, Lookup } from "../../agencies/service/lookup.ts";
import type { Ages } from "../../agencies/service/service.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { isDoubtful } from "./listing.decide.ts";
import * as store from "./listing.store.ts";
import type { Listing } from "./listing.ts";
import { formWords, kindTitles } from "./navigator.words.ts";
import { Search } from "./search.ts";
import { type AgeKey, about, ageGroups, type Worry } from "./worries.ts";

type Bank = Pick<Ctx, "bank" | "tenant" | "now">;

/** A place of the region. */
export interface Place {
  key: string;
  name: Text;
}

/** An organisation as everybody may see it: what it says of itself, and what it is by the register. */
export interface OpenOrganisation extends Omit<Listing, "hidden" | "hiddenBecause" | "history" | "askedAt"> {
  name: string;
  shortName: string;
  kind: AgencyKind;
  place: Place;
  services: OpenService[];
  /** Nobody has said lately that it is still so. */
  doubtful: boolean;
}

export type OpenService = Pick<
  KnownService,
  "serviceKey" | "title" | "also" | "signs" | "area" | "recipient" | "ages" | "forms"
>;

/** All that the open pages and the exchange of directories tell: active organisations that have said how they are to be shown. */
export interface Directory {
  region: Text;
  publicUrl: string;
  zone: string;
  places: Place[];
  services: OpenService[];
  organisations: OpenOrganisation[];
  /** Who gives a service, by its key. */
  givers: ReadonlyMap<string, OpenOrganisation[]>;
  search: Search;
}

/** Seconds for which what was read is shown again: a page that is asked for a thousand times reads once. */
const shownFor = 60;
const remembered = new WeakMap<object, Map<string, { at: number; directory: Directory }>>();

/** Eventually consistent, by a minute. */
export async function directory(ctx: Bank): Promise<Directory> {
  const at = ctx.now().epochMilliseconds;
  const ofBank = remembered.get(ctx.bank) ?? new Map<string, { at: number; directory: Directory }>();
  remembered.set(ctx.bank, ofBank);
  const known = ofBank.get(ctx.tenant);
  if (known && at >= known.at && at - known.at < shownFor * 1000) return known.directory;
  const made = { at, directory: await read(ctx) };
  ofBank.set(ctx.tenant, made);
  return made.directory;
}

async function read(ctx: Bank): Promise<Directory> {
  const settings = await Tenant.load(ctx);
  const today = (await Tenant.today(ctx)).toString();
  const listings = (await store.list(ctx)).filter(({ hidden }) => !hidden);
  const agencies = await byIds(
    ctx,
    listings.map(({ agencyId }) => agencyId),
  );
  const lookup = await lookUp(ctx);
  const places = settings.municipalities.map(({ key, name }): Place => ({ key, name }));
  const services = lookup.all.filter(({ status, recipient }) => status === "active" && recipient !== "specialist");
  const organisations = listings
    .flatMap((listing) => organisationOf(listing, agencies.get(listing.agencyId), { places, lookup, today }) ?? [])
    .toSorted((a, b) => a.shortName.localeCompare(b.shortName, "ru"));
  const givers = new Map<string, OpenOrganisation[]>();
  for (const one of organisations)
    for (const { serviceKey } of one.services) givers.set(serviceKey, [...(givers.get(serviceKey) ?? []), one]);
  const { name: region, publicUrl, zone } = settings;
  const search = new Search([...services.map(searchedService), ...organisations.map(searchedOrganisation)]);
  return { region, publicUrl, zone, places, services, organisations, givers, search };
}

interface Known {
  places: readonly Place[];
  lookup: Lookup;
  today: string;
}

function organisationOf(
  listing: Listing,
  agency: Agency | undefined,
  { places, lookup, today }: Known,
): OpenOrganisation | undefined {
  if (agency?.status !== "active") return undefined;
  const { hidden: _, hiddenBecause: __, history: ___, askedAt: ____, ...face } = listing;
  const keys = [...new Set(agency.services.map(keyOf))];
  const { municipality, name, shortName, kind } = agency;
  return {
    ...face,
    name,
    shortName,
    kind,
    place: places.find(({ key }) => key === municipality) ?? {
      key: municipality,
      name: { ru: municipality, en: municipality },
    },
    services: keys.flatMap((key) => {
      const one = lookup.of(key);
      return one?.status === "active" && one.recipient !== "specialist" ? [one] : [];
    }),
    doubtful: isDoubtful(listing, today),
  };
}

/** One organisation as it is now, not as of a minute ago. */
export async function organisation(ctx: Bank, agencyId: AgencyId): Promise<OpenOrganisation | undefined> {
  const found = await store.read(ctx, agencyId);
  if (!found || found.data.hidden) return undefined;
  const agency = (await byIds(ctx, [agencyId])).get(agencyId);
  const places = (await Tenant.load(ctx)).municipalities.map(({ key, name }): Place => ({ key, name }));
  const today = (await Tenant.today(ctx)).toString();
  return organisationOf(found.data, agency, { places, lookup: await lookUp(ctx), today });
}

/** Words of families for whom a service is meant, beside its own. */
const wordsFor = (serviceKey: string): string =>
  Object.values(about)
    .flatMap(({ services, words }) => (words && services?.includes(serviceKey) ? [words] : []))
    .join(" ");

const searchedService = ({ serviceKey, title, also, signs }: OpenService) => ({
  id: `service:${serviceKey}`,
  fields: [
    { text: `${title.ru} ${title.en}`, weight: 3 },
    { text: also.join(" "), weight: 3 },
    { text: signs.join(" "), weight: 2 },
    { text: wordsFor(serviceKey), weight: 3 },
  ],
});
const searchedOrganisation = (one: OpenOrganisation) => ({
  id: `organisation:${one.agencyId}`,
  fields: [
    { text: `${one.name} ${one.shortName}`, weight: 3 },
    { text: `${one.place.name.ru} ${one.place.name.en} ${one.address.city} ${kindTitles[one.kind].ru}`, weight: 2 },
    { text: one.services.map(({ title }) => `${title.ru} ${title.en}`).join(" "), weight: 2 },
    { text: `${one.purpose.ru} ${one.purpose.en}`, weight: 1 },
  ],
});

export interface Wanted {
  age?: AgeKey | undefined;
  place?: string | undefined;
  worry?: Worry | undefined;
  words?: string | undefined;
}
export interface Found {
  /** Who gives it there; where nobody does, who does elsewhere. */
  services: { service: OpenService; givers: OpenOrganisation[] }[];
  organisations: OpenOrganisation[];
  /** Those that fit as well, and are in other places: a regional centre receives from everywhere. */
  further: OpenOrganisation[];
}

/** Those of a place, and those of others; without a place all are near. */
export function byDistance(
  all: readonly OpenOrganisation[],
  place: string | undefined,
): { near: OpenOrganisation[]; further: OpenOrganisation[] } {
  const isHere = (one: OpenOrganisation) => place === undefined || one.place.key === place;
  return { near: all.filter(isHere), further: all.filter((one) => !isHere(one)) };
}

const overlaps = (ages: Ages | undefined, { from, to }: { from: number; to: number }): boolean =>
  ages === undefined || (ages.from < to && (ages.to === undefined || ages.to > from));

/** What fits: services of the worry and the age, with who gives them there; what is near goes before what is far. */
export function wanted(all: Directory, { age, place, worry, words }: Wanted): Found {
  const group = ageGroups.find(({ key }) => key === age);
  const isOfAge = (one: OpenOrganisation) => !group || overlaps(one.ages, group);
  const hits = words ? new Map(all.search.find(words).map(({ id, score }) => [id, score])) : undefined;
  const { areas, services: meant = [] } = worry ? about[worry] : {};
  const services = all.services
    .filter(({ ages }) => !group || overlaps(ages, group))
    .filter(({ area }) => !areas || areas.includes(area))
    .flatMap((service) => {
      const score = hits ? hits.get(`service:${service.serviceKey}`) : 0;
      return score === undefined ? [] : [{ service, score }];
    })
    .map(({ service, score }) => ({
      service,
      score,
      ...byDistance((all.givers.get(service.serviceKey) ?? []).filter(isOfAge), place),
    }))
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        Number(meant.includes(b.service.serviceKey)) - Number(meant.includes(a.service.serviceKey)) ||
        Number(b.near.length > 0) - Number(a.near.length > 0) ||
        Number(b.further.length > 0) - Number(a.further.length > 0) ||
        rank(areas, a.service) - rank(areas, b.service),
    );
  const shown = new Set(services.slice(0, mostServices).map(({ service }) => service.serviceKey));
  const organisations = all.organisations
    .filter(isOfAge)
    .flatMap((one) => {
      const score = hits ? hits.get(`organisation:${one.agencyId}`) : 0;
      const fits = score !== undefined && (!areas || one.services.some(({ serviceKey }) => shown.has(serviceKey)));
      return fits ? [{ one, score }] : [];
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ one }) => one);
  const { near, further } = byDistance(organisations, place);
  return {
    services: services
      .slice(0, mostServices)
      .map((one) => ({ service: one.service, givers: one.near.length > 0 ? one.near : one.further })),
    organisations: near.slice(0, mostOrganisations),
    further: further.slice(0, mostFurther),
  };
}

const rank = (areas: readonly string[] | undefined, { area }: OpenService): number => areas?.indexOf(area) ?? 0;
const mostServices = 12;
const mostOrganisations = 20;
const mostFurther = 8;

/** How it is given, in words. */
export const formsOf = ({ forms }: OpenService): Text => ({
  ru: forms.map((form) => formWords[form].ru).join(", "),
  en: forms.map((form) => formWords[form].en).join(", "),
});

/** A moment on the region's wall, `2026-01-12T09:30`; nothing of what is no moment. */
export function wallTime(at: string, zone: string): string | undefined {
  try {
    const wall = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
    return wall.toString({ smallestUnit: "minute" });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A moment of a wall as people choose one, by the day of the week first: «вт, 1 декабря, 14:00». */
export function momentIn(wall: string, lang: keyof Text): string {
  const day = Temporal.PlainDate.from(wall).toLocaleString(lang === "ru" ? "ru-RU" : "en-GB", {
    weekday: "short",
    day: "numeric",
    month: "long",
  });
  return `${day}, ${wall.slice(11, 16)}`;
}
