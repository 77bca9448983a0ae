export * from "./add.actions.ts";
export * from "./attachment.actions.ts";
export * from "./attachment.ts";
export { attachmentTypes, typeOf } from "./type.ts";
