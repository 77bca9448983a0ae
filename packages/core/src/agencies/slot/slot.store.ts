import {
  type AdviceId,
  type AgencyId,
  type AppointmentId,
  type Ctx,
  type EnquiryId,
  type Expectation,
  getAll,
  type Key,
  type Page,
  type PageRequest,
  type SlotId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { lastDay } from "./slot.times.ts";
import type { Slot } from "./slot.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: SlotId) => `T#${tenant}#SLOT#${id}`;
const keyOf = (tenant: string, id: SlotId): Key => ({ table: "records", pk: partition(tenant, id), sk: "SLOT" });

const inTenant = (tenant: string) => `T#${tenant}#SLOTS`;
const inMunicipality = (tenant: string, municipality: string) => `${inTenant(tenant)}#IN#${municipality}`;
/** Of those that receive families of the whole region, wherever they are. */
const ofRegion = (tenant: string) => `${inTenant(tenant)}#REGION`;
/** Of those that advise specialists, wherever they are. */
const ofSpecialists = (tenant: string) => `${inTenant(tenant)}#SPECIALISTS`;
const ofAgency = (tenant: string, id: AgencyId) => `${inTenant(tenant)}#OF#${id}`;

/** Behind all days: it has no last one. */
const always = "9999-12-31";

/**
 * gsi1: a municipality's, or those that receive the whole region; gsi2: the tenant's; gsi3: an organisation's. The first two by service and last day, so that what is over is not read.
 */
export function write(tenant: string, slot: Slot, expect: Expectation): Write {
  const sk = `${slot.status}#${slot.serviceKey}#${lastDay(slot) ?? always}#${slot.slotId}`;
  return {
    put: {
      key: keyOf(tenant, slot.slotId),
      kind: "slot",
      data: slot,
      index: {
        // Families never come across hours for specialists.
        gsi1: slot.forSpecialists
          ? undefined
          : { pk: slot.wholeRegion ? ofRegion(tenant) : inMunicipality(tenant, slot.municipality), sk },
        gsi2: { pk: slot.forSpecialists ? ofSpecialists(tenant) : inTenant(tenant), sk },
        gsi3: { pk: ofAgency(tenant, slot.agencyId), sk: `${slot.status}#${slot.slotId}` },
      },
    },
    expect,
  };
}

/** What must still hold when somebody takes a time of it. */
export const unchanged = (tenant: string, { data, version }: Stored<Slot>): Write => ({
  check: keyOf(tenant, data.slotId),
  expect: version,
});

/** Whoever waits for a time of a slot: in its own partition, strongly consistent, in their order. */
export interface Turn {
  appointmentId: AppointmentId;
  since: string;
}
const turnKey = (tenant: string, slotId: SlotId, { since, appointmentId }: Turn): Key => ({
  table: "records",
  pk: partition(tenant, slotId),
  sk: `TURN#${since}#${appointmentId}`,
});
export const queueUp = (tenant: string, slotId: SlotId, turn: Turn): Write => ({
  put: { key: turnKey(tenant, slotId, turn), kind: "slot-turn", data: turn },
  expect: "absent",
});
export const leaveQueue = (tenant: string, slotId: SlotId, turn: Turn): Write => ({
  remove: turnKey(tenant, slotId, turn),
  expect: "any",
});
/** The first of those who wait, oldest first. */
export const waiting = async (ctx: Bank, slotId: SlotId, limit: number): Promise<Turn[]> =>
  (await ctx.bank.list<Turn>("records", partition(ctx.tenant, slotId), { prefix: "TURN#" }, { limit })).items.map(
    ({ data }) => data,
  );

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: SlotId): Promise<Stored<Slot>> =>
  known<Slot>("slot", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** Those that are there, by id. */
export async function loadMany(ctx: Bank, ids: readonly SlotId[]): Promise<Map<SlotId, Slot>> {
  const found = await getAll<Slot>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return new Map(found.flatMap((one) => (one ? [[one.data.slotId, one.data] as const] : [])));
}

/** An organisation's, in the order of their making; eventually consistent. */
export const ofOrganisation = (
  ctx: Bank,
  { agency, status }: { agency: AgencyId; status: Slot["status"] },
  page: PageRequest,
): Promise<Page<Stored<Slot>>> =>
  ctx.bank.find<Slot>("gsi3", ofAgency(ctx.tenant, agency), { prefix: `${status}#` }, page);

/** Open ones that advise specialists, of the whole region; eventually consistent. */
export const ofAdvice = (
  ctx: Bank,
  { service, from }: { service?: string | undefined; from: string },
  page: PageRequest,
): Promise<Page<Stored<Slot>>> => {
  const range = service ? { from: `open#${service}#${from}`, to: `open#${service}#~` } : { prefix: "open#" };
  return ctx.bank.find<Slot>("gsi2", ofSpecialists(ctx.tenant), range, page);
};

/** Stands before the place in the list of those that receive the whole region, which follow a municipality's own. */
const further = "region~";

/** Those of a service that are not over on that day, or open ones of any; eventually consistent. A municipality's own come first. */
export async function ofService(
  ctx: Bank,
  { service, municipality, from }: { service?: string | undefined; municipality?: string | undefined; from: string },
  page: PageRequest & { limit: number },
): Promise<Page<Stored<Slot>>> {
  const range = service ? { from: `open#${service}#${from}`, to: `open#${service}#~` } : { prefix: "open#" };
  if (municipality === undefined) return ctx.bank.find<Slot>("gsi2", inTenant(ctx.tenant), range, page);
  const after = page.from?.startsWith(further) ? page.from.slice(further.length) : undefined;
  const own =
    after === undefined
      ? await ctx.bank.find<Slot>("gsi1", inMunicipality(ctx.tenant, municipality), range, page)
      : { items: [] };
  if (own.next !== undefined) return own;
  const room = page.limit - own.items.length;
  if (room <= 0) return { ...own, next: further };
  const region = await ctx.bank.find<Slot>("gsi1", ofRegion(ctx.tenant), range, {
    limit: room,
    from: after || undefined,
  });
  return {
    items: [...own.items, ...region.items],
    next: region.next === undefined ? undefined : `${further}${region.next}`,
  };
}

/**
 * Which times of a slot's day are taken, and by whom: one record, whose version whoever books compares, so that two families never have
 * the same time.
 */
export interface DayBook {
  slotId: SlotId;
  day: string;
  /** By instant: ids alone, of appointments, and of what was asked for on an open page and waits to be confirmed. */
  taken: Record<string, (AppointmentId | EnquiryId | AdviceId)[]>;
  /** By instant, of times by video that somebody has: the name of the room, which those who meet are told in its hour alone. */
  rooms?: Record<string, string> | undefined;
}

const dayKey = (tenant: string, slotId: SlotId, day: string): Key => ({
  table: "records",
  pk: partition(tenant, slotId),
  sk: `DAY#${day}`,
});

export async function readDay(ctx: Bank, slotId: SlotId, day: string): Promise<Stored<DayBook>> {
  const key = dayKey(ctx.tenant, slotId, day);
  const empty: DayBook = { slotId, day, taken: {} };
  return (await ctx.bank.get<DayBook>(key)) ?? { key, kind: "slot-day", version: 0, data: empty };
}

/** Of several slots and days at once, those of which anything is taken. */
export async function readDays(ctx: Bank, days: readonly Pick<DayBook, "slotId" | "day">[]): Promise<DayBook[]> {
  const keys = days.map(({ slotId, day }) => dayKey(ctx.tenant, slotId, day));
  return (await getAll<DayBook>(ctx.bank, keys)).flatMap((one) => (one ? [one.data] : []));
}
