import { Temporal } from "temporal-polyfill";
import { dateOf } from "../workbook/values.ts";
import { type Reading, readAs, text } from "./reading.ts";

const months = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split(" ");
const english = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const roman = "i ii iii iv v vi vii viii ix x xi xii".split(" ");
const wanted = text("дата ДД.ММ.ГГГГ", "a date DD.MM.YYYY");

/** «г.р.», «года рождения», «г.» behind a year. */
const yearWords = /\s*(?:г\.?\s*р\.?|г\/р|года?(?:\s+рождения)?|г\.?)$/i;
/** «(10 лет)» behind a day, «род.» before it, quotes around the day of the month. */
const besides = /[\s,(]+\d{1,2}\s*(?:лет|года?)\)?$|^р(?:од|ожд)?\.\s*|[«»"“”„]/gi;
/** No day has as many letters. */
const longest = 100;
/** Letters that stand for digits where all else is digits. */
const isOfDigits = (cell: string): boolean => /^[\d\s.,/-]*(?:[oоlі|][\d\s.,/-]*)+$/i.test(cell) && /\d/.test(cell);

/** Days that spreadsheets count, and hours within them: 1927 to 2064; nothing else that people write as a date has five digits. */
const isSerial = (cell: string): boolean => /^[1-5]\d{4}(?:[.,]\d+)?$/.test(cell);

/**
 * A day as people write it: `12.04.2015`, `12.04.15`, `12/04/2015`, `12 апреля 2015 г.`, `2015-04-12`, a workbook's serial number,
 * `12-апр-15`, `12.IV.2015`, `20150412`, with «г.р.» behind it or not. The day stands before the month, unless it cannot be a month.
 * @param today for years of two digits
 */
export function readDay(cell: string, today: Temporal.PlainDate): Reading<string> {
  const bare = inDigits(
    cell
      .slice(0, longest)
      .replace(besides, "")
      .replace(yearWords, "")
      .replace(/[.,;]+$/, "")
      .trim(),
  );
  const day = isSerial(bare) ? dateOf(Number.parseInt(bare, 10), false) : dayOf(partsOf(bare), today);
  if (day === undefined) return { fault: wanted };
  const isPlain = /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(cell) || cell === day;
  return isPlain ? { value: day } : readAs(day, day.split("-").reverse().join("."));
}

const inDigits = (cell: string): string =>
  isOfDigits(cell) ? cell.replace(/[oо]/gi, "0").replace(/[lі|]/gi, "1") : cell;

type Parts = [year: string, month: number, day: number] | undefined;

function partsOf(bare: string): Parts {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ][\d:.]+Z?)?$/.exec(bare);
  if (iso) return [iso[1]!, Number(iso[2]), Number(iso[3])];
  const worded = /^(\d{1,2})[\s.-]+(\p{L}+)[\s.-]+(\d{4}|\d{2})$/u.exec(bare);
  if (worded) return [worded[3]!, monthOf(worded[2]!), Number(worded[1])];
  const [, year, month, day] = /^((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)$/.exec(bare) ?? [];
  if (year) return [year, Number(month), Number(day)];
  const together = /^(\d\d)(\d\d)((?:19|20)\d\d)$/.exec(bare);
  if (together) return [together[3]!, Number(together[2]), Number(together[1])];
  const plain = /^(\d{1,2})(\s*[-./,\s]\s*)(\d{1,2})\s*[-./,\s]\s*(\d{4}|\d{2})(?:\s[\d:]+)?$/.exec(bare);
  if (!plain) return undefined;
  const [first, second] = [Number(plain[1]), Number(plain[3])];
  const isMonthFirst = plain[2]?.trim() === "/" && second > 12 && first <= 12;
  return isMonthFirst ? [plain[4]!, first, second] : [plain[4]!, second, first];
}

/** By the stem, whatever its ending; or the first three letters and more; or its Roman number, in letters of either alphabet. */
function monthOf(word: string): number {
  const lower = word.toLowerCase();
  const numbered = roman.indexOf(lower.replaceAll("х", "x").replaceAll("і", "i"));
  if (numbered >= 0) return numbered + 1;
  if (/^[a-z]{3}/.test(lower)) return english.indexOf(lower.slice(0, 3)) + 1;
  const shortened = lower.length < 3 ? -1 : months.findIndex((month) => month.startsWith(lower));
  const ended = months.findLastIndex((month) => lower.startsWith(month) && lower.length <= month.length + 2);
  return (shortened < 0 ? ended : shortened) + 1;
}

function dayOf(parts: Parts, today: Temporal.PlainDate): string | undefined {
  if (!parts) return undefined;
  const [written, month, day] = parts;
  const year = Number(written);
  const whole = written.length === 4 ? year : year <= today.year % 100 ? 2000 + year : 1900 + year;
  try {
    return Temporal.PlainDate.from({ year: whole, month, day }, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
}
