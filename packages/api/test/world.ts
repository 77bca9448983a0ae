import * as Accompaniment from "@marshrut/core/accompaniment";
import * as Agency from "@marshrut/core/agency";
import * as Agreement from "@marshrut/core/agreement";
import * as Appointment from "@marshrut/core/appointment";
import * as Attachment from "@marshrut/core/attachment";
import type { PeriodId } from "@marshrut/core/calendar";
import type * as Child from "@marshrut/core/child";
import * as ChildFile from "@marshrut/core/child/file";
import * as ChildDocument from "@marshrut/core/child-document";
import * as Course from "@marshrut/core/course";
import * as Delivery from "@marshrut/core/delivery";
import * as Emergency from "@marshrut/core/emergency";
import * as Employment from "@marshrut/core/employment";
import * as Enrolment from "@marshrut/core/enrolment";
import * as Erasure from "@marshrut/core/erasure";
import * as Execution from "@marshrut/core/execution";
import * as Export from "@marshrut/core/export";
import * as Family from "@marshrut/core/family";
import * as FamilyPaper from "@marshrut/core/family-paper";
import * as Form from "@marshrut/core/form";
import * as Handover from "@marshrut/core/handover";
import * as Import from "@marshrut/core/import";
import * as Inbox from "@marshrut/core/inbox";
import * as Intake from "@marshrut/core/intake";
import * as Internship from "@marshrut/core/internship";
import * as Library from "@marshrut/core/library";
import type { MaterialId } from "@marshrut/core/material";
import * as Meeting from "@marshrut/core/meeting";
import * as Navigator from "@marshrut/core/navigator";
import * as Obligation from "@marshrut/core/obligation";
import * as Occasion from "@marshrut/core/occasion";
import * as Peer from "@marshrut/core/peer";
import * as Programme from "@marshrut/core/programme";
import * as Report from "@marshrut/core/report";
import * as Reporting from "@marshrut/core/reporting";
import * as Request from "@marshrut/core/request";
import * as Response from "@marshrut/core/response";
import * as Roadmap from "@marshrut/core/roadmap";
import * as Round from "@marshrut/core/round";
import * as Route from "@marshrut/core/route";
import * as ServiceListFile from "@marshrut/core/service-list/file";
import {
  type Actor,
  type AdviceId,
  type AgencyId,
  type AgreementId,
  type AppointmentId,
  type BodyId,
  type ChildId,
  type CourseId,
  type Ctx,
  type DataBank,
  type DecisionId,
  type DocumentId,
  type EnrolmentId,
  type Files,
  type FindingId,
  type FormId,
  type InternshipId,
  type ItemId,
  type MeetingId,
  newId,
  type OccasionId,
  type PeerSupportId,
  type ProgrammeId,
  type Refusal,
  type RepresentativeId,
  type ResponseId,
  type Role,
  type RoundId,
  type SiteId,
  type SlotId,
  type SpecialistId,
  type StandardId,
  type StepId,
  systemCtx,
  type TalkId,
  type UnionId,
  type WorkPlaceId,
  type YearEntryId,
  type YearPlanId,
} from "@marshrut/core/shared";
import { memoryBank, memoryFiles, memoryKeyring, memorySeals } from "@marshrut/core/shared/memory";
import * as Slot from "@marshrut/core/slot";
import * as Specialist from "@marshrut/core/specialist";
import * as Standard from "@marshrut/core/standard-document";
import * as Step from "@marshrut/core/step";
import * as Tenant from "@marshrut/core/tenant";
import * as Union from "@marshrut/core/union";
import * as Webhook from "@marshrut/core/webhook";
import * as YearPlan from "@marshrut/core/year-plan";
import { Temporal } from "temporal-polyfill";
import { agencyOf, childOf, consentOf, ipraOf, settingsOf } from "../../core/test/worlds/region.ts";
import { createApp, type LogEntry } from "../src/index.ts";
import { exampleCourse } from "../src/operations/courses.ts";
import { exampleItem } from "../src/operations/library.ts";
import { exampleListing } from "../src/operations/listings.ts";
import { exampleLetter } from "../src/operations/standard-documents.ts";
import { type Row, table } from "../src/policy/index.ts";
import { makeAssessment, makeQuality } from "./assessed.ts";
import { expectAsDescribed } from "./contract.ts";
import { startIssuer } from "./issuer.ts";

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** A clock that stands until it is moved. */
export function clockAt(iso: string) {
  let instant = Temporal.Instant.from(iso);
  return {
    now: () => instant,
    advance: (duration: string) => {
      instant = instant.add(duration);
    },
  };
}

/** The API on memory: a region of two agencies of a kind and two families, and another region beside it. */
export async function makeWorld(bank: DataBank = memoryBank(), cities: Cities = {}, keys = memoryKeyring()) {
  const clock = clockAt("2025-03-10T03:00:00Z");
  const issuer = await startIssuer(() => clock.now().epochMilliseconds);
  const log: LogEntry[] = [];
  const deps = { bank, keys, now: clock.now, scanner: undefined };
  const files = memoryFiles();
  const seals = memorySeals();
  const app = createApp({
    ...deps,
    verifyToken: issuer.verifyToken,
    settings: { issuer: "https://id.example.org", region: "kuzbass" },
    files,
    seals,
    log: (entry) => void log.push(entry),
  });
  const ours = await makeRegion(deps, files, "kuzbass", cities);
  const theirs = await makeRegion(deps, files, "altai");
  const tokens = await tokensOf(issuer.token, ours);
  return { app, bank, deps, files, seals, clock, issuer, log, ours, theirs, tokens };
}

