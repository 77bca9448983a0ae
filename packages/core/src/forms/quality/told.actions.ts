import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, QualityId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as store from "./quality.store.ts";
import type { Quality } from "./quality.ts";
import type { Scores } from "./scores.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** What an organisation reads of its own assessment. */
export interface OwnScores extends Pick<Quality, "year" | "sphere"> {
  scores: Scores;
  /** Counted before, and again. */
  isAgain: boolean;
}

/** Whom an assessment has counted. */
export async function assessedIn(ctx: Bank, id: QualityId): Promise<AgencyId[]> {
  return ((await store.readScores(ctx, id))?.data.organisations ?? []).map(({ agencyId }) => agencyId);
}

/** Undefined where it is not counted, or not this organisation. */
export async function ownScores(ctx: Bank, id: QualityId, agencyId: AgencyId): Promise<OwnScores | undefined> {
  const found = await unlessRefused(() => store.load(ctx, id));
  const own = (await store.readScores(ctx, id))?.data.organisations.find((one) => one.agencyId === agencyId);
  if (found?.data.status !== "counted" || !own) return undefined;
  const { year, sphere, counted } = found.data;
  return { year, sphere, scores: own.scores, isAgain: counted > 1 };
}
