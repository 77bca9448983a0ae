import * as z from "zod";
import type { AssessmentId, FormId, ObligationId, RoundId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText } from "../../ground/shared/schema.ts";
import { ObligationIdText } from "../obligation/obligation.ts";

const Year = z.string().regex(/^20[2-9]\d$/, { error: says("год, 2020–2099", "a year, 2020 to 2099") });
export const NewAssessment = z.strictObject({ year: Year });

export const SumAssessment = z.strictObject({
  /** The round by which the organisations were asked. */
  roundId: idText("round"),
});
export const ConfirmAssessment = z.strictObject({
  /** What the region owes for this measure: it is handed in with the report attached. */
  obligationId: ObligationIdText,
});

const assessmentStatuses = ["drafted", "summed", "reported"] as const;
export const reportFormats = ["docx", "pdf", "xlsx"] as const;

const text = z.strictObject({ ru: z.string(), en: z.string() });
/** How organisations judged one thing: 1 to 5. */
export const Judged = z.strictObject({
  answered: z.int(),
  mean: z.number().optional(),
  /** How many said 1, 2, 3, 4, 5. */
  steps: z.array(z.int()),
});
export type Judged = z.infer<typeof Judged>;

/**
 * The interagency assessment of a year (roadmap II.VIII 8.2): what was frozen, by which form organisations judge it, and what came of
 * it. Ids, days and numbers; what they wrote lies with their answers.
 */
export interface Assessment {
  assessmentId: AssessmentId;
  year: string;
  /** Each year's figures are a version of one form, so that years compare. */
  formId: FormId;
  /** Of the year's report, whose figures stand in the form, and the day on which they were frozen. */
  revision: number;
  frozenOn: string;
  status: (typeof assessmentStatuses)[number];
  roundId?: RoundId | undefined;
  summedOn?: string | undefined;
  asked?: number | undefined;
  answered?: number | undefined;
  sections: (Judged & { section: string; title: z.infer<typeof text> })[];
  whole?: Judged | undefined;
  together?: Judged | undefined;
  obligationId?: ObligationId | undefined;
  reportedOn?: string | undefined;
  createdAt: string;
}

export const AssessmentSummary = z.strictObject({
  assessmentId: z.string(),
  year: z.string(),
  formId: z.string(),
  revision: z.int().meta({ description: "Редакция отчёта за год, цифры которой в форме / the revision in the form" }),
  frozenOn: z.string(),
  status: z.enum(assessmentStatuses),
  roundId: z.string().optional(),
  summedOn: z.string().optional(),
  asked: z.int().optional(),
  answered: z.int().optional(),
  obligationId: z.string().optional(),
  reportedOn: z.string().optional(),
  createdAt: z.string(),
  version: z.int(),
});
export type AssessmentSummary = z.infer<typeof AssessmentSummary>;

const Before = z.array(z.strictObject({ year: z.string(), mean: z.number() }));
export const AssessmentView = AssessmentSummary.extend({
  whole: Judged.optional(),
  together: Judged.optional(),
  sections: z.array(
    Judged.extend({
      section: z.string(),
      title: text,
      before: Before.meta({
        description: "Средние прежних лет, старые первыми / means of earlier years, the oldest first",
      }),
    }),
  ),
});
export type AssessmentView = z.infer<typeof AssessmentView>;
