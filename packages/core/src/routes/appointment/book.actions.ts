import { Temporal } from "temporal-polyfill";
import * as Slot from "../../agencies/slot/index.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, newId, type RepresentativeId, type StepId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { Refusal, unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Step from "../step/index.ts";
import { event } from "./appointment.decide.ts";
import { mayDo } from "./appointment.scope.ts";
import * as store from "./appointment.store.ts";
import { type Appointment, type AppointmentView, hasTime, isEnded, NewAppointment, view } from "./appointment.ts";
import { quarterStepOf } from "./quarter-step.ts";

/** Where what people wrote is kept: with the child, so that it goes when the child's data go. */
export const notes = (childId: ChildId) => ({ subject: childId, field: "appointment" });

/**
 * A family takes a time of a slot, or its turn where there is none; by itself or by its coordinator. Of two who want the same the second is
 * told so. @throws Refusal slot.taken, slot.closed, conflict.exists, child.left, child.merging, limit.reached, input.invalid, not-found
 */
export async function book(request: Ctx, input: unknown): Promise<AppointmentView> {
  const given = parse(NewAppointment, input);
  return retrying(async () => {
    const ctx = readingAnew(request);
    const child = await Child.visible(ctx, given.childId);
    Child.mustBeHere(child.record);
    const slot = await openSlot(ctx, given.slotId);
    const clock = await Tenant.clock(ctx);
    const when = given.at === undefined ? undefined : timeOf(slot.data, given.at, clock);
    const order = await store.oneAppointment(ctx, given.childId);
    const others = (await store.ofChild(ctx, given.childId)).map(({ data }) => data);
    mustHaveRoom("appointments", others.length);
    mustBeNew(others, given, when && { ...when, minutes: slot.data.minutes });
    if (given.stepId) await mustBeStepOf(ctx, given.childId, given.stepId, slot.data);
    const stepId =
      given.stepId ?? (when && (await quarterStepOf(ctx, given.childId, { of: slot.data, day: when.day, others })));
    if (!when) await mustHaveTurn(ctx, given.slotId);
    const representativeId = comingOne(ctx, child.record.representativeIds, given.representativeId);
    const wish = given.wish === undefined ? undefined : await writeNote(ctx, given.wish, notes(given.childId));
    const now = clock.now.toString();
    const { slotId, agencyId, serviceKey, place, minutes, capacity } = slot.data;
    const appointment: Appointment = {
      appointmentId: newId("appointment", clock.now.epochMilliseconds),
      childId: given.childId,
      municipality: child.record.municipality,
      agencyId,
      slotId,
      serviceKey,
      place,
      minutes,
      consultationPoint: slot.data.consultationPoint || undefined,
      topic: given.topic,
      representativeId,
      stepId,
      status: when ? "booked" : "waiting",
      ...when,
      bookedAt: when && now,
      waitingSince: when ? undefined : now,
      generation: 1,
      generationAt: now,
      lapsed: 0,
      moves: 0,
      createdAt: now,
      wishId: wish?.noteId,
    };
    const { appointmentId, status } = appointment;
    await save(ctx, {
      writes: [
        ...store.creation(ctx.tenant, appointment),
        order,
        ...(when
          ? await Slot.book(ctx, appointmentId, { taken: { slotId, ...when, capacity, minutes, place } })
          : [Slot.queueUp(ctx.tenant, slotId, { appointmentId, since: now })]),
        Slot.unchanged(ctx.tenant, slot),
        Child.unchanged(ctx.tenant, given.childId, child.version),
        ...(wish ? [wish.write] : []),
      ],
      stream: store.partition(ctx.tenant, appointmentId),
      events: [event("appointment.made", appointment, { status, generation: 1 })],
      audit: { subject: given.childId, action: "appointment.book", detail: { appointmentId, agencyId, status } },
      ref: { kind: "appointment", id: appointmentId },
    });
    return view(appointment, 1, { mayDo: mayDo(ctx, appointment), wish: given.wish });
  });
}

