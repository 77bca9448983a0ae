import * as z from "zod";
import { familyAction } from "./action.ts";

/** A round that asks the family, with the page for it. */
const Survey = z.strictObject({
  roundId: z.string(),
  title: z.strictObject({ ru: z.string(), en: z.string() }),
  closesOn: z.string(),
  answered: z.boolean(),
  url: z.string(),
});

/** Forms by which the family is asked. Answers lead to nobody: of them the page knows that there is one, and no more. */
export const surveyActions = [
  familyAction({
    action: "surveys",
    input: {},
    answer: { surveys: z.array(Survey) },
    // Loaded when somebody asks: a family's page has no more of rounds than that.
    run: async ({ ctx, family }) => {
      const { surveysOf } = await import("./surveys.read.ts");
      return { surveys: await surveysOf(ctx, family.familyId) };
    },
  }),
];