/** Where the other family and the other school are, when that is another municipality. */
interface Cities {
  other?: "kemerovo";
}

type Region = Awaited<ReturnType<typeof makeRegion>>;

/** Tests ask for everything at one moment, by one account. */
const wide: Tenant.Rate = { burst: 100_000, perMinute: 100_000 };
const allAtOnce: Tenant.Rates = {
  staff: wide,
  specialist: wide,
  family: wide,
  system: wide,
  organisation: wide,
  link: wide,
};

async function makeRegion(
  deps: Omit<Ctx, "tenant" | "actor" | "requestId">,
  files: Files,
  tenant: string,
  { other }: Cities = {},
) {
  const system = systemCtx(deps, tenant, "test");
  const email = `office@${tenant}.example.org`;
  const name = { ru: "Край", en: "Region" };
  const from = { name, mailFrom: email, escalationEmail: email, rates: allAtOnce };
  const settings = settingsOf("https://marshrut.example.org", email, from);
  if (other)
    settings.municipalities.push({ key: other, name: { ru: "Кемерово", en: "Kemerovo" }, coordinatorEmail: email });
  await Tenant.configure(system, settings);
  const agency = (kind: Agency.AgencyKind, name: string) =>
    agencyOf(system, kind, name, { contacts: [{ email: `${kind}@example.org` }] });
  const pmpk = await agency("pmpc", "ПМПК");
  const school = await agency("school", "Школа № 1");
  const there = other && { municipality: other };
  const otherSchool = await agencyOf(system, "school", "Школа № 2", {
    contacts: [{ email: "school@example.org" }],
    ...there,
  });
  if (there) await agencyOf(system, "pmpc", "ПМПК Кемерово", { contacts: [{ email: "pmpc@example.org" }], ...there });
  for (const kind of [
    "resourceCentre",
    "social",
    "health",
    "kindergarten",
    "ngo",
    "mse",
    "medicalBoard",
    "department",
    "employer",
  ] as const)
    await agency(kind, kind);
  const family = await makeFamily(system, "Соловьёва", "Алёна", school, files, undefined, "1");
  const otherFamily = await makeFamily(system, "Крылова", "Инна", school, files, undefined, undefined, other);
  const period = tenant === "kuzbass" ? "2025-Q1" : "2025-Q2";
  await makeServiceList(system, files);
  await makeRoadmap(system, period);
  const confirmationId = await makeConfirmation(system, period);
  const { importId } = await Import.start(system, files, ChildFile.importer, { file: list, dryRun: true });
  const { exportId } = await Export.start(system, { list: "agencies" });
  const form = { ...(await makeForm(system)), ...(await makeStandard(system)) };
  const things = {
    own: {
      confirmationId,
      importId,
      exportId,
      ...(await makeThings(system, pmpk, files)),
      ...(await makeReport(system, period, pmpk)),
      ...(await makeYearPlan(system, pmpk)),
      ...form,
    },
    other: {
      confirmationId,
      importId,
      exportId,
      ...(await makeThings(system, otherSchool, files)),
      ...(await makeReport(system, period, otherSchool)),
      ...(await makeYearPlan(system, otherSchool)),
      ...form,
    },
  };
  const { roundId } = things.own;
  const assessed = await makeAssessment(system, { formId: things.own.surveyId, roundId });
  // The first is answered by the commission, the other by whoever has the link.
  const asked = await makeResponse(system, { ...form, childId: family.childId, agencyId: pmpk });
  const askedToo = await makeResponse(system, { ...form, childId: otherFamily.childId });
  const enrolled = {
    family: {
      ...family,
      ...asked,
      ...(await makeDocument(system, family, form.standardId)),
      ...(await makeEnrolment(system, family.childId, things.own.programmeId)),
      ...(await makeAppointment(system, family.childId, things.own.slotId)),
      ...(await makeComing(system, family, things.own.occasionId)),
    },
    otherFamily: {
      ...otherFamily,
      ...askedToo,
      ...(await makeDocument(system, otherFamily, form.standardId)),
      ...(await makeEnrolment(system, otherFamily.childId, things.other.programmeId)),
      ...(await makeAppointment(system, otherFamily.childId, things.other.slotId)),
      ...(await makeComing(system, otherFamily, things.other.occasionId)),
    },
  };
  return {
    tenant,
    system,
    pmpk,
    school,
    otherSchool,
    ...enrolled,
    things: { own: { ...things.own, ...assessed }, other: { ...things.other, ...assessed } },
  };
}

/** A list of two children, one of whom has no surname. */
export const list = {
  format: "csv" as const,
  content: [
    "Фамилия;Имя;Отчество;Дата рождения;Муниципалитет;Инвалидность;ОВЗ;Представитель;Кем приходится",
    "Журавлёва;Зоя;Петровна;12.04.2015;Новокузнецк;да;да;Журавлёва Мария;мать",
    ";Зоя;Петровна;12.04.2015;Новокузнецк;да;да;Журавлёва Мария;мать",
  ].join("\n"),
};

