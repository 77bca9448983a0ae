import { fileTypeOf, fileTypes } from "../../ground/shared/file-type.ts";

const { xlsx: _, ...taken } = fileTypes;
/** What may be attached to an answer. */
export const attachmentTypes = taken;
export type AttachmentType = keyof typeof attachmentTypes;
export const attachmentKinds = Object.keys(attachmentTypes) as AttachmentType[];

/** The kind of a file by its content; undefined for everything that is not taken. */
export function typeOf(bytes: Uint8Array): AttachmentType | undefined {
  const type = fileTypeOf(bytes);
  return type === "xlsx" ? undefined : type;
}
