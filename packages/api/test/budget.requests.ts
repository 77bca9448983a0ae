import * as Accompaniment from "@marshrut/core/accompaniment";
import * as Agency from "@marshrut/core/agency";
import * as Agreement from "@marshrut/core/agreement";
import * as Appointment from "@marshrut/core/appointment";
import * as Attendance from "@marshrut/core/attendance";
import * as Audit from "@marshrut/core/audit";
import * as Child from "@marshrut/core/child";
import * as Course from "@marshrut/core/course";
import * as Digest from "@marshrut/core/digest";
import * as Emergency from "@marshrut/core/emergency";
import * as Employment from "@marshrut/core/employment";
import * as Enrolment from "@marshrut/core/enrolment";
import * as Erasure from "@marshrut/core/erasure";
import * as Export from "@marshrut/core/export";
import * as Family from "@marshrut/core/family";
import * as FamilyPaper from "@marshrut/core/family-paper";
import * as Form from "@marshrut/core/form";
import * as Handover from "@marshrut/core/handover";
import * as Indicator from "@marshrut/core/indicator";
import * as Job from "@marshrut/core/job";
import * as Library from "@marshrut/core/library";
import * as Meeting from "@marshrut/core/meeting";
import * as Merging from "@marshrut/core/merging";
import * as Navigator from "@marshrut/core/navigator";
import * as Obligation from "@marshrut/core/obligation";
import * as Occasion from "@marshrut/core/occasion";
import * as Peer from "@marshrut/core/peer";
import * as Period from "@marshrut/core/period";
import * as Programme from "@marshrut/core/programme";
import * as Report from "@marshrut/core/report";
import * as Reporting from "@marshrut/core/reporting";
import * as Round from "@marshrut/core/round";
import * as Route from "@marshrut/core/route";
import {
  type AppointmentId,
  auditRead,
  type ChildId,
  type Ctx,
  type EnrolmentId,
  type ExportId,
  type FormId,
  type ItemId,
  type OccasionId,
  type ProgrammeId,
  type ReportId,
  type RepresentativeId,
  type SlotId,
  type StepId,
} from "@marshrut/core/shared";
import * as Slot from "@marshrut/core/slot";
import * as Step from "@marshrut/core/step";
import * as Tenant from "@marshrut/core/tenant";
import { readSheets, writeBook } from "@marshrut/core/workbook";
import * as YearPlan from "@marshrut/core/year-plan";
import { agencyOf } from "../../core/test/worlds/region.ts";
import type { Described } from "../src/openapi/index.ts";
import { pages } from "../src/operations/index.ts";
import { exampleItem } from "../src/operations/library.ts";
import { openPages } from "../src/operations/open.pages.ts";
import { exampleLetter } from "../src/operations/standard-documents.ts";
import {
  assessedRounds,
  frozenYear,
  judgedYear,
  openedQuality,
  plannedQuality,
  plansRound,
  summedYear,
} from "./assessed.ts";
import { internshipRequests } from "./budget.internships.ts";
import { talkRequests } from "./budget.talks.ts";
import { ask, linkTo, planMeeting, slides, type World } from "./world.ts";

/** An event that anybody may sign up for: the world's begins at noon of this day, and is shown all the same. */
async function announced({ ours: { system, pmpk } }: World) {
  const times = [{ from: "2025-04-01T10:00", until: "2025-04-01T12:00" }];
  const event = { title: "Семинар", kind: "seminar", times, place: "Центр", audiences: ["specialist"] };
  const { occasionId } = await Occasion.announce(system, { agencyId: pmpk, ...event });
  return { path: `/events/${occasionId}` };
}

/** A course that is over, whose certificate somebody has. */
async function certified({ ours: { system, pmpk } }: World) {
  const times = [{ from: "2025-03-01T10:00", until: "2025-03-01T12:00" }];
  const event = {
    title: "Курс",
    kind: "course",
    hours: 72,
    times,
    place: "Центр",
    audiences: ["specialist"],
    past: true,
  };
  const { occasionId } = await Occasion.announce(system, { agencyId: pmpk, ...event });
  const id = occasionId as OccasionId;
  const guest = { who: "specialist", name: "Ольга Громова", municipality: "novokuznetsk" };
  const { signUpId } = await Occasion.signUpByStaff(system, id, guest);
  await Occasion.recordAttendance(system, id, { marks: [{ signUpId, present: true }] });
  await Occasion.close(system, id);
  await Occasion.certify(system, id);
  return { occasionId, signUpId, code: (await Occasion.placeOf(system, signUpId)).certificate!.code };
}

/** How an operation is asked so that it does what it is for. */
interface Request {
  path: string;
  body: unknown;
}
/** What differs from the usual request; what has to happen before is done here, and not counted. */
type Special = (world: World, request: Request) => Promise<Partial<Request>> | Partial<Request>;

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** A round that is to open in a week. */
async function plannedRound({ system, things }: World["ours"]): Promise<string> {
  const opensOn = (await Tenant.today(system)).add({ days: 7 });
  const { roundId } = await Round.create(system, things.own.surveyId, {
    audience: { kind: "visitors", kinds: ["school"] },
    opensOn: opensOn.toString(),
    closesOn: opensOn.add({ days: 7 }).toString(),
  });
  return roundId;
}

const seatsOf = (agencyId: string) => {
  const seat = { agencyId, post: "руководитель" };
  return { municipality: "novokuznetsk", secretary: seat, chair: seat, members: [seat] };
};
const agenda = { items: [{ title: "Доступность школ" }] };
const heard = { items: [{ n: 1, heard: "Доклад" }] };

/** A meeting to which nobody is invited yet, in place of the one that was held. */
async function planned({ ours: { system, things } }: World, { path }: Request) {
  const meetingId = await planMeeting(system, things.own.bodyId);
  return { path: path.replace(things.own.meetingId, meetingId), meetingId };
}

