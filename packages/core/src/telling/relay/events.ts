import type { AdviceEvent } from "../../agencies/advice/index.ts";
import type { AgencyEvent } from "../../agencies/agency/index.ts";
import type { CourseEvent } from "../../agencies/course/index.ts";
import type { ProgrammeEvent } from "../../agencies/programme/index.ts";
import type { ResourceEvent } from "../../agencies/resource/index.ts";
import type { ServiceEvent } from "../../agencies/service/index.ts";
import type { ServiceListEvent } from "../../agencies/service-list/index.ts";
import type { SlotEvent } from "../../agencies/slot/index.ts";
import type { SpecialistEvent, TermsEvent } from "../../agencies/specialist/index.ts";
import type { WorkPlaceEvent } from "../../agencies/work-place/index.ts";
import type { QualityEvent } from "../../forms/quality/index.ts";
import type { ResponseEvent } from "../../forms/response/index.ts";
import type { RoundEvent } from "../../forms/round/index.ts";
import type { AuditEvent } from "../../ground/audit/index.ts";
import type { JobEvent } from "../../ground/job/index.ts";
import type { MalwareEvent } from "../../ground/malware/index.ts";
import type { SecondEvent } from "../../ground/second/index.ts";
import type { DomainEvent, NewEvent, ReportId } from "../../ground/shared/index.ts";
import type { CalendarEvent } from "../../ground/tenant/index.ts";
import type { LibraryEvent } from "../../open/library/index.ts";
import type { EnquiryEvent, ListingEvent } from "../../open/navigator/index.ts";
import type { ChildEvent } from "../../people/child/index.ts";
import type { ConsentEvent } from "../../people/consent/index.ts";
import type { FamilyEvent } from "../../people/family/index.ts";
import type { InternshipEvent, SiteEvent } from "../../people/internship/index.ts";
import type { OccasionEvent, SignUpEvent } from "../../people/occasion/index.ts";
import type { PeerEvent } from "../../people/peer/index.ts";
import type { CallEvent, TalkEvent } from "../../people/talk/index.ts";
import type { MembershipEvent, UnionEvent } from "../../people/union/index.ts";
import type { AgreementEvent, AgreementNotice } from "../../roadmaps/agreement/index.ts";
import type { AssessmentEvent } from "../../roadmaps/assessment/index.ts";
import type { BodyEvent, DecisionEvent, MeetingEvent, MeetingNotice } from "../../roadmaps/meeting/index.ts";
import type { ObligationEvent } from "../../roadmaps/obligation/index.ts";
import type { NoticeEvent, PeriodEvent } from "../../roadmaps/period/index.ts";
import type { RoadmapEvent } from "../../roadmaps/roadmap/index.ts";
import type { YearPlanEvent } from "../../roadmaps/year-plan/index.ts";
import type { AccompanimentEvent } from "../../routes/accompaniment/index.ts";
import type { AppointmentEvent } from "../../routes/appointment/index.ts";
import type { ChildDocumentEvent } from "../../routes/child-document/index.ts";
import type { EmergencyEvent } from "../../routes/emergency/index.ts";
import type { EmploymentEvent } from "../../routes/employment/index.ts";
import type { EnrolmentEvent } from "../../routes/enrolment/index.ts";
import type { ErasureEvent } from "../../routes/erasure/index.ts";
import type { ExecutionEvent } from "../../routes/execution/index.ts";
import type { FamilyPaperEvent } from "../../routes/family-paper/index.ts";
import type { AgeEvent, AuthorityEvent, HandoverEvent, SuccessionEvent } from "../../routes/handover/index.ts";
import type { InstrumentEvent } from "../../routes/instrument/index.ts";
import type { MergingEvent } from "../../routes/merging/index.ts";
import type { RequestEvent } from "../../routes/request/index.ts";
import type { RouteEvent } from "../../routes/route/index.ts";
import type { StepEvent } from "../../routes/step/index.ts";
import type { DeliveryEvent } from "../delivery/index.ts";
import type { WebhookEvent } from "../webhook/index.ts";
import type { Relay } from "./deps.ts";

/** Every event of core that something may follow from. */
type CoreEvent =
  | CalendarEvent
  | AgencyEvent
  | ServiceEvent
  | ResourceEvent
  | ServiceListEvent
  | ChildEvent
  | ConsentEvent
  | FamilyEvent
  | InstrumentEvent
  | ExecutionEvent
  | EmploymentEvent
  | AccompanimentEvent
  | RequestEvent
  | FamilyPaperEvent
  | ListingEvent
  | EnquiryEvent
  | LibraryEvent
  | UnionEvent
  | RoundEvent
  | QualityEvent
  | AssessmentEvent
  | MembershipEvent
  | PeerEvent
  | OccasionEvent
  | SpecialistEvent
  | CourseEvent
  | TermsEvent
  | SignUpEvent
  | AdviceEvent
  | SiteEvent
  | InternshipEvent
  | CallEvent
  | TalkEvent
  | WorkPlaceEvent
  | SlotEvent
  | MergingEvent
  | ErasureEvent
  | EmergencyEvent
  | ResponseEvent
  | RouteEvent
  | ChildDocumentEvent
  | HandoverEvent
  | SuccessionEvent
  | AgeEvent
  | AuthorityEvent
  | StepEvent
  | ProgrammeEvent
  | EnrolmentEvent
  | AppointmentEvent
  | RoadmapEvent
  | PeriodEvent
  | NoticeEvent
  | ObligationEvent
  | YearPlanEvent
  | AgreementEvent
  | AgreementNotice
  | BodyEvent
  | MeetingEvent
  | DecisionEvent
  | MeetingNotice
  | NewEvent<"report.requested", { reportId: ReportId }>
  | SecondEvent
  | AuditEvent
  | MalwareEvent
  | JobEvent
  | DeliveryEvent
  | WebhookEvent;

export type EventType = CoreEvent["type"];
type DataOf<T, E = CoreEvent> = E extends { type: infer Types; data: infer Data }
  ? T extends Types
    ? Data
    : never
  : never;
type EventData = { [T in EventType]: DataOf<T> };
/** An event of this type, as kept. */
export type Happened<T extends EventType> = DomainEvent<T, EventData[T]>;

/** What follows from an event of each type; of one that is not here nothing does but what follows from every event. */
export type Effects = { [T in EventType]?: (r: Relay, event: Happened<T>) => Promise<unknown> };
