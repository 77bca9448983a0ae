import type {
  AgencyId,
  AttachmentId,
  ChildId,
  ExportId,
  FamilyId,
  RepresentativeId,
  ResponseId,
  StepId,
} from "../shared/ids.ts";
import type { Fields, LinkKind, Sealed } from "./kinds.ts";

/**
 * How links were sealed before 30 November 2026, each kind in its own way. They are read until they expire: most within 60
 * days, the unsubscribe links of digests within a year, and a calendar's address for as long as it is not revoked.
 */
interface Format<K extends LinkKind> {
  /** What stood before the text when it was hashed; that of a step had nothing. */
  hashedAfter: string;
  text: RegExp;
  fields(groups: Record<string, string>): Fields[K];
}

const formats: { [K in LinkKind]: Format<K> } = {
  step: {
    hashedAfter: "",
    text: /^(?<tenant>[^~]+)~(?<stepId>step_[^~]+)~(?<assignment>\d+)~(?<n>\d+)~(?<expiresAt>\d+)$/,
    fields: ({ stepId, assignment, n }) => [stepId as StepId, Number(assignment), Number(n)],
  },
  page: {
    hashedAfter: "agency~",
    text: /^(?<tenant>[^~]+)~page~(?<agencyId>agency_[^~]+)~~(?<expiresAt>\d+)$/,
    fields: ({ agencyId }) => [agencyId as AgencyId],
  },
  quiet: {
    hashedAfter: "agency~",
    text: /^(?<tenant>[^~]+)~quiet~(?<agencyId>agency_[^~]+)~(?<email>.+)~(?<expiresAt>\d+)$/,
    fields: ({ agencyId, email }) => [agencyId as AgencyId, email!],
  },
  reports: {
    hashedAfter: "reports~",
    text: /^(?<tenant>[^~]+)~(?<agencyId>agency_[^~]+)~(?<expiresAt>\d+)$/,
    fields: ({ agencyId }) => [agencyId as AgencyId],
  },
  // Never was in this form.
  office: { hashedAfter: "office~", text: /(?!)/, fields: ({ agencyId }) => [agencyId as AgencyId] },
  family: {
    hashedAfter: "family~",
    text: /(?!)/,
    fields: ({ familyId, memberId }) => [familyId as FamilyId, memberId as RepresentativeId, 0],
  },
  ward: {
    hashedAfter: "ward~",
    text: /(?!)/,
    fields: ({ agencyId, childId }) => [agencyId as AgencyId, childId as ChildId],
  },
  "family-quiet": {
    hashedAfter: "family-quiet~",
    text: /(?!)/,
    fields: ({ familyId, memberId }) => [familyId as FamilyId, memberId as RepresentativeId],
  },
  feed: {
    hashedAfter: "feed~",
    text: /^(?<tenant>[^~]+)~(?<of>tenant|agency_[^~]+)~(?<n>\d+)$/,
    fields: ({ of, n }) => [of as AgencyId | "tenant", Number(n)],
  },
  file: {
    hashedAfter: "file~",
    text: /^(?<tenant>[^~]+)~(?<attachmentId>attachment_[^~]+)~(?<expiresAt>\d+)$/,
    fields: ({ attachmentId }) => [attachmentId as AttachmentId],
  },
  form: { hashedAfter: "form~", text: /(?!)/, fields: ({ responseId }) => [responseId as ResponseId] },
  // Exports came later: nothing is a former link of one.
  export: { hashedAfter: "export~", text: /(?!)/, fields: ({ exportId }) => [exportId as ExportId] },
};

/** Every kind there is. */
export const linkKinds = Object.keys(formats) as LinkKind[];

/** What was hashed of a former text. */
export const formerlyHashed = (kind: LinkKind, text: string): string => `${formats[kind].hashedAfter}${text}`;

/** What a former text says; undefined when it is not one of this kind. */
export function readFormer<K extends LinkKind>(kind: K, text: string): Sealed<K> | undefined {
  const groups = formats[kind].text.exec(text)?.groups;
  if (!groups) return undefined;
  const { tenant, expiresAt } = groups;
  return {
    tenant: tenant!,
    fields: formats[kind].fields(groups),
    expiresAt: expiresAt === undefined ? undefined : Number(expiresAt),
  };
}
