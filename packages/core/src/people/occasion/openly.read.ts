import { namesOf } from "../../agencies/agency/agency.store.ts";
import * as Material from "../../ground/material/index.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { OccasionId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { find, nameOf } from "./find.actions.ts";
import * as store from "./occasion.store.ts";
import type { Occasion, OccasionSummary, PublicOccasion } from "./occasion.ts";
import { publicView, summary } from "./occasion.view.ts";

// Events as everybody reads them. Apart from signing up, which needs far more than a page does (decision 0267).

const mostShown = 50;
/** Pages of what has begun: what nobody has closed a week after its end is somebody's task, and must not hide what goes on. */
const mostLooks = 6;

/** An event that whoever has the address may come to; one that was called off as well, with the reason. @throws Refusal not-found */
export async function readOpenly(ctx: Ctx, id: OccasionId): Promise<PublicOccasion> {
  const { data } = await store.load(ctx, id);
  if (!data.open) throw notFound();
  return publicView(data, await nameOf(ctx, data.agencyId), await Material.openOnes(ctx, data.files));
}

/** How many of those that are over are shown at once. */
const pastShown = 20;

/**
 * What was held and closed, the last of it first, with what is left of it: recordings and materials.
 * @param before instant: what began earlier @returns `next`: the beginning by which the list goes on
 */
export async function listPast(
  ctx: Ctx,
  { municipality, before }: { municipality?: string | undefined; before?: string | undefined },
): Promise<{ items: PublicOccasion[]; next?: string | undefined }> {
  const { items, next } = await store.findClosed(ctx, { municipality, before }, { limit: pastShown });
  const names = await namesOf(ctx, [...new Set(items.map(({ data }) => data.agencyId))]);
  return {
    items: items.flatMap(({ data }) => (data.open ? [publicView(data, names.get(data.agencyId) ?? "")] : [])),
    next: next && items.at(-1)?.data.begins,
  };
}

/** What goes on at this moment, the last that has begun first: somebody on the way to a conference's second day looks where it is. */
export async function listRunning(
  ctx: Ctx,
  { municipality }: { municipality?: string | undefined },
): Promise<OccasionSummary[]> {
  const now = ctx.now().toString({ smallestUnit: "second" });
  const running: Stored<Occasion>[] = [];
  let from: string | undefined;
  for (let looked = 0; looked < mostLooks && running.length < mostShown; looked += 1) {
    const page = await store.findBegun(ctx, { municipality, now }, { limit: mostShown, from });
    running.push(...page.items.filter(({ data: { open, ends } }) => open && ends > now));
    from = page.next;
    if (from === undefined) break;
  }
  const names = await namesOf(ctx, [...new Set(running.map(({ data }) => data.agencyId))]);
  return running.map((one) => summary(one, names.get(one.data.agencyId) ?? ""));
}

/**
 * What is still to come, by beginning.
 * @param after instant: those that begin then or later @returns `next`: the beginning by which the list goes on
 */
export async function listOpenly(
  ctx: Ctx,
  { municipality, after }: { municipality?: string | undefined; after?: string | undefined },
): Promise<{ items: OccasionSummary[]; next?: string | undefined }> {
  const { items, next } = await find(ctx, { municipality, ahead: true, after, limit: mostShown });
  const last = items.at(-1)?.begins;
  return { items: items.filter(({ open }) => open), next: next && last !== items[0]?.begins ? last : undefined };
}
