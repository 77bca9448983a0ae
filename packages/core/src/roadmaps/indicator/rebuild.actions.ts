import { held as advisedOf, tenantAdvice } from "../../agencies/advice/advice.store.ts";
import type { Advice } from "../../agencies/advice/advice.ts";
import { tenantAgencies } from "../../agencies/agency/agency.store.ts";
import type { Agency } from "../../agencies/agency/agency.ts";
import * as Capacity from "../../agencies/capacity/index.ts";
import { tenantCourses } from "../../agencies/course/course.store.ts";
import type { Course } from "../../agencies/course/course.ts";
import { tenantProgrammes } from "../../agencies/programme/programme.store.ts";
import type { Programme } from "../../agencies/programme/programme.ts";
import { tenantSheets } from "../../agencies/resource/resource.store.ts";
import type { Resources } from "../../agencies/resource/resource.ts";
import { tenantSpecialists } from "../../agencies/specialist/specialist.store.ts";
import type { Specialist } from "../../agencies/specialist/specialist.ts";
import { tenantWorkPlaces } from "../../agencies/work-place/work-place.store.ts";
import type { WorkPlace } from "../../agencies/work-place/work-place.ts";
import { ofStatus as formsOf } from "../../forms/form/form.store.ts";
import type { Form, FormStatus } from "../../forms/form/form.ts";
import { tenantQuality } from "../../forms/quality/quality.store.ts";
import type { Quality } from "../../forms/quality/quality.ts";
import { ofForm as responsesTo } from "../../forms/response/response.store.ts";
import type { FormResponse } from "../../forms/response/response.ts";
import type { Round } from "../../forms/round/round.ts";
import * as store from "../../ground/counter/counter.store.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { Conflict, commitLimit } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { erasedPk, listPk } from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { membershipsOf as familiesOf } from "../../people/family/family.store.ts";
import { adoptions as adoptionsOf, tenantInternships, tenantSites } from "../../people/internship/internship.store.ts";
import type { Internship } from "../../people/internship/internship.ts";
import type { Site } from "../../people/internship/site.ts";
import { type Graduate, tenantGraduates } from "../../people/occasion/graduate.store.ts";
import { ofChild as signUpsOf, tenantOccasions, tenantSignUps } from "../../people/occasion/occasion.store.ts";
import type { Occasion } from "../../people/occasion/occasion.ts";
import type { SignUp } from "../../people/occasion/sign-up.ts";
import { tenantPeerOffers, tenantPeers } from "../../people/peer/peer.store.ts";
import type { PeerOffer, PeerSupport } from "../../people/peer/peer.ts";
import type { Talk } from "../../people/talk/talk.ts";
import { members as membersOf, tenantUnions } from "../../people/union/union.store.ts";
import type { Union } from "../../people/union/union.ts";
import { ofChild as accompanimentsOf, tenantAccompaniments } from "../../routes/accompaniment/accompaniment.store.ts";
import type { Accompaniment } from "../../routes/accompaniment/accompaniment.ts";
import { ofChild as appointmentsOf, tenantAppointments } from "../../routes/appointment/appointment.store.ts";
import type { Appointment } from "../../routes/appointment/appointment.ts";
import { tenantPlacements, tenantSeekers } from "../../routes/employment/employment.store.ts";
import type { Placement } from "../../routes/employment/placement.ts";
import type { Seeker } from "../../routes/employment/seeker.ts";
import { tenantEnrolments } from "../../routes/enrolment/enrolment.store.ts";
import type { Enrolment } from "../../routes/enrolment/enrolment.ts";
import { tenantResults } from "../../routes/execution/result.store.ts";
import type { ResultRecord } from "../../routes/execution/result.ts";
import { list as instrumentsOf, instrumentsPk } from "../../routes/instrument/instrument.store.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import { tenantRequests } from "../../routes/request/request.store.ts";
import type { FamilyRequest } from "../../routes/request/request.ts";
import { endedRoutes, openRoutes } from "../../routes/route/route.store.ts";
import type { Route } from "../../routes/route/route.ts";
import { tenantSteps } from "../../routes/step/step.store.ts";
import type { Step } from "../../routes/step/step.ts";
import { ofAdvised } from "./contribution.advice.ts";
import { ofAccompaniments, ofPlacement, ofRequest, ofResources, ofSeeker, ofWorkPlace } from "./contribution.agency.ts";
import { ofAppointments } from "./contribution.appointment.ts";
import { ofCapacity, ofProgramme } from "./contribution.capacity.ts";
import { ofCourse, ofGraduate } from "./contribution.course.ts";
import { ofEnrolment } from "./contribution.enrolment.ts";
import { ofChildsEvents, ofOccasion, ofSignUp } from "./contribution.event.ts";
import { ofAdoptions, ofInternship, ofSite } from "./contribution.internship.ts";
import { type CountedItem, ofItem } from "./contribution.library.ts";
import { type CountedDecision, type CountedMeeting, ofDecision, ofMeeting } from "./contribution.meeting.ts";
import { firstStage, ofAnswers, ofOutcome } from "./contribution.outcome.ts";
import { offerSubject, ofOffer, ofPeer } from "./contribution.peer.ts";
import { ofQuality } from "./contribution.quality.ts";
import { ofSpecialist } from "./contribution.specialist.ts";
import { ofStep } from "./contribution.step.ts";
import { type Cells, type Contribution, ofChild, ofInstrument, ofResult, ofRoute } from "./contribution.ts";
import { ofUnion } from "./contribution.union.ts";
import { finishedBy } from "./count.courses.ts";
import { tenantLibrary } from "./count.library.ts";
import { tenantDecisions, tenantMeetings } from "./count.meetings.ts";
import { countsAs, outcomeOf } from "./count.outcomes.ts";
import { activeOf } from "./count.peers.ts";
import { membershipsOf } from "./count.unions.ts";
import { outranks } from "./counting.ts";
import { every, pages, whose } from "./every.ts";
import { contributionOfHelp } from "./help.actions.ts";
import { helpOf } from "./help.read.ts";
import { asksForHelp, serviceKeysOf } from "./help.ts";
import { servicesOf } from "./measures.served.ts";
import { ofPapers, papersOf } from "./papers.ts";