/** The region's list of services, as a draft of one service. */
const makeServiceList = (system: Ctx, files: Files) =>
  ServiceListFile.importFile(system, files, {
    listId: "regional",
    dryRun: false,
    file: { format: "csv", content: "Услуга\nrespite" },
  });

/** A roadmap of one measure for the commission and the schools; the regions have different periods open. */
async function makeRoadmap(system: Ctx, period: PeriodId): Promise<void> {
  const content = [
    "№\tМероприятие\tСроки\tИсполнители\tРезультаты",
    "I. Раздел\t\t\t\t",
    "1\tДело\tежеквартально\tПсихолого-медико-педагогические комиссии Образовательные организации\tРезультат",
  ].join("\n");
  await Roadmap.importRoadmap(system, { format: "text", key: "plan", content, from: 2025, to: 2025 });
  await Reporting.open(system, period);
}

/** A period that somebody wants to lock before its time. */
async function makeConfirmation(system: Ctx, period: PeriodId): Promise<string> {
  const first: Ctx = { ...system, actor: { kind: "coordinator", id: "first", tenant: system.tenant } };
  const refused = await Reporting.lock(first, period, { reason: "Все сдали" }).catch((error: unknown) => error);
  return ((refused as Refusal).current as { confirmationId: string }).confirmationId;
}

/** An agency's report with a file, and a document that was asked for. */
async function makeReport(system: Ctx, period: PeriodId, agency: AgencyId) {
  const [roadmap] = await Roadmap.list(system);
  const [owed] = (await Obligation.find(system, { period, agency })).items;
  const obligationId = owed!.obligationId as `obligation_${string}`;
  const attachments = [{ name: "a.pdf", type: "application/pdf" as const, content: btoa("%PDF-1.7\n%%EOF\n") }];
  const handed = await Obligation.submit(system, obligationId, { values: { done: true }, attachments });
  const { reportId } = await Report.request(system, period, "xlsx");
  const fileId = handed.attachments![0]!.attachmentId;
  return { period, obligationId, roadmapId: roadmap!.roadmap.roadmapId, key: "I-1", reportId, fileId };
}

/** What belongs to an agency beside its steps: each has an operation that names it in its path. */
export async function makeThings(system: Ctx, agencyId: AgencyId, files: Files) {
  const { webhookId } = await Webhook.register(system, agencyId, { url: "https://hooks.example.org/marshrut" });
  const programmeId = await makeProgramme(system, agencyId);
  const workPlaceId = await makeWorkPlace(system, agencyId);
  const slotId = await makeSlot(system, agencyId);
  const { municipality } = (await Agency.load(system, agencyId)).agency;
  const { unionId } = await Union.form(system, { municipality, name: "Родители вместе", agencyId });
  const { occasionId, signUpId, materialId } = await makeEvent(system, files, agencyId, municipality);
  const meeting = { on: "2025-12-12", time: "18:30", place: "Школа № 1", topic: "Как готовиться к школе" };
  const { meetings } = await Union.call(system, unionId as UnionId, meeting);
  const round = await makeRound(system, agencyId);
  const { specialistId } = await Specialist.add(system, agencyId, { name: "Ольга Громова", post: "логопед" });
  return {
    ...round,
    ...(await makeQuality(system, agencyId, round.roundId)),
    unionId: unionId as UnionId,
    unionMeetingId: meetings[0]!.meetingId,
    occasionId,
    signUpId,
    materialId,
    ...(await makeMeeting(system, agencyId)),
    specialistId: specialistId as SpecialistId,
    ...(await makeInternship(system, agencyId, specialistId as SpecialistId)),
    adviceId: await makeAdvice(system, agencyId, slotId, specialistId as SpecialistId),
    talkId: await makeTalk(system, { agencyId, occasionId, specialistId: specialistId as SpecialistId }),
    slotId,
    webhookId,
    programmeId,
    workPlaceId,
    ...(await makeEnquiry(system, agencyId)),
    ...(await proposeItem(system, files, agencyId)),
    courseId: (await Course.draft(system, { agencyId, content: exampleCourse })).courseId as CourseId,
    ...(await makeTrouble(system, agencyId)),
    ...(await makeImport(system, agencyId, files)),
  };
}

/** What everybody may have of it. */
export const slides = { name: "Слайды.pdf", content: btoa("%PDF-1.7\n% slides\n%%EOF\n") };

/** This noon, so that whoever comes is marked already; somebody has signed up. */
async function makeEvent(system: Ctx, files: Files, agencyId: AgencyId, municipality: string) {
  const { occasionId } = await Occasion.announce(system, {
    agencyId,
    title: "Растем вместе",
    kind: "seminar",
    times: [{ from: "2025-03-10T12:00", until: "2025-03-10T14:00" }],
    place: "ул. Кирова, 5",
    online: "https://video.example.org/rastem",
    audiences: ["specialist", "family", "child"],
    quota: 200,
    measures: ["I-2.2"],
  });
  const id = occasionId as OccasionId;
  const guest = { who: "specialist", name: "Ольга Громова", municipality, email: "gromova@example.org" };
  const { signUpId } = await Occasion.signUpByStaff(system, id, guest);
  const shown = await Occasion.addMaterial(system, files, id, slides);
  return { occasionId: id, signUpId, materialId: shown.files[0]!.materialId as MaterialId };
}

