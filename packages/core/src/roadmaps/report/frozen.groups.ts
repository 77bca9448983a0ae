import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { Clock } from "../../ground/tenant/index.ts";
import type { ReportingDuty } from "../obligation/duty.ts";
import { type FreezeGroupView, figures } from "../period/freezing.ts";
import { isTaking, type Period } from "../period/period.ts";
import type { Revision } from "./frozen.store.ts";

/**
 * Since when which measures' figures stand: the period's own with the first revision after it was locked last, those that are
 * due later with the end of their last day. What is changed afterwards is a revision, and moves none of these.
 * @param made the revisions that there are; the one that is being made counts as of now
 */
export function groupsIn(
  { groups, lockedAt, ...period }: Period,
  duties: readonly Pick<ReportingDuty, "due" | "status">[],
  { now, zone, made }: Pick<Clock, "now" | "zone"> & { made: readonly Pick<Revision, "at">[] },
): FreezeGroupView[] | undefined {
  const today = localDay(now, zone).toString();
  const frozenOn = (key: string, lastDay: string): string | undefined => {
    if (isTaking(period)) return undefined;
    if (key !== figures) return today > lastDay ? lastDay : undefined;
    const first = made.find(({ at }) => !lockedAt || Temporal.Instant.compare(at, lockedAt) >= 0);
    return first ? localDay(Temporal.Instant.from(first.at), zone).toString() : today;
  };
  return groups?.map((group) => ({
    ...group,
    measures: duties.filter(({ due, status }) => status === "active" && group.dueDates.includes(due.date)).length,
    frozenOn: frozenOn(group.key, group.lastDay),
  }));
}
