import { Temporal } from "temporal-polyfill";
import type { NoteId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type {
  AppointmentEvent,
  AppointmentEventData,
  AppointmentEventType,
  AppointmentRef,
} from "./appointment.events.ts";
import {
  type Appointment,
  type AppointmentVerb,
  appointmentVerbs,
  type CancelCause,
  hasTime,
  isEnded,
  type Outcome,
} from "./appointment.ts";
import type { AppointmentMilestone } from "./milestones.ts";

export interface Decided {
  appointment: Appointment;
  events: AppointmentEvent[];
}

export function event<T extends AppointmentEventType>(
  type: T,
  { appointmentId, childId, agencyId, slotId, municipality, stepId }: AppointmentRef,
  data: AppointmentEventData[T],
): AppointmentEvent {
  const ref = { appointmentId, childId, agencyId, slotId, municipality, stepId };
  return { type, data: { ...ref, ...data } } as unknown as AppointmentEvent;
}

/** A time on the region's wall, and its instant. */
interface When {
  at: string;
  day: string;
}

/** An offered time is kept for a day, and never until less than two hours before. */
const kept = { hours: 24 };
const notice = { hours: 2 };
/** Called off later than this it is late: nobody else can come any more. */
const inTime = { hours: 24 };
/** How often a time is offered to whoever does not answer. */
const mostOffers = 2;
/** How often a family may move one. */
const mostMoves = 5;

/** @throws Refusal appointment.closed, appointment.not-allowed, input.invalid: too soon */
export function offer(a: Appointment, when: When, now: Temporal.Instant): Decided {
  mustBe("offer", a, now);
  const latest = Temporal.Instant.from(when.at).subtract(notice);
  if (Temporal.Instant.compare(latest, now) <= 0)
    throw invalid([fault("/at", "не раньше чем через два часа", "not sooner than in two hours")]);
  const until = [latest, now.add(kept)].sort(Temporal.Instant.compare)[0]!.toString();
  return {
    appointment: { ...a, ...when, status: "offered", offeredUntil: until, waitingSince: undefined },
    events: [event("appointment.offered", a, { until })],
  };
}

/** @throws Refusal appointment.closed, appointment.not-allowed */
export function accept(a: Appointment, now: Temporal.Instant): Decided {
  mustBe("accept", a, now);
  return {
    appointment: { ...a, status: "booked", bookedAt: now.toString(), offeredUntil: undefined },
    events: [event("appointment.accepted", a, {})],
  };
}

/** Nobody has answered: once it waits again, at the end of the queue; the second time it is over. */
export function lapse(a: Appointment, now: Temporal.Instant): Decided {
  if (!hasTime(a) || a.status !== "offered") return { appointment: a, events: [] };
  const lapsed = a.lapsed + 1;
  const again = lapsed < mostOffers;
  const told = event("appointment.offer-lapsed", a, { again, freed: a.at });
  const waits: Appointment = {
    ...a,
    status: "waiting",
    at: undefined,
    day: undefined,
    offeredUntil: undefined,
    waitingSince: now.toString(),
    lapsed,
  };
  if (again) return { appointment: waits, events: [told] };
  const over = cancel(waits, { cause: "offer-lapsed", now });
  return { appointment: { ...over.appointment, waitingSince: undefined }, events: [told, ...over.events] };
}

/** To another time; one that is over is attended or missed. @throws Refusal appointment.closed, appointment.not-allowed, limit.reached */
export function move(
  a: Appointment,
  to: When & Pick<Appointment, "slotId" | "place" | "minutes">,
  now: Temporal.Instant,
): Decided {
  mustBe("move", a, now);
  if (a.moves >= mostMoves)
    throw new Refusal("limit.reached", {
      ru: `Запись переносили уже ${mostMoves} раз. Отмените её и запишитесь заново.`,
      en: `It was moved ${mostMoves} times already. Call it off, and book anew.`,
    });
  const { slotId, place, minutes, at, day } = to;
  return {
    appointment: {
      ...a,
      slotId,
      place,
      minutes,
      at,
      day,
      status: "booked",
      bookedAt: now.toString(),
      reminded: undefined,
      offeredUntil: undefined,
      moves: a.moves + 1,
    },
    events: [event("appointment.moved-time", a, { freed: a.at })],
  };
}

/** Frees its time, or its turn. @throws Refusal appointment.closed, appointment.not-allowed: it has begun */
export function cancel(
  a: Appointment,
  { cause, now, noteId }: { cause: CancelCause; now: Temporal.Instant; noteId?: NoteId | undefined },
): Decided {
  mustBe("cancel", a, now);
  const late = hasTime(a) && Temporal.Instant.compare(Temporal.Instant.from(a.at).subtract(inTime), now) < 0;
  return {
    appointment: {
      ...a,
      status: "cancelled",
      cause,
      late: late || undefined,
      endedAt: now.toString(),
      offeredUntil: undefined,
      waitingSince: undefined,
      noteId,
    },
    events: [event("appointment.cancelled", a, { cause, freed: hasTime(a) ? a.at : undefined })],
  };
}

/** It has taken place. @throws Refusal appointment.closed, appointment.not-allowed: not yet */
export function attend(
  a: Appointment,
  { outcome, now, noteId }: { outcome: Outcome; now: Temporal.Instant; noteId?: NoteId | undefined },
): Decided {
  mustBe("attend", a, now);
  return {
    appointment: { ...a, status: "attended", outcome, endedAt: now.toString(), noteId },
    events: [event("appointment.attended", a, { outcome })],
  };
}

/** It has not, and by whom. @param again whether the family has missed the one before @throws Refusal appointment.closed, appointment.not-allowed */
export function miss(
  a: Appointment,
  {
    by,
    again,
    now,
    noteId,
  }: { by: "family" | "organisation"; again: boolean; now: Temporal.Instant; noteId?: NoteId | undefined },
): Decided {
  mustBe("miss", a, now);
  return {
    appointment: { ...a, status: "missed", missedBy: by, endedAt: now.toString(), noteId },
    events: [event("appointment.missed", a, { by, again: by === "family" && again })],
  };
}

/** What time asks for is told: to the family, or of the organisation. */
export function tell(a: Appointment, next: Exclude<AppointmentMilestone, { what: "lapse" }>): Decided {
  if (next.what === "remind") {
    const { before } = next;
    return { appointment: { ...a, reminded: before }, events: [event("appointment.reminder-due", a, { before })] };
  }
  const { count } = next;
  return { appointment: { ...a, asked: count }, events: [event("appointment.outcome-due", a, { count })] };
}

/** Whether the newest of a family's that took place, or should have, was missed by it. */
export function missedBefore(others: readonly Appointment[]): boolean {
  const over = others.filter(({ status, missedBy }) => status === "attended" || missedBy === "family");
  const newest = over.toSorted((x, y) => (x.at! < y.at! ? -1 : 1)).at(-1);
  return newest?.status === "missed";
}

/** @throws Refusal appointment.closed */
export function mustBeOpen(a: Appointment): void {
  if (!isEnded(a)) return;
  throw new Refusal(
    "appointment.closed",
    { ru: "Эта запись уже закрыта: состоялась, пропущена или отменена.", en: "This appointment is over already." },
    { current: { status: a.status } },
  );
}

const isAhead = (a: Appointment, now: Temporal.Instant) => !hasTime(a) || a.at > now.toString();
const hasBegun = (a: Appointment, now: Temporal.Instant) => a.status === "booked" && hasTime(a) && !isAhead(a, now);

/** What its state allows. */
const allowed: Record<AppointmentVerb, (a: Appointment, now: Temporal.Instant) => boolean> = {
  offer: ({ status }) => status === "waiting",
  accept: ({ status, offeredUntil }, now) => status === "offered" && offeredUntil! > now.toString(),
  move: (a, now) => hasTime(a) && isAhead(a, now),
  cancel: (a, now) => !isEnded(a) && isAhead(a, now),
  attend: hasBegun,
  miss: hasBegun,
};

/** Whose each is: the family's, or its coordinator's for it; the organisation's, or the coordinator's for that. */
const theirs = {
  family: ["accept", "move", "cancel"],
  organisation: ["offer", "move", "cancel", "attend", "miss"],
  coordinator: appointmentVerbs,
} as const satisfies Record<string, readonly AppointmentVerb[]>;

/** What one of them may do with it now. */
export const mayDo = (a: Appointment, who: keyof typeof theirs, now: Temporal.Instant): AppointmentVerb[] =>
  theirs[who].filter((verb) => allowed[verb](a, now) && (verb !== "move" || a.moves < mostMoves));

/** @throws Refusal appointment.closed, appointment.not-allowed */
function mustBe(verb: AppointmentVerb, a: Appointment, now: Temporal.Instant): void {
  mustBeOpen(a);
  if (!allowed[verb](a, now)) throw notAllowed(a);
}

const notAllowed = ({ status, at }: Appointment) =>
  new Refusal(
    "appointment.not-allowed",
    {
      ru: "Сейчас этого нельзя: посмотрите, на какое время запись и подтверждена ли она.",
      en: "Not possible now: see when it is, and whether it is confirmed.",
    },
    { current: { status, at } },
  );
