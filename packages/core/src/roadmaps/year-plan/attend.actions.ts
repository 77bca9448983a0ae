import { Temporal } from "temporal-polyfill";
import { attendEach, attendedAtOnce } from "../../ground/shared/attend.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as entries from "./entry.decide.ts";
import type { EntryVersion, YearEntry } from "./entry.ts";
import { type Sources, sources } from "./sources.ts";
import * as decide from "./year-plan.decide.ts";
import { changed } from "./year-plan.scope.ts";
import * as store from "./year-plan.store.ts";
import type { Fact, YearPlan } from "./year-plan.ts";

/** So many days before its last one an organisation is told of what it is to do. */
export const daysBefore = 7;

/**
 * Once a day for each plan in force: what the records say of its lines, what is past and neither done nor explained, and who is to do something
 * within days. Until the end of the January that follows, when the year's last reports are in.
 * @param above sources of rooms that stand above this one @param most the oldest first @returns how many @throws the first accident, when all others are done
 */
export async function attendPlans(ctx: Ctx, above: Sources = {}, most = attendedAtOnce): Promise<number> {
  const today = await Tenant.today(ctx);
  return attendEach(
    (page) => store.dueBy(ctx, today.toString(), page),
    (plan) => attend(ctx, plan, today, { ...sources, ...above }),
    most,
  );
}

async function attend(ctx: Ctx, of: YearPlan, today: Temporal.PlainDate, from: Sources): Promise<void> {
  const { planId, year } = of;
  const all = (await store.entries(ctx, planId)).map(({ data }) => data);
  const facts = await factsOf(ctx, of, all, from);
  await changed(ctx, planId, { action: "year-plan.attend" }, async ({ data: plan }) => {
    if (plan.status !== "approved" || plan.attendOn === undefined || plan.attendOn > today.toString())
      return { events: [] };
    const rows = all.flatMap((entry) => {
      const says = entries.versionIn(entry, plan.edition);
      return says && !says.struck ? [{ entry, says }] : [];
    });
    const found = { behind: behindOf(rows, facts, today), due: dueOf(rows, facts, plan, today) };
    const known = await store.readFacts(ctx, planId);
    return {
      ...decide.attended(plan, found, {
        today: today.toString(),
        tomorrow: today.add({ days: 1 }).toString(),
        until: `${year + 1}-01-31`,
      }),
      writes: [store.writeFacts(known, { on: today.toString(), facts })],
    };
  });
}

/** What the records say of all lines that follow some. */
async function factsOf(
  ctx: Ctx,
  plan: YearPlan,
  all: readonly YearEntry[],
  from: Sources,
): Promise<Record<string, Fact>> {
  const facts: Record<string, Fact> = {};
  const kinds = Map.groupBy(all, ({ kind }) => kind);
  for (const [kind, followed] of kinds) {
    const source = kind === "own" ? undefined : await from[kind]?.();
    if (!source) continue;
    const wanted = new Set(followed.map((one) => one.source));
    for (const [name, fact] of await source.facts(ctx, plan, followed)) if (wanted.has(name)) facts[name] = fact;
  }
  return facts;
}

interface Row {
  entry: YearEntry;
  says: EntryVersion;
}

const factIn = (facts: Record<string, Fact>, { source }: YearEntry): Fact | undefined =>
  source === undefined ? undefined : facts[source];

function behindOf(
  rows: readonly Row[],
  facts: Record<string, Fact>,
  today: Temporal.PlainDate,
): Record<string, number> {
  const behind: Record<string, number> = {};
  for (const { entry, says } of rows)
    if (entries.isBehind(entry, says, factIn(facts, entry), today.toString()))
      behind[says.month] = (behind[says.month] ?? 0) + 1;
  return behind;
}

/**
 * Organisations that are to do something by hand within days, or whose day has passed, since the last look. Of reports and steps they hear
 * otherwise.
 */
function dueOf(
  rows: readonly Row[],
  facts: Record<string, Fact>,
  { attendedOn }: YearPlan,
  today: Temporal.PlainDate,
): AgencyId[] {
  const before = attendedOn === undefined ? today.subtract({ days: 1 }) : Temporal.PlainDate.from(attendedOn);
  const within = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(before, day) < 0 && Temporal.PlainDate.compare(day, today) <= 0;
  const due = rows.filter(({ entry, says }) => {
    if (!isAsked(entry) || entries.isFulfilled(entry, factIn(facts, entry)) || entry.result) return false;
    const last = endOf(says);
    return within(last.subtract({ days: daysBefore })) || within(last.add({ days: 1 }));
  });
  return [...new Set(due.flatMap(({ says }) => says.responsible.agencyId ?? []))];
}

/** Whether its organisation is asked about it by the plan itself. */
export const isAsked = ({ kind }: YearEntry): boolean => kind === "own";

/** The day itself, or the month's last. */
export const endOf = ({ month, day }: Pick<EntryVersion, "month" | "day">): Temporal.PlainDate =>
  day === undefined
    ? Temporal.PlainDate.from(`${month}-01`).add({ months: 1 }).subtract({ days: 1 })
    : Temporal.PlainDate.from(day);
