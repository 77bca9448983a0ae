import type { ChildId, Ctx, EventId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import { followAccompaniments, runningOf } from "../../routes/accompaniment/attend.actions.ts";
import { placementsOf } from "../../routes/employment/employment.store.ts";
import { follow } from "../../routes/employment/follow.actions.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { followPapers } from "../../routes/family-paper/attend.actions.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import { list as instrumentsOf } from "../../routes/instrument/instrument.store.ts";
import { othersOn, routesWithSteps } from "../../routes/merging/hangs.ts";
import * as Merging from "../../routes/merging/index.ts";
import { followRequests } from "../../routes/request/attend.actions.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { carryTasks, endTasks } from "../inbox/carry.actions.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { authorityChanged } from "./handovers.ts";
import { openStepsOf } from "./open-steps.ts";

type Carried = Happened<"child.merged" | "child.unmerged" | "child.split">;

/**
 * Consents and routes came together or went apart: a step whose agency may hear of it goes on, another rests. What was told of
 * either card just before is made good by this too. Tasks about what went go with it.
 */
export async function carried(r: Relay, event: Carried): Promise<void> {
  const { childId, otherId, mergingId } = event.data;
  const { eventId } = event;
  for (const id of [childId, otherId]) await Handover.rehang(r.ctx, id);
  const merging = await Merging.load(r.ctx, mergingId);
  if (await choseBirthday(r.ctx, merging))
    for (const id of merging.kind === "unmerge" ? [childId, otherId] : [childId])
      await followBirthday(r.ctx, id, eventId);
  else if (await cameExpected(r.ctx, merging)) await Handover.refitAge(r.ctx, childId, eventId);
  for (const id of [childId, otherId]) await authorityChanged(r, id);
  for (const id of [childId, otherId]) await follow(r.ctx, id);
  for (const id of [childId, otherId]) {
    await followAccompaniments(r.ctx, id);
    await tellDoubled(r, id, event);
  }
  for (const id of [childId, otherId]) {
    await followRequests(r.ctx, id);
    await followPapers(r.ctx, id);
  }
  const { followPeers } = await import("../../people/peer/attend.actions.ts");
  for (const id of [childId, otherId]) await followPeers(r.ctx, id);
  for (const id of [childId, otherId]) await Handover.withdrawStale(r.ctx, id, eventId);
  // A route that came from another municipality is handed over as that of a child who moved.
  for (const id of [childId, otherId]) await Handover.proposeMove(r.ctx, id, eventId);
  const open = await Promise.all([childId, otherId].map((id) => Route.openRouteOf(r.ctx, id)));
  for (const routeId of open.filter((id) => id !== undefined))
    for await (const step of openStepsOf(r, routeId))
      await (Step.isWithheld(step) ? Step.wakeUp(r.ctx, step) : Step.withholdUnlessAllowed(r.ctx, step));
  const { consents, instruments, routes, others } = merging.carried;
  const apart = subjectsIn(others);
  const steps = (await routesWithSteps(r.ctx, merging.to))
    .filter(({ route }) => routes.includes(route.routeId))
    .flatMap((one) => one.steps.map(({ stepId }) => stepId));
  // Of a card that goes on beside the other, what is asked about the child itself stays with it, but for what is about that which went.
  const goes = ({ routeId, dispute }: Inbox.Task) =>
    merging.kind === "merge" ||
    (routeId !== undefined && routes.includes(routeId)) ||
    (dispute !== undefined && consents.includes(dispute.withdrawnConsentId));
  if (merging.kind === "merge") await Enrolment.joinDoubles(r.ctx, merging.to, merging);
  if (merging.kind === "unmerge") await Enrolment.partDoubles(r.ctx, [childId, otherId], merging.undoes);
  const placements = (await placementsOf(r.ctx, merging.to)).map(({ data }) => data.placementId);
  const subjects = [merging.from, ...instruments, ...steps, ...placements, ...apart];
  await carryTasks(r.ctx, merging, subjects, goes);
  await tellNotReopened(r, event, await Merging.reopenEnded(r.ctx, merging));
}

/** What is kept with a card and has tasks of its own. */
const subjectsIn = (places: readonly string[]): string[] =>
  places.flatMap((sk) => /^(?:ENROLMENT|APPOINTMENT|ACCOMPANIMENT|REQUEST|PEER|PAPER)#(.+)$/.exec(sk)?.[1] ?? []);

/** Of a child who was erased nobody has anything to see to any more: whoever wanted to could not open the card. */
export async function erased({ ctx }: Pick<Relay, "ctx">, { data: { childId, erasureId } }: Happened<"child.erased">) {
  const instruments = (await instrumentsOf(ctx, childId)).map(({ data }) => data.instrumentId);
  const placements = (await placementsOf(ctx, childId)).map(({ data }) => data.placementId);
  const apart = subjectsIn(await othersOn(ctx, childId));
  await endTasks(ctx, [erasureId, childId, ...instruments, ...placements, ...apart]);
}

/** Both cards had a curator: which of them goes on is a person's to say, and the task ends with one of the two, or with the merge. */
async function tellDoubled({ ctx }: Pick<Relay, "ctx">, childId: ChildId, event: { eventId: EventId }): Promise<void> {
  const running = await runningOf(ctx, childId);
  const [, second] = running;
  if (!second) return Inbox.closeTask(ctx, "accompaniment-doubled", childId);
  const { accompanimentId, agencyId, municipality } = second;
  await Inbox.openTask(ctx, event, "accompaniment-doubled", childId, {
    accompanimentId,
    childId,
    agencyId,
    municipality,
  });
}

/** Whether what was carried came from a family that still expected this child: its route was meant for the time before. */
const cameExpected = async (ctx: Ctx, { kind, from }: Merging.Merging): Promise<boolean> =>
  kind === "merge" && (await Child.load(ctx, from)).record.expected === true;

/** Whether the card has, or had, the other one's day of birth by this. */
async function choseBirthday(ctx: Ctx, merging: Merging.Merging): Promise<boolean> {
  const merge = merging.kind === "unmerge" ? await Merging.load(ctx, merging.undoes) : merging;
  return merge.kind === "merge" && merge.choose["person.birthDate"] === "other";
}

/** What is counted from the day of birth follows at once. */
async function followBirthday(ctx: Ctx, childId: ChildId, cause: string): Promise<void> {
  await Consent.endConsents(ctx, childId, "all");
  await Instrument.followBirthday(ctx, childId);
  await Handover.refitAge(ctx, childId, cause);
}

async function tellNotReopened(
  { ctx }: Relay,
  event: Carried,
  left: Awaited<ReturnType<typeof Merging.reopenEnded>>,
): Promise<void> {
  if (!left) return;
  const { routeId, childId, municipality } = left.route;
  const about = { routeId, childId, municipality, because: left.because };
  await Inbox.openTask(ctx, event, "route-not-reopened", routeId, about);
}
