import type { AgencyId, DomainEvent } from "../../ground/shared/index.ts";
import type * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import type { Relay } from "./deps.ts";
import { isToldBySystem } from "./tell.ts";

type StepEvent = DomainEvent<string, Step.StepRef>;

/**
 * An organisation that has been asked hears that its work has ended, or that its answer was put right: with all else of that kind
 * in one letter within a quarter of an hour of working time, so that the end of a route is not as many letters as it had steps.
 */
async function collectEnded(
  r: Relay,
  event: StepEvent,
  { agencyId, assignment, how }: { agencyId: AgencyId; assignment: number; how: Digest.EndedItem["how"] },
): Promise<void> {
  if (await isToldBySystem(r, agencyId, event)) return;
  const { stepId: ended } = event.data;
  await Digest.collect(r.ctx, { agencyId }, { ended, assignment, how, at: event.at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
}

export async function tellCancelled(r: Relay, e: StepEvent & { data: { wasAsked?: boolean } }): Promise<void> {
  const { agencyId, assignment, wasAsked } = e.data;
  if (wasAsked) await collectEnded(r, e, { agencyId, assignment, how: "cancelled" });
}

export async function tellReassigned(
  r: Relay,
  e: StepEvent & { data: { from: AgencyId; wasAsked?: boolean } },
): Promise<void> {
  const { from, assignment, wasAsked } = e.data;
  if (wasAsked) await collectEnded(r, e, { agencyId: from, assignment: assignment - 1, how: "reassigned" });
}

export async function tellCorrected(r: Relay, e: StepEvent): Promise<void> {
  const { agencyId, assignment } = e.data;
  await collectEnded(r, e, { agencyId, assignment, how: "corrected" });
}
