import type { Scored } from "../form/scoring.ts";
import { profileDomains } from "../form/shipped/keys.ts";

/** How a child's profile has changed from one asking to another. */
export const profileChanges = ["improved", "same", "worse"] as const;
export type ProfileChange = (typeof profileChanges)[number];

/** One answer of two, by one step: less is no change of an area. */
const leastStep = 0.5;
/** Areas that both have to have: of fewer nothing is said. */
const leastAreas = 3;

const scoreOf = (scores: readonly Scored[], key: string): number | undefined =>
  scores.find((score) => score.key === key)?.value;

/** By how much each area has moved; those that both have a value of. */
export const movesOf = (from: readonly Scored[], to: readonly Scored[]): Map<string, number> =>
  new Map(
    profileDomains.flatMap((key): [string, number][] => {
      const [before, after] = [scoreOf(from, key), scoreOf(to, key)];
      return before === undefined || after === undefined ? [] : [[key, Math.round((after - before) * 100) / 100]];
    }),
  );

/**
 * Better where more areas rose than fell. What is asked goes by age (see the form), so that whoever goes on developing stays the same.
 * Nothing where too little is known of either.
 */
export function changeOf(from: readonly Scored[], to: readonly Scored[]): ProfileChange | undefined {
  const moves = [...movesOf(from, to).values()];
  if (moves.length < leastAreas) return undefined;
  const up = moves.filter((move) => move >= leastStep).length;
  const down = moves.filter((move) => move <= -leastStep).length;
  return up > down ? "improved" : down > up ? "worse" : "same";
}
