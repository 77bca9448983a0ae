import { Temporal } from "temporal-polyfill";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import type { Occasion } from "../../people/occasion/occasion.ts";
import type { SignUp } from "../../people/occasion/sign-up.ts";
import { Counts } from "./contribution.counts.ts";

// Events: in the quarter and the year of their last day; held where the organiser is, attended by where people are from.

export const eventsGroup = (period: string, municipality: string) => `EVENTS#${period}#${municipality}`;
/** An organisation's own, wherever people are from. */
export const eventsOfGroup = (agencyId: string, period: string) => `EVENTSOF#${agencyId}#${period}`;
/** Children who come are counted of all sign-ups of one child together. */
export const childEventsSubject = (childId: string) => `in-events:${childId}`;

export const periodsOf = (day: string): string[] => [quarterId(Temporal.PlainDate.from(day)), day.slice(0, 4)];
/** By itself and for each measure that it serves. */
const cellsOf = (what: string, measures: readonly string[]): string[] => [
  what,
  ...measures.map((measure) => `m|${measure}|${what}`),
];

/** One that was held, with those who came and had not signed up. */
export function ofOccasion({
  occasionId,
  agencyId,
  municipality,
  status,
  kind,
  day,
  measures,
  walkIns,
  course,
}: Occasion): Contribution {
  const counts = new Counts();
  for (const period of status === "closed" ? periodsOf(day) : []) {
    const own = eventsOfGroup(agencyId, period);
    for (const cell of cellsOf("events", measures))
      for (const group of [own, eventsGroup(period, municipality)]) counts.add(group, cell);
    counts.add(eventsGroup(period, municipality), `kind|${kind}`);
    // A group of a programme of training.
    if (course) counts.add(eventsGroup(period, municipality), "groups");
    for (const { municipality: from, count } of walkIns)
      for (const cell of cellsOf("participants", measures))
        for (const group of [own, eventsGroup(period, from)]) counts.add(group, cell, count);
  }
  return { subject: occasionId, cells: counts.cells };
}

/** One who came. */
export function ofSignUp({ signUpId, agencyId, municipality, status, counts: where }: SignUp): Contribution {
  const counts = new Counts();
  for (const period of status === "attended" && where ? periodsOf(where.day) : [])
    for (const cell of cellsOf("participants", where!.measures))
      for (const group of [eventsOfGroup(agencyId, period), eventsGroup(period, municipality)]) counts.add(group, cell);
  return { subject: signUpId, cells: counts.cells };
}

/** A child counts once in a period, in whatever it is counted by, however many events it came to: where it lived at the last of them. */
export function ofChildsEvents(childId: ChildId, signUps: readonly SignUp[]): Contribution {
  const counts = new Counts();
  const came = signUps
    .flatMap((one) => (one.status === "attended" && one.who === "child" && one.counts ? [{ one, ...one.counts }] : []))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const byPeriod = Map.groupBy(
    came.flatMap((one) => periodsOf(one.day).map((period) => ({ period, ...one }))),
    ({ period }) => period,
  );
  for (const [period, all] of byPeriod) {
    const last = new Map<string, string>();
    for (const { one, measures } of all)
      for (const cell of cellsOf("children", measures)) last.set(cell, one.municipality);
    for (const [cell, municipality] of last) counts.add(eventsGroup(period, municipality), cell);
    for (const [agencyId, own] of Map.groupBy(all, ({ one }) => one.agencyId))
      for (const cell of new Set(own.flatMap(({ measures }) => cellsOf("children", measures))))
        counts.add(eventsOfGroup(agencyId, period), cell);
  }
  return { subject: childEventsSubject(childId), cells: counts.cells };
}

/** Figures of a measure that events tell: by the cell that has them. */
export const eventFigures: Readonly<Record<string, string>> = {
  events: "events",
  participants: "participants",
  "children-in-events": "children",
};

/** What the counters tell of events in a period, by the keys of the figures; those of a measure by `key@measure`. */
export const eventTotals = (counts: Record<string, number>): Record<string, number> => ({
  "events-held": counts.events ?? 0,
  "events-participants": counts.participants ?? 0,
  "events-children": counts.children ?? 0,
  "course-groups": counts.groups ?? 0,
  "talks-submitted": counts.talks ?? 0,
  "talks-accepted": counts["talks-accepted"] ?? 0,
  ...Object.fromEntries(
    Object.entries(counts).flatMap(([cell, n]) => {
      const [what, measure, told] = cell.split("|");
      const key = Object.keys(eventFigures).find((one) => eventFigures[one] === told);
      return what === "m" && key ? [[`${key}@${measure}`, n] as const] : [];
    }),
  ),
});
