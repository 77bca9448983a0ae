import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import * as children from "../../people/child/child.store.ts";
import * as Consent from "../../people/consent/index.ts";
import { ask, refuse } from "./erasure.actions.ts";
import * as store from "./erasure.store.ts";

/**
 * When nobody agrees any more that a child's data is processed, thirty days run (152-ФЗ ст. 21 ч. 5), whether or not the family asks for
 * it in words: a request is opened that two persons carry out, or refuse with the law by which the data stays. Safe to repeat.
 * @param on the day of the withdrawal
 */
export async function startClock(ctx: Ctx, childId: ChildId, on: string): Promise<void> {
  const card = (await children.read(ctx, childId))?.data;
  if (!card || card.erasure || card.mergedInto || (await Consent.standing(ctx, childId)).length > 0) return;
  const newest = await store.newestOf(ctx, childId);
  const last = newest && (await store.load(ctx, newest.erasureId)).data; // its index may lag
  // Of this withdrawal somebody has decided already; a consent that came since is no decision, and is withdrawn by now.
  if (last && last.receivedOn >= on && last.refused?.basis !== "consent-anew") return;
  await ask(ctx, childId, { grounds: "consent-withdrawn", receivedOn: on });
}

/** Somebody agrees again before anybody has decided: what the platform asked for itself is over. What a family asked for stays. */
export async function stopClock(ctx: Ctx, childId: ChildId): Promise<void> {
  // It may be withdrawn again when it is told of.
  if ((await Consent.standing(ctx, childId)).length === 0) return;
  const open = await store.openOf(ctx, childId);
  const asked = open && (await store.load(ctx, open)).data;
  if (asked?.status !== "asked" || !asked.askedBy.startsWith("system:") || asked.grounds !== "consent-withdrawn")
    return;
  await refuse(ctx, asked.erasureId, { basis: "consent-anew", reason: "После отзыва дано новое согласие." });
}
