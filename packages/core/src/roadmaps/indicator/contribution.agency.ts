import { Temporal } from "temporal-polyfill";
import { totalsOf } from "../../agencies/resource/resource.totals.ts";
import type { Resources } from "../../agencies/resource/resource.ts";
import type { WorkPlace } from "../../agencies/work-place/work-place.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { monthOf } from "../../routes/accompaniment/accompaniment.decide.ts";
import type { Accompaniment, Area, Contact } from "../../routes/accompaniment/accompaniment.ts";
import type { Placement } from "../../routes/employment/placement.ts";
import type { Seeker } from "../../routes/employment/seeker.ts";
import type { FamilyRequest } from "../../routes/request/request.ts";

/** An organisation's sheet of a year: where it is, by post and by source of money. */
export function ofResources(sheet: Resources): Contribution {
  const { agencyId, year, municipality, posts, money } = sheet;
  const { rooms, equipmentMissing } = totalsOf(sheet);
  const cells: Record<string, number> = { n: 1 };
  const add = (cell: string, n: number) => {
    if (n !== 0) cells[cell] = (cells[cell] ?? 0) + n;
  };
  for (const { post, units, filled, qualified } of posts) {
    add(`units|${post}`, units);
    add(`filled|${post}`, filled);
    add(`qualified|${post}`, qualified);
  }
  for (const { source, planned, spent } of money) {
    add(`planned|${source}`, planned);
    add(`spent|${source}`, spent);
  }
  add("rooms", rooms);
  add("equipment-missing", equipmentMissing);
  return {
    subject: `resources:${agencyId}:${year}`,
    cells: { [`RESOURCES#${year}#${municipality}#${agencyId}`]: cells },
  };
}

/**
 * Somebody who looks for work: now, and in the period in which they were registered. A child and each adult of its family are persons
 * of their own; no person is registered twice at the same time.
 */
export function ofSeeker({
  seekerId: subject,
  municipality,
  childId,
  representativeId,
  status,
  since,
  kinds,
  left,
}: Seeker): Contribution {
  const person = representativeId ? "adult" : "child";
  const quarter = quarterId(Temporal.PlainDate.from(since));
  const cells: Contribution["cells"] = {
    [`SEEKERS#${quarter}#${municipality}`]: {
      [`${person}|registered`]: 1,
      ...Object.fromEntries(kinds.map((kind) => [`wants|${kind}`, 1])),
    },
    [`SEEKERS#now#${municipality}`]: { [`${person}|${status}`]: 1 },
  };
  if (left) {
    const group = `SEEKERS#${quarterId(Temporal.PlainDate.from(left.on))}#${municipality}`;
    cells[group] = { ...cells[group], [`left|${left.cause}`]: 1 };
  }
  return { subject, cells, drill: { family: `seekers#${municipality}`, at: `${status}#${subject}`, childId } };
}

/** Places of work that are offered, by the days from which and to which: time begins and ends them. */
export function ofWorkPlace({ workPlaceId, agencyId, municipality, status, kind, from, until, places }: WorkPlace) {
  const during = `${from}|${until ?? endlessDay}`;
  const cells: Contribution["cells"] =
    status === "open" ? { [`WORK-PLACES#${municipality}#${agencyId}`]: { [`places|${kind}|${during}`]: places } } : {};
  return { subject: `work-place:${workPlaceId}`, cells } satisfies Contribution;
}
const endlessDay = "9999-12-31";

/** A placement: in the quarter of its first day, by kind; what its looks found, and how it ended, in the quarters of these. */
export function ofPlacement(placement: Placement): Contribution {
  const { placementId: subject, municipality, agencyId, childId, kind, from, person, looks, ended } = placement;
  // What was entered by mistake never was.
  if (ended?.outcome === "mistake") return { subject, cells: {} };
  const cells: Contribution["cells"] = {};
  const add = (day: string, cell: string) => {
    const group = `PLACEMENTS#${quarterId(Temporal.PlainDate.from(day))}#${municipality}#${agencyId}`;
    cells[group] = { ...cells[group], [cell]: 1 };
  };
  add(from, `placed|${kind}|${person}`);
  for (const { months, answered } of looks) if (answered) add(answered.on, `look|${months}|${answered.outcome}`);
  if (ended) add(ended.on, `ended|${ended.outcome}`);
  else {
    const group = `PLACEMENTS#now#${municipality}#${agencyId}`;
    cells[group] = { [`${kind}|${person}`]: 1 };
  }
  return { subject, cells, drill: { family: `placements#${municipality}`, at: `${from}#${subject}`, childId } };
}

/** Whose families are accompanied is counted of all that there is of one child together. */
export const accompaniedSubject = (childId: string) => `accompanied:${childId}`;

/**
 * Families accompanied (roadmap II.VI 6.3): one counts in a quarter and in a year in which there was a contact, once, where the last one was
 * and with its curator; by the areas of all of them. Who has a curator now counts too.
 */
export function ofAccompaniments(childId: ChildId, all: readonly Accompaniment[]): Contribution {
  const cells: Contribution["cells"] = {};
  const real = all.filter(({ ended }) => ended?.cause !== "mistake");
  const held = real.flatMap(({ contacts }) => contacts).filter((one): one is Held => one.held);
  const byPeriod = Map.groupBy(
    held.flatMap((one) => periodsOf(monthOf(one)).map((period) => ({ period, one }))),
    ({ period }) => period,
  );
  for (const [period, found] of byPeriod) {
    const contacts = found.map(({ one }) => one);
    const last = contacts.reduce((a, b) => (`${a.on} ${a.at}` > `${b.on} ${b.at}` ? a : b));
    const about = new Set(contacts.flatMap(({ areas }) => areas));
    cells[`ACCOMPANIED#${period}#${last.municipality}#${last.agencyId}`] = {
      ...once(about),
      contacts: contacts.length,
    };
  }
  const now = real.find(({ status }) => status === "open");
  if (now) cells[`ACCOMPANIED#now#${now.municipality}#${now.agencyId}`] = once(now.areas);
  return { subject: accompaniedSubject(childId), cells };
}

type Held = Extract<Contact, { held: true }>;
const once = (areas: Iterable<Area>) => ({
  n: 1,
  ...Object.fromEntries([...areas].map((area) => [`area|${area}`, 1])),
});
const periodsOf = (month: string) => [quarterId(Temporal.PlainDate.from(`${month}-01`)), month.slice(0, 4)];

/** What a family asked: in the quarter and the year in which it asked, and where; whether it was answered, and by the day. */
export function ofRequest({ familyRequestId, askedIn, askedOn, kind, status, dueOn, answers }: FamilyRequest) {
  const [first] = answers;
  const isInTime = first !== undefined && first.on <= dueOn;
  const cells: Contribution["cells"] = {};
  if (status !== "withdrawn")
    for (const period of periodsOf(askedOn.slice(0, 7)))
      cells[`REQUESTS#${period}#${askedIn}`] = {
        n: 1,
        [`kind|${kind}`]: 1,
        ...(first ? { answered: 1 } : {}),
        ...(isInTime ? { "in-time": 1 } : {}),
      };
  return { subject: familyRequestId, cells } satisfies Contribution;
}