/** The child comes to it, by its mother's word. */
async function makeComing(
  system: Ctx,
  { childId, representative }: { childId: ChildId; representative: RepresentativeId },
  occasionId: OccasionId,
) {
  const mother: Ctx = {
    ...system,
    actor: { kind: "representative", id: "mother", tenant: system.tenant, representative },
  };
  await Occasion.signUpFamily(mother, childId, { occasionId, who: "child" });
  const events = await Occasion.listForFamily(mother, childId);
  return { comingId: events.flatMap(({ mine }) => mine)[0]!.signUpId };
}

/** It is shown to everybody, and somebody has asked it on its page. */
async function makeEnquiry(system: Ctx, agencyId: AgencyId) {
  const { municipality } = (await Agency.load(system, agencyId)).agency;
  await Navigator.setListing(system, agencyId, exampleListing);
  const ctx = { ...system, actor: { kind: "system", id: "open-page", tenant: system.tenant } as const };
  const who = { name: "Ольга", phone: "+7 900 000-11-22", consent: Navigator.consentEdition };
  const { enquiryId } = await Navigator.makeEnquiry(ctx, { kind: "call", ...who, municipality, agencyId });
  return { enquiryId };
}

/** What it has proposed for the library, and no editor has seen. */
async function proposeItem(system: Ctx, files: Files, agencyId: AgencyId) {
  const { itemId } = await Library.propose(system, { agencyId, content: exampleItem });
  const shown = await Library.addFile(system, files, itemId as ItemId, slides);
  return { itemId: itemId as ItemId, itemFileId: shown.files[0]!.materialId as MaterialId };
}

/** A body in which the organisation alone sits, its meeting of today, what that has decided, and an agreement to which it is a party. */
export async function makeMeeting(system: Ctx, agencyId: AgencyId) {
  const { municipality } = (await Agency.load(system, agencyId)).agency;
  const seat = { agencyId, post: "руководитель" };
  const group = { municipality, name: "Рабочая группа", kind: "working-group", secretary: seat, chair: seat };
  const bodyId = (await Meeting.form(system, { ...group, members: [seat] })).bodyId as BodyId;
  const meetingId = await planMeeting(system, bodyId);
  await Meeting.setAgenda(system, meetingId, { items: [{ title: "Доступность школ" }] });
  await Meeting.invite(system, meetingId, { reason: "Срочно" });
  await Meeting.hold(system, meetingId, { present: [agencyId] });
  const decision = { text: "Обследовать школы", executors: [agencyId], due: "2025-05-15", votes: { for: 1 } };
  const { decisions } = await Meeting.addDecision(system, meetingId, decision);
  const paper = { municipality, number: "12", date: "2025-01-18", subject: "О взаимодействии" };
  const { agreementId } = await Agreement.record(system, {
    ...paper,
    until: "2026-01-18",
    parties: [{ agencyId }],
    file,
  });
  return {
    bodyId,
    meetingId,
    decisionId: decisions[0]!.decisionId as DecisionId,
    agreementId: agreementId as AgreementId,
  };
}

const file = { name: "соглашение.pdf", type: "application/pdf", content: btoa("%PDF-1.7\n%%EOF\n") };

/** A meeting of today that nobody is invited to yet. */
export async function planMeeting(system: Ctx, bodyId: BodyId): Promise<MeetingId> {
  const on = (await Tenant.today(system)).toString();
  return (await Meeting.plan(system, { bodyId, on, time: "10:00", place: "Зал" })).meetingId as MeetingId;
}

/** The family comes on the first of these Mondays. */
async function makeAppointment(system: Ctx, childId: ChildId, slotId: SlotId) {
  const input = { childId, slotId, at: "2025-03-17T02:00:00Z", topic: "speech", wish: "Как заниматься дома" };
  return { appointmentId: (await Appointment.book(system, input)).appointmentId as AppointmentId };
}

/** Its specialist receives on Mondays. */
async function makeSlot(system: Ctx, agencyId: AgencyId) {
  const times = { date: "2025-03-17", from: "09:00", until: "12:00", repeat: "FREQ=WEEKLY;UNTIL=20250630" };
  const content = { serviceKey: "family-consultation", post: "Педагог-психолог", place: "office", minutes: 60, times };
  return (await Slot.open(system, agencyId, content)).slotId as SlotId;
}

/** The term of the world's sites. */
export const internsTerm = { from: "2025-03-24", until: "2025-03-28", places: 2 };

