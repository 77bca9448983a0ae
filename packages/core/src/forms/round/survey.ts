import * as z from "zod";

/** A round that asks a family, with the page for it. */
export const FamilySurveyView = z.strictObject({
  roundId: z.string(),
  title: z.strictObject({ ru: z.string(), en: z.string() }),
  closesOn: z.string(),
  answered: z.boolean(),
  url: z.string(),
});
export type FamilySurvey = z.infer<typeof FamilySurveyView>;
