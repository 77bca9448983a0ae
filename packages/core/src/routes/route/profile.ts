import * as z from "zod";
import { profileChanges } from "../../forms/response/profile.ts";

const words = z.strictObject({ ru: z.string().optional(), en: z.string().optional() });

/** When in the child's help it was asked: at its beginning, at a review, or at the end of a route that is over. */
const profileMoments = ["entry", "review", "exit"] as const;

const Area = z.strictObject({
  key: z.string(),
  title: words,
  value: z.number().optional(),
  band: z.string().optional(),
  means: words.optional().meta({ description: "Что означает ступень / what the band means" }),
});

/** How a child's development stands and has changed: scores alone, no answers. */
export const ProfileView = z.strictObject({
  profiles: z
    .array(
      z.strictObject({
        responseId: z.string(),
        routeId: z.string().optional(),
        stepId: z.string().optional(),
        agencyId: z.string().optional(),
        moment: z.enum(profileMoments),
        on: z.iso.date(),
        formId: z.string(),
        formVersion: z.int(),
        areas: z.array(Area),
      }),
    )
    .meta({ description: "От первого к последнему / from the first to the last" }),
  change: z
    .strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      change: z.enum(profileChanges),
      areas: z.array(z.strictObject({ key: z.string(), title: words, by: z.number() })),
    })
    .optional()
    .meta({
      description:
        "От первого профиля к последнему: лучше, если областей, где поднялось, больше, чем где опустилось; нет — сравнить пока не с чем / from the first to the last: better where more areas rose than fell; absent while there is nothing to compare",
    }),
});
export type ProfileView = z.infer<typeof ProfileView>;
