import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, OccasionId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as occasions from "../../people/occasion/occasion.store.ts";
import { childEventsSubject, ofChildsEvents, ofOccasion, ofSignUp } from "./contribution.event.ts";
import { count, countByMarks } from "./counting.ts";

export const countOccasion = (ctx: Ctx, id: OccasionId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => occasions.load(ctx, id));
    return found && { adds: [ofOccasion(found.data)], from: [found] };
  });

/** One that went to another card meanwhile is counted there, when what was carried is. */
export async function countSignUp(ctx: Ctx, at: occasions.SignUpAt): Promise<void> {
  await count(ctx, async () => {
    const found = await unlessRefused(() => occasions.loadSignUp(ctx, at));
    return found && { adds: [ofSignUp(found.data)], from: [found] };
  });
  if (at.childId) await countChildsEvents(ctx, at.childId);
}

/** All of a child's together: it counts once, however many events it came to. */
export function countChildsEvents(ctx: Ctx, childId: ChildId): Promise<void> {
  const anew = readingAnew(ctx);
  return countByMarks(anew, [childEventsSubject(childId)], async () => [
    ofChildsEvents(
      childId,
      (await occasions.ofChild(anew, childId)).map(({ data }) => data),
    ),
  ]);
}
