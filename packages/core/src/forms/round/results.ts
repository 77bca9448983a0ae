import { hiddenOf } from "../../ground/shared/small.ts";
import type { FormContent } from "../form/content.ts";
import { isQuestion, type Question } from "../form/item.ts";
import type { PlacedCells, Tally } from "../response/tally.ts";
import { figuresOf, joined } from "./figures.ts";
import type { GroupView, ResultsView } from "./round.ts";

/** To the second decimal, half up: what binary fractions add is cut before. */
const rounded = (value: number): number => Math.round(Number((value * 100).toPrecision(12))) / 100;

/** Which questions and scores of a group are not told, by their keys. */
type Untold = ReadonlySet<string>;

function scoreViews({ scores }: FormContent, tally: Tally, untold: Untold): GroupView["scores"] {
  return scores.map(({ key, title, bands }) => {
    const { n = 0, sum = 0, bands: counts } = tally.scores.get(key) ?? {};
    if (untold.has(scoreName(key))) return { key, title, count: n, bands: [], hidden: true };
    return {
      key,
      title,
      count: n,
      mean: n === 0 ? undefined : rounded(sum / n),
      bands: bands.map((band) => ({ key: band.key, text: band.text, count: counts?.get(band.key) ?? 0 })),
    };
  });
}

function questionViews({ items }: FormContent, tally: Tally, untold: Untold): GroupView["questions"] {
  return items.filter(isQuestion).map((item) => {
    const { answered = 0, options = new Map<string, number>(), sum = 0 } = tally.questions.get(item.key) ?? {};
    const { key, text } = item;
    const isNumber = item.kind === "scale" || item.kind === "number";
    // Of words and dates nothing is told but how many there are.
    if (untold.has(key) && (isNumber || options.size > 0)) return { key, text, answered, hidden: true };
    return {
      key,
      text,
      answered,
      options:
        options.size === 0
          ? undefined
          : [...options].map(([code, count]) => ({ code, text: optionText(item, code), count })),
      mean: isNumber && answered > 0 ? rounded(sum / answered) : undefined,
    };
  });
}

/** A score may have the key of a question. */
const scoreName = (key: string) => `score ${key}`;

/** How many answered each question, and have each score. */
function numbersOf(content: FormContent, cells: readonly PlacedCells[]): Map<string, number> {
  const { questions, scores } = figuresOf(content, joined(cells)).tally;
  return new Map([
    ...[...questions].map(([key, { answered }]): [string, number] => [key, answered]),
    ...[...scores].map(([key, { n }]): [string, number] => [scoreName(key), n]),
  ]);
}

interface Part {
  key: string;
  cells: readonly PlacedCells[];
}

/**
 * What of each part is not told though the part is shown: a question that few of it were asked, or answered, would tell what one of them
 * said (decision 0219 treats its shares so), and so would the difference from the whole.
 */
function untoldOf(content: FormContent, parts: readonly Part[], hidden: ReadonlySet<string>): Map<string, Set<string>> {
  const untold = new Map(parts.map(({ key }) => [key, new Set<string>()]));
  const numbers = parts.map(({ key, cells }) => ({ key, of: numbersOf(content, cells) }));
  for (const name of numbers[0]?.of.keys() ?? [])
    for (const part of hiddenOf(
      numbers.map(({ key, of }) => ({ key, n: of.get(name) ?? 0 })),
      hidden,
    ))
      untold.get(part)?.add(name);
  return untold;
}

function optionText(item: Question, code: string) {
  if (item.kind === "choice" || item.kind === "many") return item.options.find((one) => one.code === code)?.text;
  if (item.kind === "yes-no") return code === "yes" ? { ru: "Да", en: "Yes" } : { ru: "Нет", en: "No" };
  return undefined;
}

export interface Cut {
  /** Answers lead to nobody: parts of fewer than five are hidden, and what would show them. */
  nameless: boolean;
  /** The one part that somebody sees. */
  municipality?: string | undefined;
  agencyId?: string | undefined;
  /** Open yet: how many there are, and nothing of what they say. */
  numbersOnly: boolean;
}

type Parts = Pick<ResultsView, "total" | "municipalities" | "organisations">;

/**
 * Results as somebody sees them, in parts: the whole, its municipalities, and the organisations in each. Where nobody may be known by an
 * answer, a small part is hidden, and so is the next one where the difference from the whole would show it; of a part that is shown, what
 * few answered.
 */
export function resultsIn(
  content: FormContent,
  placed: readonly PlacedCells[],
  names: ReadonlyMap<string, string>,
  cut: Cut,
): Parts {
  const mine = placed.filter(
    ({ municipality, agencyId }) =>
      (cut.municipality === undefined || cut.municipality === municipality) &&
      (cut.agencyId === undefined || cut.agencyId === agencyId),
  );
  const places = [...new Set(mine.map(({ municipality }) => municipality ?? ""))].toSorted();
  const ofPlace = (place: string) => mine.filter(({ municipality }) => (municipality ?? "") === place);
  const hiding = (parts: readonly Part[]) =>
    cut.nameless ? hiddenOf(parts.map(({ key, cells }) => ({ key, n: joined(cells).n ?? 0 }))) : new Set<string>();
  const untelling = (parts: readonly Part[], hidden: ReadonlySet<string>) =>
    cut.nameless ? untoldOf(content, parts, hidden) : new Map<string, Set<string>>();
  // What is not shown of the region as a whole is nobody's difference: a municipality alone is judged by itself.
  const whole: Part[] = [{ key: "", cells: mine }];
  const isFew = hiding(whole).size > 0;
  const ofWhole = untelling(whole, new Set()).get("") ?? new Set();
  const parts = places.map((key): Part => ({ key, cells: ofPlace(key) }));
  const hiddenPlaces = hiding(parts);
  const ofPlaces = untelling(parts, hiddenPlaces);
  const group = (cells: readonly PlacedCells[], isHidden: boolean, untold: Untold = new Set()) =>
    groupView(content, cells, { isHidden, untold, numbersOnly: cut.numbersOnly });
  const organisations = places.flatMap((place) => {
    const those = ofPlace(place).flatMap((one) =>
      one.agencyId === undefined ? [] : [{ ...one, agencyId: one.agencyId }],
    );
    const each = those.map((one): Part => ({ key: one.agencyId, cells: [one] }));
    const hidden = hiding(each);
    const untold = untelling(each, hidden);
    return those.map((one) => ({
      municipality: one.municipality,
      agencyId: one.agencyId,
      organisation: names.get(one.agencyId),
      ...group(
        [one],
        hidden.has(one.agencyId) || hiddenPlaces.has(place),
        new Set([...(untold.get(one.agencyId) ?? []), ...(ofPlaces.get(place) ?? [])]),
      ),
    }));
  });
  return {
    total: group(mine, isFew, ofWhole),
    municipalities: parts.map(({ key, cells }) => ({
      municipality: key || undefined,
      ...group(cells, isFew || hiddenPlaces.has(key), ofPlaces.get(key)),
    })),
    organisations,
  };
}

function groupView(
  content: FormContent,
  cells: readonly PlacedCells[],
  { isHidden, untold, numbersOnly }: { isHidden: boolean; untold: Untold; numbersOnly: boolean },
) {
  const { tally, answered, ...counts } = figuresOf(content, joined(cells));
  if (isHidden) return { ...counts, hidden: true as const, scores: [], questions: [] };
  if (numbersOnly) return { ...counts, answered, scores: [], questions: [] };
  return {
    ...counts,
    answered,
    scores: scoreViews(content, tally, untold),
    questions: questionViews(content, tally, untold),
  };
}
