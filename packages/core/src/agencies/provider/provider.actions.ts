import type { AgencyId, Ctx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { fold } from "../../ground/vault/fold.ts";
import { find, read } from "../agency/agency.store.ts";
import * as Agency from "../agency/index.ts";
import * as Capacity from "../capacity/index.ts";
import * as Programmes from "../programme/programme.store.ts";
import { keyOf } from "../service/former.ts";
import * as Service from "../service/lookup.actions.ts";
import { type PlacesView, placesView } from "./places.ts";
import type { Choice, ProgrammeRoom, Ranked, Wanted } from "./provider.ts";
import { rank } from "./rank.ts";

/** Organisations that are looked at; those of the place that is asked for first. */
const mostLooked = 200;
/** Those that are compared by all that is known of them. */
export const mostCompared = 50;

/** A service by its key; words of before that no catalogue knows by their letters. */
const nameOf = (service: string): string => fold(keyOf(service));

/** Who lists no services is taken to offer all of its kind, as long as a kind is asked for. */
function offers(
  { agencyId, services }: Agency.Agency,
  { kind, service }: Wanted,
  givers: ReadonlySet<AgencyId>,
): boolean {
  if (service === undefined || givers.has(agencyId)) return true;
  if (services.length === 0) return kind !== undefined;
  return services.some((offered) => nameOf(offered) === nameOf(service));
}

/**
 * Who could do it, the best first: active organisations of the kind that offer the service, those of the municipality before others.
 * What it takes does not grow with the region: one page of organisations of the place, one of the tenant's where that has too few.
 * @param most so many are compared at most
 */
export async function candidates(ctx: Ctx, wanted: Wanted, most = mostCompared): Promise<Ranked[]> {
  const programmes = await programmesFor(ctx, wanted);
  const here = await fitting(ctx, wanted, programmes, wanted.municipality);
  const far = wanted.municipality !== undefined && here.length < most ? await fitting(ctx, wanted, programmes) : [];
  return compared(ctx, wanted, distinct([...here, ...far]).slice(0, most), programmes);
}

/** What places are looked for: of which service, where, for whom. */
export interface PlacesQuery {
  /** A key or a title. */
  service: string;
  municipality?: string | undefined;
  /** Full years. */
  age?: number | undefined;
}

/**
 * Who has free places of a service, or a waiting list: those of the municipality alone, where one is asked for. Nobody where the service
 * is not for that age. @throws Refusal input.invalid: no such service, with what is called most like it
 */
export async function places(ctx: Ctx, query: PlacesQuery): Promise<PlacesView[]> {
  const services = await Service.lookup(ctx);
  const [service] = services.mustResolve([{ pointer: "/service", word: query.service }]) as [string];
  const { ages } = services.of(service)!;
  const { age } = query;
  if (age !== undefined && (age < ages.from || (ages.to ?? age) < age)) return [];
  return (await ranked(ctx, { ...query, service })).map((one) => placesView(service, one));
}

async function ranked(ctx: Ctx, wanted: Wanted): Promise<Ranked[]> {
  const programmes = await programmesFor(ctx, wanted);
  const found = await fitting(ctx, wanted, programmes, wanted.municipality);
  return compared(ctx, wanted, found.slice(0, mostCompared), programmes);
}

/** Organisations of a kind and place, as whoever picks for several things at once has found them. */
export type Found = Map<string, Agency.Agency[]>;

/**
 * Who gets it: the one that the child has already, else the best of the municipality, else the best of the tenant.
 * @param found of whoever picks several: each kind is looked up once
 */
export async function pick(ctx: Ctx, wanted: Wanted, found: Found = new Map()): Promise<Chosen | undefined> {
  const own = wanted.kind && (await Agency.ownOf(ctx, wanted.kind, wanted.own));
  if (own) return { agency: own, by: "own", among: 1 };
  const programmes = await programmesFor(ctx, wanted);
  const here = await fitting(ctx, wanted, programmes, wanted.municipality, found);
  const fit = here.length > 0 ? here : await fitting(ctx, wanted, programmes, undefined, found);
  const [only] = fit;
  // Where there is but one, nothing is compared.
  if (fit.length === 1) {
    const now = (await read(ctx, only!.agencyId))?.data;
    return isFit(now, wanted, giversIn(programmes)) ? { agency: now, by: "only", among: 1 } : undefined;
  }
  const [best, second, ...others] = await compared(ctx, wanted, fit.slice(0, mostCompared), programmes);
  return best && { agency: best.agency, by: second?.behind ?? "only", among: others.length + (second ? 2 : 1) };
}

/** Who was chosen, among how many, and what set it apart from the next one. */
export interface Chosen extends Choice {
  agency: Agency.Agency;
}

/** It works, and gives what is wanted; of another kind none is found. */
const isFit = (
  agency: Agency.Agency | undefined,
  wanted: Wanted,
  givers: ReadonlySet<AgencyId>,
): agency is Agency.Agency =>
  agency?.status === "active" && agency.agencyId !== wanted.but && offers(agency, wanted, givers);

async function fitting(
  ctx: Ctx,
  wanted: Wanted,
  programmes: readonly ProgrammeRoom[],
  municipality?: string,
  found: Found = new Map(),
): Promise<Agency.Agency[]> {
  const { kind } = wanted;
  const givers = giversIn(programmes);
  const name = JSON.stringify([kind, municipality]);
  const all = found.get(name) ?? (await ofKind(ctx, kind, municipality));
  found.set(name, all);
  return all.filter((one) => isFit(one, wanted, givers));
}

async function ofKind(ctx: Ctx, kind: Wanted["kind"], municipality: string | undefined): Promise<Agency.Agency[]> {
  const { items } = await find(ctx, { kind, municipality, status: kind && "active" }, { limit: mostLooked });
  return items.map(({ data }) => data);
}

/** Approved programmes of the service that are not over and take children of the age. */
async function programmesFor(ctx: Ctx, { service, age }: Wanted): Promise<ProgrammeRoom[]> {
  if (service === undefined) return [];
  const { items } = await Programmes.find(ctx, { service, status: "approved" }, { limit: mostLooked });
  if (items.length === 0) return [];
  const today = (await Tenant.today(ctx)).toString();
  const given = items.flatMap(({ programmeId, agencyId, status, content }) =>
    status === "approved" &&
    agencyId &&
    content?.serviceKeys.includes(service) &&
    content.term.until >= today &&
    (age === undefined || (content.ages.from <= age && age <= content.ages.to))
      ? [{ programmeId, agencyId, content }]
      : [],
  );
  const rolls = await Programmes.readRolls(
    ctx,
    given.map(({ programmeId }) => programmeId),
  );
  return given.map(({ programmeId, agencyId, content: { title, ages, term, places } }) => {
    const { taken, offered, waiting } = rolls.get(programmeId)!;
    const free = Math.max(places - taken - offered.length, 0);
    return { programmeId, agencyId, title, ages, until: term.until, places, free, waiting: waiting.length };
  });
}

async function compared(
  ctx: Ctx,
  wanted: Wanted,
  agencies: readonly Agency.Agency[],
  programmes: readonly ProgrammeRoom[],
): Promise<Ranked[]> {
  // The order that they were found in may lag behind a closing of a moment ago; the records themselves do not.
  const known = await Capacity.lookAt(
    ctx,
    agencies.map(({ agencyId }) => agencyId),
  );
  const givers = giversIn(programmes);
  return rank(
    known
      .filter(({ agency }) => isFit(agency, wanted, givers))
      .map((one) => ({ ...one, programmes: programmes.filter(({ agencyId }) => agencyId === one.agency.agencyId) })),
    wanted,
  );
}

const giversIn = (programmes: readonly ProgrammeRoom[]): ReadonlySet<AgencyId> =>
  new Set(programmes.map(({ agencyId }) => agencyId));

const distinct = (agencies: readonly Agency.Agency[]): Agency.Agency[] => [
  ...new Map(agencies.map((agency) => [agency.agencyId, agency])).values(),
];
