import { type FileType, fileTypeOf } from "./file-type.ts";
import { notTaken } from "./not-taken.ts";
import { mustBeInert } from "./office.ts";
import { mustBeStill } from "./pdf.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * The one look at a file that people send to be handed out to others: its kind by its content, and that it only shows something.
 * @returns its kind @throws Unreadable with whole sentences for whoever sent it: what it is, and how to send it instead
 */
export async function fileTaken<T extends FileType>(bytes: Uint8Array, kinds: readonly T[]): Promise<T> {
  const found = fileTypeOf(bytes);
  const kind = kinds.find((one) => one === found);
  if (!kind) throw notTaken(bytes, kinds);
  try {
    await mustOnlyShow(bytes, kind);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { ru, en } = error.text;
    throw new Unreadable(`Документ не принимается: ${ru}.`, `The document is not taken: ${en}.`);
  }
  return kind;
}

async function mustOnlyShow(bytes: Uint8Array, kind: FileType): Promise<void> {
  if (kind === "pdf") await mustBeStill(bytes);
  if (kind === "docx" || kind === "xlsx") await mustBeInert(bytes);
}
