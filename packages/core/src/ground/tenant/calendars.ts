import type { z } from "zod";
import { buildCalendar, ProductionYear, russianCalendarData, type WorkCalendar } from "../calendar/index.ts";
import { mustBeStaff } from "../shared/authorise.ts";
import type { Key } from "../shared/bank.ts";
import { all } from "../shared/bank.ts";
import { type Ctx, retrying, save } from "../shared/context.ts";
import { parse } from "../shared/input.ts";

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
  if (own.length === 0) return buildCalendar(russianCalendarData);
  const years = new Map([...russianCalendarData.years, ...own].map((y) => [y.year, y as ProductionYear]));
  const version = `${russianCalendarData.version}+${own.map((y) => y.year).join(",")}`;
  return buildCalendar({ version, years: [...years.values()] });
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
