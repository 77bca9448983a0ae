import { Temporal } from "temporal-polyfill";
import { Conflict, type Key, type Page, type Stored } from "../../ground/shared/bank.ts";
import { type ChildId, type Ctx, save } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { bornPk } from "../../people/child/child.store.ts";
import { adultAt, type ChildRecord, load as childOf, turnsAge } from "../../people/child/index.ts";
import { endConsents } from "../../people/consent/index.ts";
import { daysAhead } from "../route/route.actions.ts";
import { openRouteOf, load as routeOf } from "../route/route.store.ts";
import { proposeAge, withdrawAges } from "./propose.actions.ts";

/** Ages at which another kind of help begins, in full years: kindergarten, school, the way into work, the own life. */
const ages = [3, 7, 16, adultAt] as const;
/** Days before somebody is of age on which their coordinator has a task. */
const warnings = [90, 30] as const;

/**
 * What ages bring about today, for children with an open route: a proposal of the next one sixty days before, a task ninety and
 * thirty days before the age of 18, and consents cut where an older program let them reach beyond. The record knows the month of
 * birth, and a month begins no later than the birthday; nobody's day is opened to ask. Once a day, and safe to repeat.
 */
export async function attendAges(ctx: Ctx): Promise<void> {
  const today = await Tenant.today(ctx);
  const before = await ctx.bank.get<{ day: string }>(dayKey(ctx.tenant));
  if (before?.data.day === today.toString() || !(await Tenant.isUpToDate(ctx))) return;
  for (const age of ages)
    for await (const child of turning(ctx, age, today, daysAhead)) await proposeAge(ctx, child.childId, age);
  for (const days of warnings)
    for await (const child of turning(ctx, adultAt, today, days)) await warn(ctx, child, days);
  await ctx.bank.commit([
    {
      put: { key: dayKey(ctx.tenant), kind: "ages", data: { day: today.toString() } },
      expect: before?.version ?? "absent",
    },
  ]);
}

/**
 * The birth date was corrected: what an age proposed that is not the child's is withdrawn, and a route that helps at another age is
 * proposed the one of its own, which nobody would do whose month has gone by. Safe to repeat. @param cause the correction
 */
export async function refitAge(ctx: Ctx, childId: ChildId, cause: string): Promise<void> {
  const { record } = await childOf(ctx, childId);
  const last = (await Tenant.today(ctx)).add({ days: daysAhead }).toPlainYearMonth();
  const isDue = (age: number) => Temporal.PlainYearMonth.compare(turnsAge(record, age), last) <= 0;
  const age = ages.findLast(isDue) ?? 0;
  await withdrawAges(ctx, childId, age);
  // Once for the age, as the clock does; and anew where that one was withdrawn or decided on the wrong day of birth.
  if (!(await proposeAge(ctx, childId, age))) await proposeAge(ctx, childId, age, cause);
}

const dayKey = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "AGES" });

/** Children whose month of that birthday begins within so many days, or is this one. */
async function* turning(ctx: Ctx, age: number, today: Temporal.PlainDate, days: number): AsyncGenerator<ChildRecord> {
  const last = today.add({ days }).toPlainYearMonth();
  for (
    let month = today.toPlainYearMonth();
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    yield* bornIn(ctx, month.subtract({ years: age }));
}

/** Children who are here, born in that month. */
export async function* bornIn(ctx: Ctx, month: Temporal.PlainYearMonth): AsyncGenerator<ChildRecord> {
  const pk = bornPk(ctx.tenant, month.toString());
  let from: string | undefined;
  do {
    const page: Page<Stored<ChildRecord>> = await ctx.bank.find("gsi3", pk, {}, { limit: 200, from });
    for (const { data } of page.items) if (data.status === "active") yield data;
    from = page.next;
  } while (from);
}

/** Once for each of the days, whenever the route was opened. */
async function warn(ctx: Ctx, child: ChildRecord, days: number): Promise<void> {
  const { childId } = child;
  const routeId = await openRouteOf(ctx, childId);
  if (!routeId || (await isWarned(ctx, childId, days))) return;
  // What was consented to beyond that day by an older program.
  await endConsents(ctx, childId, "all");
  const { municipality } = (await routeOf(ctx, routeId)).data;
  const month = turnsAge(child, adultAt).toString();
  try {
    await save(ctx, {
      writes: [
        { put: { key: warnedKey(ctx.tenant, childId, days), kind: "coming-of-age", data: { days } }, expect: "absent" },
      ],
      stream: partitionOf(ctx.tenant, childId),
      events: [{ type: "child.coming-of-age", data: { childId, routeId, municipality, month, days } }],
      audit: { subject: childId, action: "child.coming-of-age", detail: { days } },
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // warned already
  }
}

const warnedKey = (tenant: string, childId: ChildId, days: number): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `AGE#${adultAt}#${days}`,
});
const isWarned = async (ctx: Ctx, childId: ChildId, days: number): Promise<boolean> =>
  (await ctx.bank.get(warnedKey(ctx.tenant, childId, days))) !== undefined;
