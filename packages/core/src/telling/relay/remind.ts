import { localDay } from "../../ground/calendar/index.ts";
import type { DomainEvent } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import type { Relay } from "./deps.ts";
import { isToldBySystem, mayBeWrittenTo, tellAgency, tellCoordinator } from "./tell.ts";

type StepEvent = DomainEvent<string, Step.StepRef>;

/** A reminder joins the organisation's digest of the day; its own system, where it has one, hears of it at once. */
export async function remindAgency(r: Relay, event: StepEvent, why: Digest.Why): Promise<void> {
  const { ctx } = r;
  const { data: step } = await Step.load(ctx, event.data);
  const { agencyId, stepId, assignment } = step;
  if (assignment !== event.data.assignment || !mayBeWrittenTo(step, "reminder")) return;
  if (await isToldBySystem(r, agencyId, event)) return;
  await Digest.collect(ctx, { agencyId }, { stepId, assignment, why, at: event.at });
  await Digest.wakeForDigest(ctx, r.workflows);
}

/**
 * The first escalation of a step is told at once, unless the organisation was told of another one that day: then, and every
 * later week, it joins the digest. Told, not flooded.
 */
export async function escalateToAgency(r: Relay, event: StepEvent & { data: { count: number } }): Promise<void> {
  const { agencyId, count } = event.data;
  const first = count === 1 && (await Digest.isFirst(r.ctx, { agencyId }, "escalation", await today(r), event.eventId));
  if (first || r.evenIfWebhook) await tellAgency(r, event, "escalation");
  else await remindAgency(r, event, "escalation");
}

/** The coordinator likewise: the day's first escalation by itself, the others together. */
export async function escalateToCoordinator(r: Relay, event: StepEvent, count: number): Promise<void> {
  const { data: step } = await Step.load(r.ctx, event.data);
  const { municipality, stepId, assignment } = step;
  if (await Digest.isFirst(r.ctx, { municipality }, "escalated", await today(r), event.eventId))
    await tellCoordinator(r, event, "escalated", count);
  else {
    await Digest.collect(r.ctx, { municipality }, { stepId, assignment, why: "escalation", at: event.at });
    await Digest.wakeForDigest(r.ctx, r.workflows);
  }
}

/** A step that rests past its due date stands in the coordinator's digest: its organisation is not reminded meanwhile. */
export const collectHold = (r: Relay, event: StepEvent): Promise<void> => collectFor(r, event, "hold-overdue");

/** A late answer is news, not an alarm: it joins the coordinator's digest. */
export const collectLateAnswer = (r: Relay, event: StepEvent): Promise<void> => collectFor(r, event, "late-answer");

async function collectFor({ ctx, workflows }: Relay, event: StepEvent, why: Digest.Why): Promise<void> {
  const { municipality, stepId, assignment } = (await Step.load(ctx, event.data)).data;
  await Digest.collect(ctx, { municipality }, { stepId, assignment, why, at: event.at });
  await Digest.wakeForDigest(ctx, workflows);
}

const today = async ({ ctx }: Relay): Promise<string> => localDay(ctx.now(), (await Tenant.load(ctx)).zone).toString();
