import { Temporal } from "temporal-polyfill";
import type { NoteId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { AdviceEvent, AdviceRef } from "./advice.events.ts";
import type { Advice } from "./advice.ts";

interface Decided {
  events: AdviceEvent[];
  after: Advice;
}

/** The day after it is asked what came of it; within a week more it is somebody's task. */
const [askedAfter, answeredWithin] = [{ days: 1 }, { days: 7 }];

export const refOf = ({ adviceId, hostId, agencyId, municipality }: Advice): AdviceRef => ({
  adviceId,
  hostId,
  agencyId,
  municipality,
});
export const happened = (type: AdviceEvent["type"], one: Advice): AdviceEvent => ({ type, data: refOf(one) });

const closed = ({ status, at }: Advice) =>
  new Refusal(
    "advice.closed",
    {
      ru: "Сейчас этого нельзя: консультация ещё не началась, уже началась или отменена.",
      en: "Not possible now: it has not begun, has begun, or is called off.",
    },
    { current: { status, at } },
  );

const hasBegun = ({ at }: Advice, now: string): boolean => at <= now;

/** Held, or not and by whom; said again it is put right. @throws Refusal advice.closed: not yet, or called off */
export function settle(
  one: Advice,
  how: { result: "held" } | { result: "missed"; by: "specialist" | "organisation" },
  { now, noteId }: { now: string; noteId?: NoteId | undefined },
): Decided {
  if (one.status === "cancelled" || !hasBegun(one, now)) throw closed(one);
  const after: Advice = {
    ...one,
    status: how.result,
    missedBy: how.result === "missed" ? how.by : undefined,
    // Words belong to what they were said of: of one that was missed nothing is read once it was held.
    noteId: noteId ?? (how.result === one.status ? one.noteId : undefined),
    overdueAt: undefined,
  };
  const { type, data } = happened(`advice.${how.result}`, after);
  const corrected = (how.result === "held" && one.status === "missed") || undefined;
  return { events: [{ type, data: { ...data, corrected } }], after };
}

/** @param by who calls it off: the other side is told @throws Refusal advice.closed: it has begun, or is over */
export function cancel(
  one: Advice,
  by: "host" | "sender" | "both",
  { now, noteId }: { now: string; noteId?: NoteId | undefined },
): Decided {
  if (one.status !== "booked" || hasBegun(one, now)) throw closed(one);
  const after: Advice = { ...one, status: "cancelled", noteId };
  return {
    events: [
      ...(by === "sender" ? [] : [happened("advice.called-off", after)]),
      ...(by === "host" ? [] : [happened("advice.given-up", after)]),
    ],
    after,
  };
}

/** The day (ISO) on which something is to be done about it by itself. */
export function attendOn({ status, day, askedAt, overdueAt }: Advice): string | undefined {
  if (status !== "booked" || overdueAt) return undefined;
  const asked = Temporal.PlainDate.from(day).add(askedAfter);
  return (askedAt ? asked.add(answeredWithin) : asked).toString();
}

export function attend(one: Advice, { today, at }: { today: string; at: string }): Decided | undefined {
  const day = attendOn(one);
  if (day === undefined || day > today) return undefined;
  const after: Advice = one.askedAt ? { ...one, overdueAt: at } : { ...one, askedAt: at };
  return { events: [happened(one.askedAt ? "advice.unsaid" : "advice.outcome-due", after)], after };
}
