import { Temporal } from "temporal-polyfill";
import { Unavailable } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import type { MergingId } from "../../ground/shared/ids.ts";
import { carryOn } from "./carry.actions.ts";
import * as store from "./merging.store.ts";

/** Whoever began it is given so long to finish it. */
const grace = { minutes: 2 };

/**
 * Carries to its end what was cut short: the function that began it died. What cannot be carried keeps nothing else from it.
 * @returns what was finished @throws the first accident, when all others are done; Unavailable at once
 */
export async function unfinished(ctx: Ctx): Promise<MergingId[]> {
  const done: MergingId[] = [];
  const errors = errorCollector((error) => error instanceof Unavailable);
  let from: string | undefined;
  do {
    const page = await store.underWay(ctx, { from });
    for (const { data } of page.items)
      if (Temporal.Instant.compare(Temporal.Instant.from(data.begunAt).add(grace), ctx.now()) <= 0)
        await errors.collect(async () => {
          await carryOn(ctx, data.mergingId);
          done.push(data.mergingId);
        });
    from = page.next;
  } while (from);
  errors.rethrow();
  return done;
}
