import { type Cells, liveOf, readSome } from "../../ground/counter/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";

// How an organisation's work stands, service by service: what it has, how long it took, whether it was in time. The counters keep it
// (docs/decisions/0164-choosing-a-provider.md), so that whoever compares organisations reads one group for each.

/** All of an organisation's work, whatever the service. */
export const everyService = "*";

const groupOf = (agencyId: AgencyId): string => `PROVIDER#${agencyId}`;

/** What one record adds to an organisation's standing: under each service that it is of, and once for all of them. */
export const standingCells = (
  agencyId: AgencyId,
  services: readonly string[],
  counts: Readonly<Record<string, number>>,
): Cells => ({
  [groupOf(agencyId)]: Object.fromEntries(
    [everyService, ...new Set(services)].flatMap((service) =>
      Object.entries(counts).map(([cell, n]) => [`${service}|${cell}`, n] as const),
    ),
  ),
});

/** What an open piece of work adds: under each service and for all, and the day on which it falls due. */
export function openCells(agencyId: AgencyId, services: readonly string[], due: string): Cells {
  const group = groupOf(agencyId);
  return { [group]: { ...standingCells(agencyId, services, { open: 1 })[group], [`${dueCell}${due}`]: 1 } };
}
const dueCell = "due|";

/** How many of an organisation's open steps are past their day. */
export const overdueOn = (cells: Readonly<Record<string, number>>, today: string): number =>
  Object.entries(cells).reduce(
    (sum, [cell, n]) => (cell.startsWith(dueCell) && cell.slice(dueCell.length) < today ? sum + n : sum),
    0,
  );

/** Days that something took, in steps coarse enough to be counted: a median of a few answers is no finer. */
const waitSteps = [7, 14, 30, 60, 90, 180, 365] as const;
const beyond = 366;

/** What an ended piece of work adds: whether it was in time, and how long it took. */
export const endedCounts = (year: string, late: boolean, days: number | undefined): Record<string, number> => ({
  [`${late ? "late" : "in-time"}|${year}`]: 1,
  ...(days === undefined ? {} : { [`took|${year}|${waitSteps.find((step) => days <= step) ?? beyond}`]: 1 }),
});

/** How an organisation stands with one service, or with all that it does. */
export interface Standing {
  /** Asked of it and not ended. */
  open: number;
  /** Children in its programmes. */
  enrolled: number;
  /** Children in its own waiting lists. */
  queued: number;
  /** Ended this year and last, and how many of them in time. */
  ended: number;
  inTime: number;
  /** Half of what was asked of it was done within so many days; absent: too little to say. */
  usualDays?: number;
}

/** Fewer tell of chance. */
export const fewest = 3;

export function standingOf(cells: Readonly<Record<string, number>>, service: string, year: number): Standing {
  const of = (cell: string): number => cells[`${service}|${cell}`] ?? 0;
  const years = [year, year - 1];
  const sum = (cell: string): number => years.reduce((total, one) => total + of(`${cell}|${one}`), 0);
  const inTime = sum("in-time");
  const took = [...waitSteps, beyond].map((step) => ({
    step,
    n: years.reduce((total, one) => total + of(`took|${one}|${step}`), 0),
  }));
  return {
    open: of("open"),
    enrolled: of("enrolled"),
    queued: of("queued"),
    inTime,
    ended: inTime + sum("late"),
    usualDays: median(took),
  };
}

function median(took: readonly { step: number; n: number }[]): number | undefined {
  const all = took.reduce((sum, { n }) => sum + n, 0);
  if (all < fewest) return undefined;
  let seen = 0;
  for (const { step, n } of took) {
    seen += n;
    if (seen * 2 >= all) return step;
  }
  return undefined;
}

/** The counters of some organisations, by their ids: one read for each 25 of them. */
export async function standings(
  ctx: Pick<Ctx, "bank" | "tenant">,
  ids: readonly AgencyId[],
): Promise<Map<AgencyId, Record<string, number>>> {
  if (ids.length === 0) return new Map();
  const cells = await readSome(ctx, await liveOf(ctx), ids.map(groupOf));
  return new Map(ids.map((id) => [id, cells[groupOf(id)] ?? {}]));
}
