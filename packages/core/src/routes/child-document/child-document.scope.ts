import * as Agency from "../../agencies/agency/index.ts";
import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import { consentMissing } from "../../people/disclosure/told.ts";
import * as enrolments from "../enrolment/enrolment.store.ts";
import * as routes from "../route/route.store.ts";
import type { ChildDocument } from "./child-document.ts";

/** Whoever works with a child's documents: the card, and what must still hold when something is told or written. */
export interface Work extends Child.ChildAt {
  /** The organisation, where it is one that asks. */
  agencyId?: AgencyId | undefined;
  guards: Write[];
}

/**
 * Staff whose business the child is; an organisation that has something to do for it, as far as consent covers what the document
 * tells beside who the child is. @throws Refusal consent.missing, child.merged, child.erased, not-found
 */
export async function mustWork(ctx: Ctx, childId: ChildId, tells: ChildDocument["dataClass"]): Promise<Work> {
  const { actor } = ctx;
  if (actor.kind !== "specialist") return { ...(await Child.governed(ctx, childId)), guards: [] };
  const agencyId = actor.agency;
  // Before anything else is said of the child.
  if (!(await servedBy(ctx, childId, agencyId))) throw notFound();
  const standing = await Child.standing(ctx, childId);
  if ((await Agency.load(ctx, agencyId)).agency.status === "closed") throw notFound();
  // One consent may cover both, and a transaction looks at a record once.
  const guards = new Map<string, Write>();
  for (const dataClass of new Set(["identity", tells] as const)) {
    const asked = { recipient: agencyId, purpose: "support-route", dataClass } as const;
    const answer = await Consent.allows(ctx, childId, asked);
    if (!answer.allowed) throw consentMissing(answer.reason);
    guards.set(answer.consentId, answer.guard);
  }
  return { ...standing, agencyId, guards: [...guards.values()] };
}

/** Whether an organisation has something to do for the child now: a step of the open route, or a programme. */
async function servedBy(ctx: Ctx, childId: ChildId, agencyId: AgencyId): Promise<boolean> {
  const routeId = await routes.openRouteOf(ctx, childId);
  const steps = routeId ? [...(await routes.madeSteps(ctx, routeId)).values()] : [];
  if (steps.some((step) => step.agencyId === agencyId && step.status !== "cancelled")) return true;
  const mine = (await enrolments.ofChild(ctx, childId)).filter(({ data }) => data.agencyId === agencyId);
  return mine.some(({ data }) => data.status !== "left");
}
