import { type Random, randomOf } from "../pilot/random.ts";
import type { Behaviours, OrganisationBehaviour } from "./behaviours.ts";

/** What an organisation does with a request, and after how many working days: of the request, or of the due date when late. */
export interface Manner {
  does: "performs" | "performs-late" | "refuses" | "fails" | "nothing";
  days: number;
}

/** What a family does about its consent. */
export interface FamilyManner {
  signs: "at-once" | "late" | "never";
  refuses: boolean;
  lateDays: number;
  /** After so many working days it takes it back. */
  withdrawsAfter: number | undefined;
}

/**
 * Chance belongs to a child and to what is asked of it, not to the order in which things come: in two scenarios the same request meets the
 * same manner, so that what differs between them is what was changed.
 */
export const chanceOf = (seed: string, ...what: (string | number)[]): Random => randomOf("manner", seed, ...what);

export function mannerOf(chance: Random, behaviour: OrganisationBehaviour): Manner {
  const { late, silent, refuses, notPerformed, answerDays, lateDays } = behaviour;
  const drawn = chance.below(1_000_000) / 1_000_000;
  const [answer, after] = [chance.between(...answerDays), chance.between(...lateDays)];
  if (drawn < late) return { does: "performs-late", days: after };
  if (drawn < late + silent) return { does: "nothing", days: 0 };
  if (drawn < late + silent + refuses) return { does: "refuses", days: answer };
  if (drawn < late + silent + refuses + notPerformed) return { does: "fails", days: answer };
  return { does: "performs", days: answer };
}

export function familyMannerOf(
  chance: Random,
  { late, refuse, silent, lateDays, withdraw }: Behaviours["families"],
): FamilyManner {
  const drawn = chance.below(1_000_000) / 1_000_000;
  const days = chance.between(...lateDays);
  const back = chance.chance(withdraw) ? chance.between(20, 220) : undefined;
  const signs = drawn < late ? "late" : drawn < late + refuse + silent ? "never" : "at-once";
  return { signs, refuses: signs === "never" && drawn < late + refuse, lateDays: days, withdrawsAfter: back };
}

/** What is usual, with what its kind does otherwise. */
export const behaviourOf = ({ organisations }: Behaviours, kind: string): OrganisationBehaviour => ({
  ...organisations.usual,
  ...organisations.kinds[kind as keyof typeof organisations.kinds],
});
