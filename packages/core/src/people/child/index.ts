export { ageOn, birthdayOf, turnsAge, yearsOn } from "./age.ts";
export {
  type AuthorityEnd,
  authorityEnds,
  endingAuthorities,
  placeAuthorities,
} from "./authority.places.ts";
export { Authority, actingOn, relations } from "./authority.ts";
export { type ChildCard, get, type NamedChild, named, readRecord, register, type Who, whoIs } from "./child.actions.ts";
export { adultAt } from "./child.decide.ts";
export type * from "./child.events.ts";
export {
  type ChildAt,
  governed,
  heirsOf,
  isGoverned,
  isOwn,
  load,
  mustBeBorn,
  mustBeHere,
  mustBeSettled,
  mustBeThere,
  mustGovern,
  mustStand,
  standing,
  visible,
} from "./child.scope.ts";
export { keyOf, unchanged } from "./child.store.ts";
export * from "./child.ts";
export { expect, expectedOnes } from "./expected.actions.ts";
export { type Expected, NewExpected } from "./expected.ts";
export { type ChildQuery, type ChildSummary, find, summariesOf } from "./find.actions.ts";
export { type ImportResult, importRows } from "./import.actions.ts";
export { duplicates, type PairShown, pair, TellApart, tellApart } from "./pairs.actions.ts";
export { type Pair, pairStatuses } from "./pairs.store.ts";
export { patch } from "./patch.actions.ts";
export { placeChildren } from "./place.actions.ts";
export { isSnils } from "./snils.ts";
export { indexAnew } from "./upkeep.actions.ts";
