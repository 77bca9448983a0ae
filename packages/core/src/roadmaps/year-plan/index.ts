export { attendPlans } from "./attend.actions.ts";
export { daysOf, daysOfAgency, mustSteer, type PlanDay } from "./calendar.actions.ts";
export { draftFrom } from "./drafting.actions.ts";
export {
  add as addEntry,
  change as changeEntry,
  get as getEntry,
  list as listEntries,
  restore as restoreEntry,
  strike as strikeEntry,
} from "./entry.actions.ts";
export * from "./entry.ts";
export { type PlanFormat, planFileType, planFormats, print } from "./print.actions.ts";
export { PlansPage, RespondPlans, respondPlans } from "./respond.actions.ts";
export { setResult as setEntryResult } from "./result.actions.ts";
export { boundBy, leftBy, type ToldPlan, toldOf, type WhyTold } from "./told.actions.ts";
export { amend, approve, begin, find, get, refresh, withdraw } from "./year-plan.actions.ts";
export type * from "./year-plan.events.ts";
export * from "./year-plan.ts";
