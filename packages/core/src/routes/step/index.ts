export * from "./again.actions.ts";
export { comesToTheSame } from "./again.decide.ts";
export * from "./answer.actions.ts";
export { Candidate, candidates } from "./candidates.actions.ts";
export { create } from "./create.actions.ts";
export { dueOf } from "./due.ts";
export * from "./link.ts";
export { RevokeLink, renewLinkSince, revokeLink } from "./links.actions.ts";
export { registerWait, restart, type StepCall, tick } from "./machine.actions.ts";
export { type Milestone, nextMilestone } from "./milestones.ts";
export { place, placeAll, placeNumbers } from "./place.actions.ts";
export { recount as recounted } from "./recount.decide.ts";
export { dropByPlan, giveByPlan, recount, replan, returnWithRoute } from "./replan.actions.ts";
export { type Beside, byLink, Respond, respond } from "./respond.actions.ts";
export { RespondView } from "./respond.view.ts";
export * from "./step.actions.ts";
export { causeTexts, resultTexts } from "./step.cause.ts";
export type { Revision, StepEvent, StepEventData, StepEventType, StepRef } from "./step.events.ts";
export { find, type StepQuery, toldOf } from "./step.find.ts";
export { awaitsAnswer, mayDo, takesLinks } from "./step.may.ts";
export { daysWithoutAnswer } from "./step.orders.ts";
export {
  agencySteps,
  isPlaced,
  load,
  loadMany,
  readMany,
  routePartition,
  type StepAt,
  tenantSteps,
  waitingSteps,
} from "./step.store.ts";
export * from "./step.ts";
export { Whom, whom } from "./whom.actions.ts";
