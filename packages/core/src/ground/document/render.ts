import type { Document } from "./document.ts";

export const documentFormats = ["docx", "pdf"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

const types: Record<DocumentFormat, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};
export const documentType = (format: DocumentFormat): string => types[format];

/** A file as it is handed out. */
export interface DocumentFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** The document as a file for a browser. @param name without its ending; nobody is named in it */
export const fileOf = async (document: Document, format: DocumentFormat, name: string): Promise<DocumentFile> => ({
  name: `${name}.${format}`,
  type: documentType(format),
  bytes: await render(document, format),
});

/** The document's bytes; its library is loaded when the first one of its format is made. */
export async function render(document: Document, format: DocumentFormat): Promise<Uint8Array> {
  if (format === "docx") return (await import("./document.docx.ts")).asDocx(document);
  return (await import("./document.pdf.ts")).asPdf(document);
}
