import type { Temporal } from "temporal-polyfill";
import type { PeriodId } from "../../ground/calendar/index.ts";
import { liveOf, readGroups } from "../../ground/counter/counter.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { standing } from "./contribution.counts.ts";
import { anyService } from "./help.ts";
import { postsOf } from "./posts.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;
type Counts = Readonly<Record<string, number>>;

/** What children of a municipality need of a service, and what there is for them. */
export interface DemandRow {
  municipality: string;
  service: string;
  /** Children to whom it is recommended, or for whom it is asked or waited for, or who take part: each once. */
  wanted: number;
  /** Of them those whose papers in force recommend it. */
  needed: number;
  /** An organisation has been asked and has not answered for. */
  asked: number;
  /** In the queues of programmes. */
  waiting: number;
  /** They have a place. */
  enrolled: number;
  /** Of those who want it: they have neither a place nor had any of it since it was recommended. */
  unmet: number;
  /** Places by what organisations say, else in their programmes. */
  places: number;
  /** What organisations say of their own waiting lists. */
  queue: number;
  /** Places that came in the year before, and how many days they were waited for. */
  placed: number;
  waitDays?: number | undefined;
  /** Units of the posts that give it, and how many of them stand empty. */
  units: number;
  vacant: number;
  /** Unmet beyond the places that are free. */
  shortage: number;
}

/** @param areaOf the area of a service: posts are known by it; @param only one municipality's */
export async function demandRows(
  ctx: Bank,
  {
    today,
    areaOf,
    only,
  }: { today: Temporal.PlainDate; areaOf: (service: string) => string | undefined; only?: string | undefined },
): Promise<DemandRow[]> {
  const live = await liveOf(ctx);
  const year = `${today.year}` as PeriodId;
  const of = (what: string) => readGroups(ctx, live, only === undefined ? `${what}#` : `${what}#${only}#`);
  const [demand, capacity, help, sheets, former] = await Promise.all([
    of("DEMAND"),
    of("CAPACITY"),
    of(`HELP#${year}`),
    of(`RESOURCES#${year}`),
    of(`RESOURCES#${today.year - 1}`),
  ]);
  const rows = new Map<string, DemandRow>();
  const at = (municipality: string, service: string): DemandRow => {
    const name = `${municipality}#${service}`;
    const row = rows.get(name) ?? { municipality, service, ...nothing };
    rows.set(name, row);
    return row;
  };
  const day = today.toString();
  for (const [group, counts] of Object.entries(demand)) {
    const municipality = group.split("#")[1]!;
    for (const service of new Set(Object.keys(counts).map((cell) => cell.split("|")[0]!)))
      if (service !== anyService) Object.assign(at(municipality, service), wantedOf(counts, service, day));
  }
  for (const [group, counts] of Object.entries(capacity))
    for (const [service, { places, queue }] of roomsOf(counts, today.toString())) {
      const row = at(group.split("#")[1]!, service);
      row.places += places;
      row.queue += queue;
    }
  for (const row of rows.values()) {
    const counts = help[`HELP#${year}#${row.municipality}`] ?? {};
    row.placed = counts[`w|${row.service}|n`] ?? 0;
    if (row.placed > 0) row.waitDays = Math.round((counts[`w|${row.service}|days`] ?? 0) / row.placed);
    const posts = postsOf(areaOf(row.service));
    const [units, filled] = unitsOf(sheets, former, row.municipality, posts);
    row.units = units;
    row.vacant = units - filled;
    row.shortage = Math.max(row.unmet - Math.max(row.places - row.enrolled, 0), 0);
  }
  return [...rows.values()].sort(
    (a, b) =>
      b.shortage - a.shortage ||
      (b.waitDays ?? 0) - (a.waitDays ?? 0) ||
      b.unmet - a.unmet ||
      (`${a.municipality}#${a.service}` < `${b.municipality}#${b.service}` ? -1 : 1),
  );
}

const nothing = {
  wanted: 0,
  needed: 0,
  asked: 0,
  waiting: 0,
  enrolled: 0,
  unmet: 0,
  places: 0,
  queue: 0,
  placed: 0,
  units: 0,
  vacant: 0,
  shortage: 0,
};

const wantedOf = (counts: Counts, service: string, day: string) => ({
  wanted: standing(counts, `${service}|wanted|`, day),
  needed: standing(counts, `${service}|needed|`, day),
  asked: counts[`${service}|asked`] ?? 0,
  waiting: counts[`${service}|waiting`] ?? 0,
  enrolled: counts[`${service}|enrolled`] ?? 0,
  unmet: standing(counts, `${service}|unmet|`, day),
});

/** One organisation's places by service: by its word as long as that holds, else those of its programmes. */
function roomsOf(counts: Counts, today: string): Map<string, { places: number; queue: number }> {
  const rooms = new Map<string, { places: number; queue: number }>();
  const said = new Set<string>();
  for (const [cell] of Object.entries(counts)) {
    const [what, service = "", until = ""] = cell.split("|");
    if (what === "said" && until >= today) said.add(service);
  }
  for (const [cell, n] of Object.entries(counts)) {
    const [what, service = "", ...days] = cell.split("|");
    if (service === "*" || what === "said") continue;
    const room = rooms.get(service) ?? { places: 0, queue: 0 };
    const holds = days.at(-1)! >= today && (what !== "programme" || days[0]! <= today);
    if (!holds) continue;
    if (what === "places") room.places += n;
    else if (what === "queue") room.queue += n;
    else if (!said.has(service)) room.places += n;
    rooms.set(service, room);
  }
  return rooms;
}

/** Of each organisation this year's sheet, or as long as it has none the one of the year before. */
function unitsOf(
  sheets: Readonly<Record<string, Counts>>,
  former: Readonly<Record<string, Counts>>,
  municipality: string,
  posts: readonly string[],
): [units: number, filled: number] {
  const byAgency = new Map<string, Counts>();
  for (const [group, counts] of [...Object.entries(former), ...Object.entries(sheets)]) {
    const [, , where, agencyId = ""] = group.split("#");
    if (where === municipality) byAgency.set(agencyId, counts);
  }
  const sum = (what: string) =>
    [...byAgency.values()].reduce(
      (all, counts) => all + posts.reduce((n, post) => n + (counts[`${what}|${post}`] ?? 0), 0),
      0,
    );
  return [sum("units"), sum("filled")];
}
