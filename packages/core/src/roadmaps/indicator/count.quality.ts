import * as quality from "../../forms/quality/quality.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { QualityId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { ofQuality } from "./contribution.quality.ts";
import { count } from "./counting.ts";

export const countQuality = (ctx: Ctx, qualityId: QualityId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => quality.load(ctx, qualityId));
    return found && { adds: [ofQuality(found.data)], from: [found] };
  });
