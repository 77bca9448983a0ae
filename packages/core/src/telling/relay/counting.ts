import type { AdviceEvent } from "../../agencies/advice/index.ts";
import type { QualityEvent } from "../../forms/quality/index.ts";
import type { ResponseEvent } from "../../forms/response/index.ts";
import type { RoundEvent } from "../../forms/round/index.ts";
import type { Key } from "../../ground/shared/bank.ts";
import type {
  AgencyId,
  ChildId,
  CourseId,
  Ctx,
  DecisionId,
  DomainEvent,
  EnrolmentId,
  FamilyId,
  FamilyRequestId,
  InstrumentId,
  InternshipId,
  ItemId,
  MeetingId,
  OccasionId,
  PeerSupportId,
  PlacementId,
  ProgrammeId,
  QualityId,
  RepresentativeId,
  ResponseId,
  ResultId,
  RoundId,
  RouteId,
  SeekerId,
  SignUpId,
  SiteId,
  SpecialistId,
  StepId,
  TalkId,
  UnionId,
  WorkPlaceId,
} from "../../ground/shared/index.ts";
import { late } from "../../ground/shared/late.ts";
import { bringAlong } from "../../ground/shared/read-once.ts";
import { agencyKey } from "../../ground/shared/standing.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import { routeKey } from "../../people/child/keeper.ts";
import type { SiteEvent } from "../../people/internship/index.ts";
import type { OccasionEvent, SignUpEvent } from "../../people/occasion/index.ts";
import type { PeerEvent } from "../../people/peer/index.ts";
import type { TalkEvent } from "../../people/talk/index.ts";
import type { MembershipEvent } from "../../people/union/index.ts";
import { consultedAt } from "../../roadmaps/indicator/contribution.step.ts";
import type { Next } from "../../roadmaps/indicator/count.actions.ts";
import { helpSubject } from "../../roadmaps/indicator/help.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import type { AccompanimentEvent } from "../../routes/accompaniment/index.ts";
import type { AppointmentEventType } from "../../routes/appointment/index.ts";
import type { EnrolmentEventType } from "../../routes/enrolment/index.ts";
import type { InstrumentEvent } from "../../routes/instrument/index.ts";
import type { RequestEvent } from "../../routes/request/index.ts";
import { stageKey } from "../../routes/route/route.store.ts";
import * as Step from "../../routes/step/index.ts";
import { deliveryIdOf, keyOf as deliveryKey } from "../delivery/delivery.store.ts";
import { publicType } from "../webhook/catalogue.ts";
import { endpointsKey } from "../webhook/webhook.store.ts";

interface About {
  childId?: ChildId;
  stepId?: StepId;
  routeId?: RouteId;
  instrumentId?: InstrumentId;
  resultId?: ResultId;
  enrolmentId?: EnrolmentId;
  programmeId?: ProgrammeId;
  /** Of `child.changed`: names of what was changed. */
  fields?: string[];
  /** Of what was carried from one card to another. */
  otherId?: ChildId;
  routeIds?: RouteId[];
  /** Of a sheet of resources. */
  agencyId?: AgencyId;
  year?: string;
  seekerId?: SeekerId;
  placementId?: PlacementId;
  familyRequestId?: FamilyRequestId;
  stage?: string;
  cycle?: number;
  workPlaceId?: WorkPlaceId;
  unionId?: UnionId;
  peerSupportId?: PeerSupportId;
  familyId?: FamilyId;
  /** Who has joined it, or left; events of an older program do not say. */
  memberId?: RepresentativeId;
  roundId?: RoundId;
  occasionId?: OccasionId;
  signUpId?: SignUpId;
  qualityId?: QualityId;
  meetingId?: MeetingId;
  itemId?: ItemId;
  decisionId?: DecisionId;
  specialistId?: SpecialistId;
  courseId?: CourseId;
  siteId?: SiteId;
  internshipId?: InternshipId;
  talkId?: TalkId;
  /** Of a paper. */
  kind?: string;
  /** Of answers to a form. */
  responseId?: ResponseId;
  model?: ResponseEvent["data"]["model"];
}

/** What changes which papers of a child are watched for their end. */
const ending = new Set([
  "consent.given",
  "consent.withdrawn",
  "consent.ended",
  "consent.limited",
  "instrument.recorded",
  "instrument.corrected",
  "route.opened",
  "route.reopened",
  "route.closed",
  "route.handed-over",
  "route.moved",
]);

