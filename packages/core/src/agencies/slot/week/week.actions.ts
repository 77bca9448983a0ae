import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { isWorkingDay, localDay } from "../../../ground/calendar/index.ts";
import type { AgencyId, Ctx } from "../../../ground/shared/index.ts";
import { limits } from "../../../ground/shared/limits.ts";
import * as Tenant from "../../../ground/tenant/index.ts";
import * as Agency from "../../agency/index.ts";
import { mustSee } from "../slot.actions.ts";
import { slotPlaces } from "../slot.places.ts";
import * as store from "../slot.store.ts";
import { lastDay, type Occurrence, occurrences } from "../slot.times.ts";
import type { Slot } from "../slot.ts";

/** A time of the week: who receives, how many have it, and by which appointments. Whose they are stands in these. */
const Reception = z.strictObject({
  slotId: z.string(),
  serviceKey: z.string(),
  post: z.string(),
  place: z.enum(slotPlaces),
  forSpecialists: z.boolean(),
  at: z.string(),
  day: z.string(),
  time: z.string(),
  minutes: z.int(),
  capacity: z.int(),
  taken: z.int().meta({ description: "Сколько мест занято / how many places are taken" }),
  onRequest: z.boolean(),
  appointments: z.array(z.string()).meta({
    description:
      "Записи семей на это время; прочее занятое — обращения и консультации специалистов / appointments of families; what else is taken are enquiries, and specialists who are advised",
  }),
});
type Reception = z.infer<typeof Reception>;

export const ReceptionWeek = z.strictObject({
  from: z.string(),
  until: z.string(),
  previous: z.string().meta({ description: "Понедельник прошлой недели / Monday of the week before" }),
  next: z.string().meta({ description: "Понедельник следующей недели / Monday of the week after" }),
  today: z.string(),
  days: z.array(z.strictObject({ day: z.string(), off: z.boolean() })),
  receptions: z.array(Reception),
});
export type ReceptionWeek = z.infer<typeof ReceptionWeek>;

/**
 * A week of an organisation's open slots, from Monday on: this one, or that of a day. By ids alone, of nobody: for staff everywhere, and for
 * itself. It costs as much as the organisation has slots. @throws Refusal not-found
 */
export async function week(ctx: Ctx, agencyId: AgencyId, day: string | undefined): Promise<ReceptionWeek> {
  await mustSee(ctx, agencyId);
  await Agency.load(ctx, agencyId);
  const clock = await Tenant.clock(ctx);
  const today = localDay(clock.now, clock.zone);
  const asked = day === undefined ? today : Temporal.PlainDate.from(day);
  const monday = asked.subtract({ days: asked.dayOfWeek - 1 });
  const days = Array.from({ length: 7 }, (_, i) => monday.add({ days: i }));
  const [from, until] = [monday.toString(), days.at(-1)!.toString()];
  const page = await store.ofOrganisation(ctx, { agency: agencyId, status: "open" }, { limit: limits.slots.most });
  const slots = page.items.map(({ data }) => data).filter((slot) => (lastDay(slot) ?? until) >= from);
  const timed = slots.map((slot) => ({ slot, times: [...occurrences(slot, clock, from, until)] }));
  const books = await store.readDays(
    ctx,
    timed.flatMap(({ slot, times }) => daysOf(slot, times, days).map((one) => ({ slotId: slot.slotId, day: one }))),
  );
  const receptions = timed.flatMap(({ slot, times }) => {
    const own = books.filter(({ slotId }) => slotId === slot.slotId);
    const shown = slot.times ? times : own.flatMap((book) => asTimes(book, clock.zone));
    return shown.map((one) => reception(slot, one, own.find((book) => book.day === one.day)?.taken[one.at] ?? []));
  });
  return {
    from,
    until,
    previous: monday.subtract({ days: 7 }).toString(),
    next: monday.add({ days: 7 }).toString(),
    today: today.toString(),
    days: days.map((one) => ({ day: one.toString(), off: !isWorkingDay(clock.calendar, one) })),
    receptions: receptions.sort((a, b) => (`${a.at}#${a.post}` < `${b.at}#${b.post}` ? -1 : 1)),
  };
}

/** On which days it may have been taken: any, where it is given on request. */
const daysOf = ({ times }: Slot, own: readonly Occurrence[], all: readonly Temporal.PlainDate[]): string[] =>
  times ? [...new Set(own.map(({ day }) => day))] : all.map(String);

/** What was given on request: it has no times but those that are taken. */
const asTimes = ({ day, taken }: store.DayBook, zone: string): Occurrence[] =>
  Object.entries(taken).flatMap(([at, holders]) => {
    const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
    return holders.length > 0 ? [{ at, day, time }] : [];
  });

const reception = (slot: Slot, { at, day, time }: Occurrence, holders: readonly string[]): Reception => ({
  slotId: slot.slotId,
  serviceKey: slot.serviceKey,
  post: slot.post,
  place: slot.place,
  forSpecialists: slot.forSpecialists ?? false,
  at,
  day,
  time,
  minutes: slot.minutes,
  capacity: slot.capacity,
  taken: holders.length,
  onRequest: slot.times === undefined,
  appointments: holders.filter((id) => id.startsWith("appointment_")),
});
