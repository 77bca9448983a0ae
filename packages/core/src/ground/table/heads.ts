import type { Text } from "../shared/text.ts";
import { foldName as fold } from "../vault/fold.ts";
import { tidy } from "./cells.ts";

/** A column that a table may have. */
export interface Column<K extends string = string> {
  key: K;
  /** Its head as we write it into templates and messages; comparing minds no case, blank, punctuation, nor what is in brackets. */
  name: Text;
  /** Other heads under which people keep the same; of two storeys as «upper: lower». */
  also?: readonly string[];
  required?: boolean;
  /** Other columns that need not be there where this one is: «ФИО» stands for three. */
  gives?: readonly K[];
  /** Several columns of this kind are read as one, their cells joined with «; ». */
  many?: boolean;
}

/** A line of a file: its number there, from 1, and its cells. */
export interface Line {
  row: number;
  cells: string[];
}

/** Where the head of a table stands among the lines that have anything in them, and what it says. */
export interface Heading<K extends string> {
  /** Index of its first line, and how many lines it has. */
  at: number;
  depth: number;
  /** By position; a head of several storeys is joined: «Представитель: Фамилия». */
  heads: string[];
  known: (Column<K> | undefined)[];
  score: number;
}

/** Above a head stand a title, whose list it is, as of what day; not more lines than these. */
const linesLooked = 60;
const mostStoreys = 3;
/** A head is no essay. */
const longest = 300;

/** The line or lines, up to three, whose cells are heads of the most columns; the fewest lines of those that know as many. */
export function headingOf<K extends string>(
  lines: readonly Line[],
  columns: readonly Column<K>[],
): Heading<K> | undefined {
  const byName = namesOf(columns);
  let best: Heading<K> | undefined;
  for (let at = 0; at < Math.min(lines.length, linesLooked); at++) {
    let heads = (lines[at]?.cells ?? []).map(headText);
    for (let depth = 1; depth <= mostStoreys && at + depth <= lines.length; depth++) {
      if (depth > 1) heads = joined(heads, (lines[at + depth - 1]?.cells ?? []).map(headText));
      const known = match(heads, byName);
      const score = new Set(known.flatMap((column) => (column ? [column] : []))).size;
      if (score > (best?.score ?? 0)) best = { at, depth, heads, known, score };
    }
  }
  return best;
}

const headText = (cell: string): string => tidy(cell.slice(0, longest)).replace(/-\s(?=\p{Ll})/gu, "");

/** What stands above several columns belongs to each of them; what is merged downwards says the same twice. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  let group = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [above = "", below = ""] = [upper[i], lower[i]];
    if (above !== "") group = below !== "" && below !== above ? above : "";
    if (below === "" || below === above) return above;
    return group === "" ? below : `${group}: ${below}`;
  });
}

/** First by the whole head; then, where nobody has that column yet, by its lowest storey alone. */
function match<K extends string>(heads: readonly string[], byName: Map<string, Column<K>>): (Column<K> | undefined)[] {
  const known = heads.map((head) => lookedUp(head, byName));
  const taken = new Set(known);
  return heads.map((head, i) => {
    if (known[i]) return known[i];
    const lowest = lookedUp(head.split(": ").at(-1) ?? "", byName);
    if (!lowest || taken.has(lowest)) return undefined;
    taken.add(lowest);
    return lowest;
  });
}

function lookedUp<K extends string>(head: string, byName: Map<string, Column<K>>): Column<K> | undefined {
  const numbered = head.replace(/(?<!\p{L})No?[.º°]?(?!\p{L})/gu, "№");
  const bare = numbered.replace(/\([^)]*\)?/g, "");
  return [head, numbered, bare, bare.replace(ofWhom, " ")].map((one) => byName.get(fold(one))).find((found) => found);
}

/** Of whom a list is goes without saying. */
const ofWhom = /(?<!\p{L})(?:реб[её]нка(?:-инвалида)?|детей(?:-инвалидов)?|несовершеннолетнего|гражданина)(?!\p{L})/giu;

/** The names of columns that were looked for before: a file is read by each of its possible separators, and files alike follow each other. */
const looked = new WeakMap<readonly Column[], Map<string, Column>>();

function namesOf<K extends string>(columns: readonly Column<K>[]): Map<string, Column<K>> {
  const before = looked.get(columns) as Map<string, Column<K>> | undefined;
  if (before) return before;
  const names = columns.flatMap((column) =>
    [column.name.ru, column.name.en, ...(column.also ?? [])].map((name) => [fold(name), column] as const),
  );
  const byName = new Map(names.filter(([name]) => name !== ""));
  looked.set(columns, byName);
  return byName;
}
