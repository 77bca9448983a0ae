import type { Temporal } from "temporal-polyfill";
import type { SlotPlace } from "../../agencies/slot/slot.ts";
import type { Deadline, PeriodId } from "../../ground/calendar/index.ts";
import type {
  AdviceId,
  AgencyId,
  AppointmentId,
  EmergencyId,
  EnrolmentId,
  ErasureId,
  FamilyId,
  HandoverId,
  OccasionId,
  SignUpId,
  SiteId,
  WebhookId,
} from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import type { Basis } from "../../routes/erasure/index.ts";
import type { OwedReports } from "./owed.ts";

export type AgencyNoticeKind =
  | "request"
  | "report-link"
  | "reminder"
  | "due"
  | "escalation"
  | "resumed"
  | "link-renewed"
  | "clarified"
  | "replanned";

export type CoordinatorNoticeKind =
  | "rejected"
  | "question"
  | "consent-missing"
  | "consent-withdrawn"
  | "consent-ended"
  | "consent-disputed"
  | "escalated"
  | "undeliverable"
  | "measures-dropped"
  | "plan-drafted"
  | "plan-unreviewed"
  | "cycle-renewed"
  | "handed-over"
  | "reopened"
  | "lost-execution";

/** A mail to the organisation that a step is asked of. Nothing in it says who the child is. */
export interface AgencyNotice extends Omit<Clock, "calendar"> {
  to: "agency";
  kind: AgencyNoticeKind;
  agencyName: string;
  stepId: string;
  /** 1 for the first agency; the calendar entry of a later assignment replaces the earlier one. */
  assignment: number;
  title: Text;
  task: Text;
  expectedResult: Text;
  /** As the template words them: what a plan says of a child in its own words is not for a letter. */
  means?: Text;
  due: Deadline;
  /** The one-time link, `https://…/respond#token`. */
  link: string;
  coordinatorEmail?: string;
}

/** A mail to the municipality's coordinator. */
export interface CoordinatorNotice extends Omit<Clock, "calendar"> {
  to: "coordinator";
  kind: CoordinatorNoticeKind;
  routeId: string;
  stepId?: string;
  /** Of what the kind speaks of: the step or the route. */
  title?: Text;
  agencyName?: string;
  /** ISO date. */
  dueDate?: string;
  /** What it counts depends on the kind (`coordinator.words.ts`); without a meaning there it is not shown. */
  count?: number;
  /** Base of the API, `https://…`: its host names the thread. */
  apiUrl: string;
}

/** A mail that is about no step and no child. */
interface PlainOf<K extends string> {
  kind: K;
  /** Base of the addresses in it: `https://…`. */
  publicUrl: string;
}

/** To somebody of a family, about what stands on their page. */
interface ForPage {
  /** `https://…/family#token`, of the reader's own; whoever is of no family that has been formed has no page. */
  page?: string | undefined;
}

/** To an organisation whose reports are overdue. */
export interface ReportsOverdueNotice extends PlainOf<"reports-overdue">, Omit<Clock, "calendar"> {
  agencyId: AgencyId;
  agencyName: string;
  owed: OwedReports;
  /** Where all of them are handed in, `https://…/reports#token`. */
  link: string;
}

/** To a member of a family who asked: the answer stands on their page, and not in the mail. */
export interface RequestAnsweredNotice extends PlainOf<"request-answered">, ForPage {
  familyRequestId: string;
  operator: Text;
}

/** To an organisation whose report came back. The reason stands in the record, not in the mail. */
export interface ReportReturnedNotice extends PlainOf<"report-returned"> {
  agencyId: AgencyId;
  agencyName: string;
  measureKey: string;
  title: Text;
  link: string;
}

/** To an organisation that has longer for a report. */
export interface ReportExtendedNotice extends PlainOf<"report-extended"> {
  agencyId: AgencyId;
  agencyName: string;
  measureKey: string;
  title: Text;
  /** The day in force now: an ISO date. */
  dueDate: string;
  link: string;
}

/** One report that has come: what, which number it has, which hand-in of it this is, and what came with it. */
export interface ReceivedReport {
  obligationId: string;
  measureKey: string;
  title: Text;
  /** 1 for the first one; a later one takes the place of what was handed in before. */
  n: number;
  late: boolean;
  files: { type: string; bytes: number; sha256?: string | undefined }[];
}

/** To an organisation that has handed in by its link: the receipt. */
export interface ReportReceiptNotice extends PlainOf<"report-receipt"> {
  agencyId: AgencyId;
  agencyName: string;
  /** Instant, told in this zone. */
  at: string;
  zone: string;
  reports: readonly ReceivedReport[];
  link: string;
}

