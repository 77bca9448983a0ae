import * as z from "zod";
import { type SlotPlace, slotPlaces } from "../../agencies/slot/slot.ts";
import type {
  AgencyId,
  AppointmentId,
  ChildId,
  NoteId,
  RepresentativeId,
  SlotId,
  StepId,
} from "../../ground/shared/ids.ts";
import { idText, ourInstant, paragraph } from "../../ground/shared/schema.ts";
import { type Outcome, outcomes, type Topic, topics } from "./topics.ts";

export { type Outcome, outcomes, type Topic, topics } from "./topics.ts";

/**
 * A family meets a specialist. `waiting`: there is no time for it yet, or it is given on request; `offered`: a time is kept for it for some
 * while; `booked`: it has one.
 */
export const appointmentStatuses = ["waiting", "offered", "booked", "attended", "missed", "cancelled"] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

/** Why it was called off, as people say it. */
const cancelCauses = ["family", "illness", "organisation", "other"] as const;
/** The same, as the platform finds it. */
const foundCauses = ["offer-lapsed", "slot-closed", "agency-closed", "child-left"] as const;
export type CancelCause = (typeof cancelCauses)[number] | (typeof foundCauses)[number];

/** An instant that a slot shows, or that is offered on request. */
const instant = ourInstant;

export const NewAppointment = z.strictObject({
  childId: idText("child"),
  slotId: idText("slot"),
  /** Without a time: to the end of the queue, or on request. */
  at: instant.optional(),
  topic: z.enum(topics),
  /** Who comes; whoever asks, where that is one of the family. */
  representativeId: idText("rep").optional(),
  /** The step of the child's plan that it carries out: the quarter's consultation. */
  stepId: idText("step").optional(),
  /** What the family wants to talk about. */
  wish: paragraph(2000).optional(),
});
export type NewAppointment = z.infer<typeof NewAppointment>;

export const MoveAppointment = z.strictObject({ slotId: idText("slot").optional(), at: instant });
export const OfferTime = z.strictObject({ at: instant });
export const AcceptTime = z.strictObject({});
export const CancelAppointment = z.strictObject({ cause: z.enum(cancelCauses), reason: paragraph(2000).optional() });
export const AttendAppointment = z.strictObject({ outcome: z.enum(outcomes), note: paragraph(4000).optional() });
/** Whose fault it was that it did not take place. */
export const MissAppointment = z.strictObject({
  by: z.enum(["family", "organisation"]),
  note: paragraph(2000).optional(),
});

/** Of a child, by ids and codes; what anybody wrote lies in the vault. */
export interface Appointment {
  appointmentId: AppointmentId;
  childId: ChildId;
  /** Who looks after the child. */
  municipality: string;
  agencyId: AgencyId;
  slotId: SlotId;
  serviceKey: string;
  /** Where, what kind of point, and how long: as the slot had it. */
  place: SlotPlace;
  minutes: number;
  consultationPoint?: true | undefined;
  topic: Topic;
  representativeId?: RepresentativeId | undefined;
  stepId?: StepId | undefined;
  status: AppointmentStatus;
  /** When: its instant, and the day on the region's wall; none while it waits. */
  at?: string | undefined;
  day?: string | undefined;
  waitingSince?: string | undefined;
  offeredUntil?: string | undefined;
  /** How often an offer lapsed, and how often it was moved. */
  lapsed: number;
  moves: number;
  createdAt: string;
  endedAt?: string | undefined;
  outcome?: Outcome | undefined;
  missedBy?: "family" | "organisation" | undefined;
  cause?: CancelCause | undefined;
  /** Called off less than a day before. */
  late?: true | undefined;
  /** Since when it has this time. */
  bookedAt?: string | undefined;
  /** Of what the family was reminded last, and how often the organisation was asked what came of it. */
  reminded?: "day" | "hours" | undefined;
  asked?: 1 | 2 | 3 | undefined;
  /** Which execution of the consultation machine is the live one, and where it waits. */
  generation: number;
  generationAt: string;
  wait?: { taskToken: string; generation: number } | undefined;
  wishId?: NoteId | undefined;
  noteId?: NoteId | undefined;
}

export const isEnded = ({ status }: Pick<Appointment, "status">): boolean =>
  status === "attended" || status === "missed" || status === "cancelled";

/** It has a time that nobody else can have. */
export const hasTime = (a: Appointment): a is Appointment & { at: string; day: string } =>
  (a.status === "offered" || a.status === "booked") && a.at !== undefined;

/** By what a family and an organisation know it without a name: the end of its id. */
export const numberOf = ({ appointmentId }: Pick<Appointment, "appointmentId">): string => appointmentId.slice(-6);

export const appointmentVerbs = ["offer", "accept", "move", "cancel", "attend", "miss"] as const;
export type AppointmentVerb = (typeof appointmentVerbs)[number];
const offers = [...appointmentVerbs, "join"] as const;
/** What a reader is offered: to come into its room changes nothing of it. */
export type AppointmentOffer = (typeof offers)[number];

export const AppointmentView = z.strictObject({
  appointmentId: z.string(),
  number: z.string(),
  childId: z.string().optional(),
  municipality: z.string(),
  agencyId: z.string(),
  slotId: z.string(),
  serviceKey: z.string(),
  place: z.enum(slotPlaces),
  minutes: z.int(),
  topic: z.enum(topics),
  representativeId: z.string().optional(),
  stepId: z.string().optional(),
  status: z.enum(appointmentStatuses),
  at: z.string().optional(),
  offeredUntil: z.string().optional(),
  moves: z.int(),
  createdAt: z.string(),
  endedAt: z.string().optional(),
  outcome: z.enum(outcomes).optional(),
  missedBy: z.enum(["family", "organisation"]).optional(),
  cause: z.enum([...cancelCauses, ...foundCauses]).optional(),
  late: z.boolean().optional(),
  wish: z.string().optional(),
  note: z.string().optional(),
  mayDo: z.array(z.enum(offers)).meta({
    description:
      "Что вы можете сделать с записью сейчас; `join` — войти в комнату встречи / what you may do with it now; `join`: come into its room",
  }),
  version: z.int(),
});
export type AppointmentView = z.infer<typeof AppointmentView>;

/** @param isTold whether whoever looks may know whom it is for: an organisation by consent alone */
export const view = (
  a: Appointment,
  version: number,
  {
    isTold = true,
    mayDo,
    wish,
    note,
  }: {
    isTold?: boolean;
    mayDo: AppointmentOffer[];
    wish?: string | undefined;
    note?: string | undefined;
  },
): AppointmentView => ({
  appointmentId: a.appointmentId,
  number: numberOf(a),
  childId: isTold ? a.childId : undefined,
  municipality: a.municipality,
  agencyId: a.agencyId,
  slotId: a.slotId,
  serviceKey: a.serviceKey,
  place: a.place,
  minutes: a.minutes,
  topic: a.topic,
  representativeId: isTold ? a.representativeId : undefined,
  stepId: isTold ? a.stepId : undefined,
  status: a.status,
  at: a.at,
  offeredUntil: a.offeredUntil,
  moves: a.moves,
  createdAt: a.createdAt,
  endedAt: a.endedAt,
  outcome: a.outcome,
  missedBy: a.missedBy,
  cause: a.cause,
  late: a.late,
  wish,
  note,
  mayDo,
  version,
});
