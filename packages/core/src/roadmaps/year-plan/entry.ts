import * as z from "zod";
import { AgencyIdText, type AgencyKind, agencyKinds } from "../../agencies/agency/agency.ts";
import type { AgencyId, NoteId, YearEntryId, YearPlanId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";
import { type ResultStatus, resultStatuses } from "../../ground/shared/went.ts";

/**
 * What a line is about: `report`: what the roadmap asks to be reported; `help`: steps of children's routes, as numbers; `review`: routes
 * whose cycle ends; `consultation`: families who are received by appointment; `meeting`: of a body of the municipality; `own`: what it adds.
 */
const entryKinds = ["report", "help", "review", "consultation", "meeting", "own"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Of these the number is one of children's: where it is below five it is for those who work with them. */
export const ofChildren: readonly EntryKind[] = ["help", "review", "consultation"];

/** Who is to do it: an organisation, all of some kinds in the municipality, or whoever is named by post or body. */
export interface Responsible {
  agencyId?: AgencyId | undefined;
  kinds?: readonly AgencyKind[] | undefined;
  name?: Text | undefined;
}

export interface EntryContent {
  /** `2026-03`. */
  month: string;
  /** The day (ISO) by which it is to be done; without one the month's last. */
  day?: string | undefined;
  /** Public words, nobody's name; likewise the note. */
  action: Text;
  responsible: Responsible;
  measureKey?: string | undefined;
  note?: string | undefined;
}

/** What a line says from an edition on. */
export interface EntryVersion extends EntryContent {
  edition: number;
  struck?: true | undefined;
  /** Why it was struck, or taken in again. */
  reasonId?: NoteId | undefined;
  at: string;
  by: string;
}

/** What somebody says of a line that no record tells of, or why a number stayed behind. */
export interface EntryResult {
  status: ResultStatus;
  wordsId?: NoteId | undefined;
  at: string;
  by: string;
  /** The organisation, where it was the one that is responsible; else staff. */
  agencyId?: AgencyId | undefined;
}

/** A line of a plan. */
export interface YearEntry {
  entryId: YearEntryId;
  planId: YearPlanId;
  kind: EntryKind;
  /** What it follows among the records, by which its fact is found; absent of what was added by hand. */
  source?: string | undefined;
  /** How many there were when it was drafted: reports, steps, routes, times. */
  planned?: number | undefined;
  /** Somebody has changed it: drafting anew leaves it as it is. */
  byHand?: true | undefined;
  /** The oldest first, one for each edition in which it says something else. */
  versions: EntryVersion[];
  result?: EntryResult | undefined;
}

const month = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: says("месяц вида 2026-03", "a month like 2026-03") });
const ResponsibleInput = z.union([
  z.strictObject({ agencyId: AgencyIdText }),
  z.strictObject({ kinds: z.array(z.enum(agencyKinds)).min(1).max(agencyKinds.length) }),
  z.strictObject({ name: line(200) }),
]);
const content = {
  month: month.optional(),
  day: ourDate.optional(),
  action: line(500).meta({
    description: "Что делается, без имён детей и родителей / what is done, without names of children or parents",
  }),
  responsible: ResponsibleInput,
  measureKey: line(40).optional(),
  note: line(500).optional(),
};

export const NewEntry = z.strictObject(content).refine(({ month, day }) => month !== undefined || day !== undefined, {
  path: ["month"],
  error: says("месяц или день", "a month or a day"),
});
export type NewEntry = z.infer<typeof NewEntry>;

/** What is named is changed; `null` takes it away. A day moves the line into its month. */
export const EntryPatch = z
  .strictObject({
    ...content,
    day: ourDate.nullable(),
    measureKey: line(40).nullable(),
    note: line(500).nullable(),
  })
  .partial();
export type EntryPatch = z.infer<typeof EntryPatch>;

export { SetResult } from "../../ground/shared/went.ts";

export const entryVerbs = ["change", "strike", "restore", "result"] as const;
export type EntryVerb = (typeof entryVerbs)[number];

const text = z.strictObject({ ru: z.string(), en: z.string() });
export const YearEntryView = z.strictObject({
  entryId: z.string(),
  kind: z.enum(entryKinds),
  month: z.string(),
  day: z.string().optional(),
  action: text,
  responsible: z.strictObject({
    agencyId: z.string().optional(),
    kinds: z.array(z.enum(agencyKinds)).optional(),
    name: text,
  }),
  measureKey: z.string().optional(),
  note: z.string().optional(),
  planned: z.int().optional().meta({
    description: "Сколько было по записям при составлении / how many the records foresaw when it was drafted",
  }),
  fact: z.strictObject({ done: z.int(), of: z.int() }).optional().meta({
    description: "Сколько выполнено и из скольких, по записям / how many are done, of how many, by the records",
  }),
  result: z
    .strictObject({
      status: z.enum(resultStatuses),
      words: z.string().optional(),
      at: z.string(),
      by: z.string(),
    })
    .optional(),
  fulfilled: z.boolean(),
  overdue: z.boolean(),
  edition: z.int().meta({ description: "С какой редакции строка такая / since which edition it says this" }),
  pending: z.boolean().meta({ description: "Ещё не утверждено / not approved yet" }),
  struck: z.boolean(),
  reason: z.string().optional(),
  mayDo: z.array(z.enum(entryVerbs)),
  version: z.int(),
});
export type YearEntryView = z.infer<typeof YearEntryView>;
