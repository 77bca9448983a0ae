import { isOfDecisions } from "../../../ground/calendar/index.ts";
import { make as makeReport } from "../../../roadmaps/report/documents.actions.ts";
import { revise } from "../../../roadmaps/report/freeze.actions.ts";
import * as Reporting from "../../../roadmaps/reporting/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import * as executions from "../executions.ts";
import { dueLater, municipalityOverdue, reportExtended, reportFileRemoved, reportReturned } from "../reports.ts";

const meetings = () => import("../meetings.ts");
/** A report that a decision asked for. */
async function follow(
  { ctx }: Relay,
  { period, obligationId }: Pick<Happened<"obligation.accepted">["data"], "period" | "obligationId">,
): Promise<void> {
  if (!isOfDecisions(period)) return;
  const { follow } = await import("../../../roadmaps/meeting/decision.actions.ts");
  await follow(ctx, obligationId);
}

/** Roadmaps, periods, and what organisations report. */
export const effects: Effects = {
  "roadmap.imported": ({ ctx, workflows }, e) => Reporting.followRoadmaps(ctx, workflows, e.data.byHand === true),
  "period.opened": async (r, e) => {
    await executions.startPeriod(r, e.data);
    await (await import("../resources.ts")).askForSheets(r, e);
  },
  "period.continued": (r, e) => executions.startPeriod(r, e.data),
  "period.locked": (r, e) => executions.answerPeriod(r, e.data),
  "period.unlocked": (r, e) => executions.startPeriod(r, e.data),
  "period.wait-answered": (r, e) => executions.answerPeriod(r, e.data),
  "municipality.reports-overdue": municipalityOverdue,
  "obligation.submitted": async (r, e) => {
    await dueLater(r, e);
    if (isOfDecisions(e.data.period)) await (await meetings()).decisionFollows(r, e);
    if (e.data.wished) await Inbox.closeTask(r.ctx, "extension-asked", e.data.obligationId);
  },
  "obligation.extended": async (r, e) => {
    await Inbox.closeTask(r.ctx, "extension-asked", e.data.obligationId);
    await reportExtended(r, e);
    await follow(r, e.data);
  },
  "obligation.file-removed": reportFileRemoved,
  "obligation.extension-asked": ({ ctx }, e) => {
    const { obligationId, agencyId } = e.data;
    return Inbox.openTask(ctx, e, "extension-asked", obligationId, { obligationId, agencyId });
  },
  "obligation.accepted": async (r, e) => {
    await dueLater(r, e);
    await follow(r, e.data);
  },
  "obligation.returned": async (r, e) => {
    await dueLater(r, e);
    await reportReturned(r, e);
    await follow(r, e.data);
  },
  // An executor has closed: the others carry the decision out, and nobody is called about what is asked no more.
  "obligation.withdrawn": async (r, e) => {
    if (isOfDecisions(e.data.period)) await (await meetings()).decisionFollows(r, e);
  },
  "obligation.restored": (r, e) => follow(r, e.data),
  // The action does it at once; this is for one that died between the correction and its revision.
  "obligation.corrected": ({ ctx }, e) => revise(ctx, e.data.period, { reasonId: e.data.reasonId }),
  "report.requested": ({ ctx }, e) => makeReport(ctx, e.data.reportId),
};
