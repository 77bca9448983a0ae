import * as Programme from "../../agencies/programme/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId, EnrolmentId, NoteId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, readNotes, writeNote } from "../../ground/vault/index.ts";
import * as Consent from "../../people/consent/index.ts";
import { answered, changed, decision } from "./change.ts";
import * as decide from "./enrolment.decide.ts";
import { type GoalWords, SetGoals } from "./enrolment.goals.ts";
import { mustSee, noConsent, question } from "./enrolment.scope.ts";
import * as store from "./enrolment.store.ts";
import {
  CompleteEnrolment,
  DeclineOffer,
  type Enrolment,
  type EnrolmentView,
  hadPlace,
  Leave,
  type LeaveCause,
  view,
} from "./enrolment.ts";

/** Where what people wrote is kept: with the child, so that it goes when the child's data go. */
const notes = (childId: ChildId): NotePlace => ({ subject: childId, field: "enrolment" });

/** With its words, on record. @throws Refusal not-found */
export async function get(ctx: Ctx, id: EnrolmentId): Promise<EnrolmentView> {
  const { data, version } = await store.load(ctx, id);
  await mustSee(ctx, data);
  return shown(ctx, data, version);
}

async function shown(ctx: Ctx, e: Enrolment, version: number): Promise<EnrolmentView> {
  await auditRead(ctx, { subject: e.childId, action: "enrolment.read", detail: { enrolmentId: e.enrolmentId } });
  const ids = [...e.goals.map(({ wordsId }) => wordsId), ...(e.noteId ? [e.noteId] : [])];
  const texts = await readNotes(ctx, ids, notes(e.childId));
  const goals = e.goals.flatMap(({ goalKey, wordsId }): [string, GoalWords][] => {
    const text = texts.get(wordsId);
    return text === undefined ? [] : [[goalKey, JSON.parse(text) as GoalWords]];
  });
  const roll = e.status === "waiting" ? (await Programme.readRoll(ctx, e.programmeId)).data : undefined;
  return view(e, version, {
    goals: new Map(goals),
    note: e.noteId && texts.get(e.noteId),
    position: roll && Programme.positionOf(roll, e.enrolmentId),
  });
}

/**
 * A place that was offered is taken, by the programme as it is now; by the family or its coordinator.
 * @throws Refusal enrolment.not-allowed, enrolment.closed, programme.withdrawn, programme.over, consent.missing, not-found
 */
export async function acceptOffer(ctx: Ctx, id: EnrolmentId, expectedVersion?: number): Promise<EnrolmentView> {
  const request = { action: "enrolment.accept-offer", expectedVersion, holds: decide.mustBeOffered };
  const after = await answered(ctx, id, request, async ({ data }) => {
    const clock = await Tenant.clock(ctx);
    const found = await Programme.load(ctx, data.programmeId);
    const programme = Programme.open(found.data, localDay(clock.now, clock.zone).toString());
    const { agencyId, content } = programme;
    const consent = await Consent.allows(ctx, data.childId, question({ agencyId, dataClass: content.dataClass }));
    if (!consent.allowed) throw noConsent(consent.reason);
    const roll = await Programme.readRoll(readingAnew(ctx), data.programmeId);
    return decision(decide.acceptOffer(data, programme, clock), [
      Programme.writeRoll(roll, Programme.accept(roll.data, id)),
      Programme.unchanged(found),
      consent.guard,
    ]);
  });
  return view(after.data, after.version);
}

/** The place goes to the next, and the child waits no more. @throws Refusal enrolment.not-allowed, enrolment.closed, not-found */
export async function declineOffer(
  ctx: Ctx,
  id: EnrolmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<EnrolmentView> {
  const { reason } = parse(DeclineOffer, input);
  const request = { action: "enrolment.decline-offer", expectedVersion, holds: decide.mustBeOffered };
  const after = await answered(ctx, id, request, ({ data }) => ended(ctx, data, { cause: "family", reason }));
  return view(after.data, after.version);
}

/** Ends it before its term. @throws Refusal enrolment.closed, input.invalid, not-found */
export async function leave(
  ctx: Ctx,
  id: EnrolmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<EnrolmentView> {
  const { cause, on, reason } = parse(Leave, input);
  const after = await changed(ctx, id, { action: "enrolment.leave", expectedVersion }, ({ data }) =>
    ended(ctx, data, { cause, on, reason }),
  );
  return view(after.data, after.version);
}

/** Frees its place, or its turn. */
export async function ended(
  ctx: Ctx,
  e: Enrolment,
  { cause, on, reason }: { cause: LeaveCause; on?: string | undefined; reason?: string | undefined },
) {
  const day = on ?? (await Tenant.today(ctx)).toString();
  mustBeWithin(e, day, (await Tenant.today(ctx)).toString());
  const note = reason === undefined ? undefined : await writeNote(ctx, reason, notes(e.childId));
  const decided = decide.leave(e, { cause, on: day, noteId: note?.noteId });
  return decision(decided, [...(note ? [note.write] : []), await gone(ctx, e)]);
}

const gone = async (ctx: Ctx, e: Enrolment) => {
  const roll = await Programme.readRoll(readingAnew(ctx), e.programmeId);
  return Programme.writeRoll(roll, Programme.leave(roll.data, e.enrolmentId, hadPlace(e) ? "place" : "turn"));
};

function mustBeWithin(e: Enrolment, on: string, today: string): void {
  const first = hadPlace(e) ? e.from : e.createdAt.slice(0, 10);
  if (on > today || (on < first && on !== today))
    throw invalid([fault("/on", `день с ${first} по сегодня`, `a day from ${first} until today`)]);
}

/** Sums it up before its term: its goals are reached, say. @throws Refusal enrolment.not-allowed, enrolment.closed, input.invalid, not-found */
export async function complete(
  ctx: Ctx,
  id: EnrolmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<EnrolmentView> {
  const { on, note } = parse(CompleteEnrolment, input);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, id, { action: "enrolment.complete", expectedVersion }, async ({ data }) => {
    const written = note === undefined ? undefined : await writeNote(ctx, note, notes(data.childId));
    mustBeWithin(data, on ?? today, today);
    const decided = decide.complete(data, { on: on ?? today, noteId: written?.noteId });
    return decision(decided, [...(written ? [written.write] : []), await gone(ctx, data)]);
  });
  return view(after.data, after.version);
}

/** Goals are agreed and looked at, on a scale of five levels; words are sealed. @throws Refusal enrolment.closed, input.invalid, not-found */
export async function setGoals(
  ctx: Ctx,
  id: EnrolmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<EnrolmentView> {
  const given = parse(SetGoals, input);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, id, { action: "enrolment.set-goals", expectedVersion }, async ({ data }) => {
    decide.mustBeOpen(data);
    const words = await Promise.all(
      given.agreed.map(({ title, levels }) => writeNote(ctx, JSON.stringify({ title, levels }), notes(data.childId))),
    );
    const ids = words.map(({ noteId }): NoteId => noteId);
    return decision(
      decide.setGoals(data, given, ids, today),
      words.map(({ write }) => write),
    );
  });
  return shown(ctx, after.data, after.version);
}
