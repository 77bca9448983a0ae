import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId, ErasureId } from "../../ground/shared/ids.ts";
import * as children from "../../people/child/child.store.ts";
import * as store from "./erasure.store.ts";
import type { Erasure } from "./erasure.ts";
import * as register from "./register.ts";

/**
 * Erases again what came back with a restore: the register knows of more erasures than the records do. Each is begun anew, as it was,
 * and carried out like any other; its key is gone already, so that nobody could read it meanwhile. Nothing is done, and one record
 * of each read, where both agree. Safe to repeat. @returns those that were begun anew
 */
export async function reapply(ctx: Ctx): Promise<ErasureId[]> {
  const again: ErasureId[] = [];
  const wanted = await register.entered(ctx);
  if (wanted <= (await register.done(ctx)).count) return again;
  let known = 0;
  let from: string | undefined;
  do {
    const page = await register.entries(ctx, { from });
    for (const { data } of page.items) {
      const status = await reopened(ctx, data);
      if (status === "erased") known += 1;
      if (status === "again") again.push(data.erasureId);
    }
    from = page.next;
  } while (from);
  await corrected(ctx, known);
  return again;
}

/** All cards of which nothing personal is left, or will be in a moment. */
export async function* erasedCards(ctx: Ctx): AsyncGenerator<ChildId> {
  let from: string | undefined;
  do {
    const page = await register.entries(ctx, { from });
    for (const { data } of page.items) yield* data.cards;
    from = page.next;
  } while (from);
}

const reopened = (ctx: Ctx, entry: register.Entry): Promise<"erased" | "erasing" | "again"> =>
  retrying(async () => {
    const found = await store.read(ctx, entry.erasureId);
    const card = await children.read(ctx, entry.childId);
    const isClosed = card?.data.erasure !== undefined;
    if (found?.data.status === "erased" && (isClosed || !card)) return "erased";
    if (found?.data.status === "erasing" && isClosed) return "erasing";
    const { erasureId, childId } = entry;
    const data: Erasure = { ...withoutCards(entry), status: "erasing" };
    const place = await ctx.bank.get(store.placeOf(ctx.tenant, childId));
    await ctx.bank.commit([
      store.write(ctx.tenant, data, found?.version ?? "absent"),
      ...(place ? [] : [store.take(ctx.tenant, data)]),
      ...(card
        ? [children.write(ctx.tenant, { ...card.data, merging: undefined, erasure: { erasureId } }, card.version)]
        : []),
    ]);
    return "again";
  });

const withoutCards = ({
  number: _,
  on: __,
  cards: ___,
  destroyed: ____,
  ...erasure
}: register.Entry): Omit<Erasure, "status"> => erasure;

/** As many as these records do know: those begun anew are counted when they are done. */
const corrected = (ctx: Ctx, known: number): Promise<void> =>
  retrying(async () => {
    const done = await register.done(ctx);
    if (done.count !== known) await ctx.bank.commit([done.write(known)]);
  });
