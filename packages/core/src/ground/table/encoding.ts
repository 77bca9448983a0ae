import { fault, invalid } from "../shared/input.ts";

/**
 * The text of a file, in whichever of the encodings that spreadsheets of this country write: UTF-8 and UTF-16 with their marks or
 * without, windows-1251, CP866; of older systems and of Macs too. @throws Refusal input.invalid when it is a text in none of them
 */
export function textOf(bytes: Uint8Array, pointer = "/content"): string {
  const marked = marks.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  const text = marked ? decoded(bytes, marked.encoding) : (wide(bytes) ?? decoded(bytes, "utf-8") ?? byLetters(bytes));
  if (text === undefined || /[\uFFFD\0]/.test(text)) throw unknownEncoding(pointer);
  return text;
}

/** A text that came as text. What was lost on its way cannot be found again. @throws Refusal input.invalid */
export function mustBeWhole(text: string, pointer = "/content"): string {
  if (/[\uFFFD\0]/.test(text)) throw unknownEncoding(pointer);
  return text;
}

const marks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
];

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What is looked at to know the encoding; the rest is in the same one. */
const sample = 64 * 1024;

/** UTF-16 without a mark: every other byte is 0 (Latin letters, signs) or 4 (Cyrillic ones). */
function wide(bytes: Uint8Array): string | undefined {
  const seen = bytes.subarray(0, sample - (sample % 2));
  const high = (from: number) => {
    let count = 0;
    for (let i = from; i < seen.length; i += 2) if (seen[i] === 0 || seen[i] === 4) count++;
    return count / Math.max(1, Math.floor(seen.length / 2));
  };
  if (seen.length < 4 || bytes.length % 2 === 1) return undefined;
  if (high(1) > 0.9) return decoded(bytes, "utf-16le");
  return high(0) > 0.9 ? decoded(bytes, "utf-16be") : undefined;
}

/** The one in which the bytes make the most Russian words; neither where they make none. */
function byLetters(bytes: Uint8Array): string | undefined {
  const seen = bytes.subarray(0, sample);
  const [best] = encodings
    .map((encoding) => ({ encoding, score: russian(decoded(seen, encoding) ?? "") }))
    .sort((a, b) => b.score - a.score);
  return best && best.score > 0 ? decoded(bytes, best.encoding) : undefined;
}

/** Where two make as many, the first. */
const encodings = ["windows-1251", "ibm866", "koi8-r", "iso-8859-5", "x-mac-cyrillic"];

/** Letters that make up four fifths of Russian texts. */
const common = /[оеаинтсрвлкмдпя]/gi;
/** What the wrong table makes of letters: frames, letters of other languages, a capital within a word. */
const odd = /[\u2500-\u259F\u0080-\u00A0ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐєЄїЇіІґ¤±µ¶]|\p{Ll}\p{Lu}/gu;
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;
const russian = (text: string): number => count(text, common) - 3 * count(text, odd);

const unknownEncoding = (pointer: string) =>
  invalid([
    fault(
      pointer,
      "кодировка файла не распознана: сохраните его в UTF-8 или пришлите XLSX; файл в windows-1251 присылается в base64",
      "the file's encoding is not known: save it as UTF-8 or send XLSX; a file in windows-1251 is sent in base64",
    ),
  ]);