/**
 * What happens to a step without moving it to another cell (counting.test.ts): reminders and questions are many, and to look
 * after each of them would double what a step costs.
 */
export const uncounted: ReadonlySet<string> = new Set<Step.StepEventType>([
  "step.planned",
  "step.question-asked",
  "step.clarified",
  "step.nudged",
  "step.reminded",
  "step.fell-due",
  "step.escalated",
  "step.hold-overdue",
  "step.link-renewed",
  "step.link-revoked",
  "step.restarted",
  "step.wait-answered",
]);

/** By these a route comes to its end, or is not at it. */
const ofEnds: ReadonlySet<string> = new Set(["route.closed", "route.handed-over", "route.reopened", "route.moved"]);

/** By these a route stands at other stages, or counts where it did not, without one of them being entered or settled. */
const ofStages: ReadonlySet<string> = new Set([...ofEnds, "cycle.renewed", "plan.approval-undone"]);

/** The same of an enrolment. */
const askedOnly: ReadonlySet<string> = new Set<EnrolmentEventType>([
  "enrolment.sessions-due",
  "enrolment.lessons-planned",
  "enrolment.lesson-called-off",
  "enrolment.lesson-soon",
  "enrolment.term-changed",
  "enrolment.restarted",
  "enrolment.wait-answered",
]);
/** After these what a consultation came to may be another thing, or nothing. */
const takenBack: ReadonlySet<string> = new Set<Step.StepEventType>([
  "step.undone",
  "step.asked-again",
  "step.corrected",
]);
/** After these a child is helped as before: what was asked of its organisation is still asked. */
const unhelpful: ReadonlySet<string> = new Set<Step.StepEventType>([
  "step.received",
  "step.accepted",
  "step.progressed",
]);
/** What an organisation can take, and whether it is there. */
const ofCapacity: ReadonlySet<string> = new Set([
  "agency.capacity-said",
  "agency.changed",
  "agency.closed",
  "agency.reopened",
]);
const ofProgrammes: ReadonlySet<string> = new Set(["programme.approved", "programme.withdrawn"]);
/** What changes which families are accompanied, by whom and where. */
const ofAccompaniments: ReadonlySet<string> = new Set<AccompanimentEvent["type"]>([
  "accompaniment.started",
  "accompaniment.contacted",
  "accompaniment.reviewed",
  "accompaniment.curator-changed",
  "accompaniment.moved",
  "accompaniment.ended",
]);
/** Where a request counts, and whether it was answered: reminders and who is to answer change nothing of it. */
const ofRequests: ReadonlySet<string> = new Set<RequestEvent["type"]>([
  "request.asked",
  "request.answered",
  "request.withdrawn",
]);
/** Of a union its meetings count. */
const ofUnions: ReadonlySet<string> = new Set(["union.meeting-called", "union.meeting-cancelled"]);
/** Of the support by parents: talks; and who has begun or ended to take part. */
const countedOfPeers: ReadonlySet<string> = new Set<PeerEvent["type"]>(["peer.contacted", "peer.ended"]);
const ofActive: ReadonlySet<string> = new Set<PeerEvent["type"]>([
  "peer.offered",
  "peer.offer-withdrawn",
  "peer.met",
  "peer.ended",
]);
/** Who is of a family, and where it lives. */
const ofFamilies: ReadonlySet<string> = new Set(["family.formed", "family.changed"]);
const ofMembers: ReadonlySet<string> = new Set<MembershipEvent["type"]>(["union.joined", "union.left"]);
/** An independent assessment counts with its scores, and anew where it is counted again. */
const ofQuality: ReadonlySet<string> = new Set<QualityEvent["type"]>(["quality.counted"]);
/** A round counts when it is over, and no more when it is opened again. */
const ofRounds: ReadonlySet<string> = new Set<RoundEvent["type"]>(["round.closed", "round.extended"]);
/** Of an event it counts that it was held, and how many came without a sign-up. */
const ofOccasions: ReadonlySet<string> = new Set<OccasionEvent["type"]>([
  "occasion.closed",
  "occasion.changed",
  "occasion.walk-ins-said",
]);
/** A programme of training counts by its approvals, wherever its organisation is. */
const ofCourses: ReadonlySet<string> = new Set(["course.approved", "course.withdrawn", "course.handed-on"]);
/** Whoever was marked, rightly or wrongly. */
const ofSignUps: ReadonlySet<string> = new Set<SignUpEvent["type"]>(["sign-up.attended", "sign-up.absent"]);
/** A consultation of a specialist counts once it was held; said otherwise it does not. */
const ofAdvice: ReadonlySet<string> = new Set<AdviceEvent["type"]>(["advice.held", "advice.missed"]);
/** A talk counts once it was submitted, and again by what was decided; withdrawn it does not. */
const ofTalks: ReadonlySet<string> = new Set<TalkEvent["type"]>([
  "talk.submitted",
  "talk.accepted",
  "talk.reserve",
  "talk.refused",
  "talk.moved",
  "talk.withdrawn",
  "talk.called-off",
]);
/** A site counts as long as it takes interns; said otherwise it may be one that does not. */
const ofSites: ReadonlySet<string> = new Set<SiteEvent["type"]>(["site.proposed", "site.approved", "site.closed"]);
/** What is published counts, and what is said of it then: its date, its measures. */
const ofLibrary: ReadonlySet<string> = new Set([
  "library.published",
  "library.corrected",
  "library.withdrawn",
  "library.handed-on",
]);
/** A meeting counts with its approved minutes, a decision as it takes effect, is carried out or withdrawn. */
const ofMeetings: ReadonlySet<string> = new Set(["meeting.minuted"]);
const ofDecisions: ReadonlySet<string> = new Set([
  "decision.effective",
  "decision.fulfilled",
  "decision.reopened",
  "decision.withdrawn",
]);
/** By these an appointment comes to its end: until then none of it counts. */
const ofAppointments: ReadonlySet<string> = new Set<AppointmentEventType>([
  "appointment.attended",
  "appointment.missed",
]);
/** What a paper adds is of its kind, measures and dates. */
const papers: ReadonlySet<string> = new Set(["instrument.recorded", "instrument.corrected", "instrument.services-set"]);
/** What a family does not agree to is not asked for. */
const spoken: ReadonlySet<string> = new Set<InstrumentEvent["type"]>(["instrument.agreed", "instrument.disagreed"]);

