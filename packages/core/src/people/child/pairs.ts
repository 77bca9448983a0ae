import { getAll, type Write } from "../../ground/shared/bank.ts";
import { by, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { likely } from "../likeness/index.ts";
import type { Match } from "./alike.ts";
import type { Pair } from "./pairs.store.ts";
import * as pairs from "./pairs.store.ts";

/** Most pairs that are kept of one card at once: more than that is a list of namesakes, no list of likely pairs. */
const mostPairs = 5;

/**
 * Of what a card is like, whom somebody has not told apart from it, and what is kept of the pairs: as open, or as two children where
 * a person has said so with this very request. Of a new card there is nothing to read.
 */
export async function pairsOf(
  ctx: Ctx,
  childId: ChildId,
  matches: readonly Match[],
  { confirmed, isNew }: { confirmed: readonly ChildId[]; isNew: boolean },
): Promise<{ unknown: Match[]; writes: Write[] }> {
  const keys = matches.map((match) => pairs.keyOf(ctx.tenant, pairs.inOrder(childId, match.childId)));
  const found = isNew ? [] : await getAll<Pair>(ctx.bank, keys);
  const apart = (match: Match, i: number) => found[i]?.data.status === "distinct" || confirmed.includes(match.childId);
  const writes = matches.flatMap((match, i): Write[] => {
    const before = found[i];
    const isSaid = confirmed.includes(match.childId) && match.score >= likely;
    if (before && (before.data.status === "distinct" || !isSaid)) return [];
    return [pairs.write(ctx.tenant, pairOf(ctx, childId, match, isSaid), before?.version ?? "absent")];
  });
  return { unknown: matches.filter((match, i) => !apart(match, i)), writes: writes.slice(0, mostPairs) };
}

function pairOf(ctx: Ctx, childId: ChildId, { childId: other, score, reasons }: Match, isSaid: boolean): Pair {
  const now = ctx.now().toString();
  const pair: Pair = { childIds: pairs.inOrder(childId, other), score, reasons, status: "open", foundAt: now };
  return isSaid ? { ...pair, status: "distinct", by: by(ctx.actor), at: now } : pair;
}
