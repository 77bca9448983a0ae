import type { Temporal } from "temporal-polyfill";
import { changing } from "../../ground/change/index.ts";
import { attendEach, attendedAtOnce, type BodyId, type Ctx, type MeetingId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { attendBodyOn, attendOn, meetsIn, roundOf } from "./attend.decide.ts";
import { bodyRef, meetBy } from "./body.actions.ts";
import type { Body } from "./body.ts";
import { refOf } from "./meeting.decide.ts";
import type { BodyEvent, MeetingEvent } from "./meeting.events.ts";
import * as store from "./meeting.store.ts";
import type { Meeting } from "./meeting.ts";

/** What the platform does by itself. */
const changedMeeting = changing<MeetingId, Meeting, MeetingEvent>({
  load: store.loadMeeting,
  authorise: () => {},
  writes: ({ tenant }, before, after) => [store.writeMeeting(tenant, after, before.version)],
  stream: (tenant, { meetingId }) => store.meetingPartition(tenant, meetingId),
  audit: ({ meetingId }) => ({ subject: "tenant", detail: { meetingId } }),
});
const changedBody = changing<BodyId, Body, BodyEvent>({
  load: store.loadBody,
  authorise: () => {},
  writes: ({ tenant }, before, after) => [store.writeBody(tenant, after, before.version)],
  stream: (tenant, { bodyId }) => store.bodyPartition(tenant, bodyId),
  audit: ({ bodyId }) => ({ subject: "tenant", detail: { bodyId } }),
});

interface Attended {
  events: MeetingEvent[];
  after: Meeting;
}

/** What time asks for: of a meeting that has an agenda the invitation leaves by itself. */
export function attendMeeting(meeting: Meeting, { today, at }: { today: string; at: string }): Attended | undefined {
  const due = attendOn(meeting);
  if (due === undefined || due > today) return undefined;
  const ref = refOf(meeting);
  const { status, agenda, on, seen } = meeting;
  if (status === "planned" && seen === undefined && today <= on)
    return agenda.length > 0 && today <= meeting.inviteBy
      ? { events: [{ type: "meeting.invited", data: ref }], after: { ...meeting, status: "invited", invitedAt: at } }
      : { events: [{ type: "meeting.invitation-due", data: ref }], after: { ...meeting, seen: "invitation" } };
  if (status === "held")
    return { events: [{ type: "meeting.minutes-due", data: ref }], after: { ...meeting, seen: "minutes" } };
  return today > on
    ? { events: [{ type: "meeting.recording-due", data: ref }], after: { ...meeting, seen: "recording" } }
    : { events: [{ type: "meeting.near", data: ref }], after: { ...meeting, seen: "reminded" } };
}

/**
 * What time asks for of meetings, and of bodies that have to meet in each quarter and have planned nothing. Safe to repeat.
 * @param most the oldest first @returns how many @throws the first accident, when all others are done
 */
export async function attendMeetings(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const day = await Tenant.today(ctx);
  const when = { today: day.toString(), at: ctx.now().toString() };
  const met = await attendEach(
    (page) => store.meetingsDueBy(ctx, when.today, page),
    ({ meetingId }) =>
      changedMeeting(
        ctx,
        meetingId,
        { action: "meeting.attend" },
        ({ data }) => attendMeeting(data, when) ?? { events: [] },
      ),
    most,
  );
  const asked = await attendEach(
    (page) => store.bodiesDueBy(ctx, when.today, page),
    ({ bodyId }) => changedBody(ctx, bodyId, { action: "body.attend" }, ({ data }) => attendBody(ctx, data, day)),
    most,
  );
  return met + asked;
}

async function attendBody(ctx: Ctx, body: Body, today: Temporal.PlainDate) {
  const due = attendBodyOn(body);
  if (due === undefined || due > today.toString()) return { events: [] };
  const { rhythm } = body;
  const { start, end } = roundOf(rhythm!.every, today);
  // Of periods that are over nobody is asked any more.
  const asked = start.toString();
  const isToLook =
    today.toString() >= attendBodyOn({ ...body, asked: start.subtract({ days: 1 }).with({ day: 1 }).toString() })!;
  if (meetsIn(body, { start, end }) || !isToLook) return { events: [], after: { ...body, asked } };
  const found = await meetBy(ctx, rhythm!, today);
  // Without the year's calendar nobody can say by when: looked at again as soon as it is there.
  if (!found) return { events: [] };
  const event: BodyEvent = { type: "body.meeting-due", data: { ...bodyRef(body), by: found.by } };
  return { events: [event], after: { ...body, asked } };
}
