import { Temporal } from "temporal-polyfill";
import * as Slot from "../../agencies/slot/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { AppointmentId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNotes, writeNote } from "../../ground/vault/index.ts";
import * as decide from "./appointment.decide.ts";
import { isTold, mayDo, mustSee } from "./appointment.scope.ts";
import * as store from "./appointment.store.ts";
import {
  type Appointment,
  type AppointmentView,
  AttendAppointment,
  CancelAppointment,
  type CancelCause,
  hasTime,
  MissAppointment,
  MoveAppointment,
  OfferTime,
  view,
} from "./appointment.ts";
import { mustBeNew, notes, openSlot, timeOf } from "./book.actions.ts";
import { agreed, answered, changed, decision } from "./change.ts";
import { leavesQuarter, quarterStepOf } from "./quarter-step.ts";

/** With what people wrote, on record. @throws Refusal not-found */
export async function get(ctx: Ctx, id: AppointmentId): Promise<AppointmentView> {
  const { data, version } = await store.load(ctx, id);
  await mustSee(ctx, data);
  const { childId, wishId, noteId } = data;
  await auditRead(ctx, { subject: childId, action: "appointment.read", detail: { appointmentId: id } });
  const told = await isTold(ctx, data);
  const ids = [wishId, noteId].filter((one) => one !== undefined);
  const texts = told ? await readNotes(ctx, ids, notes(childId)) : new Map();
  const words = { wish: wishId && texts.get(wishId), note: noteId && texts.get(noteId) };
  return view(data, version, { isTold: told, mayDo: mayDo(ctx, data), ...words });
}

const shown = async (ctx: Ctx, { data, version }: { data: Appointment; version: number }): Promise<AppointmentView> =>
  view(data, version, { isTold: await isTold(ctx, data), mayDo: mayDo(ctx, data) });

/**
 * To another time of its slot, or of another slot of the same organisation and service. @throws Refusal slot.taken, slot.closed,
 * appointment.closed, appointment.not-allowed, limit.reached, conflict.exists, input.invalid, not-found
 */
