import type { z } from "zod";
import {
  buildCalendar,
  ProductionYear,
  russianCalendar,
  russianCalendarData,
  type WorkCalendar,
} from "../calendar/index.ts";
import { mustBeStaff } from "../shared/authorise.ts";
import { all, type DataBank, type Key } from "../shared/bank.ts";
import { type Ctx, retrying, save } from "../shared/context.ts";
import { parse } from "../shared/input.ts";
import { sourceOf } from "../shared/source.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

const partition = (tenant: string) => `T#${tenant}#CALENDAR`;
const yearKey = (tenant: string, year: number): Key => ({
  table: "records",
  pk: partition(tenant),
  sk: `YEAR#${year}`,
});

/** The years that the tenant has uploaded; they go before the shipped ones. */
async function uploaded(ctx: Bank): Promise<ProductionYear[]> {
  const years: ProductionYear[] = [];
  for await (const { data } of all<ProductionYear>(ctx.bank, "records", partition(ctx.tenant), { prefix: "YEAR#" }))
    years.push(data);
  return years;
}

/** The calendar by which the tenant counts: the shipped years, and what it has uploaded over them. */
export async function calendarOf(ctx: Bank): Promise<WorkCalendar> {
  const own = await uploaded(ctx);
  if (own.length === 0) return russianCalendar;
  const years = new Map([...russianCalendarData.years, ...own].map((y) => [y.year, y as ProductionYear]));
  const version = `${russianCalendarData.version}+${own.map((y) => y.year).join(",")}`;
  return buildCalendar({ version, years: [...years.values()] });
}

const cachedFor = 60_000;
const caches = new WeakMap<DataBank, Map<string, { at: number; calendar: WorkCalendar }>>();

/** The same, at most 60 seconds old; what was decided by a calendar of before is looked at once more. */
export async function cachedCalendar(ctx: Pick<Ctx, "bank" | "now" | "tenant">): Promise<WorkCalendar> {
  const cache = cachesOf(ctx);
  const now = ctx.now().epochMilliseconds;
  const hit = cache.get(ctx.tenant);
  if (hit && Math.abs(now - hit.at) < cachedFor) return hit.calendar;
  const calendar = await calendarOf(ctx);
  cache.set(ctx.tenant, { at: now, calendar });
  return calendar;
}

/** The next look is at the calendar as it is. */
const forgetCalendar = (ctx: Bank): void => void cachesOf(ctx).delete(ctx.tenant);

function cachesOf({ bank }: Bank): Map<string, { at: number; calendar: WorkCalendar }> {
  const cache = caches.get(sourceOf(bank)) ?? new Map<string, { at: number; calendar: WorkCalendar }>();
  caches.set(sourceOf(bank), cache);
  return cache;
}

/**
 * Takes in one year of the production calendar; doing it again does nothing. Staff only. @throws Refusal input.invalid,
 * not-found
 */
export async function uploadYear(
  { idempotency: _, ...ctx }: Ctx,
  input: z.input<typeof ProductionYear>,
): Promise<ProductionYear> {
  mustBeStaff(ctx.actor);
  const year = parse(ProductionYear, input);
  await retrying(async () => {
    const key = yearKey(ctx.tenant, year.year);
    const before = await ctx.bank.get<ProductionYear>(key);
    await save(ctx, {
      writes: [{ put: { key, kind: "calendar-year", data: year }, expect: before?.version ?? "absent" }],
      stream: partition(ctx.tenant),
      events: [{ type: "calendar.year-uploaded", data: { year: year.year } }],
      audit: { subject: "calendar", action: "calendar.upload", detail: { year: year.year } },
    });
  });
  forgetCalendar(ctx);
  return year;
}

/** Which years there are, and where each comes from. */
export async function calendarYears(ctx: Bank): Promise<Array<{ year: number; source: string; uploaded: boolean }>> {
  const own = new Set((await uploaded(ctx)).map((y) => y.year));
  const { years } = await calendarOf(ctx);
  return [...years.values()]
    .sort((a, b) => a.year - b.year)
    .map(({ year, basis }) => ({
      year,
      source: `${basis.text.ru}${basis.source ? `, ${basis.source}` : ""}`,
      uploaded: own.has(year),
    }));
}
