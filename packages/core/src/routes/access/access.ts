import * as z from "zod";

const text = z.strictObject({ ru: z.string(), en: z.string() });

/** One use of a child's data, in words. */
export const AccessEntry = z.strictObject({
  at: z.string().meta({ description: "Момент UTC / instant in UTC" }),
  who: z.strictObject({
    role: text,
    account: z.string().optional().meta({
      description: "Учётная запись; видит только персонал / the account, for staff alone",
    }),
    agencyId: z.string().optional(),
    organisation: z.string().optional(),
  }),
  what: text,
  action: z.string(),
  why: text,
  stepId: z.string().optional(),
  routeId: z.string().optional(),
  card: z.string().optional().meta({
    description: "Прежняя карта, если записано до объединения / the former card, where cards were merged",
  }),
});
export type AccessEntry = z.infer<typeof AccessEntry>;
