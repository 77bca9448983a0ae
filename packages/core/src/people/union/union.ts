import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, ChildId, MeetingId, RepresentativeId, UnionId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/tenant.ts";

// Parents come together (roadmap II.VII 7.1, project statement P17): a union of a municipality, its members by their own word, its meetings.

/** A union speaks for parents; a club is where they come, week by week, under the roof of an organisation or a union. */
const unionKinds = ["union", "club"] as const;
export type UnionKind = (typeof unionKinds)[number];
export const unionStatuses = ["active", "closed"] as const;

const content = {
  name: line(200),
  /** For whom it is and what it does, for parents to read: public words, nobody's name. */
  about: paragraph(2000).optional(),
  /** Whose roof it is under, and where it is asked after. */
  agencyId: AgencyIdText.optional(),
  /** It stands on the open page of events, with its next meetings: whoever reads of it may come. */
  open: z.boolean().default(false),
};
export const NewUnion = z.strictObject({
  municipality: MunicipalityKey,
  kind: z.enum(unionKinds).default("union"),
  ...content,
});
export const UnionContent = z.strictObject({ ...content, status: z.enum(unionStatuses) });

export const CallMeeting = z.strictObject({
  on: ourDate,
  /** At the place itself. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: says("время вида 18:30", "a time like 18:30") }),
  place: line(300),
  topic: line(300),
  /** It comes again so many times in all: each week, each second week, on the same weekday of each month. */
  repeat: z.strictObject({ every: z.enum(["week", "fortnight", "month"]), times: z.int().min(2).max(26) }).optional(),
});
export type CallMeeting = z.infer<typeof CallMeeting>;

export interface Meeting extends Omit<CallMeeting, "repeat"> {
  meetingId: MeetingId;
  status: "called" | "cancelled";
  /** Members have been told that it is tomorrow. */
  reminded?: true | undefined;
}

export interface Union {
  unionId: UnionId;
  municipality: string;
  /** Absent: a union, of a time when there was nothing else. */
  kind?: UnionKind | undefined;
  name: string;
  about?: string | undefined;
  agencyId?: AgencyId | undefined;
  open?: boolean | undefined;
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
  kind: z.enum(unionKinds),
  name: z.string(),
  about: z.string().optional(),
  agencyId: z.string().optional(),
  open: z.boolean(),
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
  kind: z.enum(unionKinds),
  name: z.string(),
  about: z.string().optional(),
  organisation: z.string().optional(),
  member: z.boolean(),
  /** Those to come: to members, and to everybody where it is open. */
  meetings: z.array(MeetingView.omit({ coming: true, notComing: true }).extend({ comes: z.boolean().optional() })),
});
export type FamilyUnion = z.infer<typeof FamilyUnion>;

/** Joining is a consent to be invited: without it there is none. */
export const consents = z.literal(true, {
  error: says("согласие получать приглашения объединения", "the consent to be invited by the union"),
});

/** As everybody reads of it. */
export const OpenClub = z.strictObject({
  unionId: z.string(),
  kind: z.enum(unionKinds),
  municipality: z.string(),
  name: z.string(),
  about: z.string().optional(),
  organisation: z.string().optional(),
  meetings: z.array(z.strictObject({ on: z.string(), time: z.string(), place: z.string(), topic: z.string() })),
});
export type OpenClub = z.infer<typeof OpenClub>;

export const kindOf = ({ kind = "union" }: Pick<Union, "kind">): UnionKind => kind;

export function view(
  { unionId, municipality, kind, name, about, agencyId, open = false, status, meetings, createdAt }: Union,
  version: number,
  members: readonly Membership[],
): UnionView {
  const said = (id: MeetingId, what: boolean) => members.filter(({ answers }) => answers[id] === what).length;
  return {
    unionId,
    municipality,
    kind: kindOf({ kind }),
    name,
    about,
    agencyId,
    open,
    status,
    members: members.length,
    meetings: meetings.map(({ reminded: _, ...one }) => ({
      ...one,
      coming: said(one.meetingId, true),
      notComing: said(one.meetingId, false),
    })),
    createdAt,
    version,
  };
}
