import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as requests from "../../routes/request/request.store.ts";
import { ofRequest } from "./contribution.agency.ts";
import { count } from "./counting.ts";

/** One that went to another card meanwhile is counted there, when what was carried is. */
export const countRequest = (ctx: Ctx, at: requests.RequestAt): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => requests.load(ctx, at));
    return found && { adds: [ofRequest(found.data)], from: [found] };
  });

/** What was asked of a child. */
export async function countRequests(ctx: Ctx, childId: ChildId): Promise<void> {
  for (const { data } of await requests.ofChild(ctx, childId)) await countRequest(ctx, data);
}
