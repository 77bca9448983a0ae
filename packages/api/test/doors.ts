import * as Attendance from "@marshrut/core/attendance";
import * as Child from "@marshrut/core/child";
import * as Digest from "@marshrut/core/digest";
import * as Family from "@marshrut/core/family";
import * as Link from "@marshrut/core/link";
import * as Period from "@marshrut/core/period";
import * as Reporting from "@marshrut/core/reporting";
import type { ChildId } from "@marshrut/core/shared";
import { childOf } from "../../core/test/worlds/region.ts";
import { type Described, described } from "../src/openapi/index.ts";
import { ask, linkTo, type World } from "./world.ts";

/** Where a link opens something: each operation by a link, and the kinds that it takes. */
export const doors: Readonly<Record<string, readonly Link.LinkKind[]>> = {
  respond: ["step"],
  openOrganisation: ["page"],
  respondMany: ["step"],
  respondCapacity: ["page", "office"],
  respondResources: ["page", "office", "reports"],
  respondPlacements: ["page", "office"],
  respondAppointments: ["page", "office"],
  respondLessons: ["page", "office"],
  respondAccompaniments: ["page", "office"],
  respondRequests: ["page", "office"],
  respondWards: ["page", "office"],
  respondEvents: ["page", "office"],
  respondSpecialists: ["page", "office"],
  respondAdvice: ["page", "office"],
  respondInternships: ["page", "office"],
  checkCertificate: [],
  respondSignUp: ["sign-up"],
  respondTalk: ["talk"],
  respondTalks: ["page", "office"],
  respondListing: ["page", "office"],
  respondLibrary: ["page", "office"],
  respondCourses: ["page", "office"],
  respondEnquiries: ["page", "office"],
  respondMeetings: ["page", "office"],
  respondPlans: ["page", "office"],
  attachByLink: ["step"],
  addPartByLink: ["step"],
  listAttachmentsByLink: ["step"],
  removeAttachmentByLink: ["step"],
  downloadFile: ["file"],
  respondReports: ["reports"],
  respondSessions: ["page", "office"],
  openFamily: ["family", "ward"],
  respondForm: ["form", "round"],
  exchangeFamilyCode: [],
  renewFamilyLink: ["family"],
  readCalendar: ["feed"],
  askUnsubscribe: ["quiet", "family-quiet"],
  unsubscribe: ["quiet", "family-quiet"],
  downloadExport: ["export"],
};

export const linkOperations: readonly Described[] = described.filter(({ tag }) => tag === "links");

let senders = 0;
/** Comes with a token, or with something else in its place, as its holder does, each time from elsewhere: nobody has to wait. @returns also what the door says of it */
export async function knock(world: World, op: Described, sent: unknown) {
  const token = String(sent);
  const example = Object.values(op.examples ?? {})[0]?.value as Record<string, unknown> | undefined;
  const path = `/v1${op.path.replace("{token}", encodeURIComponent(token))}`;
  const from = `2001:db8:1:${(senders++).toString(16)}::1`;
  const method = op.method.toUpperCase();
  if (!example) {
    const query = op.path.includes("{token}") ? "" : `?token=${encodeURIComponent(token)}`;
    return said(await ask(world, method, `${path}${query}`, { from }));
  }
  const body = {
    exchangeFamilyCode: { code: token.slice(0, 40) },
    respondMany: { answers: [{ token: sent, action: "accept" }] },
  }[op.operationId] ?? { ...example, token: sent };
  return said(await ask(world, method, path, { body, from }));
}

type Answer = Awaited<ReturnType<typeof ask>>;
/** Each answer of several has a code of its own; a step's link says in its view that it is dead. */
function said({ status, json, text }: Answer) {
  const [item] = (json.items ?? []) as { ok?: boolean; code?: string }[];
  const { instance: _, ...told } = json;
  const code =
    json.code ?? (item?.ok === false ? item.code : undefined) ?? (json.link === "dead" ? "link.dead" : undefined);
  return { status, code, told, text };
}

