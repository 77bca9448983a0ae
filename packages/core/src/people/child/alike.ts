import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { type Mark, marksOf } from "../../ground/vault/index.ts";
import {
  compare,
  compareOnce,
  type Likeness,
  likely,
  likenessOf,
  near,
  type Particulars,
  possible,
  type Resemblance,
} from "../likeness/index.ts";
import * as store from "./child.store.ts";

/** A card that may be of the same child. */
export interface Match extends Resemblance {
  childId: ChildId;
}

/** Most cards that one is compared with, those of its very birth date first: a region has some hundred near one day. */
const mostCompared = 300;

/**
 * Cards that may be of this child, the likeliest first. Children are few to a day, so all who were born on this day, or on one that may
 * have been meant, are compared; their number does not grow with the names that a region has in common.
 * @param childId the card that is asked about, where there is one
 * @param was what the card said before; whoever was as alike already is no news
 * @param exact who stands under the same name and birth date, present or former
 */
export async function alikeTo(
  ctx: Ctx,
  childId: ChildId | undefined,
  who: Particulars,
  { was, exact = [] }: { was?: Particulars | undefined; exact?: readonly string[] } = {},
): Promise<{ matches: Match[]; born: Mark }> {
  const marks = await marksOf(ctx, "born", near(who.birthDate));
  const subjects = new Set([...exact, ...marks.flatMap((mark) => mark.subjects)]);
  if (childId) subjects.delete(childId);
  const ids = [...subjects].slice(0, mostCompared) as ChildId[];
  const [mine, former, theirs] = await Promise.all([
    likenessOf(ctx, who),
    was && likenessOf(ctx, was),
    store.readLikenesses(ctx, ids),
  ]);
  const matches = ids.flatMap((id, i): Match[] => {
    const isExact = exact.includes(id);
    const alike = resemblance(mine, theirs[i], isExact);
    if (!alike || alike.score < possible) return [];
    const isNews = isExact || !former || scoreOf(former, theirs[i]) < likely;
    return isNews ? [{ childId: id, ...alike }] : [];
  });
  return { matches: matches.sort((a, b) => b.score - a.score), born: marks[0]! };
}

const scoreOf = (a: Likeness, b: Likeness | undefined): number => (b ? (compare(a, b)?.score ?? 0) : 0);

/** Whoever has the name and birth date is proposed in any case, also a card that nobody has written since cards are compared. */
function resemblance(mine: Likeness, theirs: Likeness | undefined, isExact: boolean): Resemblance | undefined {
  const alike = theirs && compare(mine, theirs);
  if (!isExact) return alike;
  const { score, reasons } = alike ?? compareOnce(mine, theirs ?? mine);
  return { score: Math.max(score, likely), reasons };
}
