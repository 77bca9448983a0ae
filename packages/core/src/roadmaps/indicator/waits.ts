import type { Temporal } from "temporal-polyfill";
import { liveOf, readGroups } from "../../ground/counter/counter.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Step from "../../routes/step/index.ts";
import type { Cells } from "./contribution.ts";
import { type DaysAhead, isSoon, type Paper } from "./ending.ts";
import { endsGroup } from "./papers.ts";

/** What waits for a coordinator, in numbers. */
export interface Waits {
  overdue: number;
  today: number;
  week: number;
  "no-answer": number;
  rejected: number;
  failed: number;
  holds: number;
  drafts: number;
  expiring: number;
}

/**
 * How much waits on a day. Steps are counted by due day and by the day on which they were asked, so midnight moves the sums
 * and nobody touches a step; what is read is bounded by municipalities, months and days. @param only this municipality's
 */
export async function waits(
  ctx: Pick<Ctx, "bank" | "tenant">,
  today: Temporal.PlainDate,
  ahead: DaysAhead,
  only?: string,
): Promise<Waits> {
  const live = await liveOf(ctx);
  const last = today.add({ days: Math.max(ahead.consent, ahead.instrument) });
  const [open, waiting, ends] = await Promise.all([
    readGroups(ctx, live, only ? `OPEN#${only}#` : "OPEN#"),
    readGroups(ctx, live, only ? `WAITS#${only}#` : "WAITS#"),
    readGroups(ctx, live, { from: endsGroup(monthOf(today)), to: endsGroup(monthOf(last.add({ months: 1 }))) }),
  ]);
  const due = (from: string, to: string) => sum(open, (_, cell) => from <= cell && cell < to);
  const unasked = today.subtract({ days: Step.daysWithoutAnswer }).toString();
  return {
    overdue: due("", today.toString()),
    today: due(today.toString(), today.add({ days: 1 }).toString()),
    week: due(today.toString(), today.add({ days: 8 }).toString()),
    "no-answer": sum(waiting, (_, cell) => cell.startsWith("asked|") && cell.slice("asked|".length) <= unasked),
    rejected: sum(waiting, (_, cell) => cell === "rejected"),
    failed: sum(waiting, (_, cell) => cell === "failed"),
    holds: sum(waiting, (_, cell) => cell === "held"),
    drafts: sum(waiting, (_, cell) => cell === "draft"),
    expiring: sum(ends, (group, cell) => {
      const [what, until] = cell.split("|") as [Paper, string];
      return (!only || group.endsWith(`#${only}`)) && isSoon({ what, until }, today, ahead);
    }),
  };
}

/** Steps that are open, by the due day, of those in a month. @param only this municipality's */
export async function dueIn(
  ctx: Pick<Ctx, "bank" | "tenant">,
  month: string,
  only?: string,
): Promise<Map<string, number>> {
  const open = await readGroups(ctx, await liveOf(ctx), only ? `OPEN#${only}#${month}` : "OPEN#");
  const days = new Map<string, number>();
  for (const [group, cells] of Object.entries(open)) {
    if (!group.endsWith(`#${month}`)) continue;
    for (const [cell, n] of Object.entries(cells)) {
      const day = cell.slice(0, "2026-03-16".length);
      if (n > 0) days.set(day, (days.get(day) ?? 0) + n);
    }
  }
  return days;
}

const monthOf = (day: Temporal.PlainDate): string => day.toString().slice(0, 7);

function sum(cells: Cells, counts: (group: string, cell: string) => boolean): number {
  let all = 0;
  for (const [group, ofGroup] of Object.entries(cells))
    for (const [cell, n] of Object.entries(ofGroup)) if (counts(group, cell)) all += n;
  return all;
}
