import type { BodyId, MeetingId, NoteId } from "../../ground/shared/ids.ts";
import { type Ctx, isStaff, type Page, type PageRequest, type Stored, within } from "../../ground/shared/index.ts";
import { type NotePlace, readNotesOf } from "../../ground/vault/index.ts";
import { seatsOf } from "./body.ts";
import { summariesOf } from "./decision.view.ts";
import { addressOf } from "./meeting.conference.ts";
import * as decide from "./meeting.decide.ts";
import { isVisible, mustSee, mustWorkHere, namesOf, territoryOf } from "./meeting.scope.ts";
import * as store from "./meeting.store.ts";
import { placeOf } from "./meeting.texts.ts";
import type { Meeting, MeetingSummary, MeetingView } from "./meeting.ts";

/** Staff of its territory, and who sits in the body. @throws Refusal not-found */
export async function get(ctx: Ctx, id: MeetingId): Promise<MeetingView> {
  return shown(ctx, await store.loadMeeting(ctx, id));
}

/** Those of a body, or all that one may see, by day. @throws Refusal cursor.invalid, not-found */
export async function find(
  ctx: Ctx,
  {
    body,
    municipality,
    since,
    until,
    ...page
  }: PageRequest & {
    body?: BodyId | undefined;
    municipality?: string | undefined;
    since?: string | undefined;
    until?: string | undefined;
  },
): Promise<Page<MeetingSummary>> {
  mustWorkHere(ctx);
  const order = { body, municipality: within(ctx.actor, municipality), from: since, until };
  const { items, next } = await store.findMeetings(ctx, order, page);
  const bodies = new Map(
    await Promise.all(
      [...new Set(items.map(({ data }) => data.bodyId))].map(
        async (id) => [id, (await store.loadBody(ctx, id)).data] as const,
      ),
    ),
  );
  return {
    items: items
      .filter(({ data }) => isVisible(ctx, bodies.get(data.bodyId)!))
      .map((one) => summary(one, bodies.get(one.data.bodyId)!.name)),
    next,
  };
}

export function summary({ data, version }: Pick<Stored<Meeting>, "data" | "version">, body: string): MeetingSummary {
  const { meetingId, bodyId, municipality, on, time, venue, video, status, number, quorate } = data;
  return { meetingId, bodyId, body, municipality, on, time, place: venue, video, status, number, quorate, version };
}

/** Texts of its own in the vault, by their notes. */
async function textsOf(ctx: Ctx, { meetingId, agenda, reasonId, lateReasonId, corrections }: Meeting) {
  const wanted: [NoteId | undefined, NotePlace][] = [
    ...agenda.map(({ heardId }): [NoteId | undefined, NotePlace] => [heardId, placeOf(meetingId, "heard")]),
    [reasonId, placeOf(meetingId, "reason")],
    [lateReasonId, placeOf(meetingId, "late")],
    ...corrections.map((one): [NoteId, NotePlace] => [one.reasonId, placeOf(meetingId, "correction")]),
  ];
  const notes = new Map(wanted.flatMap(([id, place]) => (id ? [[id, place] as const] : [])));
  const read = notes.size === 0 ? new Map<NoteId, string>() : await readNotesOf(ctx, notes);
  return (id: NoteId | undefined) => id && read.get(id);
}

/** @throws Refusal not-found */
export async function shown(ctx: Ctx, found: Pick<Stored<Meeting>, "data" | "version">): Promise<MeetingView> {
  const { data: meeting } = found;
  const { data: body } = await store.loadBody(ctx, meeting.bodyId);
  mustSee(ctx, body);
  const [names, said] = [await namesOf(ctx, [body]), await textsOf(ctx, meeting)];
  const { agenda, corrections, answers, present, guests, minutes, decisionIds } = meeting;
  const isMet = meeting.status === "invited" || meeting.status === "held";
  const isIts = isStaff(ctx.actor, territoryOf(body));
  return {
    ...summary(found, body.name),
    conference: meeting.video && isMet ? await addressOf(ctx, meeting, isIts) : undefined,
    moved: meeting.moved,
    agenda: agenda.map(({ heardId, ...item }) => ({ ...item, heard: said(heardId) })),
    inviteBy: meeting.inviteBy,
    inviteExplain: meeting.inviteExplain,
    invitedAt: meeting.invitedAt,
    invitedLate: said(meeting.lateReasonId),
    answers: seatsOf(body).map(({ agencyId, post }) => ({
      agencyId,
      name: names.get(agencyId),
      post,
      answer: answers[agencyId]?.answer,
      standIn: answers[agencyId]?.standIn,
    })),
    reason: said(meeting.reasonId),
    present,
    guests,
    minutes,
    corrections: corrections.map(({ reasonId, ...one }) => ({ ...one, reason: said(reasonId) })),
    decisions: await summariesOf(ctx, await store.loadDecisions(ctx, decisionIds)),
    mayDo: decide.mayDo(ctx.actor, meeting, body),
    createdAt: meeting.createdAt,
  };
}
