import * as z from "zod";
import type { AgencyId, PlacementId, WorkPlaceId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate } from "../../ground/shared/schema.ts";
import { AgencyIdText, type AgencyKind } from "../agency/agency.ts";

/**
 * Where somebody can work, or learn a trade (roadmap II.II 2.9; the pilot's database of organisations that help the disabled to work).
 * `workshop`: made for it; `quota`: reserved by law (38-ФЗ of 2021 and its successors); `remote-course`: vocational training at home;
 * `practice`: a term of work that is part of learning.
 */
export const workKinds = ["job", "workshop", "quota", "remote-course", "practice"] as const;
export type WorkKind = (typeof workKinds)[number];

/** What a place offers, and what somebody may need: the same words on both sides, so that they can be matched. */
export const workConditions = [
  "wheelchair-access",
  "part-time",
  "remote",
  "tutor",
  "quiet-place",
  "transport",
  "sign-language",
  "plain-language",
  "medical-nearby",
] as const;
export type WorkCondition = (typeof workConditions)[number];

/** Whoever offers such places: an enterprise, a college, and who runs workshops. */
export const offeringKinds: readonly AgencyKind[] = ["employer", "college", "ngo", "social", "resourceCentre"];

/** Labour Code, art. 63: from 14 with the consent of a parent. */
export const leastAge = 14;

export const conditionList = z
  .array(z.enum(workConditions))
  .max(workConditions.length)
  .refine((list) => new Set(list).size === list.length, {
    error: says("условия не повторяются", "conditions do not repeat"),
  });

const content = {
  kind: z.enum(workKinds),
  /** What is done there: «помощник пекаря». */
  title: line(200),
  places: z.int().min(1).max(200),
  /** Full years. */
  minAge: z.int().min(leastAge).max(99).default(leastAge),
  conditions: conditionList.default([]),
  from: ourDate,
  until: ourDate.optional(),
};
const inOrder = {
  path: ["until"],
  error: says("не раньше начала", "not before the beginning"),
};
const isInOrder = ({ from, until }: { from?: string | undefined; until?: string | null | undefined }) =>
  !until || !from || from <= until;

export const NewWorkPlace = z.strictObject({ agencyId: AgencyIdText, ...content }).refine(isInOrder, inOrder);
export type NewWorkPlace = z.infer<typeof NewWorkPlace>;

/** What is named is changed; `until: null` takes the last day away; `closed` takes nobody on any more. */
export const WorkPlacePatch = z
  .strictObject({
    ...content,
    minAge: content.minAge.unwrap(),
    conditions: conditionList,
    until: ourDate.nullable(),
    status: z.enum(["open", "closed"]),
  })
  .partial()
  .refine(isInOrder, inOrder);
export type WorkPlacePatch = z.infer<typeof WorkPlacePatch>;

/** A place, or several that are alike. Of an organisation, about nobody. */
export interface WorkPlace extends Omit<NewWorkPlace, "agencyId"> {
  workPlaceId: WorkPlaceId;
  agencyId: AgencyId;
  municipality: string;
  status: "open" | "closed";
  /** Who has it: ids alone. */
  taken: PlacementId[];
  createdAt: string;
}

export const freeOf = ({ status, places, taken }: Pick<WorkPlace, "status" | "places" | "taken">): number =>
  status === "open" ? Math.max(places - taken.length, 0) : 0;

/** Whether somebody can begin there on that day (ISO). */
export const takesOn = ({ status, from, until }: WorkPlace, day: string): boolean =>
  status === "open" && from <= day && (until === undefined || day <= until);

export const WorkPlaceView = z.strictObject({
  workPlaceId: z.string(),
  agencyId: z.string(),
  municipality: z.string(),
  kind: z.enum(workKinds),
  title: z.string(),
  places: z.int(),
  taken: z.int(),
  free: z.int(),
  minAge: z.int(),
  conditions: z.array(z.enum(workConditions)),
  from: z.string(),
  until: z.string().optional(),
  status: z.enum(["open", "closed"]),
  createdAt: z.string(),
  version: z.int(),
});
export type WorkPlaceView = z.infer<typeof WorkPlaceView>;
