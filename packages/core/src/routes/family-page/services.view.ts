import * as z from "zod";
import { outcomes } from "../appointment/topics.ts";
import { enrolmentResults } from "../enrolment/enrolment.ts";
import { stepResults } from "../step/step.status.ts";

/** How a service comes to a family: by a step of a plan, by sessions of a programme, by a consultation. */
export const ways = ["step", "enrolment", "appointment"] as const;
/** What came of it, in the words of what it was. `missed` and `not-held`: of a consultation; `left`: sessions that ended before their term. */
const results = [...new Set([...stepResults, ...outcomes, ...enrolmentResults, "missed", "not-held", "left"] as const)];
export type Result = (typeof results)[number];

/** Services that are given to the family itself, each with what came of it: the newest first, those that go on before. */
export const FamilyServices = z.strictObject({
  familyId: z.string(),
  items: z.array(
    z.strictObject({
      service: z.string(),
      title: z.strictObject({ ru: z.string(), en: z.string() }),
      listed: z.boolean().optional().meta({
        description:
          "Есть ли в действующем перечне муниципалитета или региона; нет поля — перечень не утверждён / whether it is on the list that counts; absent: none does",
      }),
      by: z.enum(ways),
      /** Of the step, the enrolment or the appointment. */
      id: z.string(),
      childId: z.string(),
      agencyId: z.string().optional(),
      agency: z.string().optional(),
      /** Its day; of what goes on none. */
      on: z.string().optional(),
      result: z
        .enum(results as [Result, ...Result[]])
        .optional()
        .meta({
          description: "Нет — ещё идёт / absent: it goes on",
        }),
    }),
  ),
});
export type FamilyServices = z.infer<typeof FamilyServices>;
