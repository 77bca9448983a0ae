import type { ChildId, DomainEvent } from "../../../ground/shared/index.ts";
import * as Child from "../../../people/child/index.ts";
import * as Execution from "../../../routes/execution/index.ts";
import * as Route from "../../../routes/route/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import { reviseFor } from "../failed.ts";
import { cameLate, paperCameLate, paperRedated } from "../reports.ts";
import { tellCoordinator } from "../tell.ts";
import { askWhom } from "../unassigned.ts";
import { consentEnded, consentGiven, consentWithdrawn } from "../withheld.ts";

/** Consents, papers and results. */
export const effects: Effects = {
  "consent.withdrawn": consentWithdrawn,
  "consent.ended": consentEnded,
  "consent.given": consentGiven,
  "instrument.recorded": instrumentRecorded,
  "instrument.services-set": ({ ctx }, e) => Route.followServices(ctx, e.data.childId, e.data),
  "instrument.disagreed": familyDisagreed,
  "instrument.agreed": ({ ctx }, e) => Inbox.closeTask(ctx, "family-disagrees", e.data.instrumentId),
  "instrument.corrected": async (r, e) => {
    await Execution.remindOfReport(r.ctx, e.data.childId, e.data.instrumentId);
    await paperRedated(r, e);
  },
  "result.recorded": async (r, e) => {
    await reviseFor(r, e);
    if (e.data.late) await cameLate(r.ctx, e.data.late, e.data.resultId, "results");
  },
  "result.corrected": reviseFor,
  "result.withdrawn": reviseFor,
  "execution.report-due": ({ ctx }, e) => {
    const { childId, instrumentId, municipality } = e.data;
    return Inbox.openTask(ctx, e, "execution-report", instrumentId, { childId, instrumentId, municipality });
  },
  "execution.reported": ({ ctx }, e) => Inbox.closeTask(ctx, "execution-report", e.data.instrumentId),
};

/** A new instrument's measures join the child's running route; of those that it has no more the coordinator is told. */
async function instrumentRecorded(r: Relay, e: Happened<"instrument.recorded">): Promise<void> {
  await Route.settleRenewal(r.ctx, e.data.childId, e.data.instrumentId);
  const joined = await Route.joinMeasures(r.ctx, e.data.childId);
  if (joined?.unassigned) await askWhom(r, withRoute(e, joined.routeId));
  if (e.data.kind === "ipra") await Execution.remindOfReport(r.ctx, e.data.childId, e.data.instrumentId);
  if (e.data.supersedes) await Inbox.closeTask(r.ctx, "execution-report", e.data.supersedes);
  if (joined?.dropped) await tellCoordinator(r, withRoute(e, joined.routeId), "measures-dropped", joined.dropped);
  await paperCameLate(r, e);
}

/** A family's «no» to a paper waits for a coordinator until it is answered, or the family agrees. */
async function familyDisagreed({ ctx }: Relay, e: Happened<"instrument.disagreed">): Promise<void> {
  const { childId, instrumentId } = e.data;
  const { municipality } = (await Child.load(ctx, childId)).record;
  await Inbox.openTask(ctx, e, "family-disagrees", instrumentId, { childId, instrumentId, municipality });
}

const withRoute = (e: DomainEvent<string, { childId: ChildId }>, routeId: Route.Route["routeId"]) => ({
  ...e,
  data: { routeId, childId: e.data.childId },
});
