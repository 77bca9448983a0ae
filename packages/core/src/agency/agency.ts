import { z } from "zod";
import type { AgencyId } from "../shared/ids.ts";
import { line } from "../shared/schema.ts";

/** Kinds of organisations that take part (DOMAIN.md, words); a school council (ППк) is not a commission (ПМПК). */
export const agencyKinds = [
  "department",
  "resourceCentre",
  "pmpc",
  "school",
  "kindergarten",
  "social",
  "health",
  "mse",
  "ngo",
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** A way to reach the organisation; the first that is not undeliverable is used. Working addresses only, no private ones. */
export const Contact = z.strictObject({
  email: z.email().max(254),
  /** Job title, not a person's name: «секретарь ПМПК». */
  role: line(120).optional(),
});
export type Contact = z.infer<typeof Contact>;

export const NewAgency = z.strictObject({
  kind: z.enum(agencyKinds),
  name: line(300),
  shortName: line(120),
  municipality: line(60),
  contacts: z.array(Contact).min(1).max(10),
  /** What it offers; steps are matched by kind, services narrow the choice. */
  services: z.array(line(60)).max(50).default([]),
});
export type NewAgency = z.infer<typeof NewAgency>;

export const AgencyPatch = NewAgency.omit({ kind: true })
  .partial()
  .extend({ status: z.enum(["active", "closed"]).optional() });
export type AgencyPatch = z.infer<typeof AgencyPatch>;

/** An organisation of the region. It holds no personal data: contacts are posts, not people. */
export interface Agency extends NewAgency {
  agencyId: AgencyId;
  status: "active" | "closed";
  createdAt: string;
}
