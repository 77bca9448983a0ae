import { type AgencyId, Conflict, type Ctx, type EventId, save } from "../../ground/shared/index.ts";
import { seatsOf } from "./body.ts";
import type { Decision } from "./decision.ts";
import type { MeetingNotice } from "./meeting.events.ts";
import * as store from "./meeting.store.ts";
import type { Meeting } from "./meeting.ts";

/** An organisation is to be told of something, once for an event: by its system, else by mail. */
async function once(
  { idempotency: _, ...ctx }: Ctx,
  eventId: EventId,
  agencyId: AgencyId,
  event: MeetingNotice,
): Promise<void> {
  const stream = `T#${ctx.tenant}#AGENCY#${agencyId}#NOTICES`;
  const key = { table: "records" as const, pk: stream, sk: `MEETING#${eventId}` };
  try {
    await save(ctx, {
      writes: [
        { put: { key, kind: "notice-day", data: { day: ctx.now().toString().slice(0, 10) } }, expect: "absent" },
      ],
      stream,
      events: [event],
      audit: { subject: agencyId, action: event.type, detail: { what: event.data.what } },
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // it has been told of this
  }
}

type What = Extract<MeetingNotice, { type: "agency.meeting" }>["data"]["what"];

/** Everybody who sits in the body; of a reminder those who have not said that they do not come. Safe to repeat. */
export async function noticeMembers(
  ctx: Ctx,
  eventId: EventId,
  meetingId: Meeting["meetingId"],
  what: What,
): Promise<void> {
  const { data: meeting } = await store.loadMeeting(ctx, meetingId);
  const { data: body } = await store.loadBody(ctx, meeting.bodyId);
  for (const { agencyId } of seatsOf(body)) {
    if (what === "near" && meeting.answers[agencyId]?.answer === "not-coming") continue;
    await once(ctx, eventId, agencyId, { type: "agency.meeting", data: { agencyId, meetingId, what, on: meeting.on } });
  }
}

/** Its executors. Safe to repeat. */
export async function noticeExecutors(
  ctx: Ctx,
  eventId: EventId,
  decision: Decision,
  what: "taken" | "withdrawn" | "fulfilled",
): Promise<void> {
  const { decisionId, executors = [], period } = decision;
  for (const agencyId of executors)
    await once(ctx, eventId, agencyId, { type: "agency.decision", data: { agencyId, decisionId, what, period } });
}

/** That it is carried out is told to whoever did, and to who leads the body. Safe to repeat. */
export async function noticeFulfilled(ctx: Ctx, eventId: EventId, decision: Decision): Promise<void> {
  if (!decision.executors) return;
  const { chair, secretary } = (await store.loadBody(ctx, decision.bodyId)).data;
  const concerned = new Set([...decision.executors, chair.agencyId, secretary.agencyId]);
  await noticeExecutors(ctx, eventId, { ...decision, executors: [...concerned] }, "fulfilled");
}