/** A site that an organisation proposes, and an intern on whose both sides it stands: of two organisations a caller is one. */
async function makeInternship(system: Ctx, agencyId: AgencyId, specialistId: SpecialistId) {
  const content = { title: "Визиты", about: "Показываем визиты.", programme: ["Визит"], hours: 36 };
  const site = await Internship.openSite(
    system,
    { agencyId, ...content, terms: [internsTerm], mentors: [specialistId] },
    async () => false,
  );
  const siteId = site.siteId as SiteId;
  const internshipId: InternshipId = newId("internship", system.now().epochMilliseconds);
  const { municipality } = (await Agency.load(system, agencyId)).agency;
  const { tenant } = system;
  const data = {
    internshipId,
    siteId,
    hostId: agencyId,
    hostMunicipality: municipality,
    agencyId,
    municipality,
    specialistId,
    from: internsTerm.from,
    until: internsTerm.until,
    status: "applied",
    hours: 36,
    diary: [],
    looks: [],
    appliedAt: system.now().toString(),
  };
  const key = { table: "records", pk: `T#${tenant}#INTERNSHIP#${internshipId}`, sk: "INTERNSHIP" } as const;
  const sk = `applied#${internshipId}`;
  const index = {
    gsi1: { pk: `T#${tenant}#AGENCY#${agencyId}#INTERNSHIPS`, sk },
    gsi2: { pk: `T#${tenant}#INTERNSHIPS`, sk },
    gsi4: { pk: `T#${tenant}#INTERNSHIPS#IN#${municipality}`, sk },
  };
  const beside = {
    key: { ...key, sk: "AT-HOST" },
    kind: "internship-at-host",
    data: { internshipId },
    index: { gsi1: { pk: `T#${tenant}#AGENCY#${agencyId}#INTERNS`, sk } },
  };
  await system.bank.commit([
    { put: { key, kind: "internship", data, index }, expect: "absent" },
    { put: beside, expect: "absent" },
  ]);
  return { siteId, internshipId };
}

/** An event asks for talks, and one organisation runs it, has submitted a talk and reads it: as its records stand, since none may. */
async function makeTalk(
  system: Ctx,
  { agencyId, occasionId, specialistId }: { agencyId: AgencyId; occasionId: OccasionId; specialistId: SpecialistId },
) {
  const talkId: TalkId = newId("talk", system.now().epochMilliseconds);
  const { municipality } = (await Agency.load(system, agencyId)).agency;
  const { tenant } = system;
  const at = system.now().toString();
  const call = {
    occasionId,
    agencyId,
    municipality,
    opens: "2025-03-01",
    closes: "2025-03-20",
    reviewsBy: "2025-03-25",
    sections: [{ key: "early-help", title: "Ранняя помощь" }],
    kinds: ["talk"],
    abstractMost: 3000,
    blind: true,
    open: true,
    reviewers: [],
    reviewsEach: 1,
    slots: [],
    stage: "called",
    createdAt: at,
  };
  const talk = {
    talkId,
    occasionId,
    agencyId,
    specialistId,
    municipality,
    by: "organisation",
    kind: "talk",
    section: "early-help",
    publish: true,
    status: "submitted",
    at,
    keepUntil: "2026-03-10T07:00:00Z",
    reviews: [{ agencyId, askedAt: at, since: 0 }],
    counts: { day: "2025-03-10", municipality },
  };
  const pk = `T#${tenant}#TALK#${talkId}`;
  const ofCall = `T#${tenant}#OCCASION#${occasionId}`;
  const records = [
    {
      key: { table: "records", pk: ofCall, sk: "CALL" },
      kind: "talk-call",
      data: call,
      index: {
        gsi1: { pk: `T#${tenant}#AGENCY#${agencyId}#CALLS`, sk: `2025-03-25#${occasionId}` },
        gsi2: { pk: `T#${tenant}#CALLS`, sk: `2025-03-25#${occasionId}` },
      },
    },
    {
      key: { table: "records", pk, sk: "TALK" },
      kind: "talk",
      data: talk,
      index: {
        gsi1: { pk: `${ofCall}#TALKS`, sk: `submitted#${at}#${talkId}` },
        gsi2: { pk: `T#${tenant}#TALKS`, sk: `${municipality}#${at}#${talkId}` },
        gsi4: { pk: `T#${tenant}#AGENCY#${agencyId}#TALKS`, sk: `${at}#${talkId}` },
      },
    },
    {
      key: { table: "records", pk, sk: `REVIEW#${agencyId}` },
      kind: "talk-review",
      data: { talkId },
      index: { gsi1: { pk: `T#${tenant}#AGENCY#${agencyId}#REVIEWS`, sk: `open#${occasionId}#${talkId}` } },
    },
  ] as const;
  await system.bank.commit(records.map((put) => ({ put, expect: "absent" })));
  return talkId;
}

/** A consultation of a specialist, on whose both sides one organisation stands, as its records stand. */
async function makeAdvice(system: Ctx, agencyId: AgencyId, slotId: SlotId, specialistId: SpecialistId) {
  const adviceId: AdviceId = newId("advice", system.now().epochMilliseconds);
  const { municipality } = (await Agency.load(system, agencyId)).agency;
  const { tenant } = system;
  const at = "2025-03-17T05:00:00Z";
  const data = {
    adviceId,
    slotId,
    hostId: agencyId,
    agencyId,
    municipality,
    specialistId,
    at,
    day: "2025-03-17",
    minutes: 60,
    place: "office",
    topic: "methods",
    status: "booked",
    createdAt: system.now().toString(),
  };
  const key = { table: "records", pk: `T#${tenant}#ADVICE#${adviceId}`, sk: "ADVICE" } as const;
  const sk = `open#${at}#${adviceId}`;
  const index = {
    gsi1: { pk: `T#${tenant}#AGENCY#${agencyId}#ADVICE`, sk },
    gsi2: { pk: `T#${tenant}#ADVICE`, sk },
    gsi4: { pk: `T#${tenant}#ADVICE#IN#${municipality}`, sk },
  };
  const beside = {
    key: { ...key, sk: "AT-HOST" },
    kind: "advice-at-host",
    data: { adviceId },
    index: { gsi1: { pk: `T#${tenant}#AGENCY#${agencyId}#ADVISES`, sk } },
  };
  await system.bank.commit([
    { put: { key, kind: "advice", data, index }, expect: "absent" },
    { put: beside, expect: "absent" },
  ]);
  return adviceId;
}

