import * as z from "zod";
import type { AgencyId, SlotId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate } from "../../ground/shared/schema.ts";
import { slotPlaces } from "./slot.places.ts";
import { Repeat } from "./slot.repeat.ts";

export { type SlotPlace, slotPlaces } from "./slot.places.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: says("время вида 09:30", "a time like 09:30") });

/** When a specialist receives, in the region's time: from the first day on, each appointment as long as the slot says. */
const Times = z.strictObject({
  date: ourDate,
  from: time,
  until: time,
  /** When nobody is received in between. */
  breaks: z
    .array(z.strictObject({ from: time, until: time }))
    .max(5)
    .default([]),
  repeat: Repeat.optional(),
  /** Also on days off of the region's calendar: a centre that receives on Saturdays. */
  onDaysOff: z.boolean().default(false),
});
export type Times = z.infer<typeof Times>;

/** Leave of the specialist: nobody is received on these days. */
const Leave = z
  .array(z.strictObject({ from: ourDate, until: ourDate }))
  .max(30)
  .refine((list) => list.every(({ from, until }) => from <= until), {
    error: says("последний день не раньше первого", "the last day not before the first"),
  });

const content = {
  /** The service as the catalogue knows it. */
  serviceKey: line(120),
  /** Who receives, by post: «педагог-психолог». Nobody's name. */
  post: line(120),
  place: z.enum(slotPlaces),
  /** Where that is: «кабинет 12, вход со двора». */
  where: line(200).optional(),
  minutes: z.int().min(10).max(480),
  /** How many families at once. */
  capacity: z.int().min(1).max(30).default(1),
  /** It is a consultation point of a kindergarten or a school (273-ФЗ, art. 64). */
  consultationPoint: z.boolean().default(false),
  /** Families of all municipalities are received, as a regional centre does. */
  wholeRegion: z.boolean().default(false),
  /** It advises specialists of other organisations, and not families (roadmap II.II-2.6). */
  forSpecialists: z.boolean().optional(),
  /** Without times it is given on request: whoever asks is offered one. */
  times: Times.optional(),
  leave: Leave.default([]),
  /** The last day on which anybody is received. */
  until: ourDate.optional(),
};

export const NewSlot = z.strictObject(content);
export type NewSlot = z.infer<typeof NewSlot>;

/** What is named changes; what families have taken stays as it was. Times do not change: close the slot, and make another. */
export const SlotPatch = z
  .strictObject({
    post: content.post,
    where: line(200).nullable(),
    capacity: z.int().min(1).max(30),
    consultationPoint: z.boolean(),
    wholeRegion: z.boolean(),
    leave: Leave,
    until: ourDate.nullable(),
    status: z.enum(["open", "closed"]),
  })
  .partial();
export type SlotPatch = z.infer<typeof SlotPatch>;

/** When an organisation's specialist can be seen: one time, or many by a rule. Of an organisation, about nobody. */
export interface Slot extends NewSlot {
  slotId: SlotId;
  agencyId: AgencyId;
  municipality: string;
  status: "open" | "closed";
  createdAt: string;
}

export const SlotView = z.strictObject({
  slotId: z.string(),
  agencyId: z.string(),
  municipality: z.string(),
  serviceKey: z.string(),
  post: z.string(),
  place: z.enum(slotPlaces),
  where: z.string().optional(),
  minutes: z.int(),
  capacity: z.int(),
  consultationPoint: z.boolean(),
  wholeRegion: z.boolean(),
  forSpecialists: z.boolean().optional(),
  onRequest: z.boolean(),
  times: z
    .strictObject({
      date: z.string(),
      from: z.string(),
      until: z.string(),
      breaks: z.array(z.strictObject({ from: z.string(), until: z.string() })),
      repeat: z.string().optional(),
      onDaysOff: z.boolean(),
    })
    .optional(),
  leave: z.array(z.strictObject({ from: z.string(), until: z.string() })),
  until: z.string().optional(),
  status: z.enum(["open", "closed"]),
  createdAt: z.string(),
  version: z.int(),
});
export type SlotView = z.infer<typeof SlotView>;

/** A time at which there is still room. */
export const FreeTime = z.strictObject({
  /** The instant, as bookings name it. */
  at: z.string(),
  /** The same on the wall of the region: date and time of day. */
  local: z.string(),
  free: z.int(),
});
export type FreeTime = z.infer<typeof FreeTime>;

/** What can be booked: a slot with the next times at which there is room. */
export const OpenSlot = z.strictObject({
  slotId: z.string(),
  agencyId: z.string(),
  agency: z.string(),
  municipality: z.string(),
  serviceKey: z.string(),
  post: z.string(),
  place: z.enum(slotPlaces),
  where: z.string().optional(),
  minutes: z.int(),
  consultationPoint: z.boolean(),
  onRequest: z.boolean(),
  times: z.array(FreeTime),
});
export type OpenSlot = z.infer<typeof OpenSlot>;
