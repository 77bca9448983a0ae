import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, ChildId, MeetingId, RepresentativeId, UnionId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { isoDate, line, paragraph } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/tenant.ts";

// Parents come together (roadmap II.VII 7.1, project statement P17): a union of a municipality, its members by their own word, its meetings.

export const unionStatuses = ["active", "closed"] as const;

const content = {
  name: line(200),
  /** For whom it is and what it does, for parents to read: public words, nobody's name. */
  about: paragraph(2000).optional(),
  /** Whose roof it is under, and where it is asked after. */
  agencyId: AgencyIdText.optional(),
};
export const NewUnion = z.strictObject({ municipality: MunicipalityKey, ...content });
export const UnionContent = z.strictObject({ ...content, status: z.enum(unionStatuses) });

export const CallMeeting = z.strictObject({
  on: isoDate,
  /** At the place itself. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: says("время вида 18:30", "a time like 18:30") }),
  place: line(300),
  topic: line(300),
});

export interface Meeting extends z.infer<typeof CallMeeting> {
  meetingId: MeetingId;
  status: "called" | "cancelled";
}

export interface Union {
  unionId: UnionId;
  municipality: string;
  name: string;
  about?: string | undefined;
  agencyId?: AgencyId | undefined;
  status: (typeof unionStatuses)[number];
  /** By their days, the oldest first. */
  meetings: Meeting[];
  createdAt: string;
}

/**
 * Somebody of a family is a member, by way of the child whom they represent: the record goes with the child's card, and with the child. What
 * they said when they joined is their consent to be invited; taking it back is leaving, after which nothing of it is kept.
 */
export interface Membership {
  unionId: UnionId;
  childId: ChildId;
  memberId: RepresentativeId;
  consentedAt: string;
  /** To which meetings they said that they come, or do not. */
  answers: Partial<Record<MeetingId, boolean>>;
}

const MeetingView = z.strictObject({
  meetingId: z.string(),
  on: z.string(),
  time: z.string(),
  place: z.string(),
  topic: z.string(),
  status: z.enum(["called", "cancelled"]),
  coming: z.int(),
  notComing: z.int(),
});
/** For staff: how many members there are and who comes, as numbers. Who they are is each member's own. */
export const UnionView = z.strictObject({
  unionId: z.string(),
  municipality: z.string(),
  name: z.string(),
  about: z.string().optional(),
  agencyId: z.string().optional(),
  status: z.enum(unionStatuses),
  members: z.int(),
  meetings: z.array(MeetingView),
  createdAt: z.string(),
  version: z.int(),
});
export type UnionView = z.infer<typeof UnionView>;

/** As a list has it: whose members nobody has counted. */
export const UnionSummary = UnionView.omit({ members: true, meetings: true, about: true });
export type UnionSummary = z.infer<typeof UnionSummary>;

/** For a family. */
export const FamilyUnion = z.strictObject({
  unionId: z.string(),
  name: z.string(),
  about: z.string().optional(),
  organisation: z.string().optional(),
  member: z.boolean(),
  /** To members alone: those to come. */
  meetings: z.array(MeetingView.omit({ coming: true, notComing: true }).extend({ comes: z.boolean().optional() })),
});
export type FamilyUnion = z.infer<typeof FamilyUnion>;

/** Joining is a consent to be invited: without it there is none. */
export const consents = z.literal(true, {
  error: says("согласие получать приглашения объединения", "the consent to be invited by the union"),
});

export function view(
  { unionId, municipality, name, about, agencyId, status, meetings, createdAt }: Union,
  version: number,
  members: readonly Membership[],
): UnionView {
  const said = (id: MeetingId, what: boolean) => members.filter(({ answers }) => answers[id] === what).length;
  return {
    unionId,
    municipality,
    name,
    about,
    agencyId,
    status,
    members: members.length,
    meetings: meetings.map((one) => ({
      ...one,
      coming: said(one.meetingId, true),
      notComing: said(one.meetingId, false),
    })),
    createdAt,
    version,
  };
}