/** Seldom: loaded when it happens (decision 0101). */
const countsOfPeers = late(() => import("../../roadmaps/indicator/count.peers.ts"));
const countsOfCourses = late(() => import("../../roadmaps/indicator/count.courses.ts"));
const countsOfStages = late(() => import("../../roadmaps/indicator/count.stages.ts"));
const countsOfSites = late(() => import("../../roadmaps/indicator/count.internships.ts"));

/** What two have talked of counts with their support; who takes part, with their family. */
async function countPeers(
  ctx: Ctx,
  {
    type,
    childId,
    memberId,
    peerSupportId,
  }: Required<Pick<About, "childId" | "memberId">> & Pick<About, "peerSupportId"> & { type: string },
): Promise<void> {
  const counts = await countsOfPeers();
  if (type.startsWith("peer.offer")) await counts.countOffer(ctx, { childId, memberId });
  if (peerSupportId && countedOfPeers.has(type)) await counts.countPeer(ctx, { childId, peerSupportId });
  if (ofActive.has(type)) await counts.countActiveOf(ctx, memberId);
}

/** A step's stage may be over by these. */
const ofSettling: ReadonlySet<string> = new Set<Step.StepEventType>([
  "step.completed",
  "step.outcome-accepted",
  "step.cancelled",
]);
/** And these are news for a family. */
const ofNews: ReadonlySet<string> = new Set<Step.StepEventType>(["step.requested", "step.completed", "step.cancelled"]);

const ofPlans: ReadonlySet<string> = new Set(["plan.drafted", "plan.approved", "plan.approval-undone", "plan.amended"]);
/** By these a coordinator has a letter. */
const toCoordinators: ReadonlySet<string> = new Set(["plan.drafted", "cycle.renewed"]);

