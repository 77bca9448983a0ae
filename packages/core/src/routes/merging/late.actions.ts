import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId, MergingId, RouteId } from "../../ground/shared/ids.ts";
import { stored } from "../../people/child/child.scope.ts";
import { type Hangs, hangsOn } from "./hangs.ts";
import { linksOf, numbered } from "./links.ts";
import * as store from "./merging.store.ts";
import type { Carried, Merging } from "./merging.ts";

/**
 * What was entered into a card between the look at it and its closing belongs to it as well: nothing more comes, since both cards
 * are closed now, and it is written down before anything is carried, for an undoing as well. Of two routes that are open since the one
 * opened last ends. Safe to repeat. @throws Refusal not-found
 */
export const withLate = (ctx: Ctx, mergingId: MergingId): Promise<Merging> =>
  retrying(async () => {
    const { data: merging, version } = await store.load(ctx, mergingId);
    if (merging.kind !== "merge" || merging.status === "done") return merging;
    const [here, there] = await Promise.all([hangs(ctx, merging.to), hangs(ctx, merging.from)]);
    const carried = together(merging.carried, there.carried);
    const ends = merging.ends ?? lastOfTwo(openOn(here), openOn(there));
    const isLate = (list: keyof Omit<Carried, "steps">) => carried[list].length > merging.carried[list].length;
    if (ends === merging.ends && !lists.some(isLate)) return merging;
    const links = isLate("instruments")
      ? linksOf(await numbered(ctx, merging.to), await numbered(ctx, merging.from))
      : merging.links;
    const after: Merging = { ...merging, carried, ends, links };
    await ctx.bank.commit([store.write(ctx.tenant, after, version)]);
    return after;
  });

const hangs = async (ctx: Ctx, childId: ChildId): Promise<Hangs> => hangsOn(ctx, (await stored(ctx, childId)).data);

const lists = ["consents", "instruments", "routes", "notes", "others"] as const;
const both = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];
const together = (a: Carried, b: Carried): Carried => ({
  consents: both(a.consents, b.consents),
  instruments: both(a.instruments, b.instruments),
  routes: both(a.routes, b.routes),
  notes: both(a.notes, b.notes),
  others: both(a.others, b.others),
  steps: Math.max(a.steps, b.steps),
});

const openOn = ({ routes }: Hangs): RouteId | undefined =>
  routes.find(({ route }) => route.status === "open")?.route.routeId;
/** Ids begin with the time at which they were made. */
const lastOfTwo = (a: RouteId | undefined, b: RouteId | undefined): RouteId | undefined =>
  a && b && a !== b ? (a > b ? a : b) : undefined;
