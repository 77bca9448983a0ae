import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Every file under a folder. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(file) : entry.isFile() ? [file] : [];
  });
}

/**
 * Where any of these texts stands in a file, in UTF-8: `file: text`. Read byte by byte, whatever the file's format, so that
 * deleted and not yet written pages of a database count too.
 */
export function textsIn(files: readonly string[], texts: readonly string[]): string[] {
  const wanted = texts.map((text) => [text, Buffer.from(text)] as const);
  return files.flatMap((file) => {
    if (statSync(file).size === 0) return [];
    const bytes = readFileSync(file);
    return wanted.filter(([, needle]) => bytes.includes(needle)).map(([text]) => `${path.basename(file)}: ${text}`);
  });
}
