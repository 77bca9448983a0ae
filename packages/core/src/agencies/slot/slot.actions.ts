import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import { changing } from "../../ground/change/index.ts";
import { isStaff } from "../../ground/shared/authorise.ts";
import {
  type AgencyId,
  type Ctx,
  newId,
  type Page,
  type PageRequest,
  type SlotId,
  type Stored,
  save,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { limits, mustHaveRoom } from "../../ground/shared/limits.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Agency from "../agency/index.ts";
import * as Service from "../service/index.ts";
import type { SlotEvent } from "./slot.events.ts";
import * as store from "./slot.store.ts";
import { doMeet, faultsOf, firstMeeting, occurrences } from "./slot.times.ts";
import { NewSlot, type Slot, SlotPatch, type SlotView } from "./slot.ts";

const told = ({ slotId, agencyId, municipality, serviceKey }: Slot) => ({
  slotId,
  agencyId,
  municipality,
  serviceKey,
});

const changed = changing<SlotId, Slot, SlotEvent>({
  load: store.load,
  authorise: (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { slotId }) => store.partition(tenant, slotId),
  audit: ({ agencyId, slotId }) => ({ subject: agencyId, detail: { slotId } }),
  ref: ({ slotId, agencyId }) => ({ kind: "slot", id: slotId, parent: agencyId }),
});

/**
 * An organisation says when its specialist can be seen; staff may say it for them. @throws Refusal not-found, agency.unknown, limit.reached,
 * conflict.exists: whoever holds the post receives at that time already; input.invalid: in the past, on a day off, longer than the day, at an hour that the clocks leap over
 */
export async function open(ctx: Ctx, agencyId: AgencyId, input: unknown): Promise<SlotView> {
  await Agency.mustManage(ctx, agencyId);
  await Agency.mustBeKnown(ctx, [{ pointer: "", agencyId }]);
  const { serviceKey: word, ...content } = parse(NewSlot, input);
  mustBeRight(faultsOf(content, await Tenant.clock(ctx)));
  const [serviceKey] = (await Service.lookup(ctx)).mustResolve([{ pointer: "/serviceKey", word }]);
  const open = await openOf(ctx, agencyId);
  mustHaveRoom("slots", open.length);
  const { agency, version } = await Agency.load(ctx, agencyId);
  const now = ctx.now();
  const slot: Slot = {
    slotId: newId("slot", now.epochMilliseconds),
    agencyId,
    municipality: agency.municipality,
    ...content,
    serviceKey: serviceKey!,
    status: "open",
    createdAt: now.toString(),
  };
  const { slotId } = slot;
  await mustNotMeet(ctx, slot, open);
  await save(ctx, {
    writes: [
      store.write(ctx.tenant, slot, "absent"),
      // Whoever closes the slots of one that closes finds this one, or this one finds it closed.
      { check: Agency.keyOf(ctx.tenant, agencyId), expect: version },
    ],
    stream: store.partition(ctx.tenant, slotId),
    events: [{ type: "slot.opened", data: told(slot) } satisfies SlotEvent],
    audit: { subject: agencyId, action: "slot.open", detail: { slotId } },
    ref: { kind: "slot", id: slotId, parent: agencyId },
  });
  return view({ data: slot, version: 1 });
}

const openOf = async (ctx: Ctx, agency: AgencyId): Promise<Slot[]> =>
  (await store.ofOrganisation(ctx, { agency, status: "open" }, { limit: limits.slots.most })).items.map(
    ({ data }) => data,
  );

/** A post is one person's where nothing tells two apart: they receive one family at a time. @throws Refusal conflict.exists, with what it meets */
async function mustNotMeet(ctx: Ctx, slot: Slot, others: readonly Slot[]): Promise<void> {
  const clock = await Tenant.clock(ctx);
  const today = localDay(clock.now, clock.zone).toString();
  for (const other of others) {
    if (other.slotId === slot.slotId || !isSamePost(other, slot)) continue;
    const meets = firstMeeting(slot, other, clock, today);
    if (meets) throw postIsBusy(other, meets);
  }
}

/**
 * The same of a time that is given on request: whoever holds the post is not elsewhere then, by hours of its own or on another request.
 * @throws Refusal conflict.exists, with what it meets
 */
export async function mustBeFree(ctx: Ctx, slot: Slot, { at, day }: { at: string; day: string }): Promise<void> {
  const others = (await openOf(ctx, slot.agencyId)).filter(
    (other) => other.slotId !== slot.slotId && isSamePost(other, slot),
  );
  if (others.length === 0) return;
  const clock = await Tenant.clock(ctx);
  const asked = others.filter(({ times }) => times === undefined);
  const books = await store.readDays(
    ctx,
    asked.map(({ slotId }) => ({ slotId, day })),
  );
  for (const other of others) {
    const taken = books.filter(({ slotId }) => slotId === other.slotId).flatMap((book) => Object.keys(book.taken));
    const times = [...taken, ...[...occurrences(other, clock, day, day)].map((one) => one.at)];
    if (!times.some((time) => doMeet({ at, minutes: slot.minutes }, { at: time, minutes: other.minutes }))) continue;
    throw postIsBusy(other, { day, time: localTime(Temporal.Instant.from(at), clock.zone) });
  }
}

const localTime = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });

