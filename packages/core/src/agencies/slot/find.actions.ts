import { Temporal } from "temporal-polyfill";
import type { AgencyId, Ctx, Page, PageRequest, SlotId, Stored } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { namesOf } from "../agency/agency.store.ts";
import { lookup } from "../service/lookup.actions.ts";
import * as store from "./slot.store.ts";
import { lastDay, type Occurrence, occurrences } from "./slot.times.ts";
import type { FreeTime, OpenSlot, Slot, SlotPlace } from "./slot.ts";

export interface SlotQuery extends PageRequest {
  /** By key, or in words; any where it is not said. */
  service?: string | undefined;
  municipality?: string | undefined;
  /** Of one organisation: its own, wherever it is. */
  agency?: AgencyId | undefined;
  place?: SlotPlace | undefined;
  /** The first day (ISO); today where it is not said. */
  day?: string | undefined;
  /** Those that advise specialists, of the whole region; else those that receive families. */
  forSpecialists?: true | undefined;
}

/** How many days are looked through, and how many free times a slot shows. */
const window = { days: 13 };
const mostTimes = 20;
const usualPage = 50;

/**
 * What can be booked of a service within two weeks of a day: for whoever may book at all, since it says nothing of anybody.
 * @throws Refusal input.invalid: no such service, cursor.invalid
 */
export async function find(ctx: Ctx, { service: word, place, day, ...query }: SlotQuery): Promise<Page<OpenSlot>> {
  const service = word && (await lookup(ctx)).mustResolve([{ pointer: "/service", word }])[0];
  const clock = await Tenant.clock(ctx);
  const { from, until } = await daysFrom(ctx, day);
  const { limit = usualPage, from: cursor } = query;
  const found = await open(ctx, { ...query, service, from }, { limit, from: cursor });
  const slots = found.items
    .map(({ data }) => data)
    .filter((slot) => (!place || slot.place === place) && (lastDay(slot) ?? from) >= from);
  const free = await freeTimes(ctx, slots, clock, { from, until });
  const names = await namesOf(ctx, [...new Set(slots.map(({ agencyId }) => agencyId))]);
  return { items: slots.map((slot) => openSlot(slot, names, free.get(slot.slotId) ?? [])), next: found.next };
}

/** Open ones by whose they are, and what for. */
async function open(
  ctx: Ctx,
  { service, from, ...query }: Omit<SlotQuery, "service" | "from"> & { service: string | undefined; from: string },
  page: PageRequest & { limit: number },
): Promise<Page<Stored<Slot>>> {
  const { agency, municipality, forSpecialists } = query;
  if (forSpecialists) return store.ofAdvice(ctx, { service, from }, page);
  if (agency === undefined) return store.ofService(ctx, { service, municipality, from }, page);
  const found = await store.ofOrganisation(ctx, { agency, status: "open" }, page);
  const items = found.items.filter(
    ({ data }) => !data.forSpecialists && (service === undefined || data.serviceKey === service),
  );
  return { items, next: found.next };
}

/** The two weeks that {@link find} looks at: from that day on, today where it is over or not said. */
export async function daysFrom(ctx: Ctx, day: string | undefined): Promise<{ from: string; until: string }> {
  const today = (await Tenant.today(ctx)).toString();
  const from = day === undefined || day < today ? today : day;
  return { from, until: Temporal.PlainDate.from(from).add(window).toString() };
}

const openSlot = (slot: Slot, names: ReadonlyMap<string, string>, times: FreeTime[]): OpenSlot => ({
  slotId: slot.slotId,
  agencyId: slot.agencyId,
  agency: names.get(slot.agencyId) ?? "",
  municipality: slot.municipality,
  serviceKey: slot.serviceKey,
  post: slot.post,
  place: slot.place,
  where: slot.where,
  minutes: slot.minutes,
  consultationPoint: slot.consultationPoint,
  onRequest: slot.times === undefined,
  times,
});

/** The next times of each slot at which there is room; what is taken is one read for a hundred days of all of them. */
async function freeTimes(
  ctx: Ctx,
  slots: readonly Slot[],
  clock: Tenant.Clock,
  { from, until }: { from: string; until: string },
): Promise<Map<SlotId, FreeTime[]>> {
  const now = clock.now.toString();
  const all = slots.map((slot) => ({
    slot,
    times: [...occurrences(slot, clock, from, until)].filter(({ at }) => at > now),
  }));
  const days = all.flatMap(({ slot: { slotId }, times }) =>
    [...new Set(times.map(({ day }) => day))].map((day) => ({ slotId, day })),
  );
  const books = new Map((await store.readDays(ctx, days)).map((book) => [`${book.slotId}#${book.day}`, book]));
  return new Map(
    all.map(({ slot, times }) => {
      const room = times.flatMap((one) => freeAt(slot, one, books.get(`${slot.slotId}#${one.day}`)));
      return [slot.slotId, room.slice(0, mostTimes)];
    }),
  );
}

function freeAt({ capacity }: Slot, { at, day, time }: Occurrence, book: store.DayBook | undefined): FreeTime[] {
  const free = capacity - (book?.taken[at]?.length ?? 0);
  return free > 0 ? [{ at, local: `${day}T${time}`, free }] : [];
}
