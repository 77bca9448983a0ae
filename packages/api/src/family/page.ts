import { FamilyPage, show } from "@marshrut/core/family-page";
import { type FamilyCall, familyAction } from "./action.ts";

/** Whatever is said, the page is shown as it is then. */
export const page = { page: FamilyPage };
export const shown = async ({ ctx, family, member, only }: FamilyCall) => ({
  page: await show(ctx, family, member, only),
});

export const pageActions = [familyAction({ action: "show", input: {}, answer: page, run: shown })];
