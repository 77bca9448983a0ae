import type { AgencyId, ChildId, FamilyId, RepresentativeId } from "./ids.ts";

export const roles = ["admin", "coordinator", "specialist", "representative"] as const;
export type Role = (typeof roles)[number];

/** What an access token says of an account beside its `sub`; an identity provider must put in all that it knows of these. */
export const tokenClaims = ["tenant", "role", "agency", "representative", "municipality"] as const;
export type TokenClaim = (typeof tokenClaims)[number];

/**
 * Who acts. People come with a token of the identity provider; `link` is an agency's specialist who followed a one-time
 * link; `system` is the platform itself (relay, sweeper, state machines).
 */
export type Actor =
  | { kind: "admin"; id: string; tenant: string }
  | { kind: "coordinator"; id: string; tenant: string; municipality?: string }
  /** `client`: the agency's own system, which has shown its own secret, and not a person. */
  | { kind: "specialist"; id: string; tenant: string; agency: AgencyId; client?: boolean }
  /**
   * `family`: they come by their own link to the family's page and have no account. `ward`: an organisation comes to the page of this
   * child, and no other, whose guardian it is.
   */
  | {
      kind: "representative";
      id: string;
      tenant: string;
      representative: RepresentativeId;
      family?: FamilyId;
      ward?: ChildId;
    }
  | { kind: "link"; id: string; tenant: string; agency: AgencyId }
  | { kind: "system"; id: string; tenant: string };
