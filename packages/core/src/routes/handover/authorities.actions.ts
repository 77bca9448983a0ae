import { Temporal } from "temporal-polyfill";
import { Conflict, type Key } from "../../ground/shared/bank.ts";
import { type ChildId, type Ctx, save } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { adultAt } from "../../people/child/child.decide.ts";
import * as Child from "../../people/child/index.ts";
import { openRouteOf, load as routeOf } from "../route/route.store.ts";
import { bornIn } from "./ages.actions.ts";

/** Days before the end of a representative's paper on which their coordinator has a task: time for the next one to be issued. */
const warnings = [60, 30] as const;
export const authorityDaysAhead = warnings[0];

/**
 * Asks for the next paper before a guardian's act or a foster contract ends: consents under it end with it, and with them the help.
 * Once for each paper and each of the days, once a day, safe to repeat.
 */
export async function attendAuthorities(ctx: Ctx): Promise<void> {
  const today = await Tenant.today(ctx);
  const key: Key = { table: "records", pk: `T#${ctx.tenant}#TENANT`, sk: "AUTHORITIES" };
  const before = await ctx.bank.get<{ day: string }>(key);
  if (before?.data.day === today.toString() || !(await Tenant.isUpToDate(ctx))) return;
  const range = { from: today.toString(), to: today.add({ days: authorityDaysAhead + 1 }).toString() };
  let from: string | undefined;
  do {
    const page = await Child.endingAuthorities(ctx, range, { limit: 200, from });
    for (const { data } of page.items) await warn(ctx, data, today);
    from = page.next;
  } while (from);
  await endRights(ctx, today);
  await ctx.bank.commit([
    { put: { key, kind: "authorities", data: { day: today.toString() } }, expect: before?.version ?? "absent" },
  ]);
}

async function warn(ctx: Ctx, { childId, representativeId, until }: Child.AuthorityEnd, today: Temporal.PlainDate) {
  const left = today.until(Temporal.PlainDate.from(until), { largestUnit: "day" }).days;
  const days = warnings.findLast((one) => left <= one);
  const pk = partitionOf(ctx.tenant, childId);
  const marker: Key = { table: "records", pk, sk: `AUTHORITY-ENDS#${representativeId}#${until}#${days}` };
  if (days === undefined || (await ctx.bank.get(marker))) return;
  const { record } = await Child.load(ctx, childId);
  if (record.standings?.[representativeId]?.to !== until || record.status === "left") return;
  const routeId = await openRouteOf(ctx, childId);
  const municipality = routeId ? (await routeOf(ctx, routeId)).data.municipality : record.municipality;
  try {
    await save(ctx, {
      writes: [{ put: { key: marker, kind: "authority-ending", data: { days } }, expect: "absent" }],
      stream: pk,
      events: [{ type: "child.authority-ending", data: { childId, representativeId, routeId, municipality, until } }],
      audit: { subject: childId, action: "child.authority-ending", detail: { until } },
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // asked for already
  }
}

/** So long ago a paper may have ended whose end is seen to: the platform may have stood still meanwhile. */
const seenTo = { days: 31 } as const;

/**
 * Whoever's paper is over, or whose child is of age, opens the page of that child no more, and so can take nothing back there: what they said
 * of themselves to other parents by way of it ends by itself. Safe to repeat.
 */
async function endRights(ctx: Ctx, today: Temporal.PlainDate): Promise<void> {
  const range = { from: today.subtract(seenTo).toString(), to: today.toString() };
  let from: string | undefined;
  do {
    const page = await Child.endingAuthorities(ctx, range, { limit: 200, from });
    for (const childId of new Set(page.items.map(({ data }) => data.childId))) await endSaid(ctx, childId);
    from = page.next;
  } while (from);
  // Those who have had their birthday for certain, by its month.
  for await (const { childId } of bornIn(ctx, today.toPlainYearMonth().subtract({ years: adultAt, months: 1 })))
    await endSaid(ctx, childId);
}

async function endSaid(ctx: Ctx, childId: ChildId): Promise<void> {
  await (await import("../../people/union/member.actions.ts")).forgetMembers(ctx, childId);
  await (await import("../../people/peer/attend.actions.ts")).endPeers(ctx, childId);
}