/** The first example of the description, about what the world has, as somebody of the staff who may ask for it. */
export async function requestOf(op: Described, world: World): Promise<Request> {
  const base = ([...pages, ...openPages] as readonly Described[]).includes(op) ? "" : "/v1";
  const { family, things, pmpk, otherSchool } = world.ours;
  const ids: Record<string, string> = {
    ...family,
    ...things.own,
    agencyId: pmpk,
    account: "somebody",
    template: "school-age",
    serviceKey: "speech-therapy",
    listId: "regional",
    edition: "1",
    version: "1",
    year: "2025",
  };
  const path = op.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? name));
  const example = op.body ? Object.values(op.examples ?? {})[0]?.value : undefined;
  const body =
    typeof example === "object" && example && "agencyId" in example ? { ...example, agencyId: otherSchool } : example;
  const usual = { path: `${base}${path}`, body };
  return { ...usual, ...(await special[op.operationId]?.(world, usual)) };
}

/** The mother of the family has an address. */
async function reachable({ ours: { system, family } }: World): Promise<void> {
  const { childId, representative: representativeId } = family;
  await Child.patch(system, childId, { representatives: [{ representativeId, email: "mother@example.org" }] });
}
const familyLink = async ({ ours: { system, family }, clock }: World): Promise<string> => {
  const { data } = await Family.load(system, family.familyId);
  return Family.tokenOf(system, data, data.members[0]!, clock.now());
};

const stepLink: Special = async (world, { body }) => ({
  body: { ...(body as object), token: await linkTo(world, world.ours.family.stepId) },
});
/** A colleague of whoever asks in the tests. */
const first = (system: Ctx): Ctx => ({
  ...system,
  actor: { kind: "coordinator", id: "first", tenant: system.tenant },
});
const organisation = (world: World) => ({ tenant: world.ours.tenant, agencyId: world.ours.pmpk, expiresAt: 4e9 });
const withQuery =
  (query: string): Special =>
  (_, { path }) => ({ path: `${path}?${query}` });
const unsubscribing: Special = async (world, { path }) => {
  const link = { ...organisation(world), email: "pmpc@example.org" };
  return { path: `${path}?token=${await Digest.quietToken(world.ours.system, link)}` };
};

const parent = (system: Ctx, representative: RepresentativeId): Ctx => ({
  ...system,
  actor: { kind: "representative", id: representative, tenant: system.tenant, representative },
});
const otherParent = async ({ ours: { system, otherFamily } }: World): Promise<RepresentativeId> =>
  (await Child.load(system, otherFamily.childId)).record.representativeIds[0]!;
/** The parent of the other family offers to talk with others. */
async function offering(world: World): Promise<string> {
  const { system, otherFamily } = world.ours;
  const said = { topics: ["school"], ways: ["phone"], words: "Мы прошли этот путь", consents: true };
  await Peer.offerPeer(parent(system, await otherParent(world)), otherFamily.childId, said);
  return (await Peer.findPeerOffers(system, {})).items[0]!.offerId;
}

/** A route whose plan waits for approval: its commission has answered. */
async function drafted({ ours: { system, family } }: World): Promise<Route.Route["plan"]["entries"]> {
  const { routeId, stepId } = family;
  await Step.complete(system, stepId, { result: "performed" });
  await Route.settleStage(system, routeId, 1, "CommissionReview");
  const call = { routeId, cycle: 1, generation: 1, stage: "PlanApproval", taskToken: "t-2" };
  await Route.openStage(system, call);
  return (await Route.load(system, routeId)).data.plan.entries.filter(({ stage }) => stage !== "CommissionReview");
}

/** The same, approved; its stages have not begun. */
async function approved(world: World): Promise<Route.Route["plan"]["entries"]> {
  const entries = await drafted(world);
  await Route.approvePlan(world.ours.system, world.ours.family.routeId);
  return entries;
}

/** The form with «Да» where it asks whether a measure was carried out. */
async function filled(form: Uint8Array): Promise<string> {
  const [sheet] = await readSheets(form);
  const rows = sheet!.rows.map((row) =>
    /^obligation_\w+:done$/.test(row[0] ?? "") ? [...row.slice(0, 5), "Да", "По плану"] : row,
  );
  const page = { name: sheet!.name, widths: [], rows: rows.map((cells) => ({ kind: "body" as const, cells })) };
  return Buffer.from(await writeBook("Отчёт", [page])).toString("base64");
}

/** The other family waits for a time of the same specialist. */
async function waiting({ ours }: World): Promise<AppointmentId> {
  const { childId } = ours.otherFamily;
  const made = await Appointment.book(ours.system, { childId, slotId: ours.things.own.slotId, topic: "speech" });
  return made.appointmentId as AppointmentId;
}
/** Its hour has come. */
const over: Special = async ({ ours }) => {
  const { bank, tenant } = ours.system;
  const key = {
    table: "records",
    pk: `T#${tenant}#APPOINTMENT#${ours.family.appointmentId}`,
    sk: "APPOINTMENT",
  } as const;
  const { data, kind, index, version } = (await bank.get<Appointment.Appointment>(key))!;
  await bank.commit([{ put: { key, kind, index, data: { ...data, at: "2025-03-07T02:00:00Z" } }, expect: version }]);
  return {};
};

/** It is by video, and its hour has come; the region has a server for it. */
const inRoom: Special = async ({ ours }) => {
  const { bank, tenant } = ours.system;
  const key = {
    table: "records",
    pk: `T#${tenant}#APPOINTMENT#${ours.family.appointmentId}`,
    sk: "APPOINTMENT",
  } as const;
  const { data, kind, index, version } = (await bank.get<Appointment.Appointment>(key))!;
  const { slotId, day } = data as { slotId: SlotId; day: string };
  const at = ours.system.now().toString();
  const taken = { slotId, day, at, capacity: 1, minutes: 5, place: "video" } as const;
  const video = { ...data, place: "video" as const, at };
  await bank.commit([
    { put: { key, kind, index, data: video }, expect: version },
    ...(await Slot.book(ours.system, data.appointmentId, { taken })),
  ]);
  const conference = { urlTemplate: "https://meet.example.org/{room}" };
  await Tenant.configure(ours.system, { ...(await Tenant.load(ours.system)), conference });
  return {};
};

