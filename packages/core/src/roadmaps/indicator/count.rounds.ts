import * as rounds from "../../forms/round/round.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { RoundId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { ofRound } from "./contribution.round.ts";
import { count } from "./counting.ts";

export const countRound = (ctx: Ctx, roundId: RoundId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => rounds.load(ctx, roundId));
    return found && { adds: [await ofRound(ctx, found.data)], from: [found] };
  });
