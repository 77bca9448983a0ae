export { attendAges, refitAge } from "./ages.actions.ts";
export { attendAuthorities, authorityDaysAhead } from "./authorities.actions.ts";
export { carryOut } from "./carry-out.actions.ts";
export { accept, acceptByConsent, decline } from "./handover.actions.ts";
export type * from "./handover.events.ts";
export { load } from "./handover.store.ts";
export * from "./handover.ts";
export {
  proposeMove,
  proposeOrganisation,
  proposeRepresentative,
  rehang,
  withdrawAll,
  withdrawOf,
} from "./propose.actions.ts";
export { withdrawStale } from "./stale.actions.ts";
export { passOn } from "./succession.actions.ts";
export { find, get, type HandoverQuery } from "./view.actions.ts";
