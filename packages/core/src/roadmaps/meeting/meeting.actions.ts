import { Temporal } from "temporal-polyfill";
import {
  computeDeadline,
  type DeadlineRule,
  isNoCalendar,
  noCalendarText,
  type WorkCalendar,
} from "../../ground/calendar/index.ts";
import { changing } from "../../ground/change/index.ts";
import {
  type AgencyId,
  type Ctx,
  type MeetingId,
  mustBeStaff,
  newId,
  notFound,
  Refusal,
  save,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { calendarOf } from "../../ground/tenant/calendars.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { type Body, sitsIn } from "./body.ts";
import { addressOf } from "./meeting.conference.ts";
import * as decide from "./meeting.decide.ts";
import type { MeetingEvent } from "./meeting.events.ts";
import { territoryOf } from "./meeting.scope.ts";
import * as store from "./meeting.store.ts";
import { placeOf } from "./meeting.texts.ts";
import {
  AnswerMeeting,
  CancelMeeting,
  InviteMeeting,
  type Meeting,
  type MeetingView,
  MoveMeeting,
  PlanMeeting,
  SetAgenda,
} from "./meeting.ts";
import { shown } from "./meeting.view.ts";

export const changedMeeting = changing<MeetingId, Meeting, MeetingEvent>({
  load: store.loadMeeting,
  authorise: ({ actor }, meeting) => mustBeStaff(actor, territoryOf(meeting)),
  writes: ({ tenant }, before, after) => [store.writeMeeting(tenant, after, before.version)],
  stream: (tenant, { meetingId }) => store.meetingPartition(tenant, meetingId),
  audit: ({ meetingId }) => ({ subject: "tenant", detail: { meetingId } }),
  ref: ({ meetingId }) => ({ kind: "meeting", id: meetingId }),
});

/** Members are told ten days before, on a working day: what the roadmap's groups set for themselves. */
const invitation: DeadlineRule = {
  anchor: "meeting",
  offset: 10,
  unit: "calendar-day",
  direction: "before",
  nonWorking: "previous",
  legalBasis: { text: { ru: "Положение о рабочей группе", en: "The body's own order" }, grade: "P" },
};

/** @throws Refusal calendar.missing */
function inviteBy(on: string, calendar: WorkCalendar): Pick<Meeting, "inviteBy" | "inviteExplain"> {
  const due = computeDeadline(invitation, Temporal.PlainDate.from(on), calendar);
  if (isNoCalendar(due)) throw new Refusal("calendar.missing", noCalendarText(due));
  return { inviteBy: due.date, inviteExplain: { ru: due.explain.ru, en: due.explain.en } };
}

/** Days on which a body meets, without those of long ago. */
const meets = (
  body: Body,
  { without, on, today }: { without?: string; on?: string; today: Temporal.PlainDate },
): string[] => {
  // Two may meet on one day; a day of long ago stands there no more.
  const at = without === undefined ? -1 : body.meets.indexOf(without);
  const rest = body.meets.filter((_, i) => i !== at);
  const oldest = today.subtract({ years: 2 }).toString();
  return [...rest, ...(on === undefined ? [] : [on])].filter((day) => day >= oldest).sort();
};

/** The body as it is now, and the write by which its days follow the meeting's. */
async function bodyWith(
  ctx: Ctx,
  { bodyId }: Pick<Meeting, "bodyId">,
  days: { without?: string; on?: string },
): Promise<Write> {
  const { data, version } = await store.loadBody(ctx, bodyId);
  return store.writeBody(
    ctx.tenant,
    { ...data, meets: meets(data, { ...days, today: await Tenant.today(ctx) }) },
    version,
  );
}

/** @throws Refusal input.invalid: a day that is over; body.closed, calendar.missing, conference.none, not-found */
export async function plan(ctx: Ctx, input: unknown): Promise<MeetingView> {
  const { bodyId, on, time, place: venue, video } = parse(PlanMeeting, input);
  const { data: body, version } = await store.loadBody(ctx, bodyId);
  mustBeStaff(ctx.actor, territoryOf(body));
  if (body.status === "closed")
    throw new Refusal("body.closed", { ru: "Эта группа больше не собирается.", en: "This body meets no more." });
  const today = await Tenant.today(ctx);
  mustBeAhead(on, today);
  const now = ctx.now();
  const meetingId: MeetingId = newId("meeting", now.epochMilliseconds);
  const meeting: Meeting = {
    meetingId,
    bodyId,
    municipality: body.municipality,
    place: body.place,
    venue,
    on,
    time,
    video,
    status: "planned",
    moved: 0,
    agenda: [],
    ...inviteBy(on, await calendarOf(ctx)),
    answers: {},
    corrections: [],
    decisionIds: [],
    createdAt: now.toString(),
  };
  if (video) await addressOf(ctx, meeting, true);
  await save(ctx, {
    writes: [
      store.writeMeeting(ctx.tenant, meeting, "absent"),
      store.writeBody(ctx.tenant, { ...body, meets: meets(body, { on, today }) }, version),
    ],
    stream: store.meetingPartition(ctx.tenant, meetingId),
    events: [{ type: "meeting.planned", data: decide.refOf(meeting) } satisfies MeetingEvent],
    audit: { subject: "tenant", action: "meeting.plan", detail: { meetingId } },
    ref: { kind: "meeting", id: meetingId },
  });
  return shown(ctx, { data: meeting, version: 1 });
}

const mustBeAhead = (on: string, today: Temporal.PlainDate): void =>
  mustBeRight(
    on < today.toString() || on > today.add({ years: 2 }).toString()
      ? [fault("/on", "сегодня или позже, не дальше двух лет", "today or later, within two years")]
      : [],
  );

/** The items in their order, as a whole. @throws Refusal meeting.closed, input.invalid, not-found, conflict.version */
export async function setAgenda(
  ctx: Ctx,
  id: MeetingId,
  input: unknown,
  expectedVersion?: number,
): Promise<MeetingView> {
  const { items } = parse(SetAgenda, input);
  const after = await changedMeeting(ctx, id, { action: "meeting.agenda", expectedVersion }, ({ data }) => {
    decide.mustMay("agenda", data);
    const agenda = items.map((one, i) => ({ ...one, n: i + 1 }));
    return {
      events: [{ type: "meeting.agenda-set", data: decide.refOf(data) }],
      after: { ...data, agenda, seen: data.status === "planned" ? undefined : data.seen },
    };
  });
  return shown(ctx, after);
}

/** Members are invited, with the agenda: later than the rule says only with the reason. @throws Refusal meeting.closed, meeting.no-agenda, input.invalid, not-found */
export async function invite(ctx: Ctx, id: MeetingId, input: unknown = {}): Promise<MeetingView> {
  const { reason } = parse(InviteMeeting, input);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changedMeeting(ctx, id, { action: "meeting.invite" }, async ({ data }) => {
    decide.mustMay("invite", data);
    if (data.agenda.length === 0)
      throw new Refusal("meeting.no-agenda", {
        ru: "Сначала составьте повестку: с ней приглашают.",
        en: "Make the agenda first: the invitation has it.",
      });
    const isLate = today > data.inviteBy;
    mustBeRight(
      isLate && reason === undefined
        ? [fault("/reason", "почему позже, чем за 10 дней", "why later than ten days before")]
        : [],
    );
    const note = isLate && reason !== undefined ? await writeNote(ctx, reason, placeOf(id, "late")) : undefined;
    return {
      events: [{ type: "meeting.invited", data: decide.refOf(data) }],
      after: {
        ...data,
        status: "invited",
        invitedAt: ctx.now().toString(),
        lateReasonId: note?.noteId,
        seen: undefined,
      },
      writes: note ? [note.write] : [],
    };
  });
  return shown(ctx, after);
}

/** Another day or place, with the reason; whoever was invited is told, and answers anew. @throws Refusal meeting.closed, calendar.missing, input.invalid, not-found */
export async function move(ctx: Ctx, id: MeetingId, input: unknown): Promise<MeetingView> {
  const { reason, place: venue, ...where } = parse(MoveMeeting, input);
  const [today, calendar] = [await Tenant.today(ctx), await calendarOf(ctx)];
  const after = await changedMeeting(ctx, id, { action: "meeting.move" }, async ({ data }) => {
    decide.mustMay("move", data);
    mustBeAhead(where.on, today);
    if (where.video) await addressOf(ctx, { ...data, ...where }, true);
    const note = await writeNote(ctx, reason, placeOf(id, "reason"));
    const moved: Meeting = {
      ...data,
      ...where,
      venue,
      ...inviteBy(where.on, calendar),
      answers: {},
      reasonId: note.noteId,
      moved: data.moved + 1,
      seen: undefined,
    };
    return {
      events: [{ type: "meeting.moved", data: decide.refOf(moved) }],
      after: moved,
      writes: [note.write, await bodyWith(ctx, data, { without: data.on, on: where.on })],
    };
  });
  return shown(ctx, after);
}

/** It does not take place; whoever was invited is told. @throws Refusal meeting.closed, not-found */
export async function cancel(ctx: Ctx, id: MeetingId, input: unknown): Promise<MeetingView> {
  const { reason } = parse(CancelMeeting, input);
  const after = await changedMeeting(ctx, id, { action: "meeting.cancel" }, async ({ data }) => {
    if (data.status === "cancelled") return { events: [] };
    decide.mustMay("cancel", data);
    const note = await writeNote(ctx, reason, placeOf(id, "reason"));
    return {
      events: [{ type: "meeting.cancelled", data: decide.refOf(data) }],
      after: { ...data, status: "cancelled", reasonId: note.noteId },
      writes: [note.write, await bodyWith(ctx, data, { without: data.on })],
    };
  });
  return shown(ctx, after);
}

/** What a member says, who signs in or has the organisation's link: the last word counts. */
const answered = changing<MeetingId, Meeting, MeetingEvent>({
  load: store.loadMeeting,
  authorise: () => {},
  writes: ({ tenant }, before, after) => [store.writeMeeting(tenant, after, before.version)],
  stream: (tenant, { meetingId }) => store.meetingPartition(tenant, meetingId),
  audit: ({ meetingId }) => ({ subject: "tenant", detail: { meetingId } }),
  ref: ({ meetingId }) => ({ kind: "meeting", id: meetingId }),
});

/** A member's own word, or by telephone through staff. @throws Refusal meeting.closed, input.invalid, not-found: to whoever does not sit in it */
export async function answer(ctx: Ctx, id: MeetingId, input: unknown): Promise<MeetingView> {
  const { agencyId, ...given } = parse(AnswerMeeting, input);
  const after = await answered(ctx, id, { action: "meeting.answer" }, async ({ data }) => {
    const { data: body } = await store.loadBody(ctx, data.bodyId);
    const member = memberOf(ctx, body, agencyId);
    decide.mustMay("answer", data);
    const before = data.answers[member];
    if (before?.answer === given.answer && before.standIn === given.standIn) return { events: [] };
    return {
      events: [{ type: "meeting.answered", data: decide.refOf(data) }],
      after: { ...data, answers: { ...data.answers, [member]: { ...given, at: ctx.now().toString() } } },
    };
  });
  return shown(ctx, after);
}

/** @throws Refusal not-found, input.invalid: staff say for whom */
function memberOf({ actor }: Ctx, body: Body, named: AgencyId | undefined): AgencyId {
  if (actor.kind === "specialist" || actor.kind === "link") {
    if (!sitsIn(body, actor.agency)) throw notFound();
    mustBeRight(
      named && named !== actor.agency ? [fault("/agencyId", "своя организация", "one's own organisation")] : [],
    );
    return actor.agency;
  }
  mustBeStaff(actor, territoryOf(body));
  if (!named || !sitsIn(body, named)) throw invalid([fault("/agencyId", "участник группы", "a member of the body")]);
  return named;
}
