export { familyDocuments, familyFile, file, fill, get, list, voidDocument } from "./child-document.actions.ts";
export type * from "./child-document.events.ts";
export * from "./child-document.ts";
