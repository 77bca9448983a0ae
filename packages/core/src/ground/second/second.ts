import * as z from "zod";
import type { ChildId, ConfirmationId, NoteId } from "../shared/ids.ts";
import { idText, paragraph } from "../shared/schema.ts";

/** Acts that one person alone may not do; each has its line in the table of what is done when it is confirmed. */
const secondActs = [
  "period.open",
  "period.lock",
  "period.unlock",
  "step.hold",
  "obligation.extend",
  "minutes.approve",
  "child.erase",
  "account.block",
  "account.unblock",
  "settings.change",
] as const;
export type SecondAct = (typeof secondActs)[number];

/** Those whose reasons tell of a child: whoever runs the platform has nothing to do with them. */
export const careActs: readonly SecondAct[] = ["step.hold", "child.erase"];

/** Those that are between administrators. */
export const adminActs: readonly SecondAct[] = ["account.block", "account.unblock", "settings.change"];

const statuses = ["wanted", "given", "declined"] as const;

/** What an act is asked with, as far as it decides: ids, codes and dates. What people wrote is the reason. */
export type SecondInput = Record<string, string | number | boolean>;

/** An act that waits for the word of a second person. */
export interface Confirmation {
  confirmationId: ConfirmationId;
  act: SecondAct;
  /** What it is done to: a period, a step. */
  subject: string;
  /** Whom the reasons may name: they are sealed under this child's own key. */
  childId?: ChildId;
  input: SecondInput;
  /** Why, in the vault. */
  reasonId: NoteId;
  /** Whose coordinators see it as theirs; without one it is everybody's. */
  municipality?: string;
  /** Kind and id of the actor. */
  askedBy: string;
  askedAt: string;
  /** Instant from which it is too late. */
  until: string;
  status: (typeof statuses)[number];
  settledBy?: string;
  settledAt?: string;
  /** Why it was declined, in the vault. */
  declinedId?: NoteId;
}

export const Decline = z.strictObject({ reason: paragraph(2000) });

const confirmationVerbs = ["confirm", "decline"] as const;

export const ConfirmationView = z.strictObject({
  confirmationId: idText("confirmation"),
  act: z.enum(secondActs),
  subject: z.string(),
  input: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  reason: z.string().optional(),
  municipality: z.string().optional(),
  askedBy: z.string(),
  askedAt: z.string(),
  until: z.string(),
  /** `expired` follows from the time: nobody said yes or no. */
  status: z.enum([...statuses, "expired"]),
  settledBy: z.string().optional(),
  settledAt: z.string().optional(),
  declineReason: z.string().optional(),
  mayDo: z.array(z.enum(confirmationVerbs)),
  version: z.int(),
});
export type ConfirmationView = z.infer<typeof ConfirmationView>;