/**
 * What every record of the tenant adds: the truth that the counters follow. Seven orders, each read page by page from its
 * beginning to its end, so that memory does not grow; children and their instruments stand in the same order and are read side
 * by side. What changes meanwhile, the relay counts.
 */
async function* everyContribution(ctx: Ctx): AsyncGenerator<Contribution[]> {
  const { zone } = await Tenant.load(ctx);
  // Whoever has anything to do with a service, or is to be taught in a way: of the others no more is read.
  const helped = new Set<ChildId>();
  const followed = new Set<ChildId>();
  const instruments = every<InstrumentRecord>(ctx, instrumentsPk(ctx.tenant));
  let paper = await instruments.next();
  for await (const child of every<ChildRecord>(ctx, listPk(ctx.tenant))) {
    const found = [ofChild(child)];
    while (!paper.done && paper.value.childId <= child.childId) {
      if (paper.value.childId === child.childId) found.push(...ofInstrument(paper.value, child.municipality, zone));
      if (asksForHelp(paper.value)) helped.add(paper.value.childId);
      paper = await instruments.next();
    }
    yield found;
  }
  for await (const child of every<ChildRecord>(ctx, erasedPk(ctx.tenant))) {
    const papers = (await instrumentsOf(ctx, child.childId)).map(({ data }) => data);
    if (papers.some(asksForHelp)) helped.add(child.childId);
    yield [ofChild(child), ...papers.flatMap((paper) => ofInstrument(paper, child.municipality, zone))];
  }
  for (const pk of [openRoutes(ctx.tenant), endedRoutes(ctx.tenant)])
    for await (const route of every<Route>(ctx, pk)) {
      if (route.status !== "open" && route.template.key === "early-help") followed.add(route.childId);
      yield [ofRoute(route, zone)];
    }
  for await (const contributions of everyStage(ctx)) yield contributions;
  for await (const contributions of everyPaper(ctx)) yield contributions;
  for await (const result of every<ResultRecord>(ctx, tenantResults(ctx.tenant))) yield [ofResult(result)];
  for await (const seeker of every<Seeker>(ctx, tenantSeekers(ctx.tenant))) yield [ofSeeker(seeker)];
  for await (const placement of every<Placement>(ctx, tenantPlacements(ctx.tenant))) yield [ofPlacement(placement)];
  const [{ tenantRounds }, { ofRound }] = await Promise.all([
    import("../../forms/round/round.store.ts"),
    import("./contribution.round.ts"),
  ]);
  for await (const round of every<Round>(ctx, tenantRounds(ctx.tenant)))
    yield [await ofRound(ctx, round)].filter(isSome);
  for await (const one of every<Quality>(ctx, tenantQuality(ctx.tenant))) yield one.counted > 0 ? [ofQuality(one)] : [];
  for await (const request of every<FamilyRequest>(ctx, tenantRequests(ctx.tenant))) yield [ofRequest(request)];
  const members = new Set<RepresentativeId>();
  for await (const union of every<Union>(ctx, tenantUnions(ctx.tenant))) {
    for (const { memberId } of await membersOf(ctx, union.unionId)) members.add(memberId);
    yield [ofUnion(union)];
  }
  for (const memberId of members) yield [await membershipsOf(ctx, memberId)];
  for await (const contributions of everyPeer(ctx, members)) yield contributions;
  for await (const one of every<Specialist>(ctx, tenantSpecialists(ctx.tenant))) yield [ofSpecialist(one)];
  for await (const one of every<Course>(ctx, tenantCourses(ctx.tenant))) yield [ofCourse(one)];
  for await (const { graduateId, signUpIds } of every<Graduate>(ctx, tenantGraduates(ctx.tenant)))
    yield [ofGraduate(graduateId, await finishedBy(ctx, signUpIds))].filter(isSome);
  for await (const occasion of every<Occasion>(ctx, tenantOccasions(ctx.tenant))) yield [ofOccasion(occasion)];
  const [{ tenantTalks }, { ofTalk }] = await Promise.all([
    import("../../people/talk/talk.store.ts"),
    import("./contribution.talk.ts"),
  ]);
  for await (const talk of every<Talk>(ctx, tenantTalks(ctx.tenant))) yield [ofTalk(talk)];
  const came = new Set<ChildId>();
  for await (const signUp of every<SignUp>(ctx, tenantSignUps(ctx.tenant))) {
    if (signUp.childId) came.add(signUp.childId);
    yield [ofSignUp(signUp)];
  }
  for (const childId of came) yield [ofChildsEvents(childId, (await signUpsOf(ctx, childId)).map(dataOf))];
  const advised = new Set<AgencyId>();
  for await (const one of every<Advice>(ctx, tenantAdvice(ctx.tenant)))
    if (one.status === "held") advised.add(one.agencyId);
  for (const agencyId of advised) yield [ofAdvised(agencyId, await advisedOf(ctx, agencyId))];
  const introducing = new Set<AgencyId>();
  for await (const one of every<Site>(ctx, tenantSites(ctx.tenant))) yield [ofSite(one)];
  for await (const one of every<Internship>(ctx, tenantInternships(ctx.tenant))) {
    if (one.looks.some(({ answered }) => answered?.outcome === "introduced")) introducing.add(one.agencyId);
    yield [ofInternship(one)];
  }
  for (const agencyId of introducing) yield [ofAdoptions(agencyId, await adoptionsOf(ctx, agencyId))];
  for await (const one of every<CountedItem>(ctx, tenantLibrary(ctx.tenant))) yield [ofItem(one)];
  for await (const one of every<CountedMeeting>(ctx, tenantMeetings(ctx.tenant))) yield [ofMeeting(one)];
  for await (const one of every<CountedDecision>(ctx, tenantDecisions(ctx.tenant))) yield [ofDecision(one)];
  for (const childId of await whose(every<Accompaniment>(ctx, tenantAccompaniments(ctx.tenant))))
    yield [ofAccompaniments(childId, (await accompanimentsOf(ctx, childId)).map(dataOf))];
  for (const childId of await whose(every<Appointment>(ctx, tenantAppointments(ctx.tenant)))) {
    helped.add(childId);
    yield [ofAppointments(childId, (await appointmentsOf(ctx, childId)).map(dataOf))];
  }
  for await (const sheet of every<Resources>(ctx, tenantSheets(ctx.tenant))) yield [ofResources(sheet)];
  for await (const place of every<WorkPlace>(ctx, tenantWorkPlaces(ctx.tenant))) yield [ofWorkPlace(place)];
  for await (const enrolment of every<Enrolment>(ctx, tenantEnrolments(ctx.tenant))) {
    helped.add(enrolment.childId);
    yield [ofEnrolment(enrolment, zone)];
  }
  for await (const agencies of pages<Agency>(ctx, tenantAgencies(ctx.tenant))) {
    const said = await Capacity.saidByMany(
      ctx,
      agencies.map(({ agencyId }) => agencyId),
    );
    yield agencies.map((agency, i) => ofCapacity(agency, said[i]!)).filter(isSome);
  }
  for await (const programme of every<Programme>(ctx, tenantProgrammes(ctx.tenant, "approved"), "gsi1"))
    yield [ofProgramme(programme)];
  for await (const response of everyResponse(ctx)) {
    if (response.subject.kind === "child") followed.add(response.subject.childId);
    else yield [ofAnswers(response, zone)].filter(isSome);
  }
  for await (const step of every<Step>(ctx, tenantSteps(ctx.tenant))) {
    if (step.service !== undefined) helped.add(step.childId);
    if (step.stage === firstStage) followed.add(step.childId);
    yield ofStep(step, zone);
  }
  for await (const contributions of everyHelp(ctx, helped, zone)) yield contributions.filter(isSome);
  const ids = [...followed];
  for (let i = 0; i < ids.length; i += childrenAbreast) {
    const part = ids.slice(i, i + childrenAbreast);
    yield (await Promise.all(part.map(async (id) => ofOutcome(await outcomeOf(ctx, id), zone)))).filter(isSome);
  }
}