/** To a municipality's coordinator: which organisations are overdue, the most reports first. */
export interface MunicipalityOverdueNotice extends PlainOf<"municipality-overdue"> {
  municipality: string;
  period: PeriodId;
  periodName: Text;
  late: { name: string; overdue: number }[];
}

/** To an organisation whose endpoint is not called any more. */
export interface WebhookDisabledNotice extends PlainOf<"webhook-disabled"> {
  webhookId: WebhookId;
  /** Host of the endpoint. */
  host: string;
  because: "gone" | "failing";
}

/** To a municipality's coordinator: a child's help is to be taken over, or what became of that. */
export interface HandoverNotice extends PlainOf<"handover"> {
  handoverId: HandoverId;
  what: "age" | "municipality" | "organisation" | "representative";
  status: "proposed" | "accepted" | "declined";
}

/** To the data officer: somebody reads a child's card in an emergency. */
export interface EmergencyNotice extends PlainOf<"emergency-access"> {
  emergencyId: EmergencyId;
  by: "admin" | "coordinator";
}

/** To whoever answers for personal data: an account came to more than the region has set. */
export interface AuditAlertNotice extends PlainOf<"audit-alert"> {
  what: "mass-reading" | "refusals";
  /** Role and account. */
  account: string;
  /** Instant of what was one too many, told in this zone. */
  at: string;
  zone: string;
  count: number;
  within: "hour" | "day";
}

/**
 * To whoever answers for personal data: administrators are to shut one of them out, or let one in again, or to set less protection; one
 * has said so.
 */
export interface AdministratorNotice extends PlainOf<"administrator-asked"> {
  act: "account.block" | "account.unblock" | "settings.change";
  /** Who is shut out or let in. */
  account?: string | undefined;
  /** Instant until which another one may say it, told in this zone. */
  until: string;
  zone: string;
}

/** To a family: a request to destroy a child's personal data has come. Days are ISO. */
export interface ErasureAskedNotice extends PlainOf<"erasure-asked"> {
  erasureId: ErasureId;
  operator: Text;
  receivedOn: string;
  dueOn: string;
}

/** To a family: it is carried out, by which act. */
export interface ErasureDoneNotice extends PlainOf<"erasure-done"> {
  erasureId: ErasureId;
  operator: Text;
  number: string;
  on: string;
}

/** To a family: the request was refused, on which kind of ground, and how to complain. The reason's own words may name somebody. */
export interface ErasureRefusedNotice extends PlainOf<"erasure-refused"> {
  erasureId: ErasureId;
  operator: Text;
  basis: Basis;
  on: string;
}

/** To a family, about its consultation: when and how, by its number. */
export interface AppointmentNotice extends PlainOf<"appointment">, ForPage {
  what: "booked" | "moved" | "offered" | "called-off" | "tomorrow" | "soon";
  appointmentId: AppointmentId;
  number: string;
  /** Instants, told in this zone; one that never had a time has none. */
  at?: string | undefined;
  zone: string;
  /** Until when an offered one is kept. */
  until?: string | undefined;
  place: SlotPlace;
  minutes: number;
  /** How often it was moved. */
  sequence: number;
  now: Temporal.Instant;
  /** Address of whoever sends it. */
  organizer: string;
}

/** To a family, two hours before a lesson by video. It names nobody, and no programme. */
export interface LessonSoonNotice extends PlainOf<"lesson-soon">, ForPage {
  enrolmentId: EnrolmentId;
  /** Instant, told in this zone. */
  at: string;
  zone: string;
  minutes: number;
}

/** To a member of a family: the link to their page. It names nobody. */
export interface FamilyLinkNotice extends PlainOf<"family-link"> {
  familyId: FamilyId;
  /** `https://…/family#token`. */
  link: string;
  operator: Text;
  /** ISO date: the last day on which it works. */
  until: string;
}

/** To somebody who has signed up for an event. It names the event, and not them. */
export interface EventNotice extends PlainOf<"event"> {
  what: "asked" | "made" | "queued" | "offered" | "lapsed" | "called-off" | "moved" | "tomorrow" | "certified";
  occasionId: OccasionId;
  signUpId: SignUpId;
  title: string;
  organisation: string;
  /** Instants, told in this zone. */
  begins: string;
  ends: string;
  zone: string;
  place?: string | undefined;
  /** For whoever has a place. */
  online?: string | undefined;
  reason?: string | undefined;
  /** Of the ticket. */
  code: string;
  /** Until when an answer is waited for. */
  until?: string | undefined;
  /** `https://…/sign-up#token`. */
  link: string;
  /** How often it was moved. */
  sequence: number;
  now: Temporal.Instant;
  organizer: string;
}