/** A lesson by video has come to its hour, or is ahead of it. */
const lessonIn =
  (hours: number, more: object = {}): Special =>
  async ({ ours }) => {
    const { bank, tenant } = ours.system;
    const key = {
      table: "records",
      pk: `T#${tenant}#ENROLMENT#${ours.family.enrolmentId}`,
      sk: "ENROLMENT",
    } as const;
    const { data, kind, index, version } = (await bank.get<Enrolment.Enrolment>(key))!;
    const at = ours.system.now().add({ hours }).toString();
    const lessons = [{ at, day: at.slice(0, 10), minutes: 40, room: "a".repeat(32), status: "planned" as const }];
    await bank.commit([{ put: { key, kind, index, data: { ...data, lessons } }, expect: version }]);
    const conference = { urlTemplate: "https://meet.example.org/{room}" };
    await Tenant.configure(ours.system, { ...(await Tenant.load(ours.system)), conference });
    return { body: { at, ...more } };
  };

/** Who was placed by mistake looks for work again. */
const looking = ({ ours }: World) => Employment.endPlacement(ours.system, ours.family as never, { outcome: "mistake" });
const employerOf = async (system: Ctx) =>
  (await Agency.find(system, { kind: "employer", limit: 1 })).items[0]!.agency.agencyId;
/** The one place of a programme is free again, and offered to the family that waited. */
const offered: Special = async ({ ours: { system, pmpk, family, otherFamily, things } }, { path, body }) => {
  const { programmeId } = await Programme.copy(system, things.own.programmeId, { agencyId: pmpk });
  const id = programmeId as ProgrammeId;
  await Programme.revise(system, id, { places: 1 });
  await Programme.approve(system, id, { act: { number: "115", date: "2025-03-03" } });
  const first = await Enrolment.enrol(system, id, { childId: otherFamily.childId });
  const { enrolmentId } = await Enrolment.enrol(system, id, { childId: family.childId });
  await Enrolment.leave(system, first.enrolmentId as EnrolmentId, { cause: "moved", reason: "Переезд." });
  await Enrolment.attendQueue(system, id);
  return { path: path.replace(family.enrolmentId, enrolmentId), body };
};

