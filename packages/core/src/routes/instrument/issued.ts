import * as z from "zod";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import type { InstrumentKind } from "./instrument.kinds.ts";
import { NewMeasure } from "./instrument.ts";
import { head } from "./paper.ts";
import { Study } from "./study.ts";

/** What an organisation of a kind issues, and so may enter itself when it answers the step that asks for it. */
export const issuedBy: Partial<Record<AgencyKind, InstrumentKind>> = {
  mse: "ipra",
  pmpc: "pmpk",
  resourceCentre: "iprp",
  medicalBoard: "vk",
};

const { issuer: _, ...ofHead } = head;

/** A paper as whoever issues it enters it: its kind and its issuer follow from who that is. */
export const IssuedInstrument = z.strictObject({
  ...ofHead,
  /** Recommendations of a conclusion, measures of a programme. */
  measures: z
    .array(NewMeasure.omit({ agencyId: true }))
    .max(100)
    .default([]),
  /** Of a ПМПК conclusion, which must say it: whether it found special educational needs (ОВЗ). */
  educationalNeeds: z.boolean().optional(),
  /** Of a ПМПК conclusion: what the representative said to it, if asked. */
  agreement: z.enum(["agree", "disagree"]).optional(),
  presented: z.boolean().optional(),
  /** Of a ПМПК conclusion: how the child is to be taught. */
  study: Study.optional(),
  /** The number was compared with the paper, where it seemed to be another child's. */
  numberChecked: z.literal(true).optional(),
});
export type IssuedInstrument = z.infer<typeof IssuedInstrument>;
