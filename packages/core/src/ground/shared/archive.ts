import { crc32, createInflateRaw } from "node:zlib";
import { Unreadable } from "./unreadable.ts";

/** A file within an archive, as the archive's directory has it. */
export interface Entry {
  name: string;
  /** Bytes within the archive, and unpacked. The latter is a promise of whoever made it: reading ends where it is broken. */
  packed: number;
  size: number;
  method: number;
  crc: number;
  /** Where its packed bytes begin. */
  from: number;
}

const signature = { local: 0x04034b50, record: 0x02014b50, end: 0x06054b50 };
const method = { stored: 0, deflated: 8 };
const encrypted = 0x2041;
const utf8Names = 0x0800;
/** Stands where ZIP64 keeps the number in an extra field. */
const elsewhere = 0xffffffff;
/** More than a document with a picture on every page has. */
const mostEntries = 2_000;

/**
 * What a ZIP holds, by its directory (APPNOTE 4.3), without unpacking any of it. Taken is only what every reader would read
 * alike: one directory, each name once, no entry over another, each with the name that its own head has.
 * @throws Unreadable
 */
export function entriesOf(archive: Uint8Array): Entry[] {
  const file = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = file.lastIndexOf(Buffer.from("504b0506", "hex"));
  if (end < 0 || end + 22 > file.length || end + 22 + file.readUInt16LE(end + 20) !== file.length) throw broken();
  const [disk, count] = [file.readUInt32LE(end + 4), file.readUInt16LE(end + 10)];
  if (count > mostEntries)
    throw new Unreadable(`в архиве больше ${mostEntries} файлов`, `more than ${mostEntries} files in the archive`);
  if (disk !== 0 || file.readUInt16LE(end + 8) !== count) throw broken();
  const directory = file.readUInt32LE(end + 16);
  const entries: Array<Entry & { head: number }> = [];
  let at = directory;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || file.readUInt32LE(at) !== signature.record) throw broken();
    const length = 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (at + length > end) throw broken();
    entries.push(entryOf(file, file.subarray(at, at + length)));
    at += length;
  }
  mustStandApart(entries, directory);
  return entries;
}

function entryOf(file: Buffer, record: Buffer): Entry & { head: number } {
  if (record.readUInt16LE(8) & encrypted)
    throw new Unreadable("файл зашифрован: снимите с него пароль", "the file is encrypted: take its password off");
  const name = record.subarray(46, 46 + record.readUInt16LE(28));
  const { packed, size, head } = numbersOf(record);
  if (head + 30 > file.length || file.readUInt32LE(head) !== signature.local) throw broken();
  const named = head + 30 + file.readUInt16LE(head + 26);
  const from = named + file.readUInt16LE(head + 28);
  const known = Object.values(method).includes(record.readUInt16LE(10));
  if (!known || from + packed > file.length || !file.subarray(head + 30, named).equals(name)) throw broken();
  return {
    name: nameOf(name, record.readUInt16LE(8)),
    packed,
    size,
    method: record.readUInt16LE(10),
    crc: record.readUInt32LE(16),
    from,
    head,
  };
}

/** Marked as UTF-8 (APPNOTE 4.4.4, bit 11) or by itself so; else as the archivers of this country write names: in CP866. */
function nameOf(bytes: Buffer, flags: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return flags & utf8Names ? bytes.toString("utf8") : new TextDecoder("ibm866").decode(bytes);
  }
}

/** Sizes and place, from the ZIP64 field where writers that do not know the length beforehand leave them (APPNOTE 4.5.3). */
function numbersOf(record: Buffer) {
  const extra = record.subarray(46 + record.readUInt16LE(28), record.length - record.readUInt16LE(32));
  let wide: Buffer | undefined;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) wide = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  let read = 0;
  const numberAt = (at: number): number => {
    const plain = record.readUInt32LE(at);
    if (plain !== elsewhere) return plain;
    if (!wide || read + 8 > wide.length) throw broken();
    read += 8;
    return Number(wide.readBigUInt64LE(read - 8));
  };
  const size = numberAt(24);
  return { size, packed: numberAt(20), head: numberAt(42) };
}

/** Entries that share bytes unpack to far more than the archive's length lets one think. */
function mustStandApart(entries: ReadonlyArray<Entry & { head: number }>, directory: number): void {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size !== entries.length) throw broken();
  const inOrder = entries.toSorted((a, b) => a.head - b.head);
  for (const [i, { from, packed }] of inOrder.entries())
    if (from + packed > (inOrder[i + 1]?.head ?? directory)) throw broken();
}

/** Bytes that are worked on before others have their turn. */
const slice = 64 * 1024;

/**
 * The bytes of an entry, unpacked piece by piece. Others have their turn between the pieces.
 * @throws Unreadable as soon as there are more bytes than the directory says, and at the end if they are fewer or others
 */
export async function* unpacked(archive: Uint8Array, entry: Entry): AsyncGenerator<Buffer> {
  const { from, packed, size, crc } = entry;
  const bytes = Buffer.from(archive.buffer, archive.byteOffset + from, packed);
  let [read, sum] = [0, 0];
  try {
    for await (const piece of entry.method === method.stored ? sliced(bytes) : inflated(bytes)) {
      read += piece.length;
      if (read > size) throw broken();
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw isOfZlib(error) ? broken() : error;
  }
  if (read !== size || sum !== crc) throw broken();
}

async function* sliced(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += slice) {
    yield bytes.subarray(at, at + slice);
    await new Promise((done) => setImmediate(done));
  }
}

function inflated(bytes: Buffer): AsyncIterable<Buffer> {
  const inflate = createInflateRaw({ chunkSize: slice });
  inflate.end(bytes);
  return inflate;
}

const isOfZlib = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(Z_|ERR_)/.test(String(error.code));

/**
 * Of any archive that is taken: its files together, in bytes. Those of office documents are some ten times as large unpacked
 * as packed; without a bound to that, many small archives in one request would be as heavy as a large one.
 */
export const mostUnpacked = 100 * 2 ** 20;
const mostTimes = 100;
const always = 2 ** 20;

/** Unpacks an archive and keeps nothing. @throws Unreadable where it is too large, or not what its directory says */
export async function mustUnpack(archive: Uint8Array): Promise<void> {
  const entries = entriesOf(archive);
  mustBeWithin(entries, Math.min(mostUnpacked, Math.max(always, mostTimes * archive.length)));
  for (const entry of entries) for await (const _ of unpacked(archive, entry));
}

/** To open an entry is work, however little is in it: it counts as so many bytes more. */
const opening = 8 * 1024;

/** What it is to look through an archive, in bytes, by what its directory says. @throws Unreadable */
export const weightOf = (archive: Uint8Array): number =>
  entriesOf(archive).reduce((sum, { size }) => sum + size + opening, 0);

/** By what the directory says. @throws Unreadable */
export function mustBeWithin(entries: readonly Pick<Entry, "size">[], most: number): void {
  const megabytes = Math.floor(most / 2 ** 20);
  if (entries.reduce((sum, { size }) => sum + size, 0) > most)
    throw new Unreadable(
      `в распакованном виде файл больше ${megabytes} МБ`,
      `the file is larger than ${megabytes} MB when unpacked`,
    );
}

const broken = () => new Unreadable("архив файла повреждён", "the file's archive is damaged");
