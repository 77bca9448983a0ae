import type { NewChildInput, Person } from "@marshrut/core/child";
import type { City } from "./cities.ts";
import { fathers, given, streets, surnameFor, surnames, women } from "./names.ts";
import type { Random } from "./random.ts";

type Representative = NewChildInput["representatives"][number];
type Named = Pick<Person, "surname" | "givenName" | "patronymic">;

/** What is decided about a family before anybody in it has a name. */
export interface Circumstances {
  sex: Person["sex"];
  city: City;
  foster: boolean;
  secondRepresentative: boolean;
}

/** A child's names and address and who speaks for it. Phones are of the area code 000, addresses of mail end in `.example`. */
export function familyOf(
  chance: Random,
  index: number,
  { sex, city, foster, secondRepresentative }: Circumstances,
): { person: Named & Pick<Person, "address">; representatives: Representative[] } {
  const surname = chance.pick(surnames);
  const father = chance.pick(fathers);
  const person = {
    surname: surnameFor(sex, surname),
    givenName: chance.pick(given[sex]),
    patronymic: father[sex],
    address: addressIn(chance, city),
  };
  const grandmother = !foster && chance.chance(0.05);
  // A foster family has a surname of its own, all others share the child's.
  const theirs = foster ? chance.pick(surnames) : surname;
  const relation = foster ? "foster-parent" : "parent";
  const mother: Representative = { ...woman(chance, theirs), relation: grandmother ? "guardian" : relation };
  const husband = foster ? chance.pick(fathers) : father;
  const list = [mother];
  if (secondRepresentative && !grandmother) list.push({ ...man(chance, husband.name, theirs), relation });
  return { person, representatives: list.map((r, i) => ({ ...r, ...reachable(chance, index, i) })) };
}

const woman = (chance: Random, surname: string): Named => ({
  surname: surnameFor("female", surname),
  givenName: chance.pick(women),
  patronymic: chance.pick(fathers).female,
});

const man = (chance: Random, givenName: string, surname: string): Named => ({
  surname,
  givenName,
  patronymic: chance.pick(fathers).male,
});

function reachable(chance: Random, index: number, nth: number): Pick<Representative, "phone" | "email"> {
  const seven = String(chance.below(10_000_000)).padStart(7, "0");
  const phone = `+7 000 ${seven.slice(0, 3)}-${seven.slice(3, 5)}-${seven.slice(5)}`;
  return chance.chance(0.6) ? { phone, email: `family-${index + 1}-${nth + 1}@family.example` } : { phone };
}

const addressIn = (chance: Random, city: City) =>
  `г. ${city.name.ru}, ул. ${chance.pick(streets)}, д. ${chance.between(1, 120)}, кв. ${chance.between(1, 180)}`;
