import type { Page, Stored } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { hasPlaces, placeAuthorities } from "./authority.places.ts";
import * as store from "./child.store.ts";
import type { ChildRecord } from "./child.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Cards that are written at the same time. */
const concurrency = 25;

/**
 * Gives the children whom an older program registered their places by month of birth and by school: each record is written again as it is. Safe to
 * run again: those that are placed are passed by. @returns how many were written
 */
export async function placeChildren(ctx: Bank): Promise<number> {
  let placed = 0;
  let from: string | undefined;
  do {
    const page: Page<Stored<ChildRecord>> = await ctx.bank.find(
      "gsi2",
      store.listPk(ctx.tenant),
      {},
      { limit: 200, from },
    );
    const left = page.items.filter((child) => !store.isPlaced(ctx.tenant, child));
    await inParallel(left, concurrency, ({ data: { childId } }) =>
      retrying(async () => {
        const found = await store.read(ctx, childId);
        if (found) await ctx.bank.commit([store.write(ctx.tenant, found.data, found.version)]);
      }),
    );
    const papers = page.items.filter(({ data }) => hasPlaces(data));
    await inParallel(papers, concurrency, ({ data: { childId } }) => placeAuthorities(ctx, childId));
    placed += left.length;
    from = page.next;
  } while (from);
  return placed;
}
