import type { NewEvent } from "../../ground/shared/events.ts";
import type { FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";

interface OfMember {
  familyId: FamilyId;
  municipality: string;
  memberId: RepresentativeId;
}

/** What happens to it: ids, codes and dates only. */
export type FamilyEvent =
  | NewEvent<"family.formed", { familyId: FamilyId; municipality: string }>
  | NewEvent<"family.changed", { familyId: FamilyId; municipality: string; fields: string[] }>
  /** A member is to get a link by letter. */
  | NewEvent<"family.invited", OfMember>
  | NewEvent<"family.links-revoked", { familyId: FamilyId; municipality: string; memberIds: RepresentativeId[] }>;
