import { Temporal } from "temporal-polyfill";
import * as Service from "../../agencies/service/index.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import { isAsked, isSettled } from "../../routes/step/step.ts";
import { type Counts, cellIn, endless, type Span, unionOf } from "./contribution.counts.ts";
import { anyService, type HelpOf } from "./help.ts";
import { beginningLate } from "./in-turn.ts";

/** What children who live there need and wait for; each child once in each cell. */
const demandGroup = (municipality: string) => `DEMAND#${municipality}`;

/** By one paper, or several together; `since`: as long as it has been recommended. */
interface Wanting extends Span {
  service: string;
  since: string;
}

/**
 * What a child needs, by service. `needed`: by papers, in the span in which they are in force; `asked`: an organisation has been asked; `waiting`: in a programme's queue; `enrolled`: it has a place;
 * `wanted`: any of these, so that a child counts once; `unmet`: one of the first three, and nothing has come of it yet.
 */
export function demandOf(
  counts: Counts,
  { child, instruments, steps, enrolments }: HelpOf,
  given: readonly { on: string; services: readonly string[] }[],
  zone: string,
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
  const needed = Map.groupBy(wantedBy(instruments, zone), ({ service }) => service);
  const group = demandGroup(child.municipality);
  const unmet: Span[] = [];
  for (const service of new Set([...asked, ...waiting, ...enrolled, ...needed.keys()])) {
    const needs = unionOf(needed.get(service) ?? []);
    const cell = (what: string) => `${service}|${what}`;
    for (const need of needs) counts.add(group, cellIn(cell("needed"), need));
    if (asked.has(service)) counts.add(group, cell("asked"));
    if (waiting.has(service)) counts.add(group, cell("waiting"));
    if (enrolled.has(service)) counts.add(group, cell("enrolled"));
    // What somebody has asked for or takes part in is wanted whatever a paper says, and however long.
    const lasting = asked.has(service) || waiting.has(service) || enrolled.has(service);
    for (const span of lasting ? [{ until: endless }] : needs) counts.add(group, cellIn(cell("wanted"), span));
    if (enrolled.has(service)) continue;
    const had = ({ since }: Wanting) =>
      given.some(({ on, services }) => services.includes(service) && on >= since.slice(0, 7));
    const lacking = lasting ? [{ until: endless }] : needs.filter((need) => !had(need));
    for (const span of lacking) counts.add(group, cellIn(cell("unmet"), span));
    unmet.push(...lacking);
  }
  // Whatever the service: each child once.
  if (waiting.size > 0) counts.add(group, `${anyService}|waiting`);
  for (const span of unionOf(unmet)) counts.add(group, cellIn(`${anyService}|unmet`, span));
}

/** What papers ask for as long as they are in force; one that is replaced counts until the other begins. */
function wantedBy(instruments: readonly InstrumentRecord[], zone: string): Wanting[] {
  const papers = new Map(instruments.map((one) => [one.instrumentId, one]));
  return instruments.flatMap((one) => {
    const next = one.supersededBy && papers.get(one.supersededBy);
    const taken = next && beginningLate(next, zone);
    if (one.supersededBy && taken === undefined) return [];
    return one.measures.flatMap(({ serviceKey, from, to = one.validTo }): Wanting[] => {
      if (serviceKey === undefined) return [];
      const until = to?.slice(0, 7) ?? endless;
      const last = taken && Temporal.PlainDate.from(taken).subtract({ days: 1 }).toString();
      const span = { from: beginningLate(one, zone), until: last !== undefined && last < until ? last : until };
      return [{ service: serviceKey, since: from ?? one.validFrom, ...span }];
    });
  });
}
