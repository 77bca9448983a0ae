import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, FamilyPaperId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { PaperKind } from "./family-paper.ts";

interface PaperRef {
  paperId: FamilyPaperId;
  childId: ChildId;
  municipality: string;
  kind: PaperKind;
  representativeId: RepresentativeId;
  /** ISO date: by then somebody has looked at it. */
  dueOn: string;
}

/** In the child's partition: ids, codes, nothing that people wrote. `reopened`: what was said of it was a mistake. */
export type FamilyPaperEvent = NewEvent<
  | "family-paper.handed"
  | "family-paper.taken"
  | "family-paper.returned"
  | "family-paper.withdrawn"
  | "family-paper.reopened"
  | "family-paper.moved",
  PaperRef
>;