export async function move(
  ctx: Ctx,
  id: AppointmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<AppointmentView> {
  const given = parse(MoveAppointment, input);
  const after = await agreed(ctx, id, { action: "appointment.move-time", expectedVersion }, async ({ data }) => {
    decide.mustBeOpen(data);
    const clock = await Tenant.clock(ctx);
    const slot = await openSlot(ctx, given.slotId ?? data.slotId);
    const { agencyId, serviceKey, slotId, place, minutes, capacity } = slot.data;
    if (agencyId !== data.agencyId || serviceKey !== data.serviceKey)
      throw invalid([
        fault("/slotId", "слот той же организации и услуги", "a slot of the same organisation and service"),
      ]);
    const when = timeOf(slot.data, given.at, clock);
    const order = await store.oneAppointment(ctx, data.childId);
    const others = (await store.ofChild(readingAnew(ctx), data.childId)).map((one) => one.data);
    mustBeNew(
      others.filter((one) => one.appointmentId !== id),
      { slotId, stepId: undefined },
      { ...when, minutes },
    );
    const carried = (await leavesQuarter(ctx, data, when.day)) ? undefined : data.stepId;
    // Where the quarter that it comes to has its own already, it is still the one of before, and late.
    const stepId = (await stepOf(ctx, { ...data, stepId: carried }, { day: when.day, others })) ?? data.stepId;
    const decided = decide.move({ ...data, stepId }, { slotId, place, minutes, ...when }, clock.now);
    const taken = { slotId, ...when, capacity, minutes, place };
    return decision(decided, [
      ...(await Slot.book(ctx, id, { freed: timeIn(data), taken })),
      Slot.unchanged(ctx.tenant, slot),
      order,
    ]);
  });
  return shown(ctx, after);
}

/** What it holds of a day's book. */
export const timeIn = (a: Appointment) => (hasTime(a) ? { slotId: a.slotId, at: a.at, day: a.day } : undefined);

/** Called off: its time, or its turn, is free. @throws Refusal appointment.closed, appointment.not-allowed, not-found */
export async function cancel(
  ctx: Ctx,
  id: AppointmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<AppointmentView> {
  const { cause, reason } = parse(CancelAppointment, input);
  const request = { action: "appointment.cancel", expectedVersion };
  const after = await agreed(ctx, id, request, ({ data }) => cancelled(ctx, data, { cause, reason }));
  return shown(ctx, after);
}

export async function cancelled(
  ctx: Ctx,
  data: Appointment,
  { cause, reason }: { cause: CancelCause; reason?: string | undefined },
) {
  const note = reason === undefined ? undefined : await writeNote(ctx, reason, notes(data.childId));
  const decided = decide.cancel(data, { cause, now: ctx.now(), noteId: note?.noteId });
  return decision(decided, [...(note ? [note.write] : []), ...(await given(ctx, data))]);
}

/** What it gives back: its time, or its turn. */
export async function given(ctx: Ctx, a: Appointment) {
  const { appointmentId, slotId, waitingSince: since } = a;
  if (since !== undefined) return [Slot.leaveQueue(ctx.tenant, slotId, { appointmentId, since })];
  return Slot.book(ctx, appointmentId, { freed: timeIn(a) });
}

/** The longest ahead that a time is offered on request. */
const ahead = { hours: 24 * 90 };

/**
 * A time for one that waits: of the slot's own where it has times, else whatever the organisation names. @throws Refusal slot.taken,
 * slot.closed, appointment.closed, appointment.not-allowed, input.invalid, not-found, conflict.exists: whoever holds the post receives then
 */
export async function offer(
  ctx: Ctx,
  id: AppointmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<AppointmentView> {
  const { at } = parse(OfferTime, input);
  const request = { action: "appointment.offer", expectedVersion };
  const after = await changed(ctx, id, request, ({ data }) => offered(ctx, data, at));
  return shown(ctx, after);
}

export async function offered(ctx: Ctx, data: Appointment, at: string) {
  decide.mustBeOpen(data);
  const slot = await openSlot(ctx, data.slotId);
  const clock = await Tenant.clock(ctx);
  const when = slot.data.times ? timeOf(slot.data, at, clock) : requested(at, clock);
  const decided = decide.offer(data, when, clock.now);
  if (!slot.data.times) await Slot.mustBeFree(ctx, slot.data, when);
  const { slotId, capacity, minutes, place } = slot.data;
  return decision(decided, [
    ...(await Slot.book(ctx, data.appointmentId, { taken: { slotId, ...when, capacity, minutes, place } })),
    ...(await given(ctx, data)),
    Slot.unchanged(ctx.tenant, slot),
  ]);
}

function requested(at: string, { now, zone }: Tenant.Clock): { at: string; day: string } {
  const instant = Temporal.Instant.from(at);
  if (Temporal.Instant.compare(instant, now.add(ahead)) > 0)
    throw invalid([fault("/at", "в течение девяноста дней", "within ninety days")]);
  return { at: instant.toString(), day: localDay(instant, zone).toString() };
}

/**
 * The family takes the time that is kept for it. @throws Refusal appointment.closed, appointment.not-allowed, not-found, conflict.exists: it has
 * booked another one at that hour meanwhile
 */
export async function accept(ctx: Ctx, id: AppointmentId, expectedVersion?: number): Promise<AppointmentView> {
  const request = { action: "appointment.accept", expectedVersion };
  const after = await answered(ctx, id, request, async ({ data }) => {
    const order = await store.oneAppointment(ctx, data.childId);
    const others = (await store.ofChild(readingAnew(ctx), data.childId)).map((one) => one.data);
    const stepId = hasTime(data) ? await stepOf(ctx, data, { day: data.day, others }) : data.stepId;
    const decided = decide.accept({ ...data, stepId }, ctx.now());
    const booked = others.filter((one) => one.status === "booked" && one.appointmentId !== id);
    if (hasTime(data)) mustBeNew(booked, { slotId: data.slotId, stepId: undefined }, data);
    return decision(decided, [order]);
  });
  return shown(ctx, after);
}

/**
 * What it carries out: the step that was named at booking, or the plan's of the quarter in which it is to be held. A turn has no day, and
 * no quarter, until its time is taken.
 */
const stepOf = async (
  ctx: Ctx,
  a: Appointment,
  { day, others }: { day: string; others: readonly Appointment[] },
): Promise<Appointment["stepId"]> =>
  a.stepId ??
  (await quarterStepOf(ctx, a.childId, {
    of: a,
    day,
    others: others.filter(({ appointmentId }) => appointmentId !== a.appointmentId),
  }));

/** It has taken place, and what came of it. @throws Refusal appointment.closed, appointment.not-allowed, not-found */
export async function attend(
  ctx: Ctx,
  id: AppointmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<AppointmentView> {
  const { outcome, note } = parse(AttendAppointment, input);
  const after = await changed(ctx, id, { action: "appointment.attend", expectedVersion }, async ({ data }) => {
    const written = note === undefined ? undefined : await writeNote(ctx, note, notes(data.childId));
    const decided = decide.attend(data, { outcome, now: ctx.now(), noteId: written?.noteId });
    return decision(decided, written ? [written.write] : []);
  });
  return shown(ctx, after);
}

/** It has not taken place. @throws Refusal appointment.closed, appointment.not-allowed, not-found */
export async function miss(
  ctx: Ctx,
  id: AppointmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<AppointmentView> {
  const { by, note } = parse(MissAppointment, input);
  const after = await changed(ctx, id, { action: "appointment.miss", expectedVersion }, async ({ data }) => {
    const others = (await store.ofChild(ctx, data.childId)).map((one) => one.data);
    const again = decide.missedBefore(others.filter((one) => one.appointmentId !== id));
    const written = note === undefined ? undefined : await writeNote(ctx, note, notes(data.childId));
    const decided = decide.miss(data, { by, again, now: ctx.now(), noteId: written?.noteId });
    return decision(decided, written ? [written.write] : []);
  });
  return shown(ctx, after);
}

/** Nobody has answered: the time is free, and it waits again, or is over. By the platform alone. */
export async function lapsed(ctx: Ctx, data: Appointment) {
  const decided = decide.lapse(data, ctx.now());
  const { appointmentId, slotId, status, waitingSince: since } = decided.appointment;
  const turn = status === "waiting" && since ? [Slot.queueUp(ctx.tenant, slotId, { appointmentId, since })] : [];
  return decision(decided, [...(await given(ctx, data)), ...turn]);
}
