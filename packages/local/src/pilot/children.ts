import type { NewChildInput, TargetGroup } from "@marshrut/core/child";
import type { Temporal } from "temporal-polyfill";
import { spread, spreadShare } from "./apportion.ts";
import { cities } from "./cities.ts";
import { assumptions, document } from "./figures.ts";
import { keyOf, organisations } from "./organisations.ts";
import { familyOf } from "./people.ts";
import { type Random, randomOf } from "./random.ts";
import { seed } from "./seed.ts";
import { syntheticSnils } from "./snils.ts";

type Place = keyof NonNullable<NewChildInput["attachments"]>;

/** A child as `Child.register` takes it, but attached to organisations by their keys, since those have no ids yet. */
export interface PilotChild {
  /** Its number, from 0: by it the child is the same however many there are. */
  index: number;
  /** Full years on the day that birth dates are counted from. */
  age: number;
  card: Omit<NewChildInput, "attachments" | "representatives"> & Pick<NewChildInput, "representatives">;
  attachments: Partial<Record<Place, string>>;
}

const s = assumptions;
const ageGroupOf = spread(
  `${seed} age`,
  document.ages.map((a) => a.children),
);
const inNovokuznetsk = spreadShare(`${seed} city`, s.novokuznetsk.share);
const isGirl = spreadShare(`${seed} sex`, s.girls.share);
const hasDownSyndrome = spreadShare(`${seed} down`, s.downSyndrome.share);
const inFosterFamily = spreadShare(`${seed} foster`, s.fosterFamily.share);
const hasDisability = spreadShare(`${seed} disability`, s.disability.share);
const hasNeeds = spreadShare(`${seed} needs`, s.educationalNeeds.share);
const hasSecond = spreadShare(`${seed} second`, s.secondRepresentative.share);

/**
 * Children `from` to `n` − 1 of the pilot group: the document's age groups, and the rates of `assumptions`.
 * @param today day that ages are counted from; another day gives other birth dates and nothing else.
 */
export function* children(n: number, today: Temporal.PlainDate, from = 0): Generator<PilotChild> {
  for (let index = from; index < n; index++) yield childOf(index, today);
}

function childOf(index: number, today: Temporal.PlainDate): PilotChild {
  const chance = randomOf(seed, "child", index);
  const { from, to } = document.ages[ageGroupOf(index)]!;
  const age = chance.between(from, to);
  const city = inNovokuznetsk(index) ? cities[0] : cities[1];
  const sex = isGirl(index) ? "female" : "male";
  const foster = inFosterFamily(index);
  const disability = hasDisability(index);
  const birthDate = birthdayAt(age, today, chance).toString();
  const { person, representatives } = familyOf(chance, index, {
    sex,
    city,
    foster,
    secondRepresentative: hasSecond(index),
  });
  return {
    index,
    age,
    card: {
      person: { ...person, birthDate, sex, snils: syntheticSnils(index) },
      municipality: city.key,
      representatives,
      targetGroups: groupsOf(hasDownSyndrome(index), foster),
      disability,
      educationalNeeds: age >= kindergartenFrom && hasNeeds(index),
    },
    attachments: attachmentsOf(index, age, city.key),
  };
}

/** A day on which somebody was born who is `age` today. */
const birthdayAt = (age: number, today: Temporal.PlainDate, chance: Random): Temporal.PlainDate => {
  const latest = today.subtract({ years: age });
  const earliest = today.subtract({ years: age + 1 }).add({ days: 1 });
  return latest.subtract({ days: chance.between(0, earliest.until(latest).days) });
};

/** «Женщины, имеющие намерение отказаться» are of before a birth: no child's card says so yet. */
const groupsOf = (down: boolean, foster: boolean): TargetGroup[] => [
  "mental-disorder",
  ...(down ? (["down-syndrome"] as const) : []),
  ...(foster ? (["foster-family"] as const) : []),
];

const kindergartenFrom = 3;
const schoolFrom = 7;

/** By number within the city and kind, so that every organisation gets about as many children as its neighbour. */
function attachmentsOf(index: number, age: number, city: string): PilotChild["attachments"] {
  const one = (kind: Place): string => {
    const all = keysOf(kind, city);
    return all[index % all.length]!;
  };
  return {
    ...(age >= schoolFrom ? { school: one("school") } : {}),
    ...(age >= kindergartenFrom && age < schoolFrom ? { kindergarten: one("kindergarten") } : {}),
    health: one("health"),
    social: one("social"),
  };
}

const keys = Map.groupBy(organisations(), (o) => `${o.kind} ${o.municipality}`);
const keysOf = (kind: Place, city: string): string[] => keys.get(`${kind} ${city}`)!.map(keyOf);
