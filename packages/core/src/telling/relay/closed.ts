import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, Ctx, DomainEvent, Page, Stored } from "../../ground/shared/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/** What a closed organisation had is a coordinator's to give to others, child by child, unless somebody succeeds it. */
export async function agencyClosed(r: Relay, e: Happened<"agency.closed">): Promise<void> {
  const { agencyId } = e.data;
  const { agency } = await Agency.load(r.ctx, agencyId);
  if (agency.status === "closed" && !agency.successorId) await pass(r, { ...e, data: { agencyId, part: "steps" } });
}

export const agencySucceeded = (r: Relay, e: Happened<"agency.succeeded">): Promise<void> =>
  goOn(r, { ...e, data: { ...e.data, part: "steps" } });

export const successionContinued = (r: Relay, e: Happened<"succession.continued">): Promise<void> => goOn(r, e);

/** The next piece, unless the organisation works again, or has another successor: then its walk is over. */
async function goOn(r: Relay, e: DomainEvent<string, Handover.SuccessionPlace>): Promise<void> {
  const { agency } = await Agency.load(r.ctx, e.data.agencyId);
  if (agency.status === "closed" && agency.successorId === e.data.successorId) await pass(r, e);
}

async function pass(r: Relay, e: DomainEvent<string, Handover.SuccessionPlace>): Promise<void> {
  const { ctx, workflows } = r;
  const { agencyId } = e.data;
  const { closedOn = "" } = (await Agency.load(ctx, agencyId)).agency;
  const { heirId, servesAlike, steps, found } = await Handover.passOn(ctx, e.data, closedOn);
  // A successor of another kind takes the children, and not what it cannot do.
  if (!heirId || (!servesAlike && e.data.part !== "children")) {
    if (found) await Inbox.openTask(ctx, e, "agency-closed", agencyId, { agencyId });
    return;
  }
  if (!servesAlike) return;
  await Inbox.closeTask(ctx, "agency-closed", agencyId);
  // One letter for all that it has got, and not one for each step.
  const told = steps.filter((step) => Step.isTold(step));
  for (const { stepId, assignment } of told)
    await Digest.collect(ctx, { agencyId: heirId }, { stepId, assignment, why: "inherited", at: e.at });
  if (told.length > 0) await Digest.wakeForDigest(ctx, workflows);
}

/** It works again: nobody needs to take what it has. */
export async function agencyReopened({ ctx }: Relay, { data }: Happened<"agency.reopened">): Promise<void> {
  await Inbox.closeTask(ctx, "agency-closed", data.agencyId);
  await Handover.withdrawOf(ctx, data.agencyId);
  for (const step of await openWith(ctx, data.agencyId)) if (Step.isOrphaned(step)) await Step.wakeUp(ctx, step);
}

/** All before any is woken: what wakes changes its place. */
async function openWith(ctx: Ctx, agencyId: AgencyId): Promise<Step.Step[]> {
  const found: Step.Step[] = [];
  let from: string | undefined;
  do {
    const pk = Step.agencySteps(ctx.tenant, agencyId);
    const page: Page<Stored<Step.Step>> = await ctx.bank.find("gsi1", pk, { prefix: "open#" }, { limit: 200, from });
    found.push(...page.items.map(({ data }) => data));
    from = page.next;
  } while (from);
  return found;
}

/** A request that would have gone to a closed organisation: with all else that it has, it is a coordinator's to give to another. */
export async function stepOrphaned({ ctx }: Relay, e: DomainEvent<string, Step.StepRef>): Promise<void> {
  const { agencyId, childId } = e.data;
  await Inbox.openTask(ctx, e, "agency-closed", agencyId, { agencyId });
  await Handover.proposeOrganisation(ctx, childId, agencyId, e.eventId);
}