const special: Record<string, Special> = {
  registerChild: (_, { body }) => {
    const { snils: _snils, ...person } = (body as { person: Record<string, string> }).person;
    return { body: { ...(body as object), person: { ...person, surname: "Журавлёва", givenName: "Зоя" } } };
  },
  expectChild: async ({ ours: { system } }) => {
    const there = { municipality: "novokuznetsk", dueOn: "2025-08-12", confirmedDistinctFrom: [] };
    await Child.expect(system, there);
    return { body: { ...there, mother: { email: "olga@example.net" } } };
  },
  findChildren: withQuery("limit=10"),
  getReadiness: withQuery("municipality=novokuznetsk"),
  findRoutesAt: withQuery("template=school-age&stage=CommissionReview&limit=10"),
  findSeekers: withQuery("limit=10"),
  findPlacements: withQuery("limit=10"),
  bookAppointment: ({ ours }, { body }) => ({
    body: {
      ...(body as object),
      childId: ours.family.childId,
      slotId: ours.things.own.slotId,
      at: "2025-03-17T03:00:00Z",
    },
  }),
  findAppointments: withQuery("limit=10"),
  offerTime: async (world, { path }) => ({
    path: path.replace(world.ours.family.appointmentId, await waiting(world)),
    body: { at: "2025-03-17T04:00:00Z" },
  }),
  acceptTime: async (world, { path }) => {
    const id = await waiting(world);
    await Appointment.offer(world.ours.system, id, { at: "2025-03-17T04:00:00Z" });
    return { path: path.replace(world.ours.family.appointmentId, id) };
  },
  joinAppointment: inRoom,
  callOffLesson: lessonIn(48),
  tellLesson: lessonIn(-1, { held: true, present: ["child"] }),
  joinLesson: lessonIn(0),
  attendAppointment: over,
  missAppointment: over,
  findAccompaniments: withQuery("limit=10"),
  findRequests: withQuery("limit=10"),
  findUnions: withQuery("limit=10"),
  askPeerSupport: async ({ ours: { system, family } }, { body }) => {
    await Peer.endPeer(system, family, { cause: "mistake" });
    return { body: { ...(body as object), representativeId: family.representative } };
  },
  findPeerSupports: withQuery("limit=10"),
  findPeerOffers: async (world, request) => {
    await offering(world);
    return withQuery("limit=10")(world, request);
  },
  proposePeer: async (world) => ({ body: { offerId: await offering(world) } }),
  tellPeerContact: async (world, { body }) => {
    const { system, family } = world.ours;
    const offerId = await offering(world);
    await Peer.proposePeer(system, family, { offerId });
    for (const id of [family.representative, await otherParent(world)])
      await Peer.answerPeer(parent(system, id), family, true);
    return { body: { ...(body as object), on: (await Tenant.today(system)).toString() } };
  },
  findEvents: withQuery("limit=10"),
  findSpecialists: withQuery("limit=10"),
  certifyEvent: async (world, { path }) => ({
    path: path.replace(world.ours.things.own.occasionId, (await certified(world)).occasionId),
  }),
  printCertificate: async (world) => {
    const { occasionId, signUpId } = await certified(world);
    return { path: `/v1/events/${occasionId}/sign-ups/${signUpId}/certificate` };
  },
  checkCertificate: async (world) => ({ body: { code: (await certified(world)).code } }),
  ...internshipRequests,
  ...talkRequests,
  listSignUps: withQuery("limit=10"),
  announceEvent: ({ ours }, { body }) => ({ body: { ...(body as object), agencyId: ours.pmpk } }),
  closeEvent: async ({ ours: { system, pmpk, things } }, { path }) => {
    const times = [{ from: "2025-03-01T10:00", until: "2025-03-01T12:00" }];
    const event = { title: "Было", kind: "seminar", times, place: "Школа", audiences: ["family"], past: true };
    const { occasionId } = await Occasion.announce(system, { agencyId: pmpk, ...event });
    return { path: path.replace(things.own.occasionId, occasionId) };
  },
  recordEventAttendance: ({ ours: { things } }) => ({
    body: {
      marks: [{ signUpId: things.own.signUpId, present: true }],
      walkIns: [{ who: "family", municipality: "novokuznetsk", count: 12 }],
    },
  }),
  importEventAttendance: () => ({
    body: {
      dryRun: false,
      file: { format: "csv", content: "ФИО;Муниципалитет\nОльга Громова;\nИванова;Новокузнецк" },
    },
  }),
  respondSignUp: async ({ ours: { system, things } }) => {
    const { data } = await Occasion.load(system, things.own.occasionId);
    return { body: { token: await Occasion.signUpToken(system, things.own.signUpId, data), action: "view" } };
  },
  findBodies: withQuery("limit=10"),
  findMeetings: withQuery("limit=10"),
  findDecisions: withQuery("status=recorded&limit=10"),
  findAgreements: withQuery("limit=10"),
  formBody: ({ ours: { pmpk } }, { body }) => ({ body: { ...(body as object), ...seatsOf(pmpk) } }),
  changeBody: ({ ours: { pmpk } }, { body }) => {
    const { municipality: _, ...seats } = seatsOf(pmpk);
    return { body: { ...(body as object), ...seats } };
  },
  planMeeting: ({ ours: { things } }, { body }) => ({
    body: { ...(body as object), bodyId: things.own.bodyId, on: "2025-04-18" },
  }),
  setAgenda: planned,
  moveMeeting: async (world, request) => {
    const { path } = await planned(world, request);
    return { path, body: { ...(request.body as object), on: "2025-04-25" } };
  },
  callOffMeeting: planned,
  inviteMeeting: async (world, request) => {
    const { path, meetingId } = await planned(world, request);
    await Meeting.setAgenda(world.ours.system, meetingId, agenda);
    return { path, body: { reason: "Срочно" } };
  },
  answerMeeting: async (world, request) => {
    const { path, meetingId } = await planned(world, request);
    await Meeting.setAgenda(world.ours.system, meetingId, agenda);
    await Meeting.invite(world.ours.system, meetingId, { reason: "Срочно" });
    return { path, body: { agencyId: world.ours.pmpk, answer: "coming" } };
  },
  holdMeeting: async (world, request) => {
    const { path, meetingId } = await planned(world, request);
    await Meeting.setAgenda(world.ours.system, meetingId, agenda);
    await Meeting.invite(world.ours.system, meetingId, { reason: "Срочно" });
    return { path, body: { present: [world.ours.pmpk] } };
  },
  decideMeeting: ({ ours: { pmpk } }, { body }) => ({
    body: { ...(body as object), executors: [pmpk], due: "2025-06-30" },
  }),
  // The second person's word: the first has asked.
  approveMinutes: async ({ ours: { system, things } }) => {
    const { meetingId } = things.own;
    await Meeting.writeMinutes(system, meetingId, heard);
    const first: Ctx = { ...system, actor: { kind: "coordinator", id: "first", tenant: system.tenant } };
    await Meeting.approveMinutes(first, meetingId).catch(() => undefined);
    return {};
  },
  correctMinutes: async ({ ours: { system, things } }) => {
    const { meetingId } = things.own;
    await Meeting.writeMinutes(system, meetingId, heard);
    await Meeting.approveMinutes(system, meetingId);
    return {};
  },
  // What it approves is a form that is not there any more: it fails, and is tried again.
  retryDecision: async ({ ours: { system, things } }, { path }) => {
    const { meetingId } = things.own;
    const { formId } = await Form.draft(system, { model: "early-help-criteria", municipality: "novokuznetsk" });
    const subject = { kind: "form", formId };
    const { decisions } = await Meeting.addDecision(system, meetingId, {
      text: "Утвердить",
      subject,
      votes: { for: 1 },
    });
    const { decisionId } = decisions.at(-1)!;
    await Form.retire(system, formId as FormId, { act: { number: "1", date: "2025-03-03" } });
    await Meeting.writeMinutes(system, meetingId, heard);
    await Meeting.approveMinutes(system, meetingId);
    await Meeting.takeEffect(system, meetingId);
    return { path: path.replace(things.own.decisionId, decisionId) };
  },
  // One of its executors has closed, and nobody goes on with its work.
  handOverDecision: async ({ ours: { system, things, pmpk } }, { path }) => {
    const { meetingId } = things.own;
    const from = await agencyOf(system, "social", "gone");
    const given = { text: "Открыть кабинет", executors: [from], due: "2025-06-30", votes: { for: 1 } };
    const { decisions } = await Meeting.addDecision(system, meetingId, given);
    const { decisionId } = decisions.at(-1)!;
    await Meeting.writeMinutes(system, meetingId, heard);
    await Meeting.approveMinutes(system, meetingId);
    await Meeting.takeEffect(system, meetingId);
    await Agency.patch(system, from, { status: "closed" });
    return { path: path.replace(things.own.decisionId, decisionId), body: { from, to: pmpk, reason: "Закрыт" } };
  },
  joinAgreement: () => ({ body: { party: { name: "Фонд" } } }),
  approveAgreement: async ({ ours: { system, things, pmpk } }, { path }) => {
    const paper = { kind: "order", number: "2", date: "2025-01-18", subject: "Порядок", municipality: "novokuznetsk" };
    const { agreementId } = await Agreement.record(system, { ...paper, parties: [{ agencyId: pmpk }] });
    return { path: path.replace(things.own.agreementId, agreementId) };
  },
  recordAgreement: ({ ours: { pmpk } }, { body }) => ({ body: { ...(body as object), parties: [{ agencyId: pmpk }] } }),
  reopenFamilyPaper: async ({ ours: { system, family } }, { body }) => {
    await FamilyPaper.returnPaper(system, family, { reason: "Не читается" });
    return { body };
  },
  assignRequest: ({ ours }) => ({ body: { agencyId: ours.pmpk } }),
  // One that is accompanied already is refused; here it is no more.
  startAccompaniment: async ({ ours: { system, family } }, { path, body }) => {
    await Accompaniment.endAccompaniment(system, family as never, { cause: "mistake" });
    return { path, body };
  },
  findSlots: withQuery("service=family-consultation&limit=10"),
  listSlots: withQuery("limit=10"),
  findWorkPlaces: withQuery("limit=10"),
  offerWorkPlace: async ({ ours }, { body }) => ({
    body: { ...(body as object), agencyId: await employerOf(ours.system) },
  }),
  registerSeeker: async (world) => {
    await looking(world);
    const { representative: representativeId } = world.ours.family;
    await Employment.leaveSeeking(world.ours.system, world.ours.family as never, { cause: "other" });
    return { body: { representativeId, kinds: ["job"] } };
  },
  leaveSeeking: async (world) => {
    await looking(world);
    return {};
  },
  makePlacement: async (world) => {
    await looking(world);
    const { childId, seekerId } = world.ours.family;
    const { workPlaceId } = world.ours.things.own;
    return { body: { childId, seekerId, workPlaceId, from: "2025-03-10" } };
  },
  answerPlacementLook: async ({ ours }) => {
    const { childId, placementId } = ours.family;
    const key = { table: "records", pk: `T#${ours.tenant}#CHILD#${childId}`, sk: `PLACEMENT#${placementId}` } as const;
    const { data, kind, version } = (await ours.system.bank.get<Employment.Placement>(key))!;
    const looks = data.looks.map((look) => ({ ...look, dueOn: "2025-03-06" }));
    await ours.system.bank.commit([{ put: { key, kind, data: { ...data, looks } }, expect: version }]);
    return { body: { months: 3, outcome: "left" } };
  },
  nameChildrenInFile: ({ ours }) => ({ body: { childIds: [ours.family.childId] } }),
  findResources: withQuery("year=2025"),
  findUnconfirmedServices: withQuery("limit=10"),
  findPlaces: withQuery("service=speech-therapy&municipality=novokuznetsk"),
  tellChildrenApart: ({ ours }) => ({ body: { other: ours.otherFamily.childId, reason: "Разные дети" } }),
  mergeChildren: ({ ours }) => ({ body: { other: ours.otherFamily.childId } }),
  unmergeChildren: async ({ ours }) => {
    const other = ours.otherFamily.childId as ChildId;
    const choose = Object.fromEntries([...Merging.choosable, "route"].map((field) => [field, "this"]));
    await Merging.merge(ours.system, ours.family.childId as ChildId, { other, choose, confirm: true });
    return { body: { other } };
  },
  splitChild: ({ ours }) => ({ body: { to: ours.otherFamily.childId, routes: [ours.family.routeId] } }),
  printErasure: async ({ ours }, { path }) => {
    const no = { basis: "archives", reason: "Хранится 75 лет." } as const;
    await Erasure.refuse(ours.system, ours.family.erasureId as `erasure_${string}`, no);
    return { path: `${path}?paper=letter` };
  },
  openEmergency: ({ ours }, { body }) => ({ body: { ...(body as object), childId: ours.family.childId } }),
  readEmergency: async ({ ours }) => {
    const actor = { kind: "coordinator", id: "coordinator", municipality: "kemerovo", tenant: ours.tenant } as const;
    const childId = ours.family.childId;
    const { emergencyId } = await Emergency.open({ ...ours.system, actor }, { childId, reason: "Скорая помощь." });
    return { path: `/v1/emergency-access/${emergencyId}/card` };
  },
  giveConsent: ({ ours }, { body }) => ({
    body: { ...(body as object), representativeId: ours.family.representative },
  }),
  openRoute: async ({ ours }) => {
    await Route.close(ours.system, ours.family.routeId, { reason: "other" });
    return {};
  },
  changePlan: async (world) => ({ body: { entries: (await drafted(world)).map(({ stepId }) => ({ stepId })) } }),
  approvePlan: async (world) => {
    await drafted(world);
    return {};
  },
  undoApproval: async (world) => {
    await approved(world);
    return {};
  },
  amendPlan: async (world) => {
    const { stepId } = (await approved(world)).find(({ stage }) => stage === "EducationRoute")!;
    return { body: { reason: "Перенос.", entries: [{ stepId, dueOn: "2025-06-30" }] } };
  },
  reopenRoute: async ({ ours }) => {
    await Route.close(ours.system, ours.family.routeId, { reason: "other" });
    return {};
  },
  findSteps: withQuery("limit=10"),
  resumeStep: async ({ ours }) => {
    await Step.hold(ours.system, ours.family.stepId, { reason: "Ребёнок болеет." });
    return {};
  },
  clarifyStep: async ({ ours }) => {
    await Step.ask(ours.system, ours.family.stepId, { question: "Когда?" });
    return {};
  },
  decideStep: async ({ ours }) => {
    await Step.complete(ours.system, ours.family.stepId, { result: "not-performed", reason: "Нет места." });
    return { body: { decision: "repeat", reason: "Место появилось." } };
  },
  correctStep: async ({ ours }) => {
    await Step.complete(ours.system, ours.family.stepId, { result: "performed" });
    return {};
  },
  reopenStep: async ({ ours }) => {
    await Step.complete(ours.system, ours.family.stepId, { result: "performed" });
    return {};
  },
  findDeliveries: withQuery("limit=10"),
  listTemplates: ({ ours }, { path }) => ({ path: `${path}?child=${ours.family.childId}` }),
  findExpectedChildren: withQuery("limit=10"),
  registerBirth: async ({ ours: { system, family } }, { path }) => {
    const { record } = await Child.expect(system, { municipality: "novokuznetsk", dueOn: "2025-06-20" });
    return { path: path.replace(family.childId, record.childId) };
  },
  askForHelp: () => ({
    body: {
      kind: "early-help",
      name: "Вера",
      phone: "+7 900 555-00-11",
      place: "novokuznetsk",
      consent: Navigator.consentEdition,
    },
  }),
  eventPage: announced,
  signUpByPage: async (world) => ({
    ...(await announced(world)),
    body: {
      who: "specialist",
      name: "Вера Ильина",
      municipality: "novokuznetsk",
      email: "ilina@example.org",
      consent: Occasion.openConsent,
    },
  }),
  certificateByPage: async (world) => ({ body: { code: (await certified(world)).code } }),
  hsdsService: async (world) => {
    // What the pages tell is a minute old at most.
    await Agency.patch(world.ours.system, world.ours.pmpk, { services: ["speech-therapy"] });
    world.clock.advance("PT2M");
    const all = await ask(world, "GET", "/hsds/services");
    return { path: `/hsds/services/${(all.json.contents as { id: string }[])[0]!.id}` };
  },
  hsdsOrganization: async (world) => {
    const all = await ask(world, "GET", "/hsds/organizations");
    return { path: `/hsds/organizations/${(all.json.contents as { id: string }[])[0]!.id}` };
  },
  confirmCourse: async ({ ours: { system, things } }) => {
    await Course.approve(system, things.own.courseId, { act: { number: "41-у", date: "2025-03-03" } });
    return {};
  },
  reviewItem: () => ({ body: { answer: "return", reason: "Для какого возраста?" } }),
  findLibrary: withQuery("limit=10"),
  printCollection: withQuery("of=practices"),
  eventFile: async (world) => {
    const { path } = await announced(world);
    const { files } = await Occasion.addMaterial(
      world.ours.system,
      world.files,
      path.split("/")[2] as OccasionId,
      slides,
    );
    return { path: `${path}/files/${files[0]!.materialId}` };
  },
  libraryFile: async ({ ours: { system, things }, files }) => {
    const { itemId } = things.own;
    // Another than what is removed in its turn: files of the test's store are gone with that.
    const mine = { name: "Памятка.pdf", content: btoa("%PDF-1.7\n% leaflet\n%%EOF\n") };
    const { files: all } = await Library.addFile(system, files, itemId, mine);
    if ((await Library.get(system, itemId)).status !== "published") await Library.publish(system, itemId);
    return { path: `/library/${itemId}/files/${all.at(-1)!.materialId}` };
  },
  libraryItemPage: async ({ ours: { system }, clock }) => {
    const { kind: _, text: __, ...content } = exampleItem;
    const material = { ...content, kind: "material", use: "family" };
    const { itemId } = await Library.propose(system, { content: material });
    await Library.publish(system, itemId as ItemId);
    clock.advance("PT2M");
    return { path: `/library/${itemId}` };
  },
  practicePage: async ({ ours: { system, things }, clock }) => {
    const { itemId } = things.own;
    if ((await Library.get(system, itemId)).status !== "published") await Library.publish(system, itemId);
    clock.advance("PT2M");
    return { path: `/practice/${itemId}` };
  },
  showListing: async ({ ours }) => {
    await Navigator.hideListing(ours.system, ours.pmpk, { reason: "Переехали" });
    return {};
  },
  formFamily: ({ ours }) => ({ body: { childId: ours.family.childId } }),
  findFamilies: withQuery("limit=10"),
  changeFamily: ({ ours }) => ({
    body: { members: [{ memberId: ours.family.representative, needs: ["large-print"] }] },
  }),
  openFamily: async (world) => ({ body: { token: await familyLink(world), action: "show" } }),
  exchangeFamilyCode: async ({ ours: { system, family } }) => {
    const { code } = await Family.sheet(system, family.familyId, { memberId: family.representative });
    return { body: { code } };
  },
  renewFamilyLink: async (world) => {
    await reachable(world);
    return { body: { token: await familyLink(world) } };
  },
  inviteMember: async (world) => {
    await reachable(world);
    return { body: { memberId: world.ours.family.representative } };
  },
  printFamilySheet: ({ ours }) => ({ body: { memberId: ours.family.representative } }),
  revokeFamilyLinks: ({ ours }) => ({ body: { memberId: ours.family.representative } }),
  readInbox: withQuery("bucket=no-answer&limit=10"),
  blockAccount: withQuery("unseen=true"),
  readAudit: ({ ours }) => ({ path: `/v1/audit?subject=${ours.family.childId}` }),
  // All that the world has is sealed, and then one entry more, by which the operation is measured.
  verifyAudit: async ({ ours, seals, clock }) => {
    const later = (minutes: number) => ({ ...ours.system, now: () => clock.now().add({ minutes }) });
    await Audit.seal(later(10), seals);
    await auditRead(later(11), { subject: "tenant", action: "test" });
    const [{ no } = { no: 0 }] = await Audit.seal(later(15), seals);
    return { path: `/v1/audit/verification?from=${no}` };
  },
  findByNumber: ({ ours }) => ({ path: `/v1/inbox/numbers/${ours.family.routeId.slice(-6)}` }),
  groupInbox: async ({ ours: { system, family } }, { path }) => {
    // Another request of the same world may have ended it, and whoever reads page by page asks more than once.
    const { data } = await Step.load(system, family.stepId);
    if (data.status === "requested") await Step.reject(system, family.stepId, { reason: "Нет логопеда" });
    await Indicator.countStep(system, family.stepId);
    return { path: `${path}?bucket=rejected` };
  },
  remindMany: ({ ours }) => ({ body: { stepIds: [ours.family.stepId, ours.otherFamily.stepId] } }),
  reassignMany: async ({ ours }) => ({
    body: {
      stepIds: [ours.family.stepId as StepId],
      agencyId: ours.otherSchool,
      reason: "Закрыта.",
      confirmedOtherKind: true,
    },
  }),
  reassignStep: ({ ours }) => ({ body: { agencyId: ours.otherSchool, confirmedOtherKind: true } }),
  restoreContact: () => ({ body: { email: "pmpc@example.org" } }),
  setInstrumentServices: ({ ours }) => ({
    body: { measures: [{ measureId: ours.family.measureId, serviceKey: "tutor-support" }] },
  }),
  confirmImportRow: ({ ours }) => ({ body: { childId: ours.family.childId } }),
  addPart: (_, { path }) => ({ path: path.replace(/upload$/, "scan-0001"), body: { part: 1, content: png } }),
  findObligations: withQuery("period=2025-Q1&limit=10"),
  acceptHandover: async ({ ours }) => {
    const agencyId = await agencyOf(ours.system, "pmpc", "pmpc-2");
    const { steps } = await Handover.get(ours.system, ours.family.handoverId);
    return { body: { choices: steps.map(({ stepId }) => ({ stepId, agencyId })) } };
  },
  submitObligation: async ({ ours }) => {
    await Obligation.sendBack(ours.system, ours.things.own.obligationId, { reason: "Нет числа семей." });
    return { body: { values: { done: true } } };
  },
  extendObligation: async ({ ours }) => {
    await Obligation.sendBack(ours.system, ours.things.own.obligationId, { reason: "Нет числа семей." });
    return {};
  },
  askExtension: async ({ ours }) => {
    await Obligation.sendBack(ours.system, ours.things.own.obligationId, { reason: "Нет числа семей." });
    return {};
  },
  correctObligation: async ({ ours }) => {
    await Reporting.lock(ours.system, ours.things.own.period);
    return { body: { reason: "Опечатка.", values: { done: false }, narrative: "Не проведено." } };
  },
  recordResult: ({ ours }, { body }) => ({
    body: { ...(body as object), measureId: ours.family.measureId, on: "2025-03-06" },
  }),
  submitObligations: async ({ ours }) => {
    const { obligationId } = ours.things.own;
    await Obligation.sendBack(ours.system, obligationId, { reason: "Нет числа семей." });
    return { body: { reports: [{ obligationId, values: { done: true } }] } };
  },
  uploadObligationForm: async (world) => {
    await Obligation.sendBack(world.ours.system, world.ours.things.own.obligationId, { reason: "Нет числа семей." });
    const path = `/v1/periods/2025-Q1/form?agency=${world.ours.pmpk}`;
    const form = await world.app.request(path, { headers: { authorization: `Bearer ${world.tokens.coordinator}` } });
    return { body: { file: await filled(new Uint8Array(await form.arrayBuffer())) } };
  },
  askResponse: ({ ours: { family, things } }, { body }) => ({
    body: { ...(body as object), formId: things.own.formId, subject: { kind: "child", childId: family.childId } },
  }),
  fillDocument: ({ ours: { things } }, { body }) => ({
    body: { ...(body as object), standardId: things.own.standardId },
  }),
  importStandardDocument: async ({ ours, app, tokens }, { body }) => {
    const path = `/v1/standard-documents/${ours.things.own.standardId}/print?as=template`;
    const file = await app.request(path, { headers: { authorization: `Bearer ${tokens.coordinator}` } });
    const { asks } = exampleLetter;
    return { body: { ...(body as object), asks, file: Buffer.from(await file.arrayBuffer()).toString("base64") } };
  },
  findYearPlans: withQuery("limit=10"),
  listYearPlanEntries: withQuery("limit=10"),
  // Withdrawn and begun again, it is a draft whose lines are in.
  approveYearPlan: async ({ ours: { system, things } }) => {
    const { planId } = things.own;
    await YearPlan.withdraw(system, planId, { reason: "Не тот акт" });
    await YearPlan.begin(system, { municipality: "novokuznetsk", year: 2025 });
    await YearPlan.draftFrom(system, planId);
    return {};
  },
  amendYearPlan: async ({ ours: { system, things } }) => {
    await YearPlan.strikeEntry(system, things.own, { reason: "Отменено" });
    return {};
  },
  restoreYearPlanEntry: async ({ ours: { system, things } }) => {
    await YearPlan.strikeEntry(system, things.own, { reason: "Отменено" });
    return {};
  },
  findResponses: ({ ours: { things } }, { path }) => ({ path: `${path}?form=${things.own.formId}` }),
  createRound: ({ ours }, { body }) => ({
    path: `/v1/forms/${ours.things.own.surveyId}/rounds`,
    body: { ...(body as object), audience: { kind: "visitors", kinds: ["school"] } },
  }),
  openRound: async ({ ours }) => ({ path: `/v1/rounds/${await plannedRound(ours)}/open` }),
  closeRound: async ({ ours }) => ({
    path: `/v1/rounds/${await plannedRound(ours)}/close`,
    body: { reason: "Собрали." },
  }),
  openQuality: async ({ ours: { system, pmpk } }) => ({
    body: { year: "2025", sphere: "health", ...(await assessedRounds(system, pmpk)) },
  }),
  changeQuality: async ({ ours: { system, pmpk } }) => ({
    path: `/v1/quality-assessments/${await openedQuality(system, pmpk)}`,
    body: { plans: await plansRound(system, pmpk) },
  }),
  countQuality: async ({ ours: { system, pmpk } }) => ({
    path: `/v1/quality-assessments/${await openedQuality(system, pmpk)}/count`,
  }),
  takeQualityPlan: async ({ ours: { system, pmpk } }) => ({
    path: `/v1/quality-assessments/${await plannedQuality(system, pmpk)}/plans`,
    body: { agencyId: pmpk },
  }),
  draftAssessment: async ({ ours: { system } }) => {
    await frozenYear(system);
    return {};
  },
  sumUpAssessment: async ({ ours: { system, pmpk } }) => {
    const { id, roundId } = await judgedYear(system, pmpk);
    return { path: `/v1/assessments/${id}/sum`, body: { roundId } };
  },
  confirmAssessment: async ({ ours: { system, pmpk } }) => {
    const { id, obligationId } = await summedYear(system, pmpk);
    return { path: `/v1/assessments/${id}/confirm`, body: { obligationId } };
  },
  recordFinding: (_, { body }) => ({ body: { ...(body as object), key: "kind" } }),
  respondForm: ({ ours: { family } }) => ({ body: { token: family.formToken, action: "view" } }),
  followModelProgramme: async ({ ours: { system, pmpk, things } }, { body }) => {
    const copied = await Programme.copy(system, things.own.programmeId, { agencyId: pmpk });
    return { path: `/v1/programmes/${copied.programmeId}/model`, body: { ...(body as object), answer: "adopt" } };
  },
  copyProgramme: async ({ ours }, { body }) => {
    const { content } = await Programme.get(ours.system, ours.things.own.programmeId);
    const model = await Programme.draft(ours.system, content);
    const id = model.programmeId as `programme_${string}`;
    await Programme.approve(ours.system, id, { act: { number: "114", date: "2025-03-03" } });
    return { path: `/v1/programmes/${id}/copy`, body };
  },
  enrolChild: async ({ ours }) => {
    const { enrolmentId, childId } = ours.family;
    await Enrolment.leave(ours.system, enrolmentId, { cause: "family", reason: "Передумали." });
    return { body: { childId } };
  },
  findEnrolments: withQuery("limit=10"),
  acceptOffer: offered,
  declineOffer: offered,
  getPeriodForm: ({ ours }, { path }) => ({ path: `${path}?agency=${ours.pmpk}` }),
  // Not begun yet: somebody else has asked for it.
  openPeriod: async ({ ours }, { path }) => {
    const body = { reason: "Пробный сбор." };
    await Reporting.open(first(ours.system), "2025-Q2", body).catch(() => undefined);
    return { path: path.replace("2025-Q1", "2025-Q2"), body };
  },
  unlockPeriod: async ({ ours }, { body }) => {
    await Reporting.lock(ours.system, ours.things.own.period);
    await Reporting.unlock(first(ours.system), ours.things.own.period, { reason: "Ошибка." }).catch(() => undefined);
    return { body };
  },
  downloadReport: async ({ ours }) => {
    await Report.make(ours.system, ours.things.own.reportId as ReportId);
    return {};
  },
  drillFigure: withQuery("figure=children/novokuznetsk&limit=10"),
  getIndicators: withQuery("period=2025-Q1"),
  respond: stepLink,
  attachByLink: stepLink,
  addPartByLink: stepLink,
  listAttachmentsByLink: stepLink,
  removeAttachmentByLink: async (world, op) => {
    const { body } = await stepLink(world, op);
    const token = (body as { token: string }).token;
    const sent = await ask(world, "POST", "/v1/respond/attachments", {
      body: { token, name: "скан.png", content: png },
    });
    return { body: { token, attachmentId: sent.json.attachmentId, reason: "Не тот файл." } };
  },
  respondMany: async (world) => ({
    body: { answers: [{ token: await linkTo(world, world.ours.family.stepId), action: "accept" }] },
  }),
  openOrganisation: async (world) => ({
    body: { token: await Digest.pageToken(world.ours.system, organisation(world)) },
  }),

  ...Object.fromEntries(
    [
      "respondCapacity",
      "respondResources",
      "respondPlacements",
      "respondAppointments",
      "respondLessons",
      "respondAccompaniments",
      "respondRequests",
      "respondListing",
      "respondLibrary",
      "respondCourses",
      "respondEnquiries",
      "respondWards",
      "respondEvents",
      "respondMeetings",
      "respondPlans",
      "respondSpecialists",
      "respondInternships",
      "respondAdvice",
      "respondTalks",
    ].map((id): [string, Special] => [
      id,
      async (world) => ({
        body: { token: await Digest.pageToken(world.ours.system, organisation(world)), action: "view" },
      }),
    ]),
  ),
  respondReports: async ({ ours }) => ({
    body: { token: await Period.reportsToken(ours.system, ours.pmpk), action: "view" },
  }),
  respondSessions: async ({ ours }) => ({
    body: { token: await Attendance.officeToken(ours.system, ours.pmpk), action: "view" },
  }),
  downloadFile: async (world) => {
    const { coordinator: token } = world.tokens;
    const body = { name: "скан.png", content: png };
    const added = await ask(world, "POST", `/v1/steps/${world.ours.family.stepId}/attachments`, { token, body });
    const { json } = await ask(world, "GET", `/v1/attachments/${added.json.attachmentId as string}/link`, { token });
    const { pathname, search } = new URL(String(json.url));
    return { path: `${pathname}${search}` };
  },
  downloadExport: async (world) => {
    const { system, things } = world.ours;
    const jobId = things.own.exportId as ExportId;
    while (!(await Job.workPiece(system, { jobId, generation: 1 }, Export.worker(world.files))));
    const { download } = await Export.view(system, jobId);
    const { pathname, search } = new URL(download!.url);
    return { path: `${pathname}${search}` };
  },
  readCalendar: async ({ ours }) => ({
    path: new URL((await Reporting.issueFeed(ours.system, "tenant")).url).pathname,
  }),
  askUnsubscribe: unsubscribing,
  unsubscribe: unsubscribing,
  asset: async (world) => {
    const { text } = await ask(world, "GET", "/respond");
    return { path: /\/assets\/[\w-]+\.js/.exec(text)![0] };
  },
};
