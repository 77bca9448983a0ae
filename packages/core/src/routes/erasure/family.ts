import { Temporal } from "temporal-polyfill";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ErasureId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { familyOf } from "../../people/child/reached.ts";
import { changed, event } from "./erasure.actions.ts";
import type { Erasure } from "./erasure.ts";
import { load } from "./open.ts";
import type * as register from "./register.ts";

/** So long the letters of the act are waited for, from when they may leave; then the data is destroyed without them, since the law's term runs. */
const lettersHave = { hours: 12 };

/**
 * The family is told of the act while its addresses can still be read: the letters go first, the keys after them.
 * @returns whether they have gone, or there are none
 */
export async function familyKnows(ctx: Ctx, id: ErasureId, { number, on }: register.Entry): Promise<boolean> {
  const { announced, childId } = await load(ctx, id);
  if (announced) return announced.toldAt !== undefined || (await isOver(ctx, announced.at));
  if (!(await familyOf(ctx, childId)).some(({ email }) => email)) return true;
  await changed(ctx, id, { action: "erasure.announced" }, async ({ data }) => {
    if (data.status !== "erasing" || data.announced) return { events: [] };
    const after: Erasure = { ...data, announced: { number, on, at: ctx.now().toString() } };
    return { events: [event("erasure.announced", after)], after };
  });
  return false;
}

async function isOver(ctx: Ctx, at: string): Promise<boolean> {
  const settings = await Tenant.load(ctx);
  const announced = Temporal.Instant.from(at);
  const from = Tenant.isQuiet(announced, settings) ? Tenant.quietUntil(announced, settings) : announced;
  return Temporal.Instant.compare(from.add(lettersHave), ctx.now()) <= 0;
}

/** The letters have gone: what they told of may be done. Safe to repeat. */
export async function familyTold(ctx: Ctx, id: ErasureId): Promise<void> {
  await changed(ctx, id, { action: "erasure.family-told" }, async ({ data }) => {
    if (data.status !== "erasing" || !data.announced || data.announced.toldAt !== undefined) return { events: [] };
    const announced = { ...data.announced, toldAt: ctx.now().toString() };
    return { events: [], after: { ...data, announced } };
  });
}
