export * from "./directory.ts";
export * from "./enquiry.actions.ts";
export * from "./enquiry.respond.ts";
export * from "./enquiry.ts";
export * from "./hsds.ts";
export {
  askForConfirmation,
  confirmationAsked,
  confirmListing,
  getListing,
  hideListing,
  setListing,
  showListing,
  touchGivers,
  touchListings,
} from "./listing.actions.ts";
export * from "./listing.respond.ts";
export * from "./listing.ts";
export type * from "./navigator.events.ts";
export { accessWords, dayWords, kindTitles } from "./navigator.words.ts";
export * from "./office.actions.ts";
export * from "./results.actions.ts";
export type { Shown } from "./results.ts";
export { longestQuery } from "./search.ts";
export { always, milestones, signsSource } from "./signs.ts";
export * from "./worries.ts";
