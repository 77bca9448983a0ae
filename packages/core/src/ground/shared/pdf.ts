import { constants, inflate } from "node:zlib";
import { Unreadable } from "./unreadable.ts";

/** What object streams of one file may come to, in bytes: those of a book with pictures are some 5 MB. */
const mostUnpacked = 64 * 2 ** 20;

const delimiter = "[\\0\\t\\n\\f\\r ()<>\\[\\]{}/%]";
/** A name of PDF, each of whose letters may be written as `#` and its code (ISO 32000-2, 7.3.5). */
const spelt = (name: string): string =>
  [...name]
    .map((letter) => {
      const code = letter.charCodeAt(0).toString(16);
      return `(?:${letter}|#${code.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
    })
    .join("");
const nameOf = (...names: string[]) => `/(?:${names.map(spelt).join("|")})(?=${delimiter}|$)`;
const anyOf = (...names: string[]) => new RegExp(nameOf(...names), "g");
/** What may stand between two tokens: white space, and comments to the end of their line. There is one way to read it. */
const gap = "[\\0\\t\\n\\f\\r ]*(?:%[^\\n\\r]*(?:[\\n\\r]|$)[\\0\\t\\n\\f\\r ]*)*";

const embeds = {
  ru: "в него вложены другие файлы: приложите их отдельно",
  en: "other files are embedded in it: attach them by themselves",
};

/**
 * What does something when a document is opened or touched, by the name that a reader needs to do it (ISO 32000-2, 12.6.4, 7.11.4,
 * 13). Names are looked for in all bytes, not only where the table of objects leads: readers mend broken tables, each in its own
 * way. Signatures and forms to fill in are not among them: papers of the state have both.
 */
const active: ReadonlyArray<[names: RegExp, ru: string, en: string]> = [
  [
    anyOf("JavaScript", "Rendition", "OnInstantiate"),
    "в нём есть сценарии (JavaScript)",
    "it has scripts (JavaScript)",
  ],
  [anyOf("Launch"), "он запускает программы", "it launches programs"],
  [anyOf("EmbeddedFile", "EmbeddedFiles", "GoToE", "FileAttachment"), embeds.ru, embeds.en],
  [
    // Opened from a stranger's share, a file costs the reader's computer the hash of its owner's password.
    anyOf("GoToR", "ImportData", "SubmitForm"),
    "он обращается к другому файлу или серверу",
    "it turns to another file or server",
  ],
  [anyOf("RichMedia", "Movie"), "в нём есть мультимедиа с программой", "it has media with a program"],
  [anyOf("XFA"), "это форма XFA с программой", "it is an XFA form with a program"],
];
/** What is written of an object: the kind of an object stream, or where its first object is, by which alone some readers know one. */
const marks = new RegExp(`endobj|obj|endstream|(?<!\\w)stream|${nameOf("ObjStm")}|${nameOf("First")}`, "g");
/**
 * A file may be embedded without a word of its kind: what leads to it has the key EF, too short to be looked for alone. What stands
 * behind it is looked at so far, in so many places; one that hides it further off, or has the key more often, is not read on.
 */
const leads = anyOf("EF");
const leadsTo = new RegExp(`^${gap}(?:<<|$|\\d{21}|\\d{1,20}${gap}(?:$|\\d{21}|\\d{1,20}${gap}(?:R|$)))`);
const farAhead = 500;
const mostLeads = 1_000;
const isKind = new RegExp(`^${nameOf("ObjStm")}`);
/** A document of a thousand pages has some hundreds. */
const mostStreams = 10_000;
/** Of an object stream's dictionary, in characters: some hundred. */
const longestDictionary = 4_000;
const encryption = anyOf("Encrypt");

/**
 * Whether a PDF only shows something. Objects may lie packed in object streams (ISO 32000-2, 7.5.7): they are looked into too, and
 * a file with one that cannot be is not taken.
 * @throws Unreadable
 */
export async function mustBeStill(bytes: Uint8Array): Promise<void> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString("latin1");
  mustHaveNothingActive(text);
  const streams = streamsOf(text);
  if (streams.length > 0 && text.search(encryption) >= 0)
    throw new Unreadable(
      `PDF защищён паролем или от изменений, и проверить его нельзя. ${again.ru}`,
      `the PDF is protected, and cannot be checked. ${again.en}`,
    );
  let left = mostUnpacked;
  for (const stream of streams) {
    const objects = await unpackedAt(file, text, stream, left);
    mustHaveNothingActive(objects.toString("latin1"));
    left -= objects.length;
  }
}

/** How far before an object its line is looked for. */
const farBack = 1000;

/** A stream's dictionary, from its `obj` on, and where the word `stream` stands after it. */
interface Packed {
  begin: number;
  stream: number;
}

/** In one pass, however many there are. @throws Unreadable for an object stream that is written otherwise than they are */
function streamsOf(text: string): Packed[] {
  const found: Packed[] = [];
  let begin = -1;
  let named: { at: number; isKind: boolean } | undefined;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (mark[0] === "/") named = { at: named?.at ?? index, isKind: named?.isKind || isKind.test(mark) };
    else if (!named) begin = mark === "obj" ? index : begin;
    else if (mark === "stream" || mark === "endobj") {
      if (mark === "stream") found.push({ begin, stream: index });
      else mustEndHere(named.isKind, text.slice(named.at, index));
      named = undefined;
    }
  }
  if (named) mustEndHere(named.isKind, text.slice(named.at));
  if (found.length > mostStreams) throw uncheckable();
  return found;
}

/** Outlines and other trees have a first one too, and no stream. That the object ends here must not be said in a text or a comment. */
function mustEndHere(isKind: boolean, written: string): void {
  let depth = 0;
  for (const [sign] of written.matchAll(/\\.|[()%]/gs)) {
    if (sign === "(") depth++;
    else if (sign === ")") depth = Math.max(0, depth - 1);
    else if (sign === "%" && depth === 0) throw uncheckable();
  }
  if (isKind || depth > 0) throw uncheckable();
}

const again = {
  ru: "Напечатайте документ в новый PDF («Печать» → «Сохранить как PDF») и приложите его",
  en: "Print the document into a new PDF (Print → Save as PDF) and attach that",
};

function mustHaveNothingActive(text: string): void {
  for (const [names, ru, en] of active) if (text.search(names) >= 0) throw notStill(ru, en);
  let count = 0;
  for (const { 0: name, index } of text.matchAll(leads)) {
    const behind = index + name.length;
    if (++count > mostLeads) throw uncheckable();
    if (leadsTo.test(text.slice(behind, behind + farAhead))) throw notStill(embeds.ru, embeds.en);
  }
}

const notStill = (ru: string, en: string) =>
  new Unreadable(`PDF не только показывает: ${ru}. ${again.ru}`, `${en}. ${again.en}`);

/**
 * The objects of a stream. Its dictionary has neither texts nor comments, in which a second beginning or end could be hidden from
 * us or from a reader; whatever does not look as usual is not read on.
 */
async function unpackedAt(file: Buffer, text: string, { begin, stream }: Packed, most: number): Promise<Buffer> {
  if (stream - begin > longestDictionary) throw uncheckable();
  const before = text.slice(Math.max(0, begin - farBack), begin);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  const written = text.slice(begin, stream);
  if (!/(?:^|[^\w#/])\d+\s+\d+\s+$/.test(before) || line.includes("%") || line.length === farBack) throw uncheckable();
  if (!/^obj\s*<<[^()%]*>>\s*$/.test(written)) throw uncheckable();
  const dictionary = written.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const filters = [...dictionary.matchAll(/\/Filter\s*(\[[^\]]*\]|[^\s/>]*\s*\/?\w*)/g)].map(([, value]) =>
    value!.trim(),
  );
  if (filters.length > 1 || /\/Predictor\s*(?!1\b)/.test(dictionary)) throw uncheckable();
  const from = stream + "stream".length + (/^\r?\n?/.exec(text.slice(stream + 6, stream + 8))?.[0].length ?? 0);
  // Not packed: it was looked at with all other bytes.
  if (filters.length === 0) return file.subarray(from, from);
  if (!/^(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])$/.test(filters[0]!)) throw uncheckable();
  return inflated(file.subarray(from), Math.max(1, most));
}

/** In zlib's own threads. What follows the packed bytes is not read. */
const inflated = (packed: Buffer, most: number) =>
  new Promise<Buffer>((done, fail) => {
    const bounded = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH };
    inflate(packed, bounded, (error, objects) => (error ? fail(uncheckable()) : done(objects)));
  });

const uncheckable = () =>
  new Unreadable(
    `PDF упакован необычно или повреждён, и проверить его нельзя. ${again.ru}`,
    `the PDF is packed in an unusual way or damaged, and cannot be checked. ${again.en}`,
  );
