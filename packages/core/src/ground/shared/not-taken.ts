import { type FileType, fileTypeOf, fileTypes, isHeic } from "./file-type.ts";
import type { Text } from "./text.ts";
import { Unreadable } from "./unreadable.ts";

/** Files that people send by mistake, by how they begin, and what to do with each. */
const others: ReadonlyArray<[is: (bytes: Buffer) => boolean, ru: string, en: string]> = [
  [
    (bytes) => bytes.length === 0,
    "Файл пустой: в нём нет ни одного байта. Проверьте, открывается ли он у вас, и приложите его снова.",
    "The file is empty: there is not a byte in it. See whether it opens on your side and send it again.",
  ],
  [
    isHeic,
    "Это фотография HEIC: многие компьютеры её не откроют. Откройте снимок, сохраните или экспортируйте его как JPEG и приложите снова. Чтобы iPhone сразу снимал в JPEG: «Настройки» → «Камера» → «Форматы» → «Наиболее совместимые».",
    "This is a HEIC photograph: many computers do not open it. Open it, save or export it as JPEG and send that. For an iPhone to take JPEG at once: Settings → Camera → Formats → Most Compatible.",
  ],
  [
    (bytes) => bytes.subarray(0, 8).equals(Buffer.from("d0cf11e0a1b11ae1", "hex")),
    "Это документ в старом формате Word или Excel (.doc, .xls) либо защищённый паролем: макросы в нём не видны. Откройте его, сохраните как DOCX («Сохранить как») или PDF без пароля и приложите снова.",
    "This is a document of old Word or Excel (.doc, .xls), or one with a password: its macros cannot be seen. Open it, save it as DOCX or PDF without a password and send that.",
  ],
  [
    (bytes) => bytes.subarray(0, 5).toString("latin1") === "{\\rtf",
    "Это документ RTF: в нём могут быть вставленные программы. Откройте его, сохраните как DOCX или PDF и приложите снова.",
    "This is an RTF document: programs may be inserted in it. Open it, save it as DOCX or PDF and send that.",
  ],
  [
    (bytes) => ["52617221", "377abcaf", "1f8b0800", "1f8b0808"].includes(bytes.subarray(0, 4).toString("hex")),
    "Это архив. Приложите файлы из него по одному.",
    "This is an archive. Send the files in it one by one.",
  ],
  [
    (bytes) => /^(?:49492a00|4d4d002a|47494638|424d|52494646.{8}57454250)/.test(bytes.toString("hex", 0, 12)),
    "Это картинка TIFF, GIF, BMP или WebP. Сохраните её как JPEG, PNG или PDF и приложите снова.",
    "This is a picture in TIFF, GIF, BMP or WebP. Save it as JPEG, PNG or PDF and send that.",
  ],
];

/** What a file is that is none of the kinds, and how to send it instead. */
export function notTaken(bytes: Uint8Array, kinds: readonly FileType[]): Unreadable {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const known = others.find(([is]) => is(file));
  if (known) return new Unreadable(known[1], known[2]);
  const named = kinds.map((kind) => kind.toUpperCase());
  const [all, last] = [named.slice(0, -1).join(", "), named.at(-1)];
  return new Unreadable(
    `Принимаются ${all} и ${last} без макросов; файл проверяется по содержимому.`,
    `${all} and ${last} without macros are taken; the content is what is checked.`,
  );
}

/** Why a file is not of the kind that its sender has said, by its beginning and end alone; undefined where it is. */
export function notOfType(bytes: Uint8Array, type: string): Text | undefined {
  const found = fileTypeOf(bytes);
  if (!found) return notTaken(bytes, everyKind).text;
  if (fileTypes[found] === type) return undefined;
  return {
    ru: `Файл не того вида, что назван в type: по содержимому это ${fileTypes[found]}.`,
    en: `The file is not of the type that is named: its content is ${fileTypes[found]}.`,
  };
}

/** All kinds that are known here. */
export const everyKind = Object.keys(fileTypes) as FileType[];