/** What else is looked at when a step's event is told: it comes by the same read as the step. */
function lookedAtNext({ tenant }: Ctx, event: DomainEvent, zone: string): Next {
  const { type, eventId, data, at } = event;
  const { childId, routeId, cycle, stage, agencyId } = data as About;
  const subjects = childId && !unhelpful.has(type) ? [helpSubject(childId)] : [];
  if (childId && stage && type === "step.completed") subjects.push(...consultedAt(stage, childId, at, zone));
  const keys = childId && ofNews.has(type) ? [Child.keyOf(tenant, childId)] : [];
  if (agencyId && publicType(event)) keys.push(endpointsKey(tenant, agencyId));
  // Who is asked, and whether it was written to before.
  if (type === "step.requested" && agencyId)
    keys.push(agencyKey(tenant, agencyId), deliveryKey(tenant, deliveryIdOf(eventId, "agency")));
  if (ofSettling.has(type) && routeId && cycle && stage)
    keys.push(routeKey(tenant, routeId), stageKey(tenant, { routeId, cycle, stage }));
  return { subjects, keys };
}

/** The same of other events: to whom a plan is news, and whether its coordinator was written to before. */
function lookedAtBesides({ tenant }: Ctx, { type, eventId, data }: DomainEvent): Key[] {
  const { childId } = (data ?? {}) as About;
  const card = childId && ofPlans.has(type) ? [Child.keyOf(tenant, childId)] : [];
  return toCoordinators.has(type) ? [...card, deliveryKey(tenant, deliveryIdOf(eventId, "coordinator"))] : card;
}

