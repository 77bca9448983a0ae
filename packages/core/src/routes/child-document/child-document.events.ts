import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, DocumentId, RepresentativeId, StandardId } from "../../ground/shared/ids.ts";

interface DocumentRef {
  childId: ChildId;
  documentId: DocumentId;
  standardId: StandardId;
  agencyId?: AgencyId | undefined;
  /** For whom it is, where that person sees it. */
  representativeId?: RepresentativeId | undefined;
}

/** What happens to a child's documents, in the child's partition. */
export type ChildDocumentEvent =
  | NewEvent<"child-document.made", DocumentRef & { replaces?: DocumentId | undefined }>
  | NewEvent<"child-document.voided", DocumentRef>;
