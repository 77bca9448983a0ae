import * as z from "zod";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, ourDate } from "../../ground/shared/schema.ts";

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
  "medicalBoard",
  "ngo",
  /** Professional education: a college, a technical school. */
  "college",
  /** Whoever gives work: workshops, quotas, practice. */
  "employer",
  /** Where children are born and expected: a maternity hospital, a perinatal centre, an antenatal clinic. */
  "maternity",
  /** The authority of guardianship (опека и попечительство). */
  "guardianship",
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** An agency's id as it comes from outside. */
export const AgencyIdText = idText("agency");

/** A way to reach the organisation; the first that is not undeliverable is used. Working addresses only, no private ones. */
const Contact = z.strictObject({
  // The whole address is matched, so that no line break can start a header of its own (FAULTS B10).
  email: z
    .email({ error: says("рабочий адрес вида priemnaya@example.ru", "a working address like office@example.org") })
    .max(254)
    .transform((s) => s.toLowerCase()),
  /** Job title, not a person's name: «секретарь ПМПК». */
  role: line(120).optional(),
});

const details = {
  name: line(300),
  shortName: line(120),
  /** Key of one of the tenant's municipalities. */
  municipality: line(60),
  contacts: z
    .array(Contact)
    .min(1)
    .max(10)
    .refine((list) => new Set(list.map((c) => c.email)).size === list.length, {
      error: says("адреса не повторяются", "addresses do not repeat"),
    }),
  /** Since when it works, where that is known: what ended before is not asked of it. */
  worksFrom: ourDate.optional(),
};
/** Keys of what it offers, or words that mean one; steps are matched by kind, services narrow the choice. */
export const mostServices = 50;
const services = z.array(line(120)).max(mostServices);

/** Organisations of a like name that somebody has looked at and found to be others. */
const distinct = z.array(AgencyIdText).max(50).optional();

export const agencyVerbs = ["change", "close", "reopen", "revoke-links"] as const;
export type AgencyVerb = (typeof agencyVerbs)[number];

export const NewAgency = z.strictObject({
  kind: z.enum(agencyKinds),
  ...details,
  services: services.default([]),
  confirmedDistinctFrom: distinct,
});
export type NewAgency = z.infer<typeof NewAgency>;

// Not NewAgency.partial(): a default within an optional field would empty the services of whoever does not name them.
export const AgencyPatch = z
  .strictObject({
    ...details,
    services,
    status: z.enum(["active", "closed"]),
    closedOn: ourDate,
    /** Of a closed one: who goes on with its work, of the same kind unless that is confirmed. */
    successorId: AgencyIdText,
    /** Somebody has looked at it that the successor is of another kind: what it cannot do is given to others. */
    confirmedOtherKind: z.literal(true),
    confirmedDistinctFrom: distinct,
  })
  .partial();
export type AgencyPatch = z.infer<typeof AgencyPatch>;
/** What of a patch is kept. */
export type AgencyFields = Omit<AgencyPatch, "confirmedOtherKind" | "confirmedDistinctFrom">;

/** An organisation of the region. It holds no personal data: contacts are posts, not people. */
export interface Agency extends Omit<NewAgency, "confirmedDistinctFrom"> {
  agencyId: AgencyId;
  status: "active" | "closed";
  /** The first day on which it works no more; closed ones only. */
  closedOn?: string;
  /** Who goes on with the work of a closed one (Civil Code, art. 58). */
  successorId?: AgencyId;
  createdAt: string;
  /** How often all its links were withdrawn; those of before are dead. */
  linkEpoch?: number;
}
