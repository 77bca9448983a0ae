import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, RepresentativeId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate } from "../../ground/shared/schema.ts";

/**
 * By which paper somebody acts for a child: parents by birth or adoption (Family Code, art. 47, 64, 137), guardians by an act or a
 * contract (48-ФЗ, art. 14, 15), foster parents by contract (Family Code, art. 153), the organisation that a child lives in by the act
 * of its placement (Family Code, art. 155.2). `incapacity-ruling`: of a court, for somebody who is of age (Civil Code, art. 29).
 */
const authorityKinds = [
  "birth-certificate",
  "adoption",
  "guardianship-act",
  "guardianship-contract",
  "foster-contract",
  "placement-act",
  "incapacity-ruling",
  "other",
] as const;

export const Authority = z
  .strictObject({
    kind: z.enum(authorityKinds),
    number: line(100).optional(),
    from: ourDate.optional(),
    /** The last day on which it counts; absent: until the child is of age. */
    to: ourDate.optional(),
    /** It is over and recorded as what was, on purpose: whoever had it may do nothing by it, and sees nothing of the child. */
    ended: z.literal(true).optional(),
  })
  .refine(({ from = "", to = "9999" }) => from <= to, {
    path: ["to"],
    error: says("не раньше первого дня", "not before the first day"),
  });
export type Authority = z.infer<typeof Authority>;

/** What the pseudonymous record knows of a representative's authority: no name, no number of a paper. */
export interface Standing extends Partial<Omit<Authority, "number">> {
  /** The organisation that is the guardian. */
  agencyId?: AgencyId | undefined;
  /** Acts for themselves, being of age. */
  self?: true | undefined;
}
export type Standings = { [id: RepresentativeId]: Standing };

export const relations = ["parent", "guardian", "foster-parent", "institution", "self", "other"] as const;

/** What says, beside the name, by which right somebody acts. */
export const byRight = {
  relation: z.enum(relations),
  authority: Authority.optional(),
  /** Of relation `institution`: the organisation that is the guardian; the name is its head's. */
  agencyId: AgencyIdText.optional(),
};

/** Whether an organisation is named just where one is the guardian. */
export const namesItsOrganisation = ({ relation, agencyId }: { relation: string; agencyId?: AgencyId | undefined }) =>
  (relation === "institution") === (agencyId !== undefined);
export const organisationMissing = {
  path: ["agencyId"],
  error: says(
    "организация-опекун: указывается при relation: institution и только тогда",
    "the organisation that is the guardian: for the relation institution, and only there",
  ),
};

/** Those whose authority counts on a day: it has begun, is not over, and is not recorded as one that was. @param day ISO date */
export const actingOn = (
  day: string,
  {
    representativeIds,
    standings = {},
  }: { representativeIds: readonly RepresentativeId[]; standings?: Standings | undefined },
): RepresentativeId[] =>
  representativeIds.filter((id) => {
    const { from = "", to = "9999", ended } = standings[id] ?? {};
    return !ended && from <= day && day <= to;
  });

interface Right {
  representativeId: RepresentativeId;
  relation: string;
  authority?: Authority | undefined;
  agencyId?: AgencyId | undefined;
}

/** Of those about whom there is anything to know; undefined when there is nobody. */
export function standingsOf(people: readonly Right[]): Standings | undefined {
  const known = people.flatMap(({ representativeId, relation, authority, agencyId }) => {
    if (!authority && !agencyId && relation !== "self") return [];
    const { number: _, ...paper } = authority ?? {};
    const standing: Standing = { ...paper, agencyId, self: relation === "self" ? true : undefined };
    return [[representativeId, standing] as const];
  });
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
