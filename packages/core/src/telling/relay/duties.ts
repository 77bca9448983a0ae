import * as Agency from "../../agencies/agency/index.ts";
import * as Round from "../../forms/round/index.ts";
import { type AgencyId, type Ctx, type DecisionId, derivedId } from "../../ground/shared/index.ts";
import * as Agreement from "../../roadmaps/agreement/index.ts";
import * as Meeting from "../../roadmaps/meeting/index.ts";
import { leftBy as reportsLeft } from "../../roadmaps/obligation/left.actions.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

// What an organisation that has closed was to do for others: whoever goes on with its work goes on with that; where nobody does, it is a
// coordinator's to give away (docs/decisions/0235-who-goes-on.md).

const task = (of: string, agencyId: AgencyId) => `${of}:${agencyId}`;
/** A task is named by its event: of several each has a name of its own. */
const named = ({ eventId }: { eventId: string }, of: string) => ({ eventId: derivedId("event", [eventId, of]) });

/** Decisions, findings, reports and agreements of one that has closed; with its successor, as soon as there is one. Safe to repeat. */
export async function dutiesLeft(
  { ctx }: Relay,
  e: Happened<"agency.closed"> | Happened<"agency.succeeded">,
): Promise<void> {
  const { agencyId } = e.data;
  const { agency } = await Agency.load(ctx, agencyId);
  if (agency.status !== "closed") return;
  const heir = (await Agency.answering(ctx, agencyId))?.agencyId;
  for (const decisionId of await Meeting.leftBy(ctx, agencyId))
    await (heir ? Meeting.succeed(ctx, decisionId, agencyId, heir) : orphaned(ctx, e, decisionId, agencyId));
  for (const { roundId, findingId } of await Round.findingsLeft(ctx, agencyId))
    await (heir
      ? Round.succeedFinding(ctx, { roundId, findingId }, agencyId, heir)
      : Inbox.openTask(ctx, named(e, findingId), "duty-left", task(findingId, agencyId), {
          roundId,
          findingId,
          agencyId,
        }));
  await reportsOf(ctx, e, agency, heir);
  for (const agreementId of await Agreement.leaveOf(ctx, agency, heir))
    await Inbox.openTask(ctx, named(e, agreementId), "duty-left", agreementId, { agreementId, agencyId });
}

/** Others carry the decision out, or it is a task who does. */
async function orphaned(
  ctx: Ctx,
  e: Happened<"agency.closed"> | Happened<"agency.succeeded"> | Happened<"decision.effective">,
  decisionId: DecisionId,
  agencyId: AgencyId,
): Promise<void> {
  const { status } = await Meeting.askAnew(ctx, decisionId);
  if (status === "fulfilled" || status === "withdrawn") return;
  await Inbox.openTask(ctx, named(e, decisionId + agencyId), "duty-left", task(decisionId, agencyId), {
    decisionId,
    agencyId,
  });
}

/** Of periods in which it worked; a successor has them by its own link. */
async function reportsOf(
  ctx: Ctx,
  e: Happened<"agency.closed"> | Happened<"agency.succeeded">,
  agency: Agency.Agency,
  heir: AgencyId | undefined,
): Promise<void> {
  const { agencyId } = agency;
  if (heir) return void (await Inbox.closeTask(ctx, "duty-left", agencyId));
  const [first, ...others] = await reportsLeft(ctx, agency);
  if (first)
    await Inbox.openTask(ctx, e, "duty-left", agencyId, { obligationId: first, agencyId, count: 1 + others.length });
}

/** It works again: what it was to do is its own, where nobody else goes on with it. */
export async function dutiesBack({ ctx }: Relay, { data: { agencyId } }: Happened<"agency.reopened">): Promise<void> {
  await Inbox.closeTask(ctx, "duty-left", agencyId);
  for (const decisionId of await Meeting.leftBy(ctx, agencyId)) {
    await Inbox.closeTask(ctx, "duty-left", task(decisionId, agencyId));
    await Meeting.askAnew(ctx, decisionId);
  }
  for (const { findingId } of await Round.findingsLeft(ctx, agencyId))
    await Inbox.closeTask(ctx, "duty-left", task(findingId, agencyId));
  await Agreement.rejoin(ctx, agencyId);
}

/** A decision that takes effect may name one that has closed since it was taken. */
export async function executorsClosed({ ctx }: Relay, e: Happened<"decision.effective">): Promise<void> {
  const { decisionId } = e.data;
  const { data } = await Meeting.loadDecision(ctx, decisionId);
  for (const { agencyId, heir } of await Meeting.closedIn(ctx, data))
    await (heir ? Meeting.succeed(ctx, decisionId, agencyId, heir) : orphaned(ctx, e, decisionId, agencyId));
}

/** Whoever goes on is asked and told; what was late of the one that has closed is nobody's any more. */
export async function handedOver({ ctx }: Relay, e: Happened<"decision.handed-over">): Promise<void> {
  const { decisionId, from, to } = e.data;
  const decision = await Meeting.askAnew(ctx, decisionId);
  await Inbox.closeTask(ctx, "duty-left", task(decisionId, from));
  for (const { agencyId, obligationId } of decision.executions ?? [])
    if (agencyId === from) await Inbox.closeTask(ctx, "decision-overdue", obligationId);
  if (decision.effectiveOn && decision.status !== "withdrawn")
    await Meeting.noticeExecutors(ctx, e.eventId, { ...decision, executors: [to] }, "taken");
}

/** Asked of nobody any more. */
export async function notAsked({ ctx }: Pick<Relay, "ctx">, decisionId: DecisionId): Promise<void> {
  const { executors = [] } = (await Meeting.loadDecision(ctx, decisionId)).data;
  for (const agencyId of executors) await Inbox.closeTask(ctx, "duty-left", task(decisionId, agencyId));
}
