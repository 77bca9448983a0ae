export * from "./fields.ts";
export * from "./fold.ts";
export * from "./identity.ts";
export * from "./names.ts";
export * from "./note.ts";
export * from "./subject.ts";
