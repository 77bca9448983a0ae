import { derivedId } from "../../ground/shared/index.ts";
import * as Agreement from "../../roadmaps/agreement/index.ts";
import * as Meeting from "../../roadmaps/meeting/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { isToldBySystem, tellMunicipality, tellOrganisation } from "./tell.ts";

/** A member is told of a meeting: what is behind it stands on the organisation's page. */
export async function memberTold(r: Relay, event: Happened<"agency.meeting">): Promise<void> {
  const { ctx } = r;
  const { agencyId, meetingId, what, on } = event.data;
  const { data } = await Meeting.loadMeeting(ctx, meetingId);
  // It has moved, or is off: another letter says so.
  const isPast = what !== "cancelled" && (data.on !== on || data.status === "cancelled");
  if (isPast || (await isToldBySystem(r, agencyId, event))) return;
  const { data: body } = await Meeting.loadBody(ctx, data.bodyId);
  await tellOrganisation(r, event, agencyId, "meeting", async (_, { publicUrl }) => ({
    kind: "meeting",
    what,
    meetingId,
    body: body.name,
    on: data.on,
    time: data.time,
    place: data.venue,
    video: data.video,
    agenda: data.agenda.map(({ n, title }) => ({ n, title })),
    note: data.agenda.some(({ about }) => about?.kind === "note"),
    link: await Digest.meetingsLink(ctx, agencyId),
    publicUrl,
  }));
}

/** An executor is told what was decided, or that it is off or carried out; the report is handed in with all others. */
export async function executorTold(r: Relay, event: Happened<"agency.decision">): Promise<void> {
  const { ctx } = r;
  const { agencyId, decisionId, what } = event.data;
  const { data } = await Meeting.loadDecision(ctx, decisionId);
  // Something else has come of it meanwhile.
  if (what === "taken" && data.status === "withdrawn") return;
  if (what === "fulfilled" && data.status !== "fulfilled") return;
  if (await isToldBySystem(r, agencyId, event)) return;
  const { data: body } = await Meeting.loadBody(ctx, data.bodyId);
  await tellOrganisation(r, event, agencyId, "decision", async ({ shortName }, { publicUrl }) => ({
    kind: "decision",
    what,
    decisionId,
    agencyName: shortName,
    body: body.name,
    number: data.number,
    protocol: data.protocol,
    text: data.text,
    due: data.executions?.find((one) => one.agencyId === agencyId)?.dueDate ?? data.due!,
    link: await Digest.reportsLink(ctx, agencyId),
    publicUrl,
  }));
}

/** A party is told that a term ends, or has ended. */
export async function partyTold(r: Relay, event: Happened<"agency.agreement">): Promise<void> {
  const { ctx } = r;
  const { agencyId, agreementId, what, until } = event.data;
  if (await isToldBySystem(r, agencyId, event)) return;
  const { kind: is, number, date, subject } = (await Agreement.load(ctx, agreementId)).data;
  await tellOrganisation(r, event, agencyId, "agreement", async (_, { publicUrl }) => ({
    kind: "agreement",
    what,
    is,
    agreementId,
    number,
    date,
    subject,
    until,
    publicUrl,
  }));
}

/** Sixty and thirty days before: somebody's task, a letter to them, and one to each party. */
export async function agreementEnds(r: Relay, event: Happened<"agreement.ending">): Promise<void> {
  const { ctx } = r;
  const { agreementId, until } = event.data;
  const { data } = await Agreement.load(ctx, agreementId);
  if (data.status !== "active" || data.until !== until) return; // renewed meanwhile
  const { kind: is, municipality, number, date, subject } = data;
  await Inbox.openTask(ctx, event, "agreement-ending", agreementId, { agreementId, municipality, until });
  await Agreement.noticeParties(ctx, event.eventId, agreementId, "ending");
  // Of the region's own whoever hears of silence does: no municipality has this name.
  await tellMunicipality(r, event, municipality ?? "", ({ publicUrl }) => ({
    kind: "agreement",
    what: "ending",
    is,
    agreementId,
    number,
    date,
    subject,
    until,
    publicUrl,
  }));
}

/** What an organisation has not done in time is its coordinator's: a task for each decision, until the report is in. */
export async function decisionsLate({ ctx }: Relay, event: Happened<"agency.reports-due">): Promise<void> {
  const { agencyId, period } = event.data;
  for (const { decisionId, obligationId } of await Meeting.lateOf(ctx, period, agencyId))
    await Inbox.openTask(ctx, taskEvent(event, obligationId), "decision-overdue", obligationId, {
      decisionId,
      obligationId,
      agencyId,
    });
}

/** A task is named by its event: of several each has a name of its own. */
const taskEvent = (event: Happened<"agency.reports-due">, obligationId: string) => ({
  eventId: derivedId("event", [event.eventId, obligationId]),
});

/** A decision follows its executors' reports; a late one that has come is nobody's task any more. */
export async function decisionFollows(
  { ctx }: Relay,
  { data }: Happened<"obligation.submitted" | "obligation.withdrawn">,
): Promise<void> {
  await Meeting.follow(ctx, data.obligationId);
  await Inbox.closeTask(ctx, "decision-overdue", data.obligationId);
}
