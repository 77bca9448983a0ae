import * as Service from "../../agencies/service/index.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import { isAsked, isSettled } from "../../routes/step/step.ts";
import type { Counts } from "./contribution.counts.ts";
import type { HelpOf } from "./help.ts";

/** What is needed without an end. */
export const endless = "9999-12";
export const anyService = "*";
/** What children who live there need and wait for; each child once in each cell. */
const demandGroup = (municipality: string) => `DEMAND#${municipality}`;

interface Wanting {
  service: string;
  until: string;
  since: string;
}

/**
 * What a child needs, by service. `needed`: by papers that are in force, by the month in which they end, so that time takes it away
 * and nobody touches a record; `asked`: an organisation has been asked; `waiting`: in a programme's queue; `enrolled`: it has a place;
 * `wanted`: any of these, so that a child counts once; `unmet`: one of the first three, and nothing has come of it yet.
 */
export function demandOf(
  counts: Counts,
  { child, instruments, steps, enrolments }: HelpOf,
  given: readonly { on: string; services: readonly string[] }[],
): void {
  if (child.status !== "active" || child.mergedInto) return;
  const asked = new Set(
    steps.flatMap((step) =>
      step.service !== undefined && !isSettled(step) && isAsked(step) ? [Service.keyOf(step.service)] : [],
    ),
  );
  const of = (...wanted: string[]) =>
    new Set(enrolments.flatMap((e) => (wanted.includes(e.status) ? e.serviceKeys : [])));
  const [waiting, enrolled] = [of("waiting", "offered"), of("enrolled")];
  const needed = new Map(
    instruments
      .filter(({ supersededBy }) => !supersededBy)
      .flatMap(wants)
      .toSorted(byEnd)
      .map((one) => [one.service, one]),
  );
  const group = demandGroup(child.municipality);
  const unmet: string[] = [];
  for (const service of new Set([...asked, ...waiting, ...enrolled, ...needed.keys()])) {
    const need = needed.get(service);
    const cell = (what: string) => `${service}|${what}`;
    if (need) counts.add(group, cell(`needed|${need.until}`));
    if (asked.has(service)) counts.add(group, cell("asked"));
    if (waiting.has(service)) counts.add(group, cell("waiting"));
    if (enrolled.has(service)) counts.add(group, cell("enrolled"));
    // What somebody has asked for or takes part in is wanted whatever a paper says, and however long.
    const lasting = asked.has(service) || waiting.has(service) || enrolled.has(service);
    counts.add(group, cell(`wanted|${lasting ? endless : need!.until}`));
    const had = need && given.some(({ on, services }) => services.includes(service) && on >= need.since.slice(0, 7));
    if (enrolled.has(service)) continue;
    const until = asked.has(service) || waiting.has(service) ? endless : !had && need?.until;
    if (!until) continue;
    counts.add(group, cell(`unmet|${until}`));
    unmet.push(until);
  }
  // Whatever the service: each child once.
  if (waiting.size > 0) counts.add(group, `${anyService}|waiting`);
  if (unmet.length > 0) counts.add(group, `${anyService}|unmet|${unmet.toSorted().at(-1)}`);
}

const wants = ({ measures, validFrom, validTo }: InstrumentRecord): Wanting[] =>
  measures.flatMap(({ serviceKey, from, to }) =>
    serviceKey === undefined
      ? []
      : [{ service: serviceKey, since: from ?? validFrom, until: (to ?? validTo)?.slice(0, 7) ?? endless }],
  );

const byEnd = (a: Wanting, b: Wanting): number => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0);