/** To a member of a body: a meeting, and what became of it. Its words name nobody; the note stands on the page. */
export interface MeetingNotice extends PlainOf<"meeting"> {
  what: "invited" | "moved" | "cancelled" | "near" | "minuted";
  meetingId: string;
  body: string;
  /** ISO date, and the time at the place itself. */
  on: string;
  time: string;
  place: string;
  video: boolean;
  agenda: { n: number; title: string }[];
  /** The quarter's note is to be read before it. */
  note: boolean;
  /** The organisation's page, `https://…/organisation#token`. */
  link: string;
}

/** To an executor: what a body has decided, and by when; or that it is off; to who leads the body, too: that it is carried out. */
export interface DecisionNotice extends PlainOf<"decision"> {
  what: "taken" | "withdrawn" | "fulfilled";
  decisionId: string;
  agencyName: string;
  body: string;
  number: string;
  protocol: { number: string; date: string };
  text: string;
  /** ISO date. */
  due: string;
  /** Where its report is handed in. */
  link: string;
}

/** To a party, and to whoever keeps it: an agreement's term ends, or has ended. */
export interface AgreementNotice extends PlainOf<"agreement"> {
  what: "ending" | "ended";
  /** An agreement of parties, or an order that was approved. */
  is: "agreement" | "order";
  agreementId: string;
  number: string;
  /** ISO dates. */
  date: string;
  subject: string;
  until: string;
}

/** To an organisation: terms of some who work there end. Who they are stands on its page. */
export interface TermsEndingNotice extends PlainOf<"terms-ending"> {
  agencyId: AgencyId;
  agencyName: string;
  count: number;
  /** ISO date: the first of them. */
  until: string;
  link: string;
}

/** To an organisation of an internship, on either side. Who it is stands on its page. */
export interface InternshipNotice extends PlainOf<"internship"> {
  what:
    | "applied"
    | "queued"
    | "accepted"
    | "refused"
    | "lapsed"
    | "called-off"
    | "gone"
    | "broken-off"
    | "completed"
    | "end-due"
    | "look-due"
    | "place-freed"
    | "approved"
    | "closed";
  agencyId: AgencyId;
  agencyName: string;
  siteId: SiteId;
  title: string;
  /** ISO days of the term, of one internship; and after how many months it is asked about. */
  from?: string | undefined;
  until?: string | undefined;
  months?: number | undefined;
  link: string;
}

/** To an organisation of a consultation of a specialist, on either side. Who it is stands on its page. */
export interface AdviceNotice extends PlainOf<"advice"> {
  what: "booked" | "called-off" | "given-up" | "outcome-due" | "missed" | "held";
  agencyId: AgencyId;
  agencyName: string;
  adviceId: AdviceId;
  /** Instant, told in this zone. */
  at: string;
  zone: string;
  link: string;
}

/** To whoever has submitted a talk, reads one, or runs a call. It names the event, which is public, and neither talk nor speaker. */
export interface TalkNotice extends PlainOf<"talk"> {
  what:
    | "asked"
    | "submitted"
    | "closing"
    | "accepted"
    | "reserve"
    | "refused"
    | "scheduled"
    | "moved"
    | "called-off"
    | "review-asked"
    | "review-due"
    | "gap";
  /** By which letters of one talk, or one call, stand together. */
  thread: string;
  title: string;
  organisation: string;
  /** ISO day: by when. */
  by?: string | undefined;
  /** Instant until which the letter waits for its answer, told in this zone. */
  until?: string | undefined;
  zone: string;
  /** When and where one speaks, on the wall of the event: `2026-04-12T10:00`. */
  slot?: { from: string; minutes: number; room?: string | undefined } | undefined;
  link: string;
}
export type PlainNotice =
  | AdviceNotice
  | TalkNotice
  | TermsEndingNotice
  | InternshipNotice
  | EventNotice
  | MeetingNotice
  | DecisionNotice
  | AgreementNotice
  | RequestAnsweredNotice
  | FamilyLinkNotice
  | AppointmentNotice
  | LessonSoonNotice
  | ErasureAskedNotice
  | ErasureRefusedNotice
  | ErasureDoneNotice
  | AdministratorNotice
  | EmergencyNotice
  | AuditAlertNotice
  | HandoverNotice
  | ReportsOverdueNotice
  | ReportReturnedNotice
  | ReportExtendedNotice
  | ReportReceiptNotice
  | MunicipalityOverdueNotice
  | WebhookDisabledNotice;

/** About a step or a route. */
export type StepNotice = AgencyNotice | CoordinatorNotice;
export type Notice = StepNotice | PlainNotice;

export interface Attachment {
  /** ASCII. */
  filename: string;
  contentType: string;
  content: string;
}

/** A mail without its addresses: what the port `Mailer` takes beside them. */
export interface ComposedMail {
  /** One line of at most 78 characters (UTF-16 units), ending in the reference, «[№ K3F9QZ]». */
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
  /** ASCII values without line breaks. */
  headers: Record<string, string>;
}
