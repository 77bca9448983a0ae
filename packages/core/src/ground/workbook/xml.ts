import { noWorkbook } from "./limits.ts";

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

/**
 * Reads XML piece by piece, holding none of it. It is the XML of office files: no DOCTYPE, hence no entities but the five of
 * the language itself (ECMA-376-2, 8.1.4).
 * @throws Unreadable
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> {
  const decode = decoder();
  const open: string[] = [];
  let rest = "";
  for await (const piece of pieces) {
    const text = rest + decode(piece);
    let at = 0;
    for (let next = endOf(text, at); next > at; next = endOf(text, at)) {
      take(text.slice(at, next), open, reader);
      at = next;
    }
    rest = text.slice(at);
    if (rest.length > longest) throw noWorkbook();
  }
  if (open.length > 0 || rest.trim() !== "") throw noWorkbook();
}

/** A sign may begin in one piece and end in the next. */
function decoder(): (piece: Uint8Array) => string {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  return (piece) => {
    try {
      return utf8.decode(piece, { stream: true });
    } catch {
      throw noWorkbook();
    }
  };
}

/** Where the text or the tag that begins here ends; where it begins, if that has not come yet. */
function endOf(text: string, at: number): number {
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
  throw noWorkbook();
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

function take(token: string, open: string[], reader: XmlReader): void {
  if (token[0] !== "<") {
    if (open.length > 0) reader.text(decodedText(token));
    else if (token.trim() !== "" && token.trim() !== "\uFEFF") throw noWorkbook();
  } else if (token.startsWith("<![CDATA[")) reader.text(token.slice(9, -3));
  else if (token[1] === "/") {
    const name = token.slice(2, -1).trimEnd();
    if (open.pop() !== name) throw noWorkbook();
    reader.close(local(name));
  } else if (token[1] !== "?" && token[1] !== "!") {
    const isEmpty = token.at(-2) === "/";
    const body = token.slice(1, isEmpty ? -2 : -1);
    const blank = body.search(/\s/);
    const name = blank < 0 ? body : body.slice(0, blank);
    if (name === "" || open.length >= deepest) throw noWorkbook();
    reader.open(local(name), () => attributesOf(blank < 0 ? "" : body.slice(blank)));
    if (isEmpty) reader.close(local(name));
    else open.push(name);
  }
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const one = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  const end = text.trimEnd().length;
  while (one.lastIndex < end) {
    const [, name, double, single] = one.exec(text) ?? [];
    if (!name) throw noWorkbook();
    if (!name.startsWith("xmlns")) found.set(local(name), decodedText(double ?? single ?? ""));
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

const decodedText = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(?:#(\d{1,7});|#x([\dA-Fa-f]{1,6});|(\w{2,4});|)/g, (_, decimal, hex, name) => {
        if (name !== undefined) return marks.get(name) ?? unknown();
        const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : unknown();
      })
    : text;

function unknown(): never {
  throw noWorkbook();
}
