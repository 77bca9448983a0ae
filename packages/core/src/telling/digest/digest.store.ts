import {
  type AccompanimentId,
  type AgencyId,
  all,
  type ChildId,
  Conflict,
  type Ctx,
  type DeliveryId,
  type EnrolmentId,
  type FindingId,
  type Key,
  type NoteId,
  newId,
  type PlacementId,
  type QualityId,
  type RepresentativeId,
  type ResponseId,
  type RoundId,
  type StepId,
  type Stored,
  save,
  type Write,
  type YearPlanId,
} from "../../ground/shared/index.ts";
import type { WhyTold } from "../../roadmaps/year-plan/index.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Whom a digest is for. */
export type Reader = { agencyId: AgencyId } | { municipality: string };

/** Why a step stands in the next digest. */
export type Why = "reminder" | "due" | "escalation" | "late-answer" | "failed" | "hold-overdue" | "inherited" | "moved";

/** A line of the next digest: which step, for whom. What it says is made when it leaves, of the step as it then is. */
export interface StepItem {
  stepId: StepId;
  assignment: number;
  why: Why;
  at: string;
}

/** All that an organisation owes by the roadmaps, likewise as it then is. */
export interface ReportsItem {
  reports: "owed";
  at: string;
}

/** Months whose sessions the organisation has not told, likewise. */
export interface SessionsItem {
  sessions: "owed";
  at: string;
}

/** Consultations of which the organisation has not said what came of them, likewise. */
export interface ConsultationsItem {
  consultations: "owed";
  at: string;
}

/** A step that has ended for the organisation, or whose result is not what it has reported; told in a letter of its own. */
export interface EndedItem {
  ended: StepId;
  /** Of the organisation's time with it. */
  assignment: number;
  how: "cancelled" | "reassigned" | "corrected";
  at: string;
}

/** A representative's paper ends; told to the coordinator without saying whose. */
export interface AuthorityItem {
  authority: RepresentativeId;
  childId: ChildId;
  /** ISO date: its last day. */
  until: string;
  at: string;
}

/** A place is kept for a child that waits, and its family is to be asked in time. */
export interface OfferItem {
  offered: EnrolmentId;
  /** ISO date: the last day. */
  until: string;
  at: string;
}

/** An organisation has taken a file of a report away: whoever has read it should know. */
export interface FileItem {
  fileRemoved: NoteId;
  agencyId: AgencyId;
  at: string;
}

/** A family whose curator works there: of a month, or of how it goes on, something is to be said. */
export interface AccompanimentItem {
  accompaniment: AccompanimentId;
  at: string;
}

/** What families ask and the reader has not answered, likewise. */
export interface RequestsItem {
  requests: "owed";
  at: string;
}

/** Whether somebody still works where they were placed: the organisation is asked. */
export interface PlacementItem {
  placement: PlacementId;
  at: string;
}

/** The sheet of a year in which the organisation says what it has to help with. */
export interface SheetItem {
  sheetOf: string;
  at: string;
}

/** A plan of a year that binds the organisation: that it does, or does otherwise or no more, or that something of it is due. */
export interface YearPlanItem {
  yearPlan: YearPlanId;
  edition: number;
  why: WhyTold;
  at: string;
}

/** A round asks the organisation by a form, or gives it a page for its visitors (`responseId` is missing). */
export interface FormItem {
  round: RoundId;
  responseId?: ResponseId | undefined;
  at: string;
}

/** That an independent assessment has counted the organisation's scores. */
export interface ScoresItem {
  scoresOf: QualityId;
  at: string;
}

/** That a finding of a round is the organisation's to see to or no more, or that its word on it was put right. */
export interface FindingItem {
  finding: FindingId;
  roundId: RoundId;
  at: string;
}

/** That its public entry is to be confirmed, that an editor of the library has done or asks something, or that somebody without an account waits for it, likewise. */
export interface OpenItem {
  open: "listing" | "enquiries" | "library" | "courses" | "programmes";
  at: string;
}
export type Item =
  | StepItem
  | ReportsItem
  | SessionsItem
  | ConsultationsItem
  | EndedItem
  | AuthorityItem
  | OfferItem
  | FileItem
  | PlacementItem
  | AccompanimentItem
  | RequestsItem
  | OpenItem
  | SheetItem
  | YearPlanItem
  | ScoresItem
  | FindingItem
  | FormItem;

export const isOfPlan = (item: Item): item is YearPlanItem => "yearPlan" in item;
export const isEnded = (item: Stored<Item>): item is Stored<EndedItem> => "ended" in item.data;

const keyOf = (reader: Reader) => ("agencyId" in reader ? reader.agencyId : reader.municipality);
const itemsPk = (tenant: string, reader: Reader | "agencies" | "coordinators") =>
  `T#${tenant}#DIGEST#${reader === "agencies" || (typeof reader === "object" && "agencyId" in reader) ? "A" : "C"}`;
const readerPk = (tenant: string, reader: Reader) =>
  "agencyId" in reader ? `T#${tenant}#AGENCY#${reader.agencyId}` : `T#${tenant}#MUNICIPALITY#${reader.municipality}`;

