import * as Round from "../../../forms/round/index.ts";
import type { AgencyId, ChildId, Ctx } from "../../../ground/shared/index.ts";
import { isEnded } from "../../../routes/enrolment/enrolment.ts";
import { ofChild as enrolmentsOf } from "../../../routes/enrolment/find.actions.ts";
import { openRouteOf } from "../../../routes/route/route.store.ts";
import * as Digest from "../../digest/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import { openStepsOf } from "../open-steps.ts";

/** Organisations that have an open step of the child's, or work with it. */
async function providersOf(ctx: Ctx, childId: ChildId): Promise<AgencyId[]> {
  const [routeId, enrolments] = await Promise.all([openRouteOf(ctx, childId), enrolmentsOf(ctx, childId)]);
  const all = enrolments.filter((one) => !isEnded(one)).map(({ agencyId }) => agencyId);
  if (routeId) for await (const { agencyId } of openStepsOf({ ctx }, routeId)) all.push(agencyId);
  return [...new Set(all)].toSorted();
}

/** A piece of an errand; organisations of it have what they are asked in their digest. */
async function work(r: Relay, at: string, piece: Round.Piece): Promise<void> {
  let isTold = false;
  await Round.work(r.ctx, piece, {
    providersOf,
    tellAgency: async (agencyId, responseId) => {
      isTold = true;
      await Digest.collect(r.ctx, { agencyId }, { round: piece.roundId, responseId, at });
    },
  });
  if (isTold) await Digest.wakeForDigest(r.ctx, r.workflows);
}

/** Rounds: whom they ask is gone through piece by piece, and what they come to is somebody's task. */
export const effects: Effects = {
  "round.opened": (r, { at, data: { roundId } }) => work(r, at, { roundId, errand: "invite", on: "first", piece: 0 }),
  // Opened again, it asks whom it has not asked yet.
  "round.extended": async (r, { at, data: { roundId }, eventId }) => {
    await Inbox.closeTask(r.ctx, "round-closed", roundId);
    await work(r, at, { roundId, errand: "invite", on: eventId, piece: 0 });
  },
  "round.reminding": (r, { at, data: { roundId, on } }) => work(r, at, { roundId, errand: "remind", on, piece: 0 }),
  "round.going-on": (r, { at, data: { roundId, errand, on, piece, from } }) =>
    work(r, at, { roundId, errand, on, piece, from }),
  "round.closed": ({ ctx }, e) => {
    const { roundId, municipality } = e.data;
    return Inbox.openTask(ctx, e, "round-closed", roundId, { roundId, municipality });
  },
  "round.finding-recorded": async (r, e) => {
    await openFinding(r, e);
    await tell(r, e, e.data.responsible);
  },
  // What is done is nobody's task; what is not stays one, or is again.
  "round.finding-result": async (r, e) => {
    const { findingId, status, own, responsible } = e.data;
    if (status === "done") {
      await Inbox.closeTask(r.ctx, "round-finding", findingId);
      await Inbox.closeTask(r.ctx, "duty-left", `${findingId}:${responsible}`);
    } else {
      await openFinding(r, e);
      if (!own) await tell(r, e, responsible);
    }
  },
  "round.finding-assigned": async (r, e) => {
    const { findingId, from, responsible } = e.data;
    await Inbox.closeTask(r.ctx, "duty-left", `${findingId}:${from}`);
    // Told again, its own task stays: closed, it would not open twice.
    const open = await Inbox.openTaskOf(r.ctx, "round-finding", findingId);
    if (open && !isAskedBy(e, open.taskId)) await Inbox.closeTask(r.ctx, "round-finding", findingId);
    await openFinding(r, e);
    for (const one of new Set([from, responsible])) await tell(r, e, one);
  },
};

type OfFinding = Happened<"round.finding-recorded" | "round.finding-result" | "round.finding-assigned">;

/** A task of the coordinators where whoever is responsible is. */
function openFinding({ ctx }: Relay, e: OfFinding): Promise<boolean> {
  const { roundId, findingId, municipality, responsible, dueOn: until } = e.data;
  const agencyId = Round.isAgency(responsible) ? responsible : undefined;
  return Inbox.openTask(ctx, e, "round-finding", findingId, { roundId, findingId, municipality, agencyId, until });
}

/** A task is named by the event that asks for it. */
const isAskedBy = ({ eventId }: OfFinding, taskId: string): boolean =>
  taskId.slice(taskId.indexOf("_")) === eventId.slice(eventId.indexOf("_"));

/** An organisation has it in its letter of the day. */
async function tell(r: Relay, { at, data: { findingId, roundId } }: OfFinding, who: string): Promise<void> {
  if (!Round.isAgency(who)) return;
  await Digest.collect(r.ctx, { agencyId: who }, { finding: findingId, roundId, at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
}
