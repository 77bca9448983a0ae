import * as z from "zod";

/** What comes into use by an approval. */
const approvedKinds = [
  "template",
  "service-list",
  "form",
  "programme",
  "standard",
  "order",
  "year-plan",
  "course",
  "standard-document",
] as const;
export type ApprovedKind = (typeof approvedKinds)[number];

/** By what each kind is approved here: by any act, or by a recorded decision of a body alone. An act serves where nothing is said. */
export const Approvals = z.strictObject(
  Object.fromEntries(approvedKinds.map((kind) => [kind, z.enum(["act", "decision"])])) as Record<
    ApprovedKind,
    z.ZodEnum<{ act: "act"; decision: "decision" }>
  >,
);
