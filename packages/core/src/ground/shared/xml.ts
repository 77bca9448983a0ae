import { Unreadable } from "./unreadable.ts";

/** What a reader of XML is told of, in order. Names come without their prefix. */
export interface XmlReader {
  /** @param attributes reads them; most elements' are of no interest */
  open(name: string, attributes: () => Map<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Characters of a tag or of a text between two; a cell holds 32,767, each of which may be written with six. */
const longest = 256 * 1024;
const deepest = 100;

/** Why XML is not read on. */
export type XmlFault = "broken" | "doctype" | "entity" | "deep";
type Refuse = (why: XmlFault) => Unreadable;

/**
 * Reads XML piece by piece, holding none of it: no DOCTYPE, hence no entities but the five of the language itself, as office
 * files have it (ECMA-376-2, 8.1.4) and anything else from outside must.
 * @param refuse what is said of one that is not read on @throws Unreadable
 */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  reader: XmlReader,
  refuse: Refuse = unread,
): Promise<void> {
  const decode = decoder(refuse);
  const parser = new Parser(reader, refuse);
  for await (const piece of pieces) parser.take(decode(piece));
  parser.end();
}

/** The same of a text that is there as a whole. @throws Unreadable */
export function readXmlText(text: string, reader: XmlReader, refuse: Refuse = unread): void {
  const parser = new Parser(reader, refuse);
  for (let at = 0; at < text.length; at += slice) parser.take(text.slice(at, at + slice));
  parser.end();
}
const slice = 64 * 1024;

class Parser {
  readonly #reader: XmlReader;
  readonly #refuse: Refuse;
  readonly #open: string[] = [];
  #rest = "";

  constructor(reader: XmlReader, refuse: Refuse) {
    this.#reader = reader;
    this.#refuse = refuse;
  }

  take(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (let next = endOf(text, at, this.#refuse); next > at; next = endOf(text, at, this.#refuse)) {
      take(text.slice(at, next), this.#open, this.#reader, this.#refuse);
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > longest) throw this.#refuse("broken");
  }

  end(): void {
    if (this.#open.length > 0 || this.#rest.trim() !== "") throw this.#refuse("broken");
  }
}

/** A sign may begin in one piece and end in the next. */
function decoder(refuse: Refuse): (piece: Uint8Array) => string {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  return (piece) => {
    try {
      return utf8.decode(piece, { stream: true });
    } catch {
      throw refuse("broken");
    }
  };
}

const faults: Record<XmlFault, [ru: string, en: string]> = {
  broken: ["XML повреждён или это не XML", "the XML is damaged, or it is none"],
  doctype: ["в XML есть DTD (DOCTYPE): такие файлы не принимаются", "the XML has a DTD (DOCTYPE), which is not taken"],
  entity: [
    "в XML есть чужие сущности (entities): такие файлы не принимаются",
    "the XML has entities, which are not taken",
  ],
  deep: ["в XML слишком много вложенных элементов", "the XML is nested too deeply"],
};
const unread: Refuse = (why) => new Unreadable(...faults[why]);

/** Where the text or the tag that begins here ends; where it begins, if that has not come yet. */
function endOf(text: string, at: number, refuse: Refuse): number {
  if (text[at] !== "<") return Math.max(text.indexOf("<", at), at);
  const after = (mark: string) => {
    const found = text.indexOf(mark, at);
    return found < 0 ? at : found + mark.length;
  };
  if (text[at + 1] === "?") return after("?>");
  if (text[at + 1] !== "!") return tagEnd(text, at);
  if (text.length < at + 9) return at;
  if (text.startsWith("<!--", at)) return after("-->");
  if (text.startsWith("<![CDATA[", at)) return after("]]>");
  throw refuse("doctype");
}

/** A `>` within quotes ends no tag. */
function tagEnd(text: string, at: number): number {
  let quote = 0;
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quote !== 0) quote = c === quote ? 0 : quote;
    else if (c === 0x22 || c === 0x27) quote = c;
    else if (c === 0x3e) return i + 1;
  }
  return at;
}

function take(token: string, open: string[], reader: XmlReader, refuse: Refuse): void {
  if (token[0] !== "<") {
    if (open.length > 0) reader.text(decodedText(token, refuse));
    else if (token.trim() !== "" && token.trim() !== "\uFEFF") throw refuse("broken");
  } else if (token.startsWith("<![CDATA[")) reader.text(token.slice(9, -3));
  else if (token[1] === "/") {
    const name = token.slice(2, -1).trimEnd();
    if (open.pop() !== name) throw refuse("broken");
    reader.close(local(name));
  } else if (token[1] !== "?" && token[1] !== "!") {
    const isEmpty = token.at(-2) === "/";
    const body = token.slice(1, isEmpty ? -2 : -1);
    const blank = body.search(/\s/);
    const name = blank < 0 ? body : body.slice(0, blank);
    if (name === "") throw refuse("broken");
    if (open.length >= deepest) throw refuse("deep");
    reader.open(local(name), () => attributesOf(blank < 0 ? "" : body.slice(blank), refuse));
    if (isEmpty) reader.close(local(name));
    else open.push(name);
  }
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

function attributesOf(text: string, refuse: Refuse): Map<string, string> {
  const found = new Map<string, string>();
  const one = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  const end = text.trimEnd().length;
  while (one.lastIndex < end) {
    const [, name, double, single] = one.exec(text) ?? [];
    if (!name) throw refuse("broken");
    if (name.startsWith("xmlns")) continue;
    // One of another namespace does not stand for the element's own.
    const bare = local(name);
    if (bare === name || !found.has(bare)) found.set(bare, decodedText(double ?? single ?? "", refuse));
  }
  return found;
}

const marks = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

const decodedText = (text: string, refuse: Refuse): string =>
  text.includes("&")
    ? text.replace(/&(?:#(\d{1,7});|#x([\dA-Fa-f]{1,6});|(\w{2,4});|)/g, (_, decimal, hex, name) => {
        if (name !== undefined) return marks.get(name) ?? unknown(refuse);
        const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : unknown(refuse);
      })
    : text;

function unknown(refuse: Refuse): never {
  throw refuse("entity");
}
