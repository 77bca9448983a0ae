import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, FamilyRequestId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { RequestKind } from "./request.ts";

interface RequestRef {
  familyRequestId: FamilyRequestId;
  childId: ChildId;
  municipality: string;
  kind: RequestKind;
  representativeId?: RepresentativeId | undefined;
  agencyId?: AgencyId | undefined;
}

/** In the child's partition: ids, codes, nothing that people wrote. `taken-back`: the coordinator answers again, and no organisation. */
export type RequestEvent = NewEvent<
  | "request.asked"
  | "request.assigned"
  | "request.taken-back"
  | "request.due-soon"
  | "request.overdue"
  | "request.answered"
  | "request.withdrawn"
  | "request.moved",
  RequestRef
>;
