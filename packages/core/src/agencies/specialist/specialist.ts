import * as z from "zod";
import type { AgencyId, SpecialistId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate } from "../../ground/shared/schema.ts";

/**
 * Who works in an organisation with children who need help, and what they have learned (roadmap I-2.5, II.II-2.6, III-10; pilot P18, P24). The
 * name is in the vault; the record has a post, terms and hours.
 */
export const specialistStatuses = ["working", "left"] as const;

const Qualification = z
  .strictObject({
    /** What it entitles to: «первая квалификационная категория», «аккредитация: логопедия». */
    title: line(300),
    since: ourDate.optional(),
    /** Its last day; without one it has no term. */
    until: ourDate.optional(),
  })
  .refine(({ since, until }) => !since || !until || since <= until, {
    path: ["until"],
    error: says("не раньше начала", "not before the beginning"),
  });
const Course = z.strictObject({
  title: line(300),
  hours: z.int().min(1).max(1000),
  /** The day on which it ended. */
  on: ourDate,
  /** Of its certificate. */
  number: line(60).optional(),
});
export type Course = z.infer<typeof Course>;

const content = {
  name: line(200),
  post: line(200),
  qualifications: z.array(Qualification).max(50),
  courses: z.array(Course).max(200),
};
export const NewSpecialist = z.strictObject({
  ...content,
  qualifications: content.qualifications.default([]),
  courses: content.courses.default([]),
});
/** What is named is changed, lists as a whole; `left`: works there no more, and is asked about nothing. */
export const SpecialistPatch = z.strictObject({ ...content, status: z.enum(specialistStatuses) }).partial();

export interface Specialist extends Omit<z.infer<typeof NewSpecialist>, "name"> {
  specialistId: SpecialistId;
  agencyId: AgencyId;
  municipality: string;
  status: (typeof specialistStatuses)[number];
  /** Of which last days (ISO) the organisation has been told, and how many days before. */
  warned?: Record<string, number> | undefined;
  /** The name is kept no more. */
  forgotten?: true | undefined;
  createdAt: string;
}

export const SpecialistView = z.strictObject({
  specialistId: z.string(),
  agencyId: z.string(),
  municipality: z.string(),
  name: z.string().optional(),
  post: z.string(),
  qualifications: z.array(
    z.strictObject({ title: z.string(), since: z.string().optional(), until: z.string().optional() }),
  ),
  courses: z.array(
    z.strictObject({ title: z.string(), hours: z.int(), on: z.string(), number: z.string().optional() }),
  ),
  status: z.enum(specialistStatuses),
  /** The last day of the term that ends first of those that have not ended. */
  endsOn: z.string().optional(),
  createdAt: z.string(),
  version: z.int(),
});
export type SpecialistView = z.infer<typeof SpecialistView>;
