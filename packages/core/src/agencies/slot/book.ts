import { randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import { expected } from "../../ground/change/index.ts";
import type { AdviceId, AppointmentId, Ctx, EnquiryId, Key, SlotId, Stored, Write } from "../../ground/shared/index.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Clock } from "../../ground/tenant/index.ts";
import * as store from "./slot.store.ts";
import { type Occurrence, occurrences } from "./slot.times.ts";
import type { Slot } from "./slot.ts";

/** Whose a time is: an appointment's, that of an enquiry of an open page, or of a specialist who is advised. */
type Holder = AppointmentId | EnquiryId | AdviceId;

/** A time of a slot that somebody has, or wants. */
export interface Time {
  slotId: SlotId;
  at: string;
  day: string;
}

/** A time that is wanted, and how it can be had. */
type Taken = Time & Pick<Slot, "capacity" | "minutes" | "place">;

/** The time of a slot at that instant, if it has such. */
export function occurrenceAt(
  slot: Pick<Slot, "minutes" | "times" | "leave" | "until">,
  place: Pick<Clock, "zone" | "calendar">,
  at: Temporal.Instant,
): Occurrence | undefined {
  const day = localDay(at, place.zone).toString();
  const wanted = at.toString();
  return [...occurrences(slot, place, day, day)].find((one) => one.at === wanted);
}

/**
 * The writes by which an appointment has a time, or has one no more, in the commit of whoever makes or moves it: on condition that the book of
 * that day is as it was read, so that of fifty who try at once one has it. @throws Refusal slot.taken
 */
export async function book(
  ctx: Ctx,
  id: Holder,
  { freed, taken }: { freed?: Time | undefined; taken?: Taken | undefined },
): Promise<Write[]> {
  const anew = readingAnew(ctx);
  const before = freed && (await store.readDay(anew, freed.slotId, freed.day));
  const left = before && freed && without(before.data, freed.at, id);
  if (!taken) return before && left ? [write(before, left)] : [];
  if (before && left && taken.slotId === freed?.slotId && taken.day === freed.day)
    return [write(before, withTime(left, taken, id))];
  const other = await store.readDay(anew, taken.slotId, taken.day);
  return [...(before && left ? [write(before, left)] : []), write(other, withTime(other.data, taken, id))];
}

const write = (before: Stored<store.DayBook>, data: store.DayBook): Write => ({
  put: { key: before.key satisfies Key, kind: "slot-day", data },
  expect: expected(before),
});

function without(book: store.DayBook, at: string, id: Holder): store.DayBook {
  const { [at]: present = [], ...others } = book.taken;
  const { [at]: _, ...rooms } = book.rooms ?? {};
  const left = present.filter((one) => one !== id);
  return left.length > 0
    ? { ...book, taken: { ...others, [at]: left } }
    : { ...book, taken: others, rooms: book.rooms && rooms };
}

function withTime(book: store.DayBook, { at, capacity, minutes, place }: Taken, id: Holder): store.DayBook {
  const present = book.taken[at] ?? [];
  const meets = Object.keys(book.taken).some((other) => other !== at && isWithin(other, at, minutes));
  if (present.length >= capacity || meets) throw timeTaken();
  const rooms = place === "video" ? { ...book.rooms, [at]: book.rooms?.[at] ?? newRoom() } : book.rooms;
  return { ...book, taken: { ...book.taken, [at]: [...present, id] }, rooms };
}

/** 128 bits of chance: whoever has had the time before, or has another one, does not come in. */
const newRoom = (): string => randomBytes(16).toString("hex");

/** The room of a time by video; those who come together have one. */
export async function roomAt(
  ctx: Pick<Ctx, "bank" | "tenant">,
  { slotId, at, day }: Time,
): Promise<string | undefined> {
  return (await store.readDay(ctx, slotId, day)).data.rooms?.[at];
}

/** Times that are given on request may begin at any minute: two that meet are one too many. */
const isWithin = (a: string, b: string, minutes: number): boolean =>
  Math.abs(Temporal.Instant.from(a).until(b).total("minutes")) < minutes;

const timeTaken = () =>
  new Refusal("slot.taken", {
    ru: "Это время уже занято. Выберите другое.",
    en: "That time is taken already. Choose another.",
  });
