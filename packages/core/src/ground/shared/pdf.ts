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
const anyOf = (...names: string[]) => new RegExp(`/(?:${names.map(spelt).join("|")})(?=${delimiter}|$)`, "g");

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
  [
    anyOf("EmbeddedFile", "EmbeddedFiles", "GoToE"),
    "в него вложены другие файлы: приложите их отдельно",
    "other files are embedded in it: attach them by themselves",
  ],
  [anyOf("RichMedia"), "в нём есть мультимедиа с программой", "it has media with a program"],
  [anyOf("XFA"), "это форма XFA с программой", "it is an XFA form with a program"],
];
const objectStream = anyOf("ObjStm");
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
  const streams = [...text.matchAll(objectStream)].map(({ index }) => index);
  if (streams.length > 0 && text.search(encryption) >= 0)
    throw new Unreadable(
      `PDF защищён паролем или от изменений, и проверить его нельзя. ${again.ru}`,
      `the PDF is protected, and cannot be checked. ${again.en}`,
    );
  let left = mostUnpacked;
  for (const at of streams) {
    const objects = await unpackedAt(file, text, at, left);
    mustHaveNothingActive(objects.toString("latin1"));
    left -= objects.length;
  }
}

const again = {
  ru: "Напечатайте документ в новый PDF («Печать» → «Сохранить как PDF») и приложите его",
  en: "Print the document into a new PDF (Print → Save as PDF) and attach that",
};

function mustHaveNothingActive(text: string): void {
  for (const [names, ru, en] of active)
    if (text.search(names) >= 0)
      throw new Unreadable(`PDF не только показывает: ${ru}. ${again.ru}`, `${en}. ${again.en}`);
}

/** The objects of the stream in whose dictionary `ObjStm` stands at `at`. Whatever does not look as usual is not read on. */
async function unpackedAt(file: Buffer, text: string, at: number, most: number): Promise<Buffer> {
  const begin = text.lastIndexOf("obj", at);
  const stream = text.indexOf("stream", at);
  if (begin < 0 || stream < 0) throw uncheckable();
  const dictionary = text
    .slice(begin, stream)
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const filters = [...dictionary.matchAll(/\/Filter\s*(\[[^\]]*\]|[^\s/>]*\s*\/?\w*)/g)].map(([, value]) =>
    value!.trim(),
  );
  if (dictionary.includes("endobj") || filters.length > 1 || /\/Predictor\s*(?!1\b)/.test(dictionary))
    throw uncheckable();
  const from = stream + "stream".length + (/^\r?\n?/.exec(text.slice(stream + 6, stream + 8))?.[0].length ?? 0);
  if (filters.length === 0) return file.subarray(from, Math.max(from, text.indexOf("endstream", from)));
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