/** A child whose guardian the commission is; made once for a world. */
export async function wardOf({ ours: { system, pmpk } }: World): Promise<ChildId> {
  const head = { surname: "Орлова", givenName: "Анна", relation: "institution" as const, agencyId: pmpk };
  const own = { surname: "Тихонова", givenName: "Ева", birthDate: "2017-03-05" };
  const { items } = await Family.wards(system, pmpk, { limit: 1 });
  if (items[0]) return items[0].childId;
  const { childId } = await childOf(system, own, { representatives: [head] });
  await Child.placeAuthorities(system, childId);
  return childId;
}

/** A link of every kind, newly made: the commission's, its step's, the mother's, and the coordinator's downloads. */
export async function linksOfAll(world: World): Promise<Record<Link.LinkKind, string>> {
  const { system, tenant, pmpk: agencyId, family, things } = world.ours;
  const expiresAt = Math.floor(world.clock.now().epochMilliseconds / 1000) + 14 * 86_400;
  const of = { tenant, agencyId, expiresAt };
  const { data } = await Family.load(system, family.familyId);
  const mother = Family.memberOf(data, family.representative)!;
  const url = async (path: string) =>
    new URL((await ask(world, "GET", path, { token: world.tokens.coordinator })).json.url as string);
  const file = await url(`/v1/attachments/${family.attachmentId}/link`);
  return {
    step: await linkTo(world, family.stepId),
    page: await Digest.pageToken(system, of),
    quiet: await Digest.quietToken(system, { ...of, email: "pmpc@example.org" }),
    reports: await Period.reportsToken(system, agencyId),
    office: await Attendance.officeToken(system, agencyId),
    family: await Family.tokenOf(system, data, mother, world.clock.now()),
    ward: await Link.seal(system.keys, "ward", { tenant, fields: [agencyId, await wardOf(world)], expiresAt }),
    "family-quiet": await Family.quietTokenOf(system, data, mother, world.clock.now()),
    form: family.formToken,
    round: things.own.roundToken,
    "sign-up": await Link.seal(system.keys, "sign-up", { tenant, fields: [things.own.signUpId], expiresAt }),
    talk: await Link.seal(system.keys, "talk", { tenant, fields: [things.own.talkId], expiresAt }),
    feed: new URL((await Reporting.issueFeed(system, agencyId)).url).pathname.split("/").at(-1)!,
    file: file.searchParams.get("token")!,
    export: await Link.seal(system.keys, "export", {
      tenant,
      fields: [things.own.exportId as `export_${string}`, "coordinator:coordinator"],
      expiresAt,
    }),
  };
}

