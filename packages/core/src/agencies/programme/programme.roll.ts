import type { EnrolmentId } from "../../ground/shared/ids.ts";

/**
 * Who has a place of a programme and who waits for one, in the order of coming: one record for each programme, so that of two who take
 * the last place at the same moment one waits. Ids only.
 */
export interface Roll {
  /** Enrolled at present. */
  taken: number;
  /** A freed place is offered to these, each for a term. */
  offered: EnrolmentId[];
  /** In turn. */
  waiting: EnrolmentId[];
}

export const emptyRoll: Roll = { taken: 0, offered: [], waiting: [] };

/** Longest queue: it is read whole. */
export const mostWaiting = 300;

/** An offered place is kept for whoever it was offered to. */
const freePlaces = (places: number, { taken, offered }: Roll): number => Math.max(places - taken - offered.length, 0);

/** Whether the next to come has a place at once: nobody waits before. */
export const hasPlace = (places: number, roll: Roll): boolean =>
  freePlaces(places, roll) > 0 && roll.waiting.length === 0;

export const enter = (roll: Roll): Roll => ({ ...roll, taken: roll.taken + 1 });
export const queue = (roll: Roll, id: EnrolmentId): Roll => ({ ...roll, waiting: [...roll.waiting, id] });

/** Back where it stood, or as near to it as the queue now reaches. @param turn from 1 */
export const queueAt = (roll: Roll, id: EnrolmentId, turn: number): Roll => ({
  ...roll,
  waiting: roll.waiting.toSpliced(turn - 1, 0, id),
});

/** Takes the offered place. */
export const accept = (roll: Roll, id: EnrolmentId): Roll => ({
  ...roll,
  offered: roll.offered.filter((one) => one !== id),
  taken: roll.taken + 1,
});

/** Gone from wherever it stood. */
export const leave = (roll: Roll, id: EnrolmentId, had: "place" | "turn"): Roll => ({
  taken: had === "place" ? Math.max(roll.taken - 1, 0) : roll.taken,
  offered: roll.offered.filter((one) => one !== id),
  waiting: roll.waiting.filter((one) => one !== id),
});

/** To whom a free place is to be offered. */
export const nextInTurn = (places: number, roll: Roll): EnrolmentId | undefined =>
  freePlaces(places, roll) > 0 ? roll.waiting[0] : undefined;

/** It is kept for whoever it is offered to. */
export const offerTo = (roll: Roll, id: EnrolmentId): Roll => ({
  ...roll,
  offered: [...roll.offered, id],
  waiting: roll.waiting.filter((one) => one !== id),
});

/** Where in turn, from 1; undefined of whoever does not wait. */
export function positionOf({ waiting }: Roll, id: EnrolmentId): number | undefined {
  const at = waiting.indexOf(id);
  return at < 0 ? undefined : at + 1;
}