const isSamePost = (a: Pick<Slot, "post">, b: Pick<Slot, "post">): boolean => folded(a.post) === folded(b.post);
const folded = (post: string): string => post.trim().toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ");

const postIsBusy = ({ slotId, post }: Slot, { day, time }: { day: string; time: string }) =>
  new Refusal(
    "conflict.exists",
    {
      ru: `«${post}» в это время уже принимает: ${day}, ${time}. Если это другой специалист, назовите должность иначе: «${post}, кабинет 12».`,
      en: `"${post}" receives at that time already: ${day}, ${time}. If that is somebody else, call the post otherwise: "${post}, room 12".`,
    },
    { current: { slotId, day, time } },
  );

/** What is named changes; appointments that are made stay. @throws Refusal not-found, input.invalid, conflict.version, conflict.exists */
export async function change(
  ctx: Ctx,
  agencyId: AgencyId,
  id: SlotId,
  input: unknown,
  expectedVersion?: number,
): Promise<SlotView> {
  const { where, until, ...patch } = parse(SlotPatch, input);
  const request = { action: "slot.change", expectedVersion, holds: isOf(agencyId) };
  const after = await changed(ctx, id, request, async ({ data }) => {
    const next: Slot = {
      ...data,
      ...patch,
      where: where === undefined ? data.where : (where ?? undefined),
      until: until === undefined ? data.until : (until ?? undefined),
    };
    if (next.until !== undefined && data.times && next.until < data.times.date)
      mustBeRight([fault("/until", "не раньше первого дня", "not before the first day")]);
    if (next.status === "open") await mustNotMeet(ctx, next, await openOf(ctx, agencyId));
    const closes = next.status === "closed" && data.status === "open";
    return { events: [{ type: closes ? "slot.closed" : "slot.changed", data: told(data) }], after: next };
  });
  return view(after);
}

const isOf =
  (agencyId: AgencyId) =>
  (slot: Slot): void => {
    if (slot.agencyId !== agencyId) throw notFound();
  };

/** For staff everywhere, and for the organisation itself. @throws Refusal not-found */
export async function get(ctx: Ctx, agencyId: AgencyId, id: SlotId): Promise<SlotView> {
  await mustSee(ctx, agencyId);
  const found = await store.load(ctx, id);
  isOf(agencyId)(found.data);
  return view(found);
}

/** For staff everywhere, and for the organisation itself. @throws Refusal not-found */
export async function mustSee(ctx: Ctx, agencyId: AgencyId): Promise<void> {
  if (!isStaff(ctx.actor, "each")) await Agency.mustManage(ctx, agencyId);
}

/** An organisation's, for staff everywhere and for itself. @throws Refusal not-found, cursor.invalid */
export async function list(
  ctx: Ctx,
  agencyId: AgencyId,
  { status = "open", ...page }: PageRequest & { status?: Slot["status"] | undefined },
): Promise<Page<SlotView>> {
  await mustSee(ctx, agencyId);
  await Agency.load(ctx, agencyId);
  const { items, next } = await store.ofOrganisation(ctx, { agency: agencyId, status }, page);
  return { items: items.map(view), next };
}

/**
 * An organisation that has closed receives nobody. A page of its slots, by the platform alone; safe to repeat.
 * @returns where the next one begins
 */
export async function closeOfAgency(ctx: Ctx, agency: AgencyId, page: PageRequest): Promise<string | undefined> {
  const found: Page<Stored<Slot>> = await store.ofOrganisation(ctx, { agency, status: "open" }, page);
  for (const { data } of found.items)
    await changed(ctx, data.slotId, { action: "slot.close" }, ({ data: slot }) =>
      slot.status === "closed"
        ? { events: [] }
        : { events: [{ type: "slot.closed", data: told(slot) }], after: { ...slot, status: "closed" } },
    );
  return found.next;
}

export function view({ data, version }: Pick<Stored<Slot>, "data" | "version">): SlotView {
  return { ...data, wholeRegion: data.wholeRegion ?? false, onRequest: data.times === undefined, version };
}
