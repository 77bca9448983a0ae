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

const centralRecord = 0x02014b50;
const endRecord = 0x06054b50;

/** A document without macros: the names in the archive's own directory say so (ZIP, APPNOTE 4.3). */
function officeType(file: Buffer): "docx" | "xlsx" | undefined {
  const end = file.lastIndexOf(Buffer.from("504b0506", "hex"));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== endRecord) return undefined;
  const names = new Set<string>();
  const entries = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < entries; i++) {
    if (at + 46 > end || file.readUInt32LE(at) !== centralRecord) return undefined;
    const [name, extra, comment] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    names.add(file.toString("utf8", at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  const macros = [...names].some((name) => /vbaProject|\.bin$|\.exe$|\.js$/i.test(name));
  if (macros || !names.has("[Content_Types].xml")) return undefined;
  if (names.has("word/document.xml")) return "docx";
  return names.has("xl/workbook.xml") ? "xlsx" : undefined;
}
