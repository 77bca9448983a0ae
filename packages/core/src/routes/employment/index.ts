export type * from "./employment.events.ts";
export { placementsOf, seekersOf, tenantPlacements, tenantSeekers } from "./employment.store.ts";
export { follow, forgetAll, stopLooking } from "./follow.actions.ts";
export { Match, matches } from "./match.actions.ts";
export {
  answerLook,
  attendLooks,
  end as endPlacement,
  find as findPlacements,
  get as getPlacement,
  place,
} from "./placement.actions.ts";
export * from "./placement.ts";
export { looksAsked, PlacementsPage, RespondPlacements, respondPlacements } from "./respond.actions.ts";
export {
  find as findSeekers,
  leave as leaveSeeking,
  listOf as listSeekers,
  register as registerSeeker,
} from "./seeker.actions.ts";
export * from "./seeker.ts";
