import { tidy } from "./cells.ts";

const filledOf = (cells: readonly string[]): string[] => cells.map(tidy).filter((cell) => cell !== "");

/** «1 | 2 | 3» or «А | Б | 1» under the heads, as forms of statistics number their columns. */
export function isOfNumbers(cells: readonly string[]): boolean {
  const filled = filledOf(cells);
  if (filled.length < 3 || !filled.every((cell) => /^(?:\p{Lu}|\d{1,2}(?:\.\d{1,2})?)$/u.test(cell))) return false;
  const numbers = filled.map(Number).filter((n) => !Number.isNaN(n));
  return numbers[0] === 1 && numbers.every((n, i) => i === 0 || n > numbers[i - 1]!);
}

/** «Итого: 8», «Всего по школе», «из них девочек». */
export const isTotal = (cells: readonly string[]): boolean =>
  /^(?:(?:под)?(?:итог[ои]?|всего|total)|в том числе|из них)(?!\p{L})/iu.test(filledOf(cells)[0] ?? "");

/** A table that was printed has its head on each page. */
export function isHeadAgain(cells: readonly string[], heads: readonly string[]): boolean {
  const filled = cells.map(tidy);
  const alike = filled.filter((cell, i) => cell !== "" && cell === heads[i]).length;
  return alike > 1 && alike === filled.filter((cell) => cell !== "").length;
}

/** Who signs under a list. */
const signs =
  /^(?:и\.\s?о\.\s*)?(?:(?:директор|руководител|заведующ|начальник|исполнител|ответственн|(?:главный |ведущий )?специалист)\p{L}*|исп\.|подпись|м\.\s?п\.)/iu;

/** One cell of some words where a row has many: the name of a part, «Исполнитель: Иванова, тел. …»; or a signature of three at most. */
export const isNote = (cells: readonly string[], columns: number): boolean => {
  const filled = filledOf(cells);
  const [first = ""] = filled;
  if (columns <= 3) return false;
  return filled.length === 1 ? /\s/.test(first) || signs.test(first) : filled.length <= 3 && signs.test(first);
};
