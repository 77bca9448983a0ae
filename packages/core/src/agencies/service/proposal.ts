import { fold } from "../../ground/vault/fold.ts";
import type { KnownService, Lookup } from "./lookup.ts";
import type { ServiceKey } from "./service.ts";

// The rules are data, and shown: the signs of each service in the catalogue. A person confirms what they propose.

/**
 * The service that a measure's wording points to: the one that it names, else the one whose sign says most of it (the beginnings of
 * words that all stand in it, the longest together). Nothing where two services say as much: a person decides.
 */
export function proposedFor(wording: string, lookup: Lookup): ServiceKey | undefined {
  const named = lookup.of(lookup.resolve(wording) ?? "");
  if (named?.status === "active") return named.serviceKey;
  const words = wordsOf(wording);
  let best: { weight: number; serviceKey: ServiceKey | undefined } = { weight: 0, serviceKey: undefined };
  for (const { serviceKey, signs } of lookup.all.filter(isActive)) {
    const weight = Math.max(0, ...signs.map((sign) => weightOf(sign, words)));
    if (weight > best.weight) best = { weight, serviceKey };
    else if (weight === best.weight && weight > 0) best = { weight, serviceKey: undefined };
  }
  return best.serviceKey;
}

const isActive = ({ status }: KnownService): boolean => status === "active";

/** How many letters of the wording a sign accounts for; none unless each of its beginnings begins a word there. */
function weightOf(sign: string, words: readonly string[]): number {
  const stems = wordsOf(sign);
  return stems.every((stem) => words.some((word) => word.startsWith(stem)))
    ? stems.reduce((sum, stem) => sum + stem.length, 0)
    : 0;
}

/** No wording of a measure has more. */
const mostWords = 100;
const wordsOf = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter((word) => word !== "")
    .slice(0, mostWords);
