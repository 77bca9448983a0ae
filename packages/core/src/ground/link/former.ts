import type { AgencyId, AttachmentId, StepId } from "../shared/ids.ts";
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

/** Kinds that came later have none. */
const formats: { [K in LinkKind]?: Format<K> } = {
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
};

/** What was hashed of a former text. */
export const formerlyHashed = (kind: LinkKind, text: string): string => `${formats[kind]?.hashedAfter ?? ""}${text}`;

/** What a former text says; undefined when it is not one of this kind. */
export function readFormer<K extends LinkKind>(kind: K, text: string): Sealed<K> | undefined {
  const format = formats[kind];
  const groups = format?.text.exec(text)?.groups;
  if (!format || !groups) return undefined;
  const { tenant, expiresAt } = groups;
  return {
    tenant: tenant!,
    fields: format.fields(groups),
    expiresAt: expiresAt === undefined ? undefined : Number(expiresAt),
  };
}
