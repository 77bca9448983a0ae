import * as z from "zod";
import { Act, type RecordedAct, recordedView } from "../../ground/shared/act.ts";
import type { NoteId, YearPlanId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { paragraph } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";
import { MunicipalityKey } from "../../ground/tenant/tenant.ts";

/**
 * `draft`: nobody is bound by it yet; `approved`: an edition is in force, while the next one may be in preparation; `withdrawn`: it was
 * begun or approved by mistake, and can be begun anew.
 */
const yearPlanStatuses = ["draft", "approved", "withdrawn"] as const;
export type YearPlanStatus = (typeof yearPlanStatuses)[number];

export const planVerbs = ["change", "refresh", "approve", "amend", "withdraw"] as const;
export type PlanVerb = (typeof planVerbs)[number];

/** What may follow what. */
export const may = {
  change: ["draft", "approved"],
  refresh: ["draft", "approved"],
  approve: ["draft"],
  amend: ["approved"],
  withdraw: ["draft", "approved"],
} as const satisfies Record<PlanVerb, readonly YearPlanStatus[]>;

/** An edition and the act by which it counts; the second and later ones say why. */
export interface PlanEdition extends RecordedAct {
  edition: number;
  reasonId?: NoteId | undefined;
}

/**
 * The plan of a municipality for a year (roadmap II.I 1.5: the detailed yearly plan of routes, with dates, by municipality): what is to be
 * done in which month, and by whom. There is one for each municipality and year; its lines are records beside it. About nobody.
 */
export interface YearPlan {
  planId: YearPlanId;
  municipality: string;
  year: number;
  status: YearPlanStatus;
  /** The edition in force; 0: none yet. Lines that were changed since are of the next one. */
  edition: number;
  editions: PlanEdition[];
  /** Lines are being brought in from what the records foresee. */
  drafting?: true | undefined;
  /** Something differs from the edition in force. */
  pending?: true | undefined;
  /** So many lines that the records foresee found no room. */
  leftOut?: number | undefined;
  withdrawn?: { at: string; by: string; reasonId: NoteId } | undefined;
  /** Months (`2026-03`) that are over, and how many lines of each nobody has carried out or explained. */
  behind?: Record<string, number> | undefined;
  /** The day (ISO) up to which it was looked at. */
  attendedOn?: string | undefined;
  /** The day (ISO) from which it is to be looked at again. */
  attendOn?: string | undefined;
  createdAt: string;
}

/** How far something has come: of so many, so many. */
export type Fact = readonly [done: number, of: number];

/** What the records said of a plan's lines on a day (ISO), by what the lines follow. */
export interface PlanFacts {
  on?: string;
  facts: Record<string, Fact>;
}

const year = z
  .int()
  .min(2020, { error: says("год от 2020", "a year from 2020") })
  .max(2100, { error: says("год до 2100", "a year to 2100") });
export const NewYearPlan = z.strictObject({ municipality: MunicipalityKey, year });

const reason = paragraph(2000);
export const ApprovePlan = z.strictObject({ act: Act });
export const AmendPlan = z.strictObject({ act: Act, reason });
export const WithReason = z.strictObject({ reason });

const text = z.strictObject({ ru: z.string(), en: z.string() });
export const YearPlanSummary = z.strictObject({
  planId: z.string(),
  municipality: z.string(),
  year: z.int(),
  title: text,
  status: z.enum(yearPlanStatuses),
  edition: z.int().meta({ description: "Действующая редакция; 0 — ещё нет / the edition in force; 0: none yet" }),
  drafting: z.boolean().meta({
    description: "Строки ещё собираются из записей / lines are still being brought in from the records",
  }),
  pending: z.boolean().meta({
    description: "Есть изменения, которых нет в действующей редакции / something differs from the edition in force",
  }),
  leftOut: z.int().optional().meta({
    description: "Столько строк не поместилось: в плане их не больше предела / so many lines found no room",
  }),
  createdAt: z.string(),
  version: z.int(),
});
export type YearPlanSummary = z.infer<typeof YearPlanSummary>;

const Month = z.strictObject({
  month: z.string(),
  entries: z.int(),
  fulfilled: z.int(),
  overdue: z.int().meta({
    description: "Срок прошёл, а выполнения и объяснения нет / the date is past, and it is neither done nor explained",
  }),
});
export const YearPlanView = YearPlanSummary.extend({
  editions: z.array(z.strictObject({ edition: z.int(), ...Act.shape, ...recordedView, reason: z.string().optional() })),
  withdrawn: z.strictObject({ at: z.string(), by: z.string(), reason: z.string().optional() }).optional(),
  factOn: z.string().optional().meta({
    description: "День, на который посчитан факт / the day for which the facts were counted",
  }),
  months: z.array(Month).meta({
    description: "План и факт по месяцам; организации — по её строкам / plan and fact, month by month",
  }),
  mayDo: z.array(z.enum(planVerbs)).meta({
    description: "Что вы можете сделать с планом сейчас / what you may do with the plan now",
  }),
});
export type YearPlanView = z.infer<typeof YearPlanView>;

/** «План мероприятий на 2026 год: Кемерово». */
export const titleOf = ({ year }: Pick<YearPlan, "year">, where: Text): Text => ({
  ru: `План сопровождения на ${year} год: ${where.ru}`,
  en: `The plan of support for ${year}: ${where.en}`,
});
