import type { Ctx } from "../../ground/shared/context.ts";
import type { RoundId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { count } from "./counting.ts";

/** Rounds end now and then: what they are made of is loaded when one does. */
export const countRound = (ctx: Ctx, roundId: RoundId): Promise<void> =>
  count(ctx, async () => {
    const [rounds, { ofRound }] = await Promise.all([
      import("../../forms/round/round.store.ts"),
      import("./contribution.round.ts"),
    ]);
    const found = await unlessRefused(() => rounds.load(ctx, roundId));
    return found && { adds: [await ofRound(ctx, found.data)], from: [found] };
  });
