import * as z from "zod";
import type { ChildId, EmergencyId, NoteId } from "../../ground/shared/ids.ts";
import { idText, paragraph } from "../../ground/shared/schema.ts";

/** `to-review`: the look afterwards waits; then it was found `justified`, or `unjustified`. */
export const statuses = ["to-review", "justified", "unjustified"] as const;
export type Status = (typeof statuses)[number];

export const OpenEmergency = z.strictObject({
  childId: idText("child"),
  /** What threatens life or health (152-ФЗ ст. 6 ч. 1 п. 6, ст. 10 ч. 2 п. 3): read by whoever looks at it afterwards. */
  reason: paragraph(2000),
});
export type OpenEmergency = z.input<typeof OpenEmergency>;

export const Review = z.strictObject({ justified: z.boolean(), words: paragraph(2000) });
export type Review = z.input<typeof Review>;

/**
 * Somebody whose business a child is not reads what is needed at once, for an hour (break-glass). It is not asked for beforehand; it is
 * looked at afterwards, each time, by somebody else.
 */
export interface Emergency {
  emergencyId: EmergencyId;
  childId: ChildId;
  /** Whose coordinators look at it afterwards: the child's when it was opened. */
  municipality: string;
  /** Kind and id of the actor. */
  openedBy: string;
  openedAt: string;
  /** Instant from which nothing is read any more. */
  until: string;
  /** In the vault, as what was found afterwards. */
  reasonId: NoteId;
  status: Status;
  reviewed?: { by: string; at: string; noteId: NoteId };
}

const verbs = ["read", "review"] as const;

export const EmergencyView = z.strictObject({
  emergencyId: z.string(),
  childId: z.string(),
  municipality: z.string(),
  openedBy: z.string().meta({ description: "Роль и учётная запись / role and account" }),
  openedAt: z.string(),
  until: z.string(),
  reason: z.string().optional(),
  status: z.enum(statuses),
  reviewed: z.strictObject({ by: z.string(), at: z.string(), words: z.string().optional() }).optional(),
  mayDo: z.array(z.enum(verbs)),
  version: z.int(),
});
export type EmergencyView = z.infer<typeof EmergencyView>;
