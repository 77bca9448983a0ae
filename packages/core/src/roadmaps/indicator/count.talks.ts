import type { Ctx } from "../../ground/shared/context.ts";
import type { TalkId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { load } from "../../people/talk/talk.store.ts";
import { ofTalk } from "./contribution.talk.ts";
import { count } from "./counting.ts";

export const countTalk = (ctx: Ctx, id: TalkId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => load(ctx, id));
    return found && { adds: [ofTalk(found.data)], from: [found] };
  });
