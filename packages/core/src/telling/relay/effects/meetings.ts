import { type AgreementId, type Ctx, type ItemId, notFound, unlessRefused } from "../../../ground/shared/index.ts";
import * as Agreement from "../../../roadmaps/agreement/index.ts";
import * as Meeting from "../../../roadmaps/meeting/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import { agreementEnds } from "../meetings.ts";

type OfMeeting = "meeting.invitation-due" | "meeting.recording-due" | "meeting.minutes-due";
const tasks = {
  "meeting.invitation-due": "meeting-invitation",
  "meeting.recording-due": "meeting-recording",
  "meeting.minutes-due": "meeting-minutes",
} as const;

const open = ({ ctx }: Relay, e: Happened<OfMeeting>): Promise<boolean> => {
  const { meetingId, place } = e.data;
  return Inbox.openTask(ctx, e, tasks[e.type], meetingId, { meetingId, municipality: place });
};

/** What time had asked for of a meeting is settled by what was done. */
async function close(
  { ctx }: Relay,
  meetingId: Meeting.Meeting["meetingId"],
  kinds: (typeof tasks)[OfMeeting][],
): Promise<void> {
  for (const kind of kinds) await Inbox.closeTask(ctx, kind, meetingId);
}
const all = Object.values(tasks);
/** Seldom: loaded when it happens (decision 0101). */
const duties = () => import("../duties.ts");

/** Nobody has to see to a paper that is over. */
async function over(ctx: Ctx, agreementId: AgreementId): Promise<void> {
  for (const kind of ["agreement-ending", "duty-left"] as const) await Inbox.closeTask(ctx, kind, agreementId);
}

/** The act that a decision approves is published; one that cannot be is somebody's task, as what fails to come into use otherwise. */
async function published(
  ctx: Ctx,
  e: Happened<"decision.effective">,
  { municipality: of }: Pick<Meeting.Decision, "municipality">,
  itemId: ItemId,
): Promise<void> {
  const { load } = await import("../../../open/library/library.store.ts");
  const { publish } = await import("../../../open/library/library.actions.ts");
  const { decisionId, place } = e.data;
  const done = await unlessRefused(async () => {
    // Told twice, or published by an editor meanwhile.
    const { status, content, municipality } = (await load(ctx, itemId)).data;
    // A body of the region publishes whatever act there is, a municipality's what is its own.
    if (content.kind !== "act" || (of !== undefined && of !== municipality)) throw notFound();
    if (status !== "published") await publish(ctx, itemId);
    return true;
  });
  if (!done) await Inbox.openTask(ctx, e, "approval-failed", decisionId, { decisionId, municipality: place });
}

/** Bodies, their meetings and decisions, agreements. */
export const effects: Effects = {
  "body.meeting-due": ({ ctx }, e) => {
    const { bodyId, place, by } = e.data;
    return Inbox.openTask(ctx, e, "meeting-due", bodyId, { bodyId, municipality: place, until: by });
  },
  "meeting.planned": ({ ctx }, e) => Inbox.closeTask(ctx, "meeting-due", e.data.bodyId),
  "meeting.invitation-due": open,
  "meeting.recording-due": open,
  "meeting.minutes-due": open,
  "meeting.invited": async (r, e) => {
    await close(r, e.data.meetingId, ["meeting-invitation"]);
    await Meeting.noticeMembers(r.ctx, e.eventId, e.data.meetingId, "invited");
  },
  "meeting.near": ({ ctx }, e) => Meeting.noticeMembers(ctx, e.eventId, e.data.meetingId, "near"),
  "meeting.moved": async (r, e) => {
    const { meetingId } = e.data;
    await close(r, meetingId, all);
    // Whoever was not invited yet has nothing to hear of.
    const { status } = (await Meeting.loadMeeting(r.ctx, meetingId)).data;
    if (status !== "planned") await Meeting.noticeMembers(r.ctx, e.eventId, meetingId, "moved");
  },
  "meeting.cancelled": async (r, e) => {
    const { meetingId } = e.data;
    await close(r, meetingId, all);
    const { invitedAt } = (await Meeting.loadMeeting(r.ctx, meetingId)).data;
    if (invitedAt) await Meeting.noticeMembers(r.ctx, e.eventId, meetingId, "cancelled");
  },
  "meeting.held": (r, e) => close(r, e.data.meetingId, ["meeting-recording", "meeting-invitation"]),
  "meeting.minuted": async (r, e) => {
    const { meetingId } = e.data;
    await close(r, meetingId, all);
    await Meeting.takeEffect(r.ctx, meetingId);
    await Meeting.noticeMembers(r.ctx, e.eventId, meetingId, "minuted");
  },
  "decision.effective": async (r, e) => {
    const { ctx } = r;
    await (await duties()).executorsClosed(r, e);
    const { data } = await Meeting.loadDecision(ctx, e.data.decisionId);
    await Meeting.noticeExecutors(ctx, e.eventId, data, "taken");
    if (data.subject?.kind === "act" && data.subject.itemId) await published(ctx, e, data, data.subject.itemId);
  },
  "decision.failed": ({ ctx }, e) => {
    const { decisionId, place } = e.data;
    return Inbox.openTask(ctx, e, "approval-failed", decisionId, { decisionId, municipality: place });
  },
  "decision.handed-over": async (r, e) => (await duties()).handedOver(r, e),
  "decision.fulfilled": async (r, e) => {
    await Inbox.closeTask(r.ctx, "approval-failed", e.data.decisionId);
    await (await duties()).notAsked(r, e.data.decisionId);
    await Meeting.noticeFulfilled(r.ctx, e.eventId, (await Meeting.loadDecision(r.ctx, e.data.decisionId)).data);
  },
  "decision.withdrawn": async ({ ctx }, e) => {
    await Inbox.closeTask(ctx, "approval-failed", e.data.decisionId);
    const decision = await Meeting.unask(ctx, e.data.decisionId);
    for (const { obligationId } of decision.executions ?? [])
      await Inbox.closeTask(ctx, "decision-overdue", obligationId);
    await (await duties()).notAsked({ ctx }, e.data.decisionId);
    if (decision.effectiveOn) await Meeting.noticeExecutors(ctx, e.eventId, decision, "withdrawn");
  },
  "agreement.ending": agreementEnds,
  "agreement.joined": async ({ ctx }, { data: { agreementId } }) => {
    if (!Agreement.isAlone((await Agreement.load(ctx, agreementId)).data))
      await Inbox.closeTask(ctx, "duty-left", agreementId);
  },
  "agreement.expired": async ({ ctx }, e) => {
    await over(ctx, e.data.agreementId);
    await Agreement.noticeParties(ctx, e.eventId, e.data.agreementId, "ended");
  },
  "agreement.ended": async ({ ctx }, e) => {
    await over(ctx, e.data.agreementId);
    await Agreement.noticeParties(ctx, e.eventId, e.data.agreementId, "ended");
  },
  "agreement.renewed": ({ ctx }, e) => Inbox.closeTask(ctx, "agreement-ending", e.data.agreementId),
};
