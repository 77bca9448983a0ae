import type { Stored } from "../../ground/shared/bank.ts";
import type { ChildDocument, DocumentView } from "./child-document.ts";

/** Whom it is for is told where that person sees it. */
export const refOf = ({ childId, documentId, standardId, agencyId, audience, representativeId }: ChildDocument) => ({
  childId,
  documentId,
  standardId,
  agencyId,
  representativeId: audience === "family" ? representativeId : undefined,
});

export function view(
  { data, version }: Pick<Stored<ChildDocument>, "data" | "version">,
  reason?: string,
): DocumentView {
  const { voided, ...told } = data;
  return { ...told, voided: voided && { at: voided.at, by: voided.by, reason }, version };
}
