import { type Entry, entriesOf, mostUnpacked, mustBeWithin, unpacked } from "../shared/archive.ts";
import { readAt } from "../shared/input.ts";
import { Unreadable } from "../shared/unreadable.ts";
import { readXml, type XmlReader } from "../shared/xml.ts";
import { Allowance, type BookLimits, most, noWorkbook } from "./limits.ts";
import { type Book, sheetCells } from "./sheet.ts";
import { dateFormats, sharedStrings } from "./values.ts";

/** One sheet: its name and its cells as texts, row by row. */
export interface SheetTexts {
  name: string;
  rows: string[][];
}

/**
 * The sheets of a workbook as texts. A cell merged over several rows counts in each of them, as people read it; formulas
 * count by their last value. Reading ends at the first thing that is too much, and others have their turn meanwhile.
 * @throws Refusal input.invalid when it is no XLSX or too large
 */
export const readSheets = (bytes: Uint8Array, pointer = "/content", limits = most): Promise<SheetTexts[]> =>
  readAt(pointer, async () => sheetsOf(new Parts(bytes, limits), limits));

/** The parts of a book. Those that are asked for, each time they are, may not be more than so much together. */
class Parts {
  readonly #bytes: Uint8Array;
  readonly #limits: BookLimits;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #read: Entry[] = [];

  constructor(bytes: Uint8Array, limits: BookLimits) {
    this.#limits = limits;
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw noWorkbook();
    this.#bytes = bytes;
    const entries = entriesOf(bytes);
    mustBeWithin(entries, mostUnpacked);
    this.#entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  /** Nothing is told of a part that is not there. @throws Unreadable */
  async read<R extends XmlReader>(name: string | undefined, reader: R): Promise<R> {
    const entry = this.#entries.get(name?.toLowerCase() ?? "");
    if (!entry) return reader;
    this.#read.push(entry);
    mustBeWithin(this.#read, this.#limits.unpacked);
    await readXml(unpacked(this.#bytes, entry), reader, noWorkbook);
    return reader;
  }
}

async function sheetsOf(parts: Parts, limits: BookLimits): Promise<SheetTexts[]> {
  const main = (await parts.read("_rels/.rels", relations(""))).ofType("/officeDocument");
  if (!main) throw noWorkbook();
  const slash = main.lastIndexOf("/") + 1;
  const related = await parts.read(
    `${main.slice(0, slash)}_rels/${main.slice(slash)}.rels`,
    relations(main.slice(0, slash)),
  );
  const { sheets, isFrom1904 } = (await parts.read(main, workbook())).found;
  if (sheets.length === 0) throw noWorkbook();
  const { isDate } = await parts.read(related.ofType("/styles"), dateFormats());
  const { all } = await parts.read(related.ofType("/sharedStrings"), sharedStrings());
  const book: Book = { strings: all, isDate, isFrom1904, allowance: new Allowance(limits) };
  const read: SheetTexts[] = [];
  for (const { name, relation } of sheets) {
    const part = related.ofId(relation);
    // A sheet may also be a chart and nothing else.
    if (part?.type.endsWith("/worksheet"))
      read.push({ name, rows: (await parts.read(part.target, sheetCells(book))).rows() });
  }
  return read;
}

interface Relation {
  type: string;
  target: string;
}

/** What a part refers to (ECMA-376-2, 6.5); targets stand for parts from the root of the archive. */
function relations(folder: string) {
  const byId = new Map<string, Relation>();
  return {
    open(name: string, attributes: () => Map<string, string>) {
      if (name !== "Relationship") return;
      const found = attributes();
      const [type = "", target = ""] = [found.get("Type"), found.get("Target")];
      if (found.get("TargetMode") !== "External")
        byId.set(found.get("Id") ?? "", { type, target: within(folder, target) });
    },
    close() {},
    text() {},
    ofType: (end: string) => [...byId.values()].find(({ type }) => type.endsWith(end))?.target,
    ofId: (id: string) => byId.get(id),
  };
}

/** A target as a path from the archive's root: it may be told from its part's folder. */
function within(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith("/") ? "" : folder}${target}`.split("/"))
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  return steps.join("/");
}

function workbook() {
  const found: { sheets: Array<{ name: string; relation: string }>; isFrom1904: boolean } = {
    sheets: [],
    isFrom1904: false,
  };
  return {
    found,
    open(name: string, attributes: () => Map<string, string>) {
      if (name === "workbookPr") found.isFrom1904 = /^(1|true)$/.test(attributes().get("date1904") ?? "");
      if (name !== "sheet") return;
      const sheet = attributes();
      found.sheets.push({ name: sheet.get("name") ?? "", relation: sheet.get("id") ?? "" });
      if (found.sheets.length > most.sheets)
        throw new Unreadable(`не более ${most.sheets} листов`, `at most ${most.sheets} sheets`);
    },
    close() {},
    text() {},
  };
}
