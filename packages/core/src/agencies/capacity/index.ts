export { get, type Look, lookAt, saidBy, saidByMany, set } from "./capacity.actions.ts";
export * from "./capacity.ts";
export { CapacityPage, RespondCapacity, respondCapacity } from "./respond.actions.ts";
export {
  endedCounts,
  everyService,
  fewest,
  openCells,
  overdueOn,
  type Standing,
  standingCells,
  standingOf,
  standings,
} from "./standing.ts";
