import type { Text } from "../../ground/shared/text.ts";
import { type CapacityState, capacityStates, everyService, type Standing, saidOf } from "../capacity/index.ts";
import {
  type Criterion,
  criteria,
  type Known,
  leastEnded,
  type ProgrammeRoom,
  type Ranked,
  type Reason,
  unknownDays,
  unknownShare,
  type Wanted,
} from "./provider.ts";

/** What is compared of one organisation. */
interface Traits extends Omit<Ranked, "explain" | "behind"> {
  standing: Standing;
}

/** Room first, then nothing known, then a waiting list, then no room. */
const roomOrder: readonly Traits["room"][] = ["capacity", "unknown", "waitlist", "no-capacity"];

const enoughEnded = ({ ended }: Standing): boolean => ended >= leastEnded;
const tenths = (standing: Standing): number =>
  enoughEnded(standing) ? Math.round((standing.inTime / standing.ended) * 10) : unknownShare;

/** The less, the better. */
const score: Record<Exclude<Criterion, "registered">, (of: Traits, wanted: Wanted) => number> = {
  own: ({ agency }, { own }) => (agency.agencyId === own ? 0 : 1),
  near: ({ agency }, { municipality }) => (municipality === undefined || agency.municipality === municipality ? 0 : 1),
  room: ({ room }) => roomOrder.indexOf(room),
  waiting: ({ standing }) => standing.usualDays ?? unknownDays,
  "in-time": ({ standing }) => -tenths(standing),
  load: ({ standing }) => standing.open + standing.enrolled,
};

/** Organisations from the best to the last for what is wanted, each with its reasons. Pure, and the same for the same facts. */
export function rank(known: readonly Known[], wanted: Wanted): Ranked[] {
  const all = known.map((one) => traitsOf(one, wanted));
  const sorted = all.toSorted((a, b) => compare(a, b, wanted).difference);
  return sorted.map(({ standing, ...one }, i) => ({
    ...one,
    explain: explain({ standing, ...one }, wanted),
    behind: i === 0 ? undefined : compare(sorted[i - 1]!, sorted[i]!, wanted).by,
  }));
}

function traitsOf({ agency, look, programmes = [] }: Known, { service }: Wanted): Traits {
  const said = service === undefined ? undefined : saidOf(look.rooms, service);
  const best = capacityStates.find((state) => look.rooms.some((room) => room.state === state));
  // What it says of itself goes before what follows from its programmes.
  const room = (service === undefined ? best : said?.state) ?? roomIn(programmes) ?? "unknown";
  const free = said ? said.free : programmes.length > 0 ? freeIn(programmes) : undefined;
  return { agency, look, said, programmes, free, room, standing: standingFor(look, service) };
}

const freeIn = (programmes: readonly ProgrammeRoom[]): number => programmes.reduce((sum, { free }) => sum + free, 0);
const roomIn = (programmes: readonly ProgrammeRoom[]): CapacityState | undefined =>
  programmes.length === 0 ? undefined : freeIn(programmes) > 0 ? "capacity" : "waitlist";

/** With this service, as soon as there is enough to tell by; else with all that it does. */
function standingFor(look: Known["look"], service: string | undefined): Standing {
  const all = look.standing(everyService);
  const own = service === undefined ? all : look.standing(service);
  return enoughEnded(own) ? own : { ...all, open: own.open, enrolled: own.enrolled, queued: own.queued };
}

function compare(a: Traits, b: Traits, wanted: Wanted): { by: Criterion; difference: number } {
  for (const by of criteria) {
    if (by === "registered") break;
    const difference = score[by](a, wanted) - score[by](b, wanted);
    if (difference !== 0) return { by, difference };
  }
  // Ids sort by the day of registration.
  return { by: "registered", difference: a.agency.agencyId < b.agency.agencyId ? -1 : 1 };
}

function explain({ agency, room, free, standing }: Traits, wanted: Wanted): Reason[] {
  const { inTime, ended, usualDays, open, enrolled } = standing;
  const reasons: (Reason | false)[] = [
    agency.agencyId === wanted.own && { code: "own", words: words.own },
    wanted.municipality !== undefined && {
      code: "near",
      value: agency.municipality,
      words: agency.municipality === wanted.municipality ? words.near : words.far,
    },
    { code: "room", value: free ?? room, words: room === "capacity" && free ? places(free) : words[room] },
    { code: "waiting", value: usualDays, words: usualDays === undefined ? words.unknownWait : waiting(usualDays) },
    enoughEnded(standing)
      ? { code: "in-time", value: Math.round((inTime / ended) * 100), words: timely(inTime, ended) }
      : { code: "in-time", words: words.tooFew },
    { code: "load", value: open + enrolled, words: load(open, enrolled) },
  ];
  return reasons.filter((reason) => reason !== false);
}

const words = {
  own: { ru: "ребёнок уже прикреплён к этой организации", en: "the child is attached to it already" },
  near: { ru: "в том же муниципалитете", en: "of the same municipality" },
  far: { ru: "в другом муниципалитете", en: "of another municipality" },
  capacity: { ru: "места есть", en: "has room" },
  unknown: { ru: "о местах не сообщала", en: "has not said whether there is room" },
  waitlist: { ru: "мест нет, ведёт очередь", en: "full, keeps a waiting list" },
  "no-capacity": { ru: "мест нет и не предвидится", en: "no room in sight" },
  unknownWait: {
    ru: `сколько обычно ждут, пока неизвестно (считается как ${unknownDays} дней)`,
    en: `how long one usually waits is not known yet (taken as ${unknownDays} days)`,
  },
  tooFew: {
    ru: "завершённых поручений мало, о сроках судить рано",
    en: "too little has ended to tell how timely it is",
  },
} as const satisfies Record<string, Text>;

const places = (free: number): Text => ({ ru: `свободных мест: ${free}`, en: `free places: ${free}` });
const waiting = (days: number): Text =>
  days > 365
    ? { ru: "обычно ждут больше года", en: "one usually waits more than a year" }
    : { ru: `обычно выполняет за ${days} дн. или быстрее`, en: `usually done within ${days} days` };
const timely = (inTime: number, ended: number): Text => ({
  ru: `в срок ${inTime} из ${ended} за этот и прошлый год`,
  en: `${inTime} of ${ended} in time this year and last`,
});
const load = (open: number, enrolled: number): Text => ({
  ru: enrolled > 0 ? `сейчас в работе: ${open}, на занятиях детей: ${enrolled}` : `сейчас в работе: ${open}`,
  en: enrolled > 0 ? `open now: ${open}, children enrolled: ${enrolled}` : `open now: ${open}`,
});