/** A place of work of any organisation, as its record stands. */
async function makeWorkPlace(system: Ctx, agencyId: AgencyId) {
  const workPlaceId: WorkPlaceId = newId("workplace", system.now().epochMilliseconds);
  const { municipality } = (await Agency.load(system, agencyId)).agency;
  const key = { table: "records", pk: `T#${system.tenant}#WORK-PLACE#${workPlaceId}`, sk: "WORK-PLACE" } as const;
  const job = { kind: "job", title: "Помощник", places: 3, minAge: 14, conditions: [], from: "2025-01-01" };
  const data = {
    workPlaceId,
    agencyId,
    municipality,
    ...job,
    status: "open",
    taken: [],
    createdAt: "2025-01-01T00:00:00Z",
  };
  await system.bank.commit([{ put: { key, kind: "work-place", data }, expect: "absent" }]);
  return workPlaceId;
}

/** The mother has agreed to be helped to work, and has found a place. */
async function makeEmployment(system: Ctx, child: Child.ChildRecord, agencyId: AgencyId) {
  const { childId, representativeIds } = child;
  const representativeId = representativeIds[0]!;
  const term = { signedOn: "2025-03-03", expiresOn: "2026-12-31", dataClasses: ["identity" as const] };
  await consentOf(system, child, { purpose: "employment", about: "giver", ...term });
  const seeker = await Employment.registerSeeker(system, childId, { representativeId, kinds: ["job"] });
  const workPlaceId = await makeWorkPlace(system, agencyId);
  const { seekerId } = seeker;
  const { placementId } = await Employment.place(system, { childId, seekerId, workPlaceId, from: "2025-03-05" });
  return { seekerId, placementId };
}

/** An approved programme, whose next version is being prepared. */
async function makeProgramme(system: Ctx, agencyId: AgencyId) {
  const { programmeId } = await Programme.draft(system, {
    agencyId,
    kind: "individual",
    title: "Развитие речи",
    serviceKeys: ["speech-therapy"],
    ages: { from: 0, to: 17 },
    form: "individual",
    sessionsPerMonth: 8,
    term: { from: "2025-03-01", until: "2025-12-31" },
    places: 2,
  });
  const id = programmeId as ProgrammeId;
  await Programme.approve(system, id, { act: { number: "114", date: "2025-03-03" } });
  await Programme.revise(system, id, { places: 3 });
  return id;
}

/** Visitors were asked about an organisation, and nobody is asked any more. */
async function makeRound(system: Ctx, agencyId: AgencyId) {
  const { formId } = await Form.draft(system, {
    content: {
      title: { ru: "Как вас приняли", en: "How you were received" },
      subject: "agency",
      items: [
        { kind: "scale", key: "kind", text: { ru: "Вежливо ли", en: "Politely" }, from: 1, to: 5 },
        { kind: "yes-no", key: "again", text: { ru: "Придёте ли ещё", en: "Will you come again" } },
      ],
    },
  });
  const surveyId = formId as FormId;
  await Form.approve(system, surveyId, { act: { number: "114", date: "2025-03-03" } });
  const audience = { kind: "visitors", agencyIds: [agencyId] };
  const { municipality } = (await Agency.load(system, agencyId)).agency;
  const made = await Round.create(system, surveyId, { audience, municipality, closesOn: "2025-12-30" });
  const roundId = made.roundId as RoundId;
  const around = { providersOf: async () => [], tellAgency: async () => {} };
  await Round.work(system, { roundId, errand: "invite", on: "first", piece: 0 }, around);
  const { data: round } = await Round.loadRound(system, roundId);
  const roundToken = await Round.tokenTo(system, round, { municipality, agencyId });
  await Round.close(system, roundId, { reason: "Собрали." });
  const found = { text: "Нет пандуса", responsible: agencyId, dueOn: "2025-12-31" };
  const findingId = (await Round.record(system, roundId, found)).findingId as FindingId;
  return { surveyId, roundId, roundToken, findingId };
}

/** An approved form of the region, whose next version is being prepared. */
async function makeForm(system: Ctx) {
  const { formId } = await Form.draft(system, { model: "early-help-criteria" });
  const id = formId as FormId;
  await Form.approve(system, id, { act: { number: "114", date: "2025-03-03" } });
  await Form.revise(system, id, { title: { ru: "Нужна ли ранняя помощь", en: "Is early help needed?" } });
  return { formId: id };
}