/** Keeps the counters up with the record that an event happened to. Asked twice, or late, it finds them right already. */
export async function counted(ctx: Ctx, event: DomainEvent): Promise<void> {
  const { type, data, at } = event;
  const {
    childId,
    stepId,
    routeId,
    instrumentId,
    resultId,
    enrolmentId,
    fields,
    otherId,
    routeIds,
    agencyId,
    year,
    seekerId,
    placementId,
    familyRequestId,
    programmeId,
    workPlaceId,
    unionId,
    peerSupportId,
    familyId,
    memberId,
    roundId,
    occasionId,
    signUpId,
    qualityId,
    meetingId,
    itemId,
    decisionId,
    specialistId,
    courseId,
    siteId,
    internshipId,
    talkId,
    kind,
    responseId,
    model,
    stage,
    cycle,
  } = (data ?? {}) as About;
  const [room] = type.split(".");
  if (uncounted.has(type) || askedOnly.has(type)) return;
  bringAlong(ctx, lookedAtBesides(ctx, event));
  const ends = ending.has(type) && childId !== undefined;
  if (ends) await Indicator.countEnds(ctx, childId, room === "route" ? routeId : undefined);
  if (room === "step" && stepId) {
    const step = routeId ? { stepId, routeId } : stepId;
    const next = lookedAtNext(ctx, event, (await Tenant.load(ctx)).zone);
    const { step: counted, known } = await Indicator.countStep(ctx, step, next);
    const { service, childId: whose } = counted;
    const helps = service !== undefined || Step.arrangesStudy(counted);
    if (helps && !unhelpful.has(type)) await Indicator.countHelp(ctx, whose, whose === childId ? known : undefined);
    if (takenBack.has(type)) await Indicator.countUnconsulted(ctx, step, at);
    // How long the first meeting was waited for.
    if (counted.stage === "Intake" && (type === "step.completed" || takenBack.has(type)))
      await Indicator.countOutcomes(ctx, whose);
  } else if ((room === "route" || room === "plan" || room === "cycle") && routeId) {
    // With the papers, where these are counted.
    if (!ends) await Indicator.countRoute(ctx, routeId);
    if (ofStages.has(type)) await (await countsOfStages()).countStages(ctx, routeId);
    if (ofEnds.has(type) && childId) await Indicator.countOutcomes(ctx, childId);
  } else if (room === "stage" && routeId && stage && cycle) {
    if (type !== "stage.wait-answered") await (await countsOfStages()).countStage(ctx, { routeId, cycle, stage });
  } else if (papers.has(type) && childId && instrumentId) {
    await Indicator.countInstrument(ctx, childId, instrumentId);
    // A conclusion may have changed whether the child has special educational needs.
    if (kind === "pmpk") await Indicator.countChild(ctx, childId);
    await Indicator.countHelp(ctx, childId);
  } else if (spoken.has(type) && childId) await Indicator.countHelp(ctx, childId);
  else if (ofCapacity.has(type) && agencyId) await Indicator.countCapacity(ctx, agencyId);
  else if (ofProgrammes.has(type) && programmeId) await Indicator.countProgramme(ctx, programmeId);
  else if (room === "seeker" && childId && seekerId) await Indicator.countSeeker(ctx, { childId, seekerId });
  else if (room === "placement" && childId && placementId)
    await Indicator.countPlacement(ctx, { childId, placementId });
  else if (ofAccompaniments.has(type) && childId) await Indicator.countAccompaniments(ctx, childId);
  else if (ofRequests.has(type) && childId && familyRequestId)
    await Indicator.countRequest(ctx, { childId, familyRequestId });
  else if (ofUnions.has(type) && unionId) await Indicator.countUnion(ctx, unionId);
  else if (ofMembers.has(type) && memberId) {
    await Indicator.countMember(ctx, memberId);
    await (await countsOfPeers()).countActiveOf(ctx, memberId);
  } else if (room === "peer" && childId && memberId) await countPeers(ctx, { type, childId, memberId, peerSupportId });
  else if (ofFamilies.has(type) && familyId) await (await countsOfPeers()).countActive(ctx, familyId);
  else if (type === "union.changed" && unionId) await Indicator.countMembers(ctx, unionId);
  else if (ofQuality.has(type) && qualityId) await Indicator.countQuality(ctx, qualityId);
  else if (ofRounds.has(type) && roundId) await Indicator.countRound(ctx, roundId);
  else if (ofOccasions.has(type) && occasionId) await Indicator.countOccasion(ctx, occasionId);
  else if (ofCourses.has(type) && courseId) await (await countsOfCourses()).countCourse(ctx, courseId);
  else if (room === "specialist" && specialistId) await Indicator.countSpecialist(ctx, specialistId);
  else if (ofSignUps.has(type) && signUpId) {
    await Indicator.countSignUp(ctx, { signUpId, childId });
    if (!childId) await (await countsOfCourses()).countGraduate(ctx, signUpId);
  } else if (type === "sign-up.certified" && signUpId) await (await countsOfCourses()).countGraduate(ctx, signUpId);
  else if (ofAdvice.has(type) && agencyId)
    await (await import("../../roadmaps/indicator/count.advice.ts")).countAdvice(ctx, agencyId);
  else if (ofTalks.has(type) && talkId)
    await (await import("../../roadmaps/indicator/count.talks.ts")).countTalk(ctx, talkId);
  else if (ofSites.has(type) && siteId) await (await countsOfSites()).countSite(ctx, siteId);
  else if (type === "internship.completed" && internshipId)
    await (await countsOfSites()).countInternship(ctx, internshipId);
  else if (type === "internship.looked" && agencyId) await (await countsOfSites()).countAdoptions(ctx, agencyId);
  else if (ofLibrary.has(type) && itemId) {
    const { load } = await import("../../open/library/library.store.ts");
    await Indicator.countItem(ctx, () => load(ctx, itemId));
  } else if (ofMeetings.has(type) && meetingId) {
    const { loadMeeting } = await import("../../roadmaps/meeting/meeting.store.ts");
    await Indicator.countMeeting(ctx, () => loadMeeting(ctx, meetingId));
  } else if (ofDecisions.has(type) && decisionId) {
    const { loadDecision } = await import("../../roadmaps/meeting/meeting.store.ts");
    await Indicator.countDecision(ctx, () => loadDecision(ctx, decisionId));
  } else if (ofAppointments.has(type) && childId) {
    await Indicator.countAppointments(ctx, childId);
    if (type === "appointment.attended") await Indicator.countHelp(ctx, childId);
  } else if (type === "agency.resources-said" && agencyId && year) await Indicator.countResources(ctx, agencyId, year);
  else if (room === "work-place" && workPlaceId) await Indicator.countWorkPlace(ctx, workPlaceId);
  else if (room === "response" && responseId && type !== "response.asked")
    await Indicator.countResponse(ctx, { responseId, childId, model });
  else if (room === "result" && childId && resultId) {
    await Indicator.countResult(ctx, childId, resultId);
    await Indicator.countHelp(ctx, childId);
  } else if (room === "enrolment" && childId && enrolmentId) await Indicator.countEnrolment(ctx, childId, enrolmentId);
  else if (childId && otherId && routeIds) await Indicator.countCarried(ctx, { childId, otherId, routeIds });
  else if (room === "child" && childId) {
    await (fields?.includes("municipality") ? Indicator.countMoved(ctx, childId) : Indicator.countChild(ctx, childId));
    const moves = fields ? fields.includes("person.birthDate") : type !== "child.registered";
    if (moves) await Indicator.countHelp(ctx, childId);
  }
}
