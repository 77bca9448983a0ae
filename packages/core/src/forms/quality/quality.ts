import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, FindingId, NoteId, QualityId, RoundId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, paragraph } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";
import { criteria, indicators, type Remark, type Scores, spheres } from "./scores.ts";

const RoundIdText = idText("round");

/** The year that is assessed. */
export const Year = z.string().regex(/^20[2-9]\d$/, { error: says("год, 2020–2099", "a year, 2020 to 2099") });

const reason = paragraph(1000);
export const NewQuality = z.strictObject({
  year: Year,
  /** By which list of indicators the organisations count. */
  sphere: z.enum(spheres),
  /** Where; the region as a whole without it. */
  municipality: MunicipalityKey.optional(),
  /** What experts saw of each organisation, and what its visitors told. */
  experts: RoundIdText,
  visitors: RoundIdText,
});
export type NewQuality = z.infer<typeof NewQuality>;

/** What is named is changed; `plans`: the round that asks organisations for their plans. */
export const QualityPatch = z
  .strictObject({ experts: RoundIdText, visitors: RoundIdText, plans: RoundIdText })
  .partial()
  .refine((given) => Object.keys(given).length > 0, { error: says("что-нибудь", "anything at all") });
export type QualityPatch = z.infer<typeof QualityPatch>;

export const CountQuality = z.strictObject({
  /** Why it is counted again. */
  reason: reason.optional(),
});
export const TakePlan = z.strictObject({ agencyId: AgencyIdText });

/** Most organisations of one assessment: their scores are one record. */
export const mostOrganisations = 300;

/** An organisation as it was counted, by its name of then. */
export interface Assessed {
  agencyId: AgencyId;
  municipality?: string | undefined;
  name: string;
  experts: number;
  visitors: number;
  scores: Scores;
}

/** One independent assessment: a year, a sphere, a place. Ids, codes and numbers; what people wrote lies with its round. */
export interface Quality {
  qualityId: QualityId;
  year: string;
  sphere: (typeof spheres)[number];
  municipality?: string | undefined;
  experts: RoundId;
  visitors: RoundId;
  plans?: RoundId | undefined;
  /** `open`: it may be counted once its rounds are over; `counted`: its scores stand. */
  status: "open" | "counted";
  /** How often it was counted, on which day last, and why again: a note. */
  counted: number;
  countedOn?: string | undefined;
  reasonId?: NoteId | undefined;
  /** Totals by organisation, for the years to come. */
  totals: Record<string, number>;
  /** By municipality: how many have a total, and the sum of these. */
  places: Record<string, { organisations: number; visitors: number; sum: number }>;
  /** What became of each plan that was taken: a finding for each of its rows. */
  plansTaken: Record<string, FindingId[]>;
  createdAt: string;
}

export const remarks = [
  "no-disabled",
  "few-disabled",
  "part-unasked",
  "part-few",
  "no-checklist",
  "few-visitors",
  "beside-few",
  "small",
] as const satisfies Remark[];

const points = z.number().min(0).max(100);
export const AssessedView = z.strictObject({
  agencyId: z.string(),
  municipality: z.string().optional(),
  name: z.string(),
  experts: z.int(),
  visitors: z.int().optional().meta({
    description: "Не сказано, если ответивших меньше пяти / not said of fewer than five",
  }),
  indicators: z.partialRecord(z.enum(indicators), points),
  criteria: z.partialRecord(z.enum(criteria), points),
  total: points.optional(),
  place: z.int().optional().meta({
    description: "Место по итогу; при равных баллах одно / place by the total; equal points share one",
  }),
  remarks: z.array(z.enum(remarks)),
  before: z
    .array(z.strictObject({ year: z.string(), total: points }))
    .meta({ description: "Итоги прежних лет, старые первыми / totals of earlier years, the oldest first" }),
  plan: z.enum(["asked", "answered", "taken"]).optional(),
  findings: z.array(z.string()).optional(),
});
export type AssessedView = z.infer<typeof AssessedView>;

export const QualitySummary = z.strictObject({
  qualityId: z.string(),
  year: z.string(),
  sphere: z.enum(spheres),
  municipality: z.string().optional(),
  experts: z.string(),
  visitors: z.string(),
  plans: z.string().optional(),
  status: z.enum(["open", "counted"]),
  counted: z.int(),
  countedOn: z.string().optional(),
  createdAt: z.string(),
  version: z.int(),
});
export type QualitySummary = z.infer<typeof QualitySummary>;

export const QualityView = QualitySummary.extend({
  reason: z.string().optional().meta({ description: "Почему посчитано снова / why it was counted again" }),
  mean: points.optional().meta({ description: "Среднее итогов / the mean of the totals" }),
  organisations: z
    .array(AssessedView)
    .meta({ description: "По муниципалитету и названию, не по месту / by municipality and name, not by place" }),
});
export type QualityView = z.infer<typeof QualityView>;

export const reportFormats = ["docx", "pdf", "xlsx"] as const;
