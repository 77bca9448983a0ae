import { all, type Key, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { newId, type RepresentativeId } from "../../ground/shared/ids.ts";
import * as store from "./family.store.ts";
import { destroyVault } from "./forget.actions.ts";
import { forgetNews } from "./news.store.ts";
import { clearReturned } from "./reach.ts";

/** Who was taken out of a family at once, and stood on no child's card. */
interface Departed {
  memberIds: RepresentativeId[];
}

const partition = (tenant: string) => `T#${tenant}#FAMILY-DEPARTED`;
const mostAtOnce = 100;

/** Beside the change that takes them out: whoever may destroy keys comes later (decision 0188). */
export const depart = ({ tenant, now }: Pick<Ctx, "tenant" | "now">, memberIds: RepresentativeId[]): Write[] => {
  if (memberIds.length === 0) return [];
  const key: Key = { table: "records", pk: partition(tenant), sk: newId("event", now().epochMilliseconds) };
  return [{ put: { key, kind: "departed", data: { memberIds } satisfies Departed }, expect: "absent" }];
};

/**
 * The keys of those who were taken out, and what they had opened, which is gone already but for copies of former days. Whoever came onto a
 * child's card meanwhile keeps theirs. Safe to repeat. @returns of how many
 */
export async function forgetDeparted(ctx: Ctx): Promise<number> {
  let count = 0;
  for await (const { key, data } of all<Departed>(ctx.bank, "records", partition(ctx.tenant))) {
    for (const memberId of data.memberIds)
      if ((await store.childrenOf(ctx, memberId)).length === 0) {
        await clearReturned(ctx, memberId);
        await forgetNews(ctx, memberId);
        await destroyVault(ctx, memberId);
        count += 1;
      }
    await ctx.bank.commit([{ remove: key, expect: "any" }]);
    if (count >= mostAtOnce) break;
  }
  return count;
}