/** Puts a step, or the reports that are owed, into the reader's next digest; the latest reason stands. */
export async function collect(ctx: Ctx, reader: Reader, item: Item): Promise<void> {
  const { name, ...detail } = described(item);
  const key: Key = { table: "records", pk: itemsPk(ctx.tenant, reader), sk: `${keyOf(reader)}#${name}` };
  await save(ctx, {
    writes: [{ put: { key, kind: "digest-item", data: item }, expect: "any" }],
    stream: key.pk,
    events: [],
    audit: { subject: keyOf(reader), action: "digest.collect", detail },
  });
}

function described(item: Item): { name: string; stepId?: StepId; why: string } {
  if ("stepId" in item) return { name: item.stepId, stepId: item.stepId, why: item.why };
  if ("ended" in item) return { name: `ENDED-${item.ended}`, stepId: item.ended, why: item.how };
  if ("authority" in item) return { name: `AUTHORITY-${item.childId}-${item.authority}`, why: "authority" };
  if ("offered" in item) return { name: `OFFERED-${item.offered}`, why: "offered" };
  if ("yearPlan" in item) return { name: `YEAR-PLAN-${item.yearPlan}-${item.why}`, why: `year-plan-${item.why}` };
  if ("scoresOf" in item) return { name: `SCORES-${item.scoresOf}`, why: "scores" };
  if ("finding" in item) return { name: `FINDING-${item.finding}`, why: "finding" };
  if ("round" in item) return { name: `ROUND-${item.round}`, why: "round" };
  if ("sheetOf" in item) return { name: "SHEET", why: "sheet" };
  if ("accompaniment" in item) return { name: `ACCOMPANIMENT-${item.accompaniment}`, why: "accompaniment" };
  if ("open" in item) return { name: `OPEN-${item.open}`, why: item.open };
  if ("requests" in item) return { name: "REQUESTS", why: "requests" };
  if ("placement" in item) return { name: `PLACEMENT-${item.placement}`, why: "placement" };
  if ("fileRemoved" in item) return { name: `FILE-${item.fileRemoved}`, why: "file-removed" };
  if ("consultations" in item) return { name: "CONSULTATIONS", why: "consultations" };
  if ("sessions" in item) return { name: "SESSIONS", why: "sessions" };
  return { name: "REPORTS", why: "reports" };
}

/** What waits for the next digests, reader by reader. */
export async function* waiting(
  ctx: Bank,
  whose: "agencies" | "coordinators",
): AsyncGenerator<{ reader: Reader; items: Stored<Item>[] }> {
  let key = "";
  let items: Stored<Item>[] = [];
  const reader = (): Reader => (whose === "agencies" ? { agencyId: key as AgencyId } : { municipality: key });
  for await (const found of all<Item>(ctx.bank, "records", itemsPk(ctx.tenant, whose))) {
    const of = found.key.sk.slice(0, found.key.sk.lastIndexOf("#"));
    if (of !== key && items.length > 0) yield { reader: reader(), items };
    if (of !== key) items = [];
    key = of;
    items.push(found);
  }
  if (items.length > 0) yield { reader: reader(), items };
}

/** Most removals of one commit. */
const chunk = 20;

/** Takes items off that have been told; one that was put in anew meanwhile stays. */
export async function removeItems(ctx: Bank, items: readonly Pick<Stored, "key" | "version">[]): Promise<void> {
  for (let i = 0; i < items.length; i += chunk) {
    const part = items.slice(i, i + chunk);
    const removals = part.map(({ key, version }): Write => ({ remove: key, expect: version }));
    await ctx.bank.commit(removals).catch(async (error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
      for (const removal of removals) await ctx.bank.commit([removal]).catch(onlyConflict);
    });
  }
}

const onlyConflict = (error: unknown) => {
  if (!(error instanceof Conflict)) throw error;
};

/** The one digest of a kind that a reader gets on a day: its id, the same for whoever asks. */
export async function ofDay(ctx: Ctx, reader: Reader, kind: string, day: string): Promise<DeliveryId> {
  const key: Key = { table: "records", pk: readerPk(ctx.tenant, reader), sk: `DIGEST#${kind}#${day}` };
  const deliveryId: DeliveryId = `delivery_${newId("event", ctx.now().epochMilliseconds).slice("event_".length)}D`;
  return (await claim(ctx, key, { deliveryId })).deliveryId;
}

/**
 * Whether an event is the first of its kind that day for this reader: that one is told at once, the others wait for the
 * digest. Asked again for the same event it says the same.
 */
export async function isFirst(ctx: Ctx, reader: Reader, kind: string, day: string, eventId: string): Promise<boolean> {
  const key: Key = { table: "records", pk: readerPk(ctx.tenant, reader), sk: `FIRST#${kind}#${day}` };
  return (await claim(ctx, key, { eventId })).eventId === eventId;
}

/** Days for which a claim is remembered; then nobody asks any more. */
const kept = 40 * 24 * 3600;

async function claim<T>(ctx: Ctx, key: Key, data: T): Promise<T> {
  const found = await ctx.bank.get<T>(key);
  if (found) return found.data;
  try {
    const expiresAt = Math.floor(ctx.now().epochMilliseconds / 1000) + kept;
    await ctx.bank.commit([{ put: { key, kind: "digest-day", data, expiresAt }, expect: "absent" }]);
    return data;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return (await ctx.bank.get<T>(key))!.data;
  }
}
