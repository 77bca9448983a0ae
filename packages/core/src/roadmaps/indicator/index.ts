export {
  type CarriedBetween,
  countCarried,
  countChild,
  countEnds,
  countEnrolment,
  countInstrument,
  countMoved,
  countPlacement,
  countResources,
  countResult,
  countRoute,
  countSeeker,
  countStep,
  countUnconsulted,
} from "./count.actions.ts";
export { type Behind, type BehindPage, drill } from "./drill.actions.ts";
export { endConsents } from "./ended.actions.ts";
export { type DaysAhead, type Ending, ending, endingOfRoutes } from "./ending.ts";
export { type AgeGroup, ageGroups, type ChildrenRow, type Computed, computed } from "./figures.ts";
export * from "./indicator.ts";
export { compare, type Disagreement, rebuild } from "./rebuild.actions.ts";
export { setTargets, Targets, targetsOf } from "./targets.ts";
export { type Waits, waits } from "./waits.ts";
