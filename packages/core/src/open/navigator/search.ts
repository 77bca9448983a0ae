import { stem } from "./stem.ts";

/** What is looked through of a thing: words, and how much a hit in them is worth. */
export interface Searched {
  id: string;
  fields: readonly { text: string; weight: number }[];
}
export interface Hit {
  id: string;
  score: number;
}

/** Of whatever somebody pastes in, so much is looked at. */
export const longestQuery = 200;
const mostWords = 12;
/** Words that say nothing of what is sought. */
const idle = new Set(
  "и в во на с со для по к ко у о об от из за не что как где кто мой моя мое мои наш ребенок ребенка ребенку сын дочь дочка год года лет нужен нужна нужно нужны хочу and or not the a an of for to in my".split(
    " ",
  ),
);

/** Letters of a keyboard that stood on Latin: «kjujgtl» is «логопед». */
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const cyrillicKeys = "йцукенгшщзхъфывапролджэячсмитьбюе";
const retyped = (text: string): string =>
  [...text.toLowerCase()].map((c) => cyrillicKeys[latinKeys.indexOf(c)] ?? c).join("");

const split = (text: string): string[] =>
  text
    .normalize("NFC")
    .toLocaleLowerCase("ru")
    .replaceAll("ё", "е")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0 && word.length <= 40);

/** The words that a query comes down to, by their stems; of all else (operators, signs, other alphabets) what are words. */
export const wordsOf = (query: string): string[] => {
  const all = split(query.slice(0, longestQuery)).filter((word) => word.length > 1 && !idle.has(word));
  return [...new Set(all.map(stem))].slice(0, mostWords);
};

/**
 * An index in memory of a region's services and organisations: some hundred, so that a look at each is cheaper than any index that
 * would have to be loaded.
 */
export class Search {
  readonly #all: readonly Searched[];
  #indexed: { id: string; stems: Map<string, number> }[] | undefined;

  constructor(all: readonly Searched[]) {
    this.#all = all;
  }

  /** Made with the first query: most pages show what there is, and ask for no words. */
  #index(): { id: string; stems: Map<string, number> }[] {
    this.#indexed ??= this.#all.map(({ id, fields }) => {
      const stems = new Map<string, number>();
      for (const { text, weight } of fields)
        for (const word of split(text)) {
          const one = stem(word);
          stems.set(one, Math.max(stems.get(one) ?? 0, weight));
        }
      return { id, stems };
    });
    return this.#indexed;
  }

  /** The best first; nothing where no word is known. A slip of a finger is forgiven, and a keyboard that stood on Latin. */
  find(query: string): Hit[] {
    const found = this.#find(wordsOf(query));
    if (found.length > 0 || !/[a-z]/i.test(query)) return found;
    return this.#find(wordsOf(retyped(query.slice(0, longestQuery))));
  }

  #find(words: readonly string[]): Hit[] {
    if (words.length === 0) return [];
    // More than half of what is asked for must be there: one word of two, two of three.
    const least = Math.ceil(words.length / 2);
    return this.#index()
      .flatMap(({ id, stems }) => {
        const scores = words.map((word) => best(word, stems)).filter((score) => score > 0);
        return scores.length < least ? [] : [{ id, score: scores.reduce((sum, score) => sum + score, 0) }];
      })
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }
}

function best(word: string, stems: ReadonlyMap<string, number>): number {
  const exact = stems.get(word);
  if (exact) return exact;
  let most = 0;
  for (const [one, weight] of stems) {
    const near = likeness(word, one);
    if (near > 0) most = Math.max(most, near * weight);
  }
  return most;
}

/** 0.7 for the beginning of a word, 0.5 for one that is a slip or two away; else 0. */
function likeness(word: string, other: string): number {
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  if (short.length >= 4 && long.startsWith(short)) return 0.7;
  // Two slips in a word that at least begins alike: more would make one word of any other.
  const slips = word.length >= 6 && word[0] === other[0] ? 2 : word.length >= 4 ? 1 : 0;
  return slips > 0 && long.length - short.length <= slips && isWithin(word, other, slips) ? 0.5 : 0;
}

/** Whether two words are at most so many slips apart: a letter more, less, other, or two that changed places. */
function isWithin(a: string, b: string, most: number): boolean {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return false;
    [before, row] = [row, next];
  }
  return row[b.length]! <= most;
}
