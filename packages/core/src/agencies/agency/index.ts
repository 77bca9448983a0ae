export * from "./agency.actions.ts";
export { worksOn } from "./agency.decide.ts";
export { Directory, directory } from "./agency.directory.ts";
export type * from "./agency.events.ts";
export { type AgencyMention, mustBeKnown } from "./agency.known.ts";
export {
  epochFor,
  isOfEpoch,
  linkEpoch,
  linkUses,
  noteUse,
  ownLinks,
  RevokeLinks,
  revokeLinks,
  speaking,
  spokenFor,
} from "./agency.links.ts";
export { ownOf, pickSole } from "./agency.pick.ts";
export { byIds, keyOf, namesOf } from "./agency.store.ts";
export { addSystem, removeSystem, System, systemOf, systems } from "./agency.systems.ts";
export * from "./agency.ts";
export { kindWords } from "./agency.words.ts";
export { indexNames } from "./alike.ts";
