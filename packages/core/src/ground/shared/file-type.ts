import { entriesOf, mustUnpack } from "./archive.ts";
import { Unreadable } from "./unreadable.ts";

/** Files that people send, by their content: a name or a header says nothing. */
export const fileTypes = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
export type FileType = keyof typeof fileTypes;

/** The kind of a file, judged by its beginning and its end; undefined for everything that is not taken. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 5).equals(Buffer.from("%PDF-")))
    return file.subarray(-1024).includes("%%EOF") ? "pdf" : undefined;
  if (file.length > 4 && file.readUIntBE(0, 3) === 0xffd8ff)
    return file.subarray(-64).includes(Buffer.from([0xff, 0xd9])) ? "jpeg" : undefined;
  if (file.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex")))
    return file.subarray(-16).includes("IEND") ? "png" : undefined;
  return file.subarray(0, 4).equals(Buffer.from("504b0304", "hex")) ? officeType(file) : undefined;
}

/** A document without macros: the names in the archive's own directory say so. */
function officeType(file: Buffer): "docx" | "xlsx" | undefined {
  const names = namesIn(file);
  const macros = [...names].some((name) => /vbaProject|\.bin$|\.exe$|\.js$/i.test(name));
  if (macros || !names.has("[Content_Types].xml")) return undefined;
  if (names.has("word/document.xml")) return "docx";
  return names.has("xl/workbook.xml") ? "xlsx" : undefined;
}

function namesIn(archive: Buffer): Set<string> {
  try {
    return new Set(entriesOf(archive).map(({ name }) => name));
  } catch (error) {
    if (error instanceof Unreadable) return new Set();
    throw error;
  }
}

/**
 * Whoever opens an office document has it unpacked: it is tried here first, and kept nowhere. Of other kinds nothing is asked.
 * @throws Unreadable
 */
export async function mustOpen(bytes: Uint8Array): Promise<void> {
  const type = fileTypeOf(bytes);
  if (type === "docx" || type === "xlsx") await mustUnpack(bytes);
}
