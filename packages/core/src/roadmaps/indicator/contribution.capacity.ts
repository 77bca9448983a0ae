import type { Agency } from "../../agencies/agency/agency.ts";
import type { ServiceCapacity } from "../../agencies/capacity/capacity.ts";
import { hasEvidence, type Programme } from "../../agencies/programme/programme.ts";
import * as Service from "../../agencies/service/former.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import { Counts } from "./contribution.counts.ts";

/** What an organisation says that it can take, by the day until which it says so. One that has closed takes nobody. */
export function ofCapacity({ agencyId, municipality, status }: Agency, said: readonly ServiceCapacity[]): Contribution {
  const counts = new Counts();
  const group = capacityGroup(municipality, agencyId);
  for (const { service, places, waiting, until = endlessDay } of status === "active" ? said : []) {
    const key = Service.keyOf(service);
    counts.add(group, `said|${key}|${until}`);
    counts.add(group, `places|${key}|${until}`, places ?? 0);
    counts.add(group, `queue|${key}|${until}`, waiting ?? 0);
  }
  return { subject: `capacity:${agencyId}`, cells: counts.cells };
}

/** Said without an end. */
const endlessDay = "9999-12-31";
/** What there is room for, by organisation: by its word, and in its programmes. */
const capacityGroup = (municipality: string, agencyId: string) => `CAPACITY#${municipality}#${agencyId}`;
/** Approved programmes by organisation; model ones are the region's. */
export const programmesGroup = (municipality = "-", agencyId = "model") => `PROGRAMMES#${municipality}#${agencyId}`;

/** What makes a programme worth telling apart. */
const programmeMarks = ["n", "places", "evidence", "inclusive", "of-model"] as const;

/** An approved programme: by kind and term, so that time begins and ends it; its places by service. */
export function ofProgramme({
  programmeId,
  agencyId,
  municipality,
  status,
  content,
  modelOf,
}: Programme): Contribution {
  const counts = new Counts();
  const subject = `programme:${programmeId}`;
  if (status !== "approved" || !content) return { subject, cells: {} };
  const { kind, term, places, methods, group, serviceKeys } = content;
  const during = `${term.from}|${term.until}`;
  const add = (mark: (typeof programmeMarks)[number], n = 1) =>
    counts.add(programmesGroup(municipality, agencyId), `${mark}|${kind}|${during}`, n);
  add("n");
  add("places", places);
  if (hasEvidence(methods)) add("evidence");
  if (group?.inclusive) add("inclusive");
  if (modelOf) add("of-model");
  if (agencyId && municipality)
    for (const service of serviceKeys)
      counts.add(capacityGroup(municipality, agencyId), `programme|${service}|${during}`, places);
  return { subject, cells: counts.cells };
}
