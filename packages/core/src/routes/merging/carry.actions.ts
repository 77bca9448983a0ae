import type { Ctx } from "../../ground/shared/context.ts";
import type { MergingId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Route from "../route/index.ts";
import { finish, reindexed } from "./finish.ts";
import { othersOn } from "./hangs.ts";
import { withLate } from "./late.actions.ts";
import { linkPapers, unlinkPapers } from "./links.ts";
import type { Merging } from "./merging.ts";
import * as pieces from "./pieces.ts";

/**
 * Carries on from wherever it was cut short, to the end: every piece may be done twice. Papers and notes are copied first,
 * then the routes that name them move, and only then the first copies go; so whoever reads meanwhile finds what they look for.
 * @param request the platform, or the coordinator whose request began it @throws Refusal not-found
 */
export async function carryOn(request: Ctx, mergingId: MergingId): Promise<Merging> {
  const ctx = { ...readingAnew(request), idempotency: undefined };
  const merging = await withLate(ctx, mergingId);
  if (merging.status === "done") return merging;
  if (merging.kind === "merge" && merging.ends) await endRoute(ctx, merging.ends);
  if (merging.kind === "unmerge") await unlinkPapers(ctx, merging.from, merging.links);
  const { consents, instruments, routes, others } = merging.carried;
  for (const id of consents) await pieces.copyConsent(ctx, merging, id);
  for (const id of instruments) await pieces.copyInstrument(ctx, merging, id);
  for (const sk of others) await pieces.copyOther(ctx, merging, sk);
  for (const id of await notesOf(ctx, merging)) await pieces.copyNote(ctx, merging, id);
  await pieces.recount(ctx, merging.to);
  for (const id of routes) await pieces.moveRoute(ctx, merging, id);
  // Those that were written until the routes had moved.
  for (const id of await notesOf(ctx, merging)) {
    await pieces.copyNote(ctx, merging, id);
    await pieces.takeNoteAway(ctx, merging, id);
  }
  for (const id of consents) await pieces.takeConsentAway(ctx, merging, id);
  for (const id of instruments) await pieces.takeInstrumentAway(ctx, merging, id);
  // Of a merged card nothing stays, whenever it was written.
  const left = merging.kind === "merge" ? await othersOn(ctx, merging.from) : others;
  for (const sk of left) {
    await pieces.copyOther(ctx, merging, sk);
    await pieces.takeOtherAway(ctx, merging, sk);
  }
  await pieces.recount(ctx, merging.from);
  if (merging.kind === "merge") await linkPapers(ctx, merging.to, merging.links);
  await reindexed(ctx, merging);
  return finish(ctx, mergingId);
}

async function notesOf(ctx: Ctx, { carried: { notes, routes } }: Merging) {
  const named = await Promise.all(routes.map((id) => pieces.notesOf(ctx, id)));
  return new Set([...notes, ...named.flat()]);
}

/** Of two open routes one goes on; of the other's steps the agencies are told as of those of any route that ends. */
async function endRoute(ctx: Ctx, routeId: Route.Route["routeId"]): Promise<void> {
  const { data: route } = await Route.load(ctx, routeId);
  if (route.status === "open") await Route.close(ctx, routeId, { reason: "other", note: endedNote });
}

const endedNote =
  "Карты ребёнка объединены: продолжается другой его маршрут. / The child's cards were merged: the other route goes on.";
