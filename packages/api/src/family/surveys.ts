import * as Round from "@marshrut/core/round";
import { FamilySurveyView } from "@marshrut/core/round";
import * as z from "zod";
import { familyAction } from "./action.ts";

/** Forms by which the family is asked. Answers lead to nobody: of them the page knows that there is one, and no more. */
export const surveyActions = [
  familyAction({
    action: "surveys",
    input: {},
    answer: { surveys: z.array(FamilySurveyView) },
    run: async ({ ctx, family }) => ({ surveys: await Round.surveysOf(ctx, family.familyId) }),
  }),
];
