import { digits, fold } from "../vault/fold.ts";
import { saysNothing } from "./cells.ts";
import { latinOf } from "./names.ts";
import { type Reading, readAs, readAsNothing, text } from "./reading.ts";

/** No word of ours is as long; folding a cell of megabytes takes long. */
const longestWord = 1_000;
const folded = (cell: string): string => (cell.length > longestWord ? "" : fold(cell));

/** A word as it is compared, and what it stands for. */
export type Words<T> = Readonly<Record<string, T>>;

/** What a word stands for, however it is written. */
export const wordIn = <T>(words: Words<T>, cell: string): T | undefined => {
  const word = folded(cell);
  return Object.hasOwn(words, word) ? words[word] : undefined;
};

/** `yes`, `no` and what people put for them; further words of the column may be given. */
const truths: Words<boolean> = {
  да: true,
  yes: true,
  true: true,
  истина: true,
  "1": true,
  есть: true,
  имеется: true,
  имеет: true,
  v: true,
  y: true,
  нет: false,
  no: false,
  false: false,
  ложь: false,
  "0": false,
  n: false,
  неимеет: false,
  неимеется: false,
  отсутствует: false,
};
/** «да (до 18 лет)», «нет, снята»: an answer and something beside it that does not speak against it. */
const answered = /^(да|нет|есть|имеется|не имеет|отсутствует)\s*[,;:(–—-]\s*(\S.*)$/i;
const granted = /(?<!\p{L})(?:да|есть|имеется)(?!\p{L})/iu;
const withdrawn = /(?<!\p{L})(?:нет|не|снят\p{L}*|истек\p{L}*|отмен\p{L}*|отказ\p{L}*)(?!\p{L})|\d{4}/iu;

function answerIn(cell: string): string {
  const [, answer, more = ""] = answered.exec(cell) ?? [];
  if (answer === undefined) return cell;
  const speaksAgainst = wordIn(truths, answer) ? withdrawn : granted;
  return speaksAgainst.test(more) ? cell : answer;
}
const signs: Words<boolean> = { "+": true, "✓": true, "✔": true, "☑": true, "-": false, "–": false, "—": false };

/** «да», «+», «есть»; «нет», «-», «не имеет». */
export function readYesNo(cell: string, more: Words<boolean> = {}): Reading<boolean> {
  const answer = answerIn(cell.slice(0, longestWord));
  const value = signs[answer] ?? wordIn(more, answer) ?? wordIn(truths, answer);
  if (value === undefined) return { fault: text("да или нет", "yes or no") };
  const isPlain = /^(?:да|нет|yes|no|1|0|true|false)$/i.test(cell);
  return isPlain ? { value } : readAs(value, value ? "да" : "нет");
}

const sexes: Words<"female" | "male"> = {
  ж: "female",
  жен: "female",
  женский: "female",
  женщина: "female",
  девочка: "female",
  дев: "female",
  female: "female",
  f: "female",
  м: "male",
  m: "male",
  муж: "male",
  мужской: "male",
  мужчина: "male",
  мальчик: "male",
  мал: "male",
  male: "male",
};

export function readSex(cell: string): Reading<"female" | "male"> {
  const value = wordIn(sexes, cell);
  return value ? { value } : { fault: text("ж или м", "female or male") };
}

/** «1,12233E+10»: what a workbook shows of a long number. */
const lostDigits = /^\d(?:[.,]\d+)?e\+?\d+$/i;
const retype = text(
  "номер сохранён как число и часть цифр потеряна: сделайте столбец текстовым и впишите номер заново",
  "the number was kept as a number and has lost digits: make the column a text and type it anew",
);
/** «89134370000.0»: a number that a program took for a fraction. */
const withoutFraction = (cell: string): string => cell.replace(/^(\d{10,11})[.,]0+$/, "$1");
/** Of a document that somebody has asked for. */
const notYet =
  /^(?:в (?:работе|процессе)|на оформлении|оформля\p{L}+|не (?:получ|оформл|выда|присво)\p{L}*)(?!\p{L})/iu;

/**
 * A СНИЛС: with blanks or hyphens, without the zeros at its beginning that a workbook takes for needless. Of a number that was
 * shown as `1,12233E+10` the digits are gone. @param isRight whether the last two digits check the others
 */
export function readSnils(cell: string, isRight: (digits: string) => boolean): Reading<string> {
  if (saysNothing(cell) || notYet.test(cell)) return readAsNothing;
  const bare = withoutFraction(cell.replace(/^снилс\s*[:№]?\s*/i, ""));
  if (lostDigits.test(bare)) return { fault: retype };
  const number = digits(bare.replace(/[oо]/gi, "0"));
  const whole = number.length < 11 && number.length >= 8 ? number.padStart(11, "0") : number;
  if (!/^[\d\s\-–.оo]+$/i.test(bare) || whole.length !== 11 || !isRight(whole))
    return {
      fault: text(
        "11 цифр с верным контрольным числом: сверьте с документом",
        "11 digits with a right checksum: compare with the document",
      ),
    };
  const shown = `${whole.slice(0, 3)}-${whole.slice(3, 6)}-${whole.slice(6, 9)} ${whole.slice(9)}`;
  return whole === digits(cell) ? { value: shown } : readAs(shown, shown);
}

const extension = /[\s,(]*(?:доб|вн|внутр|ext)\.?\s*№?\s*(\d{1,6})[.)]*\s*$/i;
/** Whose number it is, and by which messenger: said beside it. */
const whose =
  /[\s(–—-]*(?<!\p{L})(?:мам[аы]|мать|матери|пап[аы]|отец|отца|бабушк[аи]|дедушк[аи]|опекуна?|what'?s\s?app|в[ао]тсапп?|viber|вайбер|telegram|телеграмм?)(?!\p{L})[.:]?\)?/giu;
const mostPhones = 3;

/** One telephone number or several, with extensions; «8(3843)77-09-32 доб. 12», «8-913-437-00-00, 77-09-32». */
export function readPhones(cell: string): Reading<string> {
  if (saysNothing(cell)) return readAsNothing;
  const whole = withoutFraction(cell.slice(0, longestWord));
  if (lostDigits.test(whole)) return { fault: retype };
  const parts = inDigits(whole)
    .replace(whose, " ")
    .trim()
    .replace(/(?:моб|сот|дом|раб|тел|т|факс)\.?\s*:?\s*(?=[+\d(])/gi, "")
    .split(/[;,/]|\sи\s|(?<=\d)\s{2,}(?=[+\d])|(?<=\d-\d\d-\d\d)\s(?=[+\d]|\(\d)/)
    .flatMap((part) => inElevens(part.trim()))
    .filter((part) => part !== "");
  const phones = joinExtensions(parts).map(phoneOf);
  if (phones.length === 0 || phones.length > mostPhones || phones.some((phone) => phone === undefined))
    return {
      fault: text("телефон вида +7 900 000-00-00, не более трёх", "phone numbers like +7 900 000-00-00, at most three"),
    };
  const shown = phones.join(", ");
  return shown === cell ? { value: shown } : readAs(shown, shown);
}

/** Letters that stand for digits between digits: «8-9I3-437-OO-OO». */
const inDigits = (cell: string): string =>
  cell
    .replace(/(?<=[\d-])[oо]+(?=[\d\s-]|$)/gi, (letters) => "0".repeat(letters.length))
    .replace(/(?<=\d)[Il|](?=\d)/g, "1");

/** «89134370000 89134370001» are two: whole numbers have eleven digits and begin with 7 or 8. */
function inElevens(part: string): string[] {
  const found = part.match(/\+?[78](?:[\s()-]*\d){10}/g) ?? [];
  return found.length > 1 && digits(part).length === 11 * found.length ? found : [part];
}

/** «77-09-32, доб. 12» is one number. */
const joinExtensions = (parts: readonly string[]): string[] =>
  parts.reduce<string[]>((all, part) => {
    if (all.length > 0 && /^(?:доб|вн|ext)/i.test(part)) all.push(`${all.pop()} ${part}`);
    else all.push(part);
    return all;
  }, []);

function phoneOf(part: string): string | undefined {
  const [, more] = extension.exec(part) ?? [];
  const main = part
    .replace(extension, "")
    .trim()
    .replace(/^\((\d)/, "8 ($1");
  const number = digits(main);
  if (!/^\+?\d[\d ()–.-]{3,24}$/.test(main) || number.length < 5 || number.length > 15) return undefined;
  const shown = /^9\d{9}$/.test(main)
    ? `+7 ${main.slice(0, 3)} ${main.slice(3, 6)}-${main.slice(6, 8)}-${main.slice(8)}`
    : main;
  return `${shown.replace(/[–.]/g, "-")}${more === undefined ? "" : ` доб. ${more}`}`;
}

/** An address of mail; of several the first. Letters that only look Latin are made so. */
export function readEmail(cell: string): Reading<string> {
  if (saysNothing(cell)) return readAsNothing;
  const [first = ""] = cell.split(/[;,\s]+/).filter((part) => part.includes("@"));
  const address = latinOf(first.replace(/^mailto:/i, "").replace(/[.,;<>]+$|^[<]/g, ""));
  if (!/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(address))
    return { fault: text("адрес вида name@example.ru", "an address like name@example.org") };
  return address === cell ? { value: address } : readAs(address, address);
}