/** An approved standard document of the region, whose next edition is being prepared. */
async function makeStandard(system: Ctx) {
  const { standardId } = await Standard.draft(system, { content: exampleLetter });
  const id = standardId as StandardId;
  await Standard.approve(system, id, { act: { number: "114", date: "2025-03-03" } });
  await Standard.revise(system, id, { title: { ru: "Письмо", en: "A letter" } });
  return { standardId: id };
}

/** A child's letter, made by whoever is asked for its step. */
async function makeDocument(
  system: Ctx,
  { childId, stepId }: { childId: ChildId; stepId: StepId },
  standardId: StandardId,
) {
  const { agencyId } = (await Step.load(system, stepId)).data;
  const { documentId } = await ChildDocument.fill(system, childId, {
    standardId,
    agencyId,
    number: "1",
    date: "2025-03-03",
    given: { "given.first-day": "2025-03-17" },
    forms: { "representative.name:dative": "Соловьёвой Марии", "child.name:genitive": "Соловьёвой Алёны" },
  });
  return { documentId: documentId as DocumentId };
}

/** The plan of the organisation's municipality for this year, in force, with a line for that organisation. */
async function makeYearPlan(system: Ctx, agencyId: AgencyId) {
  const { municipality } = (await Agency.load(system, agencyId)).agency;
  const [known] = (await YearPlan.find(system, { municipality, year: 2025 })).items;
  const planId = (known ?? (await YearPlan.begin(system, { municipality, year: 2025 }))).planId as YearPlanId;
  if (!known) await YearPlan.draftFrom(system, planId);
  const line = { day: "2025-09-20", action: "День открытых дверей", responsible: { agencyId } };
  const { entryId } = await YearPlan.addEntry(system, planId, line);
  const act = { act: "Постановление администрации", number: agencyId, date: "2025-03-03", by: "Администрация" };
  if (known) await YearPlan.amend(system, planId, { act, reason: "Добавлена строка" });
  else await YearPlan.approve(system, planId, { act });
  return { planId, entryId: entryId as YearEntryId };
}

/** Answers to it are waited for. */
async function makeResponse(
  system: Ctx,
  { formId, childId, agencyId }: { formId: FormId; childId: ChildId; agencyId?: AgencyId },
) {
  const { responseId, url } = await Response.ask(system, { formId, subject: { kind: "child", childId }, agencyId });
  return { responseId: responseId as ResponseId, formToken: new URL(url!).hash.slice(1) };
}

/** A child takes part in it, with a goal. */
async function makeEnrolment(system: Ctx, childId: ChildId, programmeId: ProgrammeId) {
  const { enrolmentId } = await Enrolment.enrol(system, programmeId, { childId });
  const id = enrolmentId as EnrolmentId;
  const goal = { serviceKey: "speech-therapy", title: "Просит словом", baseline: -2 };
  await Enrolment.setGoals(system, id, { agreed: [goal] });
  return { enrolmentId: id };
}

/** An import of one paper, whose child nobody knows. */
async function makeImport(system: Ctx, agencyId: AgencyId, files: Files) {
  const content = `ФИО;Дата рождения;№ ИПРА;Дата ИПРА;Дата окончания ИПРА\nНикто Никита;01.02.2015;${agencyId};01.02.2025;бессрочно`;
  const { importId } = await Intake.importPapers(system, files, { format: "csv", content });
  return { papersId: importId, row: "2" };
}

/** A mail that was sent, and a task for a coordinator. */
export async function makeTrouble(system: Ctx, agencyId: AgencyId, subject: string = agencyId) {
  const eventId = newId("event", system.now().epochMilliseconds);
  const deliveryId = Delivery.deliveryIdOf(eventId, "agency");
  await Delivery.write(
    system,
    {
      deliveryId,
      eventId,
      channel: "mail",
      audience: "agency",
      kind: "request",
      agencyId,
      to: "office@example.org",
      attempts: 1,
      createdAt: system.now().toString(),
      status: "sent",
    },
    undefined,
  );
  const told = { eventId, type: "test", at: "", tenant: system.tenant, by: "test", data: {} };
  await Inbox.openTask(system, told, "undeliverable", subject, { agencyId });
  return { deliveryId, taskId: `task_${eventId.slice("event_".length)}` };
}

