export { signedIn } from "./account.actions.ts";
export { exchange, sheet } from "./code.actions.ts";
export { contactOf } from "./contact.ts";
export { forgetDeparted } from "./departed.ts";
export { change, find, formAndShow, get, load } from "./family.actions.ts";
export type * from "./family.events.ts";
export { visible } from "./family.scope.ts";
export * from "./family.ts";
export { forget } from "./forget.actions.ts";
export { ofChild } from "./form.actions.ts";
export { actsFor, type Household, householdOf, isWelcome, mayCome } from "./household.ts";
export {
  endLetters,
  endLinks,
  invite,
  linkLasts,
  memberOf,
  openQuiet,
  quietTokenOf,
  renew,
  revokeLinks,
  type Speaking,
  tokenOf,
} from "./links.actions.ts";
export { beginLetter, keepNews, type Letter, lastLetter, waitingNews } from "./news.store.ts";
export * from "./news.ts";
export { clearReturned, type Returned, returnedFrom } from "./reach.ts";
export { printSheet } from "./sheet.document.ts";
export { speaking } from "./speaking.actions.ts";
export { wards, wardToken } from "./wards.actions.ts";
export { RespondWards, respondWards, WardsPage } from "./wards.respond.ts";
export { membersOf, readingOf, takesTexts, wish } from "./wish.actions.ts";