/** Each action of a family that names a record, about the mother's child. */
export function familyBodies({ ours }: World): Record<string, object> {
  const {
    childId,
    routeId,
    instrumentId,
    consentId,
    appointmentId,
    enrolmentId,
    familyRequestId,
    peerSupportId,
    documentId,
    paperId,
    sheetId,
  } = ours.family;
  const { unionId, unionMeetingId: meetingId, occasionId } = ours.things.own;
  return {
    "agree-plan": { routeId },
    "disagree-plan": { routeId },
    "agree-paper": { childId, instrumentId },
    "disagree-paper": { childId, instrumentId },
    "withdraw-consent": { consentId },
    access: { childId },
    "ask-erasure": { childId },
    "take-back-erasure": { childId },
    appointments: { childId },
    "find-slots": { childId },
    book: { childId, slotId: ours.things.own.slotId, topic: "speech" },
    "accept-time": { appointmentId },
    "move-appointment": { appointmentId, at: "2025-03-17T03:00:00Z" },
    "cancel-appointment": { appointmentId, cause: "family" },
    "appointment-calendar": { appointmentId },
    "join-appointment": { appointmentId },
    "join-lesson": { enrolmentId, at: "2025-03-17T04:00:00Z" },
    requests: { childId },
    documents: { childId },
    document: { childId, documentId },
    "handed-papers": { childId },
    "hand-in-paper": { childId, kind: "other", name: "а.pdf", content: "JVBERi0xLjcKJSVFT0YK" },
    "add-sheet": { childId, paperId, name: "б.pdf", content: "JVBERi0xLjcKJSVFT0YK" },
    "take-back-paper": { childId, paperId },
    "handed-sheet": { childId, paperId, sheetId },
    ask: { childId, kind: "question", words: "Когда начнутся занятия?" },
    "withdraw-request": { childId, familyRequestId },
    unions: { childId },
    "join-union": { childId, unionId, consents: true },
    "leave-union": { childId, unionId },
    peers: { childId },
    "offer-peer": { childId, topics: ["school"], ways: ["phone"], consents: true },
    "withdraw-peer-offer": { childId },
    "ask-peer": { childId, topics: ["school"], ways: ["phone"], consents: true },
    "agree-peer": { childId, peerSupportId, consents: true },
    "refuse-peer": { childId, peerSupportId },
    "tell-peer-contact": { childId, peerSupportId, on: "2025-03-10", way: "phone" },
    "end-peer": { childId, peerSupportId, cause: "helped" },
    events: { childId },
    "sign-up-event": { childId, occasionId, who: "family", consents: true },
    "answer-event": { childId, signUpId: ours.family.comingId, comes: true },
    "event-file": { childId, occasionId, materialId: ours.things.own.materialId },
    "answer-meeting": { childId, unionId, meetingId, comes: true },
  };
}

/** What an organisation says by its link, beside the token: an answer of each page that takes one. */
export function pageBodies({ ours }: World): Record<string, ({ action: string } & Record<string, unknown>)[]> {
  const { placementId, appointmentId, accompanimentId, enrolmentId } = ours.family;
  const sheet = described.find(({ operationId }) => operationId === "putResources")?.examples;
  const note = "Слова";
  const absent = { illness: 1, family: 1, organisation: 0, other: 0 };
  return {
    respondCapacity: [
      { action: "set", version: 0, services: [{ service: "*", places: 3, waiting: 1, until: "2025-12-31" }] },
    ],
    respondResources: [{ action: "set", year: "2025", version: 0, sheet: Object.values(sheet ?? {})[0]?.value }],
    respondPlacements: [{ action: "answer", placementId, months: 3, outcome: "works", on: "2025-03-10", note }],
    respondAppointments: [
      { action: "attend", appointmentId, outcome: "advised", note },
      { action: "miss", appointmentId, by: "family", note },
      { action: "offer", appointmentId, at: "2025-03-17T04:00:00Z" },
      { action: "cancel", appointmentId, reason: note },
    ],
    respondLessons: [
      { action: "view", from: "x" },
      { action: "plan", enrolmentId, lessons: [{ at: "2025-03-17T04:00:00Z", minutes: 40 }] },
      { action: "call-off", enrolmentId, at: "2025-03-17T04:00:00Z" },
      { action: "tell", enrolmentId, at: "2025-03-17T04:00:00Z", held: true, present: ["child"] },
      { action: "join", enrolmentId, at: "2025-03-17T04:00:00Z" },
    ],
    respondAccompaniments: [
      { action: "view", from: "x" },
      {
        action: "contact",
        accompanimentId,
        contact: { held: true, on: "2025-03-10", form: "home", areas: ["social"], note },
      },
      { action: "review", accompanimentId, review: { outcome: "goes-on", areas: ["social"], on: "2025-03-10", note } },
    ],
    respondEvents: [
      { action: "sign-ups", occasionId: ours.things.own.occasionId },
      {
        action: "mark",
        occasionId: ours.things.own.occasionId,
        marks: [{ signUpId: ours.things.own.signUpId, present: true }],
      },
    ],
    respondSessions: [
      { action: "view", month: "2025-03", from: "x" },
      { action: "record", month: "2025-03", sessions: [{ enrolmentId, planned: 8, held: 6, absent }] },
      { action: "upload", month: "2025-03", file: "UEsDBA==" },
    ],
  };
}
