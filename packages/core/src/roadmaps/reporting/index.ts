export { DeadlinesView, deadlines, MonthId } from "./deadlines.actions.ts";
export { Early } from "./early.ts";
export { extend } from "./extend.actions.ts";
export { type FeedOf, feed, issueFeed, revokeFeed } from "./feed.actions.ts";
export { followRoadmaps } from "./follow.actions.ts";
export { lockDay } from "./freezing.ts";
export { correct, handOver, lock, Unlock, unlock } from "./lock.actions.ts";
export { restartLost } from "./lost.actions.ts";
export {
  aggregate,
  attendLater,
  conclude,
  openBegun,
  type PeriodCall,
  registerWait,
  restart,
  tick,
} from "./machine.actions.ts";
export { milestonesOf, type PeriodMilestone } from "./milestones.ts";
export { noticeDue, remindAll } from "./notices.actions.ts";
export { ReporterView, reporterStandings, reporters } from "./reporters.actions.ts";
export { collect, get, list, open, takingOn } from "./reporting.actions.ts";
export { form, owing, type ReportsView, RespondReports, respondReports, submitForm } from "./respond.actions.ts";
