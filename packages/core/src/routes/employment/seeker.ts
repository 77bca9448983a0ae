import * as z from "zod";
import {
  conditionList,
  type WorkCondition,
  type WorkKind,
  workConditions,
  workKinds,
} from "../../agencies/work-place/work-place.ts";
import type { ChildId, NoteId, PlacementId, RepresentativeId, SeekerId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, ourDate, paragraph } from "../../ground/shared/schema.ts";
import type { LeaveCause as ChildLeft } from "../../people/child/child.ts";

// Who looks for work or for a trade to learn (roadmap II.II 2.9; the pilot's database of those who need employment): a disabled child
// from 14, and the adults of its family. Each is recorded under a consent of their own for that purpose.

export const seekerStatuses = ["looking", "placed", "left"] as const;
export type SeekerStatus = (typeof seekerStatuses)[number];

/** Why somebody looks no more: found work alone, goes on learning, health, moved, does not wish to, another reason. */
export const leaveCauses = ["found-alone", "studies", "health", "moved", "no-wish", "other"] as const;
export type LeaveCause = (typeof leaveCauses)[number];
/** The same of whoever is registered no more. */
export const causeOf = (left: ChildLeft | undefined): LeaveCause =>
  left === "left-region" || left === "transferred" ? "moved" : "other";

const kinds = z
  .array(z.enum(workKinds))
  .min(1)
  .max(workKinds.length)
  .refine((list) => new Set(list).size === list.length, {
    error: says("виды не повторяются", "kinds do not repeat"),
  });

/** Without a representative it is the child itself; with one that adult of the family. */
export const NewSeeker = z.strictObject({
  representativeId: idText("rep").optional(),
  kinds,
  /** What the place has to offer. */
  conditions: conditionList.default([]),
  /** Wishes, skills, what to beware of: sealed. */
  note: paragraph(4000).optional(),
});
export type NewSeeker = z.infer<typeof NewSeeker>;

export const LeaveSeeking = z.strictObject({
  cause: z.enum(leaveCauses),
  on: ourDate.optional(),
  note: paragraph(2000).optional(),
});

/** Ids, codes and dates; what people wrote is in the vault. */
export interface Seeker {
  seekerId: SeekerId;
  childId: ChildId;
  municipality: string;
  representativeId?: RepresentativeId | undefined;
  kinds: WorkKind[];
  conditions: WorkCondition[];
  status: SeekerStatus;
  since: string;
  placementId?: PlacementId | undefined;
  noteId?: NoteId | undefined;
  left?: { on: string; cause: LeaveCause; noteId?: NoteId | undefined } | undefined;
}

export const SeekerView = z.strictObject({
  seekerId: z.string(),
  childId: z.string(),
  municipality: z.string(),
  person: z.enum(["child", "adult"]),
  representativeId: z.string().optional(),
  kinds: z.array(z.enum(workKinds)),
  conditions: z.array(z.enum(workConditions)),
  status: z.enum(seekerStatuses),
  since: z.string(),
  placementId: z.string().optional(),
  note: z.string().optional(),
  left: z.strictObject({ on: z.string(), cause: z.enum(leaveCauses), note: z.string().optional() }).optional(),
  version: z.int(),
});
export type SeekerView = z.infer<typeof SeekerView>;
