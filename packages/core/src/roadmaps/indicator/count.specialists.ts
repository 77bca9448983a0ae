import * as specialists from "../../agencies/specialist/specialist.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { SpecialistId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { ofSpecialist } from "./contribution.specialist.ts";
import { count } from "./counting.ts";

export const countSpecialist = (ctx: Ctx, id: SpecialistId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => specialists.load(ctx, id));
    return found && { adds: [ofSpecialist(found.data)], from: [found] };
  });
