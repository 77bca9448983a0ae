import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { ChildId, ErasureId, NoteId } from "../../ground/shared/ids.ts";
import { idText, ourDate, paragraph } from "../../ground/shared/schema.ts";

/**
 * Why personal data is destroyed (152-ФЗ ст. 21): consent to its processing was withdrawn (ч. 5), what it was processed for is
 * reached (ч. 4), it was processed unlawfully (ч. 3), or a court has decided so.
 */
export const grounds = ["consent-withdrawn", "purpose-reached", "unlawful", "court-order"] as const;
export type Ground = (typeof grounds)[number];

/**
 * What lets the operator keep it all the same (152-ФЗ ст. 21 ч. 5 refers to other grounds of federal laws), a consent that was given since
 * among them; and that whoever asked has taken it back.
 */
const bases = ["federal-law", "archives", "court-order", "consent-anew", "taken-back"] as const;
export type Basis = (typeof bases)[number];

/** From the day on which the withdrawal came (ст. 21 ч. 5). */
const legalDays = 30;
/** For so long after its destruction a key could be had from the safe's own backup (decision 0106). */
export const copiesLive = 7;

export const dueOn = (receivedOn: string): string =>
  Temporal.PlainDate.from(receivedOn).add({ days: legalDays }).toString();
/** The last day on which it is to be done, so that within the term no copy of the key is left either. */
export const actBy = (receivedOn: string): string =>
  Temporal.PlainDate.from(receivedOn)
    .add({ days: legalDays - copiesLive })
    .toString();

const asked = {
  grounds: z.enum(grounds),
  /** Day on which the paper came, `YYYY-MM-DD`; absent: today. */
  receivedOn: ourDate.optional(),
  /** What the paper says; sealed, and destroyed with the rest. */
  reason: paragraph(2000),
};
export const AskErasure = z.strictObject({
  ...asked,
  grounds: asked.grounds.default("consent-withdrawn"),
  reason: asked.reason.optional(),
});
export type AskErasure = z.input<typeof AskErasure>;

export const Erase = z.strictObject(asked);
export type Erase = z.input<typeof Erase>;

export const RefuseErasure = z.strictObject({
  basis: z.enum(bases),
  /** Which law and article, in words that the family is told: names nobody. */
  reason: paragraph(2000),
});
export type RefuseErasure = z.input<typeof RefuseErasure>;

export const statuses = ["asked", "refused", "erasing", "erased"] as const;
export type Status = (typeof statuses)[number];

/** What there was of the child, in the act's words; how many of each were destroyed. */
export interface Destroyed {
  /** Sealed records of the vault: name, birth date, papers, notes, letters. */
  records: number;
  /** Files in the store. */
  files: number;
  /** Keys: the child's, of cards merged into it, of representatives who have no other child here. */
  keys: number;
}

/** A request to destroy what is personal about a child, and what became of it. No personal data: ids, codes and days. */
export interface Erasure {
  erasureId: ErasureId;
  childId: ChildId;
  municipality: string;
  grounds: Ground;
  receivedOn: string;
  askedBy: string;
  askedAt: string;
  /** What was asked in words; with the child's notes. */
  reasonId?: NoteId | undefined;
  status: Status;
  refused?: { basis: Basis; noteId: NoteId; by: string; at: string } | undefined;
  /** Who said it, and who confirmed it: two persons. */
  begun?: { by: string; askedBy?: string | undefined; at: string } | undefined;
  /** When somebody was told last that it does not come to its end. */
  stalledAt?: string | undefined;
  /** The act has its number, and the family is to hear of it before its addresses are gone; when that was done. */
  announced?: { number: string; on: string; at: string; toldAt?: string | undefined } | undefined;
  ended?: { number: string; on: string; at: string; destroyed: Destroyed } | undefined;
}

/** One of which nothing is left. */
export type Done = Erasure & { [K in "begun" | "ended"]: NonNullable<Erasure[K]> };

export const ErasureView = z.strictObject({
  erasureId: idText("erasure"),
  childId: idText("child"),
  municipality: z.string(),
  grounds: z.enum(grounds),
  receivedOn: z.iso.date(),
  dueOn: z.iso.date().meta({ description: "Последний день по закону / the last day that the law gives" }),
  actBy: z.iso.date().meta({
    description:
      "К этому дню, чтобы и копии ключа исчезли в срок / by this day, so that copies of the key are gone within the term",
  }),
  status: z.enum(statuses),
  overdue: z.boolean(),
  askedBy: z.string(),
  askedAt: z.string(),
  reason: z.string().optional(),
  refused: z
    .strictObject({ basis: z.enum(bases), at: z.string(), by: z.string(), reason: z.string().optional() })
    .optional(),
  begun: z.strictObject({ by: z.string(), askedBy: z.string().optional(), at: z.string() }).optional(),
  act: z
    .strictObject({
      number: z.string(),
      on: z.iso.date(),
      destroyed: z.strictObject({ records: z.int(), files: z.int(), keys: z.int() }),
    })
    .optional(),
  mayDo: z.array(z.enum(["erase", "refuse"])),
  version: z.int(),
});
export type ErasureView = z.infer<typeof ErasureView>;

/** What the papers of an erasure are: the act, the extract of the log, and the letter to whoever asked. */
export const papers = ["act", "journal", "letter"] as const;
export type Paper = (typeof papers)[number];
