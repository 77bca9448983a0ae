import { type Entry, entriesOf, mustBeWithin, unpacked } from "../../ground/shared/archive.ts";
import { fault } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { Unreadable } from "../../ground/shared/unreadable.ts";
import { textOf } from "../../ground/table/encoding.ts";
import { readExtracts } from "./extract.ts";
import type { Row } from "./intake.ts";

/** An extract as a row of a file; it has no line of cells. */
export type Extract = Omit<Row, "heads" | "cells">;

/** A month brings some 120 extracts of some 20 KB. */
const most = { extracts: 500, unpacked: 32 * 2 ** 20, extract: 2 * 2 ** 20 };

/**
 * The extracts of an archive, each by itself: one that cannot be read is named and stops nobody. Signatures and what systems
 * leave beside files are passed over.
 * @throws Unreadable when the archive itself is damaged, locked, or unpacks to too much
 */
export async function extractsIn(archive: Uint8Array): Promise<Extract[]> {
  if (archive[0] !== 0x50 || archive[1] !== 0x4b) throw new Unreadable("это не архив ZIP", "this is no ZIP archive");
  const entries = entriesOf(archive).filter(({ name }) => !isBeside(name));
  if (entries.length === 0) throw new Unreadable("в архиве нет выписок", "no extracts in the archive");
  if (entries.length > most.extracts) throw tooMany();
  mustBeWithin(entries, most.unpacked);
  const rows: Omit<Extract, "row">[] = [];
  for (const entry of entries) {
    rows.push(...(await readEntry(archive, entry)));
    if (rows.length > most.extracts) throw tooMany();
  }
  return numbered(rows);
}

const numbered = (rows: readonly Omit<Extract, "row">[]): Extract[] => rows.map((row, i) => ({ ...row, row: i + 1 }));

const tooMany = () =>
  new Unreadable(
    `не больше ${most.extracts} выписок в одном архиве`,
    `at most ${most.extracts} extracts in one archive`,
  );

const isBeside = (name: string): boolean =>
  /\/$|^__MACOSX\/|(?:^|\/)(?:\.|Thumbs\.db$|desktop\.ini$)|\.(?:sig|p7s|sgn)$/i.test(name);

async function readEntry(archive: Uint8Array, entry: Entry): Promise<Omit<Extract, "row">[]> {
  const file = entry.name.slice(-200);
  try {
    if (/\.(?:zip|rar|7z)$/i.test(entry.name))
      throw new Unreadable("архив в архиве: распакуйте его", "an archive within the archive: unpack it");
    if (entry.size > most.extract)
      throw new Unreadable("файл больше 2 МБ: это не выписка", "the file is larger than 2 MB: it is no extract");
    return saidIn(await bytesOf(archive, entry)).map((said) => ({ ...said, file }));
  } catch (error) {
    const text =
      error instanceof Unreadable ? error.text : error instanceof Refusal ? error.fields[0]?.message : undefined;
    if (!text) throw error;
    return [{ who: {}, tellsMeasures: true, notes: [], file, faults: [fault("", text.ru, text.en)] }];
  }
}

async function bytesOf(archive: Uint8Array, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of unpacked(archive, entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const saidIn = (bytes: Uint8Array) => readExtracts(textOf(bytes).replace(/^\uFEFF/, ""));

/** The extracts of one file. @throws Unreadable, Refusal input.invalid (an encoding that is not known) */
export const readXmlFile = (bytes: Uint8Array): Extract[] => numbered(saidIn(bytes));
