import type { Ctx } from "../../ground/shared/context.ts";
import type { FamilyId } from "../../ground/shared/ids.ts";
import type { FamilyServices } from "./services.view.ts";

export { copyFormats, everything } from "./export.actions.ts";
export { FamilyPage } from "./page.ts";
export { FamilyServices } from "./services.view.ts";

/** What a family is given, loaded by whoever asks for it: its page needs none of it (decision 0101). @throws Refusal not-found */
export const servicesOf = async (ctx: Ctx, familyId: FamilyId): Promise<FamilyServices> =>
  (await import("./services.actions.ts")).servicesOf(ctx, familyId);
export { show } from "./show.actions.ts";
