import * as z from "zod";
import type {
  AccompanimentId,
  AdviceId,
  AgencyId,
  AgreementId,
  AppointmentId,
  BodyId,
  ChildId,
  ConfirmationId,
  ConsentId,
  CourseId,
  DecisionId,
  DeliveryId,
  EmergencyId,
  EnquiryId,
  EnrolmentId,
  ErasureId,
  FamilyPaperId,
  FamilyRequestId,
  FindingId,
  ImportId,
  InstrumentId,
  InternshipId,
  ItemId,
  MeetingId,
  NoteId,
  ObligationId,
  OccasionId,
  PeerSupportId,
  PlacementId,
  RepresentativeId,
  RoundId,
  RouteId,
  SiteId,
  StepId,
  TalkId,
  TaskId,
  WebhookId,
  YearEntryId,
  YearPlanId,
} from "../../ground/shared/ids.ts";
import { paragraph } from "../../ground/shared/schema.ts";

/**
 * What waits for a coordinator's hand: `undeliverable`: mail does not reach an organisation; `webhook-failed`: its system
 * did not take a message; `webhook-disabled`: its system is not called any more; `clarification`: it asks a question;
 * `agency-closed`: it closed while it had steps; `second-person`: an act waits for the word of a second person;
 * `family-disagrees`: a representative does not agree with a paper, or with the route's plan;
 * `family-unreachable`: a letter to somebody of a family did not arrive;
 * `consent-needed`: a child's steps rest until somebody consents;
 * `placement-needed`: a child was born whom nobody of the family takes;
 * `consent-disputed`: one parent agrees and the other has withdrawn; `coming-of-age`: a child will be 18 soon;
 * `authority-ending`: the paper by which somebody represents a child ends soon, and with it what they consented to;
 * `execution-report`: an ИПРА ends in a month, and the report on it has not been made;
 * `extension-asked`: an organisation asks for a later day for a report;
 * `emergency-access`: somebody read a card in an emergency, and somebody else has to look at it;
 * `route-not-reopened`: a merge was undone, and the route that it had ended could not go on;
 * `plan-unassigned`: lines of an approved plan have no organisation;
 * `counsel`: by what was found at the first meeting the family is advised and its route ends, unless somebody decides that it goes on;
 * `failed`: a step's result is not what was asked for, and somebody has to decide what follows;
 * `audit-alert`: an account has read of unusually many children, or was refused again and again: for who works across the region;
 * `erasure-stalled`: everything of a child is to be destroyed, and it does not come to its end;
 * `file-infected`: malware was found in a file and removed: its sender is told, and asked for another;
 * `file-unchecked`: a file has waited for hours to be checked for malware, and nobody gets it until then;
 * `place-offered`: a place of a programme has become free, and the family that is next in turn has to be asked;
 * `sessions-missing`: an organisation does not say what sessions there were, or consent does not let it (`because`);
 * `enrolment-left`: an organisation has ended an enrolment before its term, or the programme is over and there was no place (`because`);
 * `rows-expiring`: rows of papers are about children whom nobody has registered, and their term is over: closed, they go;
 * `placement-failed`: somebody who was helped to work has left, was dismissed, or nobody knows; `placement-unanswered`: an organisation does
 * not say whether somebody still works there;
 * `lessons-missed`: two lessons by video of one child in a row were not held;
 * `appointments-missed`: a family did not come to its consultation, twice in a row; `appointment-not-held`: one came, and nobody received it;
 * `outcome-missing`: an organisation does not say what came of a consultation;
 * `enquiry`: somebody without an account wants to be called, or a time, or says that an entry is wrong, on an open page;
 * `paper-handed-in`: a family has handed in a paper from its page: it is taken in as what it is, or returned with why (`until`: by when);
 * `request-overdue`: the day by which a family was to have an answer is over;
 * `accompaniment-unanswered`: a curator's organisation does not say of a month or a review; `accompaniment-no-contact`: there was none in a
 * month; `accompaniment-end-proposed`: it proposes to end; `accompaniment-without-curator`: the organisation has closed;
 * `accompaniment-doubled`: two cards became one, and both have a curator: one of them ends;
 * `peer-wanted`: a family wants to talk with a parent who has come its way, and one is to be found (`because`: who said no before, or that
 * nobody was found for long); `peer-silent`: two were brought together, and nobody has told of a talk;
 * `year-plan-behind`: lines of a year's plan are past and neither done nor explained, of a month; one that its organisation does not do; those of an organisation that has closed;
 * `round-empty`: all were gone through whom a round asks, and it has asked nobody;
 * `round-closed`: answers are taken no more, the results wait to be looked at and acted upon; `round-finding`: somebody is to see to what a
 * round came to, by its day (`until`); `finding-overdue`: that day is over, and nobody says that it is done;
 * `meeting-due`: a body has to meet in this quarter, and has planned nothing (`until`: by when); `meeting-invitation`: members could not be
 * invited in time, there is no agenda; `meeting-recording`: its day is over, and nobody says whether it was held; `meeting-minutes`: its
 * minutes are not approved; `decision-overdue`: an organisation has not carried out a decision in time; `approval-failed`: what a decision
 * approves could not come into use; `library-proposed`: somebody has written for the library, an editor is to see it; `library-review`: it is to
 * be seen whether something of the library still holds (`because`: a year is over, an act above is new, or has ended); `agreement-ending`: an agreement's term ends (`until`);
 * `course-review`: it is to be seen whether a programme of training still holds (`because`: a year is over, or whoever teaches has closed);
 * `duty-left`: an organisation has closed and nobody goes on with its work: a decision that it was to carry out, a finding that it was to see
 * to, reports that it still owes (`obligationId`: the first of `count`), an agreement that has too few parties now;
 * `advice-missed`: a specialist came to be advised, and nobody received them; `advice-unsaid`: nobody says what came of it;
 * `talk-unreviewed`: a talk that was submitted lacks a review, or a reviewer cannot say; `talks-undecided`: reviews are in for a week, and talks
 * still wait for a word; `programme-gap`: what stood in a programme was withdrawn; `event-unclosed`: an event is over for a week, and its organiser has not closed it, so that it counts nowhere;
 * `site-proposed`: an organisation wants to take interns, and its site is to be approved; `internship-failed`: one was refused, broken off or
 * called off (`because`); `internship-unanswered`: a site says nothing of an application, or of how one ended (`because`);
 * `internship-outcome`: nothing was introduced of it, or nobody says what was (`because`);
 * `calendar-missing`: it is December, and the next year's calendar has not been uploaded.
 */