/** Parents who offer and have talked, and the families that take part in anything. @param members of unions */
async function* everyPeer(ctx: Ctx, members: Set<RepresentativeId>): AsyncGenerator<Contribution[]> {
  for await (const offer of every<PeerOffer>(ctx, tenantPeerOffers(ctx.tenant))) {
    members.add(offer.memberId);
    yield [ofOffer(offerSubject(offer), offer)];
  }
  for await (const support of every<PeerSupport>(ctx, tenantPeers(ctx.tenant))) {
    if (support.status === "running") members.add(support.memberId);
    yield [ofPeer(support)];
  }
  const families = new Set((await familiesOf(ctx, [...members])).values());
  for (const familyId of families) yield [await activeOf(ctx, familyId)];
}

/** By drafts nobody is asked. */
const everApproved: readonly FormStatus[] = ["approved", "retired"];

/** What was answered to forms that count. */
async function* everyResponse(ctx: Ctx): AsyncGenerator<FormResponse> {
  for (const status of everApproved)
    for await (const form of every<Form>(ctx, formsOf(ctx.tenant, status), "gsi1"))
      if (countsAs(form))
        for await (const response of every<FormResponse>(ctx, responsesTo(ctx.tenant, form.formId), "gsi1"))
          yield response;
}

/** Children whose papers are read at the same time. */
const childrenAbreast = 25;

