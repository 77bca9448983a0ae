import { type Entry, entriesOf, mostUnpacked, mustBeWithin, mustUnpack, unpacked, weightOf } from "./archive.ts";
import { Unreadable } from "./unreadable.ts";
import { readXml, readXmlText, type XmlReader } from "./xml.ts";

/** A document in a document in a document is as deep as people go. */
const deepest = 3;
/** A part that says what other parts are, in bytes: some kilobytes; it is read as a whole. */
const longestPart = 4 * 2 ** 20;
/** Relations to what runs, by the end of their type (ECMA-376 part 1, 15; MS-OFFMACRO2). */
const running =
  /\/(?:vbaProject|wordVbaData|oleObject|control|activeXControlBinary|xlMacrosheet|xlIntlMacrosheet|attachedToolbars|aFChunk)$/i;
/** Relations that are followed when the document is opened, nobody asked. */
const followed = /\/(?:attachedTemplate|frame|subDocument|mailMergeSource|externalLinkPath|package)$/i;
/** The one that waits until somebody follows it. */
const waiting = /\/hyperlink$/i;
/** A place on another computer. Word notes the template of each document, and on one's own disk that is nobody's harm. */
const elsewhere = /^(?!file:)[a-z][a-z0-9+.-]+:|^(?:file:)?[\\/]{2,}(?![\\/]?[a-z]:)/i;
/** A share of another computer: whoever looks there is asked for the hash of the password, for a picture too. */
const share = /^(?:file:)?[\\/]{2,}(?![\\/]?[a-z]:)/i;
/** Kinds of parts with macros and controls, under whatever name the part goes. */
const runningKind = /macroEnabled|vbaProject|vbaData|activeX|macrosheet|oleObject/i;

/**
 * Whether an office document only shows something: it is unpacked once, kept nowhere, and what its parts say of themselves and of
 * each other is read, those of documents inside it too. All of these together are no more than one may be: each unpacks to many times
 * its size, and so do those in it.
 * @param before what documents inside the outermost came to so far @returns the same with this one @throws Unreadable
 */
export async function mustBeInert(document: Uint8Array, depth = 1, before = 0): Promise<number> {
  let nested = depth === 1 ? before : before + weightOf(document);
  mustBeWithin([{ size: nested }], mostUnpacked);
  await mustUnpack(document);
  for (const entry of entriesOf(document)) {
    // Names of parts are the same in capitals (ECMA-376 part 2, 6.2.2.3).
    const name = entry.name.toLowerCase();
    if (name.endsWith(".rels")) mustRelateToNothing(await textOf(document, entry));
    else if (name === "[content_types].xml") mustBeOfNoRunningKind(await textOf(document, entry));
    else if (name.endsWith(".xml")) await mustAskNoProgram(document, entry);
    else if (/\.(?:docx|xlsx)$/.test(name)) {
      if (depth === deepest) throw tooDeep();
      nested = await mustBeInert(await bytesOf(document, entry), depth + 1, nested);
    }
  }
  return nested;
}

function mustRelateToNothing(relations: string): void {
  eachElement(relations, (attributes) => {
    const type = attributes.get("Type") ?? "";
    const target = plainTarget(attributes.get("Target") ?? "");
    if (running.test(type)) throw macros();
    if (followed.test(type) && elsewhere.test(target)) throw remote();
    if (!waiting.test(type) && share.test(target)) throw remote();
  });
}

/** As programs read an address: without white space, and with slashes that are spelt in codes. */
const plainTarget = (target: string): string =>
  target.replaceAll(/\s/g, "").replaceAll(/%2f/gi, "/").replaceAll(/%5c/gi, "\\");

function mustBeOfNoRunningKind(types: string): void {
  eachElement(types, (attributes) => {
    if (runningKind.test(attributes.get("ContentType") ?? "")) throw macros();
  });
}

