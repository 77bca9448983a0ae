import { getAll, type Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ErasureId } from "../../ground/shared/ids.ts";
import * as store from "./erasure.store.ts";
import type { Erasure } from "./erasure.ts";
import { cardsOf } from "./pieces.ts";

/** As it stands, for the platform. @throws Refusal not-found */
export const load = async (ctx: Ctx, id: ErasureId): Promise<Erasure> => (await store.load(ctx, id)).data;

/** Of these children those about whom a request is open, decided or not. */
export async function openOf(ctx: Ctx, ids: readonly ChildId[]): Promise<ReadonlySet<ChildId>> {
  const places = await getAll(
    ctx.bank,
    ids.map((id) => store.placeOf(ctx.tenant, id)),
  );
  return new Set(ids.filter((_, i) => places[i]));
}

/** Children about whom a request is open anywhere, each as the card that it was asked of; eventually consistent. */
export async function askedOf(ctx: Ctx): Promise<ChildId[]> {
  const found: ChildId[] = [];
  for (const status of ["asked", "erasing"] as const) {
    let from: string | undefined;
    do {
      const page = await store.find(ctx, status, { limit: 200, from });
      found.push(...page.items.map(({ data }) => data.childId));
      from = page.next;
    } while (from);
  }
  return found;
}

/**
 * The requests about a child that nobody has decided, or that are carried out just now: of the card itself first, then of those that
 * were merged into it, since one child has one answer. They stay with their cards as long as that can be undone.
 */
export const openAbout = async (ctx: Ctx, childId: ChildId): Promise<Stored<Erasure>[]> =>
  openOn(ctx, await cardsOf(ctx, childId));

export async function openOn(ctx: Ctx, cards: readonly ChildId[]): Promise<Stored<Erasure>[]> {
  const ids = await Promise.all(cards.map((card) => store.openOf(ctx, card)));
  return Promise.all(ids.filter((id) => id !== undefined).map((id) => store.load(ctx, id)));
}
