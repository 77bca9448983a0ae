import { add } from "../../ground/counter/counter.store.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, RoundId } from "../../ground/shared/ids.ts";
import type { FormContent } from "../form/content.ts";
import { loadVersion } from "../form/form.store.ts";
import { type Cells, type PlacedCells, type Tally, talliesOf, tallyOf } from "../response/tally.ts";
import * as store from "./round.store.ts";
import type { Round } from "./round.ts";

/** How many were asked, and what came of it. */
export interface Counts {
  invited: number;
  unreachable: number;
  returned: number;
  answered: number;
}

export interface PlacedCounts extends Counts {
  municipality?: string | undefined;
  agencyId?: AgencyId | undefined;
}

/** What was answered in one place: a municipality, and in it about or by one organisation. */
export interface GroupFigures extends PlacedCounts {
  tally: Tally;
}

export interface RoundFigures {
  round: Round;
  content: FormContent;
  groups: GroupFigures[];
}

const countsIn = ({ invited = 0, unreachable = 0, returned = 0, n: answered = 0 }: Cells): Counts => ({
  invited,
  unreachable,
  returned,
  answered,
});

export const countsOf = async (
  ctx: Pick<Ctx, "bank" | "keys" | "tenant">,
  { roundId }: Round,
): Promise<PlacedCounts[]> =>
  (await talliesOf(ctx, roundId)).map(({ cells, ...place }) => ({ ...place, ...countsIn(cells) }));

export function totalCounts(counts: readonly Counts[]): Counts {
  const sum = (of: keyof Counts) => counts.reduce((all, one) => all + one[of], 0);
  return {
    invited: sum("invited"),
    unreachable: sum("unreachable"),
    returned: sum("returned"),
    answered: sum("answered"),
  };
}

/** Sums of several places as those of one. */
export function joined(placed: readonly PlacedCells[]): Cells {
  const cells: Cells = {};
  for (const one of placed) add(cells, one.cells, 1);
  return cells;
}

export const figuresOf = (content: FormContent, cells: Cells) => ({
  ...countsIn(cells),
  tally: tallyOf(content, cells),
});

/** For rooms above, which say who may see it: all figures of a round, whole. @throws Refusal not-found */
export async function figures(ctx: Pick<Ctx, "bank" | "keys" | "tenant">, roundId: RoundId): Promise<RoundFigures> {
  const { data: round }: Stored<Round> = await store.load(ctx, roundId);
  const { content } = await loadVersion(ctx, round.formId, round.formVersion);
  const placed = await talliesOf(ctx, roundId);
  return { round, content, groups: placed.map(({ cells, ...place }) => ({ ...place, ...figuresOf(content, cells) })) };
}
