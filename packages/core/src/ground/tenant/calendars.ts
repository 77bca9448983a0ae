import type { z } from "zod";
import {
  buildCalendar,
  ProductionYear,
  russianCalendar,
  russianCalendarData,
  type WorkCalendar,
} from "../calendar/index.ts";
import { mustBeStaff } from "../shared/authorise.ts";
import { all, type DataBank, type Stored } from "../shared/bank.ts";
import { type Ctx, retrying, save } from "../shared/context.ts";
import { parse } from "../shared/input.ts";
import { same } from "../shared/same.ts";
import { sourceOf } from "../shared/source.ts";
import { begun, type CalendarChange, changeKey, partition, type Settings, settingKey, writeChange } from "./change.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** What the tenant has set of its own, and the newest change of it. */
interface Own {
  settings: Stored<Settings>[];
  change: Stored<CalendarChange> | undefined;
}

async function read(ctx: Bank): Promise<Own> {
  const own: Own = { settings: [], change: undefined };
  for await (const found of all<Settings | CalendarChange>(ctx.bank, "records", partition(ctx.tenant)))
    if (found.key.sk === changeKey(ctx.tenant).sk) own.change = found as Stored<CalendarChange>;
    else if (/^YEAR#/.test(found.key.sk)) own.settings.push(found as Stored<Settings>);
  return own;
}

/** The shipped years, with the tenant's own over them. */
function built(years: readonly ProductionYear[], edition: number | undefined): WorkCalendar {
  if (years.length === 0) return russianCalendar;
  const all = new Map([...russianCalendarData.years, ...years].map((y) => [y.year, y as ProductionYear]));
  const version = `${russianCalendarData.version}+${edition ?? years.map((y) => y.year).join(",")}`;
  return buildCalendar({ version, years: [...all.values()] });
}

const yearsOf = ({ settings }: Own): ProductionYear[] => settings.map(({ data }) => data);

/** The calendar by which the tenant counts. Its version is the shipped one's and the number of the tenant's own edition. */
export async function calendarOf(ctx: Bank): Promise<WorkCalendar> {
  const own = await read(ctx);
  return built(yearsOf(own), own.change?.data.edition);
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
export const forgetCalendar = (ctx: Bank): void => void cachesOf(ctx).delete(ctx.tenant);

function cachesOf({ bank }: Bank): Map<string, { at: number; calendar: WorkCalendar }> {
  const cache = caches.get(sourceOf(bank)) ?? new Map<string, { at: number; calendar: WorkCalendar }>();
  caches.set(sourceOf(bank), cache);
  return cache;
}

/** How the tenant would count with a year that it has not set yet. Staff only. @throws Refusal input.invalid, not-found */
export async function calendarWith(ctx: Ctx, input: z.input<typeof ProductionYear>): Promise<WorkCalendar> {
  mustBeStaff(ctx.actor, "region");
  const year = parse(ProductionYear, input);
  const own = await read(ctx);
  const others = yearsOf(own).filter((one) => one.year !== year.year);
  return built([...others, year], (own.change?.data.edition ?? 0) + 1);
}

/**
 * Takes in one year of the production calendar; the same year again changes nothing. What follows the calendar counts by it at
 * once, and open deadlines are moved in the background. Staff only. @throws Refusal input.invalid, not-found
 */
export async function uploadYear(
  { idempotency: _, ...ctx }: Ctx,
  input: z.input<typeof ProductionYear>,
): Promise<ProductionYear> {
  mustBeStaff(ctx.actor, "region");
  const year = parse(ProductionYear, input);
  await retrying(async () => {
    const key = settingKey(ctx.tenant, year.year);
    const { settings, change } = await read(ctx);
    const before = settings.find(({ data }) => data.year === year.year);
    if (before && same(before.data, year)) return;
    const after = begun(change?.data, year.year, ctx.now());
    await save(ctx, {
      writes: [
        { put: { key, kind: "calendar-year", data: year }, expect: before?.version ?? "absent" },
        writeChange(ctx.tenant, after, change?.version ?? "absent"),
      ],
      stream: partition(ctx.tenant),
      events: [{ type: "calendar.changed", data: { year: year.year, edition: after.edition, piece: after.piece } }],
      audit: { subject: "calendar", action: "calendar.upload", detail: { year: year.year, edition: after.edition } },
    });
  });
  forgetCalendar(ctx);
  return year;
}

/** Which years there are and where each comes from, the calendar's version, and how far its newest change has got. */
export async function calendarYears(ctx: Bank): Promise<{
  items: Array<ProductionYear & { source: string; uploaded: boolean }>;
  version: string;
  change: CalendarChange | undefined;
}> {
  const own = await read(ctx);
  const uploaded = new Set(yearsOf(own).map((y) => y.year));
  const { years, version } = built(yearsOf(own), own.change?.data.edition);
  const items = [...years.values()]
    .sort((a, b) => a.year - b.year)
    .map((one) => ({
      ...one,
      source: `${one.basis.text.ru}${one.basis.source ? `, ${one.basis.source}` : ""}`,
      uploaded: uploaded.has(one.year),
    }));
  return { items, version, change: own.change?.data };
}
