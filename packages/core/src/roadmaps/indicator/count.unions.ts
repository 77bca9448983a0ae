import type { Ctx } from "../../ground/shared/context.ts";
import type { UnionId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as unions from "../../people/union/union.store.ts";
import { ofUnion } from "./contribution.union.ts";
import { count } from "./counting.ts";

export const countUnion = (ctx: Ctx, unionId: UnionId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => unions.load(ctx, unionId));
    return found && { adds: [ofUnion(found.data)], from: [found] };
  });
