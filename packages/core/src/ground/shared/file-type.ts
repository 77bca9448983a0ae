import { entriesOf } from "./archive.ts";
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
export type MediaType = (typeof fileTypes)[FileType];

const endings: Record<MediaType, readonly [string, ...string[]]> = {
  [fileTypes.pdf]: [".pdf"],
  [fileTypes.jpeg]: [".jpg", ".jpeg", ".jpe"],
  [fileTypes.png]: [".png"],
  [fileTypes.docx]: [".docx"],
  [fileTypes.xlsx]: [".xlsx"],
};

/**
 * The name under which a file is handed out: a computer opens it by its ending, so that it has one of its kind's, whatever it
 * was sent as. `Отчёт.hta` that is a PDF becomes `Отчёт.hta.pdf`.
 */
export const nameOf = (name: string, type: MediaType): string =>
  endings[type].some((ending) => name.toLowerCase().endsWith(ending)) ? name : `${name}${endings[type][0]}`;

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

/** Whether a photograph is in a phone's own format, which most computers do not open (brands of ISO/IEC 23008-12). */
export function isHeic(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12));
  return /^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(start.subarray(4).toString("latin1"));
}

/**
 * What Word and Excel put into a document: its parts, pictures, fonts, the table behind a chart, how it was last printed.
 * Anything else is carried in it to be opened from it: macros, programs, scripts.
 */
const part =
  /(^|\/)$|\.(xml|rels|vml|png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|wdp|odttf|fntdata|xlsx|docx)$|\/printerSettings\d*\.bin$/i;

/** A document without macros and without what else may be run: the names in the archive's own directory say so. */
function officeType(file: Buffer): "docx" | "xlsx" | undefined {
  const names = namesIn(file);
  if (!names.has("[Content_Types].xml") || ![...names].every((name) => part.test(name))) return undefined;
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
