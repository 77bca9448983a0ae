import { hiddenOf } from "../../ground/shared/small.ts";
import type { FormContent } from "../form/content.ts";
import { isQuestion, type Question } from "../form/item.ts";
import type { PlacedCells, Tally } from "../response/tally.ts";
import { figuresOf, joined } from "./figures.ts";
import type { GroupView, ResultsView } from "./round.ts";

/** To the second decimal, half up: what binary fractions add is cut before. */
const rounded = (value: number): number => Math.round(Number((value * 100).toPrecision(12))) / 100;

function scoreViews({ scores }: FormContent, tally: Tally): GroupView["scores"] {
  return scores.map(({ key, title, bands }) => {
    const { n = 0, sum = 0, bands: counts } = tally.scores.get(key) ?? {};
    return {
      key,
      title,
      count: n,
      mean: n === 0 ? undefined : rounded(sum / n),
      bands: bands.map((band) => ({ key: band.key, text: band.text, count: counts?.get(band.key) ?? 0 })),
    };
  });
}

function questionViews({ items }: FormContent, tally: Tally): GroupView["questions"] {
  return items.filter(isQuestion).map((item) => {
    const { answered = 0, options = new Map<string, number>(), sum = 0 } = tally.questions.get(item.key) ?? {};
    const isNumber = item.kind === "scale" || item.kind === "number";
    return {
      key: item.key,
      text: item.text,
      answered,
      options:
        options.size === 0
          ? undefined
          : [...options].map(([code, count]) => ({ code, text: optionText(item, code), count })),
      mean: isNumber && answered > 0 ? rounded(sum / answered) : undefined,
    };
  });
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
 * answer, a small part is hidden, and so is the next one where the difference from the whole would show it.
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
  const hiding = (parts: { key: string; cells: PlacedCells[] }[]) =>
    cut.nameless ? hiddenOf(parts.map(({ key, cells }) => ({ key, n: joined(cells).n ?? 0 }))) : new Set<string>();
  // What is not shown of the region as a whole is nobody's difference: a municipality alone is judged by itself.
  const hiddenPlaces = hiding(places.map((key) => ({ key, cells: ofPlace(key) })));
  const group = (cells: readonly PlacedCells[], isHidden: boolean) =>
    groupView(content, cells, isHidden, cut.numbersOnly);
  const organisations = places.flatMap((place) => {
    const those = ofPlace(place).flatMap((one) =>
      one.agencyId === undefined ? [] : [{ ...one, agencyId: one.agencyId }],
    );
    const hidden = hiding(those.map((one) => ({ key: one.agencyId, cells: [one] })));
    return those.map((one) => ({
      municipality: one.municipality,
      agencyId: one.agencyId,
      organisation: names.get(one.agencyId),
      ...group([one], hidden.has(one.agencyId) || hiddenPlaces.has(place)),
    }));
  });
  const isFew = cut.nameless && hiding([{ key: "", cells: [...mine] }]).size > 0;
  return {
    total: group(mine, isFew),
    municipalities: places.map((place) => ({
      municipality: place || undefined,
      ...group(ofPlace(place), isFew || hiddenPlaces.has(place)),
    })),
    organisations,
  };
}

function groupView(content: FormContent, cells: readonly PlacedCells[], isHidden: boolean, numbersOnly: boolean) {
  const { tally, answered, ...counts } = figuresOf(content, joined(cells));
  if (isHidden) return { ...counts, hidden: true as const, scores: [], questions: [] };
  if (numbersOnly) return { ...counts, answered, scores: [], questions: [] };
  return { ...counts, answered, scores: scoreViews(content, tally), questions: questionViews(content, tally) };
}
