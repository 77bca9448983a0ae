export * from "./add.actions.ts";
export * from "./attachment.actions.ts";
export * from "./attachment.ts";
export { expiring } from "./expire.actions.ts";
export { attachmentsIn, signedIn } from "./kept.ts";
export { remove, removeByLink } from "./remove.actions.ts";
export { addSigned, removeSigned, signedFile, signedOf } from "./signed.actions.ts";
export { NewSigned, RemoveSigned, SignedView } from "./signed.ts";
export { attachmentTypes, typeOf } from "./type.ts";
