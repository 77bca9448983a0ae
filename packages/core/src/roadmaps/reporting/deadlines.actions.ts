import * as z from "zod";
import { PeriodId } from "../../ground/calendar/index.ts";
import { mustBeStaff, within } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { says } from "../../ground/shared/issue.words.ts";
import * as Indicator from "../indicator/index.ts";
import * as obligations from "../obligation/obligation.store.ts";
import * as store from "../period/period.store.ts";
import { periodName } from "../period/period.ts";

/** A month: `2026-03`. */
export const MonthId = z
  .string()
  .regex(/^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/, { error: says("месяц: 2026-03", "a month: 2026-03") });

const text = z.strictObject({ ru: z.string(), en: z.string() });
export const DeadlinesView = z.strictObject({
  month: z.string(),
  days: z
    .array(
      z.strictObject({
        day: z.string(),
        steps: z.int().meta({ description: "Шагов без итога с этим сроком / open steps due on that day" }),
        reports: z
          .int()
          .meta({ description: "Отчётов, которые к этому дню ещё не сданы / reports that are owed by it" }),
      }),
    )
    .meta({ description: "Дни, на которые что-то приходится / days on which anything falls" }),
  measures: z.array(
    z.strictObject({
      dutyKey: z.string(),
      period: PeriodId,
      measureKey: z.string(),
      title: text,
      dueDate: z.string(),
      workBy: z.string(),
    }),
  ),
  locks: z
    .array(z.strictObject({ period: PeriodId, name: text, day: z.string(), locked: z.boolean() }))
    .meta({ description: "Последние дни приёма отчётов / last days on which a period takes reports" }),
});
export type DeadlinesView = z.infer<typeof DeadlinesView>;

/**
 * What falls due in a month, day by day: open steps in numbers, reports of roadmaps, last days of periods. What it reads does not grow
 * with children: steps are counted by due day already. A municipality's coordinator sees its own numbers.
 * @throws Refusal not-found
 */
export async function deadlines(ctx: Ctx, month: string): Promise<DeadlinesView> {
  mustBeStaff(ctx.actor, "each");
  const only = within(ctx.actor);
  const isIn = (day: string) => day.startsWith(`${month}-`);
  const [steps, periods] = await Promise.all([Indicator.dueIn(ctx, month, only), store.list(ctx)]);
  const reports = new Map<string, number>();
  const measures: DeadlinesView["measures"] = [];
  for (const { period, dueDates, extendedTo = [] } of periods) {
    if (![...dueDates, ...extendedTo].some(isIn)) continue;
    const [tallies, duties] = await Promise.all([obligations.tallies(ctx, period), obligations.duties(ctx, period)]);
    for (const { municipality, outstanding } of tallies)
      if (only === undefined || municipality === only)
        for (const [day, n] of Object.entries(outstanding))
          if (isIn(day)) reports.set(day, (reports.get(day) ?? 0) + n);
    for (const { data } of duties)
      if (data.status === "active" && isIn(data.due.date))
        measures.push({
          dutyKey: data.dutyKey,
          period,
          measureKey: data.measureKey,
          title: data.title,
          dueDate: data.due.date,
          workBy: data.due.workBy,
        });
  }
  const days = [...new Set([...steps.keys(), ...reports.keys()])].sort();
  return {
    month,
    days: days.map((day) => ({ day, steps: steps.get(day) ?? 0, reports: reports.get(day) ?? 0 })),
    measures: measures.toSorted((a, b) => (`${a.dueDate} ${a.dutyKey}` < `${b.dueDate} ${b.dutyKey}` ? -1 : 1)),
    locks: periods
      .filter(({ lockOn }) => isIn(lockOn))
      .map(({ period, lockOn, lockedAt }) => ({
        period,
        name: periodName(period),
        day: lockOn,
        locked: lockedAt !== undefined,
      })),
  };
}