/** How many may wait for one specialist. */
export const mostWaiting = 100;

/** @throws Refusal limit.reached */
async function mustHaveTurn(ctx: Ctx, slotId: Appointment["slotId"]): Promise<void> {
  if ((await Slot.waiting(ctx, slotId, mostWaiting)).length < mostWaiting) return;
  throw new Refusal(
    "limit.reached",
    {
      ru: `В очереди уже ${mostWaiting} семей: больше не принимается.`,
      en: `There are ${mostWaiting} families in the queue already: no more is taken.`,
    },
    { current: { most: mostWaiting } },
  );
}

/** @throws Refusal slot.closed, input.invalid */
export async function openSlot(ctx: Ctx, slotId: Appointment["slotId"]) {
  const found = await unlessRefused(() => Slot.load(ctx, slotId));
  if (!found) throw invalid([fault("/slotId", "слот из списка", "a slot of the list")]);
  if (found.data.forSpecialists) throw invalid([fault("/slotId", "время для семей", "hours for families")]);
  if (found.data.status === "open") return found;
  throw new Refusal("slot.closed", {
    ru: "Этот специалист больше не принимает. Выберите другое время или организацию.",
    en: "This specialist receives no more. Choose another time or organisation.",
  });
}

/** A time that the slot has and that is still ahead. @throws Refusal input.invalid */
export function timeOf(slot: Slot.Slot, at: string, clock: Tenant.Clock): { at: string; day: string } {
  const instant = Temporal.Instant.from(at);
  const found = Temporal.Instant.compare(instant, clock.now) > 0 && Slot.occurrenceAt(slot, clock, instant);
  if (!found) throw invalid([fault("/at", "свободное время этого слота", "a free time of this slot")]);
  return { at: found.at, day: found.day };
}

/** @throws Refusal conflict.exists: at that hour, of that slot or for that step there is one already */
export function mustBeNew(
  others: readonly Appointment[],
  { slotId, stepId }: Pick<Appointment, "slotId" | "stepId">,
  when: { at: string; minutes: number } | undefined,
): void {
  const same = others.find(
    (one) =>
      !isEnded(one) &&
      ((stepId !== undefined && one.stepId === stepId) ||
        (when ? hasTime(one) && meets(one, when) : one.slotId === slotId && one.status === "waiting")),
  );
  if (!same) return;
  throw new Refusal(
    "conflict.exists",
    {
      ru: "У семьи уже есть запись на это время, к этому специалисту или по этому шагу плана.",
      en: "The family has an appointment at that time, with this specialist or for this step already.",
    },
    { current: { appointmentId: same.appointmentId } },
  );
}

function meets(one: { at: string; minutes: number }, other: { at: string; minutes: number }): boolean {
  const [first, second] = [one, other].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return Temporal.Instant.from(first!.at).add({ minutes: first!.minutes }).toString() > second!.at;
}

/** @throws Refusal input.invalid */
async function mustBeStepOf(ctx: Ctx, childId: ChildId, stepId: StepId, { agencyId }: Slot.Slot): Promise<void> {
  const step = (await unlessRefused(() => Step.load(ctx, stepId)))?.data;
  if (step?.childId === childId && step.agencyId === agencyId && !Step.isSettled(step)) return;
  throw invalid([
    fault(
      "/stepId",
      "незавершённый шаг этого ребёнка у организации слота",
      "an open step of this child that the slot's organisation has",
    ),
  ]);
}

/** Who comes: one of those who represent the child; whoever asks, where nobody is named. @throws Refusal input.invalid */
function comingOne(
  { actor }: Ctx,
  representatives: readonly RepresentativeId[],
  named: RepresentativeId | undefined,
): RepresentativeId | undefined {
  if (named !== undefined && !representatives.includes(named))
    throw invalid([fault("/representativeId", "представитель этого ребёнка", "a representative of this child")]);
  return named ?? (actor.kind === "representative" ? actor.representative : undefined);
}
