import { createHash } from "node:crypto";
import { monotonicFactory } from "ulid";

/** Prefixed, sortable identifiers: `child_01J…` (a ULID: 48 bits of time, 80 of chance). */
export type Id<P extends string> = `${P}_${string}`;
export type ChildId = Id<"child">;
export type RepresentativeId = Id<"rep">;
export type ConsentId = Id<"consent">;
export type InstrumentId = Id<"instrument">;
export type MeasureId = Id<"measure">;
export type AgencyId = Id<"agency">;
export type RouteId = Id<"route">;
export type StepId = Id<"step">;
export type EventId = Id<"event">;
export type NoteId = Id<"note">;
export type DeliveryId = Id<"delivery">;
export type WebhookId = Id<"webhook">;
export type TaskId = Id<"task">;
export type AttachmentId = Id<"attachment">;
export type RoadmapId = Id<"roadmap">;
export type ObligationId = Id<"obligation">;
export type HandoverId = Id<"handover">;
export type ReportId = Id<"report">;
export type ImportId = Id<"import">;
export type ExportId = Id<"export">;
/** Work in the background. */
export type JobId = ImportId | ExportId;
export type ResultId = Id<"result">;
/** The scan of a signed plan. */
export type SignedId = Id<"signed">;
/** A report to the МСЭ, with its outgoing number. */
export type OutgoingId = Id<"outgoing">;
export type WorkPlaceId = Id<"workplace">;
export type SeekerId = Id<"seeker">;
export type PlacementId = Id<"placement">;
/** What a family asks; a `requestId` is that of a call. */
export type FamilyRequestId = Id<"request">;
/** A paper that a family hands in from its page, and one of its sheets. */
export type FamilyPaperId = Id<"paper">;
export type SheetId = Id<"sheet">;
export type AccompanimentId = Id<"accompaniment">;
export type SlotId = Id<"slot">;
export type AppointmentId = Id<"appointment">;
export type ConfirmationId = Id<"confirmation">;
export type MergingId = Id<"merging">;
export type ErasureId = Id<"erasure">;
export type EmergencyId = Id<"emergency">;
export type ProgrammeId = Id<"programme">;
export type EnrolmentId = Id<"enrolment">;
export type FamilyId = Id<"family">;
export type UnionId = Id<"union">;
export type PeerOfferId = Id<"peeroffer">;
export type PeerSupportId = Id<"peer">;
export type MeetingId = Id<"meeting">;
/** What people come to: an event, in the words of people. */
export type OccasionId = Id<"occasion">;
export type SignUpId = Id<"signup">;
/** A body that meets and decides: a working group, a subgroup, a council. */
export type BodyId = Id<"body">;
export type DecisionId = Id<"decision">;
export type AgreementId = Id<"agreement">;
export type SpecialistId = Id<"specialist">;
/** A programme by which specialists are trained. */
export type CourseId = Id<"course">;
export type FormId = Id<"form">;
export type ResponseId = Id<"response">;
/** A paper that is worded once, and one that was filled in for a child. */
export type StandardId = Id<"standard">;
export type DocumentId = Id<"document">;
/** The plan of a municipality for a year, and a line of it. */
export type YearPlanId = Id<"yearplan">;
export type YearEntryId = Id<"yearentry">;
/** An independent assessment of quality, and one of the whole system. */
export type QualityId = Id<"quality">;
export type AssessmentId = Id<"assessment">;
export type RoundId = Id<"round">;
export type FindingId = Id<"finding">;
/** What somebody without an account asks on an open page. */
export type EnquiryId = Id<"enquiry">;
/** A thing of the library: an act, a method, a practice, a material, a publication. */
export type ItemId = Id<"item">;
/** A specialist of one organisation is advised by another. */
export type AdviceId = Id<"advice">;
/** Where an organisation shows a practice of its own to specialists of others, and one who comes there. */
export type SiteId = Id<"site">;
export type InternshipId = Id<"internship">;
/** What somebody has submitted to a conference's call. */
export type TalkId = Id<"talk">;

// Within one process and millisecond ids still grow, so that the events of one change keep their order; also while a clock is set
// right by a little. One that was put back by more is believed: else all ids would be of the latest time that it ever showed.
let next = monotonicFactory(chance);
let latest = 0;
const trembleMs = 60_000;

/** A new identifier that sorts by the time of its making. @param at the instant, epoch milliseconds. */
export function newId<P extends string>(prefix: P, at: number): Id<P> {
  if (at < latest - trembleMs) [next, latest] = [monotonicFactory(chance), at];
  latest = Math.max(latest, at);
  // The library takes 0 for "now", and would go on from there.
  return `${prefix}_${next(Math.max(at, 1))}`;
}

/** An id's sixteen characters by chance, drawn together: the library asks the system for each by itself. */
const drawn = new Uint8Array(16);
let used = drawn.length;

/** @returns from 0 to 1, without 1, as evenly as 32 characters need it */
function chance(): number {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  return drawn[used++]! / 256;
}

/** The same parts always give the same id: making a thing twice makes it once. */
export function derivedId<P extends string>(prefix: P, parts: readonly string[]): Id<P> {
  const digest = createHash("sha256").update(parts.join("\n")).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 16)) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let i = 0; i < 26; i++, bits >>= 5n) text = alphabet[Number(bits & 31n)] + text;
  return `${prefix}_${text}`;
}
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Before the ids of that moment, and after all earlier ones: the first ten characters of a ULID are its milliseconds. */
export function idAt(prefix: string, epochMilliseconds: number): string {
  let text = "";
  for (let i = 0, ms = epochMilliseconds; i < 10; i++, ms = Math.floor(ms / 32)) text = alphabet[ms % 32] + text;
  return `${prefix}_${text}`;
}

export const isImport = (jobId: JobId): jobId is ImportId => jobId.startsWith("import_");

/** Matches an id with this prefix; ULIDs are Crockford base 32. */
export const idPattern = (prefix: string) => new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`);

/** `delivery_`, the event's ULID, and what tells deliveries of one event apart. */
export const deliveryIdPattern = /^delivery_[0-9A-HJKMNP-TV-Z]{26}[A-Z0-9]{0,16}$/;
