export type { OpenDocument, OpenProgramme } from "./approved.open.ts";
export { askBelow, leaveOfAgency, libraryNews } from "./attend.actions.ts";
export { collection, collections } from "./collection.document.ts";
export {
  correct,
  find,
  get,
  isPractice,
  type LibraryQuery,
  mustBeMethods,
  propose,
  publish,
  review,
  withdraw,
} from "./library.actions.ts";
export type * from "./library.events.ts";
export * from "./library.open.ts";
export { load } from "./library.store.ts";
export * from "./library.ts";
export { kindWords, levelWords } from "./library.words.ts";
export { addFile, materialsIn, readFile, readFileOpenly, removeFile } from "./material.actions.ts";
export { proposePractice } from "./practice.actions.ts";
export * from "./respond.actions.ts";
