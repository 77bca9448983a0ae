import * as z from "zod";
import type { AdviceId, AgencyId, NoteId, SlotId, SpecialistId } from "../../ground/shared/ids.ts";
import { idText, ourInstant, paragraph } from "../../ground/shared/schema.ts";
import { type SlotPlace, slotPlaces } from "../slot/slot.ts";

/**
 * A teacher, or another specialist, is advised by an organisation that knows more (roadmap II.II-2.6: adapted programmes and how to teach by
 * them). It is about a question and about no child: whose child it is nobody asks, and nobody writes.
 */
const adviceTopics = [
  "adapted-programme",
  "individual-plan",
  "methods",
  "behaviour",
  "speech",
  "inclusion",
  "parents",
  "equipment",
  "other",
] as const;
export type AdviceTopic = (typeof adviceTopics)[number];

const adviceStatuses = ["booked", "held", "missed", "cancelled"] as const;
export type AdviceStatus = (typeof adviceStatuses)[number];

export const NewAdvice = z.strictObject({
  slotId: idText("slot"),
  at: ourInstant,
  specialistId: idText("specialist"),
  topic: z.enum(adviceTopics),
  /** What it is about, without names of children. */
  question: paragraph(2000).optional(),
});
export type NewAdvice = z.infer<typeof NewAdvice>;

/** What came of it, by whoever advises; said again it is put right. `cancelled`: by either, until its hour. */
export const SettleAdvice = z.discriminatedUnion("result", [
  z.strictObject({ result: z.literal("held"), note: paragraph(4000).optional() }),
  z.strictObject({
    result: z.literal("missed"),
    /** Whose fault it was. */
    by: z.enum(["specialist", "organisation"]),
    note: paragraph(2000).optional(),
  }),
  z.strictObject({ result: z.literal("cancelled"), note: paragraph(2000) }),
]);
export type SettleAdvice = z.infer<typeof SettleAdvice>;

/** Ids, codes and dates; what people wrote is in the vault. */
export interface Advice {
  adviceId: AdviceId;
  slotId: SlotId;
  /** Who advises. */
  hostId: AgencyId;
  /** Whose specialist it is, and where that is. */
  agencyId: AgencyId;
  municipality: string;
  specialistId: SpecialistId;
  at: string;
  day: string;
  minutes: number;
  place: SlotPlace;
  topic: AdviceTopic;
  status: AdviceStatus;
  missedBy?: "specialist" | "organisation" | undefined;
  questionId?: NoteId | undefined;
  noteId?: NoteId | undefined;
  /** Instants: whoever advises was asked what came of it; nobody has answered. */
  askedAt?: string | undefined;
  overdueAt?: string | undefined;
  /** Its term is over: what was asked and noted is kept no more. */
  wordsGone?: true | undefined;
  createdAt: string;
}

export const AdviceView = z.strictObject({
  adviceId: z.string(),
  slotId: z.string(),
  hostId: z.string(),
  host: z.string(),
  agencyId: z.string(),
  agency: z.string(),
  municipality: z.string(),
  specialistId: z.string(),
  name: z.string().optional(),
  at: z.string(),
  local: z.string().meta({ description: "Время региона / on the wall of the region" }),
  minutes: z.int(),
  place: z.enum(slotPlaces),
  topic: z.enum(adviceTopics),
  status: z.enum(adviceStatuses),
  missedBy: z.enum(["specialist", "organisation"]).optional(),
  asked: z.boolean().meta({ description: "Прошла, итога нет / it is over, and nobody has said what came of it" }),
  question: z.string().optional(),
  note: z.string().optional(),
  createdAt: z.string(),
  version: z.int(),
});
export type AdviceView = z.infer<typeof AdviceView>;

/** As a list has it: without what people wrote. */
export const AdviceSummary = AdviceView.omit({ question: true, note: true });
export type AdviceSummary = z.infer<typeof AdviceSummary>;
