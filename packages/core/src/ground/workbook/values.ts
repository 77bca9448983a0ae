import type { XmlReader } from "../shared/xml.ts";

/** Formats 14–22, 27–36, 45–47 and 50–58 show a number as a day or a time (ECMA-376-1, 18.8.30). */
const isBuiltInDate = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58);

/** Characters of a format, as Excel has them; a longer one, which is looked through in the square of its length, is no date's. */
const longestCode = 255;

/** A format's own letters for day, month, year and time; not those in quotes, in brackets or after a backslash. */
const isDateCode = (code: string): boolean =>
  code.length <= longestCode && /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, ""));

/** Which of a book's cell formats show dates, by their number. */
export function dateFormats(): XmlReader & { isDate(format: number): boolean } {
  const named = new Map<number, boolean>();
  const formats: number[] = [];
  let isOfCells = false;
  return {
    open(name, attributes) {
      if (name === "cellXfs") isOfCells = true;
      else if (name === "xf" && isOfCells) formats.push(Number(attributes().get("numFmtId")));
      else if (name === "numFmt") {
        const found = attributes();
        named.set(Number(found.get("numFmtId")), isDateCode(found.get("formatCode") ?? ""));
      }
    },
    close(name) {
      if (name === "cellXfs") isOfCells = false;
    },
    text() {},
    isDate(index) {
      const format = formats[index];
      return (format === undefined ? undefined : named.get(format)) ?? isBuiltInDate(format ?? 0);
    },
  };
}

/** The strings that cells refer to by number. */
export function sharedStrings(): XmlReader & { all: string[] } {
  const all: string[] = [];
  const text = texts();
  return {
    all,
    open(name) {
      if (name === "si") text.clear();
      text.open(name);
    },
    close(name) {
      text.close(name);
      if (name === "si") all.push(unescaped(text.taken()));
    },
    text: text.text,
  };
}

/** Gathers the texts of a string, whatever formats its runs have; how it is pronounced (`rPh`) is no part of it. */
export function texts() {
  let said = "";
  let [isText, isPronunciation] = [false, false];
  return {
    open(name: string) {
      if (name === "t") isText = true;
      else if (name === "rPh") isPronunciation = true;
    },
    close(name: string) {
      if (name === "t") isText = false;
      else if (name === "rPh") isPronunciation = false;
    },
    text(text: string) {
      if (isText && !isPronunciation) said += text;
    },
    clear() {
      said = "";
    },
    taken: () => said,
  };
}

/** Signs that XML cannot hold are written `_x000D_` (ECMA-376-1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

const lastDay = 2_958_465;
const day = 86_400_000;

/** The day of a serial number, which counts from 1900 as if that had been a leap year, or from 1904. */
export function dateOf(serial: number, isFrom1904: boolean): string {
  if (!(serial >= 0 && serial <= lastDay)) return String(serial);
  const days = isFrom1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  return new Date(Date.UTC(1899, 11, 30) + Math.round(days * day)).toISOString().slice(0, 10);
}