/** A child with consent, an ИПРА of two measures, a route, and the commission's step asked for. */
export async function makeFamily(
  system: Ctx,
  surname: string,
  givenName: string,
  school?: AgencyId,
  files: Files = memoryFiles(),
  birthDate = "2016-05-14",
  number?: string,
  municipality = "novokuznetsk",
) {
  const person = { surname, givenName, birthDate };
  const child = await childOf(system, person, { attachments: { school }, municipality });
  const { childId } = child;
  const representative = child.representativeIds[0]!;
  const { consent } = await consentOf(system, child, { signedOn: "2025-03-03", expiresOn: "2026-12-31" });
  const ipra = await ipraOf(system, childId, number ?? childId.slice(-6), ["Логопед"], "2027-02-28");
  const { measureId } = ipra.measures[0]!;
  const beside = { measureId, result: "performed", on: "2025-03-05", by: "Санаторий" } as const;
  const { resultId } = await Execution.recordResult(system, childId, beside);
  const { outgoingId } = await Execution.report(system, childId, {
    number: "1",
    date: "2025-03-10",
    addressee: "Руководителю бюро МСЭ № 7",
    signer: { post: "Начальник отдела", name: "И. И. Иванов" },
  });
  const { routeId } = await Route.open(system, childId, { template: "school-age" });
  const call = { routeId: routeId as `route_${string}`, cycle: 1, generation: 1 };
  await Route.openStage(system, { ...call, stage: "CommissionReview", taskToken: "t-1" });
  const route = await Route.get(system, call.routeId);
  const stepId = route.stages[0]!.stepIds[0] as `step_${string}`;
  await Step.wakeUp(system, stepId);
  const { agencyId } = (await Step.load(system, stepId)).data;
  const handoverId = (await Handover.proposeOrganisation(system, childId, agencyId, "test"))!;
  const scan = Buffer.from("%PDF-1.4\n%%EOF").toString("base64");
  const { attachmentId } = await Attachment.add(system, files, stepId, { name: "скан.pdf", content: scan });
  const signed = { name: "план.pdf", content: scan, signedOn: "2025-03-10" };
  const { signedId } = await Attachment.addSigned(system, files, call.routeId, signed);
  const { erasureId } = await Erasure.ask(system, childId, {});
  const duty: Actor = { kind: "admin", id: `duty-${childId.slice(-6)}`, tenant: system.tenant };
  const { emergencyId } = await Emergency.open({ ...system, actor: duty }, { childId, reason: "Скорая помощь." });
  const { familyId } = (await Family.ofChild(system, childId)).data;
  const { instrumentId } = ipra;
  const work = await makeEmployment(system, child, agencyId);
  const about = { agencyId, post: "social-worker", areas: ["social"], note: "Нужна помощь с документами" };
  const { familyRequestId } = await Request.askRequest(system, childId, {
    kind: "need",
    words: "Нужна коляска",
    representativeId: representative,
  });
  await Request.assignRequest(
    system,
    { childId, familyRequestId: familyRequestId as `request_${string}` },
    { agencyId },
  );
  const mother: Actor = { kind: "representative", id: representative, representative, tenant: system.tenant };
  const paper = await FamilyPaper.handIn({ ...system, actor: mother }, files, childId, {
    kind: "certificate",
    words: "Справка из поликлиники",
    name: "справка.pdf",
    content: scan,
  });
  const { accompanimentId } = await Accompaniment.startAccompaniment(system, childId, about);
  const peer = { topics: ["school"], ways: ["phone"], words: "Скоро в школу", consents: true };
  const { peerSupportId } = await Peer.askPeer(system, childId, { ...peer, representativeId: representative });
  const ids = {
    ...work,
    accompanimentId,
    familyRequestId,
    peerSupportId: peerSupportId as PeerSupportId,
    paperId: paper.paperId as `paper_${string}`,
    sheetId: paper.sheets[0]!.sheetId as `sheet_${string}`,
    childId,
    familyId,
    representative,
    consentId: consent.consentId,
    routeId: call.routeId,
    stepId,
    attachmentId,
  };
  return { ...ids, instrumentId, measureId, resultId, handoverId, outgoingId, signedId, erasureId, emergencyId };
}

async function tokensOf(sign: (claims: Record<string, unknown>) => Promise<string>, { tenant, pmpk, family }: Region) {
  const named = (role: Role, more = {}) => sign({ sub: role, tenant, role, ...more });
  return {
    admin: await named("admin"),
    coordinator: await named("coordinator"),
    specialist: await named("specialist", { agency: pmpk }),
    representative: await named("representative", { representative: family.representative }),
  } satisfies Record<Role, string>;
}

/** Of the staff somebody who may do it: a coordinator, else an administrator; whose child it is needs no emergency. */
export function staffToken({ tokens }: World, operationId: string): string {
  const row = (table as Record<string, Row>)[operationId];
  if (operationId !== "openEmergency" && row?.coordinator) return tokens.coordinator;
  return row && !row.admin ? tokens.representative : tokens.admin;
}

/** The token of a step's live link, as the mail carries it. */
export async function linkTo({ ours, clock }: World, stepId: `step_${string}`): Promise<string> {
  const { data } = await Step.load(ours.system, stepId);
  return Step.tokenOf(ours.system, Step.linkOf(ours.tenant, data, clock.now().toString()));
}

/** A context for looking past the API. */
export const as = (world: World, actor: Actor): Ctx => ({
  ...world.deps,
  tenant: actor.tenant,
  actor,
  requestId: "test",
});

export interface Ask {
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
  /** Source address. */
  from?: string;
}

/** Asks the API. A body that is no text is sent as JSON. */
export async function ask(world: World, method: string, path: string, { token, body, headers = {}, from }: Ask = {}) {
  const response = await world.app.request(
    path,
    {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body) }),
    } as RequestInit,
    { requestContext: { http: { sourceIp: from ?? "192.0.2.1" } } },
  );
  const text = await response.text();
  const json = text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : undefined;
  if (path.startsWith("/v1/") && method !== "HEAD") expectAsDescribed(method, path, response.status, json ?? {});
  return { status: response.status, headers: response.headers, text, json: json ?? {} };
}
