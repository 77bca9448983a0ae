import {
  type AgencyId,
  type Ctx,
  type HandoverId,
  type RouteId,
  type StepId,
  unlessRefused,
} from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Appointment from "../appointment/index.ts";
import * as Enrolment from "../enrolment/index.ts";
import { handOn } from "../route/hand-on.actions.ts";
import { move as moveRoute, reassignPlan } from "../route/move.actions.ts";
import * as routes from "../route/route.store.ts";
import { move as moveStep } from "../step/move.actions.ts";
import { give } from "../step/step.actions.ts";
import { isConcluded } from "../step/step.ts";
import * as store from "./handover.store.ts";
import { attachmentKinds, type Handover } from "./handover.ts";
import { openWork } from "./open-work.ts";

type AcceptedHandover = Extract<Handover, { status: "accepted" }>;

/**
 * Does what was accepted. Each part looks at the record as it is now, so that it may break off anywhere and be done again: what is
 * done already stays, what was settled meanwhile is left in peace.
 */
export async function carryOut(ctx: Ctx, handoverId: HandoverId): Promise<void> {
  const { data } = await store.load(ctx, handoverId);
  if (data.status !== "accepted") return;
  const { kind, routeId } = data;
  if (kind === "age") return routeId && handOn(ctx, routeId, data.accepted.template);
  if (routeId) await passSteps(ctx, routeId, new Map(data.accepted.choices.map((one) => [one.stepId, one.agencyId])));
  if (kind === "municipality") {
    if (routeId) await moveAll(ctx, routeId, data.municipality);
    await Enrolment.moveAll(ctx, data.childId, data.municipality);
    await Appointment.moveAll(ctx, data.childId, data.municipality);
  }
  if (kind === "organisation") await replaceInCard(ctx, data);
}

async function passSteps(ctx: Ctx, routeId: RouteId, chosen: ReadonlyMap<StepId, AgencyId>): Promise<void> {
  if (chosen.size === 0) return;
  const { work } = await openWork(ctx, routeId);
  const ahead = work.filter(({ step, stepId }) => !step && chosen.has(stepId));
  await reassignPlan(ctx, routeId, new Map(ahead.map(({ stepId }) => [stepId, chosen.get(stepId)!])));
  for (const { step, stepId } of work) {
    const agencyId = chosen.get(stepId);
    // It may have been settled, and the organisation closed, since that was accepted: then a person has it in the inbox.
    if (step && agencyId) await unlessRefused(() => give(ctx, stepId, { agencyId }));
  }
}

/** The municipality that keeps the route from now on: its coordinators are told, and see it in their day. */
async function moveAll(ctx: Ctx, routeId: RouteId, municipality: string): Promise<void> {
  await moveRoute(ctx, routeId, municipality);
  const { data: route } = await routes.load(ctx, routeId);
  // Also those that are settled and to be decided about.
  for (const step of route.status === "open" ? (await routes.madeSteps(ctx, routeId)).values() : [])
    if (!isConcluded(step)) await moveStep(ctx, step, municipality);
}

async function replaceInCard(ctx: Ctx, { childId, from, accepted }: AcceptedHandover): Promise<void> {
  const { record } = await Child.load(ctx, childId);
  const places = attachmentKinds.filter((kind) => record.attachments[kind] === from.agencyId);
  if (!accepted.attachment || places.length === 0) return;
  const attachments = Object.fromEntries(places.map((kind) => [kind, accepted.attachment]));
  await Child.patch(ctx, childId, { attachments });
}
