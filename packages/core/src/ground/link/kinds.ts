import type {
  AgencyId,
  AttachmentId,
  ChildId,
  ExportId,
  FamilyId,
  RepresentativeId,
  ResponseId,
  RoundId,
  SignUpId,
  StepId,
  TalkId,
  YearPlanId,
} from "../shared/ids.ts";

/**
 * Which links of an organisation count: those of its present epoch, and none where it has closed. Absent: the first. So all of
 * them die at once when they are withdrawn, or when an address that they were sent to is the organisation's no more.
 */
export type Epoch = number | undefined;

/** What links there are, and what each says beside its tenant and its last day. Their rooms give it its meaning. */
export interface Fields {
  /** Answers a step. */
  step: [stepId: StepId, assignment: number, n: number, epoch?: Epoch];
  /** Shows an organisation's open steps. */
  page: [agencyId: AgencyId, epoch?: Epoch];
  /** Ends an address's digests. */
  quiet: [agencyId: AgencyId, email: string, epoch?: Epoch];
  /** Hands in what an organisation owes. */
  reports: [agencyId: AgencyId, epoch?: Epoch];
  /** An organisation's own page: what it says of itself, and of the children whom it helps. */
  office: [agencyId: AgencyId, epoch?: Epoch];
  /** A family's page, as one member sees it. */
  family: [familyId: FamilyId, memberId: RepresentativeId, epoch: number];
  /** The same page for an organisation that is the guardian of this child. */
  ward: [agencyId: AgencyId, childId: ChildId, epoch?: Epoch];
  /** Ends a member's daily letter of news; it shows nothing, and works when their links are revoked. */
  "family-quiet": [familyId: FamilyId, memberId: RepresentativeId];
  /** Answers a form; it says of nobody who they are. */
  form: [responseId: ResponseId];
  /** A calendar of deadlines; of a year's plan its lines. */
  feed: [of: AgencyId | YearPlanId | "tenant", n: number, epoch?: Epoch];
  /**
   * Answers the form of a round, once for each ticket: for a family of this municipality, or, open to whoever comes, about this
   * organisation. A ticket is a keyed hash, or chance: it names nobody.
   */
  round: [roundId: RoundId, place?: string | null, agencyId?: AgencyId | null, ticket?: string];
  /** Confirms a sign-up for an event, takes a place that is free, gives it up. */
  "sign-up": [signUpId: SignUpId];
  /** Confirms a talk that was submitted by the open page, corrects it, withdraws it. */
  talk: [talkId: TalkId];
  /** Downloads a file, once, for the account that asked: `coordinator:anna`. By chance two that are asked for at once differ. */
  file: [attachmentId: AttachmentId, by?: string, chance?: string, epoch?: Epoch];
  /** Downloads a file of an export, without a number the first, for the account that asked. */
  export: [exportId: ExportId, by?: string | null, part?: number, epoch?: Epoch];
}

export type LinkKind = keyof Fields;

/** Every kind there is. */
export const linkKinds = Object.keys({
  step: true,
  page: true,
  quiet: true,
  reports: true,
  office: true,
  family: true,
  ward: true,
  "family-quiet": true,
  form: true,
  round: true,
  "sign-up": true,
  talk: true,
  feed: true,
  file: true,
  export: true,
} satisfies Record<LinkKind, true>) as LinkKind[];

/** What a link says. */
export interface Sealed<K extends LinkKind = LinkKind> {
  tenant: string;
  fields: Fields[K];
  /** Epoch seconds; a link without it works until its record says otherwise. */
  expiresAt?: number | undefined;
}
