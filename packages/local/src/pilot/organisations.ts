import type { NewAgency } from "@marshrut/core/agency";
import { type City, type CityKey, cities } from "./cities.ts";
import { document } from "./figures.ts";
import * as is from "./kinds.ts";

/**
 * The 211 organisations that the pilot document counts: 1 РЦППМС, 100 schools, 100 kindergartens, 5 social, 3 health, 2 NGOs.
 * Those of Novokuznetsk come first, so «the first school» is its school № 1. How they are parted between the two cities is ours.
 */
export function organisations(): NewAgency[] {
  const { school, kindergarten } = document.organisations;
  const each = (many: number, make: (city: City, number: number) => NewAgency) =>
    cities.flatMap((city) => numbers(many / cities.length).map((number) => make(city, number)));
  return [
    is.resourceCentre(home),
    ...each(school, is.school),
    ...each(kindergarten, is.kindergarten),
    ...cities.flatMap((city) => is.social(city)),
    ...cities.flatMap((city) => is.health(city)),
    ...cities.map((city) => is.ngo(city)),
  ];
}

/**
 * Who takes part beside the 211: the commissions (ПМПК), which are no organisations of their own but sit at the РЦППМС, one for
 * each city, and have a queue of work of their own; the department, which the roadmap's reports go to; and who teaches a trade and
 * gives work, whom the pilot's database of partners is to hold.
 */
export const furtherParticipants = (): NewAgency[] => [
  ...cities.map((city) => is.commission(city)),
  is.department(home),
  ...cities.map((city) => is.college(city)),
  ...cities.flatMap((city) => is.employer(city)),
];

/** What tells an organisation from every other, before it has an id and after: its first address. */
export const keyOf = (agency: Pick<NewAgency, "contacts">): string => agency.contacts[0]!.email;

const numbers = (many: number) => Array.from({ length: many }, (_, i) => i + 1);

/** Where the region's own organisations sit. */
const home = cities[1];

export const commissionKey = (city: CityKey): string => keyOf(is.commission(cityOf(city)));
export const firstSchoolKey = keyOf(is.school(cities[0], 1));

const cityOf = (key: CityKey): City => cities.find((c) => c.key === key)!;