function eachElement(xml: string, look: (attributes: Map<string, string>) => void): void {
  const nothing = () => undefined;
  readXmlText(xml, { open: (_, attributes) => look(attributes()), close: nothing, text: nothing }, unreadable);
}

/** Where fields of Word are written, and what a table is told to ask of another program (DDE). */
const fields = /instrText|fldSimple/;
const asked = /ddeLink/;
const longestWord = 16;

/**
 * A field may ask another program for its value when the document is opened: DDE starts whatever program is named. Word writes a
 * field in any number of pieces.
 */
async function mustAskNoProgram(document: Uint8Array, entry: Entry): Promise<void> {
  let [carried, hasFields] = ["", false];
  for await (const piece of unpacked(document, entry)) {
    const text = carried + piece.toString("latin1").replaceAll("\0", "");
    if (asked.test(text)) throw macros();
    hasFields ||= fields.test(text);
    carried = text.slice(-longestWord);
  }
  if (hasFields) mustBeOfNoProgram(await fieldsOf(document, entry));
}

async function fieldsOf(document: Uint8Array, entry: Entry): Promise<string> {
  const found: string[] = [];
  let isField = false;
  const reader: XmlReader = {
    open(name, attributes) {
      isField = name === "instrText";
      if (name === "fldSimple") found.push(` ${attributes().get("instr") ?? ""} `);
      if (name === "fldChar") found.push(attributes().get("fldCharType") === "begin" ? " " : "");
    },
    close() {
      isField = false;
    },
    text: (text) => void (isField && found.push(text)),
  };
  await readXml(unpacked(document, entry), reader, unreadable);
  return found.join("");
}

function mustBeOfNoProgram(instructions: string): void {
  if (/\bDDE(?:AUTO)?\b/i.test(instructions)) throw macros();
}

async function bytesOf(document: Uint8Array, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of unpacked(document, entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Encodings in which what is looked for is written in the bytes of ASCII. */
const asWritten = /^(?:utf-8|us-ascii|iso-8859-\d+|windows-\d+)$/i;

/** UTF-16 by how a part begins: with its mark, or with its first tag. */
const wideBy = new Map([
  ["fffe", "utf-16le"],
  ["3c00", "utf-16le"],
  ["feff", "utf-16be"],
  ["003c", "utf-16be"],
]);

/** A part's XML, in UTF-16 or in an encoding with the signs of ASCII at their own places. */
async function textOf(document: Uint8Array, entry: Entry): Promise<string> {
  if (entry.size > longestPart) throw unreadable();
  const bytes = await bytesOf(document, entry);
  const wide = wideBy.get(bytes.toString("hex", 0, 2));
  const text = new TextDecoder(wide ?? "utf-8").decode(bytes).replaceAll("\0", "");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable("в его частях есть DTD", "its parts have a DTD");
  const encoding = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)/.exec(text)?.[1];
  if (!wide && encoding !== undefined && !asWritten.test(encoding)) throw unreadable();
  return text;
}

const unreadable = () =>
  new Unreadable(`его части записаны необычно. ${saved.ru}`, `its parts are written in an unusual way. ${saved.en}`);
const saved = {
  ru: "Сохраните его как обычный DOCX без макросов и вставленных объектов или как PDF и приложите снова",
  en: "Save it as a plain DOCX without macros and inserted objects, or as PDF, and attach that",
};
const macros = () =>
  new Unreadable(
    `в нём есть макросы или вставленные объекты, которые запускаются. ${saved.ru}`,
    `it has macros or inserted objects that run. ${saved.en}`,
  );
const remote = () =>
  new Unreadable(
    `при открытии он берёт шаблон или часть с другого компьютера. ${saved.ru}`,
    `on opening it fetches a template or a part from another computer. ${saved.en}`,
  );
const tooDeep = () =>
  new Unreadable(
    `документы вложены в нём друг в друга слишком глубоко. ${saved.ru}`,
    `documents are nested too deep in it. ${saved.en}`,
  );
