// A door of its own: what everybody's pages are made of, without what staff, organisations and figures need (decision 0267). Files behind it
// ask other rooms by the file as well.
export * from "../directory.ts";
export { ageKeys, consentEdition, type EnquiryKind, enquiryKinds } from "../enquiry.ts";
export * from "../hsds.ts";
export { type Day, days, type Listing } from "../listing.ts";
export { accessWords, dayWords, kindTitles } from "../navigator.words.ts";
export { longestQuery } from "../search.ts";
export { always, milestones, signsSource } from "../signs.ts";
export * from "../worries.ts";
