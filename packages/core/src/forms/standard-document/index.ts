export { type FieldKey, fieldOf, isField, type ListKey } from "./catalogue.ts";
export { type DocumentContent, isName, placesOf } from "./content.ts";
export { type Decline, documentOf, type Facts, fill, inFull, isKnown, kindOf, type Named } from "./fill.ts";
export { ImportStandard, importDocx } from "./import.actions.ts";
export { type AnyKey, type Case, caseWords } from "./placeholder.ts";
export { print, printedAs } from "./print.actions.ts";
export {
  approve,
  catalogue,
  draft,
  editions,
  find,
  get,
  inForce,
  retire,
  revise,
} from "./standard-document.actions.ts";
export type * from "./standard-document.events.ts";
export * from "./standard-document.ts";