/** The papers of children with an open route: two reads for each child. */
const everyPaper = (ctx: Ctx) =>
  ofOpenRoutes(ctx, async (route) => ofPapers(await papersOf(ctx, route.childId), route));

/** Where open routes stand: a page of each. */
async function* everyStage(ctx: Ctx): AsyncGenerator<Contribution[]> {
  const { stagesOfRoute } = await import("./count.stages.ts");
  yield* ofOpenRoutes(ctx, (route) => stagesOfRoute(ctx, route));
}

async function* ofOpenRoutes(
  ctx: Ctx,
  read: (route: Route) => Promise<Contribution[]>,
): AsyncGenerator<Contribution[]> {
  const look = async (routes: Route[]) => (await Promise.all(routes.map(read))).flat();
  let part: Route[] = [];
  for await (const route of every<Route>(ctx, openRoutes(ctx.tenant)))
    if (part.push(route) === childrenAbreast) {
      yield await look(part);
      part = [];
    }
  yield await look(part);
}

/** What each of these children is helped by: a few reads for each. */
async function* everyHelp(ctx: Ctx, ids: ReadonlySet<ChildId>, zone: string): AsyncGenerator<Contribution[]> {
  const { ofHelp } = await contributionOfHelp();
  const all = [...ids];
  for (let i = 0; i < all.length; i += childrenAbreast)
    yield await Promise.all(
      all.slice(i, i + childrenAbreast).map(async (childId) => {
        const help = await helpOf(ctx, childId);
        if (!help) throw notFound();
        return ofHelp(help, await servicesOf(ctx, serviceKeysOf(help)), zone);
      }),
    );
}

const dataOf = <T>({ data }: { data: T }): T => data;
const isSome = ({ cells }: Contribution): boolean => Object.keys(cells).length > 0;

/**
 * Counts everything anew beside the counters in use, which are read and kept all the while, and then takes the new ones.
 * Linear in the number of records; memory does not grow with it. Staff only. @returns how many records were counted
 * @throws Refusal conflict.busy: somebody else has begun to rebuild meanwhile, and theirs counts
 */
export async function rebuild(ctx: Ctx): Promise<{ counted: number; generation: number }> {
  mustBeStaff(ctx.actor, "region");
  const before = await store.readPointer(ctx);
  const { live, building: abandoned } = before?.data ?? { live: 1 };
  // Each attempt is a generation of its own: two at the same time, or one after a crash, never count into each other.
  const building = Math.max(live, abandoned ?? 0) + 1;
  await ctx.bank.commit([
    store.writePointer(ctx.tenant, { ...before?.data, live, building }, before?.version ?? "absent"),
  ]);
  if (abandoned) await store.clear(ctx, abandoned);
  const { counted, sums } = await markAll(ctx, building);
  await store.addSums(ctx, building, sums);
  const now = (await store.readPointer(ctx))!;
  if (now.data.building !== building) {
    await store.clear(ctx, building);
    throw busy();
  }
  await ctx.bank.commit([
    store.writePointer(ctx.tenant, { live: building, rebuiltAt: ctx.now().toString() }, now.version),
  ]);
  await store.clear(ctx, live);
  return { counted, generation: building };
}

