import type { AgencyId, AttachmentId, ExportId, StepId } from "../shared/ids.ts";

/** What links there are, and what each says beside its tenant and its last day. Their rooms give it its meaning. */
export interface Fields {
  /** Answers a step. */
  step: [stepId: StepId, assignment: number, n: number];
  /** Shows an organisation's open steps. */
  page: [agencyId: AgencyId];
  /** Ends an address's digests. */
  quiet: [agencyId: AgencyId, email: string];
  /** Hands in what an organisation owes. */
  reports: [agencyId: AgencyId];
  /** A calendar of deadlines. */
  feed: [of: AgencyId | "tenant", n: number];
  /** Downloads a file; an agency's one only while the agency may see it. */
  file: [attachmentId: AttachmentId, agencyId?: AgencyId];
  /** Downloads an export. */
  export: [exportId: ExportId];
}

export type LinkKind = keyof Fields;

/** What a link says. */
export interface Sealed<K extends LinkKind = LinkKind> {
  tenant: string;
  fields: Fields[K];
  /** Epoch seconds; a link without it works until its record says otherwise. */
  expiresAt?: number | undefined;
}
