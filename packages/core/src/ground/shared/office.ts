import { type Entry, entriesOf, mustUnpack, unpacked } from "./archive.ts";
import { Unreadable } from "./unreadable.ts";

/** A document in a document in a document is as deep as people go. */
const deepest = 3;
/** Relations to what runs, by the end of their type (ECMA-376 part 1, 15; MS-OFFMACRO2). */
const running =
  /\/(?:vbaProject|wordVbaData|oleObject|control|activeXControlBinary|xlMacrosheet|xlIntlMacrosheet|attachedToolbars|aFChunk)$/i;
/** Relations that are followed when the document is opened, nobody asked. */
const followed = /\/(?:attachedTemplate|frame|subDocument|mailMergeSource|externalLinkPath|package)$/i;
/** A place on another computer. Word notes the template of each document, and on one's own disk that is nobody's harm. */
const elsewhere = /^(?!file:)[a-z][a-z0-9+.-]+:|^(?:file:)?[\\/]{2,}(?![\\/]?[a-z]:)/i;
/** Kinds of parts with macros and controls, under whatever name the part goes. */
const runningKind = /macroEnabled|vbaProject|vbaData|activeX|macrosheet|oleObject/i;

/**
 * Whether an office document only shows something: it is unpacked once, kept nowhere, and what its parts say of themselves and of
 * each other is read, those of documents inside it too.
 * @throws Unreadable
 */
export async function mustBeInert(document: Uint8Array, depth = 1): Promise<void> {
  await mustUnpack(document);
  for (const entry of entriesOf(document)) {
    if (entry.name.endsWith(".rels")) mustRelateToNothing(await textOf(document, entry));
    else if (entry.name === "[Content_Types].xml") mustBeOfNoRunningKind(await textOf(document, entry));
    else if (/\.(?:docx|xlsx)$/i.test(entry.name)) {
      if (depth === deepest) throw tooDeep();
      await mustBeInert(await bytesOf(document, entry), depth + 1);
    }
  }
}

function mustRelateToNothing(relations: string): void {
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const [type, target] = [attribute(tag, "Type"), attribute(tag, "Target").trim()];
    if (running.test(type)) throw macros();
    if (followed.test(type) && elsewhere.test(target)) throw remote();
  }
}

function mustBeOfNoRunningKind(types: string): void {
  for (const [, kind] of types.matchAll(/ContentType\s*=\s*["']([^"']*)/g))
    if (runningKind.test(plain(kind!))) throw macros();
}

const attribute = (tag: string, name: string): string =>
  plain(
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(tag)
      ?.slice(1)
      .find((value) => value !== undefined) ?? "",
  );

/** With its references to characters resolved. */
const plain = (text: string): string =>
  text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCharCode(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replaceAll("&amp;", "&");

async function bytesOf(document: Uint8Array, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of unpacked(document, entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A part's XML. Without the zeros of UTF-16, what is looked for reads alike in every encoding that office programs take. */
async function textOf(document: Uint8Array, entry: Entry): Promise<string> {
  const text = (await bytesOf(document, entry)).toString("latin1").replaceAll("\0", "");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable("в его частях есть DTD", "its parts have a DTD");
  return text;
}

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