export const taskKinds = [
  "undeliverable",
  "webhook-failed",
  "webhook-disabled",
  "clarification",
  "agency-closed",
  "second-person",
  "family-disagrees",
  "family-unreachable",
  "consent-needed",
  "consent-disputed",
  "placement-needed",
  "coming-of-age",
  "authority-ending",
  "execution-report",
  "route-not-reopened",
  "plan-unassigned",
  "extension-asked",
  "emergency-access",
  "counsel",
  "failed",
  "audit-alert",
  "erasure-stalled",
  "file-infected",
  "file-unchecked",
  "place-offered",
  "sessions-missing",
  "enrolment-left",
  "rows-expiring",
  "placement-failed",
  "placement-unanswered",
  "lessons-missed",
  "appointments-missed",
  "appointment-not-held",
  "outcome-missing",
  "request-overdue",
  "paper-handed-in",
  "enquiry",
  "accompaniment-unanswered",
  "accompaniment-no-contact",
  "accompaniment-end-proposed",
  "accompaniment-without-curator",
  "accompaniment-doubled",
  "peer-wanted",
  "peer-silent",
  "year-plan-behind",
  "round-empty",
  "round-closed",
  "round-finding",
  "finding-overdue",
  "meeting-due",
  "meeting-invitation",
  "meeting-recording",
  "meeting-minutes",
  "decision-overdue",
  "approval-failed",
  "agreement-ending",
  "duty-left",
  "advice-missed",
  "advice-unsaid",
  "talk-unreviewed",
  "talks-undecided",
  "programme-gap",
  "event-unclosed",
  "site-proposed",
  "internship-failed",
  "internship-unanswered",
  "internship-outcome",
  "library-proposed",
  "library-review",
  "course-review",
  "calendar-missing",
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** A task of the coordinators of a municipality. Ids and codes only. */
export interface Task {
  taskId: TaskId;
  kind: TaskKind;
  /** What there is at most one open task of this kind about: an agency, a step. */
  subject: string;
  municipality?: string;
  agencyId?: AgencyId;
  stepId?: StepId;
  routeId?: RouteId;
  childId?: ChildId;
  instrumentId?: InstrumentId;
  deliveryId?: DeliveryId;
  webhookId?: WebhookId;
  confirmationId?: ConfirmationId;
  emergencyId?: EmergencyId;
  obligationId?: ObligationId;
  placementId?: PlacementId;
  accompanimentId?: AccompanimentId;
  peerSupportId?: PeerSupportId;
  familyRequestId?: FamilyRequestId;
  paperId?: FamilyPaperId;
  enquiryId?: EnquiryId;
  erasureId?: ErasureId;
  bodyId?: BodyId;
  meetingId?: MeetingId;
  decisionId?: DecisionId;
  agreementId?: AgreementId;
  itemId?: ItemId;
  occasionId?: OccasionId;
  talkId?: TalkId;
  courseId?: CourseId;
  adviceId?: AdviceId;
  siteId?: SiteId;
  internshipId?: InternshipId;
  fileId?: string;
  importId?: ImportId;
  enrolmentId?: EnrolmentId;
  appointmentId?: AppointmentId;
  yearPlanId?: YearPlanId;
  yearEntryId?: YearEntryId;
  roundId?: RoundId;
  findingId?: FindingId;
  dispute?: z.infer<typeof Dispute> & { withdrawnConsentId: ConsentId };
  /** Whose paper of authority ends, and its last day. */
  representativeId?: RepresentativeId;
  until?: string;
  /** Of coming of age: the month of the birthday; of sessions: whose nobody tells; of a plan: whose lines are behind; `YYYY-MM`. */
  month?: string;
  /** Code of the refusal, or of the cause, that made it a person's. */
  because?: string;
  /** Of a missing calendar. */
  year?: number;
  /** Of an alert: whom it is about (role and account), what, and how many children or refusals; of a plan: how many lines. */
  account?: string;
  alert?: "mass-reading" | "refusals";
  count?: number;
  openedAt: string;
  status: "open" | "done";
  doneAt?: string;
  doneBy?: string;
  /** What was found, in the vault. */
  wordsId?: NoteId;
}

/** Whether they still wait for a hand, or somebody has seen to them. */
export const taskStates = ["open", "settled"] as const;
export type TaskState = (typeof taskStates)[number];

/** With which words a task is done; whoever settles an alert has to say what was found. */
export const DoneTask = z.strictObject({ words: paragraph(2000).optional() });
export type DoneTask = z.infer<typeof DoneTask>;

/** Who agreed and who withdrew, and when: ISO dates. */
const Dispute = z.strictObject({
  agreedConsentId: z.string(),
  agreedOn: z.string(),
  withdrawnConsentId: z.string(),
  withdrawnOn: z.string(),
});

export const TaskView = z.strictObject({
  taskId: z.string(),
  kind: z.enum(taskKinds),
  agencyId: z.string().optional(),
  stepId: z.string().optional(),
  routeId: z.string().optional(),
  childId: z.string().optional(),
  instrumentId: z.string().optional(),
  deliveryId: z.string().optional(),
  webhookId: z.string().optional(),
  confirmationId: z.string().optional(),
  emergencyId: z.string().optional(),
  obligationId: z.string().optional(),
  placementId: z.string().optional(),
  accompanimentId: z.string().optional(),
  peerSupportId: z.string().optional(),
  familyRequestId: z.string().optional(),
  paperId: z.string().optional(),
  enquiryId: z.string().optional(),
  erasureId: z.string().optional(),
  enrolmentId: z.string().optional(),
  appointmentId: z.string().optional(),
  yearPlanId: z.string().optional(),
  yearEntryId: z.string().optional(),
  roundId: z.string().optional(),
  findingId: z.string().optional(),
  bodyId: z.string().optional(),
  meetingId: z.string().optional(),
  decisionId: z.string().optional(),
  agreementId: z.string().optional(),
  itemId: z.string().optional(),
  courseId: z.string().optional(),
  occasionId: z.string().optional(),
  talkId: z.string().optional(),
  adviceId: z.string().optional(),
  siteId: z.string().optional(),
  internshipId: z.string().optional(),
  importId: z.string().optional().meta({
    description: "Загрузка, строки которой никому не отданы / import whose rows were given to nobody",
  }),
  fileId: z
    .string()
    .optional()
    .meta({ description: "Файл шага, плана или отчёта / file of a step, a plan or a report" }),
  dispute: Dispute.optional().meta({
    description:
      "Родители не согласны между собой: кто согласен и с какого дня, кто отозвал и когда. Пока не решено, действует согласие второго родителя / parents disagree; until it is settled the standing consent counts",
  }),
  representativeId: z.string().optional(),
  until: z.string().optional().meta({
    description:
      "Последний день документа о полномочиях, соглашения, предложенного места, срок вывода; до какого дня посмотреть документ семьи; до какого дня собраться / the last day of a paper of authority, an agreement, an offered place, the due day of a finding, or of a look at a family's paper; by when to meet",
  }),
  month: z
    .string()
    .optional()
    .meta({
      description: "Месяц 18-летия, занятий или плана / month of the 18th birthday, of the sessions, or of the plan",
      examples: ["2027-05"],
    }),
  because: z
    .string()
    .optional()
    .meta({
      description:
        "Код отказа или причины, из-за которой это стало задачей / code of the refusal, or of the cause, that made it a task",
      examples: ["child.left"],
    }),
  year: z.int().optional().meta({ description: "Год, календаря которого нет / the year whose calendar is missing" }),
  account: z
    .string()
    .optional()
    .meta({ description: "О чьей учётной записи тревога / whose account the alert is about" }),
  alert: z.enum(["mass-reading", "refusals"]).optional(),
  count: z.int().optional().meta({
    description: "Сколько детей, отказов или строк плана / how many children, refusals, or lines of a plan",
  }),
  openedAt: z.string(),
  status: z.enum(["open", "done"]),
  doneAt: z.string().optional(),
  doneBy: z
    .string()
    .optional()
    .meta({ description: "Роль и учётная запись того, кто закрыл / role and account of whoever settled it" }),
  words: z.string().optional().meta({ description: "Что выяснили, словами / what was found, in words" }),
  version: z.int(),
});
export type TaskView = z.infer<typeof TaskView>;
