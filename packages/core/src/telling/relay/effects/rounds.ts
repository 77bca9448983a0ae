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

type OfErrand = Happened<"round.opened" | "round.extended" | "round.reminding" | "round.going-on">;

/**
 * A piece of an errand; organisations of it have what they are asked in their digest. A round whose invitations have gone through all and
 * found nobody is somebody's task: its officer waits for answers that cannot come.
 */
async function work(r: Relay, e: OfErrand, piece: Round.Piece): Promise<void> {
  const { at } = e;
  let isTold = false;
  const goesOn = await Round.work(r.ctx, piece, {
    providersOf,
    tellAgency: async (agencyId, responseId) => {
      isTold = true;
      await Digest.collect(r.ctx, { agencyId }, { round: piece.roundId, responseId, at });
    },
  });
  if (isTold) await Digest.wakeForDigest(r.ctx, r.workflows);
  if (piece.errand === "invite" && !goesOn) await mindEmpty(r, e, piece.roundId);
}

async function mindEmpty({ ctx }: Relay, e: OfErrand, roundId: Round.Piece["roundId"]): Promise<void> {
  const { municipality } = e.data;
  if (await Round.asksNobody(ctx, roundId))
    await Inbox.openTask(ctx, e, "round-empty", roundId, { roundId, municipality });
  else await Inbox.closeTask(ctx, "round-empty", roundId);
}

/** Rounds: whom they ask is gone through piece by piece, and what they come to is somebody's task. */
export const effects: Effects = {
  "round.opened": (r, e) => work(r, e, { roundId: e.data.roundId, errand: "invite", on: "first", piece: 0 }),
  // Opened again, it asks whom it has not asked yet.
  "round.extended": async (r, e) => {
    const { roundId } = e.data;
    await Inbox.closeTask(r.ctx, "round-closed", roundId);
    await work(r, e, { roundId, errand: "invite", on: e.eventId, piece: 0 });
  },
  "round.reminding": (r, e) => work(r, e, { roundId: e.data.roundId, errand: "remind", on: e.data.on, piece: 0 }),
  "round.going-on": (r, e) => {
    const { roundId, errand, on, piece, from } = e.data;
    return work(r, e, { roundId, errand, on, piece, from });
  },
  "round.closed": async ({ ctx }, e) => {
    const { roundId, municipality } = e.data;
    await Inbox.closeTask(ctx, "round-empty", roundId);
    return Inbox.openTask(ctx, e, "round-closed", roundId, { roundId, municipality });
  },
  "round.finding-recorded": async (r, e) => {
    await openFinding(r, e);
    await tell(r, e, e.data.responsible);
  },
  "round.finding-reminding": (r, e) => tell(r, e, e.data.responsible),
  // Its day is over: a task of its own for the coordinators, beside the one that has stood since it was recorded.
  "round.finding-overdue": async (r, e) => {
    const { roundId, findingId, municipality, responsible, dueOn: until } = e.data;
    const agencyId = Round.isAgency(responsible) ? responsible : undefined;
    const of = { roundId, findingId, municipality, agencyId, until };
    await Inbox.openTask(r.ctx, e, "finding-overdue", findingId, of);
    await tell(r, e, responsible);
  },
  // What is done is nobody's task; what is not stays one, or is again.
  "round.finding-result": async (r, e) => {
    const { findingId, status, own, responsible } = e.data;
    if (status === "done") {
      await Inbox.closeTask(r.ctx, "round-finding", findingId);
      await Inbox.closeTask(r.ctx, "finding-overdue", findingId);
      await Inbox.closeTask(r.ctx, "duty-left", `${findingId}:${responsible}`);
    } else {
      await openFinding(r, e);
      if (!own) await tell(r, e, responsible);
    }
  },
  "round.finding-assigned": async (r, e) => {
    const { findingId, from, responsible } = e.data;
    await Inbox.closeTask(r.ctx, "finding-overdue", findingId);
    await Inbox.closeTask(r.ctx, "duty-left", `${findingId}:${from}`);
    // Told again, its own task stays: closed, it would not open twice.
    const open = await Inbox.openTaskOf(r.ctx, "round-finding", findingId);
    if (open && !isAskedBy(e, open.taskId)) await Inbox.closeTask(r.ctx, "round-finding", findingId);
    await openFinding(r, e);
    for (const one of new Set([from, responsible])) await tell(r, e, one);
  },
};

type OfFinding = Happened<
  | "round.finding-recorded"
  | "round.finding-reminding"
  | "round.finding-overdue"
  | "round.finding-result"
  | "round.finding-assigned"
>;

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