/** Commits under way at the same time. */
const concurrency = 4;

/**
 * Marks every record as counted in the generation, and adds up what they count: there are as many sums as months, kinds and
 * days, so they are written once at the end and not with every few records.
 */
async function markAll(ctx: Ctx, generation: number): Promise<{ counted: number; sums: store.Sums }> {
  const sums: store.Sums = new Map();
  const parts = partsOf(everyContribution(ctx));
  let counted = 0;
  const work = async () => {
    for (let next = await parts.next(); !next.done; next = await parts.next())
      for (const contribution of await mark(ctx, generation, next.value)) {
        store.addTo(sums, contribution);
        counted++;
      }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return { counted, sums };
}

/**
 * Marks those that nobody has counted in this generation. Where the relay has (something happened to the record while we were
 * at it), what it has counted is as new as ours, and it goes on from there. @returns those that are for us to count
 */
async function mark(ctx: Ctx, generation: number, part: Contribution[]): Promise<Contribution[]> {
  let ours = part;
  await retrying(async () => {
    if (ours.length === 0) return;
    try {
      await ctx.bank.commit(ours.map((one) => store.writeCounted(ctx.tenant, generation, one, "absent")));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const subjects = ours.map((one) => one.subject);
      const marks = await store.marksOf(ctx, generation, subjects);
      ours = ours.filter(({ subject }) => !marks.get(subject));
      throw error;
    }
  });
  return ours;
}

/** As many as fit into one commit; what counts once comes at the end, when it is known which one counts. */
async function* partsOf(all: AsyncIterable<Contribution[]>): AsyncGenerator<Contribution[], undefined> {
  let part: Contribution[] = [];
  const once = new Once();
  for await (const contributions of all)
    for (const contribution of contributions) {
      if (once.takes(contribution)) continue;
      part.push(contribution);
      if (part.length < commitLimit) continue;
      yield part;
      part = [];
    }
  part.push(...once.greatest());
  for (let i = 0; i < part.length; i += commitLimit) yield part.slice(i, i + commitLimit);
  return undefined;
}

/** What several records say of one subject (a family that was consulted): the greatest counts. Kept for as long as this takes. */
class Once {
  readonly #known = new Map<string, Contribution>();

  takes(one: Contribution): boolean {
    if (one.rank === undefined) return false;
    const before = this.#known.get(one.subject);
    if (!before || !outranks(before, one)) this.#known.set(one.subject, one);
    return true;
  }

  greatest = (): Contribution[] => [...this.#known.values()];
}

const busy = () =>
  new Refusal("conflict.busy", {
    ru: "Показатели уже пересчитывает кто-то другой.",
    en: "Somebody else is rebuilding the counters already.",
  });

/** One figure that the counters and the records tell otherwise. */
export interface Disagreement {
  group: string;
  cell: string;
  counted: number;
  inRecords: number;
}

/** Compares the counters with the records. Staff only. @returns nothing when they agree; what is under way may still differ */
export async function compare(ctx: Ctx): Promise<Disagreement[]> {
  mustBeStaff(ctx.actor, "region");
  const truth: Cells = {};
  const once = new Once();
  const count = ({ cells }: Contribution) => {
    for (const [group, counts] of Object.entries(cells)) {
      truth[group] ??= {};
      store.add(truth[group], counts, 1);
    }
  };
  for await (const contributions of everyContribution(ctx))
    for (const one of contributions) if (!once.takes(one)) count(one);
  once.greatest().forEach(count);
  const live = (await store.readPointer(ctx))?.data.live ?? 1;
  const counters = await store.readGroups(ctx, live, "");
  const found: Disagreement[] = [];
  for (const group of new Set([...Object.keys(truth), ...Object.keys(counters)]))
    for (const cell of new Set([...Object.keys(truth[group] ?? {}), ...Object.keys(counters[group] ?? {})])) {
      const [counted, inRecords] = [counters[group]?.[cell] ?? 0, truth[group]?.[cell] ?? 0];
      if (counted !== inRecords) found.push({ group, cell, counted, inRecords });
    }
  return found;
}
